"""Who is coming this week: the page on the fridge, for a person and their family.

Large print, whole words, the time in figures and in words. A new face is introduced before the
week begins, a visit without a carer says so, and who to ring stands on every page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table

from reports import flow, page, style
from reports.style import A4_PAGE, LARGE, Styles
from reports.text import (
    Markup,
    _,
    bold,
    clock,
    fill,
    markup,
    one_line,
    speaking,
    spoken_time,
    week_dates,
    weekday_date,
)
from reports.values import MINUTES_IN_DAY, Edition, check_span

_RUNNING_SIZE = 14.0
_BADGE = 34.0
_TIME_COLUMN, _BADGE_COLUMN = 178.0, _BADGE + 12
_TEXT_COLUMN = A4_PAGE.inner_width - _TIME_COLUMN - _BADGE_COLUMN
_TALLEST_ROW = 110.0


@dataclass(frozen=True, slots=True)
class Face:
    """Someone who comes. A new face may be introduced by a known one and say who they are."""

    name: str
    is_new: bool = False
    introduced_by: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """One visit as the person sees it; fewer faces than `carers_needed` means still looking."""

    start_minute: int
    end_minute: int
    faces: tuple[Face, ...]
    carers_needed: int = 1
    purpose: str = ""

    def __post_init__(self) -> None:
        check_span(self.start_minute, self.end_minute)


@dataclass(frozen=True, slots=True)
class ComingDay:
    """A person's day in order of time; `note` says why nobody comes ("In hospital")."""

    day: date
    visits: tuple[Coming, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number to ring and when or where it is answered ("Office, 7 to 10")."""

    number: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class WhoIsComing:
    organisation: str
    person_name: str
    first_day: date
    days: tuple[ComingDay, ...]
    telephones: tuple[Telephone, ...]
    edition: Edition
    late_after_minutes: int = 30


def render(week: WhoIsComing, *more: WhoIsComing, language: str = "en", printed_on: date) -> bytes:
    """The PDF; several people's weeks follow one another, each counting its own pages."""
    with speaking(language) as spoken:
        title = f"{_('Who is coming this week')}, {week_dates(week.first_day)}"
        running = page.Running(head=_RUNNING_SIZE)
        sheet = page.Sheet(A4_PAGE, title, spoken, printed_on, running)
        return page.render(sheet, [_part(each) for each in (week, *more)])


def _part(week: WhoIsComing) -> page.Part:
    styles = style.styles(LARGE)
    story = flow.masthead(
        _("Who is coming this week"), week.person_name, week.first_day, styles, A4_PAGE.inner_width
    )
    story += _if_nobody_comes(week, styles)
    story += _new_faces(week, styles)
    for day in week.days:
        story += _day(day, styles)
    return page.Part(
        story=story,
        organisation=week.organisation,
        edition=week.edition,
        running_title=one_line(week.person_name),
        running_note=_running_note(week.telephones),
    )


def _running_note(telephones: Sequence[Telephone]) -> str:
    if not telephones:
        return ""
    numbers = " · ".join(one_line(one.number) for one in telephones)
    return _("If nobody comes, ring {numbers}").format(numbers=numbers)


def _if_nobody_comes(week: WhoIsComing, styles: Styles) -> list[Flowable]:
    if not week.telephones:
        return []
    texts = [(
        fill(
            _("If nobody has come {minutes} minutes after the time shown, please ring:"),
            minutes=week.late_after_minutes,
        ),
        styles.body,
    )]  # fmt: skip
    for telephone in week.telephones:
        number = bold(telephone.number)
        text = fill("{number}  {label}", number=number, label=telephone.label)
        texts.append((text, styles.body))
    return _box(texts, style.INK)


def _new_faces(week: WhoIsComing, styles: Styles) -> list[Flowable]:
    """Each new face once, with the day of the first visit."""
    firsts: dict[str, tuple[Face, date]] = {}
    for day in week.days:
        for face in (face for visit in day.visits for face in visit.faces if face.is_new):
            firsts.setdefault(face.name, (face, day.day))
    story: list[Flowable] = []
    for face, day_of_visit in firsts.values():
        story += _introduction(face, day_of_visit, styles)
    return story


def _introduction(face: Face, first_visit: date, styles: Styles) -> list[Flowable]:
    texts = [(fill(_("New to you: {name}"), name=bold(face.name)), styles.body)]
    texts.append((fill(_("First visit: {day}."), day=weekday_date(first_visit)), styles.body))
    if face.introduced_by.strip():
        sentence = fill(
            _("{known} will come too the first time, to introduce {new}."),
            known=face.introduced_by,
            new=face.name,
        )
        texts.append((sentence, styles.body))
    if face.about.strip():
        texts.append((markup(face.about), styles.body))
    return _box(texts, style.ACCENT, flow.Badge(face.name, _BADGE, is_new=True))


def _box(
    texts: Sequence[tuple[Markup, ParagraphStyle]],
    color: Color,
    badge: Flowable | None = None,
) -> list[Flowable]:
    """A ruled box; a badge stands at its left."""
    left = _BADGE_COLUMN if badge else 0.0
    cells = flow.stacks(texts, A4_PAGE.inner_width - left - 28, _TALLEST_ROW)
    rows: list[list[object]] = [
        [badge if badge and number == 0 else "", cell] for number, cell in enumerate(cells)
    ]
    table = Table(
        rows,
        colWidths=[left + 14, A4_PAGE.inner_width - left - 14],
        style=flow.bare(
            [
                ("BOX", (0, 0), (-1, -1), 1.4, color),
                ("LEFTPADDING", (0, 0), (0, -1), 12),
                ("RIGHTPADDING", (1, 0), (1, -1), 12),
                ("TOPPADDING", (0, 0), (-1, 0), 8),
                ("BOTTOMPADDING", (0, -1), (-1, -1), 11),
            ]
        ),
    )
    return flow.section(table, A4_PAGE, gap=12)


def _day(day: ComingDay, styles: Styles) -> list[Flowable]:
    rows: list[list[object]] = [[Paragraph(markup(weekday_date(day.day)), styles.heading), "", ""]]
    commands: flow.Commands = [
        ("SPAN", (0, 0), (-1, 0)),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 7),
        ("LINEBELOW", (0, 0), (-1, 0), 1.2, style.INK),
    ]
    if day.note.strip() or not day.visits:
        rows += _note_rows(day, styles)
        commands += [("SPAN", (0, row), (-1, row)) for row in range(1, len(rows))]
        commands += flow.joined(1, len(rows) - 1)
    for visit in day.visits:
        first = len(rows)
        rows += _visit_rows(visit, styles)
        last = len(rows) - 1
        commands.append(("NOSPLIT", (0, first), (-1, min(first + 1, last))))
        commands += flow.joined(first, last)
        commands.append(("LINEBELOW", (0, last), (-1, last), style.HAIR_WIDTH, style.RULE))
    table = Table(
        rows,
        colWidths=[_TIME_COLUMN, _BADGE_COLUMN, _TEXT_COLUMN],
        repeatRows=1,
        style=flow.bare(
            [
                ("TOPPADDING", (0, 1), (-1, -1), 6),
                ("BOTTOMPADDING", (0, 1), (-1, -1), 6),
                *commands,
            ]
        ),
    )
    return flow.section(table, A4_PAGE, gap=18)


