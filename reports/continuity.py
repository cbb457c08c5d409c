"""The continuity report for the co-op's meeting: how few and how familiar the faces were.

One page that speaks for itself: the figures of the window, how many people saw how many faces,
the windows before it, and, only where it is asked for, who saw the most. The responsible
individual's review of the quality of care (Wales, regulation 80) can rest on it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from reports import flow, page, style, typeface
from reports.style import A4_FORM, FORM, Styles
from reports.text import Markup, _, fill, full_date, markup, said, speaking

_BARS_HEIGHT = 122.0
_LEAST_COLUMNS = 8
_HATCH_STEP = 4.0
_MOST_PEOPLE = 8  # named: what fits the page, and what a meeting can talk about


@dataclass(frozen=True, slots=True)
class Period:
    """The co-op over a window that ends with `last_day`; `above` saw too many faces."""

    last_day: date
    people: int
    median_faces: float | None
    above: int
    circle_share: float | None
    new_faces: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who saw many faces, named as they like to be called."""

    name: str
    faces: int
    new_faces: int
    circle_share: float | None  # None: there is no circle yet


@dataclass(frozen=True, slots=True)
class Continuity:
    """`periods` has the reported window first and those before it after it; `distribution` is
    how many people saw so many faces, from 1 on; without `people` nobody is named."""

    organisation: str
    days: int
    most_faces: int  # more are too many
    periods: tuple[Period, ...]
    distribution: tuple[int, ...]
    people: tuple[Person, ...]
    weeks_worked: int
    weeks_planned: int  # published or still a draft
    kept_since: date | None = None  # where rotas began so lately that the known may look new

    def __post_init__(self) -> None:
        if not self.periods:
            raise ValueError("a report has at least the window that it reports")


def render(report: Continuity, *, language: str = "en", printed_on: date) -> bytes:
    """The PDF; the same values give the same bytes."""
    with speaking(language) as spoken:
        title = f"{_('Continuity report')}, {_window(report)}"
        part = page.Part(
            story=list(_story(report)),
            organisation=report.organisation,
            edition=page.Stamp(said(lambda: _basis(report))),
            running_title=_("Continuity report"),
        )
        return page.render(page.Sheet(A4_FORM, title, spoken, printed_on), [part])


def _story(report: Continuity) -> Iterable[Flowable]:
    styles = style.styles(FORM)
    width = A4_FORM.inner_width
    yield Paragraph(markup(_("Continuity report")), styles.kind)
    yield Paragraph(
        markup(report.organisation), flow.fitted(report.organisation, styles.name, width)
    )
    yield Spacer(0, 3)
    yield Paragraph(markup(_window(report)), styles.week)
    yield Spacer(0, 7)
    yield flow.rule()
    yield flow.facts(_facts(report), styles, width)
    yield Paragraph(markup(_("How many people saw how many faces")), styles.heading)
    yield Spacer(0, 4)
    yield Bars(report.distribution, report.most_faces, width)
    yield Spacer(0, 10)
    yield Paragraph(markup(_("How it went")), styles.heading)
    yield Spacer(0, 3)
    yield _periods(report, styles, width)
    if report.people:
        yield Spacer(0, 10)
        yield Paragraph(markup(_("To talk about first")), styles.heading)
        yield Spacer(0, 3)
        yield _people(report, styles, width)
    yield Spacer(0, 10)
    for sentence in _meaning(report):
        yield Paragraph(sentence, styles.small)


def _window(report: Continuity) -> str:
    last = report.periods[0].last_day
    first = last - timedelta(days=report.days - 1)
    return _("{first} to {last}").format(first=full_date(first), last=full_date(last))


def _basis(report: Continuity) -> str:
    return _("Weeks worked: {worked}, planned: {planned}").format(
        worked=report.weeks_worked, planned=report.weeks_planned
    )


def _facts(report: Continuity) -> list[tuple[str, str]]:
    now = report.periods[0]
    return [
        (str(now.people), _("people visited")),
        (_decimal(now.median_faces), _("faces: the median")),
        (str(now.above), _("saw more than {most}").format(most=report.most_faces)),
        (_share(now.circle_share), _("of visits by the circle")),
        (str(now.new_faces), _("new faces")),
    ]


