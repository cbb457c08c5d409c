"""The window without anyone in front of it: pictures of every state, and the main job from
start to end. `carecoop shots` and, where there is no display, `carecoop demo` use it."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEventLoop,
    QIODevice,
    QMessageLogContext,
    QSettings,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QWidget

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.services import files, papers
from carecoop.services.papers import Paper
from ui import look
from ui.build.flow import BuildFlow
from ui.main_window import MainWindow
from ui.pages.week import WeekPage
from ui.states import Visitor, every_state, on_the_way

SIZE = QSize(1440, 900)
DPI = 100
SPARE_MS = 120_000  # beyond the search's own time: reading, checking and saving on a slow machine

Say = Callable[[str], None]


def without_screen(settings: Path) -> None:
    """Draw offscreen from here on, keep window settings in a folder of their own, and leave out
    what the offscreen plugin only mutters about."""
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_large_screen(settings)}"
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(settings))
    qInstallMessageHandler(_tell_but_mutterings)


def _large_screen(folder: Path) -> Path:
    """The offscreen plugin's own screen is so small that enlarged sheets would be cut to fit it."""
    path = folder / "screen.json"
    screen = {"name": "pictures", "x": 0, "y": 0, "width": 3840, "height": 2160, "dpr": 1}
    path.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "logicalBaseDpi": 96}]}))
    return path


def _tell_but_mutterings(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


def use_dark(app: QApplication) -> None:
    """Dark colours also where no desktop brings them."""
    app.setPalette(QPalette(look.dark_palette()))
    look.make_legible(app)


def take_pictures(
    window: MainWindow, folder: Path, size: QSize = SIZE, only: str = ""
) -> Iterator[Path]:
    """One PNG of each state whose name has `only` in it, as it is taken.

    `size` is of the window, in its own pixels; QT_SCALE_FACTOR makes more of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(size)
    window.show()
    visitor = Visitor(window)
    states = every_state()
    needed = on_the_way(states, only)
    for number, state in enumerate(states, 1):
        if state.name not in needed:
            continue
        with state.shown(visitor):
            settle(window)
            if only in state.name:
                yield _grab(window, folder / f"{number:02d}-{state.name}.png")


def do_the_job(window: MainWindow, week: date, seconds: int, folder: Path, say: Say) -> list[Path]:
    """Build the week's rota in the window, accept it, print every document of it.

    Leaves a picture of each step, each document as PDF and each of its pages as PNG.
    """
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(SIZE)
    window.show()
    page = next(page for page in window.pages if isinstance(page, WeekPage))
    window.show_page(window.pages.index(page))
    page.go_to(week)
    page.board.show_day(0)
    settle(window)
    made = [_grab(window, folder / "1-before.png")]
    made += _build(window, page, seconds, folder, say)
    say(window.tr("Printing every schedule, family page, timesheet and the rota…"))
    made += save_papers(papers.all_papers(window.desk.office, week), folder)
    return made


def _build(window: MainWindow, page: WeekPage, seconds: int, folder: Path, say: Say) -> list[Path]:
    flow = window.findChild(BuildFlow)
    assert flow is not None
    flow.seconds = seconds
    say(window.tr("Building the rota for {n} seconds…").format(n=seconds))
    half_way = QTimer(window, singleShot=True, interval=seconds * 500)
    made: list[Path] = []
    half_way.timeout.connect(lambda: made.append(_grab(window, folder / "2-building.png")))
    half_way.start()
    limit_ms = seconds * 1000 + SPARE_MS
    _wait(window, lambda: flow.proposal is not None, lambda: flow.build(page.week), limit_ms)
    if flow.proposal is None:
        raise CareCoopError(QT_TRANSLATE_NOOP("carecoop", "No rota could be built."))
    settle(window)
    made.append(_grab(window, folder / "3-proposal.png"))
    _wait(window, lambda: not flow.running, flow.proposal.accept_button.click, SPARE_MS)
    settle(window)
    made.append(_grab(window, folder / "4-accepted.png"))
    return made


def save_papers(every: Iterable[Paper], folder: Path) -> list[Path]:
    """Each document as a PDF and each of its pages as a PNG."""
    made = []
    for paper in every:
        path = folder / paper.file_name
        files.save(paper.pdf, path)
        made.append(path)
        made += _save_pages(paper.pdf, path)
    return made


def _save_pages(pdf: bytes, path: Path) -> list[Path]:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = []
    for number in range(document.pageCount()):
        size = (document.pagePointSize(number) * (DPI / 72)).toSize()
        page = path.with_name(f"{path.stem}-{number + 1}.png")
        _on_white(document.render(number, size)).save(str(page))
        pages.append(page)
    document.close()
    return pages


def _on_white(page: QImage) -> QImage:
    """Paper is white; a rendered page has nothing where nothing is printed."""
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper


def settle(window: MainWindow) -> None:
    """Wait until nothing is being read and everything is drawn."""
    _wait(window, lambda: not window.desk.background.busy, lambda: None, SPARE_MS)
    QApplication.processEvents()


def _wait(
    window: QWidget, done: Callable[[], bool], begin: Callable[[], object], limit_ms: int
) -> None:
    """Begin something, then run the event loop until it is done or the limit has passed."""
    loop = QEventLoop()
    look_again = QTimer(window, interval=20)
    look_again.timeout.connect(lambda: loop.quit() if done() else None)
    QTimer.singleShot(limit_ms, loop, loop.quit)
    QTimer.singleShot(0, window, begin)
    look_again.start()
    loop.exec()
    look_again.stop()


def _grab(window: QWidget, path: Path) -> Path:
    """The window with what is open above it: a sheet, a menu."""
    picture = window.grab()
    painter = QPainter(picture)
    for above in QApplication.topLevelWidgets():
        if above is not window and above.isVisible():
            painter.drawPixmap(above.pos() - window.pos(), above.grab())
    painter.end()
    picture.save(str(path))
    return path
