"""Child processes that speak in JSON lines: what both ends of such a pipe need."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

STDIN, STDOUT, STDERR = 0, 1, 2


def start_module(
    module: str,
    *,
    stdin: int,
    stdout: int,
    stderr: int | None = None,
    is_apart: bool = False,
) -> "subprocess.Popen[bytes]":
    """`python -m MODULE` of this same program, wherever it was started from.

    `is_apart`: Ctrl+C at the terminal does not reach it. On Windows it has no window and gives way;
    elsewhere a module that shall give way asks for it itself.
    """
    root = Path(__file__).resolve().parents[1]
    path = os.pathsep.join([str(root), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(  # noqa: S603 - a module of ours
        [sys.executable, "-P", "-m", module],
        env=os.environ | {"PYTHONPATH": path},
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        start_new_session=is_apart,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
        | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
    )


def own_stdout() -> "Lines":
    """Keep the real stdout for our lines; what anyone else prints goes to stderr."""
    ours = os.dup(STDOUT)
    sys.stdout.flush()
    os.dup2(STDERR, STDOUT)
    sys.stdout = sys.stderr
    return Lines(ours)


class Lines:
    """JSON lines out of one file descriptor, each written whole; any thread may call.

    Raises BrokenPipeError once the parent is gone.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = threading.Lock()
        self._is_cut = False

    def send(self, message: Mapping[str, object]) -> None:
        rest = memoryview(json.dumps(message).encode() + b"\n")
        with self._lock:
            if self._is_cut:
                raise BrokenPipeError
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]

    def cut(self) -> None:
        """Nobody reads any more: what is sent from now on raises BrokenPipeError."""
        self._is_cut = True


def read_lines(descriptor: int) -> Iterator[bytes]:
    """Lines as they arrive, without the buffers that a blocked thread would hold at exit."""
    held: list[bytes] = []
    while chunk := os.read(descriptor, 1 << 16):
        *whole, rest = chunk.split(b"\n")
        for line in whole:
            yield b"".join((*held, line))
            held.clear()
        held.append(rest)
    if last := b"".join(held):
        yield last
