"""Continuity in figures: how few and how familiar the faces are.

A sequence holds one carer per visit in order of start; a double-handed visit counts twice, a
cancelled one not at all. What cannot be said of so few visits is None, never 0. The headlines are
the distinct carers (in 14 days: Sweden's official measure) and the circle's share. SECON punishes
a perfect small circle (two carers who alternate score 0), so it is shown as changes of face.

Sources: UPC, COC (Bice and Boxerman 1977) and MMCI (Magill and Senf 1987) as reviewed in BMC Health
Services Research 2022 (s12913-022-07953-z, table 2); SECON (Steinwachs 1979) as in BMC Primary
Care 2021 (s12875-020-01361-0); entropy is Shannon's, in bits.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from statistics import median
from typing import TypeVar

Client = TypeVar("Client", bound=Hashable)
Carer = TypeVar("Carer", bound=Hashable)


def faces(carers: Iterable[Hashable]) -> int:
    """How many distinct carers came."""
    return len(set(carers))


def new_faces(carers: Iterable[Carer], before: Iterable[Carer]) -> int:
    """How many distinct carers came who never had before: those who had are `before`."""
    return len(set(carers).difference(before))


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


def fewness(carers: Sequence[Hashable]) -> float | None:
    """MMCI: 1 where one carer makes all visits, near 0 where nobody comes twice; it grows with
    the number of visits that the same carers make. None without visits."""
    if not carers:
        return None
    count = len(carers) + 0.1
    return (1 - faces(carers) / count) / (1 - 1 / count)


def entropy(carers: Sequence[Hashable]) -> float | None:
    """Bits of surprise in who comes: 0 where it is always the same carer; None without visits."""
    if not carers:
        return None
    shares = [count / len(carers) for count in Counter(carers).values()]
    return max(0.0, -sum(share * log2(share) for share in shares))


def effective_carers(carers: Sequence[Hashable]) -> float | None:
    """How many carers who share equally would be as hard to foresee: 2 to the entropy."""
    bits = entropy(carers)
    return None if bits is None else 2.0**bits


def carers_per_client(pairs: Iterable[tuple[Client, Carer]]) -> float | None:
    """The median number of distinct carers over clients, from (client, carer) pairs."""
    seen: dict[Client, set[Carer]] = {}
    for client, carer in pairs:
        seen.setdefault(client, set()).add(carer)
    return median_faces(seen.values())


def median_faces(carers: Collection[Collection[Hashable]]) -> float | None:
    """As `carers_per_client`, from the distinct carers of each client."""
    return float(median(map(len, carers))) if carers else None


def share(are: Collection[bool]) -> float | None:
    """How many of them are, as a share; None where there are none."""
    return sum(are) / len(are) if are else None


@dataclass(frozen=True, slots=True)
class Continuity:
    """All figures of one client over a window; `visits` counts a double-handed visit twice."""

    visits: int
    faces: int
    new_faces: int
    circle_share: float | None
    usual_provider: float | None
    concentration: float | None
    same_as_before: float | None
    fewness: float | None
    entropy: float | None
    effective_carers: float | None


def continuity(
    carers: Sequence[Carer], *, of_circle: Collection[bool], before: Iterable[Carer]
) -> Continuity:
    """The figures of one client: who came in order of start, for each whether they were of the
    circle then, and who had come before the first of these visits."""
    return Continuity(
        visits=len(carers),
        faces=faces(carers),
        new_faces=new_faces(carers, before),
        circle_share=share(of_circle),
        usual_provider=usual_provider(carers),
        concentration=concentration(carers),
        same_as_before=same_as_before(carers),
        fewness=fewness(carers),
        entropy=entropy(carers),
        effective_carers=effective_carers(carers),
    )
