"""What an import would do, row by row, and doing it: all rows or none."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sqlmodel import Session

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, ConflictError
from carecoop.services.importing.columns import COLUMNS, ImportKind, places
from carecoop.services.importing.planners import PLANNERS, Action, Planned
from carecoop.services.importing.rows import Reading
from carecoop.services.importing.table import Table
from carecoop.services.office import Office


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """`values` are the cells under `Preview.columns`; with problems it cannot be saved."""

    number: int
    values: tuple[str, ...]
    problems: tuple[CareCoopError, ...]
    action: Action


@dataclass(frozen=True, slots=True)
class Preview:
    """Nothing is saved yet. `columns` are the headings that are read, `unread` the others."""

    kind: ImportKind
    table: Table
    rows: tuple[PreviewRow, ...]
    columns: tuple[str, ...]
    unread: tuple[str, ...]
    left_out: frozenset[int] = field(default_factory=frozenset)  # numbers of rows

    @property
    def ok(self) -> bool:
        """Whether it can be committed."""
        return bool(self.rows) and not any(row.problems for row in self.rows)


def preview(office: Office, kind: ImportKind, table: Table) -> Preview:
    """Every row with all its problems. Raises CareCoopError where the headings cannot be read."""
    used = places(kind, table)
    with office.read() as session:
        rows = tuple(row for row, _ in _plan(session, kind, table))
    in_order = sorted(used.values())
    return Preview(
        kind,
        table,
        rows,
        columns=tuple(table.headings[place] for place in in_order),
        unread=tuple(
            heading
            for place, heading in enumerate(table.headings)
            if heading and place not in in_order
        ),
    )


def without_bad_rows(preview: Preview) -> Preview:
    """The same without the rows that have problems."""
    bad = frozenset(row.number for row in preview.rows if row.problems)
    good = tuple(row for row in preview.rows if not row.problems)
    return replace(preview, rows=good, left_out=preview.left_out | bad)


def commit(office: Office, preview: Preview) -> int:
    """Save what was previewed in one transaction; how many rows were added or changed.

    Raises CareCoopError while rows have problems, ConflictError where the co-op is no longer as
    it was previewed; nothing is saved then.
    """
    if not preview.ok:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "Nothing was imported. Mend the rows with problems or leave them out."
            )
        )
    with office.work(f"import_{preview.kind}", preview.table.name) as work:
        planned = [
            (row, plan)
            for row, plan in _plan(work.session, preview.kind, preview.table)
            if row.number not in preview.left_out
        ]
        if tuple(row for row, _ in planned) != preview.rows:
            raise ConflictError(
                QT_TRANSLATE_NOOP(
                    "carecoop",
                    "Nothing was imported: the co-op has changed since. Read the table again.",
                )
            )
        changing = [plan for _, plan in planned if plan.action is not Action.SAME]
        for plan in changing:
            plan.write(work.session)
        work.commit()
    return len(changing)


def _plan(session: Session, kind: ImportKind, table: Table) -> Iterator[tuple[PreviewRow, Planned]]:
    used = places(kind, table)
    headings = {column.field: column.heading for column in COLUMNS[kind]}
    headings |= {name: table.headings[place] for name, place in used.items()}
    readings = [
        Reading({name: row.cells[place] for name, place in used.items()}, headings)
        for row in table.rows
    ]
    planner = PLANNERS[kind](session, readings)
    seen: dict[object, int] = {}
    for row, reading in zip(table.rows, readings, strict=True):
        planned, key = planner.plan(reading)
        if key in seen:
            reading.complain(COLUMNS[kind][0].field, _twice(seen[key]))
        elif not reading.problems:
            seen[key] = row.number
        values = tuple(row.cells[place] for place in sorted(used.values()))
        yield PreviewRow(row.number, values, tuple(reading.problems), planned.action), planned


def _twice(number: int) -> CareCoopError:
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop",
            "Row {number} is the same. Remove one of the two, or make the names different.",
        ),
        number=number,
    )
