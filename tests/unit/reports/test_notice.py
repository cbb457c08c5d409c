"""The notice given, on paper, whatever there is to tell."""

from dataclasses import replace

from reports.notice import render
from tests.golden.made_up_notice import no_notice, notice_given
from tests.golden.made_up_week import PRINTED
from tests.helpers.pdf import page_texts, whole_text


def test_each_thing_that_can_be_said_of_a_notice_is_said() -> None:
    told = " ".join(whole_text(render(notice_given(), printed_on=PRINTED)).split())
    for words in (
        "not told yet",
        "07:00–14:00, visits: 6, was 07:00–21:30, visits: 11",
        "Changed within 07:00–14:00, visits: 6",
        "The carer wanted it",
        "22:00–07:00 next day, visits: 2, was no shift",
        "The co-op wanted it; the carer agreed",
        "The co-op wanted it; the carer did not agree",
        "The co-op wanted it; the carer was not asked",
        "after it began",
        "26 November, 09:41 by telephone",
        "26 November, 09:41 with the rota",
        "1 of 3",
    ):
        assert words in told


def test_a_long_list_goes_on_over_pages_under_the_same_head() -> None:
    first, second, *_more = page_texts(render(notice_given(), printed_on=PRINTED))
    assert "What" in first
    assert "What" in second


def test_a_carer_without_a_day_gets_a_sentence() -> None:
    assert "No day with this carer was published" in whole_text(
        render(no_notice(), printed_on=PRINTED)
    )


def test_a_name_is_not_markup() -> None:
    given = replace(notice_given(), carer="<b>Ann & Co</b>")
    assert "<b>Ann & Co</b>" in whole_text(render(given, printed_on=PRINTED))
