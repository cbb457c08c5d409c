"""Stretches of minutes `[start, end)`: joined, and with holes cut into them."""

from collections.abc import Iterable

Span = tuple[int, int]


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same minutes as sorted spans that neither touch nor overlap."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def without(spans: Iterable[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of `spans`, sorted and disjoint, when `holes` are taken out."""
    left = list(spans)
    for hole_start, hole_end in holes:
        pieces = [
            piece
            for start, end in left
            for piece in ((start, min(end, hole_start)), (max(start, hole_end), end))
            if piece[0] < piece[1]
        ]
        left = joined(pieces) if hole_start < hole_end else left
    return tuple(left)


def length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)
