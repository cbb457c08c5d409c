"""What stands around every document: page numbers, edition, language, and no surprises."""

from collections.abc import Callable
from datetime import date

import pytest

from reports import rota, schedule, timesheet, who_is_coming
from reports.values import Edition
from tests.golden import awkward_weeks, made_up_week
from tests.golden.made_up_week import DRAFT, PRINTED, PUBLISHED
from tests.helpers.pdf import language, page_texts, reader, whole_text

Printer = Callable[[Edition], bytes]

PRINTERS: list[Printer] = [
    lambda edition: schedule.render(made_up_week.schedule(edition), printed_on=PRINTED),
    lambda edition: timesheet.render(made_up_week.timesheet(edition), printed_on=PRINTED),
    lambda edition: who_is_coming.render(made_up_week.who_is_coming(edition), printed_on=PRINTED),
    lambda edition: rota.render(made_up_week.rota(edition), printed_on=PRINTED),
]
every_document = pytest.mark.parametrize(
    "printed", PRINTERS, ids=["schedule", "timesheet", "who_is_coming", "rota"]
)


@every_document
def test_every_page_says_which_it_is_and_from_which_edition(printed: Printer) -> None:
    pages = page_texts(printed(PUBLISHED))
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
        assert "Version 3, published 26 November, 09:41" in text
        assert "Printed 27 November 2026, 16:05" in text
        assert "Draft" not in text


@every_document
def test_every_page_of_a_draft_says_that_it_is_one(printed: Printer) -> None:
    for text in page_texts(printed(DRAFT)):
        assert "Draft: may still change" in text
        assert "Draft 4, not published" in text


@every_document
def test_the_same_values_give_the_same_bytes(printed: Printer) -> None:
    assert printed(PUBLISHED) == printed(PUBLISHED)


@every_document
def test_the_title_tells_the_week_and_nobodys_name(printed: Printer) -> None:
    pdf = printed(PUBLISHED)
    metadata = reader(pdf).metadata
    assert metadata is not None
    assert metadata.title is not None
    assert metadata.title.endswith("Monday 30 November to Sunday 6 December 2026")
    assert not any(name in metadata.title for name in ("Dai", "Pryce"))
    assert metadata.author == made_up_week.ORGANISATION
    assert language(pdf) == "en-GB"


@every_document
def test_only_our_own_faces_are_embedded(printed: Printer) -> None:
    fonts = {
        str(font["/BaseFont"])
        for page in reader(printed(PUBLISHED)).pages
        for font in page["/Resources"]["/Font"].get_object().values()  # type: ignore[index]
    }
    assert fonts
    assert all("SourceSansPro" in font for font in fonts)


def test_several_people_in_one_file_each_count_their_own_pages() -> None:
    one = made_up_week.schedule()
    pages = page_texts(schedule.render(one, one, printed_on=PRINTED))
    half = len(pages) // 2
    assert f"Page 1 of {half}" in pages[0]
    assert f"Page 1 of {half}" in pages[half]
    assert "Dai Morgan" in pages[half]


def test_a_busy_day_repeats_its_heading_on_each_page() -> None:
    pages = page_texts(schedule.render(awkward_weeks.odd_schedule(), printed_on=PRINTED))
    busy = [text for text in pages if "Mrs Pryce" in text]
    assert len(busy) > 1
    assert all("Tuesday 1 December" in text for text in busy)


def test_forty_visits_a_day_are_all_printed() -> None:
    text = whole_text(schedule.render(awkward_weeks.odd_schedule(), printed_on=PRINTED))
    assert text.count("Mrs Pryce") == 40


def test_a_wall_rota_repeats_its_days_on_each_page() -> None:
    pages = page_texts(rota.render(made_up_week.rota(carers=60), printed_on=PRINTED))
    assert len(pages) > 5
    assert all("Wednesday 2" in text and "Carer" in text for text in pages)
    assert "Needs someone" in pages[-1]


def test_large_paper_holds_the_same_rota_on_a3() -> None:
    pdf = rota.render(made_up_week.rota(), printed_on=PRINTED, large_paper=True)
    box = reader(pdf).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (1191, 842)


def test_a_paper_printed_on_a_day_needs_no_time_of_day() -> None:
    pdf = rota.render(awkward_weeks.empty_rota(), printed_on=date(2026, 11, 27))
    assert "Printed 27 November 2026" in whole_text(pdf)
    assert "Nobody is planned yet" in whole_text(pdf)


def test_the_family_page_tells_who_to_ring_on_every_page() -> None:
    pages = page_texts(who_is_coming.render(made_up_week.who_is_coming(), printed_on=PRINTED))
    assert all("01632 960123" in text for text in pages)


def test_a_new_face_is_introduced_and_a_visit_without_anyone_says_so() -> None:
    text = " ".join(
        whole_text(who_is_coming.render(made_up_week.who_is_coming(), printed_on=PRINTED)).split()
    )
    assert "New to you: Sam Okafor" in text
    assert "Dai will come too the first time, to introduce Sam Okafor." in text
    assert "We are still finding someone." in text
    assert "We are still finding a second person." in text


def test_the_welsh_regulation_is_named_only_in_wales() -> None:
    in_wales = whole_text(timesheet.render(made_up_week.timesheet(), printed_on=PRINTED))
    elsewhere = whole_text(timesheet.render(awkward_weeks.empty_timesheet(), printed_on=PRINTED))
    assert "regulation 41(5)" in in_wales
    assert "regulation" not in elsewhere
