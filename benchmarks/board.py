"""How quickly the week board moves: milliseconds for each frame with 5,000 visits in the week.

    python -m benchmarks.board [--frames N]

Each frame handles real events: a wheel turn, the change of scale or offset, and the painting of
what it uncovered, until nothing is left to do. No screen is needed.
"""

import argparse
import os
import statistics
from collections.abc import Callable, Iterator
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.helpers import boards
from ui.board.scene import build_scene
from ui.board.view import BoardView

SIZE = (1600, 900)
Frame = Callable[[], None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--frames", type=int, default=120, help="frames for each kind of move")
    frames: int = parser.parse_args().frames
    app = QApplication([])
    board = boards.five_thousand()
    started = perf_counter()
    view = BoardView(build_scene(board))
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    opened = (perf_counter() - started) * 1000
    print(f"visits {len(board.visits)}, carers {len(board.carers)}, {SIZE[0]}×{SIZE[1]}")
    print(f"{'build and show once':28} {opened:7.1f} ms")
    for name, moves in scenes(view, frames):
        busy = process_time()
        times = [timed(app, move) for move in moves]
        busy = (process_time() - busy) / len(moves) * 1000
        print(
            f"{name:28} median {statistics.median(times):6.2f} ms   "
            f"worst {max(times):6.2f} ms   processor {busy:6.2f} ms   "
            f"frames {len(times)}"
        )


def scenes(view: BoardView, frames: int) -> Iterator[tuple[str, list[Frame]]]:
    """Each kind of move; the view is brought to its start as the scene begins."""
    nothing, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
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


def timed(app: QApplication, move: Frame) -> float:
    """Milliseconds of one move and of all the painting that it asks for."""
    started = perf_counter()
    move()
    app.processEvents()
    return (perf_counter() - started) * 1000


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


if __name__ == "__main__":
    main()
