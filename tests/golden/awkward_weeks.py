"""Weeks that real life brings and layouts fear: very long names, 40 visits a day, nothing at all,
letters the typeface lacks, and text that looks like markup."""

from reports.rota import Rota, RotaCell, RotaRow, RotaVisit
from reports.schedule import Schedule
from reports.timesheet import Timesheet
from reports.values import CarerDay, Line, LineKind
from reports.who_is_coming import Coming, ComingDay, Face, Telephone, WhoIsComing
from tests.golden.made_up_week import DRAFT, MONDAY, PUBLISHED, WEEK, at

LONG_NAME = (
    "Gwenhwyfar-Angharad Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-"
    "Featherstonehaugh, known to everybody on the terrace as Nain"
)
LONG_TEXT = "Sit down first, and ask about the chapel choir before anything else. " * 60
MARKUP = "Tea & <b>toast, 3 < 4\nno <para> sugar </i> {name} %s"
LETTERS = "Ŵyn Ŷnys Ǽrø Łukasz Đặng Ёлка Ωmega 王小明 محمد 🌻 e\u0301 \u200bx\x00y"


def odd_lines() -> tuple[Line, ...]:
    return tuple(
        Line(LineKind.VISIT, at("08:00"), at("08:30"), name=text, address=text, purpose=text,
             carers_needed=3, with_carers=(text,), is_first_visit=True, introduced_by=text)
        for text in (LONG_NAME, MARKUP, LETTERS, LONG_TEXT, "")
    )  # fmt: skip


def forty_lines() -> tuple[Line, ...]:
    return tuple(
        line
        for start in range(at("06:00"), at("06:00") + 40 * 20, 20)
        for line in (
            Line(LineKind.VISIT, start, start + 15, name="Mrs Pryce", address="12 Example Road"),
            Line(LineKind.TRAVEL, start + 15, start + 20, distance_miles=0.4),
        )
    )


def odd_days() -> tuple[CarerDay, ...]:
    return (
        CarerDay(WEEK[0], odd_lines(), MARKUP),
        CarerDay(WEEK[1], forty_lines()),
        CarerDay(WEEK[2], (), LONG_TEXT),
        *(CarerDay(day) for day in WEEK[3:]),
    )


def odd_schedule() -> Schedule:
    return Schedule(LONG_NAME, LONG_NAME, MONDAY, odd_days(), DRAFT)


def odd_timesheet() -> Timesheet:
    return Timesheet(LONG_NAME, LONG_NAME, MONDAY, odd_days(), DRAFT)


def odd_person() -> WhoIsComing:
    odd_visits = tuple(
        Coming(at("08:00"), at("08:30"),
               (Face(text), Face(text + "!", is_new=True, introduced_by=text, about=text)), 2, text)
        for text in (LONG_NAME, MARKUP, LETTERS, LONG_TEXT)
    )  # fmt: skip
    forty = tuple(
        Coming(start, start + 15, (Face("Dai Morgan"),), purpose="A look in")
        for start in range(at("06:00"), at("06:00") + 40 * 20, 20)
    )
    days = (
        ComingDay(WEEK[0], odd_visits, MARKUP),
        ComingDay(WEEK[1], forty),
        ComingDay(WEEK[2], (), LONG_TEXT),
        *(ComingDay(day) for day in WEEK[3:]),
    )
    telephones = (Telephone(MARKUP, LONG_TEXT), Telephone("", ""))
    return WhoIsComing(LONG_NAME, LONG_NAME, MONDAY, days, telephones, DRAFT)


def odd_rota() -> Rota:
    texts = (LONG_NAME, MARKUP, LETTERS, LONG_TEXT, "")
    odd = RotaCell(tuple(
        RotaVisit(at("08:00"), at("08:30"), text, is_new_face=True, is_double_handed=True,
                  carers_missing=1)
        for text in texts
    ))  # fmt: skip
    forty = RotaCell(tuple(
        RotaVisit(start, start + 15, "Mrs Pryce")
        for start in range(at("06:00"), at("06:00") + 40 * 20, 20)
    ))  # fmt: skip
    noted = RotaCell(note=LONG_TEXT)
    rows = (
        RotaRow(LONG_NAME, (odd, forty, noted, *[RotaCell()] * 4), 10_000, 2_000),
        RotaRow(LONG_TEXT, (forty,) * 7),
        RotaRow(MARKUP, ()),
    )
    return Rota(LONG_NAME, LONG_NAME, MONDAY, rows, (odd, forty, noted, *[RotaCell()] * 4), DRAFT)


def empty_schedule() -> Schedule:
    return Schedule("Bae Gwyn", "Dai Morgan", MONDAY, (), PUBLISHED)


def empty_timesheet() -> Timesheet:
    days = tuple(CarerDay(day) for day in WEEK)
    return Timesheet("Bae Gwyn", "Dai Morgan", MONDAY, days, PUBLISHED)


def empty_person() -> WhoIsComing:
    days = tuple(ComingDay(day) for day in WEEK)
    return WhoIsComing("Bae Gwyn", "Mrs Pryce", MONDAY, days, (), PUBLISHED)


def empty_rota() -> Rota:
    return Rota("Bae Gwyn", "Paignton team", MONDAY, (), (), PUBLISHED)
