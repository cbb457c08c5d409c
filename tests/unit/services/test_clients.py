"""Clients: saved whole, changed by what differs, kept when archived."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import col, select

from carecoop import clock
from carecoop.errors import InvalidInputError, NotFoundError
from carecoop.kinds import Standing
from carecoop.records import ClientContact, TrailEntry
from carecoop.services import carers, clients, patterns
from carecoop.services.clients import AccessForm, BondForm, ContactForm, SuspensionForm
from carecoop.services.office import Office
from tests.helpers.forms import MONDAY, a_carer, a_client, a_pattern


@pytest.fixture(autouse=True)
def _monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY)


def trail(office: Office) -> list[TrailEntry]:
    with office.read() as session:
        return list(session.exec(select(TrailEntry).order_by(col(TrailEntry.id))))


def test_a_client_is_read_as_it_was_added(office: Office) -> None:
    ana, ben = (
        carers.add_carer(office, a_carer()),
        carers.add_carer(office, a_carer(name="Ben Cole")),
    )
    bonds = (BondForm(ana), BondForm(ben, Standing.BARRED, "A quarrel over the garden."))
    form = a_client(bonds=tuple(sorted(bonds, key=lambda bond: str(bond.carer_id))))
    assert clients.get_client(office, clients.add_client(office, form)) == form


def test_text_is_tidied_before_it_is_saved(office: Office) -> None:
    form = a_client(name="  Mair   Jones\u0000", postcode="tq11ab", notes="one  \r\ntwo\n\n")
    saved = clients.get_client(office, clients.add_client(office, form))
    assert (saved.name, saved.postcode, saved.notes) == ("Mair Jones", "TQ1 1AB", "one\ntwo")


def test_a_client_with_wrong_fields_is_not_saved(office: Office) -> None:
    with pytest.raises(InvalidInputError) as caught:
        clients.add_client(office, a_client(name=" ", easting=None))
    assert set(caught.value.fields) == {"name", "easting"}
    assert clients.list_clients(office) == ()
    assert trail(office) == []


def test_saving_without_a_change_leaves_no_entry(office: Office) -> None:
    client_id = clients.add_client(office, a_client())
    clients.save_client(office, client_id, clients.get_client(office, client_id))
    assert [entry.use_case for entry in trail(office)] == ["add_client"]


def test_only_the_contact_that_changed_is_in_the_trail(office: Office) -> None:
    son = ContactForm("Huw Hughes", "son", "01803 496 0457")
    form = a_client(contacts=(*a_client().contacts, son))
    client_id = clients.add_client(office, form)
    with office.read() as session:
        before = {each.name: each.id for each in session.exec(select(ClientContact))}
    changed = replace(son, phone="01803 496 0999")
    clients.save_client(office, client_id, replace(form, contacts=(form.contacts[0], changed)))
    with office.read() as session:
        assert {each.name: each.id for each in session.exec(select(ClientContact))} == before
    assert [change["id"] for change in trail(office)[-1].changes] == [str(before["Huw Hughes"])]


def test_a_circle_member_who_is_barred_keeps_the_same_bond(office: Office) -> None:
    ana = carers.add_carer(office, a_carer())
    client_id = clients.add_client(office, a_client(bonds=(BondForm(ana),)))
    barred = (BondForm(ana, Standing.BARRED),)
    clients.save_client(office, client_id, a_client(bonds=barred))
    assert clients.get_client(office, client_id).bonds == barred


def test_a_bond_to_nobody_is_refused(office: Office) -> None:
    with pytest.raises(InvalidInputError) as caught:
        clients.add_client(office, a_client(bonds=(BondForm(uuid4()),)))
    assert set(caught.value.fields) == {"bonds"}


def test_the_list_shows_circle_visits_and_who_is_away(office: Office) -> None:
    ana = carers.add_carer(office, a_carer())
    ben = carers.add_carer(office, a_carer(name="Ben Cole", preferred_name=""))
    gone = carers.add_carer(office, a_carer(name="Cai Rees", preferred_name=""))
    carers.archive_carer(office, gone)
    bonds = (BondForm(ana), BondForm(ben), BondForm(gone))
    client_id = clients.add_client(office, a_client(bonds=bonds))
    patterns.add_pattern(office, client_id, a_pattern())
    patterns.add_pattern(office, client_id, a_pattern(title="bed", ends_on=date(2026, 11, 24)))
    hospital = SuspensionForm(MONDAY, reason="hospital", place="Torbay Hospital, Allerton")
    clients.add_suspension(office, client_id, hospital)
    (row,) = clients.list_clients(office)
    assert row.circle == ("Ana", "Ben Cole")
    assert row.visits_a_week == 4  # breakfast 6 and bed 1 in two weeks: 3.5
    assert (row.shown_name, row.away, row.away_until) == ("Mair", "hospital", None)


def test_an_archived_client_can_be_restored(office: Office) -> None:
    client_id = clients.add_client(office, a_client())
    clients.archive_client(office, client_id)
    assert clients.list_clients(office) == ()
    assert [row.archived for row in clients.list_clients(office, archived=True)] == [True]
    clients.restore_client(office, client_id)
    assert [row.archived for row in clients.list_clients(office)] == [False]


def test_reading_how_to_get_in_leaves_a_trace(office: Office) -> None:
    client_id = clients.add_client(office, a_client())
    form = AccessForm("Key safe by the door", "Behind the church", "A small dog")
    clients.save_access(office, client_id, form)
    assert clients.read_access(office, client_id) == form
    assert [entry.use_case for entry in trail(office)][1:] == ["save_access", "read_access"]
    assert "Key safe" not in str(trail(office)[-1].facts)


def test_a_suspension_can_be_ended_and_taken_away(office: Office) -> None:
    client_id = clients.add_client(office, a_client())
    form = SuspensionForm(MONDAY, from_minute=840, reason="hospital")
    suspension_id = clients.add_suspension(office, client_id, form)
    ended = replace(form, until_date=date(2026, 11, 27), until_minute=720)
    clients.save_suspension(office, suspension_id, ended)
    assert clients.list_suspensions(office, client_id) == ((suspension_id, ended),)
    clients.remove_suspension(office, suspension_id)
    assert clients.list_suspensions(office, client_id) == ()


def test_what_is_not_there_is_said(office: Office) -> None:
    for use_case in (clients.get_client, clients.archive_client, clients.read_access):
        with pytest.raises(NotFoundError):
            use_case(office, uuid4())


def test_the_list_is_in_order_of_the_names_it_shows(office: Office) -> None:
    clients.add_client(office, a_client(name="Ann Young", preferred_name="Nan"))
    clients.add_client(office, a_client(name="Zena Adams", preferred_name="Émile"))
    assert [row.shown_name for row in clients.list_clients(office)] == ["Émile", "Nan"]