def _meaning(report: Continuity) -> list[Markup]:
    sentences = [
        fill(
            _(
                "Faces are the different carers whom a person met in {days} days; half of the "
                "people met the median or fewer. A new face had never come before. Cancelled "
                "visits are left out, and a visit by two carers counts as two."
            ),
            days=report.days,
        ),
        fill(
            _(
                "For comparison: Sweden counts the faces of 14 days, and in one of its towns "
                "the median was 16 (2023). Wellbeing Teams in Torbay kept to four or fewer."
            ),
        ),
    ]
    if report.kept_since is not None:
        sentences.append(
            fill(
                _("Rotas are kept since {day}: someone who came before may count as new."),
                day=full_date(report.kept_since),
            )
        )
    return sentences


def _periods(report: Continuity, styles: Styles, width: float) -> Table:
    head = (
        _("{days} days to").format(days=report.days),
        _("People"),
        _("Median"),
        _("More than {most}").format(most=report.most_faces),
        _("By the circle"),
        _("New faces"),
    )
    rows = [
        (
            full_date(one.last_day),
            str(one.people),
            _decimal(one.median_faces),
            str(one.above),
            _share(one.circle_share),
            str(one.new_faces),
        )
        for one in report.periods
    ]
    return _table(head, rows, styles, width, first_share=0.3)


def _people(report: Continuity, styles: Styles, width: float) -> Table:
    head = (_("Person"), _("Faces"), _("New faces"), _("By the circle"))
    rows = [
        (
            one.name,
            str(one.faces),
            str(one.new_faces),
            _("no circle yet") if one.circle_share is None else _share(one.circle_share),
        )
        for one in report.people[:_MOST_PEOPLE]
    ]
    return _table(head, rows, styles, width, first_share=0.4)


def _table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    styles: Styles,
    width: float,
    *,
    first_share: float,
) -> Table:
    """Words in the first column at the left, figures in the others at the right."""
    kinds = [styles.small, *[styles.small_right] * (len(head) - 1)]
    bodies = [styles.body, *[styles.body_right] * (len(head) - 1)]
    cells = [[Paragraph(markup(one), kind) for one, kind in zip(head, kinds, strict=True)]]
    cells += [
        [Paragraph(markup(one), body) for one, body in zip(row, bodies, strict=True)]
        for row in rows
    ]
    rest = (1 - first_share) / (len(head) - 1)
    return Table(
        cells,
        colWidths=[width * first_share, *[width * rest] * (len(head) - 1)],
        repeatRows=1,
        style=flow.bare(
            [
                ("LINEBELOW", (0, 0), (-1, 0), style.RULE_WIDTH, style.ACCENT),
                ("LINEBELOW", (0, 1), (-1, -1), style.HAIR_WIDTH, style.HAIRLINE),
                ("TOPPADDING", (0, 1), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
            ]
        ),
    )


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


class Bars(Flowable):
    """A column for each number of faces, as high as the people who saw so many; those that are
    too many are hatched, so that black ink tells them apart."""

    def __init__(self, counts: Sequence[int], most_faces: int, width: float) -> None:
        super().__init__()
        self._counts = list(counts)
        self._most = most_faces
        self.width, self.height = width, _BARS_HEIGHT

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas: Canvas = self.canv
        size = FORM.small
        column = self.width / max(_LEAST_COLUMNS, len(self._counts))
        tallest = max(self._counts, default=0)
        foot = 2 * size + 6
        room = self.height - foot - size - 6
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(style.INK)
        canvas.line(0, foot, self.width, foot)
        for at, people in enumerate(self._counts):
            left, high = at * column + 4, room * people / max(1, tallest)
            if people:
                self._column(left, foot, column - 8, high, too_many=at + 1 > self._most)
            canvas.setFillColor(style.INK)
            canvas.setFont(typeface.SEMIBOLD, size)
            middle = left + column / 2 - 4
            if people:
                canvas.drawCentredString(middle, foot + high + 3, str(people))
            canvas.setFont(typeface.REGULAR, size)
            canvas.drawCentredString(middle, foot - size - 1, str(at + 1))
        canvas.setFillColor(style.QUIET)
        words = _("different faces; above each column, how many people saw so many")
        canvas.drawString(0, 1, typeface.shorten(words, typeface.REGULAR, size, self.width))

    def _column(
        self, left: float, foot: float, wide: float, high: float, *, too_many: bool
    ) -> None:
        canvas: Canvas = self.canv
        canvas.saveState()
        canvas.setFillColor(style.WHITE if too_many else style.TINT)
        canvas.rect(left, foot, wide, high, stroke=1, fill=1)
        if too_many:
            path = canvas.beginPath()
            path.rect(left, foot, wide, high)
            canvas.clipPath(path, stroke=0)
            x = left - high
            while x < left + wide:
                canvas.line(x, foot, x + high, foot + high)
                x += _HATCH_STEP
        canvas.restoreState()
