"""Whatever a file holds: a clear error or a preview, and never half an import."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from carecoop.errors import CareCoopError
from carecoop.kinds import FunderKind
from carecoop.services import carers, clients, importing, patterns, trail
from carecoop.services.importing import Action, ImportKind, Preview, Table
from carecoop.services.importing.columns import COLUMNS
from carecoop.services.office import Office, create_office
from carecoop.services.people_text import fold, tidy_client
from carecoop.services.people_values import ClientForm, ContactForm
from carecoop.services.position import format_position
from carecoop.services.validation import validate_client
from tests.helpers.examples import examples
from tests.helpers.forms import a_carer, a_client, a_pattern
from tests.helpers.store import PASSPHRASE, QUICK

KINDS = st.sampled_from(ImportKind)
MEANT = (
    *("", "Mair", "Ana Silva", "Siân Rees", "SX 915 640", "291500, 64000", "50.46, -3.53"),
    *("07:30", "7.3", "Mon-Fri", "daily", "45", "1h 30", "hoist; medication", "Welsh", "yes"),
    *("A", "red", "2", "23/11/2026", "TQ1 1AB", "01803 496 0123", "council", "30", "#REF!"),
    *("Mon-Fri 07:00-14:30; Sat 22:00-07:00 (A)", "cy (conversation)", "01/01/0001", "99999"),
)
NAMES = ("Mair", "Mair Tŷ-Mawr", "Huw", "Siân")
SOUND = {"client": "Mair", "end": "09:00", "duration_minutes": "45"}  # else the example
CELLS = st.one_of(st.sampled_from(MEANT), st.text(max_size=12))


@pytest.fixture(scope="module")
def co_op(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A co-op with a client, a carer and a visit; each example leaves it as it was."""
    path = tmp_path_factory.mktemp("co-op") / "coop.carecoop"
    office = create_office(path, PASSPHRASE, "Gofal Co-op", "Meg", cost=QUICK)
    carers.add_carer(office, a_carer())
    patterns.add_pattern(office, clients.add_client(office, a_client()), a_pattern())
    yield office
    office.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


def held(office: Office) -> tuple[object, ...]:
    """All that an import could change."""
    people = clients.list_clients(office, archived=True)
    staff = carers.list_carers(office, archived=True)
    return (
        [clients.get_client(office, row.id) for row in people],
        [carers.get_carer(office, row.id) for row in staff],
        [patterns.list_patterns(office, row.id) for row in people],
    )


def read(folder: Path, data: bytes) -> Table | None:
    """The table, or None where the file was refused in a sentence."""
    path = folder / "people.csv"
    path.write_bytes(data)
    try:
        return importing.read_table(path)
    except CareCoopError as problem:
        check_sentence(problem)
        return None


def check_sentence(problem: CareCoopError) -> None:
    assert str(problem).endswith(".")


def try_out(office: Office, kind: ImportKind, table: Table) -> None:
    """Preview and commit: all of it and one step back, or nothing."""
    before = held(office)
    try:
        shown = importing.preview(office, kind, table)
    except CareCoopError as problem:
        check_sentence(problem)
        return
    assert [row.number for row in shown.rows] == [row.number for row in table.rows]
    for row in shown.rows:
        for said in row.problems:
            check_sentence(said)
    for attempt in (shown, importing.without_bad_rows(shown)):
        check_commit(office, attempt, before)


def check_commit(office: Office, shown: Preview, before: tuple[object, ...]) -> None:
    if not shown.ok:
        with pytest.raises(CareCoopError):
            importing.commit(office, shown)
        assert held(office) == before
        return
    event("committed")
    changing = sum(row.action is not Action.SAME for row in shown.rows)
    assert importing.commit(office, shown) == changing
    again = importing.preview(office, shown.kind, shown.table).rows
    if changing:
        trail.undo_last(office)
    if not shown.left_out:  # a row left out may mean something else once others are in
        assert {row.action for row in again} == {Action.SAME}
    assert held(office) == before


@given(data=st.binary(max_size=300), kind=KINDS)
@settings(max_examples=examples(100))
def test_any_bytes_are_refused_or_read(
    co_op: Office, folder: Path, data: bytes, kind: ImportKind
) -> None:
    table = read(folder, data)
    if table is not None:
        try_out(co_op, kind, table)


@st.composite
def tables(draw: st.DrawFn, kind: ImportKind) -> bytes:
    """A CSV file with the headings that are needed, others, and cells that may mean anything."""
    needed = [column for column in COLUMNS[kind] if column.required or column.field == "position"]
    others = [column for column in COLUMNS[kind] if column not in needed]
    columns = needed + draw(st.lists(st.sampled_from(others), unique=True, max_size=8))
    sound = st.tuples(*(st.just(SOUND.get(column.field, column.example)) for column in columns))
    renamed = st.builds(lambda name, row: (name, *row[1:]), st.sampled_from(NAMES), sound)
    strange = st.tuples(*(CELLS for _ in columns))
    rows = draw(st.lists(st.one_of(sound, renamed, strange), min_size=1, max_size=4))
    headings = tuple(column.heading for column in columns)
    return as_csv([headings, *rows], draw(st.sampled_from(",;\t")))


