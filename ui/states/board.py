"""The board of a published week: rows, views, what is selected, dragged, decided."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from carecoop.services import files
from ui.board.decision import DecisionSheet
from ui.board.head import Look
from ui.board.scene import RowsBy
from ui.states.visitor import State, Visitor, state

NO_KEY = Qt.KeyboardModifier.NoModifier
TUESDAY = 1


def _rows(rows: RowsBy, look: Look, visitor: Visitor) -> Iterator[None]:
    page = visitor.show_week(rows=rows)
    page.head.look_asked.emit(look)
    yield
    page.head.look_asked.emit(Look.DAY)
    visitor.show_week()


def carers_day(visitor: Visitor) -> Iterator[None]:
    yield from _rows(RowsBy.CARERS, Look.DAY, visitor)


def carers_week(visitor: Visitor) -> Iterator[None]:
    yield from _rows(RowsBy.CARERS, Look.WEEK, visitor)


def people_day(visitor: Visitor) -> Iterator[None]:
    yield from _rows(RowsBy.CLIENTS, Look.DAY, visitor)


def people_week(visitor: Visitor) -> Iterator[None]:
    yield from _rows(RowsBy.CLIENTS, Look.WEEK, visitor)


def as_text(visitor: Visitor) -> Iterator[None]:
    yield from _rows(RowsBy.CARERS, Look.LIST, visitor)


def who_else(visitor: Visitor) -> Iterator[None]:
    """The inspector on a visit, with the ranked list of those who could do it."""
    page = visitor.show_week()
    page.head.details.setChecked(True)
    page.select(visitor.block("Dai").spot)
    visitor.wait(lambda: bool(page.inspector.offer(1)))
    visitor.settle()
    yield
    page.head.details.setChecked(False)


def gap(visitor: Visitor) -> Iterator[None]:
    """A free stretch of a carer's day, and what would fit there."""
    page = visitor.show_week()
    page.head.details.setChecked(True)
    free = next(row.spot for row in page.scene.rows if row.name == "Huw")
    page.select(free)
    found: list[object] = []
    page.reasons.fits_found.connect(lambda _gap, fits: found.append(fits))
    page.actions_by_hand.gap.trigger()
    visitor.wait(lambda: bool(found))
    yield
    page.head.details.setChecked(False)


def several(visitor: Visitor) -> Iterator[None]:
    """A run of visits, chosen with its locks, and the menu of what can be done."""
    page = visitor.show_week()
    block = visitor.block("Dai")
    page.select(block.spot)
    page.actions_by_hand.run.trigger()
    page.actions_by_hand.show_menu(page.board.viewport().mapToGlobal(visitor.middle(block)))
    yield
    page.actions_by_hand.menu.close()


def _drag(visitor: Visitor, carer: str, to: str) -> None:
    """Take the first visit of a carer's Tuesday to another row, and stay there."""
    page = visitor.show_week()
    visitor.judge()
    start = visitor.middle(visitor.block(carer))
    end = QPoint(start.x(), visitor.row_y(to))
    page.board.mouse.press(start, NO_KEY)
    for step in range(1, 4):
        page.board.mouse.move(start + (end - start) * step / 3, NO_KEY)
    QApplication.processEvents()


def drag_with_a_warning(visitor: Visitor) -> Iterator[None]:
    _drag(visitor, "Dai", "Bet")
    yield
    visitor.page.board.mouse.cancel()


def drag_refused(visitor: Visitor) -> Iterator[None]:
    _drag(visitor, "Dai", "Grace")
    yield
    visitor.page.board.mouse.cancel()


def _asked(visitor: Visitor) -> DecisionSheet:
    """The questions that a drag to Bet asks, with the weeks that change."""
    page = visitor.page
    _drag(visitor, "Dai", "Bet")
    page.board.mouse.release()
    visitor.wait(lambda: page.hand.sheet is not None)
    sheet = page.hand.sheet
    assert sheet is not None
    visitor.wait(lambda: bool(sheet.weeks.text()))
    return sheet


def decision(visitor: Visitor) -> Iterator[None]:
    """Reasons for broken rules and for a published week; this week, or from now on."""
    sheet = _asked(visitor)
    yield
    sheet.reject()
    visitor.settle()


def from_now_on(visitor: Visitor) -> Iterator[None]:
    """A time and a carer as they are agreed, and the reason that is still missing."""
    sheet = _asked(visitor)
    sheet.from_now_on.setChecked(True)
    sheet.accept()
    visitor.settle()
    yield
    sheet.reject()
    visitor.settle()


def no_rota(visitor: Visitor) -> Iterator[None]:
    """A week that nobody has looked at yet."""
    visitor.show_week(later=2)
    yield
    visitor.show_week()


def trouble(visitor: Visitor) -> Iterator[None]:
    """A sentence that says what was wrong and what to do."""
    visitor.show_week()
    visitor.window.desk.attempt(lambda: files.save(b"", Path("no folder") / "rota.pdf"))
    yield
    visitor.window.status.say("", undoable=False)


def printing(visitor: Visitor) -> Iterator[None]:
    """A carer's week before it is printed, with its version."""
    page = visitor.show_week()
    page.head.print_asked.emit("schedule", visitor.block("Dai").carer_id)
    flow = visitor.paper
    visitor.wait(lambda: flow.preview is not None)
    assert flow.preview is not None
    visitor.see_paper(flow.preview)
    yield
    flow.preview.close()


STATES: tuple[State, ...] = (
    state("board-carers-day", carers_day),
    state("board-carers-week", carers_week),
    state("board-people-day", people_day),
    state("board-people-week", people_week),
    state("board-list", as_text),
    state("board-who-else", who_else),
    state("board-gap", gap),
    state("board-run-menu", several),
    state("board-drag-warning", drag_with_a_warning),
    state("board-drag-refused", drag_refused),
    state("board-decision", decision),
    state("board-from-now-on", from_now_on),
    state("board-no-rota", no_rota),
    state("board-trouble", trouble),
    state("paper-preview", printing),
)
