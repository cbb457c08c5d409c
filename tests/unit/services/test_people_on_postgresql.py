"""People are kept on a PostgreSQL server just as in a file."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from carecoop.errors import ConflictError, InvalidInputError
from carecoop.services import carers, clients, coop, importing, patterns, trail
from carecoop.services.importing import ImportKind
from carecoop.services.office import Office
from carecoop.services.people_values import AccessForm, BondForm, ExceptionForm, SuspensionForm
from tests.helpers.forms import MONDAY, a_carer, a_client, a_pattern
from tests.helpers.store import everything


@pytest.fixture
def office(server_office: Office) -> Office:
    return server_office


@pytest.fixture
def ana(office: Office) -> UUID:
    return carers.add_carer(office, a_carer())


@pytest.fixture
def mair(office: Office, ana: UUID) -> UUID:
    return clients.add_client(office, a_client(bonds=(BondForm(ana),)))


def test_people_are_read_as_they_were_added(office: Office, ana: UUID, mair: UUID) -> None:
    assert carers.get_carer(office, ana) == a_carer()
    assert clients.get_client(office, mair) == a_client(bonds=(BondForm(ana),))
    (row,) = clients.list_clients(office)
    assert row.circle == (carers.list_carers(office)[0].shown_name,)


def test_what_is_wrong_is_refused_and_nothing_kept(office: Office, mair: UUID) -> None:
    before = everything(office.store)
    with pytest.raises(InvalidInputError):
        clients.save_client(office, mair, a_client(bonds=(BondForm(mair),)))
    with pytest.raises(InvalidInputError):
        clients.save_client(office, mair, a_client(postcode="nowhere"))
    assert everything(office.store) == before


def test_every_use_case_is_saved_taken_back_and_done_again(
    office: Office, ana: UUID, mair: UUID
) -> None:
    breakfast = patterns.add_pattern(office, mair, a_pattern(starts_on=MONDAY))
    stay = clients.add_suspension(office, mair, SuspensionForm(MONDAY, reason="hospital"))
    until = SuspensionForm(MONDAY, 0, MONDAY + timedelta(2), 600, "hospital")
    deeds: list[Callable[[], object]] = [
        lambda: clients.save_client(office, mair, a_client(name="Mair Évans", contacts=())),
        lambda: carers.save_carer(office, ana, a_carer(availability=(), skills=())),
        lambda: clients.save_access(office, mair, AccessForm("key safe", "", "dog")),
        lambda: clients.save_suspension(office, stay, until),
        lambda: clients.remove_suspension(office, stay),
        lambda: patterns.set_exception(office, breakfast, MONDAY, ExceptionForm(cancelled=True)),
        lambda: patterns.save_pattern(
            office, breakfast, a_pattern(title="Tea"), from_date=MONDAY + timedelta(7)
        ),
        lambda: patterns.archive_pattern(office, breakfast),
        lambda: clients.archive_client(office, mair),
        lambda: carers.archive_carer(office, ana),
        lambda: clients.restore_client(office, mair),
        lambda: coop.save_coop(office, coop.get_coop(office)),
    ]
    states = [everything(office.store)]
    for deed in deeds:
        deed()
        if everything(office.store) != states[-1]:
            states.append(everything(office.store))
    assert len(states) == len(deeds), "all but the settings, which stayed as they are"
    for state in states[-2::-1]:
        trail.undo_last(office)
        assert everything(office.store) == state
    for state in states[1:]:
        trail.redo_last(office)
        assert everything(office.store) == state


def test_several_use_cases_are_one_step(office: Office, mair: UUID) -> None:
    before, steps = everything(office.store), len(trail.recent(office))

    def save(*, well: bool) -> None:
        clients.save_client(office, mair, a_client(phone="01803 555000"))
        clients.add_suspension(office, mair, SuspensionForm(MONDAY, reason="holiday"))
        assert clients.get_client(office, mair).phone == "01803 555000", "it sees what it did"
        if not well:
            raise ConflictError("no")

    with pytest.raises(ConflictError):
        office.in_one_step("save_client", "Mair", lambda: save(well=False))
    assert (everything(office.store), len(trail.recent(office))) == (before, steps)
    office.in_one_step("save_client", "Mair", lambda: save(well=True))
    assert len(trail.recent(office)) == steps + 1
    trail.undo_last(office)
    assert everything(office.store) == before


def test_looking_up_how_to_get_in_is_noted(office: Office, mair: UUID) -> None:
    clients.read_access(office, mair)
    assert trail.recent(office)[0].use_case == "read_access"


def test_a_list_is_imported_and_taken_back(office: Office, ana: UUID, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(
        "Name,Position,Circle\nSiân Rees,SX 915 640,Ana Silva\nHuw Jones,SX 920 650,\n",
        encoding="utf-8",
    )
    before = everything(office.store)
    preview = importing.preview(office, ImportKind.CLIENTS, importing.read_table(path))
    assert preview.ok, [row.problems for row in preview.rows]
    assert importing.commit(office, preview) == 2
    assert [row.name for row in clients.list_clients(office)] == ["Huw Jones", "Siân Rees"]
    trail.undo_last(office)
    assert everything(office.store) == before
