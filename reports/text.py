"""Words on paper: translation, other people's text made safe, dates and times in words.

`_()` looks a sentence up in the catalogue `reports/locale/<language>/LC_MESSAGES/reports.mo` of the
language set by `speaking()`; a document may speak several, and `said()` gives a sentence in each.
Whatever a person typed passes through `markup()`, or `one_line()` where it is drawn without
markup, before it reaches ReportLab.
"""

import gettext
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from reports import typeface
from reports.values import MINUTES_IN_DAY

LOCALE_FOLDER = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en-GB"
UNPRINTABLE = "?"
DRAFT_TRANSLATOR = "Draft"  # how a catalogue names its translator until it was reviewed
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of ours and the language it is in (a tag as in `en-GB`)."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class _Catalogue:
    language: str = SOURCE_LANGUAGE
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)


_catalogues: ContextVar[tuple[_Catalogue, ...]] = ContextVar("catalogues")


class Markup(str):
    """Text that is safe to hand to a ReportLab paragraph."""

    __slots__ = ()


@contextmanager
def speaking(*languages: str) -> Iterator[str]:
    """Print in `languages` inside the block, the first foremost; gives the language really used.

    A language without a catalogue is printed in English, so that nobody goes without paper.
    """
    token = _catalogues.set(tuple(map(_catalogue, languages)))
    try:
        yield _spoken()[0].language
    finally:
        _catalogues.reset(token)


def _catalogue(language: str) -> _Catalogue:
    path = gettext.find("reports", LOCALE_FOLDER, [language.replace("-", "_")])
    if path is None:
        return _Catalogue()
    with Path(path).open("rb") as file:
        return _Catalogue(language, gettext.GNUTranslations(file))


def _spoken() -> tuple[_Catalogue, ...]:
    return _catalogues.get(()) or (_Catalogue(),)


def _(message: str) -> str:
    """`message` in the (first) language of the document."""
    return _spoken()[0].translations.gettext(message)


def said(make: Callable[[], str]) -> tuple[Said, ...]:
    """What `make` says, in each language of the document; once where two say the same."""
    sentences: dict[str, Said] = {}
    for catalogue in _spoken():
        token = _catalogues.set((catalogue,))
        try:
            text = make()
        finally:
            _catalogues.reset(token)
        sentences.setdefault(text, Said(catalogue.language, text))
    return tuple(sentences.values())


def is_draft_wording() -> bool:
    """Whether a translation in use still waits for somebody who speaks the language."""
    translators = (one.translations.info().get("last-translator", "") for one in _spoken())
    return any(translator.startswith(DRAFT_TRANSLATOR) for translator in translators)


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


def loses_letters(text: str) -> bool:
    """Whether `printable` has to put a question mark for a letter."""
    return any(_printable_character(letter) == UNPRINTABLE != letter for letter in text)


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


def near_moment(at: date) -> str:
    """26 November, 09:41, where the year goes without saying; the full date without the time"""
    if not isinstance(at, datetime):
        return full_date(at)
    return _("{day} {month}, {time}").format(day=at.day, month=month_name(at), time=f"{at:%H:%M}")


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
