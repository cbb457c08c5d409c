"""What is said of days that changed."""

from datetime import date, timedelta

import pytest

from carecoop.services.publishing_values import DayVisit, Why
from ui.publish import words
from ui.publish.words import Change

BREAKFAST = DayVisit(480, 45, "Winnie", "Breakfast")
LATER = DayVisit(495, 45, "Winnie", "Breakfast")
TEA = DayVisit(1020, 30, "Winnie", "Tea")
MORNING = DayVisit(480, 45, "Menna", "Morning")


def test_a_visit_that_moved_says_where_from() -> None:
    (line,) = words.differences([BREAKFAST], [LATER])
    assert line == (Change.MOVED, "Moved: 08:15–09:00 Winnie, Breakfast, was 08:00–08:45")


def test_another_persons_visit_at_the_same_time_is_one_gone_and_one_new() -> None:
    lines = words.differences([BREAKFAST], [MORNING])
    assert {line.change for line in lines} == {Change.GONE, Change.NEW}
    assert "No longer: 08:00–08:45 Winnie, Breakfast" in [line.words for line in lines]


def test_what_stays_is_told_from_what_changed_in_order_of_time() -> None:
    lines = words.differences([TEA, BREAKFAST], [LATER, TEA])
    assert [line.change for line in lines] == [Change.MOVED, Change.SAME]


def test_of_two_alike_the_one_that_stayed_is_the_one_that_stayed() -> None:
    lines = words.differences([BREAKFAST, LATER], [LATER])
    assert [line.change for line in lines] == [Change.GONE, Change.SAME]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (45, "45 min"),
        (26 * 60 + 15, "26 h 15 min"),
        (9 * 1440 + 400, "9 days"),
        (0, "0 min"),
        (-5, "after it began"),
    ],
)
def test_notice_is_said_as_people_count_it(minutes: int, said: str) -> None:
    assert words.notice_text(minutes) == said


def test_a_reason_that_was_taken_back_says_so() -> None:
    whys = (Why("Her car", is_taken_back=False), Why("Her car", is_taken_back=True))
    assert words.whys_text(whys) == "Her car; Taken back: Her car"


def test_a_day_is_said_without_its_year() -> None:
    assert words.day_text(date(2026, 11, 30) + timedelta(days=1)) == "Tue 1 Dec"
