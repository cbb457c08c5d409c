"""Continuity measures stay in their range and mean what they say, whatever the visits."""

from hypothesis import given
from hypothesis import strategies as st

from carecoop.services import figures

sequences = st.text("ABCDEFG", max_size=60)


@given(sequences)
def test_measures_stay_between_nought_and_one(carers: str) -> None:
    for measure in (figures.usual_provider, figures.concentration, figures.same_as_before):
        value = measure(carers)
        assert value is None or 0 <= value <= 1


@given(sequences)
def test_the_order_of_visits_matters_to_changes_of_face_alone(carers: str) -> None:
    shuffled = "".join(sorted(carers))
    assert figures.usual_provider(shuffled) == figures.usual_provider(carers)
    assert figures.concentration(shuffled) == figures.concentration(carers)


@given(st.sampled_from("ABC"), st.integers(2, 60))
def test_one_carer_for_everything_is_perfect(carer: str, visits: int) -> None:
    assert figures.usual_provider(carer * visits) == 1
    assert figures.concentration(carer * visits) == 1
    assert figures.same_as_before(carer * visits) == 1


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_carers_per_client_lies_between_one_and_all_carers(pairs: list[tuple[int, int]]) -> None:
    value = figures.carers_per_client(pairs)
    if not pairs:
        assert value is None
    else:
        assert value is not None
        assert 1 <= value <= len({carer for _, carer in pairs})


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1))
def test_a_circle_of_everybody_has_the_whole_share(pairs: list[tuple[int, int]]) -> None:
    everybody = frozenset(range(10))
    assert figures.circle_share(pairs, dict.fromkeys(range(10), everybody)) == 1
    assert figures.circle_share(pairs, {}) == 0
