"""The profile is one page while its words allow it."""

from dataclasses import replace

import pytest

from reports import profile
from reports.plan_values import Copy, Profile, Topic, TopicKind, Words
from tests.golden import made_up_plan
from tests.golden.awkward_weeks import LONG_TEXT
from tests.golden.made_up_week import PRINTED
from tests.helpers.pdf import page_texts, reader


@pytest.mark.parametrize("copy", [made_up_plan.ORDINARY, made_up_plan.LARGE, made_up_plan.BOTH])
def test_a_profile_is_one_page_in_ordinary_and_in_large_print(copy: Copy) -> None:
    pages = page_texts(profile.render(made_up_plan.profile(), copy, printed_on=PRINTED))
    assert len(pages) == 1
    assert "What is important to me" in pages[0]
    assert "Page 1 of 1" in pages[0]


def test_what_nobody_told_yet_says_so() -> None:
    empty = Profile("Bae Gwyn", "Mrs Pryce", made_up_plan.DRAFT_PLAN)
    (page,) = page_texts(profile.render(empty, printed_on=PRINTED))
    assert page.count("Nothing has been written here yet.") == 3


def test_words_too_many_for_one_page_go_on_over_the_next_rather_than_shrink() -> None:
    told = Topic(TopicKind.IMPORTANT_TO_ME, Words(LONG_TEXT * 3))
    values = Profile("Bae Gwyn", "Mrs Pryce", made_up_plan.AGREED, topics=(told,))
    pages = page_texts(profile.render(values, printed_on=PRINTED))
    assert len(pages) > 1
    assert "".join(pages).count("chapel choir") == 180


def test_routines_are_for_the_plan_and_not_for_the_profile() -> None:
    (page,) = page_texts(profile.render(made_up_plan.profile(), printed_on=PRINTED))
    assert "radio on" not in page
    assert "Speak to her right ear" in page


def test_few_words_are_printed_larger_so_that_the_page_is_used() -> None:
    few = Profile(
        "Bae Gwyn", "Mrs Pryce", made_up_plan.AGREED,
        topics=(Topic(TopicKind.IMPORTANT_TO_ME, Words("The harbour.")),),
    )  # fmt: skip
    many = Topic(TopicKind.ROUTINES, Words("unused"))
    long = replace(few, topics=(Topic(TopicKind.IMPORTANT_TO_ME, Words(LONG_TEXT[:2000])), many))
    assert size_of("harbour", few) == 16
    assert size_of("chapel", long) == 13


def size_of(said: str, values: Profile) -> float:
    sizes: list[float] = []

    def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if said in text:
            sizes.append(size)

    (one,) = reader(profile.render(values, printed_on=PRINTED)).pages
    one.extract_text(visitor_text=visit)
    return sizes[0]
