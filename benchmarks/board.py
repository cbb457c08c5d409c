"""How quickly the week board moves and is changed, with 5,000 visits in the week.

    python -m benchmarks.board [--frames N] [--weeks N]

First the picture alone: each frame handles real events (a wheel turn, the change of scale or
offset) and paints what that uncovered, until nothing is left to do. Then the page at a co-op with
a year of rotas in its file: from the open file to a board that can be used, from the passphrase to
there, other weeks, read ahead and not, and visits dragged by real mouse events, judged at every
step. Aims: a step of a drag 16 ms at the median and 50 ms at worst, a usable board in 2 s, another
week in 200 ms. No screen is needed.
"""

import argparse
import os
import platform
import statistics
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, thread_time
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.large_coop import LARGE, USUAL, large_coop, unlock_large
from carecoop import clock
from tests.helpers import boards
from ui.board.making import build_scene
from ui.board.paint import boxes
from ui.board.scene import Block, RowsBy
from ui.board.view import BoardView
from ui.desk import Desk
from ui.garbage import GarbageCollector
from ui.pages.week import WeekPage

SIZE = (1600, 900)
YEAR = 52
STEPS = 40  # of one drag
FAR = range(8, 43, 6)  # weeks
ON = range(44, 49)
PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
Frame = Callable[[], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--frames", type=int, default=120, help="frames for each kind of move")
    parser.add_argument("--weeks", type=int, default=YEAR, help="of rotas in the file")
    asked = parser.parse_args()
    app = QApplication([])
    GarbageCollector(app)  # as in the program
    print(f"{platform.platform()}, Python {platform.python_version()}, {SIZE[0]}×{SIZE[1]}")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    picture(app, asked.frames)
    with TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)
        for size in (USUAL, LARGE):
            path = Path(folder) / f"{size.name}.carecoop"
            large_coop(path, clock.monday_of(clock.today()), asked.weeks, size).close()
            page_of(app, path)


# The picture ------------------------------------------------------------------------------


def picture(app: QApplication, frames: int) -> None:
    board = boards.five_thousand()
    started = perf_counter()
    view = BoardView(build_scene(board))
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    opened = (perf_counter() - started) * 1000
    print(f"visits {len(board.visits)}, carers {len(board.carers)}")
    print(f"{'build and show once':34} {opened:7.1f} ms")
    for name, moves in scenes(view, frames):
        report(name, [timed(app, one) for one in moves])
    view.close()


class Took(NamedTuple):
    """Milliseconds by the clock on the wall, and by the processor for the thread that paints:
    where other programs run too, the second tells more."""

    wall: float
    busy: float


def report(name: str, times: Sequence[Took], aim: str = "") -> None:
    walls, busy = [one.wall for one in times], [one.busy for one in times]
    print(
        f"{name:34} median {statistics.median(walls):7.2f} ms   worst {max(walls):7.2f} ms   "
        f"processor: median {statistics.median(busy):7.2f} ms   worst {max(busy):7.2f} ms   "
        f"times {len(times)}{aim and f'   aim {aim}'}",
        flush=True,
    )


def scenes(view: BoardView, frames: int) -> Iterator[tuple[str, list[Frame]]]:
    """Each kind of move; the view is brought to its start as the scene begins."""
    nothing, control = PLAIN, Qt.KeyboardModifier.ControlModifier
    view.show_day(1)
    yield "scroll down, one day", [wheel(view, -60, nothing)] * frames
    view.verticalScrollBar().setValue(0)
    view.horizontalScrollBar().setValue(0)
    yield "scroll across the days", [across(view, 24)] * frames
    view.show_week()
    view.verticalScrollBar().setValue(0)
    yield "scroll down, whole week", [wheel(view, -60, nothing)] * frames
    view.show_week()
    half = frames // 2
    closer, wider = wheel(view, 30, control), wheel(view, -30, control)
    yield "zoom, week to day and back", [closer] * half + [wider] * half
    view.show_day(2)
    yield "day and week in turn", [view.show_week, lambda: view.show_day(2)] * half


def timed(app: QApplication, one: Frame) -> Took:
    """One move and all the painting that it asks for."""
    started, busy = perf_counter(), thread_time()
    one()
    app.processEvents()
    return Took((perf_counter() - started) * 1000, (thread_time() - busy) * 1000)


