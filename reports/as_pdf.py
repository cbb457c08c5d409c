"""A document in pieces as PDF: ordinary or large print, in one language or two side by side.

Nothing is torn: a heading stands with what it heads, a short entry stays whole, and a long one
breaks between its lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table
from reportlab.platypus.doctemplate import NotAtTopPageBreak

from reports import flow, page, style, travelled
from reports.pdf_rows import Rows
from reports.pdf_wording import BETWEEN, Line, Wording
from reports.pieces import (
    Card,
    Document,
    Entries,
    Entry,
    Grid,
    Label,
    Notice,
    People,
    Person,
    Piece,
    Section,
    Signatures,
    Text,
    strings,
)
from reports.style import A4_LARGE, A4_LARGE_PAIR, A4_PAGE, Paper, Scale, Styles
from reports.text import (
    _,
    bold,
    full_date,
    loses_letters,
    markup,
    said,
)

ONE_PAGE = {  # by whether it is large print; the largest that fits is used
    False: (
        Scale(name=40, week=20, heading=21, body=16, small=13),
        style.ORDINARY,
        Scale(name=28, week=14, heading=14, body=12, small=10.5),
    ),
    True: (style.LARGE, Scale(name=36, week=18, heading=22, body=18, small=15.5)),
}
WIDTH = A4_PAGE.inner_width  # the same in large print
LEAST_HEIGHT = A4_LARGE_PAIR.inner_height  # of all the pages that a plan is printed on


def render(document: Document) -> bytes:
    """The PDF; call it inside `speaking(...)` of the document's languages."""
    story = _one_page(document) if document.fits_one_page else None
    if story is None:
        scale = style.LARGE if document.copy.is_large else style.ORDINARY
        story = _Writer(document, style.styles(scale)).story()
    kind = BETWEEN.join(each.text for each in document.kind)
    part = page.Part(
        story=story,
        organisation=document.organisation,
        edition=page.Stamp(document.edition, document.mark),
        running_title=document.name,
        running_note=BETWEEN.join(each.text for each in document.running_note[:1]),
    )
    paper, language = _paper(document), document.kind[0].language
    sheet = page.Sheet(paper, kind, language, document.printed_on, _running(document))
    return page.render(sheet, [part])


def _running(document: Document) -> page.Running:
    return page.LARGE if document.copy.is_large else page.Running()


def _paper(document: Document) -> Paper:
    """Large print has a large head and foot, too."""
    if not document.copy.is_large:
        return A4_PAGE
    return A4_LARGE_PAIR if len(document.copy.languages) > 1 else A4_LARGE


def _one_page(document: Document) -> list[Flowable] | None:
    """The document on one page in letters still easy to read; None where that cannot be."""
    for scale in ONE_PAGE[document.copy.is_large]:
        story = _Writer(document, style.styles(scale)).story()
        if _height(story) <= _paper(document).inner_height + _running(document).first:
            return story
    return None


def _height(story: Sequence[Flowable]) -> float:
    """At most; what stands between two flowables is counted for both."""
    return sum(
        flowable.wrap(WIDTH, A4_PAGE.inner_height)[1]
        + flowable.getSpaceBefore()
        + flowable.getSpaceAfter()
        for flowable in story
        if not isinstance(flowable, CondPageBreak)
    )


