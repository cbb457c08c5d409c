"""Carers: saved whole, changed by what differs, kept when archived."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from carecoop import clock
from carecoop.errors import InvalidInputError
from carecoop.kinds import TimeOffKind
from carecoop.records import CarerAvailability
from carecoop.services import carers
from carecoop.services.carers import AvailabilityForm, SkillForm, TimeOffForm
from carecoop.services.office import Office
from tests.helpers.forms import MONDAY, a_carer


def test_a_carer_is_read_as_it_was_added(office: Office) -> None:
    assert carers.get_carer(office, carers.add_carer(office, a_carer())) == a_carer()


def test_windows_that_stay_keep_their_ids(office: Office) -> None:
    carer_id = carers.add_carer(office, a_carer())
    with office.read() as session:
        before = {each.weekday: each.id for each in session.exec(select(CarerAvailability))}
    windows = (replace(a_carer().availability[0], end_minute=900), AvailabilityForm(3, 420, 870))
    carers.save_carer(office, carer_id, a_carer(availability=windows))
    with office.read() as session:
        after = {each.weekday: each.id for each in session.exec(select(CarerAvailability))}
    assert carers.get_carer(office, carer_id).availability == windows
    assert after[0] == before[0]
    assert after[3] not in before.values()


def test_a_skill_is_spelt_as_it_is_known(office: Office) -> None:
    carers.add_carer(office, a_carer(skills=(SkillForm("PEG feeding"),)))
    ben = carers.add_carer(office, a_carer(name="Ben Cole", skills=(SkillForm("peg  Feeding"),)))
    assert carers.get_carer(office, ben).skills == (SkillForm("PEG feeding"),)


def test_a_carer_with_wrong_fields_is_not_saved(office: Office) -> None:
    with pytest.raises(InvalidInputError) as caught:
        carers.add_carer(office, a_carer(contract_minutes=3000, email="ana"))
    assert set(caught.value.fields) == {"contract_minutes", "email"}
    assert carers.list_carers(office) == ()


def test_the_list_shows_who_is_away_and_what_expires(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    sick = TimeOffForm(MONDAY, 0, date(2026, 11, 25), 1440, TimeOffKind.SICK)
    skills = (
        SkillForm("first aid", date(2026, 12, 21)),
        SkillForm("hoist", date(2026, 12, 22)),
        SkillForm("medication", date(2026, 1, 1)),
    )
    carers.add_carer(office, a_carer(time_off=(sick,), skills=skills))
    (row,) = carers.list_carers(office)
    assert (row.away, row.away_until) == (TimeOffKind.SICK, date(2026, 11, 25))
    assert row.skills == ("first aid", "hoist", "medication")
    assert row.expiring == ("first aid", "medication")


def test_an_archived_carer_can_be_restored(office: Office) -> None:
    carer_id = carers.add_carer(office, a_carer())
    carers.archive_carer(office, carer_id)
    assert carers.list_carers(office) == ()
    carers.restore_carer(office, carer_id)
    assert [row.archived for row in carers.list_carers(office)] == [False]


def test_the_list_is_in_order_of_the_names_it_shows(office: Office) -> None:
    carers.add_carer(office, a_carer(name="Ann Young", preferred_name="Nan"))
    carers.add_carer(office, a_carer(name="Zena Adams", preferred_name="Émile"))
    assert [row.shown_name for row in carers.list_carers(office)] == ["Émile", "Nan"]
