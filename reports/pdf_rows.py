"""Rows of a table while it grows: long texts break into several rows, so that a page can end."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from reports import flow
from reports.style import A4_PAGE
from reports.text import Markup

Stack = Sequence[Flowable]
MOST_KEPT = 0.5  # of a page


class Rows:
    """Cells by column, filled from the top; `widths` in points, no row above `tallest`."""

    def __init__(self, widths: Sequence[float], tallest: float) -> None:
        self.widths = list(widths)
        self.commands: flow.Commands = []
        self._tallest = tallest
        self._rows: list[list[object]] = []
        self._joined: flow.Commands = []
        self._kept: list[tuple[int, int]] = []

    def stacks(
        self,
        lines: Iterable[tuple[Markup, ParagraphStyle]],
        column: int,
        *,
        margin: float = 0.0,
        to_the_right: bool = False,
    ) -> list[list[Flowable]]:
        """Paragraphs for `column` (and those to its right) in stacks that a page can hold."""
        columns = self.widths[column:] if to_the_right else [self.widths[column]]
        return flow.stacks(lines, sum(columns) - margin, self._tallest)

    def add(self, cells: Mapping[int, Sequence[Stack]]) -> tuple[int, int]:
        """One entry over as many rows as its longest cell has stacks; gives its first and last."""
        first = len(self._rows)
        for stacks in zip_longest(*cells.values()) if cells else [()]:
            row: list[object] = [""] * len(self.widths)
            for column, stack in zip(cells, stacks, strict=True):
                row[column] = stack or ""
            self._rows.append(row)
        last = max(first, len(self._rows) - 1)
        self._joined += flow.joined(first, last)
        return first, last

    def look(self, command: str, first: int, last: int, *values: object) -> None:
        """A style command over the whole width."""
        self.commands.append((command, (0, first), (-1, last), *values))

    def keep(self, first: int, last: int) -> None:
        """No page ends between these rows."""
        self._kept.append((first, last))
        self.commands.append(("NOSPLIT", (0, first), (-1, last)))

    def keep_short(self, first: int, last: int) -> None:
        """No page ends between these rows, if they leave most of a page to others."""
        together = Table(self._rows[first : last + 1], colWidths=self.widths)
        if first < last and _height(together) <= MOST_KEPT * A4_PAGE.inner_height:
            self.keep(first, last)

    def span(self, first: int, last: int, column: int) -> None:
        """`column` takes the room of those to its right."""
        self.commands += [("SPAN", (column, row), (-1, row)) for row in range(first, last + 1)]

    def section(
        self, *, gap: float, padding: float = 4.0, heading: int = 0, whole: float = 0.45
    ) -> list[Flowable]:
        """The table, whole on a page while it takes no more than the share `whole` of one, and
        never less of it at the foot of a page than what belongs together at its beginning; its
        first `heading` rows come again on each page.
        """
        table = self._table(padding, len(self._rows), heading)
        need = _height(table)
        if need > whole * A4_PAGE.inner_height:
            need = _height(self._table(padding, self._beginning(heading)))
        return [CondPageBreak(min(need, A4_PAGE.inner_height)), table, Spacer(0, gap)]

    def _beginning(self, heading: int) -> int:
        """How many rows at the top no page may divide."""
        last = heading
        while later := [end for start, end in self._kept if start <= last < end]:
            last = max(later)
        return min(last + 1, len(self._rows))

    def _table(self, padding: float, count: int, heading: int = 0) -> Table:
        """The first `count` rows."""
        looks = [
            ("TOPPADDING", (0, 0), (-1, -1), padding),
            ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
            *self._joined,
            *self.commands,
        ]
        return Table(
            self._rows[:count],
            colWidths=self.widths,
            repeatRows=heading,
            style=flow.bare(look for look in looks if max(look[1][1], look[2][1]) < count),
        )


def _height(table: Table) -> float:
    return table.wrap(A4_PAGE.inner_width, A4_PAGE.inner_height)[1]
