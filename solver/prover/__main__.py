"""The child process that proves: `python -m solver.prover`; see the package for what it says."""

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict

from solver.exchange import parse_problem
from solver.json_files import parse_json
from solver.lines import STDIN, own_stdout, read_lines
from solver.prover import Worth
from solver.prover.proving import News, Proving

PRIORITY_STEPS = 5  # of `nice`: about a quarter of a core where the search keeps both of two busy


def main() -> None:
    """Prove what the first line asks for, until there is nothing left to prove or to read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's; we follow its stdin
    if sys.platform != "win32":  # there the parent said so; the libraries are loaded by now
        os.nice(PRIORITY_STEPS)
    line_out, lines = own_stdout(), read_lines(STDIN)
    first = next(lines, None)
    if first is None:
        return
    problem, news = parse_problem(parse_json(first, "the first line")), News()
    threading.Thread(target=follow, args=(lines, news), name="follow", daemon=True).start()
    with suppress(BrokenPipeError):
        Proving(problem, news, lambda proven: line_out.send(asdict(proven))).work()


def follow(lines: Iterator[bytes], news: News) -> None:
    """Pass on what the search has; when the lines end, so does this process, whatever it does."""
    for line in lines:
        news.put(Worth(**json.loads(line)))
    os._exit(0)


if __name__ == "__main__":
    main()
