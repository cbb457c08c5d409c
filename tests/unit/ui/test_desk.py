"""The desk: slow work in one thread, sentences for what is refused, undo that tells the pages."""

import threading
from collections.abc import Callable

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from carecoop.errors import CareCoopError
from carecoop.records import Account
from carecoop.services import clients
from carecoop.services.office import Office
from carecoop.services.people_values import ClientForm
from ui.desk import EVERYTHING, Desk


def test_slow_work_runs_elsewhere_and_its_end_comes_back(desk: Desk, qtbot: QtBot) -> None:
    threads: list[int] = []
    with qtbot.waitSignal(desk.background.idle):
        desk.run(
            threading.get_ident,
            lambda worker: threads.extend((worker, threading.get_ident())),
        )
    worker, back = threads
    assert back == threading.get_ident() != worker


def test_what_is_refused_becomes_a_sentence(desk: Desk, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise CareCoopError("There is no {what}.", what="tea")

    with qtbot.waitSignal(desk.troubled) as told:
        desk.run(refuse, lambda _nothing: None)
    assert told.args == ["There is no tea."]


def test_a_bug_in_the_worker_reaches_the_crash_log(desk: Desk, qtbot: QtBot) -> None:
    def stumble() -> None:
        raise ZeroDivisionError

    with capture_exceptions() as caught:
        desk.run(stumble, lambda _nothing: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_a_closed_desk_delivers_nothing_more(desk: Desk, qtbot: QtBot) -> None:
    delivered: list[int] = []
    desk.run(lambda: 1, delivered.append)
    desk.background.close()
    qtbot.wait(0)
    assert not delivered


def test_undo_and_redo_say_what_and_tell_every_page(desk: Desk, qtbot: QtBot) -> None:
    clients.add_client(desk.office, ClientForm(name="Anna", easting=291500, northing=64000))
    heard: list[object] = []
    desk.changed.connect(heard.append)
    with qtbot.waitSignal(desk.said) as taken_back:
        desk.undo()
    assert taken_back.args == ["Taken back: Added Anna", False]
    assert heard == [EVERYTHING]
    assert not clients.list_clients(desk.office)
    with qtbot.waitSignal(desk.said) as said:
        desk.redo()
    assert said.args == ["Done again: Added Anna", True]
    assert len(clients.list_clients(desk.office)) == 1


def test_undo_with_nothing_to_undo_says_so(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.said) as said:
        desk.undo()
    assert said.args == ["There is nothing to take back.", False]


@pytest.mark.parametrize("kinds", [(), ("clients",), ("clients", "rota")])
def test_pages_hear_just_what_changed(desk: Desk, kinds: tuple[str, ...]) -> None:
    heard: list[object] = []
    desk.changed.connect(heard.append)
    desk.did("Saved", *kinds)
    assert heard == ([frozenset(kinds)] if kinds else [])


def add(desk: Desk, name: str) -> None:
    clients.add_client(desk.office, ClientForm(name=name, easting=291500, northing=64000))
    desk.did(f"Added {name}", "clients")


def test_the_undo_stack_is_as_the_trail_is(desk: Desk, qtbot: QtBot) -> None:
    history = desk.history
    add(desk, "Anna")
    add(desk, "Bryn")
    assert (history.count(), history.undoText()) == (2, "Added Bryn")
    desk.undo()
    assert (history.undoText(), history.redoText()) == ("Added Anna", "Added Bryn")
    desk.redo()
    desk.undo()
    add(desk, "Cerys")
    assert (history.count(), history.undoText(), history.redoText()) == (2, "Added Cerys", "")


def test_undo_that_the_trail_refuses_says_so_and_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    elsewhere = Account(name="Gwen")
    with desk.office.work("add account") as work:
        work.session.add(elsewhere)
        work.commit()
    add(desk, "Anna")
    (anna,) = clients.list_clients(desk.office)
    clients.archive_client(Office(desk.office.store, elsewhere.id), anna.id)
    with qtbot.waitSignal(desk.troubled) as told:
        desk.undo()
    assert "changed again since" in told.args[0]
    assert (desk.history.undoText(), desk.history.canRedo()) == ("Added Anna", False)


def test_undo_waits_for_what_is_being_saved(desk: Desk, qtbot: QtBot) -> None:
    add(desk, "Anna")
    bryn = ClientForm(name="Bryn", easting=291500, northing=64000)
    desk.save(
        lambda: clients.add_client(desk.office, bryn), lambda _id: desk.did("Added Bryn", "clients")
    )
    desk.undo()
    qtbot.waitUntil(lambda: desk.history.redoText() == "Added Bryn")
    assert desk.history.undoText() == "Added Anna"


def test_what_only_computes_keeps_nobody_from_the_database(desk: Desk, qtbot: QtBot) -> None:
    """The one waits for the other, which could not be in one thread."""
    read, thought = threading.Event(), list[str]()

    def think(_is_over: Callable[[], bool]) -> str:
        read.wait()
        return "thought"

    desk.think(think, thought.append)
    desk.run(lambda: clients.list_clients(desk.office), lambda _rows: read.set())
    qtbot.waitUntil(lambda: thought == ["thought"])


def test_what_only_computes_is_told_when_the_desk_is_closed(desk: Desk) -> None:
    begun, ended = threading.Event(), threading.Event()

    def think(is_over: Callable[[], bool]) -> None:
        begun.set()
        while not is_over():
            pass
        ended.set()

    desk.think(think, lambda _nothing: None)
    begun.wait()
    desk.background.close()
    assert ended.is_set()
