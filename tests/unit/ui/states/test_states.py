"""The list of states: each by its own name, and reached by what has to come before it."""

from ui.states import every_state, on_the_way


def names() -> list[str]:
    return [state.name for state in every_state()]


def test_each_state_has_a_name_of_its_own() -> None:
    assert len(set(names())) == len(names())


def test_what_has_to_be_gone_through_comes_before() -> None:
    for state in every_state():
        assert not state.after or state.after in names()[: names().index(state.name)], state.name


def test_only_what_leads_to_a_state_is_gone_through() -> None:
    assert on_the_way(every_state(), "board-gap") == {"board-gap"}
    assert on_the_way(every_state(), "proposal-present") == {
        "build-under-way",
        "build-first-rota",
        "proposal",
        "proposal-present",
    }


def test_without_a_wish_all_are_gone_through() -> None:
    assert on_the_way(every_state(), "") == set(names())
