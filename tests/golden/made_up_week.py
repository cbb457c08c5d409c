"""One made-up co-op's week, 30 November to 6 December 2026, as the values of each document.

Nobody here is real; the telephone numbers are of the range kept for fiction.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from reports.rota import Rota, RotaCell, RotaRow, RotaVisit
from reports.schedule import Schedule
from reports.timesheet import Timesheet
from reports.values import CarerDay, Edition, Line, LineChange, LineKind, WhatMatters
from reports.who_is_coming import Coming, ComingDay, Face, Telephone, WhoIsComing

ORGANISATION = "Bae Gwyn Care Co-operative"
MONDAY = date(2026, 11, 30)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(7))
PUBLISHED = Edition(
    version=3,
    published_on=datetime(2026, 11, 26, 9, 41),  # noqa: DTZ001 -- what a wall clock shows
)
DRAFT = Edition(version=4)
PRINTED = datetime(2026, 11, 27, 16, 5)  # noqa: DTZ001 -- what a wall clock shows


def at(text: str) -> int:
    """Minutes since midnight of "08:15"."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def visit(start: str, end: str, name: str, address: str, purpose: str, **more: object) -> Line:
    return Line(
        LineKind.VISIT, at(start), at(end), name=name, address=address, purpose=purpose,
        **more,  # type: ignore[arg-type]  # further fields of Line, by name
    )  # fmt: skip


def between(kind: LineKind, start: str, end: str, miles: float | None = None) -> Line:
    return Line(kind, at(start), at(end), distance_miles=miles)


def morning() -> tuple[Line, ...]:
    return (
        visit("07:00", "07:45", "Mrs Pryce", "12 Example Road, Paignton",
              "Up, washed and dressed; a proper cup of tea first"),
        between(LineKind.TRAVEL, "07:45", "07:57", 2.3),
        between(LineKind.WAITING, "07:57", "08:00"),
        visit("08:00", "08:45", "Gŵyl Tŷ-Gwyn", "3 Sample Terrace, Torquay",
              "Breakfast and morning medicines", carers_needed=2, with_carers=("Mair Jones",),
              what_matters=(WhatMatters("Siarad Cymraeg bob dydd.", "Welsh every day."),)),
        between(LineKind.TRAVEL, "08:45", "08:55", 1.4),
        visit("08:55", "09:40", "Reg", "Flat 4, Harbour Court, Brixham",
              "Shower, and the walk to the harbour he likes", is_first_visit=True,
              introduced_by="Sam Okafor",
              what_matters=(WhatMatters("I want to see the boats come in.", "",
                                        "Down to the quay on a dry day"),)),
        between(LineKind.REST, "09:40", "10:10"),
    )  # fmt: skip


def evening() -> tuple[Line, ...]:
    return (
        visit("17:00", "17:45", "Mrs Pryce", "12 Example Road, Paignton", "Tea together"),
        between(LineKind.TRAVEL, "17:45", "18:00", 2.9),
        visit("18:00", "18:30", "Reg", "Flat 4, Harbour Court, Brixham",
              "Supper and evening medicines", carers_needed=2),
    )  # fmt: skip


def carer_days() -> tuple[CarerDay, ...]:
    return (
        CarerDay(WEEK[0], (*morning(), *evening())),
        CarerDay(WEEK[1], morning()),
        CarerDay(WEEK[2], (), "Annual leave"),
        CarerDay(WEEK[3], morning()),
        CarerDay(WEEK[4], (*morning(), *evening())),
        CarerDay(WEEK[5]),
        CarerDay(WEEK[6], (
            visit("22:00", "31:00", "Mrs Pryce", "12 Example Road, Paignton",
                  "Awake through the night"),
        )),
    )  # fmt: skip


def schedule(edition: Edition = PUBLISHED) -> Schedule:
    return Schedule(ORGANISATION, "Dai Morgan", MONDAY, carer_days(), edition)


def changed_schedule() -> Schedule:
    """Tuesday and Thursday are not as the version before had them, nor is the day off."""
    first, *rest = morning()
    moved = replace(first, change=LineChange.MOVED, before_minutes=(at("07:30"), at("08:15")))
    added = replace(evening()[0], change=LineChange.ADDED)
    gone = (visit("19:00", "19:45", "Idris", "", ""), visit("20:30", "21:00", "Nest", "", ""))
    days = (
        CarerDay(WEEK[0], morning()),
        CarerDay(WEEK[1], (moved, *rest, added)),
        CarerDay(WEEK[2], (), "Annual leave"),
        CarerDay(WEEK[3], morning(), gone=gone[:1]),
        CarerDay(WEEK[4], morning()),
        CarerDay(WEEK[5], gone=gone),
        CarerDay(WEEK[6]),
    )
    return Schedule(ORGANISATION, "Dai Morgan", MONDAY, days, PUBLISHED, changed_since=2)


