"""Somebody who goes through the window, and waits until what is shown has settled."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QEventLoop, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from carecoop import clock
from ui.board.scene import Block, RowsBy
from ui.build.flow import BuildFlow
from ui.build.kept_flow import KeptFlow
from ui.main_window import MainWindow
from ui.mend.flow import MendFlow
from ui.pages.page import Page
from ui.pages.week import WeekPage
from ui.paper.dialog import PaperDialog
from ui.paper.flow import PaperFlow
from ui.publish.flow import PublishFlow

MOMENT = datetime(2026, 12, 1, 6, 30, tzinfo=UTC)  # a Tuesday, when somebody rings in sick
PATIENCE_MS = 120_000
LOOK_MS = 20
SAMPLE_PIXELS = 64  # wide: lines of an image are whole words of four bytes

T = TypeVar("T", bound=QObject)


@dataclass(frozen=True, slots=True)
class Visitor:
    """The window on the sample co-op at `MOMENT`, and what one can do there."""

    window: MainWindow

    @property
    def page(self) -> WeekPage:
        page = self.window.pages[self.window.page_of(WeekPage)]
        assert isinstance(page, WeekPage)
        return page

    @property
    def build(self) -> BuildFlow:
        return self._flow(BuildFlow)

    @property
    def kept(self) -> KeptFlow:
        return self._flow(KeptFlow)

    @property
    def mend(self) -> MendFlow:
        return self._flow(MendFlow)

    @property
    def publish(self) -> PublishFlow:
        return self._flow(PublishFlow)

    @property
    def paper(self) -> PaperFlow:
        return self._flow(PaperFlow)

    def _flow(self, kind: type[T]) -> T:
        found = self.window.findChild(kind)
        assert found is not None
        return found

    # Waiting

    def wait(self, done: Callable[[], bool]) -> None:
        """Run the event loop until something is so; what never comes is a bug, and said."""
        loop, look = QEventLoop(), QTimer(interval=LOOK_MS)
        look.timeout.connect(lambda: loop.quit() if done() else None)
        QTimer.singleShot(PATIENCE_MS, loop, lambda: loop.exit(1))
        look.start()
        late = loop.exec()
        look.stop()
        if late:
            raise TimeoutError("the window did not come to where the next picture is taken")

    def settle(self) -> None:
        """Until nothing is being read and everything is drawn."""
        self.wait(lambda: not self.window.desk.background.busy)
        QApplication.processEvents()

    def see_paper(self, dialog: PaperDialog) -> None:
        """Wait until the first page is on show: it is drawn in a thread of Qt's own."""
        self.wait(lambda: dialog.paper is not None and _has_ink(dialog.view.viewport()))
        self.settle()

    # Going

    def go_to(self, page: type[Page]) -> None:
        self.window.show_page(self.window.page_of(page))
        self.settle()

    def week(self, later: int = 0) -> date:
        """The Monday so many weeks from this one."""
        return clock.monday_of(clock.today()) + timedelta(weeks=later)

    def show_week(self, later: int = 0, *, rows: RowsBy = RowsBy.CARERS) -> WeekPage:
        """The week page on this week or a later one, one day across it, nothing selected."""
        page, week = self.page, self.week(later)
        self.go_to(WeekPage)
        page.go_to(week)
        self.wait(lambda: page.scene.board.week == week and bool(page.scene.rows))
        if page.scene.rows_by is not rows:
            page.board.corner.asked.emit(rows)
        page.board.show_day(clock.today().weekday() if later == 0 else 0)
        page.select(None)
        self.settle()
        return page

    def judge(self) -> None:
        """Wait until the week can be changed by hand."""
        hand = self.page.hand
        hand.get_ready()
        self.wait(lambda: hand.judge(()) is not None)

    # Finding

    def block(self, carer: str) -> Block:
        """A carer's first visit of the day that is on show."""
        scene = self.page.scene
        return next(
            block
            for row in scene.rows
            for block in row.blocks
            if scene.window.day(block.left) == self.page.board.day
            and scene.carer_names.get(block.carer_id or UUID(int=0)) == carer
        )

    def middle(self, block: Block) -> QPoint:
        """Of a block, in the board's viewport."""
        board = self.page.board
        board.reveal(block.spot)
        frame, row = board.frame(), board.scene.row_index(block.spot) or 0
        return QPoint(
            round(block.centre * frame.scale - frame.left),
            round((row + 0.5) * frame.row_height - frame.top),
        )

    def row_y(self, name: str) -> int:
        """The middle of a row's height, in the board's viewport."""
        board = self.page.board
        row = next(at for at, one in enumerate(board.scene.rows) if one.name == name)
        board.show_row(row)
        frame = board.frame()
        return round((row + 0.5) * frame.row_height - frame.top)


def _has_ink(shown: QWidget) -> bool:
    """Whether there is more than one shade in the middle of it."""
    middle = QRect(QPoint(), shown.size() / 2)
    middle.moveCenter(shown.rect().center())
    smooth = Qt.TransformationMode.SmoothTransformation
    image = shown.grab(middle).toImage().scaledToWidth(SAMPLE_PIXELS, smooth)
    shades = image.convertToFormat(QImage.Format.Format_Grayscale8).constBits()
    return len(set(bytes(shades))) > 1


Bring = Callable[[Visitor], Iterator[None]]


@dataclass(frozen=True, slots=True)
class State:
    """`shown` brings it about, and leaves it at the end of the `with`; `after` names the state
    that has to be gone through first."""

    name: str
    shown: Callable[[Visitor], AbstractContextManager[None]]
    after: str = ""


def state(name: str, bring: Bring, after: str = "") -> State:
    """`bring` goes there, yields once it is there to be seen, and goes back."""
    return State(name, contextmanager(bring), after)
