"""Every state that the window can be in while a week is looked after: for pictures and checks.

A `State` is brought about in the real window on the sample co-op, as a person would, and left
again. `every_state()` lists them in the order in which they work: some save what later ones show.
"""

from collections.abc import Sequence

from ui.states.visitor import MOMENT, State, Visitor

__all__ = ["MOMENT", "State", "Visitor", "every_state", "on_the_way"]


def every_state() -> tuple[State, ...]:
    """By name; the name is the picture's."""
    from ui.states import board, morning, people, proposing  # noqa: PLC0415 - they use `state`

    return (*board.STATES, *people.STATES, *proposing.STATES, *morning.STATES)


def on_the_way(states: Sequence[State], wanted: str) -> set[str]:
    """The names with `wanted` in them, and those that have to be gone through before."""
    by_name, found = {state.name: state for state in states}, set[str]()
    for state in states:
        step: State | None = state if wanted in state.name else None
        while step is not None and step.name not in found:
            found.add(step.name)
            step = by_name.get(step.after)
    return found
