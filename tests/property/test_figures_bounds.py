"""Continuity measures stay in their range and mean what they say, whatever the visits."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecoop.services import figures

sequences = st.text("ABCDEFG", max_size=60)

SHARES = (
    figures.usual_provider, figures.concentration, figures.same_as_before, figures.fewness,
)  # fmt: skip
WITHOUT_ORDER = (
    figures.faces, figures.usual_provider, figures.concentration, figures.fewness,
    figures.entropy, figures.effective_carers,
)  # fmt: skip
OTHER_NAMES = str.maketrans("ABCDEFG", "QWERTYU")


@given(sequences)
def test_measures_stay_between_nought_and_one(carers: str) -> None:
    for measure in SHARES:
        value = measure(carers)
        assert value is None or 0 <= value <= 1 + 1e-12


@given(sequences, st.randoms(use_true_random=False))
def test_the_order_of_visits_matters_to_changes_of_face_alone(carers: str, random: Random) -> None:
    shuffled = list(carers)
    random.shuffle(shuffled)
    for measure in WITHOUT_ORDER:
        assert measure(shuffled) == pytest.approx(measure(carers))


@given(sequences)
def test_who_they_are_does_not_matter_only_who_is_the_same(carers: str) -> None:
    for measure in (*WITHOUT_ORDER, figures.same_as_before):
        assert measure(carers.translate(OTHER_NAMES)) == pytest.approx(measure(carers))


@given(sequences.filter(bool))
def test_the_usual_carer_makes_at_least_an_equal_share(carers: str) -> None:
    upc = figures.usual_provider(carers)
    assert upc is not None
    assert upc >= 1 / figures.faces(carers)


@given(sequences.filter(bool))
def test_effective_carers_lie_between_one_and_all_who_came(carers: str) -> None:
    value = figures.effective_carers(carers)
    assert value is not None
    assert 1 <= value <= figures.faces(carers) + 1e-9


@given(st.integers(1, 9), st.integers(1, 9))
def test_carers_who_share_equally_count_as_many_as_they_are(carers: int, rounds: int) -> None:
    assert figures.effective_carers(list(range(carers)) * rounds) == pytest.approx(carers)


@given(st.sampled_from("ABC"), st.integers(2, 60))
def test_one_carer_for_everything_is_perfect(carer: str, visits: int) -> None:
    for measure in SHARES:
        assert measure(carer * visits) == 1
    assert figures.entropy(carer * visits) == 0


@given(sequences, st.sets(st.sampled_from("ABCDEFG")))
def test_new_faces_and_those_known_are_all_who_came(carers: str, before: set[str]) -> None:
    known = len(set(carers) & before)
    assert figures.new_faces(carers, before) + known == figures.faces(carers)


@given(sequences)
def test_figures_are_undefined_only_for_too_few_visits(carers: str) -> None:
    found = figures.continuity(carers, of_circle=[False] * len(carers), before=())
    assert (found.usual_provider is None) == (found.circle_share is None) == (not carers)
    assert (found.concentration is None) == (found.same_as_before is None) == (len(carers) < 2)
    assert found.new_faces == found.faces


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_carers_per_client_lies_between_one_and_all_carers(pairs: list[tuple[int, int]]) -> None:
    value = figures.carers_per_client(pairs)
    if not pairs:
        assert value is None
    else:
        assert value is not None
        assert 1 <= value <= len({carer for _, carer in pairs})