@dataclass(frozen=True)
class _Writer:
    document: Document
    styles: Styles

    @cached_property
    def words(self) -> Wording:
        return Wording(self.styles, self.document.copy.languages)

    @cached_property
    def is_large(self) -> bool:
        return self.document.copy.is_large

    @cached_property
    def term_width(self) -> float:
        """Of the column of terms; in large print terms stand above instead."""
        return 0.0 if self.is_large else 124.0

    @property
    def gap(self) -> float:
        return self.styles.body.fontSize * 0.8

    @property
    def tallest_row(self) -> float:
        return 8 * self.styles.body.leading

    def story(self) -> list[Flowable]:
        cover = self._head()
        if self.document.has_cover:
            above = 0.02 if self.document.face or self.is_large else 0.16
            cover = [Spacer(0, above * A4_PAGE.inner_height), *cover, NotAtTopPageBreak()]
        return [*cover, *chain.from_iterable(map(self._section, self.document.sections))]

    # The head

    def _head(self) -> list[Flowable]:
        document, styles = self.document, self.styles
        name = flow.fitted(document.name, styles.name, WIDTH)
        story: list[Flowable] = [
            Paragraph(self.words.joined(document.kind), styles.kind),
            Paragraph(markup(document.name), name),
            Spacer(0, self.gap),
            flow.rule(),
        ]
        facts = (Entries(document.facts),) if document.facts else ()
        for piece in (*document.face, *facts, *self._missing_letters()):
            story += self._piece(piece)
        return story

    def _missing_letters(self) -> tuple[Piece, ...]:
        if not any(map(loses_letters, strings(self.document))):
            return ()
        sentence = said(
            lambda: _(
                "Some letters cannot be printed here and stand as “?”. The same as a web page has "
                "all of them."
            )
        )
        return (Text(sentence, is_quiet=True),)

    # Sections and pieces

    def _section(self, section: Section) -> list[Flowable]:
        heading = self._side_by_side(section.title, self.styles.heading)
        table = Table(
            [[heading]],
            colWidths=[WIDTH],
            style=flow.bare(
                [
                    ("LINEBELOW", (0, 0), (-1, -1), 1.2, style.INK),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                ]
            ),
        )
        title: list[Flowable] = [table, Spacer(0, self.gap * 0.7)]
        pieces = list(chain.from_iterable(map(self._piece, section.pieces)))
        return [*_together(title, pieces, self.tallest_row), Spacer(0, self.gap)]

    def _piece(self, piece: Piece) -> list[Flowable]:
        match piece:
            case Text():
                made = self._text(piece)
            case Entries():
                made = self._entries(piece)
            case Card():
                made = self._card(piece)
            case Notice():
                made = self._notice(piece)
            case Grid():
                made = self._grid(piece)
            case People():
                made = self._people(piece)
            case Signatures():
                made = self._signatures(piece)
        return made

    def _text(self, piece: Text) -> list[Flowable]:
        plain = self.styles.quiet if piece.is_quiet else self.styles.body
        if isinstance(piece.content, tuple):
            return [self._side_by_side(piece.content, plain), Spacer(0, self.gap)]
        lines = self.words.lines(piece.content)
        return [*(Paragraph(text, look) for text, look in lines), Spacer(0, self.gap)]

    def _side_by_side(self, label: Label, look: ParagraphStyle) -> Flowable:
        """One sentence, or the same in two languages beside each other."""
        cells = [Paragraph(markup(each.text), look) for each in label]
        if len(cells) == 1:
            return cells[0]
        padding = [("RIGHTPADDING", (0, 0), (-2, -1), 10)]
        return Table([cells], colWidths=[WIDTH / len(cells)] * len(cells), style=flow.bare(padding))

    def _entries(self, piece: Entries) -> list[Flowable]:
        rows = self._columns(0.0)
        for entry in piece.entries:
            _first, last = self._add_entry(rows, entry)
            rows.look("LINEBELOW", last, last, style.HAIR_WIDTH, style.HAIRLINE)
        return rows.section(gap=self.gap)

    def _columns(self, indent: float) -> Rows:
        """Room at the left, then terms and contents, or both in one column in large print."""
        if self.is_large:
            widths = [WIDTH - indent]
        else:
            widths = [self.term_width, WIDTH - indent - self.term_width]
        return Rows([indent, *widths] if indent else widths, self.tallest_row)

    def _add_entry(self, rows: Rows, entry: Entry) -> tuple[int, int]:
        term = self._term(entry.term)
        is_list = entry.is_list and len(entry.contents) > 1
        form = self.words.bulleted if is_list else self.words.lines
        lines = [line for content in entry.contents for line in form(content)]
        column = len(rows.widths) - 1
        if self.is_large:
            start, end = rows.add({column: rows.stacks(term, column)})
            first, last = rows.add({column: rows.stacks(lines, column)})
            rows.keep(end, first)
            rows.look("BOTTOMPADDING", start, end, 0)
            rows.look("TOPPADDING", first, first, 0)
            return start, last
        left = rows.stacks(term, column - 1, margin=10)
        rows.commands.append(("RIGHTPADDING", (column - 1, 0), (column - 1, -1), 10))
        return rows.add({column - 1: left, column: rows.stacks(lines, column)})

    def _term(self, label: Label) -> list[Line]:
        """What something is; a second language beneath the first."""
        return [
            (markup(each.text), self.styles.small if number else self.styles.strong)
            for number, each in enumerate(label)
        ]

    def _card(self, card: Card) -> list[Flowable]:
        indent = (2.6 if card.mark else 1.0) * self.styles.body.fontSize
        rows = self._columns(indent)
        title = [(self.words.quoted(card.title), self.styles.strong)]
        if card.kicker:
            title.insert(0, (self.words.joined(card.kicker), self.styles.small))
        mark = Paragraph(bold(card.mark), self.styles.kind)
        _first, last = rows.add({0: [[mark]], 1: rows.stacks(title, 1, to_the_right=True)})
        rows.commands += [
            ("LINEBEFORE", (0, 0), (0, -1), 3, style.ACCENT),
            ("LEFTPADDING", (0, 0), (0, -1), 10),
        ]
        rows.span(0, last, 1)
        for number, entry in enumerate(card.entries):
            first, end = self._add_entry(rows, entry)
            if number == 0:
                rows.keep(last, first)
            last = end
        if travelled.is_drawn(card.travelled):
            rows.keep(last, self._add_drawing(rows, card))
        return rows.section(gap=self.gap * 1.6, padding=3, whole=0.34)

    def _add_drawing(self, rows: Rows, card: Card) -> int:
        column = len(rows.widths) - 1
        days = (full_date(card.travelled[0].on), full_date(card.travelled[-1].on))
        drawing = travelled.Travelled(
            card.travelled, days, rows.widths[column], self.styles.small.fontSize
        )
        first, _last = rows.add({column: [[drawing]]})
        return first

    def _notice(self, notice: Notice) -> list[Flowable]:
        rows = Rows([WIDTH], self.tallest_row)
        lines = [(bold(self.words.joined(notice.title)), self.styles.body)]
        lines += [line for content in notice.contents for line in self.words.lines(content)]
        rows.add({0: rows.stacks(lines, 0, margin=26)})
        rows.commands += [
            ("BOX", (0, 0), (-1, -1), 1.4, style.INK),
            ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("RIGHTPADDING", (0, 0), (-1, -1), 12),
        ]
        return rows.section(gap=self.gap, padding=8)

    def _grid(self, grid: Grid) -> list[Flowable]:
        rows = Rows([WIDTH * share for share in grid.shares], self.tallest_row)
        titles = [self._term(label) for label in grid.header]
        rows.add({column: rows.stacks(cell, column) for column, cell in enumerate(titles)})
        start = last = 0
        for cells in grid.rows:
            lines = [[line for one in cell for line in self.words.stacked(one)] for cell in cells]
            if lines[0]:  # something new, which is kept together if it is short
                rows.keep_short(start, last)
            first, last = rows.add(
                {column: rows.stacks(cell, column, margin=8) for column, cell in enumerate(lines)}
            )
            if lines[0]:
                start = first
                rows.look("LINEABOVE", first, first, style.HAIR_WIDTH, style.RULE)
        rows.keep_short(start, last)
        rows.look("LINEABOVE", 1, 1, 1, style.INK)
        return rows.section(gap=self.gap, heading=1)

    def _people(self, people: People) -> list[Flowable]:
        badge = 2 * self.styles.body.fontSize
        across = 1 if self.is_large else 2
        widths = [badge + 10, WIDTH / across - badge - 10] * across
        rows = Rows(widths, self.tallest_row)
        for start in range(0, len(people.people), across):
            cells: dict[int, list[list[Flowable]]] = {}
            for side, person in enumerate(people.people[start : start + across]):
                cells[2 * side] = [[flow.Badge(person.name, badge, is_new=False)]]
                cells[2 * side + 1] = rows.stacks(self._who(person), 2 * side + 1, margin=10)
            rows.add(cells)
        return rows.section(gap=self.gap, padding=5)

    def _who(self, person: Person) -> list[Line]:
        lines = [line for content in person.lines for line in self.words.lines(content)]
        return [(markup(person.name), self.styles.strong), *lines]

    def _signatures(self, signatures: Signatures) -> list[Flowable]:
        """For each a line to sign on and one for the day, with what goes there beneath; what is
        signed stands on each page, above them."""
        shares = (0.4, 0.03, 0.35, 0.03, 0.19)
        rows = Rows([WIDTH * share for share in shares], self.tallest_row)
        statement = [(markup(each.text), self.styles.body) for each in signatures.statement]
        _first, last = rows.add({0: rows.stacks(statement, 0, to_the_right=True)})
        rows.span(0, last, 0)
        rows.keep(0, last + 2)
        for signer in signatures.signers:
            stacks = rows.stacks(self._who(signer), 0)
            first, _last = rows.add({0: stacks[:1]})
            captions = (signatures.signature, signatures.day)
            below = {
                column: rows.stacks([(self.words.joined(label), self.styles.small)], column)
                for column, label in zip((2, 4), captions, strict=True)
            }
            rows.add({0: stacks[1:], **below})
            rows.keep(first, first + 1)
            rows.commands += [
                ("TOPPADDING", (0, first), (-1, first), 1.6 * self.styles.body.fontSize),
                ("VALIGN", (0, first), (-1, first), "BOTTOM"),
                ("LINEBELOW", (2, first), (2, first), 0.8, style.INK),
                ("LINEBELOW", (4, first), (4, first), 0.8, style.INK),
            ]
        return rows.section(gap=self.gap, heading=last + 1)


def _together(
    title: Sequence[Flowable], pieces: Sequence[Flowable], least: float
) -> list[Flowable]:
    """A title, on the next page where not even the beginning of its pieces fits below it."""
    need = _height(title)
    first, *others = pieces
    if isinstance(first, CondPageBreak):
        need = min(need + first.height, LEAST_HEIGHT)
    else:
        need += min(least, first.wrap(WIDTH, LEAST_HEIGHT)[1])
        others = [first, *others]
    return [CondPageBreak(need), *title, *others]
