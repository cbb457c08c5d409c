"""The carer's timesheet of a week: what was planned, and room for what really happened.

Filled in, it is the record of the time actually spent on travel, visits and rest breaks that
regulation 41(5) of the Regulated Services (Service Providers and Responsible Individuals)
(Wales) Regulations 2017 asks for, and the paper that a carer is paid by.
"""

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from reports import flow, page, style, typeface
from reports.schedule import kind_word
from reports.style import A4_FORM, FORM, Styles
from reports.text import (
    _,
    bold,
    clock_span,
    duration,
    fill,
    markup,
    miles,
    one_line,
    speaking,
    week_dates,
    weekday_date,
)
from reports.values import CarerDay, Edition, Line, LineKind, Totals, totals

_WRITING_ROW = 23.0  # high enough for a pen
_TALLEST_ROW = 90.0
_FIGURES = (60.0, 56.0, 56.0, 60.0, 46.0)
_COLUMNS = (78.0, A4_FORM.inner_width - 78 - sum(_FIGURES), *_FIGURES)
_GRID = ("INNERGRID", (0, 1), (-1, -1), style.HAIR_WIDTH, style.RULE)


@dataclass(frozen=True, slots=True)
class Timesheet:
    """A carer's week as planned; `in_wales` adds the words of the Welsh regulation."""

    organisation: str
    carer_name: str
    first_day: date
    days: tuple[CarerDay, ...]
    edition: Edition
    in_wales: bool = False


def render(timesheet: Timesheet, *more: Timesheet, language: str = "en", printed_on: date) -> bytes:
    """The PDF; several timesheets follow one another, each counting its own pages."""
    with speaking(language) as spoken:
        title = f"{_('Timesheet')}, {week_dates(timesheet.first_day)}"
        sheet = page.Sheet(A4_FORM, title, spoken, printed_on)
        return page.render(sheet, [_part(each) for each in (timesheet, *more)])


def _part(timesheet: Timesheet) -> page.Part:
    styles = style.styles(FORM)
    story = flow.masthead(
        _("Timesheet"), timesheet.carer_name, timesheet.first_day, styles, A4_FORM.inner_width
    )
    story += [Paragraph(_how_to(timesheet), styles.small), Spacer(0, 10)]
    for day in timesheet.days:
        story += _day(day, styles)
    story.append(
        KeepTogether(
            [
                *_week(timesheet, styles),
                *_signatures(timesheet, styles),
            ]
        )
    )
    return page.Part(
        story=story,
        organisation=timesheet.organisation,
        edition=timesheet.edition,
        running_title=f"{timesheet.carer_name}  ·  {week_dates(timesheet.first_day)}",
    )


def _how_to(timesheet: Timesheet) -> str:
    words = fill(
        _(
            "The left side is the plan. On the right, write when you really started and "
            "finished, also for travel, waiting and rest breaks, and the miles you drove."
        )
    )
    if not timesheet.in_wales:
        return words
    law = fill(
        _(
            "This sheet is the record of time actually spent on travel, visits and rest breaks "
            "under regulation 41(5) of the Regulated Services (Service Providers and Responsible "
            "Individuals) (Wales) Regulations 2017."
        )
    )
    return f"{words} {law}"


def _day(day: CarerDay, styles: Styles) -> list[Flowable]:
    title = Paragraph(markup(weekday_date(day.day)), styles.heading)
    rows: list[list[object]] = [[title, *[""] * 6], _column_titles(styles)]
    rows += _note_rows(day, styles)
    for line in day.lines:
        rows += _line_rows(line, styles)
    rows.append(
        [
            "",
            Paragraph(markup(_("Anything else: what, and why")), styles.small),
            *[""] * 5,
        ]
    )
    rows.append(_total_row(day, styles))
    table = Table(
        rows,
        colWidths=_COLUMNS,
        repeatRows=2,
        minRowHeights=[0.0, 0.0, *[_WRITING_ROW] * (len(rows) - 2)],
        style=flow.bare(
            [
                ("SPAN", (0, 0), (-1, 0)),
                ("BOTTOMPADDING", (0, 0), (-1, 0), 4),
                ("LEFTPADDING", (0, 1), (-1, -1), 4),
                ("RIGHTPADDING", (0, 1), (-1, -1), 4),
                ("TOPPADDING", (0, 1), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 1), (-1, -1), 4),
                ("BACKGROUND", (0, 1), (-1, 1), style.TINT),
                ("LINEABOVE", (0, 1), (-1, 1), 1, style.INK),
                ("LINEBEFORE", (3, 1), (3, -1), 1.2, style.INK),
                ("LINEABOVE", (0, -1), (-1, -1), 1, style.INK),
                ("LINEBELOW", (0, -1), (-1, -1), 1, style.INK),
                ("SPAN", (0, -1), (2, -1)),
                ("SPAN", (3, -1), (4, -1)),
                ("NOSPLIT", (0, max(2, len(rows) - 4)), (-1, -1)),
                _GRID,
            ]
        ),
    )
    return flow.section(table, A4_FORM, gap=14)


def _note_rows(day: CarerDay, styles: Styles) -> list[list[object]]:
    if not day.note.strip():
        return []
    cells = flow.stacks([(markup(day.note), styles.body)], _COLUMNS[1] - 8, _TALLEST_ROW)
    return [["", cell, *[""] * 5] for cell in cells]


def _column_titles(styles: Styles) -> list[object]:
    words = (
        _("Planned"), _("What"), _("Length"), _("Started"), _("Finished"), _("Minutes"), _("Miles"),
    )  # fmt: skip
    return [Paragraph(bold(word), styles.small) for word in words]


