"""The columns that an import knows: their headings, other words for them, an example."""

import io
import re
from dataclasses import dataclass
from enum import StrEnum

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.services.importing.table import EXAMPLE_MARK, Table
from carecoop.services.people_text import fold


class ImportKind(StrEnum):
    CLIENTS = "clients"
    CARERS = "carers"
    PATTERNS = "patterns"


@dataclass(frozen=True, slots=True)
class Column:
    """`also` are other headings for the same, folded; `field` is the form's field it fills."""

    field: str
    heading: str
    also: tuple[str, ...]
    example: str
    required: bool = False


_HOME = (
    Column("address", "Address", ("home address", "street"), "12 Seaview Terrace, Torquay"),
    Column("postcode", "Postcode", ("post code",), "TQ1 1AB"),
    Column(
        "position",
        "Position",
        ("grid reference", "grid ref", "location", "coordinates", "lat lon", "map reference"),
        "SX 915 640",
    ),
    Column("easting", "Easting", ("x", "e"), ""),
    Column("northing", "Northing", ("y", "n"), ""),
    Column("latitude", "Latitude", ("lat",), ""),
    Column("longitude", "Longitude", ("lon", "long", "lng"), ""),
)
_PHONE = Column("phone", "Phone", ("telephone", "tel", "mobile", "phone number"), "01803 496 0123")
_NOTES = Column("notes", "Notes", ("note", "comments", "remarks"), "")
_PREFERRED = Column(
    "preferred_name", "Preferred name", ("known as", "likes to be called", "preferred"), "Mair"
)

COLUMNS: dict[ImportKind, tuple[Column, ...]] = {
    ImportKind.CLIENTS: (
        Column(
            "name",
            "Name",
            (
                "client",
                "client name",
                "service user",
                "service user name",
                "person",
                "individual",
                "full name",
                "member",
                "team owner",
            ),
            "Mair Hughes",
            required=True,
        ),
        _PREFERRED,
        *_HOME,
        _PHONE,
        Column("first_language", "First language", ("language", "main language"), "Welsh"),
        Column("languages", "Other languages", ("languages", "also speaks"), "English"),
        Column("spacing_minutes", "Time between visits", ("spacing", "gap", "least gap"), "2:00"),
        Column("funder", "Funder", ("funded by", "payer", "commissioner"), "Torbay Council"),
        Column("funder_kind", "Kind of funding", ("funding", "funding type"), "council"),
        Column(
            "agreed_minutes",
            "Hours a week",
            ("agreed hours", "hours agreed", "weekly hours", "hours", "package hours"),
            "14",
        ),
        _NOTES,
        Column(
            "contact_name",
            "Contact",
            ("contact name", "next of kin", "emergency contact", "nok"),
            "Gwen Hughes",
        ),
        Column("contact_relation", "Relation", ("relationship", "contact relation"), "daughter"),
        Column(
            "contact_phone",
            "Contact phone",
            ("emergency phone", "contact telephone", "next of kin phone", "contact number"),
            "01803 496 0456",
        ),
        Column("in_emergency", "Call in an emergency", ("in emergency", "emergency"), "yes"),
        Column("circle", "Circle", ("carers", "regular carers", "team", "key workers"), ""),
        Column(
            "barred",
            "Must not come",
            ("barred", "excluded carers", "not to send", "barred carers"),
            "",
        ),
    ),
    ImportKind.CARERS: (
        Column(
            "name",
            "Name",
            (
                "carer",
                "carer name",
                "care worker",
                "worker",
                "staff",
                "staff name",
                "employee",
                "full name",
            ),
            "Ana Silva",
            required=True,
        ),
        _PREFERRED,
        _PHONE,
        Column("email", "E-mail", ("email", "mail", "email address"), "ana@example.org"),
        *_HOME,
        Column(
            "travel_mode", "Travels by", ("travel", "transport", "travel mode", "driver"), "car"
        ),
        Column(
            "contract_minutes",
            "Contract hours",
            ("contracted hours", "contract", "hours", "weekly hours"),
            "30",
        ),
        Column("most_minutes", "Most hours", ("maximum hours", "max hours"), "40"),
        Column("most_days", "Most days", ("maximum days", "max days"), "5"),
        Column("caseload", "Caseload", ("most clients", "comfortable caseload"), "8"),
        _NOTES,
        Column(
            "availability",
            "Availability",
            ("available", "working times", "availabilities"),
            "Mon-Fri 07:00-14:30; Sat 16:00-22:00 (A)",
        ),
        Column("skills", "Skills", ("skill", "training"), "hoist; medication (30/06/2027)"),
        Column("languages", "Languages", ("language",), "Welsh (conversation); English"),
    ),
    ImportKind.PATTERNS: (
        Column(
            "client",
            "Client",
            (
                "name",
                "client name",
                "service user",
                "service user name",
                "person",
                "individual",
                "member",
                "team owner",
            ),
            "Mair Hughes",
            required=True,
        ),
        Column(
            "title",
            "Visit",
            ("call", "visit name", "call name", "visit type", "call type", "title", "type"),
            "breakfast",
            required=True,
        ),
        Column("purpose", "Purpose", ("tasks", "what for", "for", "description"), ""),
        Column(
            "weekdays",
            "Days",
            ("day", "weekdays", "days of week", "weekday"),
            "Mon-Fri",
            required=True,
        ),
        Column("weeks", "Weeks", ("week", "a b", "alternate weeks"), "every"),
        Column(
            "preferred_minute",
            "Start",
            (
                "time",
                "start time",
                "preferred",
                "preferred time",
                "preferred start",
                "planned start",
                "call time",
                "visit time",
            ),
            "08:00",
            required=True,
        ),
        Column(
            "earliest_minute", "Earliest", ("earliest start", "not before", "from time"), "07:30"
        ),
        Column("latest_minute", "Latest", ("latest start", "not after"), "08:30"),
        Column(
            "duration_minutes",
            "Length",
            ("duration", "minutes", "mins", "visit length", "call length", "length of visit"),
            "45 min",
        ),
        Column("end", "End", ("end time", "finish", "finish time", "planned end"), ""),
        Column(
            "carers_wanted",
            "Carers",
            ("number of carers", "carers needed", "double up", "double handed", "handed"),
            "1",
        ),
        Column("needs", "Needs", ("skills", "skills needed", "required skills"), "medication"),
        Column("wishes", "Wishes", ("wish", "preferences"), "woman"),
        Column("avoids", "Avoid", ("avoids", "not wanted"), ""),
        Column("time_critical", "Time-critical", ("critical", "fixed time"), "no"),
        Column("priority", "Priority", ("rag", "risk", "category"), "amber"),
        Column(
            "starts_on",
            "From",
            ("starts on", "start date", "first day", "valid from"),
            "23/11/2026",
        ),
        Column("ends_on", "Until", ("ends on", "end date", "last day", "valid until"), ""),
    ),
}


