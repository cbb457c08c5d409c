"""A preview says everything; an import saves all of it or nothing."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session

from carecoop.errors import CareCoopError, ConflictError
from carecoop.kinds import LanguageLevel, Priority, Standing, TravelMode, Weeks
from carecoop.records import Client
from carecoop.services import carers, clients, importing, patterns, trail
from carecoop.services.importing import ImportKind, Preview
from carecoop.services.office import Office
from carecoop.services.people_values import (
    AvailabilityForm,
    BondForm,
    CarerLanguageForm,
    ClientForm,
    ContactForm,
)
from tests.helpers.forms import a_carer, a_client, a_pattern

CLIENTS = """Service User,Position,Hours,Circle,Must not come,Next of kin,Contact phone,Shoe size
Siân Rees,SX 915 640,14,Ana Silva; Ben,,Gwen,01803 496 0456,5
Huw Jones,SX 920 650,7.5,,Ana,,,6
"""
CARERS = """Carer;Grid ref;Drives;Contract hours;Available;Skills;Language
Ana Silva;SX 915 640;yes;30;Mon 07:00-14:30, Sat 22:00-07:00 (A);hoist;Welsh (conversation)
"""
VISITS = """Client,Call,Days,Time,Length,Double up,RAG
Mair,Breakfast,Mon-Fri,7.3,45,no,R
Mair,Breakfast,Sat Sun,8,1h,,R
Mair,Bed,daily,9pm,0:45,yes,green
"""


def preview(office: Office, kind: ImportKind, text: str, folder: Path) -> Preview:
    path = folder / f"{kind}.csv"
    path.write_text(text, encoding="utf-8")
    return importing.preview(office, kind, importing.read_table(path))


def problems(shown: Preview) -> list[list[str]]:
    return [[str(problem) for problem in row.problems] for row in shown.rows]


def actions(shown: Preview) -> list[str]:
    return [row.action for row in shown.rows]


@pytest.fixture
def ana(office: Office) -> UUID:
    return carers.add_carer(office, a_carer())


@pytest.fixture
def mair(office: Office) -> UUID:
    return clients.add_client(office, a_client())


def test_clients_come_in_with_circle_and_contact(office: Office, tmp_path: Path, ana: UUID) -> None:
    ben = carers.add_carer(office, a_carer(name="Ben Cole", preferred_name="Ben"))
    shown = preview(office, ImportKind.CLIENTS, CLIENTS, tmp_path)
    assert (shown.ok, shown.unread, actions(shown)) == (True, ("Shoe size",), ["add", "add"])
    assert importing.commit(office, shown) == 2
    huw, sian = (clients.get_client(office, row.id) for row in clients.list_clients(office))
    assert (sian.name, sian.easting, sian.agreed_minutes) == ("Siân Rees", 291_500, 840)
    assert sian.contacts == (ContactForm("Gwen", phone="01803 496 0456"),)
    assert set(sian.bonds) == {BondForm(ana), BondForm(ben)}
    assert huw.bonds == (BondForm(ana, Standing.BARRED),)


def test_carers_come_in_with_their_windows(office: Office, tmp_path: Path) -> None:
    assert importing.commit(office, preview(office, ImportKind.CARERS, CARERS, tmp_path)) == 1
    (row,) = carers.list_carers(office)
    form = carers.get_carer(office, row.id)
    assert (form.travel_mode, form.contract_minutes) == (TravelMode.CAR, 1800)
    assert form.availability == (
        AvailabilityForm(0, 420, 870),
        AvailabilityForm(5, 1320, 1860, Weeks.A),
    )
    assert form.languages == (CarerLanguageForm("cy", LanguageLevel.CONVERSATION),)


def test_visits_come_in_for_the_clients_they_name(
    office: Office, tmp_path: Path, mair: UUID
) -> None:
    assert importing.commit(office, preview(office, ImportKind.PATTERNS, VISITS, tmp_path)) == 3
    first, second, bed = (row.form for row in patterns.list_patterns(office, mair))
    assert (first.preferred_minute, first.earliest_minute, first.priority) == (
        450,
        420,
        Priority.RED,
    )
    assert (second.weekdays, second.duration_minutes) == (frozenset({5, 6}), 60)
    assert (bed.carers_wanted, bed.duration_minutes) == (2, 45)


@pytest.mark.parametrize("kind", ImportKind)
def test_the_same_file_again_changes_nothing(
    office: Office, tmp_path: Path, ana: UUID, mair: UUID, kind: ImportKind
) -> None:
    text = {
        ImportKind.CLIENTS: CLIENTS.replace("; Ben", ""),
        ImportKind.CARERS: CARERS,
        ImportKind.PATTERNS: VISITS,
    }[kind]
    importing.commit(office, preview(office, kind, text, tmp_path))
    told = trail.recent(office)
    again = preview(office, kind, text, tmp_path)
    assert set(actions(again)) == {"same"}
    assert importing.commit(office, again) == 0
    assert trail.recent(office) == told


def test_an_update_keeps_accents_and_what_the_table_leaves_empty(
    office: Office, tmp_path: Path, mair: UUID
) -> None:
    text = "Name,Phone,Notes,Next of kin,Relation\nmair ty-mawr,01803 496 0999,,Huw,son\n"
    shown = preview(office, ImportKind.CLIENTS, text, tmp_path)
    assert actions(shown) == ["update"]
    importing.commit(office, shown)
    assert clients.get_client(office, mair) == a_client(
        phone="01803 496 0999", contacts=(*a_client().contacts, ContactForm("Huw", "son"))
    )


def test_a_changed_visit_is_updated_not_doubled(office: Office, tmp_path: Path, mair: UUID) -> None:
    pattern_id = patterns.add_pattern(office, mair, a_pattern())
    text = "Client,Visit,Days,Start,Length\nMair,Breakfast,daily,08:30,60\n"
    shown = preview(office, ImportKind.PATTERNS, text, tmp_path)
    assert actions(shown) == ["update"]
    importing.commit(office, shown)
    (row,) = patterns.list_patterns(office, mair)
    assert row.id == pattern_id
    assert row.form == a_pattern(
        title="Breakfast",
        weekdays=frozenset(range(7)),
        preferred_minute=510,
        earliest_minute=480,
        latest_minute=540,
        duration_minutes=60,
    )


def test_a_bad_row_does_not_take_the_visit_of_a_good_one(
    office: Office, tmp_path: Path, mair: UUID
) -> None:
    heading = "Client,Visit,Days,Start,Length,Priority\n"
    bad, good = "Mair,Bed,daily,21:00,45,blue\n", "Mair,Bed,daily,21:00,45,\n"
    importing.commit(office, preview(office, ImportKind.PATTERNS, heading + good, tmp_path))
    again = preview(office, ImportKind.PATTERNS, heading + bad + good, tmp_path)
    assert actions(importing.without_bad_rows(again)) == ["same"]


def test_a_row_with_empty_cells_finds_its_own_visit_again(
    office: Office, tmp_path: Path, mair: UUID
) -> None:
    text = (
        "Client,Visit,Days,Start,Length,Earliest\n"
        "Mair,Bed,daily,21:00,45,19:00\nMair,Bed,daily,21:00,45,\n"
    )
    for rows in (text, "".join((text.splitlines(keepends=True))[i] for i in (0, 2, 1))):
        shown = preview(office, ImportKind.PATTERNS, rows, tmp_path)
        importing.commit(office, shown)
        again = preview(office, ImportKind.PATTERNS, rows, tmp_path)
        assert actions(again) == ["same", "same"]


def test_every_problem_of_a_row_is_named_with_its_column(
    office: Office, tmp_path: Path, mair: UUID
) -> None:
    text = (
        "Client,Call,Days,Time,Length,Double up,RAG,From\n"
        "Nobody,,Xday,26:00,long,perhaps,blue,31/02/2026\n"
        "Mair,Bed,daily,21:00,,,,#REF!\n"
    )
    shown = preview(office, ImportKind.PATTERNS, text, tmp_path)
    bad, short = problems(shown)
    for column in ("Client", "Call", "Days", "Time", "Length", "Double up", "RAG", "From"):
        assert sum(problem.startswith(f"Column “{column}”") for problem in bad) == 1
    assert len(bad) == 8
    assert [problem.split(":")[0] for problem in short] == ["Column “From”", "Column “Length”"]


def test_a_position_is_complained_of_once(office: Office, tmp_path: Path) -> None:
    text = "Name,Lat,Long\nHuw,50.4,\nSiân,,\n"
    wrong, missing = problems(preview(office, ImportKind.CLIENTS, text, tmp_path))
    assert [problem[:13] for problem in wrong] == ["Column “Lat”:"]
    assert [problem[:18] for problem in missing] == ["Column “Position”:"]


def test_names_that_mean_nobody_or_several_are_problems(
    office: Office, tmp_path: Path, mair: UUID
) -> None:
    for name in ("Huw Rees", "Huw Jones"):
        clients.add_client(office, a_client(name=name, preferred_name="Huw"))
    clients.archive_client(office, mair)
    text = "Client,Visit,Days,Start,Length\n" + "".join(
        f"{name},Bed,daily,21:00,45\n" for name in ("Nobody", "Huw", "Mair", "Huw Rees")
    )
    nobody, several, archived, one = problems(preview(office, ImportKind.PATTERNS, text, tmp_path))
    assert "not in the list" in nobody[0]
    assert "the name of 2 people" in several[0]
    assert "in the archive" in archived[0]
    assert one == []


def test_the_same_name_twice_in_a_table_is_a_problem(office: Office, tmp_path: Path) -> None:
    text = "Name,Position\nSiân,SX 915 640\nsian,SX 915 640\n"
    first, second = problems(preview(office, ImportKind.CLIENTS, text, tmp_path))
    assert first == []
    assert "Row 2 is the same" in second[0]


def test_the_same_visit_twice_in_a_table_is_a_problem(
    office: Office, tmp_path: Path, mair: UUID
) -> None:
    patterns.add_pattern(office, mair, a_pattern())
    row = "Mair,Breakfast,Mon-Fri,08:00,45\n"
    text = f"Client,Visit,Days,Start,Length\n{row}{row}"
    first, second = problems(preview(office, ImportKind.PATTERNS, text, tmp_path))
    assert first == []
    assert "Row 2 is the same" in second[0]


def test_bad_rows_stop_an_import_until_they_are_left_out(office: Office, tmp_path: Path) -> None:
    text = "Name,Position\nSiân,SX 915 640\nHuw,nowhere\n"
    shown = preview(office, ImportKind.CLIENTS, text, tmp_path)
    with pytest.raises(CareCoopError, match="Nothing was imported"):
        importing.commit(office, shown)
    assert clients.list_clients(office) == ()
    assert importing.commit(office, importing.without_bad_rows(shown)) == 1
    assert [row.name for row in clients.list_clients(office)] == ["Siân"]


def test_nothing_is_saved_when_the_co_op_changed_since_the_preview(
    office: Office, tmp_path: Path
) -> None:
    text = "Name,Position\nSiân,SX 915 640\nHuw,SX 915 640\n"
    shown = preview(office, ImportKind.CLIENTS, text, tmp_path)
    clients.add_client(office, a_client(name="Huw"))
    with pytest.raises(ConflictError):
        importing.commit(office, shown)
    assert [row.name for row in clients.list_clients(office)] == ["Huw"]


def test_an_import_that_fails_half_way_saves_nothing(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Name,Position\nSiân,SX 915 640\nHuw,SX 915 640\n"
    shown = preview(office, ImportKind.CLIENTS, text, tmp_path)
    put = clients.put_client

    def put_one(session: Session, client: Client | None, form: ClientForm) -> UUID:
        if form.name == "Huw":
            raise OSError("the disk is full")
        return put(session, client, form)

    monkeypatch.setattr(clients, "put_client", put_one)
    with pytest.raises(OSError, match="disk"):
        importing.commit(office, shown)
    assert clients.list_clients(office) == ()


def test_an_import_is_one_step_back(office: Office, tmp_path: Path, ana: UUID) -> None:
    text = "Name,Position,Circle\nSiân,SX 915 640,Ana\nHuw,SX 915 640,\n"
    importing.commit(office, preview(office, ImportKind.CLIENTS, text, tmp_path))
    undone = trail.undo_last(office)
    assert undone is not None
    assert undone.use_case == "import_clients"
    assert clients.list_clients(office) == ()


def test_skills_of_a_table_are_spelt_alike(office: Office, tmp_path: Path) -> None:
    text = "Name,Position,Skills\nAna,SX 915 640,Hoist\nBen,SX 915 640,hoist\n"
    importing.commit(office, preview(office, ImportKind.CARERS, text, tmp_path))
    forms = [carers.get_carer(office, row.id) for row in carers.list_carers(office)]
    assert {skill.skill for form in forms for skill in form.skills} == {"Hoist"}
    assert replace(forms[0], name="Ben") == forms[1]
