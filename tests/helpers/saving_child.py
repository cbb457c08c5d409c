"""A process that saves clients until it is killed, and says so after each commit.

    python -m tests.helpers.saving_child FILE ROUND

Each use case saves two rows; every twentieth is followed by a backup.
"""

import sys
from itertools import count
from pathlib import Path

from carecoop.records import ClientContact
from carecoop.store import unlock
from tests.helpers.store import PASSPHRASE, QUICK, client, save

NAME = "Blodwen Llwyd"
CONTACT = "Ffion Llwyd"


def main(path: Path, killed_before: str) -> None:
    store = unlock(path, PASSPHRASE, cost=QUICK)
    for number in count():
        gwen = client(f"{NAME} {killed_before}.{number}")
        save(store, gwen, ClientContact(client_id=gwen.id, name=CONTACT))
        sys.stdout.write(f"{gwen.name}\n")
        sys.stdout.flush()
        if number % 20 == 19:
            store.back_up()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
