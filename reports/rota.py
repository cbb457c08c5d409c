"""The rota of the week for the office wall: carers down, days across, who is still missing below.

New faces and double-handed visits are marked by letters and signs, so that it reads in black.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from reports import flow, page, style, typeface
from reports.style import Paper, Scale, Styles
from reports.text import (
    Markup,
    _,
    bold,
    clock,
    duration,
    fill,
    markup,
    one_line,
    speaking,
    week_dates,
    weekday_name,
)
from reports.values import Edition, check_span

_LINES_IN_ROW = 18  # a busier day goes on in a second row, so that pages can break


@dataclass(frozen=True, slots=True)
class RotaVisit:
    """One visit on the wall. `short_name` is the person's; `carers_missing` is for the unfilled."""

    start_minute: int
    end_minute: int
    short_name: str
    is_new_face: bool = False
    is_double_handed: bool = False
    carers_missing: int = 0

    def __post_init__(self) -> None:
        check_span(self.start_minute, self.end_minute)


@dataclass(frozen=True, slots=True)
class RotaCell:
    """A carer's day; `note` says why there is nothing ("Annual leave")."""

    visits: tuple[RotaVisit, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class RotaRow:
    """A carer's week: one cell for each of the rota's days."""

    carer_name: str
    cells: tuple[RotaCell, ...]
    working_minutes: int | None = None
    contract_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Rota:
    """A week: seven days from `first_day`; `unfilled` has a cell for each of them."""

    organisation: str
    title: str  # the team, or the co-op again
    first_day: date
    rows: tuple[RotaRow, ...]
    unfilled: tuple[RotaCell, ...]
    edition: Edition


def render(
    rota: Rota, *, language: str = "en", printed_on: date, large_paper: bool = False
) -> bytes:
    """The PDF, on A4 across or, with `large_paper`, on A3 across with larger type."""
    paper, scale = (style.A3_WALL, style.BIG_WALL) if large_paper else (style.A4_WALL, style.WALL)
    with speaking(language) as spoken:
        dates = week_dates(rota.first_day)
        story = [*_head(rota, style.styles(scale), paper), _Grid(paper, scale).table(rota)]
        part = page.Part(
            story=story,
            organisation=rota.organisation,
            edition=rota.edition,
            running_title=f"{rota.title}  ·  {dates}",
            running_note=_legend(),
        )
        sheet = page.Sheet(paper, f"{_('Rota')}, {dates}", spoken, printed_on)
        return page.render(sheet, [part])


def _head(rota: Rota, styles: Styles, paper: Paper) -> list[Flowable]:
    visits = [visit for row in rota.rows for cell in row.cells for visit in cell.visits]
    missing = sum(len(cell.visits) for cell in rota.unfilled)
    figures = fill(
        _("Visits: {visits}   ·   Needs someone: {missing}   ·   New faces: {new}"),
        visits=bold(str(len(visits))),
        missing=bold(str(missing)),
        new=bold(str(sum(visit.is_new_face for visit in visits))),
    )
    return [
        *flow.masthead(_("Rota"), rota.title, rota.first_day, styles, paper.inner_width),
        Table(
            [[Paragraph(figures, styles.body), Paragraph(markup(_legend()), styles.body_right)]],
            style=flow.bare([]),
        ),
        Spacer(0, 6),
    ]


def _legend() -> str:
    return _("N in a ring: a new face for this person.  ×2: two carers.")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One printed line of a cell: a time and a name, the rest of a long name ("" as its time),
    or a note (no time)."""

    time: str | None
    text: str
    is_new_face: bool = False


class _Grid:
    """Lays the week out as one table, measured for one paper and scale."""

    def __init__(self, paper: Paper, scale: Scale) -> None:
        self._scale = scale
        self._styles = style.styles(scale)
        self._name_column = paper.inner_width * 0.125
        self._day_column = (paper.inner_width - self._name_column) / 7
        self._padding = scale.body * 0.4
        self._room = self._day_column - 2 * self._padding
        self._time_room = typeface.width("00:00 ", typeface.SEMIBOLD, scale.body) + 1

    def table(self, rota: Rota) -> Table:
        rows: list[list[object]] = [self._titles(rota.first_day)]
        commands: flow.Commands = []
        for row in rota.rows:
            first = len(rows)
            rows += self._carer_rows(row)
            commands.append(("LINEABOVE", (0, first), (-1, first), 0.8, style.RULE))
        if any(cell.visits or cell.note for cell in rota.unfilled):
            first = len(rows)
            rows += self._unfilled_rows(rota.unfilled)
            commands += [
                ("BOX", (0, first), (-1, -1), 1.6, style.INK),
                ("BACKGROUND", (0, first), (0, -1), style.INK),
            ]
        if len(rows) == 1:
            rows.append(
                [Paragraph(markup(_("Nobody is planned yet")), self._styles.body), *[""] * 7]
            )
            commands.append(("SPAN", (0, 1), (-1, 1)))
        return Table(
            rows,
            colWidths=[self._name_column, *[self._day_column] * 7],
            repeatRows=1,
            style=flow.bare(
                [
                    ("LEFTPADDING", (0, 0), (-1, -1), self._padding),
                    ("RIGHTPADDING", (0, 0), (-1, -1), self._padding),
                    ("TOPPADDING", (0, 0), (-1, -1), self._padding * 0.8),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), self._padding),
                    ("BACKGROUND", (6, 0), (7, -1), style.TINT),
                    ("LINEBELOW", (0, 0), (-1, 0), 1.2, style.INK),
                    ("LINEBELOW", (0, -1), (-1, -1), 0.8, style.RULE),
                    ("LINEBEFORE", (1, 0), (-1, -1), style.HAIR_WIDTH, style.HAIRLINE),
                    *commands,
                ]
            ),
        )

    def _titles(self, first_day: date) -> list[object]:
        days = [first_day + timedelta(days=number) for number in range(7)]
        titles = [
            _("{weekday} {day}").format(weekday=weekday_name(day), day=day.day) for day in days
        ]
        heading = self._styles.heading
        return [
            Paragraph(markup(_("Carer")), heading),
            *(Paragraph(markup(title), heading) for title in titles),
        ]

    def _carer_rows(self, row: RotaRow) -> list[list[object]]:
        label = [(bold(row.carer_name), self._styles.body), (_hours(row), self._styles.small)]
        return self._rows(row.carer_name, label, row.cells)

    def _unfilled_rows(self, cells: Sequence[RotaCell]) -> list[list[object]]:
        white = ParagraphStyle("unfilled", self._styles.strong, textColor=style.WHITE)
        words = _("Needs someone")
        return self._rows(words, [(markup(words), white)], cells)

    def _rows(
        self, name: str, label: list[tuple[Markup, ParagraphStyle]], cells: Sequence[RotaCell]
    ) -> list[list[object]]:
        """Table rows for one label and seven days; more than one where a day is very full."""
        labels = flow.stacks(
            [(text, text_style) for text, text_style in label if text],
            self._name_column - 2 * self._padding,
            self._scale.body * self._scale.leading * _LINES_IN_ROW,
        )
        days = [_in_rows(self._entries(cell)) for cell in cells[:7]]
        rows: list[list[object]] = []
        for number in range(max([len(labels), *map(len, days)])):
            lists = [
                _Visits(
                    day[number] if number < len(day) else [],
                    self._scale,
                    self._room,
                    self._time_room,
                )
                for day in days
            ]
            first: object = labels[number] if number < len(labels) else self._again(name)
            rows.append([first, *lists, *[""] * (7 - len(lists))])
        return rows

    def _again(self, name: str) -> Flowable:
        """The name once more, on one line, where a full day goes on."""
        room = self._name_column - 2 * self._padding
        short = typeface.shorten(one_line(name), typeface.SEMIBOLD, self._scale.body, room)
        return Paragraph(bold(short), self._styles.body)

    def _entries(self, cell: RotaCell) -> Iterator[_Entry]:
        size, face = self._scale.body, typeface.REGULAR
        note = one_line(cell.note)
        if note:
            lines = _few(typeface.wrap(note, face, size, self._room, self._room))
            yield from (_Entry(None, line) for line in lines)
        for visit in cell.visits:
            ring = size * 1.3 if visit.is_new_face else 0.0
            room = self._room - self._time_room - ring
            lines = _few(typeface.wrap(_short(visit), face, size, room, self._room - size))
            yield _Entry(clock(visit.start_minute), lines[0], visit.is_new_face)
            yield from (_Entry("", line) for line in lines[1:])


def _few(lines: list[str]) -> list[str]:
    """At most four lines: a wall is for glancing at, the whole text stands elsewhere."""
    return lines if len(lines) <= 4 else [*lines[:3], f"{lines[3]}…"]


def _short(visit: RotaVisit) -> str:
    name = one_line(visit.short_name)
    if visit.carers_missing == 1 and visit.is_double_handed:
        return _("{name} ×2, one missing").format(name=name)
    return f"{name} ×2" if visit.is_double_handed else name


def _hours(row: RotaRow) -> Markup:
    """Planned hours of work against the contract."""
    if row.working_minutes is None:
        return Markup()
    worked = duration(row.working_minutes)
    if row.contract_minutes is None:
        return markup(worked)
    return fill(_("{worked} of {contract}"), worked=worked, contract=duration(row.contract_minutes))


def _in_rows(entries: Iterable[_Entry]) -> list[list[_Entry]]:
    """Entries in runs short enough for one table row."""
    listed = list(entries)
    return [listed[start : start + _LINES_IN_ROW] for start in range(0, len(listed), _LINES_IN_ROW)]


class _Visits(Flowable):
    """One cell: times in bold, names beside them, a ringed N for a new face."""

    def __init__(
        self, entries: Sequence[_Entry], scale: Scale, room: float, time_room: float
    ) -> None:
        super().__init__()
        self._entries = entries
        self._size = scale.body
        self._leading = scale.body * scale.leading
        self._time_room = time_room
        self.width, self.height = room, self._leading * len(entries)

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas: Canvas = self.canv
        for number, entry in enumerate(self._entries):
            base = self.height - number * self._leading - self._size
            self._draw_entry(canvas, entry, base)

    def _draw_entry(self, canvas: Canvas, entry: _Entry, base: float) -> None:
        canvas.setFillColor(style.INK if entry.time is not None else style.QUIET)
        if entry.time:
            canvas.setFont(typeface.SEMIBOLD, self._size)
            canvas.drawString(0, base, entry.time)
        canvas.setFont(typeface.REGULAR, self._size)
        indent = {None: 0.0, "": self._size}.get(entry.time, self._time_room)
        canvas.drawString(indent, base, entry.text)
        if entry.is_new_face:
            self._draw_ring(canvas, base)

    def _draw_ring(self, canvas: Canvas, base: float) -> None:
        radius = self._size * 0.52
        x, y = self.width - radius, base + self._size * 0.32
        canvas.setStrokeColor(style.INK)
        canvas.setLineWidth(0.8)
        canvas.circle(x, y, radius)
        canvas.setFont(typeface.BOLD, self._size * 0.82)
        canvas.drawCentredString(x, y - self._size * 0.28, _("N"))