def places(kind: ImportKind, table: Table) -> dict[str, int]:
    """Field -> place of its column in the table. Raises CareCoopError where one is missing or
    there twice; columns that are not known are left alone."""
    found: dict[str, int] = {}
    for place, heading in enumerate(table.headings):
        column = column_of(kind, heading)
        if column is None:
            continue
        if column.field in found:
            raise CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop",
                    "The columns “{first}” and “{second}” mean the same. Remove one or rename it.",
                ),
                first=table.headings[found[column.field]],
                second=heading,
            )
        found[column.field] = place
    for column in COLUMNS[kind]:
        if column.required and column.field not in found:
            raise CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop",
                    "There is no column “{heading}”. Name the columns in the first row, or start "
                    "from the template.",
                ),
                heading=column.heading,
            )
    return found


def column_of(kind: ImportKind, heading: str) -> Column | None:
    """The column that a heading means: its own heading before other words for it."""
    key = _key(heading)
    own = (column for column in COLUMNS[kind] if _key(column.heading) == key)
    return next(own, None) or next((each for each in COLUMNS[kind] if key in each.also), None)


def template(kind: ImportKind) -> bytes:
    """An XLSX file to fill in: the headings, and a row that shows what goes where."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook has one
    sheet.title = kind.value
    sheet.append([column.heading for column in COLUMNS[kind]])
    first, *others = (column.example for column in COLUMNS[kind])
    sheet.append([f"{EXAMPLE_MARK} {first}", *others])
    for place, column in enumerate(COLUMNS[kind], start=1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.cell(2, place).font = Font(italic=True, color="808080")
        wide = max(len(column.heading), len(column.example)) + 6
        sheet.column_dimensions[get_column_letter(place)].width = wide
        for row in (2, 3):
            sheet.cell(row, place).number_format = "@"  # as typed: 07:30 stays 07:30
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _key(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(heading)).strip()
