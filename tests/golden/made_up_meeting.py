"""What one made-up co-op brings to its meeting in December 2026. Nobody here is real."""

from datetime import timedelta

from reports.continuity import Continuity, Period, Person
from tests.golden.made_up_week import MONDAY, ORGANISATION

SUNDAY = MONDAY + timedelta(days=6)
NAMES = (
    "Mrs Pryce", "Gŵyl Tŷ-Gwyn", "Reg", "Miss Llŷr", "Joan Trevelyan-Featherstonehaugh", "Bill",
    "Ada", "Mr Abbot", "Nan", "Win",
)  # fmt: skip


def continuity() -> Continuity:
    """As full as the page gets: half a year, and more people than can be named."""
    periods = tuple(
        Period(SUNDAY - timedelta(days=28 * back), 43 - back, 3.5 + back / 2, 9 + back,
               0.86 - 0.03 * back, 7 + 2 * back)
        for back in range(7)
    )  # fmt: skip
    people = tuple(
        Person(name, 12 - at, at % 3, None if at == 2 else 0.9 - 0.05 * at)
        for at, name in enumerate(NAMES)
    )
    distribution = (3, 8, 10, 9, 4, 3, 2, 1, 0, 1, 1, 1)
    return Continuity(ORGANISATION, 28, 4, periods, distribution, people, 3, 1)


def first_continuity() -> Continuity:
    """A co-op's first fortnight, for a meeting: nobody is named."""
    period = Period(SUNDAY, 2, 1.5, 0, None, 3)
    return Continuity(ORGANISATION, 14, 4, (period,), (1, 1), (), 0, 2, kept_since=MONDAY)
