"""Where everything is put together: the window on a co-op's file, the demo, the pictures."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from carecoop import clock
from carecoop.services.office import Office

if TYPE_CHECKING:  # Qt is loaded by the commands that show something
    from ui.main_window import MainWindow


def run(path: Path | None) -> int:
    """Open the app; the exit code."""
    from ui.app import run as run_window

    return run_window(path)


def demo(folder: Path, seconds: int) -> int:
    """The main job on the sample co-op: in a window, or offscreen where there is no display."""
    week = clock.monday_of(clock.today()) + timedelta(weeks=1)
    if has_display():
        from ui.app import run_demo

        with sample_office() as office:
            return run_demo(office, week, seconds)
    from ui import tour

    _say("there is no display, so the job is done offscreen.")
    with _offscreen_window() as window:
        made = tour.do_the_job(window, week, seconds, folder, _say)
    _say(f"{len(made)} files (PDFs, and PNGs of every page) are in {folder.resolve()}")
    return 0


def shots(folder: Path, *, dark: bool, size: tuple[int, int], only: str) -> int:
    """A picture of every state of the window, offscreen, with the sample co-op on one morning."""
    from PySide6.QtCore import QSize

    from ui import tour
    from ui.states import MOMENT

    with clock.standing_still(MOMENT), _offscreen_window(dark=dark) as window:
        for path in tour.take_pictures(window, folder, QSize(*size), only):
            _say(str(path))
    return 0


@contextmanager
def _offscreen_window(*, dark: bool = False) -> "Iterator[MainWindow]":
    """The window on the sample co-op, without a screen and with settings of its own."""
    from ui import tour
    from ui.app import make_application, make_window

    with TemporaryDirectory(prefix="carecoop-") as settings, sample_office() as office:
        tour.without_screen(Path(settings))
        app = make_application()
        if dark:
            tour.use_dark(app)
        window = make_window(office)
        yield window
        window.close()
        app.processEvents()


def has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def sample_office() -> Iterator[Office]:
    """The fictional sample co-op in a folder that goes away afterwards."""
    from carecoop.sample import build_sample

    with TemporaryDirectory(prefix="carecoop-") as folder:
        office = build_sample(Path(folder) / "sample.carecoop", today=clock.today())
        try:
            yield office
        finally:
            office.close()


def _say(sentence: str) -> None:
    sys.stdout.write(f"carecoop: {sentence}\n")
    sys.stdout.flush()
