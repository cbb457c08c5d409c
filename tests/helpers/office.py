"""A small real co-op in a real encrypted file."""

from pathlib import Path

from carecoop.services.office import Office, create_office

PASSPHRASE = "a kettle for the whole street"


def new_office(path: Path) -> Office:
    return create_office(path, PASSPHRASE, "Gofal Co-op", "Meg")
