"""A process that works in the real window until it is killed, and says what the window shows as
saved: a line of JSON after each step.

    python -m tests.helpers.editing_child FILE board|morning

On the board Monday's breakfast is moved, locked, put into the tray and brought back, with keys;
in the morning Grace rings in sick, somebody is rung, takes the visit and everybody is told.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain, repeat
from pathlib import Path
from uuid import UUID

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from carecoop import clock
from carecoop.kinds import Lock
from carecoop.services.office import open_office
from carecoop.services.week_values import BoardVisit
from tests.helpers.office import PASSPHRASE
from ui.app import make_window
from ui.board.scene import Spot
from ui.board.words import Saving
from ui.main_window import MainWindow
from ui.mend.flow import MendFlow
from ui.mend.panel import MendPanel
from ui.mend.ring_part import RingLine
from ui.mend.tell_part import TellLine
from ui.pages.week import WeekPage

MONDAY = date(2026, 11, 30)
HALF_SIX = 390
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton

# What Monday's breakfast is like after each step on the board, from one round to the next: its
# start, the names of those who come, its lock; in the tray it has none of them.
Shown = tuple[int, list[str], str]
BOARD: tuple[Shown, ...] = (
    (480, ["Grace"], ""),
    (485, ["Grace"], ""),
    (485, ["Grace"], Lock.CARERS),
    (485, ["Grace"], Lock.BOTH),
    (485, ["Grace"], Lock.TIME),
    (485, ["Grace"], ""),
    (0, [], ""),
    (485, ["Grace"], ""),
)


def wait(until: Callable[[], bool]) -> None:
    while not until():
        QTest.qWait(5)  # in which events are seen to


def say(what: object) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


def stand_still(today: date) -> None:
    """The clock, whenever this runs."""
    clock.today = lambda: today
    clock.minutes_since = lambda day: (today - day).days * clock.DAY_MINUTES + HALF_SIX
    WeekPage.__init__.__defaults__ = (clock.today,)


def opened(path: Path) -> tuple[MainWindow, WeekPage]:
    window = make_window(open_office(path, PASSPHRASE))
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    page = window.page
    assert isinstance(page, WeekPage)
    wait(lambda: bool(page.scene.rows))
    return window, page


# The board -------------------------------------------------------------------------------------


def on_the_board(path: Path) -> None:
    stand_still(MONDAY - timedelta(days=3))
    _window, page = opened(path)
    page.go_to(MONDAY)
    wait(lambda: page.scene.board.week == MONDAY and page.scene.board.version > 0)
    page.hand.asks_scope = False
    (spot,) = (
        block.spot for row in page.scene.rows for block in row.blocks
        if block.visit.start_minute < clock.DAY_MINUTES and block.visit.client_name == "Winnie"
    )  # fmt: skip
    for number, keys in enumerate(chain.from_iterable(repeat(tuple(steps(page, spot)))), start=1):
        page.hand.get_ready()
        wait(lambda: page.hand.judge(()) is not None)
        keys()
        wait(lambda: page.hand.saving is Saving.DONE and shown(page, spot) == BOARD[at(number)])  # noqa: B023 - waited for here
        say(number)


def at(number: int) -> int:
    """Which of the steps so many are."""
    return number % len(BOARD)


def shown(page: WeekPage, spot: Spot) -> Shown | None:
    """The visit, as the board has it."""
    visit = page.scene.visits.get(spot.visit_id or "")
    return None if visit is None else state_of(visit, page.scene.carer_names)


def state_of(visit: BoardVisit, names: Mapping[UUID, str]) -> Shown:
    come = sorted(names[place.carer_id] for place in visit.places)
    return visit.start_minute if come else 0, come, visit.lock or ""


def steps(page: WeekPage, spot: Spot) -> Iterator[Callable[[], None]]:
    board, window = page.board, page.window()

    def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        page.select(spot)
        board.setFocus()
        QTest.keyClick(board, key, held)

    def move(key: Qt.Key) -> None:
        page.select(spot)
        QTest.keyPress(board, key, ALT)
        QTest.keyRelease(board, KEY.Key_Alt)

    yield lambda: move(KEY.Key_Right)
    yield lambda: press(KEY.Key_L)
    yield lambda: press(KEY.Key_L, SHIFT)
    yield lambda: press(KEY.Key_L)
    yield lambda: press(KEY.Key_L, SHIFT)
    yield lambda: press(KEY.Key_Delete)
    yield lambda: QTest.keyClick(window, KEY.Key_Z, CTRL)
    yield lambda: move(KEY.Key_Left)


# The morning -----------------------------------------------------------------------------------


def in_the_morning(path: Path) -> None:
    stand_still(MONDAY + timedelta(days=1))
    window, _page = opened(path)
    flow = window.findChild(MendFlow)
    assert flow is not None
    QTest.keyClick(window, KEY.Key_F9)
    panel = flow.panel
    assert panel is not None
    combo = panel.start.form.fields.fields["person_id"].editor.control
    assert isinstance(combo, QComboBox)
    wait(lambda: combo.count() > 1)
    QTest.keyClicks(combo, "Grace")
    QTest.keyClick(combo, KEY.Key_Return)
    wait(lambda: flow.detail is not None)
    tell_of(flow)
    (card,) = panel.cards
    hit(card.opener)
    for calls in (1, 2, 3):
        wait(lambda: bool(ring_lines(panel)))
        hit(ring_lines(panel)[0].no_reply)
        wait(lambda: flow.detail is not None and len(flow.detail.calls) == calls)  # noqa: B023 - waited for here
        tell_of(flow)
    wait(lambda: bool(ring_lines(panel)))
    hit(ring_lines(panel)[0].yes)
    wait(lambda: flow.detail is not None and not flow.detail.row.open_visits)
    tell_of(flow)
    while flow.detail is not None and (left := flow.detail.row.not_told):
        panel.tabs.setCurrentIndex(1)
        lines = [one for one in panel.tell.findChildren(TellLine) if one.isVisible()]
        hit(next(one.told for one in lines if not one.told.isChecked()))
        wait(lambda: flow.detail is not None and flow.detail.row.not_told < left)
        tell_of(flow)
    wait(lambda: False)  # until it is killed


def tell_of(flow: MendFlow) -> None:
    """What the panel shows of how it stands."""
    assert flow.detail is not None
    row = flow.detail.row
    say([len(flow.detail.calls), row.open_visits, row.not_told, row.settled_at_utc is not None])


def ring_lines(panel: MendPanel) -> list[RingLine]:
    (card,) = panel.cards
    found = [one for one in card.ring.findChildren(RingLine) if one.isVisible()]
    return found if all(one.yes.height() > 9 for one in found) else []


def hit(button: QAbstractButton) -> None:
    wait(lambda: button.isVisible() and button.isEnabled() and not button.rect().isEmpty())
    QTest.mouseClick(button, LEFT)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    {"board": on_the_board, "morning": in_the_morning}[sys.argv[2]](Path(sys.argv[1]))
