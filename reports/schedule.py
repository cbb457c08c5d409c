"""The carer's schedule of visits for a week.

Wales asks for it in regulation 41(1)–(3) of the Regulated Services (Service Providers and
Responsible Individuals) (Wales) Regulations 2017: travel time, the time for each visit and rest
breaks, each set out separately. Here each has its own line.
"""

from dataclasses import dataclass
from datetime import date

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table

from reports import flow, page, style
from reports.style import A4_PAGE, ORDINARY, Styles
from reports.text import (
    Markup,
    _,
    bold,
    clock_span,
    duration,
    fill,
    markup,
    miles,
    speaking,
    week_dates,
    weekday_date,
    weekday_name,
)
from reports.values import CarerDay, Edition, Line, LineChange, LineKind, WhatMatters, totals

_COLUMNS = (88.0, 68.0, A4_PAGE.inner_width - 88 - 68 - 64, 64.0)
_TALLEST_ROW = 110.0


@dataclass(frozen=True, slots=True)
class Schedule:
    """A carer's week: `days` in order, each with its lines in order of time; what differs from
    the version `changed_since` is marked."""

    organisation: str
    carer_name: str
    first_day: date
    days: tuple[CarerDay, ...]
    edition: Edition
    changed_since: int | None = None


def render(schedule: Schedule, *more: Schedule, language: str = "en", printed_on: date) -> bytes:
    """The PDF; several schedules follow one another, each counting its own pages."""
    with speaking(language) as spoken:
        title = f"{_('Schedule of visits')}, {week_dates(schedule.first_day)}"
        sheet = page.Sheet(A4_PAGE, title, spoken, printed_on)
        return page.render(sheet, [_part(each) for each in (schedule, *more)])


def _part(schedule: Schedule) -> page.Part:
    styles = style.styles(ORDINARY)
    story = flow.masthead(
        _("Schedule of visits"),
        schedule.carer_name,
        schedule.first_day,
        styles,
        A4_PAGE.inner_width,
    )
    story.append(_week_facts(schedule, styles))
    if schedule.changed_since is not None:
        story.append(_what_changed(schedule, schedule.changed_since, styles))
    for day in schedule.days:
        story += _day(day, styles)
    return page.Part(
        story=story,
        organisation=schedule.organisation,
        edition=schedule.edition,
        running_title=f"{schedule.carer_name}  ·  {week_dates(schedule.first_day)}",
    )


def _week_facts(schedule: Schedule, styles: Styles) -> Flowable:
    week = totals(schedule.days)
    entries = [
        (str(week.visits), _("visits this week")),
        (duration(week.visit_minutes), _("with people")),
        (duration(week.travel_minutes), _("travel")),
        (duration(week.waiting_minutes), _("waiting")),
        (duration(week.rest_minutes), _("rest breaks")),
    ]
    return flow.facts(entries, styles, A4_PAGE.inner_width)


