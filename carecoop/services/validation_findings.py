"""Each thing that can be wrong with a form, as a sentence or None."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

from carecoop import clock
from carecoop.clock import DAY_MINUTES, WEEK_MINUTES
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import Nation, Weeks
from carecoop.records import metadata
from carecoop.services.people_text import POSTCODE, fold, skill_names
from carecoop.services.people_values import (
    AvailabilityForm,
    BondForm,
    ContactForm,
    PatternForm,
    TimeOffForm,
)
from carecoop.services.position import not_in_britain, on_land

LANGUAGE = re.compile(r"[a-z]{2,3}")

Finding: TypeAlias = CareCoopError | None
Fields: TypeAlias = dict[str, CareCoopError]


def clock_text(minute: int) -> str:
    """ "07:30"; past midnight "07:30" again, a day later."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def first_of(*found: tuple[str, Finding]) -> Fields:
    """The first finding of each field."""
    fields: Fields = {}
    for name, finding in found:
        if finding is not None:
            fields.setdefault(name, finding)
    return fields


def lengths(table: str, form: object) -> Iterable[tuple[str, Finding]]:
    """Texts longer than their column."""
    for column in metadata.tables[table].columns:
        value = getattr(form, column.name, None)
        most = getattr(column.type, "length", None)
        if isinstance(value, str) and most is not None:
            yield column.name, too_long(value, most)


def too_long(text: str, most: int) -> Finding:
    if len(text) <= most:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "Shorten this text to {most} characters."), most=most
    )


def within(value: int, least: int, most: int) -> Finding:
    if least <= value <= most:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "Give a number from {least} to {most}."),
        least=least,
        most=most,
    )


def missing_name(name: str) -> Finding:
    return None if name else CareCoopError(QT_TRANSLATE_NOOP("carecoop", "Give a name."))


def missing_title(title: str) -> Finding:
    if title:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "Say what the visit is, for example: breakfast.")
    )


def missing_reason(reason: str) -> Finding:
    if reason:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "Say why visits are off, for example: hospital.")
    )


def missing_start(starts_on: date | None) -> Finding:
    if starts_on is not None:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "Say from which day on the visit takes place.")
    )


def home(postcode: str, easting: int | None, northing: int | None) -> Iterable[tuple[str, Finding]]:
    if postcode and not POSTCODE.fullmatch(postcode):
        yield (
            "postcode",
            CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop", "“{postcode}” is not a postcode. Write one like TQ1 1AB, or none."
                ),
                postcode=postcode,
            ),
        )
    if easting is None or northing is None:
        yield (
            "easting",
            CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop",
                    "Give the position of the home, for example SX 915 640: "
                    "travel is planned by it.",
                )
            ),
        )
    elif not on_land(easting, northing):
        yield "easting", not_in_britain()


def phone(phone: str) -> Finding:
    if not phone or sum(letter.isdigit() for letter in phone) >= 5:
        return None
    return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "Give the whole phone number, or none."))


def email(email: str) -> Finding:
    if not email or re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email):
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "Write an e-mail address like name@example.org, or none.")
    )


def language(code: str) -> Finding:
    if LANGUAGE.fullmatch(code):
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop",
            "“{code}” is not a language. Choose one, for example en (English) or cy (Welsh).",
        ),
        code=code,
    )


def contact(contact: ContactForm) -> Iterable[Finding]:
    if not contact.name:
        yield CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "A contact has no name. Give one or remove the contact.")
        )
    if not contact.phone and contact.in_emergency:
        yield CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "{name} is to be called in an emergency: give a phone number."
            ),
            name=contact.name,
        )
    yield phone(contact.phone)
    yield from (finding for _, finding in lengths("client_contact", contact))


def bonds(bonds: Iterable[BondForm]) -> Finding:
    standings: dict[object, BondForm] = {}
    for bond in bonds:
        before = standings.setdefault(bond.carer_id, bond)
        if before is bond:
            continue
        if before.standing != bond.standing:
            return CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop",
                    "The same carer is in the circle and must not come. Keep one of the two.",
                )
            )
        return CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "The same carer is named twice. Remove one of the lines.")
        )
    if any(bond.since is not None and bond.since > clock.today() for bond in standings.values()):
        return CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop",
                "Somebody is in the circle since a day that is still to come. Choose today or a "
                "day before it.",
            )
        )
    too_long = (
        finding for bond in standings.values() for _, finding in lengths("client_carer", bond)
    )
    return next((finding for finding in too_long if finding), None)


def contract(contract_minutes: int, most_minutes: int) -> Finding:
    if contract_minutes <= most_minutes:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop", "The contract is longer than the most hours a week. Change one of the two."
        )
    )


