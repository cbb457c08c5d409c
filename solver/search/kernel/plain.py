"""The kernel interpreted: the same functions over lists, for when nothing is compiled.

It is some two hundred times slower than compiled, and there at once.
"""

from functools import cache
from types import FunctionType, ModuleType

from solver.search import layout
from solver.search.kernel import (
    anneal,
    chance,
    choose,
    day,
    entries,
    halves,
    moves,
    plan,
    push,
    ruin,
)

MODULES = (chance, day, plan, choose, moves, push, ruin, anneal, entries, halves)


@cache
def interpreted() -> ModuleType:
    """A module with every kernel function as plain Python, calling only its like."""
    plain = ModuleType("solver.search.kernel.interpreted", interpreted.__doc__)
    space = vars(plain)
    for module in MODULES:
        for name, value in vars(module).items():
            function = getattr(value, "py_func", value)
            if isinstance(function, FunctionType) and function.__module__ == module.__name__:
                space[name] = FunctionType(function.__code__, space, name)
            elif isinstance(value, int | float | ModuleType) and not name.startswith("__"):
                space[name] = value
    space["lay"] = layout
    return plain
