"""Continuity in figures: how few and how familiar the faces are.

A sequence holds one carer per visit in order of start; a double-handed visit counts twice.
Sources: UPC and COC (Bice and Boxerman 1977) as reviewed in BMC Health Services Research 2022
(s12913-022-07953-z, table 2), SECON as in BMC Primary Care 2021 (s12875-020-01361-0). The
number of distinct carers in 14 days is Sweden's official measure. SECON punishes a perfect small
circle (two carers who alternate score 0), so it is shown as changes of face, never as a headline.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import TypeVar

Client = TypeVar("Client", bound=Hashable)
Carer = TypeVar("Carer", bound=Hashable)


def usual_provider(carers: Sequence[Hashable]) -> float | None:
    """UPC: the share of visits by the carer who came most often; None without visits."""
    if not carers:
        return None
    return max(Counter(carers).values()) / len(carers)


def concentration(carers: Sequence[Hashable]) -> float | None:
    """COC: 1 where one carer makes all visits, 0 where nobody comes twice; None below 2 visits."""
    count = len(carers)
    if count < 2:
        return None
    squares = sum(n * n for n in Counter(carers).values())
    return (squares - count) / (count * (count - 1))


def same_as_before(carers: Sequence[Hashable]) -> float | None:
    """SECON: the share of visits made by the carer of the visit before; None below 2 visits."""
    if len(carers) < 2:
        return None
    return sum(one == two for one, two in pairwise(carers)) / (len(carers) - 1)


def carers_per_client(
    pairs: Iterable[tuple[Client, Carer]],
) -> float | None:
    """The median number of distinct carers over clients, from (client, carer) pairs."""
    seen: dict[Client, set[Carer]] = {}
    for client, carer in pairs:
        seen.setdefault(client, set()).add(carer)
    return float(median(map(len, seen.values()))) if seen else None


def circle_share(
    pairs: Sequence[tuple[Client, Carer]],
    circles: Mapping[Client, frozenset[Carer]],
) -> float | None:
    """The share of visits made by the client's circle, from (client, carer) pairs."""
    if not pairs:
        return None
    return sum(carer in circles.get(client, ()) for client, carer in pairs) / len(pairs)
