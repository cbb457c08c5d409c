"""Test vectors computed by hand for the continuity measures; one letter is one carer."""

import pytest

from carecoop.services import figures

VECTORS = [
    # who came, UPC, COC, SECON, MMCI, entropy in bits
    ("A" * 14, 1.0, 1.0, 1.0, 1.0, 0.0),
    ("AB" * 7, 0.5, 0.4615, 0.0, 0.9237, 1.0),
    ("AAAAAAABBBBBCC", 0.5, 0.3516, 0.8462, 0.8473, 1.4316),
    ("ABCD" * 7, 0.25, 0.2222, 0.0, 0.8893, 2.0),
    ("ABCDEFGHIJKLMN" * 2, 0.0714, 0.037, 0.0, 0.5203, 3.8074),
    ("ABCDEFG", 0.1429, 0.0, 0.0, 0.0164, 2.8074),
    ("AAAABBBB", 0.5, 0.4286, 0.8571, 0.8592, 1.0),
]


@pytest.mark.parametrize(("carers", "upc", "coc", "secon", "mmci", "bits"), VECTORS)
def test_measures_agree_with_the_published_formulas(
    carers: str, upc: float, coc: float, secon: float, mmci: float, bits: float
) -> None:
    assert figures.usual_provider(carers) == pytest.approx(upc, abs=5e-5)
    assert figures.concentration(carers) == pytest.approx(coc, abs=5e-5)
    assert figures.same_as_before(carers) == pytest.approx(secon, abs=5e-5)
    assert figures.fewness(carers) == pytest.approx(mmci, abs=5e-5)
    assert figures.entropy(carers) == pytest.approx(bits, abs=5e-5)
    assert figures.effective_carers(carers) == pytest.approx(2**bits, rel=1e-4)


@pytest.mark.parametrize("carers", ["", "A"])
def test_measures_of_too_few_visits_are_undefined_not_zero(carers: str) -> None:
    assert figures.concentration(carers) is None
    assert figures.same_as_before(carers) is None
    assert figures.usual_provider(carers) == (1.0 if carers else None)
    assert figures.fewness(carers) == (1.0 if carers else None)
    assert figures.entropy(carers) == (0.0 if carers else None)
    assert figures.effective_carers(carers) == (1.0 if carers else None)


def test_carers_per_client_is_the_median_of_distinct_carers() -> None:
    pairs = [("ann", "a"), ("ann", "b"), ("ann", "a"), ("ben", "a"), ("cat", "a"), ("cat", "d")]
    assert figures.carers_per_client(pairs) == 2.0
    assert figures.carers_per_client([]) is None


def test_new_faces_are_those_who_never_came_before() -> None:
    assert figures.new_faces("AABCC", before="BXYZ") == 2
    assert figures.new_faces("", before="A") == 0


def test_all_figures_of_a_client_are_those_of_the_measures() -> None:
    found = figures.continuity("AAAABBBC", of_circle=[True] * 4 + [False] * 4, before={"A", "B"})
    assert (found.visits, found.faces, found.new_faces) == (8, 3, 1)
    assert found.circle_share == 0.5
    assert found.usual_provider == 0.5
    assert found.concentration == figures.concentration("AAAABBBC")
    assert found.same_as_before == figures.same_as_before("AAAABBBC")
    assert found.fewness == figures.fewness("AAAABBBC")
    assert found.entropy == figures.entropy("AAAABBBC")
    assert found.effective_carers == figures.effective_carers("AAAABBBC")


def test_a_client_whom_nobody_visited_has_counts_but_no_measures() -> None:
    found = figures.continuity("", of_circle=[], before={"B"})
    assert (found.visits, found.faces, found.new_faces) == (0, 0, 0)
    assert found.circle_share is None
    assert found.usual_provider is None
    assert found.effective_carers is None
