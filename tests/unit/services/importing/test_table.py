"""Tables from files: what can be read is, the rest is refused in a sentence."""

import io
import zipfile
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from carecoop.errors import CareCoopError
from carecoop.services.importing import table
from carecoop.services.importing.table import TableRow, read_table


def csv_file(folder: Path, data: bytes) -> Path:
    path = folder / "people.csv"
    path.write_bytes(data)
    return path


def xlsx_file(folder: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    path = folder / "people.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_its_encoding_with_its_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = f"Name{delimiter}Notes\r\nMair Tŷ-Mawr{delimiter}likes tea\r\n"
    read = read_table(csv_file(tmp_path, text.encode(encoding)))
    assert read.headings == ("Name", "Notes")
    assert read.rows == (TableRow(2, ("Mair Tŷ-Mawr", "likes tea")),)


def test_csv_from_old_windows_programs_is_read(tmp_path: Path) -> None:
    read = read_table(csv_file(tmp_path, "Name\nZoë\n".encode("cp1252")))
    assert read.rows[0].cells == ("Zoë",)


def test_rows_keep_the_numbers_that_spreadsheets_show(tmp_path: Path) -> None:
    read = read_table(csv_file(tmp_path, b'\nName,Notes\n\nMair,"two\nlines"\nHuw\n'))
    assert read.rows == (TableRow(4, ("Mair", "two\nlines")), TableRow(5, ("Huw", "")))


def test_cells_of_a_spreadsheet_become_what_a_person_would_type(tmp_path: Path) -> None:
    day = datetime(2026, 11, 23)  # noqa: DTZ001 - as spreadsheets keep dates
    path = xlsx_file(
        tmp_path,
        ("A", "B", "C", "D", "E", "F", "G"),
        (time(7, 30), day, 45, 7.5, True, timedelta(minutes=90), None),
    )
    (row,) = read_table(path).rows
    assert row.cells == ("07:30", "2026-11-23", "45", "7.5", "yes", "01:30", "")


def test_formulas_count_as_their_values(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, ("Name", "Hours"), ("Mair", "=7*2"))
    (row,) = read_table(path).rows
    assert row.cells == ("Mair", "")  # no program has worked it out yet


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"Name\n",
        b'Name\n"open',
        b"Name\n\x00\x01",
        b"\xff\xfeN",
        b"Name\n\x81\x8d",
        b"PK\x03\x04 not a zip",
        b"Name\n" + b"x" * (table.MOST_CHARACTERS + 1),
        b"Name\n" + b"x\n" * table.MOST_ROWS,
        b"," * table.MOST_COLUMNS + b"Name\nx\n",
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(CareCoopError):
        read_table(csv_file(tmp_path, data))


def test_a_missing_or_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CareCoopError, match="cannot be read"):
        read_table(tmp_path / "nowhere.csv")
    monkeypatch.setattr(table, "MOST_BYTES", 5)
    with pytest.raises(CareCoopError, match="larger than"):
        read_table(csv_file(tmp_path, b"Name\nMair\n"))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (table.MOST_UNPACKED_BYTES + 1))
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(packed.getvalue())
    assert path.stat().st_size < 100_000
    with pytest.raises(CareCoopError, match="holds too much"):
        read_table(path)


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    whole = xlsx_file(tmp_path, ("Name",), ("Mair",))
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    bomb = b'<!DOCTYPE x [<!ENTITY a "tea"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = bomb + parts[sheet].replace(b"Mair", b"&b;")
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(CareCoopError, match="damaged"):
        read_table(whole)
