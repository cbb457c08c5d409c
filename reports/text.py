"""Words on paper: translation, other people's text made safe, dates and times in words.

`_()` looks a sentence up in the catalogue `reports/locale/<language>/LC_MESSAGES/reports.mo` of the
language set by `speaking()`. Whatever a person typed passes through `markup()`, or `one_line()`
where it is drawn without markup, before it reaches ReportLab.
"""

import gettext
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from reports import typeface
from reports.values import MINUTES_IN_DAY

LOCALE_FOLDER = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en-GB"
UNPRINTABLE = "?"
NO_BREAK = "\u00a0"

_catalogue: ContextVar[gettext.NullTranslations | None] = ContextVar("catalogue", default=None)


class Markup(str):
    """Text that is safe to hand to a ReportLab paragraph."""

    __slots__ = ()


@contextmanager
def speaking(language: str) -> Iterator[str]:
    """Print in `language` inside the block; gives the language really used.

    A language without a catalogue is printed in English, so that nobody goes without paper.
    """
    path = gettext.find("reports", LOCALE_FOLDER, [language.replace("-", "_")])
    translations = gettext.NullTranslations()
    if path is not None:
        with Path(path).open("rb") as file:
            translations = gettext.GNUTranslations(file)
    token = _catalogue.set(translations)
    try:
        yield language if path is not None else SOURCE_LANGUAGE
    finally:
        _catalogue.reset(token)


def _(message: str) -> str:
    """`message` in the language of the document."""
    translations = _catalogue.get()
    return message if translations is None else translations.gettext(message)


def fill(sentence: str, **values: str | int) -> Markup:
    """A translated `sentence` with its `{named}` places filled in, all of it safe markup."""
    safe = {
        key: markup(value if isinstance(value, str) else str(value))
        for key, value in values.items()
    }
    return Markup(escape(sentence).format(**safe))


def markup(text: str) -> Markup:
    """What a person typed, as markup: escaped, printable, line ends kept."""
    if isinstance(text, Markup):
        return text
    return Markup(escape(printable(text.strip())).replace("\n", "<br/>"))


def bold(text: str) -> Markup:
    return Markup(f"<b>{markup(text)}</b>")


def one_line(text: str) -> str:
    """What a person typed, on one line, for drawing without markup."""
    return " ".join(printable(text).split())


def printable(text: str) -> str:
    """`text` with only characters that the typeface has.

    Accents the typeface lacks are dropped; letters it lacks become a question mark, never a
    black box, so that a reader sees that something is missing.
    """
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join("".join(map(_printable_character, line)) for line in lines)


@lru_cache(maxsize=4096)
def _printable_character(character: str) -> str:
    if character.isspace():
        return NO_BREAK if character in "\u00a0\u202f" else " "
    category = unicodedata.category(character)
    if category in {"Cc", "Cf", "Mn", "Me"} and not _is_drawable(character):
        return ""
    if _is_drawable(character):
        return character
    plain = unicodedata.normalize("NFKD", character)
    shown = "".join(part for part in plain if _is_drawable(part))
    return shown if shown and shown != character else UNPRINTABLE


def _is_drawable(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf"} and typeface.has_glyph(character)


# Dates


def weekday_name(day: date) -> str:
    names = (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"),
        _("Friday"), _("Saturday"), _("Sunday"),
    )  # fmt: skip
    return names[day.weekday()]


def month_name(day: date) -> str:
    names = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return names[day.month - 1]


def weekday_date(day: date) -> str:
    """Monday 30 November"""
    return _("{weekday} {day} {month}").format(
        weekday=weekday_name(day), day=day.day, month=month_name(day)
    )


def full_date(day: date) -> str:
    """30 November 2026"""
    return _("{day} {month} {year}").format(day=day.day, month=month_name(day), year=day.year)


def week_dates(first_day: date) -> str:
    """Monday 30 November to Sunday 6 December 2026"""
    last_day = first_day + timedelta(days=6)
    return _("{first} to {last} {year}").format(
        first=weekday_date(first_day), last=weekday_date(last_day), year=last_day.year
    )


def moment(at: date) -> str:
    """30 November 2026, 06:31; without the time of day where there is none"""
    if isinstance(at, datetime):
        return _("{date}, {time}").format(date=full_date(at), time=f"{at:%H:%M}")
    return full_date(at)


# Times of day and lengths


def clock(minute: int) -> str:
    """08:15"""
    hour, past = divmod(minute % MINUTES_IN_DAY, 60)
    return f"{hour:02}:{past:02}"


def clock_span(start_minute: int, end_minute: int) -> str:
    """08:15–09:00; says so where a stretch ends on a later day"""
    span = f"{clock(start_minute)}–{clock(end_minute)}"
    if end_minute <= MINUTES_IN_DAY:
        return span
    return _("{span} next day").format(span=span)


def spoken_time(minute: int) -> str:
    """8.15 in the morning"""
    hour, past = divmod(minute % MINUTES_IN_DAY, 60)
    if past == 0 and hour in {0, 12}:
        return _("midnight") if hour == 0 else _("12 noon")
    figures = str((hour - 1) % 12 + 1) + (f".{past:02}" if past else "")
    return _part_of_day(hour).format(time=figures)


def _part_of_day(hour: int) -> str:
    if hour < 5:
        return _("{time} in the night")
    if hour < 12:
        return _("{time} in the morning")
    if hour < 18:
        return _("{time} in the afternoon")
    if hour < 21:
        return _("{time} in the evening")
    return _("{time} at night")


def duration(minutes: int) -> str:
    """1 h 15 min, not to be broken over lines"""
    hours, rest = divmod(minutes, 60)
    if not hours:
        words = _("{minutes} min").format(minutes=rest)
    elif not rest:
        words = _("{hours} h").format(hours=hours)
    else:
        words = _("{hours} h {minutes} min").format(hours=hours, minutes=rest)
    return words.replace(" ", NO_BREAK)


def miles(distance: float) -> str:
    """2.3 miles"""
    return _("{distance} miles").format(distance=f"{distance:.1f}")
