"""A process that moves a visit by hand until it is killed, and says so after each save.

    python -m tests.helpers.moving_child FILE MONDAY PATTERN CARER

The minute at which the visit starts tells the rota's version; beyond the hour that was agreed it
is moved for a reason.
"""

import sys
from datetime import date
from itertools import count
from pathlib import Path
from uuid import UUID

from carecoop import clock
from carecoop.services.editing import Put, save
from carecoop.services.office import open_office
from carecoop.services.week import week_board
from tests.helpers.office import PASSPHRASE

FIRST_MINUTE, AGREED_MINUTE, MINUTES = 537, 540, 60


def minute_of(version: int) -> int:
    return FIRST_MINUTE + version % MINUTES


def main(path: Path, week: date, pattern_id: str, carer_id: UUID) -> None:
    office = open_office(path, PASSPHRASE)
    clock.today = lambda: week  # the week is not over, whenever this runs
    visit_id = f"{pattern_id}:{week}"
    for version in count(week_board(office, week).version):
        put = Put(visit_id, minute_of(version + 1), (carer_id,))
        reasons = {(visit_id, carer_id, "bounds"): f"The nurse comes first: {version + 1}"}
        save(office, week, version, [put], overrides=reasons)
        sys.stdout.write(f"{version + 1}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), sys.argv[3], UUID(sys.argv[4]))