def _what_changed(schedule: Schedule, since: int, styles: Styles) -> Flowable:
    """A box that nobody overlooks: the page replaces another one."""
    days = [weekday_name(day.day) for day in schedule.days if day.is_changed]
    sentence = fill(
        _("Changed since version {version}: {days}. Please throw that page away."),
        version=since,
        days=bold(", ".join(days)),
    )
    box: flow.Commands = [
        ("BOX", (0, 0), (-1, -1), 1.2, style.INK),
        ("LEFTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
    return Table(
        [[Paragraph(sentence, styles.body)]],
        colWidths=[A4_PAGE.inner_width],
        style=flow.bare(box),
        spaceAfter=14,
    )


def _day(day: CarerDay, styles: Styles) -> list[Flowable]:
    rows: list[list[object]] = [[Paragraph(_day_heading(day), styles.heading), "", "", ""]]
    commands: flow.Commands = [
        ("SPAN", (0, 0), (-1, 0)),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 4),
        ("LINEBELOW", (0, 0), (-1, 0), 1, style.INK),
    ]
    if day.note or not day.lines:
        rows += _note_rows(day, styles)
        commands += [("SPAN", (0, row), (-1, row)) for row in range(1, len(rows))]
        commands.append(("LEFTPADDING", (0, 1), (0, len(rows) - 1), 8))
        commands += flow.joined(1, len(rows) - 1)
    for line in day.lines:
        first_row = len(rows)
        rows += _line_rows(line, styles)
        commands += _line_look(line, first_row, len(rows) - 1)
    for line in day.gone:
        rows.append(_gone_row(line, styles))
        commands += _gone_look(len(rows) - 1)
    if day.lines:
        rows.append(_total_row(day, styles))
        commands += [
            ("SPAN", (0, len(rows) - 1), (-1, len(rows) - 1)),
            ("TOPPADDING", (0, len(rows) - 1), (-1, len(rows) - 1), 4),
            ("NOSPLIT", (0, max(1, len(rows) - 4)), (-1, len(rows) - 1)),
        ]
    table = Table(
        rows,
        colWidths=_COLUMNS,
        repeatRows=1,
        style=flow.bare(
            [
                ("TOPPADDING", (0, 1), (-1, -1), 3.5),
                ("BOTTOMPADDING", (0, 1), (-1, -1), 4),
                *commands,
            ]
        ),
    )
    return flow.section(table, A4_PAGE, gap=16)


def _day_heading(day: CarerDay) -> Markup:
    if not day.is_changed:
        return markup(weekday_date(day.day))
    return fill(_("{day}  ·  changed"), day=weekday_date(day.day))


def _gone_row(line: Line, styles: Styles) -> list[object]:
    span = markup(clock_span(line.start_minute, line.end_minute))
    return [
        Paragraph(Markup(f"<strike>{span}</strike>"), styles.quiet),
        Paragraph(markup(_("No longer")), styles.body),
        Paragraph(markup(line.name), styles.body),
        "",
    ]


def _gone_look(row: int) -> flow.Commands:
    return [
        ("LINEBELOW", (0, row), (-1, row), style.HAIR_WIDTH, style.HAIRLINE),
        ("LEFTPADDING", (0, row), (0, row), 8),
    ]


def _note_rows(day: CarerDay, styles: Styles) -> list[list[object]]:
    text = markup(day.note or _("No visits"))
    cells = flow.stacks([(text, styles.body)], A4_PAGE.inner_width - 8, _TALLEST_ROW)
    return [[cell, "", "", ""] for cell in cells]


def _line_rows(line: Line, styles: Styles) -> list[list[object]]:
    is_visit = line.kind is LineKind.VISIT
    main = styles.strong if is_visit else styles.quiet
    right = styles.body_right if is_visit else styles.quiet_right
    cells = flow.stacks(_what(line, styles), _COLUMNS[2] - 6, _TALLEST_ROW)
    first: list[object] = [
        Paragraph(markup(clock_span(line.start_minute, line.end_minute)), main),
        Paragraph(markup(kind_word(line.kind)), styles.body if is_visit else styles.quiet),
        cells[0],
        Paragraph(markup(duration(line.duration_minutes)), right),
    ]
    rest: list[list[object]] = [["", "", cell, ""] for cell in cells[1:]]
    return [first, *rest]


def _line_look(line: Line, first_row: int, last_row: int) -> flow.Commands:
    """A visit has a bar at its left and a tint; travel, waiting and rest stand on white."""
    commands: flow.Commands = [
        ("LINEBELOW", (0, last_row), (-1, last_row), style.HAIR_WIDTH, style.HAIRLINE),
        ("LEFTPADDING", (0, first_row), (0, last_row), 8),
        *flow.joined(first_row, last_row),
    ]
    if line.kind is LineKind.VISIT:
        commands.append(("LINEBEFORE", (0, first_row), (0, last_row), 3, style.ACCENT))
    return commands


def kind_word(kind: LineKind) -> str:
    words = {
        LineKind.VISIT: _("Visit"),
        LineKind.TRAVEL: _("Travel"),
        LineKind.WAITING: _("Waiting"),
        LineKind.REST: _("Rest break"),
    }
    return words[kind]


def _what(line: Line, styles: Styles) -> list[tuple[Markup, ParagraphStyle]]:
    if line.kind is not LineKind.VISIT:
        distance = miles(line.distance_miles) if line.distance_miles is not None else ""
        texts = [line.name, line.address, line.purpose, distance]
        return [(markup(text), styles.quiet) for text in texts if text.strip()]
    return [
        *((sentence, styles.body) for sentence in _change(line)),
        (bold(line.name), styles.body),
        *((markup(text), styles.body) for text in (line.address, line.purpose) if text.strip()),
        *((sentence, styles.body) for sentence in _company(line)),
        *((_why(each), styles.small) for each in line.what_matters),
    ]


def _why(matters: WhatMatters) -> Markup:
    """The person's words, quietly under the visit."""
    said = [f"“{markup(text)}”" for text in (matters.words, matters.translation) if text.strip()]
    done = [markup(matters.what_is_done)] if matters.what_is_done.strip() else []
    return Markup(" · ".join((*said, *done)))


def _change(line: Line) -> list[Markup]:
    if line.change is LineChange.ADDED:
        return [bold(_("New visit"))]
    if line.before_minutes is not None:
        was = bold(clock_span(*line.before_minutes))
        return [fill(_("{moved}: was {span}"), moved=bold(_("Moved")), span=was)]
    return []


def _company(line: Line) -> list[Markup]:
    """Who else is there: the second carer, and who introduces a new face."""
    sentences = []
    if line.with_carers:
        sentences.append(fill(_("Together with {names}"), names=bold(", ".join(line.with_carers))))
    if line.carers_needed > 1 + len(line.with_carers):
        sentences.append(fill(_("Another carer is still needed; ask the office")))
    if line.is_first_visit and line.introduced_by.strip():
        sentences.append(
            fill(_("Your first visit here; {name} introduces you"), name=bold(line.introduced_by))
        )
    elif line.is_first_visit:
        sentences.append(fill(_("Your first visit here")))
    return sentences


def _total_row(day: CarerDay, styles: Styles) -> list[object]:
    sums = totals([day])
    sentence = fill(
        _("Visits {visits}  ·  Travel {travel}  ·  Waiting {waiting}  ·  Rest breaks {rest}"),
        visits=bold(duration(sums.visit_minutes)),
        travel=bold(duration(sums.travel_minutes)),
        waiting=bold(duration(sums.waiting_minutes)),
        rest=bold(duration(sums.rest_minutes)),
    )
    return [Paragraph(sentence, styles.small_right), "", "", ""]
