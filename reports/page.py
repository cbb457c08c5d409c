"""The page: margins, running header, footer with "Page x of y", and the PDF around it.

A document has one or more parts, such as the schedules of a whole team in one file. Each part
starts on a new page and counts its own pages, so that it can be handed out by itself.

For readers that speak, ReportLab can state the language and show the title, and the text is in
reading order with real characters behind it. It writes no structure tags (headings, tables), so
these are not PDF/UA files; plans and reviews are also written by `as_html`, with structure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from reports import style, typeface
from reports.style import Paper
from reports.text import Said, _, moment, near_moment, one_line, said
from reports.values import Edition

BETWEEN = "  ·  "
_FIRST, _LATER = "first", "later"


@dataclass(frozen=True, slots=True)
class Running:
    """What stands around the text of each page, in points: sizes of letters, how far the head is
    above the text, how much higher the text of a first page begins, which has no head, and on how
    many lines the foot says its facts in each language."""

    head: float = 10.5
    mark: float = 10.5
    foot: float = 9.5
    rise: float = 21.5
    first: float = 0
    foot_lines: int = 1

    @property
    def foot_leading(self) -> float:
        return 1.21 * self.foot


LARGE = Running(head=18, mark=16, foot=14, rise=42, first=29, foot_lines=2)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which state of something other than a rota a paper shows, already in words."""

    words: tuple[Said, ...]
    mark: tuple[Said, ...] = ()  # what nobody may take it for otherwise: a draft


@dataclass(frozen=True)
class Part:
    """One person's paper: what flows over its pages and what stands around it."""

    story: Sequence[Flowable]
    organisation: str
    edition: Edition | Stamp
    running_title: str  # at the head of the second page and later ones
    running_note: str = ""  # at its right, for what must be on every page


@dataclass(frozen=True)
class Sheet:
    """What all parts of a document have in common."""

    paper: Paper
    title: str  # shown by PDF readers and print queues, so without anybody's name
    language: str
    printed_on: date
    running: Running = Running()


def render(sheet: Sheet, parts: Sequence[Part]) -> bytes:
    """The PDF of `parts`, at least one; the same values give the same bytes."""
    out = BytesIO()
    story: list[Flowable] = []
    for part in parts:
        if story:
            story += [NextPageTemplate(_FIRST), PageBreak()]
        story += part.story
    _Document(out, sheet, parts).build(story, canvasmaker=_NumberedCanvas)
    return out.getvalue()


