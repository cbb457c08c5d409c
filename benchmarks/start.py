"""How soon the app can be used: `python -m benchmarks.start [--runs N]`.

Each run is a new process without a screen, as the operating system starts it. `door` is until the
passphrase can be typed (while that is done, the window's modules are loaded behind it); `unlock`
is from Enter until the window is there; `board` is from then until the week of the sample co-op is
drawn. What a person waits for is the first, and the sum of the other two.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the child times the import
    from PySide6.QtWidgets import QApplication

CHILD = "--child"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(CHILD, metavar="FILE")
    given = parser.parse_args()
    if given.child:
        print(json.dumps(measure(Path(given.child), float(os.environ["STARTED"]))), flush=True)
        os._exit(0)  # how it is taken down again is not timed
    with TemporaryDirectory() as folder:
        path = sample_file(Path(folder))
        runs = [start(path) for _ in range(given.runs)]
    for phase in runs[0]:
        seconds = [run[phase] for run in runs]
        print(
            f"start: {phase:8} median {statistics.median(seconds):5.2f} s   "
            f"worst {max(seconds):5.2f} s   runs {len(runs)}"
        )


def sample_file(folder: Path) -> Path:
    from carecoop import clock  # noqa: PLC0415 - only the parent needs it
    from carecoop.sample import build_sample  # noqa: PLC0415

    path = folder / "sample.carecoop"
    build_sample(path, today=clock.today()).close()
    return path


def start(path: Path) -> dict[str, float]:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "STARTED": str(time.time()),
        "XDG_CONFIG_HOME": str(path.parent),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed app has its modules compiled
    command = [sys.executable, "-m", "benchmarks.start", CHILD, str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    phases: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return phases


def measure(path: Path, started: float) -> dict[str, float]:
    from carecoop.sample import SAMPLE_PASSPHRASE  # noqa: PLC0415 - part of what is timed
    from ui.app import Start, make_application  # noqa: PLC0415
    from ui.pages.week import WeekPage  # noqa: PLC0415

    app = make_application()
    begin = Start(path)
    begin.show()
    app.processEvents()
    shown = time.time()
    _wait(app, lambda: not begin.door.background.busy)
    typed = time.time()
    begin.door.passphrase.unlock_asked.emit(SAMPLE_PASSPHRASE)
    _wait(app, lambda: begin.window is not None)
    unlocked = time.time()
    window = begin.window
    assert window is not None
    page = window.page
    assert isinstance(page, WeekPage)
    _wait(app, lambda: bool(page.scene.board.visits))
    app.processEvents()
    drawn = time.time()
    window.close()
    app.processEvents()
    return {"door": shown - started, "unlock": unlocked - typed, "board": drawn - unlocked}


def _wait(app: "QApplication", done: Callable[[], bool]) -> None:
    while not done():
        app.processEvents()


if __name__ == "__main__":
    main()
