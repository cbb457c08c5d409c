"""The page: margins, running header, footer with "Page x of y", and the PDF around it.

A document has one or more parts, such as the schedules of a whole team in one file. Each part
starts on a new page and counts its own pages, so that it can be handed out by itself.

For readers that speak, ReportLab can state the language and show the title, and the text is in
reading order with real characters behind it. It writes no structure tags (headings, tables), so
these are not PDF/UA files; plans and reviews are also written by `as_html`, with structure.
"""

from collections.abc import Sequence
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

FOOTER_SIZE = 9.5
FOOTER_LEADING = 11.5  # a document in two languages has two lines
DRAFT_SIZE = 10.5
_FIRST, _LATER = "first", "later"


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
    running_size: float = 10.5


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
        self._numbers: list[tuple[str, int, int, float, float]] = []

    def number_page(self, part: int, page: int, x: float, y: float) -> None:
        name = f"page-{part}-{page}"
        self._numbers.append((name, part, page, x, y))
        self.doForm(name)

    def save(self) -> None:
        pages_of = {part: page for _name, part, page, _x, _y in self._numbers}
        for name, part, page, x, y in self._numbers:
            self.beginForm(name)
            self.setFont(typeface.REGULAR, FOOTER_SIZE)
            self.setFillColor(style.QUIET)
            for line, words in enumerate(_page_words(page, pages_of[part])):
                self.drawRightString(x, y - line * FOOTER_LEADING, words.text)
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
        frame = Frame(
            paper.side, paper.bottom, paper.inner_width, paper.inner_height,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(
            [
                PageTemplate(
                    _FIRST, [frame], onPage=self._begin_first, autoNextPageTemplate=_LATER
                ),
                PageTemplate(_LATER, [frame], onPage=self._begin_later),
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
        words = "  ·  ".join(each.text for each in marks)
        if not words:
            return right
        box_width = typeface.width(words, typeface.BOLD, DRAFT_SIZE) + 14
        y = paper.height - paper.top + 16
        canvas.setStrokeColor(style.INK)
        canvas.setLineWidth(1.2)
        canvas.roundRect(right - box_width, y, box_width, DRAFT_SIZE + 8, 3)
        _draw(canvas, (right - box_width + 7, y + 5.5), words, typeface.BOLD, DRAFT_SIZE)
        return right - box_width - 10

    def _draw_running_header(self, canvas: Canvas, right: float) -> None:
        paper, part = self._sheet.paper, self._parts[self._part]
        size, face = self._sheet.running_size, typeface.SEMIBOLD
        y = paper.height - paper.top + 21.5
        room = right - paper.side
        note = typeface.shorten(one_line(part.running_note), face, size, room * 0.7)
        note_width = typeface.width(note, face, size)
        _draw(canvas, (right - note_width, y), note, face, size)
        title = typeface.shorten(one_line(part.running_title), face, size, room - note_width - 12)
        _draw(canvas, (paper.side, y), title, face, size, style.QUIET)

    def _draw_footer(self, canvas: Canvas) -> None:
        paper, part = self._sheet.paper, self._parts[self._part]
        rule_y = paper.bottom - 12
        text_y = rule_y - FOOTER_SIZE - 3
        canvas.setStrokeColor(style.RULE)
        canvas.setLineWidth(style.HAIR_WIDTH)
        canvas.line(paper.side, rule_y, paper.width - paper.side, rule_y)
        pages_room = max(
            typeface.width(each.text, typeface.REGULAR, FOOTER_SIZE) for each in _page_words(99, 99)
        )
        organisation = one_line(part.organisation)
        for line, facts in enumerate(_footer_facts(part.edition, self._sheet.printed_on)):
            room = paper.inner_width - pages_room - 15
            room -= typeface.width(f"  ·  {facts.text}", typeface.REGULAR, FOOTER_SIZE)
            owner = typeface.shorten(organisation, typeface.REGULAR, FOOTER_SIZE, room)
            at = (paper.side, text_y - line * FOOTER_LEADING)
            words = facts.text if line else f"{owner}  ·  {facts.text}"
            _draw(canvas, at, words, typeface.REGULAR, FOOTER_SIZE, style.QUIET)
        assert isinstance(canvas, _NumberedCanvas)
        canvas.number_page(self._part, self._page_of_part, paper.width - paper.side, text_y)


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


def _footer_facts(edition: Edition | Stamp, printed_on: date) -> tuple[Said, ...]:
    """Edition and date of printing, in each language of the document."""
    printed = said(lambda: _("Printed {moment}").format(moment=moment(printed_on)))
    editions = edition.words if isinstance(edition, Stamp) else said(lambda: _which(edition))
    return tuple(
        Said(state.language, f"{state.text}  ·  {when.text}")
        for state, when in zip(editions, printed, strict=False)
    )


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