def _line_rows(line: Line, styles: Styles) -> list[list[object]]:
    is_visit = line.kind is LineKind.VISIT
    texts = [(bold(line.name) if is_visit else markup(kind_word(line.kind)), styles.body)]
    if line.distance_miles is not None:
        texts = [
            (
                fill("{kind}, {miles}", kind=texts[0][0], miles=miles(line.distance_miles)),
                styles.body,
            )
        ]
    cells = flow.stacks(texts, _COLUMNS[1] - 8, _TALLEST_ROW)
    first: list[object] = [
        Paragraph(markup(clock_span(line.start_minute, line.end_minute)), styles.body),
        cells[0],
        Paragraph(markup(duration(line.duration_minutes)), styles.body),
        *[""] * 4,
    ]
    rest: list[list[object]] = [["", cell, *[""] * 5] for cell in cells[1:]]
    return [first, *rest]


def _total_row(day: CarerDay, styles: Styles) -> list[object]:
    planned = Paragraph(_totals_sentence(totals([day])), styles.small)
    written = Paragraph(markup(_("What really happened")), styles.small)
    return [planned, "", "", written, "", "", ""]


def _totals_sentence(sums: Totals) -> str:
    return fill(
        _("Visits {visits}, travel {travel}, waiting {waiting}, rest breaks {rest}"),
        visits=bold(duration(sums.visit_minutes)),
        travel=bold(duration(sums.travel_minutes)),
        waiting=bold(duration(sums.waiting_minutes)),
        rest=bold(duration(sums.rest_minutes)),
    )


# The week and the signatures


def _week(timesheet: Timesheet, styles: Styles) -> list[Flowable]:
    titles = (
        _("Day"), _("Visits"), _("Travel"), _("Waiting"), _("Working time"), _("Rest breaks"),
        _("Miles"),
    )  # fmt: skip
    first, *others = (bold(title) for title in titles)
    rows: list[list[object]] = [
        [Paragraph(first, styles.small), *(Paragraph(it, styles.small_right) for it in others)]
    ]
    rows += [_sums_row(weekday_date(day.day), totals([day]), styles) for day in timesheet.days]
    rows.append(_sums_row(bold(_("Planned, all week")), totals(timesheet.days), styles))
    rows.append([Paragraph(bold(_("What really happened")), styles.body), *[""] * 6])
    column = (A4_FORM.inner_width - 138) / 6
    table = Table(
        rows,
        colWidths=[138.0, *[column] * 6],
        minRowHeights=[0.0, *[0.0] * (len(rows) - 2), _WRITING_ROW + 5],
        style=flow.bare(
            [
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                ("BACKGROUND", (0, 0), (-1, 0), style.TINT),
                ("LINEABOVE", (0, 0), (-1, 0), 1, style.INK),
                ("LINEABOVE", (0, -2), (-1, -2), 1, style.INK),
                ("BOX", (0, -1), (-1, -1), 1.2, style.INK),
                ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
                ("VALIGN", (0, -1), (-1, -1), "MIDDLE"),
                _GRID,
            ]
        ),
    )
    return [Paragraph(markup(_("The week")), styles.heading), Spacer(0, 5), table, Spacer(0, 22)]


def _sums_row(title: str, sums: Totals, styles: Styles) -> list[object]:
    figures = (
        sums.visit_minutes, sums.travel_minutes, sums.waiting_minutes, sums.working_minutes,
        sums.rest_minutes,
    )  # fmt: skip
    cells = [duration(minutes) if minutes else "–" for minutes in figures]
    cells.append(f"{sums.miles:.1f}" if sums.miles else "–")
    return [
        Paragraph(markup(title), styles.body),
        *(Paragraph(markup(cell), styles.body_right) for cell in cells),
    ]


def _signatures(timesheet: Timesheet, styles: Styles) -> list[Flowable]:
    worker = [_("Carer"), _("These are the times I really worked."), timesheet.carer_name]
    coordinator = [_("Coordinator"), _("I have checked these times."), ""]
    half = A4_FORM.inner_width / 2
    table = Table(
        [[_signature(worker, styles, half - 14), _signature(coordinator, styles, half - 14)]],
        colWidths=[half, half],
        style=flow.bare([("LEFTPADDING", (1, 0), (1, 0), 14)]),
    )
    return [table]


def _signature(words: list[str], styles: Styles, width: float) -> Table:
    """Who signs, what they say by it, and lines for name, signature and date."""
    role, statement, name = words
    lines = [
        (_("Name"), typeface.shorten(one_line(name), typeface.REGULAR, FORM.body, width - 64)),
        (_("Signature"), ""),
        (_("Date"), ""),
    ]
    rows: list[list[object]] = [
        [Paragraph(bold(role), styles.body), ""],
        [Paragraph(markup(statement), styles.small), ""],
    ]
    rows += [
        [Paragraph(markup(label), styles.small), Paragraph(markup(value), styles.body)]
        for label, value in lines
    ]
    return Table(
        rows,
        colWidths=[62.0, width - 62],
        minRowHeights=[0.0, 0.0, 28.0, 36.0, 28.0],
        style=flow.bare(
            [
                ("SPAN", (0, 0), (-1, 0)),
                ("SPAN", (0, 1), (-1, 1)),
                ("VALIGN", (0, 2), (-1, -1), "BOTTOM"),
                ("BOTTOMPADDING", (0, 2), (-1, -1), 3),
                ("LINEBELOW", (1, 2), (1, -1), style.HAIR_WIDTH, style.INK),
            ]
        ),
        hAlign="LEFT",
    )