class _NumberedCanvas(Canvas):
    """Knows how many pages a part has only at the end: until then each page refers to a form."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._numbers: list[tuple[str, int, int, float, float, Running]] = []

    def number_page(self, part: int, page: int, x: float, y: float, running: Running) -> None:
        name = f"page-{part}-{page}"
        self._numbers.append((name, part, page, x, y, running))
        self.doForm(name)

    def save(self) -> None:
        pages_of = {part: page for _name, part, page, *_rest in self._numbers}
        for name, part, page, x, y, running in self._numbers:
            self.beginForm(name)
            self.setFont(typeface.REGULAR, running.foot)
            self.setFillColor(style.QUIET)
            step = running.foot_lines * running.foot_leading
            for line, words in enumerate(_page_words(page, pages_of[part])):
                self.drawRightString(x, y - line * step, words.text)
            self.endForm()
        super().save()


class _Document(BaseDocTemplate):
    def __init__(self, out: BytesIO, sheet: Sheet, parts: Sequence[Part]) -> None:
        paper = sheet.paper
        super().__init__(
            out,
            pagesize=(paper.width, paper.height),
            title=sheet.title,
            author=one_line(parts[0].organisation),
            creator="carecoop",
            lang=sheet.language,
            displayDocTitle=True,
            invariant=1,
            initialFontName=typeface.REGULAR,
            allowSplitting=1,
        )
        self._sheet = sheet
        self._parts = parts
        self._part, self._page_of_part = -1, 0
        first, later = _frame(paper, sheet.running.first), _frame(paper)
        self.addPageTemplates(
            [
                PageTemplate(
                    _FIRST, [first], onPage=self._begin_first, autoNextPageTemplate=_LATER
                ),
                PageTemplate(_LATER, [later], onPage=self._begin_later),
            ]
        )

    def _begin_first(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        self._part, self._page_of_part = self._part + 1, 1
        self._draw_draft_mark(canvas, _marks(self._parts[self._part].edition))
        self._draw_footer(canvas)

    def _begin_later(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        self._page_of_part += 1
        marks = _marks(self._parts[self._part].edition)[:1]  # where the head needs its room
        self._draw_running_header(canvas, self._draw_draft_mark(canvas, marks))
        self._draw_footer(canvas)

    def _draw_draft_mark(self, canvas: Canvas, marks: tuple[Said, ...]) -> float:
        """A box at the top right of a draft; gives the x where it begins."""
        paper = self._sheet.paper
        right = paper.width - paper.side
        words = BETWEEN.join(each.text for each in marks)
        if not words:
            return right
        size = self._sheet.running.mark
        box_width = typeface.width(words, typeface.BOLD, size) + 14
        y = paper.height - paper.top + self._sheet.running.rise - 5.5
        canvas.setStrokeColor(style.INK)
        canvas.setLineWidth(1.2)
        canvas.roundRect(right - box_width, y, box_width, size + 8, 3)
        _draw(canvas, (right - box_width + 7, y + 5.5), words, typeface.BOLD, size)
        return right - box_width - 10

    def _draw_running_header(self, canvas: Canvas, right: float) -> None:
        """A note too long to stand beside the title stands below it: it may be whom to ring."""
        paper, part = self._sheet.paper, self._parts[self._part]
        size, face = self._sheet.running.head, typeface.SEMIBOLD
        y = paper.height - paper.top + self._sheet.running.rise
        room = right - paper.side
        note = one_line(part.running_note)
        beside = typeface.width(note, face, size)
        if beside > room * 0.7:
            beside = 0
            self._draw_note_below(canvas, note, y - 1.45 * size)
        else:
            _draw(canvas, (right - beside, y), note, face, size)
        title = typeface.shorten(one_line(part.running_title), face, size, room - beside - 12)
        _draw(canvas, (paper.side, y), title, face, size, style.QUIET)

    def _draw_note_below(self, canvas: Canvas, note: str, y: float) -> None:
        """In smaller letters rather than cut, as long as they can be read."""
        paper, size, face = self._sheet.paper, self._sheet.running.head, typeface.SEMIBOLD
        share = paper.inner_width / typeface.width(note, face, size)
        size = max(Running().head, size * min(1, share))
        note = typeface.shorten(note, face, size, paper.inner_width)
        x = paper.side + paper.inner_width - typeface.width(note, face, size)
        _draw(canvas, (x, y), note, face, size)

    def _draw_footer(self, canvas: Canvas) -> None:
        paper, part, running = self._sheet.paper, self._parts[self._part], self._sheet.running
        rule_y = paper.bottom - 12
        text_y = rule_y - running.foot - 3
        canvas.setStrokeColor(style.RULE)
        canvas.setLineWidth(style.HAIR_WIDTH)
        canvas.line(paper.side, rule_y, paper.width - paper.side, rule_y)
        face, size = typeface.REGULAR, running.foot
        pages_room = max(typeface.width(each.text, face, size) for each in _page_words(99, 99))
        room = paper.inner_width - pages_room - 15
        for line, words in enumerate(_foot(part, self._sheet, room)):
            at = (paper.side, text_y - line * running.foot_leading)
            _draw(canvas, at, words, face, size, style.QUIET)
        assert isinstance(canvas, _NumberedCanvas)
        right = paper.width - paper.side
        canvas.number_page(self._part, self._page_of_part, right, text_y, running)


def _foot(part: Part, sheet: Sheet, room: float) -> Iterator[str]:
    """The lines of a foot: whose paper it is once, and its facts in each language."""
    face, size = typeface.REGULAR, sheet.running.foot
    for number, facts in enumerate(_footer_facts(part.edition, sheet.printed_on)):
        lines = list(facts) if sheet.running.foot_lines > 1 else [BETWEEN.join(facts)]
        if number == 0:
            left = room - typeface.width(BETWEEN + lines[-1], face, size)
            owner = typeface.shorten(one_line(part.organisation), face, size, left)
            lines[-1] = f"{owner}{BETWEEN}{lines[-1]}"
        yield from lines


def _frame(paper: Paper, taller: float = 0) -> Frame:
    """Where the text goes."""
    return Frame(
        paper.side, paper.bottom, paper.inner_width, paper.inner_height + taller,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip


def _draw(
    canvas: Canvas,
    at: tuple[float, float],
    words: str,
    face: str,
    size: float,
    color: Color = style.INK,
) -> None:
    canvas.setFillColor(color)
    canvas.setFont(face, size)
    canvas.drawString(*at, words)


def _page_words(page: int, pages: int) -> tuple[Said, ...]:
    return said(lambda: _("Page {page} of {pages}").format(page=page, pages=pages))


def _footer_facts(edition: Edition | Stamp, printed_on: date) -> list[tuple[str, str]]:
    """Edition and date of printing, in each language of the document."""
    printed = said(lambda: _("Printed {moment}").format(moment=moment(printed_on)))
    editions = edition.words if isinstance(edition, Stamp) else said(lambda: _which(edition))
    return [(state.text, when.text) for state, when in zip(editions, printed, strict=False)]


def _which(edition: Edition) -> str:
    if edition.published_on is None:
        return _("Draft {version}, not published").format(version=edition.version)
    return _("Version {version}, published {date}").format(
        version=edition.version, date=near_moment(edition.published_on)
    )


def _marks(edition: Edition | Stamp) -> tuple[Said, ...]:
    if isinstance(edition, Stamp):
        return edition.mark
    return said(lambda: _("Draft: may still change")) if edition.is_draft else ()
