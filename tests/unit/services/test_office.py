from pathlib import Path

import pytest

from carecoop.errors import StoreError
from carecoop.services import office as offices
from carecoop.services.office import back_up, back_up_if_due, create_office, open_office
from carecoop.services.trail import recent
from tests.helpers.store import PASSPHRASE, QUICK, client


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "first time" / "co-op.carecoop"


def test_first_office_makes_its_folder(path: Path) -> None:
    create_office(path, PASSPHRASE, "Gofal", "Meg", cost=QUICK).close()
    opened = open_office(path, PASSPHRASE, cost=QUICK)
    assert opened.account_id == opened.store.account_id
    opened.close()


def test_folder_that_cannot_be_made_is_told(path: Path) -> None:
    path.parent.touch()
    with pytest.raises(StoreError, match="Choose another folder"):
        create_office(path, PASSPHRASE, "Gofal", "Meg", cost=QUICK)


def test_who_works_in_the_office_is_in_the_trail(path: Path) -> None:
    office = create_office(path, PASSPHRASE, "Gofal", "Meg", cost=QUICK)
    with office.work("add client", "Gwen") as work:
        work.session.add(client())
        work.commit()
    assert [(line.who, line.use_case, line.subject) for line in recent(office)] == [
        ("Meg", "add client", "Gwen")
    ]
    office.close()


def test_day_s_backup_is_made_once_and_another_on_demand(path: Path) -> None:
    office = create_office(path, PASSPHRASE, "Gofal", "Meg", cost=QUICK)
    assert back_up_if_due(office) is not None
    assert back_up_if_due(office) is None
    assert back_up(office) is not None
    office.close()


def test_proposed_file_is_among_the_person_s_documents() -> None:
    proposed = offices.default_path()
    assert proposed.suffix == ".carecoop"
    assert Path.home() in proposed.parents