def wheel(view: BoardView, turn: int, modifiers: Qt.KeyboardModifier) -> Frame:
    """A turn of the wheel in the middle of the board, in eighths of a degree."""
    middle = QPointF(view.viewport().rect().center())
    none = QPoint(0, 0)

    def move() -> None:
        event = QWheelEvent(
            middle, middle, none, QPoint(0, turn), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - not inverted, as Qt has it
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    return move


def across(view: BoardView, pixels: int) -> Frame:
    bar = view.horizontalScrollBar()
    return lambda: bar.setValue(bar.value() + pixels)


# The page ---------------------------------------------------------------------------------


def page_of(app: QApplication, path: Path) -> None:
    """Start, other weeks and drags at a co-op with rotas of many weeks in its file."""
    started = perf_counter()
    desk = Desk(unlock_large(path))
    unlocked, busy = perf_counter(), process_time()
    page = WeekPage(desk)
    page.resize(*SIZE)
    page.show()
    wait(app, lambda: bool(page.scene.board.visits))
    app.processEvents()
    shown, busy = perf_counter(), process_time() - busy
    print(f"co-op with {len(page.scene.board.visits)} visits a week, file {size_of(path)}")
    print(
        f"{'from the open file to the board':34} {(shown - unlocked) * 1000:7.1f} ms   "
        f"processor {busy * 1000:7.1f} ms   aim 2 s"
    )
    print(f"{'from the passphrase to the board':34} {(shown - started) * 1000:7.1f} ms")
    wait(app, lambda: not desk.background.busy)
    page.hand.get_ready()
    wait(app, lambda: page.hand.judge(()) is not None)
    looks: tuple[tuple[str, Frame], ...] = (
        ("day", partial(page.board.show_day, 1)),
        ("week", page.board.show_week),
    )
    for rows in RowsBy.CLIENTS, RowsBy.CARERS:
        page.board.corner.asked.emit(rows)
        for name, show in looks:
            show()
            app.processEvents()
            held, first, steps = drags(app, page)
            report(f"{rows}, {name}: taking hold", held)
            report(f"{rows}, {name}: first step of a drag", first, aim="16/50 ms")
            report(f"{rows}, {name}: each step", steps, aim="16/50 ms")
    leaf(app, page)
    page.close()
    desk.close()


def size_of(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.0f} MB"


def drags(app: QApplication, page: WeekPage) -> tuple[list[Took], list[Took], list[Took]]:
    """Visits taken hold of, which draws what lies below, and moved over rows and times."""
    holds: list[Took] = []
    first: list[Took] = []
    steps: list[Took] = []
    held = [row.blocks[len(row.blocks) // 2] for row in page.scene.rows[2:12] if row.blocks]
    for block in held:
        start = place_of(page.board, block)
        app.processEvents()
        holds.append(timed(app, partial(press, page.board, start)))
        for number in range(STEPS):
            across = (9 * number + 12) * (1 if start.x() < SIZE[0] / 2 else -1)
            to = start + QPoint(across, 17 * (number % 12) + 3)
            (steps if number else first).append(timed(app, partial(move, page.board, to)))
        let_go(page.board, start)
        app.processEvents()
    return holds, first, steps


def place_of(board: BoardView, block: Block) -> QPoint:
    board.reveal(block.spot)
    frame, row = board.frame(), board.scene.row_index(block.spot)
    assert row is not None
    (placed,) = boxes([block], row, frame.scale, frame.row_height)
    return placed.box.center() - QPoint(int(frame.left), int(frame.top))


def press(board: BoardView, at: QPoint) -> None:
    QTest.mousePress(board.window().windowHandle(), LEFT, PLAIN, in_window(board, at))


def move(board: BoardView, at: QPoint) -> None:
    QTest.mouseMove(board.window().windowHandle(), in_window(board, at))


def let_go(board: BoardView, at: QPoint) -> None:
    """Where it was: nothing is asked."""
    board.mouse.cancel()
    QTest.mouseRelease(board.window().windowHandle(), LEFT, PLAIN, in_window(board, at))


def in_window(board: BoardView, at: QPoint) -> QPoint:
    return board.viewport().mapTo(board.window(), at)


def leaf(app: QApplication, page: WeekPage) -> None:
    """To the week before and back, as it is after a moment's rest; then to weeks that nobody has
    looked at, far from each other and one after the other, while nothing is read ahead."""
    here = page.week
    before = here - timedelta(weeks=1)
    wait(app, lambda: page.shelf.scene(before) is not None and not page.desk.background.busy)
    page.shelf.is_at_work = lambda: True
    for name, weeks in (
        ("another week, read ahead", [before, here] * 3),
        ("a week gone by, from the file", [here - timedelta(weeks=n) for n in FAR]),
        ("the one before it, from the file", [here - timedelta(weeks=n) for n in ON]),
        ("a week to come, from the file", [here + timedelta(weeks=n) for n in FAR]),
    ):
        if name.startswith("the one"):
            switch(app, page, max(weeks) + timedelta(weeks=1))
        report(name, [switch(app, page, week) for week in weeks], aim="200 ms")


def switch(app: QApplication, page: WeekPage, week: date) -> Took:
    """By the processor for all threads, as reading counts too; what is still being read is over
    before it begins."""
    wait(app, lambda: not page.desk.background.busy)
    started, busy = perf_counter(), process_time()
    page.go_to(week)
    wait(app, lambda: page.scene.board.week == week and bool(page.scene.board.visits))
    app.processEvents()
    return Took((perf_counter() - started) * 1000, (process_time() - busy) * 1000)


def wait(app: QApplication, done: Callable[[], bool]) -> None:
    """Until an event brings it about; turning round meanwhile would hold up who works at it."""
    while not done():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main()
