"""Headings as people write them, and the template."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from carecoop.errors import CareCoopError
from carecoop.services.importing.columns import COLUMNS, ImportKind, column_of, places, template
from carecoop.services.importing.table import Table, read_table


@pytest.mark.parametrize(
    ("kind", "heading", "field"),
    [
        (ImportKind.CLIENTS, "Service User", "name"),
        (ImportKind.CLIENTS, " post  CODE ", "postcode"),
        (ImportKind.CLIENTS, "First_Language", "first_language"),
        (ImportKind.CARERS, "Care worker", "name"),
        (ImportKind.CARERS, "E-Mail", "email"),
        (ImportKind.PATTERNS, "Call", "title"),
        (ImportKind.PATTERNS, "Visit", "title"),
        (ImportKind.PATTERNS, "Service user", "client"),
        (ImportKind.PATTERNS, "Double-handed", "carers_wanted"),
    ],
)
def test_headings_are_known_by_many_names(kind: ImportKind, heading: str, field: str) -> None:
    column = column_of(kind, heading)
    assert column is not None
    assert column.field == field


@pytest.mark.parametrize("kind", ImportKind)
def test_no_heading_means_two_columns(kind: ImportKind) -> None:
    headings = [each for column in COLUMNS[kind] for each in (column.heading.lower(), *column.also)]
    assert len(headings) == len(set(headings))
    assert all(column_of(kind, each) is not None for each in headings)


def test_two_columns_for_the_same_are_refused() -> None:
    with pytest.raises(CareCoopError, match="“Client” and “Name” mean the same"):
        places(ImportKind.CLIENTS, Table("", ("Client", "Name"), ()))


def test_a_missing_column_is_named() -> None:
    with pytest.raises(CareCoopError, match="no column “Visit”"):
        places(ImportKind.PATTERNS, Table("", ("Client", "Days", "Start"), ()))


@pytest.mark.parametrize("kind", ImportKind)
def test_the_template_has_every_heading_and_its_example_is_not_read(
    kind: ImportKind, tmp_path: Path
) -> None:
    book = load_workbook(io.BytesIO(template(kind)))
    sheet = book.worksheets[0]
    headings = tuple(cell.value for cell in sheet[1])
    assert headings == tuple(column.heading for column in COLUMNS[kind])
    sheet["A3"] = "Huw Jones"
    path = tmp_path / "filled.xlsx"
    book.save(path)
    assert [row.cells[0] for row in read_table(path).rows] == ["Huw Jones"]