def order(from_date: date, from_minute: int, until_date: date, until_minute: int) -> Finding:
    if (from_date, from_minute) < (until_date, until_minute):
        return None
    return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "The end must come after the start."))


def time_off(each: TimeOffForm) -> Iterable[Finding]:
    yield within(each.from_minute, 0, DAY_MINUTES)
    yield within(each.until_minute, 0, DAY_MINUTES)
    yield order(each.from_date, each.from_minute, each.until_date, each.until_minute)
    yield from (finding for _, finding in lengths("carer_time_off", each))


def window(window: AvailabilityForm) -> Finding:
    starts_well = 0 <= window.weekday <= 6 and 0 <= window.start_minute < DAY_MINUTES
    if starts_well and window.start_minute < window.end_minute <= 2 * DAY_MINUTES:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "The window {first} ends before it starts. Change its end."),
        first=span_text(window),
    )


def overlap(windows: Iterable[AvailabilityForm]) -> Finding:
    """Two windows at the same time, in a cycle of an A and a B week that runs round."""
    cycle = 2 * WEEK_MINUTES
    spans = sorted(
        (
            (start, start + window.end_minute - window.start_minute, window)
            for window in windows
            for start in starts(window)
        ),
        key=lambda span: span[:2],
    )
    if spans:
        start, end, window = spans[0]
        spans.append((start + cycle, end + cycle, window))
    for (_, first_end, first), (second_start, _, second) in pairwise(spans):
        if second_start < first_end:
            return CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop",
                    "The windows {first} and {second} overlap. Join them into one or change one.",
                ),
                first=span_text(first),
                second=span_text(second),
            )
    return None


def starts(window: AvailabilityForm) -> Iterable[int]:
    start = window.weekday * DAY_MINUTES + window.start_minute
    if window.weeks is not Weeks.B:
        yield start
    if window.weeks is not Weeks.A:
        yield start + WEEK_MINUTES


def span_text(window: AvailabilityForm) -> str:
    return f"{clock_text(window.start_minute)}–{clock_text(window.end_minute)}"


def skill(skill: str) -> Finding:
    if not skill:
        return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "Name the skill or remove its line."))
    return too_long(skill, 60)


def twice(keys: Iterable[str]) -> Finding:
    key = next((key for key, count in Counter(keys).items() if count > 1), None)
    if key is None:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "“{key}” is there twice. Remove one of the lines."), key=key
    )


def weekdays(weekdays: frozenset[int]) -> Finding:
    if weekdays and weekdays <= frozenset(range(7)):
        return None
    return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "Choose at least one day of the week."))


def earliest(form: PatternForm) -> Finding:
    if form.earliest_minute <= form.preferred_minute:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop", "The earliest start is after the preferred one ({preferred})."
        ),
        preferred=clock_text(form.preferred_minute),
    )


def latest(form: PatternForm) -> Finding:
    if form.latest_minute >= form.preferred_minute:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop", "The latest start is before the preferred one ({preferred})."
        ),
        preferred=clock_text(form.preferred_minute),
    )


def both_ways(form: PatternForm) -> Finding:
    wanted = {fold(name) for name in (*form.needs, *form.wishes)}
    clash = next((name for name in skill_names(form.avoids) if fold(name) in wanted), None)
    if clash is None:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop", "“{skill}” is both wanted and not wanted. Keep one of the two."
        ),
        skill=clash,
    )


def ends(starts_on: date | None, ends_on: date | None) -> Finding:
    if starts_on is None or ends_on is None or starts_on <= ends_on:
        return None
    return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "The last day is before the first day."))


def short_visit(nation: Nation) -> CareCoopError:
    if nation is Nation.WALES:
        return CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop",
                "Under 30 minutes is lawful in Wales only under conditions (regulation 41(4)): "
                "a carer's first visit must be longer, and the tasks must fit. Note the reason.",
            )
        )
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop",
            "Under 30 minutes should be agreed with the person, for a check or a set task, "
            "by a carer they know (NICE QS123). Note the reason.",
        )
    )


def wide_window() -> CareCoopError:
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop", "A time-critical visit has a tight window: here it is over an hour."
        )
    )


def never_occurs(form: PatternForm) -> bool:
    """Whether no day from the first on is a visit's day; two weeks show every weekday twice."""
    if form.starts_on is None or not form.weekdays or form.starts_on > date.max - timedelta(14):
        return False
    return not any(form.occurs_on(form.starts_on + timedelta(days)) for days in range(14))


def never() -> CareCoopError:
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "No chosen day lies between the first and the last day.")
    )


def nothing_different() -> CareCoopError:
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop", "Say what is different that day: cancelled, the time or the length."
        )
    )
