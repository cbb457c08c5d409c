"""The page: margins, running header, footer with "Page x of y", and the PDF around it.

A document has one or more parts, such as the schedules of a whole team in one file. Each part
starts on a new page and counts its own pages, so that it can be handed out by itself.

For readers that speak, ReportLab can state the language and show the title, and the text is in
reading order with real characters behind it. It writes no structure tags (headings, tables), so
these are not PDF/UA files; who needs them read aloud by structure needs another form.
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
from reports.text import _, full_date, moment, one_line
from reports.values import Edition

FOOTER_SIZE = 9.5
DRAFT_SIZE = 10.5
_FIRST, _LATER = "first", "later"


@dataclass(frozen=True)
class Part:
    """One person's paper: what flows over its pages and what stands around it."""

    story: Sequence[Flowable]
    organisation: str
    edition: Edition
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
            self.drawRightString(
                x, y, _("Page {page} of {pages}").format(page=page, pages=pages_of[part])
            )
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
        self._draw_draft_mark(canvas)
        self._draw_footer(canvas)

    def _begin_later(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        self._page_of_part += 1
        self._draw_running_header(canvas, self._draw_draft_mark(canvas))
        self._draw_footer(canvas)

    def _draw_draft_mark(self, canvas: Canvas) -> float:
        """A box at the top right while the rota is a draft; gives the x where it begins."""
        paper, part = self._sheet.paper, self._parts[self._part]
        right = paper.width - paper.side
        if not part.edition.is_draft:
            return right
        words = _("Draft: may still change")
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
        facts = f"{_edition_words(part.edition)}  ·  {_printed_words(self._sheet.printed_on)}"
        room = paper.inner_width - 80 - typeface.width(facts, typeface.REGULAR, FOOTER_SIZE)
        organisation = typeface.shorten(
            one_line(part.organisation), typeface.REGULAR, FOOTER_SIZE, room
        )
        words = f"{organisation}  ·  {facts}"
        _draw(canvas, (paper.side, text_y), words, typeface.REGULAR, FOOTER_SIZE, style.QUIET)
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


def _edition_words(edition: Edition) -> str:
    if edition.published_on is None:
        return _("Draft {version}, not published").format(version=edition.version)
    return _("Version {version}, published {date}").format(
        version=edition.version, date=full_date(edition.published_on)
    )


def _printed_words(printed_on: date) -> str:
    return _("Printed {moment}").format(moment=moment(printed_on))