def timesheet(edition: Edition = PUBLISHED) -> Timesheet:
    return Timesheet(ORGANISATION, "Dai Morgan", MONDAY, carer_days(), edition, in_wales=True)


DAI, MAIR = Face("Dai Morgan"), Face("Mair Jones")
SAM = Face("Sam Okafor", is_new=True, introduced_by="Dai",
           about="Sam comes from Brixham, sings in a choir and is learning Welsh.")  # fmt: skip


def who_is_coming(edition: Edition = PUBLISHED) -> WhoIsComing:
    breakfast = Coming(at("07:00"), at("07:45"), (DAI,), purpose="Breakfast, a cup of tea first")
    together = Coming(at("12:30"), at("13:15"), (DAI, SAM), 2, "Lunch, and getting into the chair")
    supper = Coming(at("17:00"), at("17:45"), (MAIR,), purpose="Tea together")
    alone = Coming(at("12:30"), at("13:15"), (MAIR,), 2)
    nobody = Coming(at("17:00"), at("17:45"), ())
    days = (
        ComingDay(WEEK[0], (breakfast, supper)),
        ComingDay(WEEK[1], (breakfast, together, supper)),
        ComingDay(WEEK[2], (), "With your sister in Totnes"),
        ComingDay(WEEK[3], (breakfast, nobody)),
        ComingDay(WEEK[4], (breakfast, alone, supper)),
        ComingDay(WEEK[5], (breakfast, supper)),
        ComingDay(WEEK[6], (Coming(at("21:30"), at("22:00"), (MAIR,), purpose="To bed"),)),
    )
    telephones = (
        Telephone("01632 960123", "the office, 7 in the morning to 10 at night"),
        Telephone("01632 960124", "at night"),
    )
    return WhoIsComing(ORGANISATION, "Mrs Pryce", MONDAY, days, telephones, edition)


CARERS = (
    "Dai Morgan", "Mair Jones", "Sam Okafor", "Agnieszka Wójcik", "Tŷr Wŷn", "Beth", "Chidi Eze",
    "Non Prys", "Rhys Bowen", "Grace Adeyemi", "Tom Hale", "Siân Lloyd",
)  # fmt: skip
PEOPLE = (
    "Mrs Pryce", "Reg", "Gŵyl", "R Owen", "A Lewis", "Mr Evans", "Nest", "Mrs Featherstonehaugh",
    "Idris", "J Hill",
)  # fmt: skip
STARTS = ("07:00", "08:00", "09:15", "10:30", "12:15", "13:30", "17:00", "18:30", "20:00")


def rota(edition: Edition = PUBLISHED, carers: int = len(CARERS)) -> Rota:
    unfilled = [RotaCell() for _day in WEEK]
    unfilled[1] = RotaCell((
        RotaVisit(at("07:00"), at("07:45"), "R Owen", is_double_handed=True, carers_missing=2),
    ))  # fmt: skip
    unfilled[5] = RotaCell((
        RotaVisit(at("19:30"), at("20:00"), "A Lewis", carers_missing=1),
        RotaVisit(at("20:15"), at("21:00"), "Nest", is_double_handed=True, carers_missing=1),
    ))  # fmt: skip
    rows = tuple(rota_row(number) for number in range(carers))
    return Rota(ORGANISATION, "Paignton team", MONDAY, rows, tuple(unfilled), edition)


def rota_row(number: int) -> RotaRow:
    return RotaRow(
        CARERS[number % len(CARERS)],
        tuple(rota_cell(number, day) for day in range(7)),
        working_minutes=1740 + 15 * number,
        contract_minutes=1800,
    )


def rota_cell(number: int, day: int) -> RotaCell:
    if number == 2 and day > 2:
        return RotaCell(note="Annual leave")
    if (number + day) % 4 == 3:
        return RotaCell()
    starts = STARTS[: 5 + (number + 2 * day) % 4] if number % 2 else STARTS[number % 3 :: 2]
    return RotaCell(tuple(
        RotaVisit(
            at(start), at(start) + 45, PEOPLE[(number + position) % len(PEOPLE)],
            is_new_face=(number * 7 + day + position) % 23 == 0,
            is_double_handed=(number + position) % 10 == 6,
        )
        for position, start in enumerate(starts)
    ))  # fmt: skip
