from datetime import date, datetime

import pytest

from reports.text import (
    Markup,
    clock_span,
    duration,
    fill,
    markup,
    miles,
    moment,
    one_line,
    printable,
    spoken_time,
    week_dates,
    weekday_date,
)


@pytest.mark.parametrize(
    ("minute", "words"),
    [
        (0, "midnight"),
        (30, "12.30 in the night"),
        (5 * 60, "5 in the morning"),
        (8 * 60 + 15, "8.15 in the morning"),
        (12 * 60, "12 noon"),
        (12 * 60 + 5, "12.05 in the afternoon"),
        (17 * 60, "5 in the afternoon"),
        (18 * 60 + 30, "6.30 in the evening"),
        (21 * 60 + 45, "9.45 at night"),
        (24 * 60 + 75, "1.15 in the night"),
    ],
)
def test_a_time_is_said_as_people_say_it(minute: int, words: str) -> None:
    assert spoken_time(minute) == words


def test_a_stretch_that_ends_on_the_next_day_says_so() -> None:
    assert clock_span(22 * 60, 31 * 60) == "22:00–07:00 next day"
    assert clock_span(22 * 60, 24 * 60) == "22:00–00:00"


def test_a_length_is_never_broken_over_two_lines() -> None:
    assert [duration(minutes) for minutes in (0, 45, 60, 135)] == [
        "0\u00a0min", "45\u00a0min", "1\u00a0h", "2\u00a0h\u00a015\u00a0min",
    ]  # fmt: skip
    assert miles(2.34) == "2.3 miles"


def test_dates_are_written_out() -> None:
    assert weekday_date(date(2026, 11, 30)) == "Monday 30 November"
    assert week_dates(date(2026, 12, 28)) == "Monday 28 December to Sunday 3 January 2027"
    assert moment(date(2026, 3, 1)) == "1 March 2026"
    assert moment(datetime.fromisoformat("2026-03-01T06:31")) == "1 March 2026, 06:31"


def test_what_looks_like_markup_is_printed_as_typed() -> None:
    assert markup("a <b> & </i>\n{x}") == "a &lt;b&gt; &amp; &lt;/i&gt;<br/>{x}"
    assert fill("{x} < y", x="<b>") == "&lt;b&gt; &lt; y"


def test_markup_is_not_escaped_a_second_time() -> None:
    assert markup(Markup("<b>a</b>")) == "<b>a</b>"


def test_welsh_letters_are_kept_however_they_were_typed() -> None:
    assert printable("w\u0302y\u0302 ŴŶ ẁ ẅ") == "ŵŷ ŴŶ ẁ ẅ"


def test_letters_the_typeface_lacks_are_seen_to_be_missing() -> None:
    assert printable("王 a\u200bb\x00c \ud800 ⑦") == "? abc ? 7"


def test_a_line_end_is_a_space_where_there_is_one_line() -> None:
    assert one_line(" a\n\tb\r\nc ") == "a b c"
