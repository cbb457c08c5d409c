"""Every state that the window can be in while a week is looked after: for pictures and checks.

A `State` is brought about in the real window on the sample co-op, as a person would, and left
again. `every_state()` lists them in the order in which they work: some save what later ones show.
"""

from ui.states.visitor import MOMENT, State, Visitor

__all__ = ["MOMENT", "State", "Visitor", "every_state"]


def every_state() -> tuple[State, ...]:
    """By name; the name is the picture's."""
    from ui.states import board, morning, people, proposing  # noqa: PLC0415 - they use `state`

    return (*board.STATES, *people.STATES, *proposing.STATES, *morning.STATES)
