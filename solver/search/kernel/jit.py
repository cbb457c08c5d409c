"""`njit` with a cache of its own, or the plain function where numba is not installed.

numba takes up cached machine code only for the same file at the same place, saved at the same
moment, and notices no change of the functions that one calls. So the cache folder is named by a
digest of all that: a folder that says it is ready really is, and a search never waits for a
compiler. It lies in the user's cache; `CARECOOP_KERNEL_CACHE` names another place.
"""

import hashlib
import inspect
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import platformdirs

try:
    import numba
    from llvmlite.binding import get_host_cpu_name
except ImportError:  # the interpreted kernel still plans
    HAS_NUMBA = False
else:
    HAS_NUMBA = True

P = ParamSpec("P")
R = TypeVar("R")


@cache
def cache_folder() -> Path:
    """The folder of the machine code that belongs to exactly these sources and this machine."""
    here = Path(__file__).parent
    solver = here.parents[1]
    proof = [solver / "bound" / name for name in ("slots.py", "week.py")]  # compiled with the same
    sources = [*sorted(here.glob("*.py")), here.parent / "layout.py", *proof]
    base = os.environ.get("CARECOOP_KERNEL_CACHE") or platformdirs.user_cache_path("carecoop")
    return Path(base) / f"kernel-{digest_of(sources)}"


def digest_of(sources: Iterable[Path]) -> str:
    """A name for these files as they are and where they are, and for what compiles them here."""
    compiler = (numba.__version__, get_host_cpu_name()) if HAS_NUMBA else ()
    digest = hashlib.sha256(repr((sys.version, *compiler)).encode())
    for source in sources:
        stat = source.stat()
        digest.update(repr((str(source.resolve()), stat.st_mtime, stat.st_size)).encode())
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


# Nothing in the kernel makes objects, so reference counts are left out (this alone doubles the
# speed); only entry points can be called from Python, which spares the other wrappers.
OPTIONS: dict[str, Any] = {
    "cache": True,
    "nogil": True,
    "boundscheck": False,
    "error_model": "numpy",
    "no_cfunc_wrapper": True,
    "_nrt": False,
}
CELL_BITS = {"tab": 16, "rng": 64}  # of array parameters; others: 32

_functions: "list[numba.Dispatcher[..., Any]]" = []  # callees before callers
_entries: "list[numba.Dispatcher[..., Any]]" = []


def njit(function: Callable[P, R]) -> Callable[P, R]:
    """Mark `function` to be compiled, to be called from compiled code only."""
    if not HAS_NUMBA:
        return function
    dispatcher = numba.njit(no_cpython_wrapper=True, **OPTIONS)(function)
    _functions.append(dispatcher)
    return dispatcher


def entry(function: Callable[P, R]) -> Callable[P, R]:
    """Mark `function` to be compiled, for callers in Python; it runs without the lock."""
    if not HAS_NUMBA:
        return function
    dispatcher = numba.njit(**OPTIONS)(function)
    _functions.append(dispatcher)
    _entries.append(dispatcher)
    return dispatcher


def compile_kernel(*, is_cached: bool) -> None:
    """Compile all, or load the entries (which hold all that they call) where all is cached.

    Every function gets one version, for 64-bit numbers: left to itself the compiler makes one
    for each mix of 32 and 64 bits among the arguments, five times as many.
    """
    for function in _entries if is_cached else _functions:
        if not function.signatures:
            function.compile(_argument_types(function.py_func))
            function.disable_compile()


def _argument_types(function: Callable[..., object]) -> tuple[Any, ...]:
    """The numba types of a kernel function's parameters, from names and annotations."""
    numbers = {int: numba.int64, float: numba.float64, bool: numba.boolean}
    return tuple(
        numbers[parameter.annotation]
        if parameter.annotation in numbers
        else getattr(numba, f"int{CELL_BITS.get(name, 32)}")[::1]
        for name, parameter in inspect.signature(function).parameters.items()
    )


if HAS_NUMBA:
    numba.config.CACHE_DIR = str(cache_folder())
