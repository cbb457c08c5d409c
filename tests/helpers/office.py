"""A small real co-op in a real encrypted file."""

import tempfile
from functools import cache
from pathlib import Path

from carecoop.services.office import Office, create_office, open_office

PASSPHRASE = "a kettle for the whole street"


def new_office(path: Path) -> Office:
    path.write_bytes(_new_file())
    return open_office(path, PASSPHRASE)


@cache
def _new_file() -> bytes:
    """Made once and copied: running the migrations takes longer than most tests."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.carecoop"
        create_office(path, PASSPHRASE, "Gofal Co-op", "Meg").close()
        return path.read_bytes()
