"""A table from a CSV or XLSX file as text, with limits that keep a broken file from harm."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import singledispatch
from pathlib import Path

from openpyxl import load_workbook

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError

MOST_BYTES = 10_000_000
MOST_UNPACKED_BYTES = 60_000_000  # an XLSX is a zip; a small one may unpack to gigabytes
MOST_ROWS = 5_000
MOST_COLUMNS = 100
MOST_CHARACTERS = 5_000  # in a cell
DELIMITERS = ",;\t"
EXAMPLE_MARK = "e.g."  # a row that starts so explains a template and is not read


@dataclass(frozen=True, slots=True)
class TableRow:
    """`number` is the row's as spreadsheets count; one cell for each heading."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The headings and the rows below them that hold anything; `name` is the file's."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(path: Path) -> Table:
    """The first sheet of an XLSX file, or a CSV file with commas, semicolons or tabs.

    Raises CareCoopError, whatever the file holds.
    """
    data = _bytes_of(path)
    lines = _xlsx_lines(data) if data.startswith(b"PK") else _csv_lines(data)
    return _table(path.name, lines)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop", "The file is larger than {most} MB. Split it into smaller ones."
                ),
                most=MOST_BYTES // 1_000_000,
            )
        return path.read_bytes()
    except OSError as error:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "The file cannot be read. Close it in other programs and try again."
            )
        ) from error


def _table(name: str, lines: Iterable[tuple[str, ...]]) -> Table:
    numbered = enumerate(_within_limits(lines), start=1)
    filled = ((number, cells) for number, cells in numbered if any(cells))
    _, headings = next(filled, (0, ()))
    width = max((place for place, cell in enumerate(headings, start=1) if cell), default=0)
    rows = tuple(
        TableRow(number, (*cells[:width], *[""] * (width - len(cells))))
        for number, cells in filled
        if any(cells[:width]) and not cells[0].casefold().startswith(EXAMPLE_MARK)
    )
    if not rows:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "The table is empty. It needs a row of headings and rows below it."
            )
        )
    return Table(name, headings[:width], rows)


def _within_limits(lines: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for number, cells in enumerate(lines, start=1):
        if number > MOST_ROWS:
            raise CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop", "The table has more than {most} rows. Split it into smaller files."
                ),
                most=MOST_ROWS,
            )
        if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
            raise CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop",
                    "Row {row} has more than {most} columns. Remove those that are not needed.",
                ),
                row=number,
                most=MOST_COLUMNS,
            )
        if any(len(cell) > MOST_CHARACTERS for cell in cells):
            raise CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop", "Row {row} has a cell of more than {most} characters. Shorten it."
                ),
                row=number,
                most=MOST_CHARACTERS,
            )
        yield cells


def _csv_lines(data: bytes) -> Iterator[tuple[str, ...]]:
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield tuple(cell.strip() for cell in cells)
    except csv.Error as error:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop",
                "Line {line} is not a line of a CSV file: check its quotation marks.",
            ),
            line=reader.line_num,
        ) from error


def _decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark (as Excel saves "Unicode text"), else Windows-1252."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop", "This is neither a CSV nor an XLSX file. Save the table as one of the two."
        )
    )


def _xlsx_lines(data: bytes) -> Iterator[tuple[str, ...]]:
    try:
        _check_unpacked(data)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what the file says of its size may be wrong
            rows = sheet.iter_rows(
                max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True
            )
            lines = [tuple(map(_text, row)) for row in rows]
        finally:
            book.close()
    except CareCoopError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken file leads it to
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop",
                "The XLSX file is damaged or locked by a password. Open it, save it again without "
                "a password, or save it as CSV.",
            )
        ) from error
    yield from lines


def _check_unpacked(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > MOST_UNPACKED_BYTES:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "The XLSX file holds too much. Save only the sheet that is needed."
            )
        )


@singledispatch
def _text(value: object) -> str:
    """A cell as a person would have typed it: 07:30, 2026-11-23, 45, yes."""
    return "" if value is None else str(value).strip()


@_text.register
def _bool_text(value: bool) -> str:  # noqa: FBT001 - the type is what it is registered for
    return "yes" if value else "no"


@_text.register
def _float_text(value: float) -> str:
    return f"{value:.10g}"


@_text.register
def _date_text(value: date) -> str:
    return value.isoformat()


@_text.register
def _time_text(value: time) -> str:
    return _clock_text(value.hour * 3600 + value.minute * 60 + value.second)


@_text.register
def _length_text(value: timedelta) -> str:
    return _clock_text(value.total_seconds())


@_text.register
def _moment_text(moment: datetime) -> str:
    """A date where the cell holds midnight; Excel counts days from 1900, so times lie there."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    if moment.year <= 1900:
        return _clock_text(seconds)
    return f"{moment.date().isoformat()} {_clock_text(seconds)}" if seconds else str(moment.date())


def _clock_text(seconds: float) -> str:
    """To the nearest minute: spreadsheets keep times as fractions of a day."""
    minutes = round(seconds / 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
