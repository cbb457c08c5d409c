from datetime import date, timedelta

import pytest

from carecoop.clock import now_utc, standing_still
from carecoop.errors import ConflictError
from carecoop.kinds import TrailKind
from carecoop.records import Account, Client
from carecoop.services.office import Office, open_office
from carecoop.services.trail import Undone, recent, redo_last, undo_last
from carecoop.services.week import week_board
from tests.helpers.office import PASSPHRASE
from tests.helpers.rota import put
from tests.helpers.store import client, everything
from tests.helpers.weeks import small_coop

MONDAY = date(2026, 11, 30)


def add(office: Office, name: str) -> Client:
    row = client(name)
    with office.work("add client", name) as work:
        work.session.add(row)
        work.commit()
    return row


def rename(office: Office, row: Client, name: str) -> None:
    with office.work("save client", name) as work:
        work.session.get_one(Client, row.id).name = name
        work.commit()


def names(office: Office) -> list[str]:
    return sorted(str(row[1]) for row in everything(office.store)["client"])


def test_undo_reaches_back_to_the_opening_and_no_further(office: Office) -> None:
    add(office, "Olwen")
    path = office.store.path
    assert path is not None
    office.close()
    again = open_office(path, PASSPHRASE)
    assert undo_last(again) is None
    add(again, "Reg")
    assert undo_last(again) is not None
    assert undo_last(again) is None
    assert names(again) == ["Olwen"]
    again.close()


def test_nothing_to_undo_or_redo(office: Office) -> None:
    assert undo_last(office) is None
    assert redo_last(office) is None


def test_undo_tells_what_it_took_back(office: Office) -> None:
    add(office, "Gwen")
    assert undo_last(office) == Undone("add client", "Gwen")
    assert names(office) == []
    assert undo_last(office) is None


def test_undo_goes_further_back_and_redo_comes_forward_again(office: Office) -> None:
    gwen = add(office, "A")
    rename(office, gwen, "B")
    rename(office, gwen, "C")
    seen = []
    for step in (undo_last, undo_last, redo_last, undo_last, undo_last, redo_last, redo_last):
        step(office)
        seen.append("".join(names(office)))
    assert seen == ["B", "A", "B", "A", "", "A", "B"]
    assert redo_last(office) == Undone("save client", "C")
    assert redo_last(office) is None


def test_a_rota_was_saved_when_it_was_last_taken_back_or_done_again(office: Office) -> None:
    small, said = small_coop(office), []
    put(office, MONDAY, {(small.breakfast, 0): (480, [small.grace])})
    put(office, MONDAY, {(small.breakfast, 0): (480, [small.dai])})
    for minutes, turn in enumerate((undo_last, redo_last, undo_last, undo_last, redo_last), 1):
        with standing_still(now_utc() + timedelta(hours=minutes)):
            assert turn(office) is not None
            said.append((week_board(office, MONDAY).changed_at_utc, now_utc()))
    without_rota = said.pop(3)
    assert without_rota[0] is None
    assert all(shown == then for shown, then in said)


def test_new_change_ends_what_redo_can_do(office: Office) -> None:
    gwen = add(office, "A")
    rename(office, gwen, "B")
    undo_last(office)
    add(office, "Z")
    assert redo_last(office) is None
    undo_last(office)
    undo_last(office)
    assert names(office) == []


def test_reading_is_neither_undone_nor_in_the_way(office: Office) -> None:
    add(office, "Gwen")
    with office.work("read access", "Gwen") as work:
        work.note(client="1")
        work.commit()
    assert undo_last(office) == Undone("add client", "Gwen")
    with office.work("read access", "Gwen") as work:
        work.note(client="1")
        work.commit()
    assert redo_last(office) == Undone("add client", "Gwen")


def test_each_account_takes_back_its_own(office: Office) -> None:
    with office.work("add account") as work:
        other = Account(name="Ifan")
        work.session.add(other)
        work.commit()
    elsewhere = Office(office.store, other.id)
    add(elsewhere, "Theirs")
    add(office, "Ours")
    assert undo_last(elsewhere) == Undone("add client", "Theirs")
    assert names(office) == ["Ours"]
    assert {line.who for line in recent(office)} == {"Meg", "Ifan"}


def test_what_someone_changed_since_is_not_taken_back(office: Office) -> None:
    with office.work("add account") as work:
        other = Account(name="Ifan")
        work.session.add(other)
        work.commit()
    gwen = add(office, "A")
    rename(Office(office.store, other.id), gwen, "B")
    with pytest.raises(ConflictError, match="changed again since"):
        undo_last(office)
    assert names(office) == ["B"]


def test_undo_outlives_closing_the_app(office: Office) -> None:
    """The stack is the trail itself; nothing is kept in memory."""
    add(office, "Gwen")
    undo_last(Office(office.store, office.account_id))
    redo_last(Office(office.store, office.account_id))
    assert names(office) == ["Gwen"]


def test_recent_is_newest_first_and_says_what_was_taken_back(office: Office) -> None:
    gwen = add(office, "A")
    rename(office, gwen, "B")
    undo_last(office)
    lines = [(line.kind, line.use_case, line.undone) for line in recent(office)]
    assert lines == [
        (TrailKind.UNDO, "save client", False),
        (TrailKind.CHANGE, "save client", True),
        (TrailKind.CHANGE, "add client", False),
    ]
    redo_last(office)
    assert [line.undone for line in recent(office)] == [False, True, False, False]
    assert now_utc() - recent(office, limit=1)[0].at_utc < timedelta(minutes=1)
    assert len(recent(office, limit=2)) == 2
