"""Test vectors computed by hand for the continuity measures; one letter is one carer."""

import pytest

from carecoop.services import figures

VECTORS = [
    ("A" * 14, 1.0, 1.0, 1.0),
    ("AB" * 7, 0.5, 0.4615, 0.0),
    ("AAAAAAABBBBBCC", 0.5, 0.3516, 0.8462),
    ("ABCD" * 7, 0.25, 0.2222, 0.0),
    ("ABCDEFGHIJKLMN" * 2, 0.0714, 0.037, 0.0),
    ("ABCDEFG", 0.1429, 0.0, 0.0),
    ("AAAABBBB", 0.5, 0.4286, 0.8571),
]


@pytest.mark.parametrize(("carers", "upc", "coc", "secon"), VECTORS)
def test_measures_agree_with_the_published_formulas(
    carers: str, upc: float, coc: float, secon: float
) -> None:
    assert figures.usual_provider(carers) == pytest.approx(upc, abs=5e-5)
    assert figures.concentration(carers) == pytest.approx(coc, abs=5e-5)
    assert figures.same_as_before(carers) == pytest.approx(secon, abs=5e-5)


@pytest.mark.parametrize("carers", ["", "A"])
def test_measures_of_too_few_visits_are_undefined_not_zero(carers: str) -> None:
    assert figures.concentration(carers) is None
    assert figures.same_as_before(carers) is None
    assert figures.usual_provider(carers) == (1.0 if carers else None)


def test_carers_per_client_is_the_median_of_distinct_carers() -> None:
    pairs = [("ann", "a"), ("ann", "b"), ("ann", "a"), ("ben", "a"), ("cat", "a"), ("cat", "d")]
    assert figures.carers_per_client(pairs) == 2.0
    assert figures.carers_per_client([]) is None


def test_circle_share_counts_visits_by_the_clients_own_circle() -> None:
    pairs = [("ann", "a"), ("ann", "b"), ("ben", "a"), ("ben", "b")]
    assert figures.circle_share(pairs, {"ann": frozenset("ab"), "ben": frozenset("b")}) == 0.75
    assert figures.circle_share([], {}) is None
