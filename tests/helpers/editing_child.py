"""What a process does in the real window until it is killed (`tests.helpers.window_stem`); it says
what the window shows as saved: a line of JSON after each step.

On the board Monday's breakfast is moved, locked, put into the tray, pasted onto another carer and
brought back, undone and redone, with keys; published, it is moved for a reason and its carer told,
again and again; in the morning Grace rings in sick, somebody is rung, takes the visit and everybody
is told.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain, count, repeat
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
from ui.publish.flow import PublishFlow

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
    (0, [], ""),
    (485, ["Grace"], ""),
    (485, ["Dai"], ""),
    (485, ["Grace"], ""),
)


def wait(until: Callable[[], bool]) -> None:
    while not until():
        QTest.qWait(5)  # in which events are seen to


def show(what: object) -> None:
    say({"shown": what})


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
    _window, page, spot = at_breakfast(path)
    for number, keys in enumerate(chain.from_iterable(repeat(tuple(steps(page, spot)))), start=1):
        be_ready(page)
        keys()
        wait(lambda: page.hand.saving is Saving.DONE and shown(page, spot) == BOARD[at(number)])  # noqa: B023 - waited for here
        show(number)


def at_breakfast(path: Path) -> tuple[MainWindow, WeekPage, Spot]:
    """The week on the Friday before, and Monday's breakfast in it."""
    stand_still(MONDAY - timedelta(days=3))
    window, page = opened(path)
    page.go_to(MONDAY)
    wait(lambda: page.scene.board.week == MONDAY and page.scene.board.version > 0)
    page.hand.asks_scope = False
    (spot,) = (
        block.spot for row in page.scene.rows for block in row.blocks
        if block.visit.start_minute < clock.DAY_MINUTES and block.visit.client_name == "Winnie"
    )  # fmt: skip
    return window, page, spot


def be_ready(page: WeekPage) -> None:
    page.hand.get_ready()
    wait(lambda: page.hand.judge(()) is not None)


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
    dai = next(row.spot for row in page.scene.rows if row.name == "Dai")

    def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        page.select(spot)
        board.setFocus()
        QTest.keyClick(board, key, held)

    def paste() -> None:
        press(KEY.Key_X, CTRL)
        page.select(dai)
        QTest.keyClick(board, KEY.Key_V, CTRL)

    def undo() -> None:
        QTest.keyClick(window, KEY.Key_Z, CTRL)

    yield lambda: move(page, spot, KEY.Key_Right)
    yield lambda: press(KEY.Key_L)
    yield lambda: press(KEY.Key_L, SHIFT)
    yield lambda: press(KEY.Key_L)
    yield lambda: press(KEY.Key_L, SHIFT)
    yield lambda: press(KEY.Key_Delete)
    yield undo
    yield lambda: QTest.keyClick(window, KEY.Key_Z, CTRL | SHIFT)
    yield undo
    yield paste
    yield undo
    yield lambda: move(page, spot, KEY.Key_Left)


def move(page: WeekPage, spot: Spot, key: Qt.Key) -> None:
    page.select(spot)
    QTest.keyPress(page.board, key, ALT)
    QTest.keyRelease(page.board, KEY.Key_Alt)


# A published week ------------------------------------------------------------------------------


def published(path: Path) -> None:
    window, page, spot = at_breakfast(path)
    flow = window.findChild(PublishFlow)
    assert flow is not None
    for number in count(1):
        be_ready(page)
        if number % 2:
            move(page, spot, KEY.Key_Right if number % 4 == 1 else KEY.Key_Left)
            give_a_reason(page)
        else:
            tell(page, flow)
        wait(lambda: page.hand.saving is Saving.DONE and stands(page, spot, flow) == so_far(number))  # noqa: B023 - waited for here
        show(number)


def so_far(number: int) -> list[int]:
    """After so many steps: the version, when breakfast is, and how many are not told yet."""
    return [1 + (number + 1) // 2, 485 if number % 4 in {1, 2} else 480, number % 2]


def stands(page: WeekPage, spot: Spot, flow: PublishFlow) -> list[int] | None:
    """As the window has it."""
    visit, told = page.scene.visits.get(spot.visit_id or ""), flow.published
    if visit is None or told is None:
        return None
    return [told.version, visit.start_minute, len(told.untold)]


def give_a_reason(page: WeekPage) -> None:
    sheet = page.hand.sheet
    assert sheet is not None
    QTest.keyClicks(sheet.publish_reason.line, "Her bus")
    QTest.keyClick(sheet.publish_reason.line, KEY.Key_Return)


def tell(page: WeekPage, flow: PublishFlow) -> None:
    if flow.panel is None:
        hit(page.head.told)
    panel = flow.panel
    assert panel is not None
    wait(lambda: bool(panel.cards))
    QTest.keyClick(panel.cards[0], KEY.Key_1)


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
    show([len(flow.detail.calls), row.open_visits, row.not_told, row.settled_at_utc is not None])


def ring_lines(panel: MendPanel) -> list[RingLine]:
    (card,) = panel.cards
    found = [one for one in card.ring.findChildren(RingLine) if one.isVisible()]
    return found if all(one.yes.height() > 9 for one in found) else []


def hit(button: QAbstractButton) -> None:
    wait(lambda: button.isVisible() and button.isEnabled() and not button.rect().isEmpty())
    QTest.mouseClick(button, LEFT)


def work(path: Path, what: str) -> None:
    """Until it is killed."""
    _app = QApplication(sys.argv[:1])
    {"board": on_the_board, "published": published, "morning": in_the_morning}[what](path)
