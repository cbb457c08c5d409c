"""A document in pieces as one web page: headings, lists and tables that a screen reader can name.

The page stands alone: no scripts, nothing fetched, its style inside. It is built as a tree and
written by the standard library, so whatever people typed is escaped; each passage says which
language it is in, and text may run from right to left.
"""

from collections.abc import Iterable
from functools import cache
from itertools import count, pairwise
from pathlib import Path
from unicodedata import category
from xml.etree.ElementTree import Element, SubElement, tostring

from reports import travelled
from reports.pieces import (
    Card,
    Document,
    Entries,
    Entry,
    Grid,
    Inline,
    Label,
    Led,
    Notice,
    People,
    Person,
    Piece,
    Section,
    Signatures,
    Text,
)
from reports.plan_values import Words
from reports.text import Said, _, moment, said

PICTURE_WIDTH, PICTURE_HEIGHT = 480.0, 150.0
NO_LANGUAGE = ""  # of names and what was typed into fields
BETWEEN = " · "
DIRECTION = {"dir": "auto"}


def render(document: Document) -> str:
    """The page; call it inside `speaking(...)` of the document's languages."""
    return "<!DOCTYPE html>\n" + tostring(_Page(document).tree(), encoding="unicode", method="html")


class _Page:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._language = document.kind[0].language
        self._numbers = count(1)

    def tree(self) -> Element:
        document = self._document
        html = Element("html", {"lang": self._language})
        if document.copy.is_large:
            html.set("class", "large")
        self._add_head(SubElement(html, "head"))
        body = SubElement(html, "body")
        skip = SubElement(body, "a", {"class": "skip", "href": "#main"})
        self._label(skip, said(lambda: _("Skip to the text")))
        self._add_header(SubElement(body, "header"))
        main = SubElement(body, "main", {"id": "main", "tabindex": "-1"})
        for section in document.sections:
            self._section(main, section)
        self._add_footer(SubElement(body, "footer"))
        return html

    def _add_head(self, head: Element) -> None:
        SubElement(head, "meta", {"charset": "utf-8"})
        SubElement(
            head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}
        )
        title = SubElement(head, "title")
        title.text = clean(BETWEEN.join(each.text for each in self._document.kind))
        SubElement(head, "style").text = _style()

    def _add_header(self, header: Element) -> None:
        document = self._document
        if document.mark:
            self._label(SubElement(header, "p", {"class": "mark"}), document.mark)
        self._label(SubElement(header, "p", {"class": "kind"}), document.kind)
        name = SubElement(header, "h1", DIRECTION)
        name.text = clean(document.name) or document.kind[0].text
        if document.facts:
            self._entries(header, document.facts)
        if document.running_note:
            strong = SubElement(SubElement(header, "p"), "strong")
            self._label(strong, document.running_note)
        for piece in document.face:
            self._piece(header, piece)

    def _add_footer(self, footer: Element) -> None:
        document = self._document
        SubElement(footer, "p", DIRECTION).text = clean(document.organisation)
        self._label(SubElement(footer, "p"), document.edition)
        printed = said(lambda: _("Written {moment}").format(moment=moment(document.printed_on)))
        self._label(SubElement(footer, "p"), printed)

    # Sections and pieces

    def _section(self, main: Element, section: Section) -> None:
        name = f"section-{next(self._numbers)}"
        element = SubElement(main, "section", {"aria-labelledby": name})
        heading = SubElement(element, "h2", {"id": name})
        self._pair(heading, section.title)
        for piece in section.pieces:
            self._piece(element, piece)

    def _piece(self, parent: Element, piece: Piece) -> None:
        match piece:
            case Text():
                self._text(parent, piece)
            case Entries():
                self._entries(parent, piece.entries)
            case Card():
                self._card(parent, piece)
            case Notice():
                self._notice(parent, piece)
            case Grid():
                self._grid(parent, piece)
            case People():
                self._people(parent, piece)
            case Signatures():
                self._signatures(parent, piece)

    def _text(self, parent: Element, piece: Text) -> None:
        look = {"class": "quiet"} if piece.is_quiet else {}
        if isinstance(piece.content, tuple) and len(piece.content) > 1:
            self._pair(SubElement(parent, "p", look), piece.content)
        else:
            self._inline(parent, piece.content, look)

    def _entries(self, parent: Element, entries: Iterable[Entry]) -> None:
        listing = SubElement(parent, "dl")
        for entry in entries:
            self._label(SubElement(listing, "dt"), entry.term)
            said_of_it = SubElement(listing, "dd")
            if not entry.is_list:
                for content in entry.contents:
                    self._inline(said_of_it, content)
                continue
            items = SubElement(said_of_it, "ul")
            for content in entry.contents:
                self._inline(SubElement(items, "li"), content)

    def _card(self, parent: Element, card: Card) -> None:
        name = f"card-{next(self._numbers)}"
        element = SubElement(parent, "article", {"class": "card", "aria-labelledby": name})
        if card.kicker:
            self._label(SubElement(element, "p", {"class": "kicker"}), card.kicker)
        heading = SubElement(element, "h3", {"id": name})
        heading.text = f"{card.mark}. " if card.mark else ""
        self._passage(heading, card.title.text, card.title.language, quoted=True)
        _speaker(heading, card.title)
        if card.title.is_translated(self._document.copy.languages):
            also = SubElement(element, "p", {"class": "quiet"})
            words = card.title
            self._passage(also, words.translation, words.translation_language, quoted=True)
        if card.entries:
            self._entries(element, card.entries)
        if travelled.is_drawn(card.travelled):
            self._picture(element, card)

    def _picture(self, parent: Element, card: Card) -> None:
        """The way drawn; its figures stand in words just before it."""
        label = said(lambda: _("How far I have come, drawn from 0 to 10"))[0].text
        figure = SubElement(parent, "figure")
        width, height = PICTURE_WIDTH, PICTURE_HEIGHT
        svg = SubElement(
            figure,
            "svg",
            {"viewBox": f"0 0 {width:g} {height:g}", "role": "img", "aria-label": label},
        )
        left, right = travelled.axis(width)
        for mark in travelled.SCALE_MARKS:
            y = height - travelled.level(mark, height)
            _line(svg, (left, y), (right, y), "#9AA8A6", 1)
            _figure(svg, (left - 4, y + 4), str(mark), "end")
        placed = travelled.dots(card.travelled, width, height)
        for one, two in pairwise(placed):
            _line(svg, (one.x, height - one.y), (two.x, height - two.y), "#0B6E6E", 2)
        for dot in placed:
            at = {"cx": f"{dot.x:.1f}", "cy": f"{height - dot.y:.1f}"}
            SubElement(svg, "circle", {**at, "r": "4", "fill": "#0B6E6E"})
        for dot in travelled.apart(placed, 22):
            _figure(svg, (dot.x, height - dot.y - 8), str(dot.point.score), "middle")

    def _notice(self, parent: Element, notice: Notice) -> None:
        name = f"notice-{next(self._numbers)}"
        box = SubElement(
            parent, "div", {"class": "notice", "role": "note", "aria-labelledby": name}
        )
        strong = SubElement(SubElement(box, "p", {"id": name}), "strong")
        self._label(strong, notice.title)
        for content in notice.contents:
            self._inline(box, content)

    def _grid(self, parent: Element, grid: Grid) -> None:
        table = self._table(parent, grid.caption)
        header = SubElement(SubElement(table, "thead"), "tr")
        for label in grid.header:
            self._label(SubElement(header, "th", {"scope": "col"}), label)
        body = SubElement(table, "tbody")
        head: Element | None = None
        for first, *cells in grid.rows:
            row = SubElement(body, "tr")
            if first or head is None:
                head = SubElement(row, "th", {"scope": "row", "rowspan": "1"})
                self._all(head, first)
            else:
                head.set("rowspan", str(int(head.get("rowspan", "1")) + 1))
            for cell in cells:
                self._all(SubElement(row, "td"), cell)

    def _table(self, parent: Element, caption: Label) -> Element:
        """A table in a frame that scrolls, also by key, where letters are large."""
        name = f"table-{next(self._numbers)}"
        frame = {"class": "scroll", "role": "region", "tabindex": "0", "aria-labelledby": name}
        table = SubElement(SubElement(parent, "div", frame), "table")
        self._label(SubElement(table, "caption", {"id": name}), caption)
        return table

    def _people(self, parent: Element, people: People) -> None:
        items = SubElement(parent, "ul")
        for person in people.people:
            self._who(SubElement(items, "li"), person)

    def _who(self, parent: Element, person: Person) -> None:
        name = SubElement(SubElement(parent, "p"), "strong", DIRECTION)
        name.text = clean(person.name)
        self._all(parent, person.lines)

    def _signatures(self, parent: Element, signatures: Signatures) -> None:
        table = self._table(parent, signatures.statement)
        header = SubElement(SubElement(table, "thead"), "tr")
        for label in (said(lambda: _("Name")), signatures.signature, signatures.day):
            self._label(SubElement(header, "th", {"scope": "col"}), label)
        body = SubElement(table, "tbody")
        for signer in signatures.signers:
            row = SubElement(body, "tr")
            self._who(SubElement(row, "th", {"scope": "row"}), signer)
            SubElement(row, "td", {"class": "line"})
            SubElement(row, "td", {"class": "line"})

    # Words

    def _all(self, parent: Element, inlines: Iterable[Inline]) -> None:
        for inline in inlines:
            self._inline(parent, inline)

    def _inline(self, parent: Element, inline: Inline, look: dict[str, str] | None = None) -> None:
        paragraph = SubElement(parent, "p", look or {})
        match inline:
            case Words():
                self._words(parent, paragraph, inline)
            case Led():
                self._label(SubElement(paragraph, "strong"), inline.lead)
                if inline.words:
                    paragraph[-1].tail = ": "
                    self._words(parent, paragraph, inline.words)
            case _:
                self._label(paragraph, inline)

    def _words(self, parent: Element, paragraph: Element, words: Words) -> None:
        self._passage(paragraph, words.text, words.language)
        _speaker(paragraph, words)
        if words.is_translated(self._document.copy.languages):
            also = SubElement(parent, "p", {"class": "quiet"})
            self._passage(also, words.translation, words.translation_language)

    def _label(self, parent: Element, label: Label) -> None:
        """All languages of a sentence after each other, each marked where it is not the page's."""
        for number, each in enumerate(label):
            if number:
                _append(parent, BETWEEN)
            self._said(parent, each)

    def _pair(self, parent: Element, label: Label) -> None:
        """The languages of a sentence beside each other."""
        if len(label) < 2:
            self._label(parent, label)
            return
        parent.set("class", f"{parent.get('class', '')} pair".strip())
        for each in label:
            SubElement(parent, "span", {"lang": each.language}).text = clean(each.text)

    def _said(self, parent: Element, each: Said) -> None:
        if each.language == self._language:
            _append(parent, clean(each.text))
        elif each.language == NO_LANGUAGE:
            SubElement(parent, "span", DIRECTION).text = clean(each.text)
        else:
            SubElement(parent, "span", {"lang": each.language}).text = clean(each.text)

    def _passage(self, parent: Element, text: str, language: str, *, quoted: bool = False) -> None:
        """What somebody said, with its language and its line ends."""
        marked = {"lang": language} if language else {}
        span = SubElement(parent, "span", {**marked, **DIRECTION})
        first, *others = (_quote(clean(text)) if quoted else clean(text)).split("\n")
        span.text = first
        for line in others:
            SubElement(span, "br").tail = line


def _speaker(parent: Element, words: Words) -> None:
    """Who said it, behind it and quieter."""
    if words.said_by.strip():
        _append(parent, " ")
        SubElement(parent, "span", {"class": "by", **DIRECTION}).text = clean(f"— {words.said_by}")


def clean(text: str) -> str:
    """`text` without what no web page may hold: control characters and half letters."""
    return "".join(
        letter for letter in text if letter == "\n" or category(letter) not in {"Cc", "Cs"}
    ).strip()


def _quote(text: str) -> str:
    return f"“{text}”" if text else "…"


def _append(parent: Element, text: str) -> None:
    """Text at the end of what `parent` has so far."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _line(
    svg: Element, start: tuple[float, float], end: tuple[float, float], color: str, width: int
) -> None:
    places = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    ends = {key: f"{value:.1f}" for key, value in places.items()}
    SubElement(svg, "line", {**ends, "stroke": color, "stroke-width": str(width)})


def _figure(svg: Element, at: tuple[float, float], text: str, anchor: str) -> None:
    place = {"x": f"{at[0]:.1f}", "y": f"{at[1]:.1f}", "text-anchor": anchor}
    SubElement(svg, "text", {**place, "font-size": "13", "fill": "#16201F"}).text = text


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")
