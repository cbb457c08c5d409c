"""The report holds whatever a co-op's figures are."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.continuity import Continuity, render
from tests.golden.made_up_meeting import continuity, first_continuity
from tests.golden.made_up_week import PRINTED
from tests.helpers.pdf import reader, whole_text


def test_a_full_half_year_is_one_page() -> None:
    assert len(reader(render(continuity(), printed_on=PRINTED)).pages) == 1


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 400), max_size=60), st.integers(1, 40))
def test_any_distribution_can_be_drawn(counts: list[int], most: int) -> None:
    report = replace(first_continuity(), distribution=tuple(counts), most_faces=most)
    assert len(reader(render(report, printed_on=PRINTED)).pages) == 1


def test_what_people_typed_is_not_markup() -> None:
    person = replace(continuity().people[0], name="<b>Ann & Co</b>")
    report = replace(continuity(), organisation="Care & <i>Share</i>", people=(person,))
    said = whole_text(render(report, printed_on=PRINTED))
    assert "<b>Ann & Co</b>" in said
    assert "Care & <i>Share</i>" in said


def test_a_report_of_no_window_is_refused() -> None:
    with pytest.raises(ValueError, match="at least the window"):
        Continuity("Co-op", 14, 4, (), (), (), 0, 0)


def test_the_same_values_give_the_same_bytes() -> None:
    day = date(2026, 12, 7)
    assert render(continuity(), printed_on=day) == render(continuity(), printed_on=day)