def _note_rows(day: ComingDay, styles: Styles) -> list[list[object]]:
    text = markup(day.note if day.note.strip() else _("No visits planned"))
    cells = flow.stacks([(text, styles.body)], A4_PAGE.inner_width, _TALLEST_ROW)
    return [[cell, "", ""] for cell in cells]


def _visit_rows(visit: Coming, styles: Styles) -> list[list[object]]:
    """A row for each face, so that badge and name stand side by side; the rest follows the last."""
    rows: list[list[object]] = []
    named = ParagraphStyle("named", styles.body, spaceBefore=(_BADGE - styles.body.leading) / 2)
    for number, face in enumerate(visit.faces, start=1):
        texts = [(_named(face), named)]
        if number == len(visit.faces):
            texts += _explanation(visit, styles)
        rows += _face_rows(flow.Badge(face.name, _BADGE, is_new=face.is_new), texts)
    if not visit.faces:
        rows += _face_rows("", _explanation(visit, styles))
    rows[0][0] = [
        Paragraph(_time_span(visit), styles.strong),
        Paragraph(markup(spoken_time(visit.start_minute)), styles.small),
    ]
    return rows


def _face_rows(
    badge: Flowable | str, texts: Sequence[tuple[Markup, ParagraphStyle]]
) -> list[list[object]]:
    first, *others = flow.stacks(texts, _TEXT_COLUMN, _TALLEST_ROW)
    rest: list[list[object]] = [["", "", cell] for cell in others]
    return [["", badge, first], *rest]


def _time_span(visit: Coming) -> Markup:
    sentence = _("{start} to {end}")
    if visit.end_minute > MINUTES_IN_DAY:
        sentence = _("{start} to {end} the next day")
    return fill(sentence, start=clock(visit.start_minute), end=clock(visit.end_minute))


def _explanation(visit: Coming, styles: Styles) -> list[tuple[Markup, ParagraphStyle]]:
    """Whether all the hands are found, and what the visit is for."""
    texts = []
    if not visit.faces:
        texts.append((bold(_("We are still finding someone.")), styles.body))
        texts.append((markup(_("We will ring you when we know who is coming.")), styles.body))
    elif len(visit.faces) < visit.carers_needed:
        texts.append((bold(_("We are still finding a second person.")), styles.body))
    elif len(visit.faces) == 2:
        texts.append((markup(_("Two people come together.")), styles.small))
    if visit.purpose.strip():
        texts.append((markup(visit.purpose), styles.small))
    return texts


def _named(face: Face) -> Markup:
    if face.is_new:
        return fill(_("{name}, new to you"), name=bold(face.name))
    return bold(face.name)
