"""What people write into cells, read: times, lengths, days, choices, lists.

Each reader takes a cell's text, never empty, and raises CareCoopError with a sentence.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import FunderKind, LanguageLevel, Priority, TravelMode, Weeks
from carecoop.services.languages import ALSO_CALLED, NAMES
from carecoop.services.people_text import fold, line
from carecoop.services.people_values import AvailabilityForm, CarerLanguageForm, SkillForm

T = TypeVar("T")

CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2})|[:.](\d))?(?::\d{2})?\s*(am|pm)?")
LENGTH = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:hours?|hrs?|h)\s*)?(?:(\d+)\s*(?:minutes?|mins?|m)?)?"
)
WINDOW = re.compile(
    r"(.+?)\s+(\d[\d:.h]*(?:\s*[ap]m)?)\s*(?:-|–|—|to)\s*(\d[\d:.h]*(?:\s*[ap]m)?)\s*(.*)"
)
DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[ T]\d\d:\d\d.*)?"),
    re.compile(r"(?P<day>\d{1,2})[/.\- ](?P<month>\d{1,2}|[a-z]{3,9})[/.\- ](?P<year>\d{4}|\d\d)"),
)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
WEEKDAYS = (
    ("monday", "llun"),
    ("tuesday", "mawrth"),
    ("wednesday", "mercher"),
    ("thursday", "iau"),
    ("friday", "gwener"),
    ("saturday", "sadwrn"),
    ("sunday", "sul"),
)
DAY_WORDS: Mapping[str, Iterable[int]] = {
    "every day": range(7),
    "everyday": range(7),
    "daily": range(7),
    "all week": range(7),
    "all": range(7),
    "7 days": range(7),
    "weekdays": range(5),
    "weekday": range(5),
    "weekends": (5, 6),
    "weekend": (5, 6),
    "m": (0,),
    "w": (2,),
    "weds": (2,),
    "f": (4,),
}
WEEKS = {
    "every": Weeks.EVERY,
    "every week": Weeks.EVERY,
    "weekly": Weeks.EVERY,
    "all": Weeks.EVERY,
    "both": Weeks.EVERY,
    "a": Weeks.A,
    "week a": Weeks.A,
    "b": Weeks.B,
    "week b": Weeks.B,
}
YES_NO = {
    **dict.fromkeys(("yes", "y", "true", "1", "x", "ie"), True),
    **dict.fromkeys(("no", "n", "false", "0", "-", "na"), False),
}
CARERS_WANTED = {
    **dict.fromkeys(("1", "one", "single", "single-handed", "1:1", "no", "n"), 1),
    **dict.fromkeys(
        ("2", "two", "double", "double-handed", "double up", "double-up", "2:1", "yes", "y"), 2
    ),
}
PRIORITIES = {
    **dict.fromkeys(("red", "r", "high", "3"), Priority.RED),
    **dict.fromkeys(("amber", "a", "medium", "2"), Priority.AMBER),
    **dict.fromkeys(("green", "g", "low", "1"), Priority.GREEN),
}
TRAVEL_MODES = {
    **dict.fromkeys(("car", "driver", "drives", "drive", "yes"), TravelMode.CAR),
    **dict.fromkeys(("bike", "bicycle", "cycle", "cyclist", "cycles"), TravelMode.BIKE),
    **dict.fromkeys(("walk", "walker", "walks", "foot", "on foot", "no"), TravelMode.WALK),
}
FUNDER_KINDS = {
    **dict.fromkeys(("council", "local authority", "la", "social services"), FunderKind.COUNCIL),
    **dict.fromkeys(("health", "nhs", "chc", "health board"), FunderKind.HEALTH),
    **dict.fromkeys(("direct payment", "direct_payment", "dp"), FunderKind.DIRECT_PAYMENT),
    **dict.fromkeys(
        ("individual service fund", "individual_service_fund", "isf"),
        FunderKind.INDIVIDUAL_SERVICE_FUND,
    ),
    **dict.fromkeys(("private", "self-funder", "self funder", "self"), FunderKind.PRIVATE),
}
LANGUAGE_LEVELS = {
    "greetings": LanguageLevel.GREETINGS,
    "some": LanguageLevel.GREETINGS,
    "conversation": LanguageLevel.CONVERSATION,
    "full": LanguageLevel.FULL,
    "fluent": LanguageLevel.FULL,
}
LANGUAGES = {fold(name): code for code, name in NAMES.items()} | ALSO_CALLED


def clock_minute(text: str) -> int:
    """Minute of the day from 07:30, 7.30, 730, 7am, 7.30 pm; 7.3 is 7.30 as spreadsheets cut it."""
    minute = _clock(text)
    if minute is None or minute >= 1440:
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "“{value}” is not a time. Write it like 07:30."),
            value=text,
        )
    return minute


def length_minutes(text: str) -> int:
    """Minutes from 45, 45 min, 0:45, 1h 30, 1.5 hours."""
    return _length(text, bare_number_means=1)


def week_minutes(text: str) -> int:
    """Minutes from weekly hours: 37.5, 37:30, 37 h 30 min."""
    return _length(text, bare_number_means=60)


def number(text: str) -> int:
    if re.fullmatch(r"\d{1,6}(\.0+)?", text, re.ASCII):
        return int(float(text))
    raise CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "“{value}” is not a whole number."), value=text
    )


def weekdays(text: str) -> frozenset[int]:
    """Days from Mon-Fri, Mo Tu, weekdays, daily, Monday and Thursday, Llun."""
    plain = re.sub(r"\s*(?:-|–|—|\bto\b|\buntil\b)\s*", "-", fold(text))
    plain = re.sub(r"\bdydd\b", " ", plain).strip(" .")
    if plain in DAY_WORDS:
        return frozenset(DAY_WORDS[plain])
    days: set[int] = set()
    for part in filter(None, re.split(r"\s*(?:[,;/&+\s]|\band\b)\s*", plain)):
        first, dash, last = part.partition("-")
        begins, ends = _days_of(first, text), _days_of(last, text) if dash else ()
        days.update(begins)
        if dash:
            start, end = min(begins), max(ends)
            days.update(day % 7 for day in range(start, end + 1 if end >= start else end + 8))
    if not days:
        raise _not_days(text)
    return frozenset(days)


def calendar_date(text: str) -> date:
    """A day from 2026-11-23, 23/11/2026, 23.11.26, 23 Nov 2026: the day comes first."""
    plain = fold(text)
    match = next((found for shape in DATES if (found := shape.fullmatch(plain))), None)
    if match:
        year, month, day = match["year"], match["month"], match["day"]
        months = MONTHS.split()
        try:
            number = months.index(month[:3]) + 1 if month.isalpha() else int(month)
            read = date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
        except ValueError:
            pass
        else:
            if 1900 <= read.year <= 2200:
                return read
    raise CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "“{value}” is not a date. Write it like 23/11/2026."),
        value=text,
    )


def choice(words: Mapping[str, T], examples: str) -> Callable[[str], T]:
    """A reader of one of some words, whatever their capitals."""

    def read(text: str) -> T:
        try:
            return words[fold(text)]
        except KeyError:
            raise CareCoopError(
                QT_TRANSLATE_NOOP("carecoop", "“{value}” is not known. Write one of: {examples}."),
                value=text,
                examples=examples,
            ) from None

    return read


weeks = choice(WEEKS, "every, A, B")
yes_no = choice(YES_NO, "yes, no")
carers_wanted = choice(CARERS_WANTED, "1, 2")
priority = choice(PRIORITIES, "red, amber, green")
travel_mode = choice(TRAVEL_MODES, "car, bike, walk")
funder_kind = choice(
    FUNDER_KINDS, "council, health, direct payment, individual service fund, private"
)
language_level = choice(LANGUAGE_LEVELS, "greetings, conversation, full")


def parts(text: str) -> tuple[str, ...]:
    """A list: by semicolons or lines where there are any, else by commas."""
    splitter = r"[;\n]" if re.search(r"[;\n]", text) else ","
    return tuple(part for part in map(line, re.split(splitter, text)) if part)


def language(text: str) -> str:
    """An ISO 639 code from a code or an English name."""
    plain = fold(text)
    code = LANGUAGES.get(plain, plain)
    if re.fullmatch(r"[a-z]{2,3}", code):
        return code
    raise CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop", "“{value}” is not a known language. Write its name in English or its code."
        ),
        value=text,
    )


def languages(text: str) -> tuple[str, ...]:
    return tuple(language(part) for part in parts(text))


def carer_languages(text: str) -> tuple[CarerLanguageForm, ...]:
    """Languages, each with its level in brackets: Welsh (conversation); Polish."""
    return tuple(
        CarerLanguageForm(language(name), language_level(inside) if inside else LanguageLevel.FULL)
        for name, inside in map(_with_brackets, parts(text))
    )


def skills(text: str) -> tuple[SkillForm, ...]:
    """Skills, each with its last day in brackets: hoist; medication (30/06/2027)."""
    return tuple(
        SkillForm(name, calendar_date(re.sub(r"^(until|expires)\s+", "", inside, flags=re.I)))
        if inside
        else SkillForm(name)
        for name, inside in map(_with_brackets, parts(text))
    )


def availability(text: str) -> tuple[AvailabilityForm, ...]:
    """Windows like Mon-Fri 07:00-14:30; Sat 16:00-22:00 (A); an end before the start is a night."""
    windows: list[AvailabilityForm] = []
    for part in parts(text.replace(",", " ") if ";" in text else text):
        match = WINDOW.fullmatch(fold(part))
        start, end = (_clock(match[2]), _clock(match[3])) if match else (None, None)
        if match is None or start is None or end is None or start >= 1440:
            raise CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop",
                    "“{value}” is not a time to work. Write it like Mon-Fri 07:00-14:30.",
                ),
                value=part,
            )
        end += 1440 if end <= start else 0
        letter = weeks(match[4].strip("() ")) if match[4].strip("() ") else Weeks.EVERY
        windows += [AvailabilityForm(day, start, end, letter) for day in sorted(weekdays(match[1]))]
    return tuple(windows)


def _clock(text: str) -> int | None:
    """Minutes after midnight, up to 24:00; None where it is no time."""
    match = CLOCK.fullmatch(fold(text))
    if match is None or not text.isascii():
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:  # 7.3: the nought was cut; 7.5 may as well mean half past
        if match[3] in "56789":
            return None
        minute = int(match[3]) * 10
    if match[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[4] == "pm" else 0)
    total = hour * 60 + minute
    return total if minute < 60 and total <= 1440 else None


def _length(text: str, *, bare_number_means: int) -> int:
    plain = fold(text)
    minutes: float | None = None
    if re.fullmatch(r"\d{1,3}:\d\d(:\d\d)?", plain, re.ASCII):
        hours, rest = plain.split(":")[:2]
        minutes = int(hours) * 60 + int(rest)
    elif re.fullmatch(r"\d{1,5}([.,]\d{1,4})?", plain, re.ASCII):
        minutes = float(plain.replace(",", ".")) * bare_number_means
    elif plain and plain.isascii() and (match := LENGTH.fullmatch(plain)):
        minutes = float((match[1] or "0").replace(",", ".")) * 60 + int(match[2] or 0)
    if minutes is None or minutes > 100_000:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "“{value}” is not a length of time. Write it like 0:45 or 1 h 30 min."
            ),
            value=text,
        )
    return round(minutes)


def _days_of(token: str, text: str) -> Iterable[int]:
    if token in DAY_WORDS:
        return DAY_WORDS[token]
    token = token.strip(".")
    singular = token[:-1] if token.endswith("days") else token
    found = [
        day
        for day, names in enumerate(WEEKDAYS)
        if len(token) >= 2 and any(name.startswith(singular) for name in names)
    ]
    if len(found) != 1:
        raise _not_days(text)
    return found


def _not_days(text: str) -> CareCoopError:
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop", "“{value}” are not days. Write them like Mon-Fri or Mon, Thu."
        ),
        value=text,
    )


def _with_brackets(part: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.+?)\s*\(([^()]*)\)", part)
    return (match[1], match[2].strip()) if match else (part, "")