def as_csv(rows: Sequence[Sequence[str]], delimiter: str = ",") -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue().encode("utf-8", "replace")


@given(data=st.data(), kind=KINDS)
@settings(max_examples=examples(60))
def test_any_cells_are_previewed_and_saved_whole_or_not_at_all(
    co_op: Office, folder: Path, data: st.DataObject, kind: ImportKind
) -> None:
    table = read(folder, data.draw(tables(kind)))
    if table is not None:
        try_out(co_op, kind, table)


@cache
def spreadsheet() -> bytes:
    return importing.template(ImportKind.CLIENTS)


@given(place=st.floats(0, 1, exclude_max=True), piece=st.binary(max_size=40), cut=st.booleans())
@settings(max_examples=examples(80))
def test_a_damaged_spreadsheet_is_refused_or_read(
    folder: Path, place: float, piece: bytes, cut: bool
) -> None:
    whole = spreadsheet()
    at = int(place * len(whole))
    read(folder, whole[:at] + piece + (b"" if cut else whole[at + len(piece) :]))


@given(data=st.data(), piece=st.text("<>&/\"'=0123456789ABCrsct ", max_size=12))
@settings(max_examples=examples(80))
def test_a_spreadsheet_with_strange_parts_is_refused_or_read(
    folder: Path, data: st.DataObject, piece: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(spreadsheet())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    at = data.draw(st.integers(0, len(parts[name])))
    parts[name] = parts[name][:at] + piece.encode() + parts[name][at + len(piece) :]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    read(folder, packed.getvalue())


LINES = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="#"), min_size=1, max_size=20
)
PHONES = st.from_regex(r"0[0-9]{9}", fullmatch=True)
CLIENTS = st.builds(
    ClientForm,
    name=LINES,
    preferred_name=LINES,
    address=LINES,
    postcode=st.sampled_from(("", "TQ1 1AB", "SA43 1DX")),
    easting=st.integers(210_000, 299_999),
    northing=st.integers(10_000, 99_999),
    phone=PHONES,
    first_language=st.sampled_from(("cy", "en", "pl")),
    languages=st.sampled_from(((), ("bfi",), ("bfi", "ro"))),
    spacing_minutes=st.integers(0, 720),
    funder=LINES,
    funder_kind=st.sampled_from(FunderKind),
    agreed_minutes=st.integers(0, 10_080),
    notes=LINES,
    contacts=st.tuples(st.builds(ContactForm, LINES, LINES, PHONES, st.booleans())),
)


def as_row(form: ClientForm) -> list[str]:
    """The cells of a client in the order of the template's columns."""
    (contact,) = form.contacts
    assert form.easting is not None
    assert form.northing is not None
    texts = {
        "position": format_position(form.easting, form.northing),
        "languages": "; ".join(form.languages),
        "spacing_minutes": f"{form.spacing_minutes} min",
        "agreed_minutes": f"{form.agreed_minutes // 60}:{form.agreed_minutes % 60:02d}",
        "contact_name": contact.name,
        "contact_relation": contact.relation,
        "contact_phone": contact.phone,
        "in_emergency": "yes" if contact.in_emergency else "no",
        **dict.fromkeys(("easting", "northing", "latitude", "longitude", "circle", "barred"), ""),
    }
    fields = (column.field for column in COLUMNS[ImportKind.CLIENTS])
    return [texts[name] if name in texts else str(getattr(form, name)) for name in fields]


@given(forms=st.lists(CLIENTS, min_size=1, max_size=4, unique_by=lambda form: fold(form.name)))
@settings(max_examples=examples(25))
def test_clients_written_to_a_table_come_back_as_they_were(
    co_op: Office, folder: Path, forms: list[ClientForm]
) -> None:
    wanted = [tidy_client(form) for form in forms]
    wanted = [form for form in wanted if not validate_client(form) and fold(form.name)]
    headings = [column.heading for column in COLUMNS[ImportKind.CLIENTS]]
    table = read(folder, as_csv([headings, *map(as_row, wanted)]))
    if table is None:
        assert not wanted
        return
    known = {row.id for row in clients.list_clients(co_op)}
    shown = importing.preview(co_op, ImportKind.CLIENTS, table)
    assert not [str(problem) for row in shown.rows for problem in row.problems]
    importing.commit(co_op, shown)
    new = [row.id for row in clients.list_clients(co_op) if row.id not in known]
    came = {form.name: form for form in (clients.get_client(co_op, each) for each in new)}
    trail.undo_last(co_op)
    assert came == {form.name: replace(form) for form in wanted}
