"""A process that has loaded all of the window, and works in it as often as it is asked, each time
in a process of its own that can be killed. Loading takes longer than most of what is looked at.

    python -m tests.helpers.window_stem

A line of JSON on its standard input is the file, and what of `tests.helpers.editing_child` to do
with it. It answers in lines of JSON: the process, what that one shows, and at last how it ended.
"""

import importlib
import json
import os
import pkgutil
import signal
import sys
import traceback
from pathlib import Path

import ui
from tests.helpers import editing_child

PATIENCE_SECONDS = 300  # a window that hangs fails the test that waits for it


def load() -> None:
    for found in pkgutil.walk_packages(ui.__path__, "ui."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)


def work(path: str, what: str) -> None:
    signal.alarm(PATIENCE_SECONDS)  # ends it
    try:
        editing_child.say({"process": os.getpid()})
        editing_child.work(Path(path), what)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def main() -> None:
    load()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            work(*json.loads(line))
        _child, status = os.waitpid(child, 0)
        editing_child.say({"ended": os.waitstatus_to_exitcode(status)})


if __name__ == "__main__":
    main()
