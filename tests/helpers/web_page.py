"""Read a web page as a browser would, and say what is wrong with its structure."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "br", "link", "img", "hr", "input"}
DRAWN = {"svg", "line", "circle", "text"}
KNOWN = {
    "html", "head", "title", "style", "body", "a", "header", "main", "footer", "section",
    "article", "h1", "h2", "h3", "p", "span", "strong", "div", "dl", "dt", "dd", "ul", "li",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", *VOID, *DRAWN,
}  # fmt: skip
INSIDE = {  # what may only stand in what
    "li": {"ul"}, "dt": {"dl"}, "dd": {"dl"}, "tr": {"thead", "tbody"}, "th": {"tr"}, "td": {"tr"},
    "thead": {"table"}, "tbody": {"table"}, "caption": {"table"}, "h3": {"article"},
}  # fmt: skip
NO_BLOCK_IN = {"p", "h1", "h2", "h3", "span", "strong", "dt", "caption"}
NAMED_ROLES = {"region", "note", "img"}
NAMES = {"aria-label", "aria-labelledby"}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?$")
BLOCKS = {"p", "ul", "dl", "table", "div", "section", "article", "h1", "h2", "h3"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    def find(self, name: str) -> Iterator["Element"]:
        """Every element of that name inside, in order."""
        for child in self.children:
            if isinstance(child, Element):
                if child.name == name:
                    yield child
                yield from child.find(name)

    def elements(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.elements()

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Reader(HTMLParser):
    """Builds the tree; every element must be closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Element("", {})
        self.open = [self.top]
        self.declarations: list[str] = []

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment in the page: {data}")


def read(page: str) -> Element:
    """The page's `html` element."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == [reader.top]
    assert reader.declarations == ["DOCTYPE html"]
    (html,) = (child for child in reader.top.children if isinstance(child, Element))
    return html


def faults(page: str) -> list[str]:
    """What a checker of accessibility would say of the page's structure; nothing is good."""
    html = read(page)
    every = list(html.elements())
    found = [f"unknown element {each.name}" for each in every if each.name not in KNOWN]
    found += [f"fetches or runs: {each.name}" for each in every if _reaches_out(each)]
    found += list(_misplaced(html))
    ids = Counter(each.attributes["id"] for each in every if "id" in each.attributes)
    found += [f"id twice: {name}" for name, times in ids.items() if times > 1]
    named_by = (each.attributes.get("aria-labelledby") for each in every)
    found += [f"label nowhere: {name}" for name in named_by if name and name not in ids]
    targets = (link.attributes["href"].removeprefix("#") for link in html.find("a"))
    found += [f"link to nowhere: {target}" for target in targets if target not in ids]
    if [sum(1 for _one in html.find(name)) for name in ("h1", "main", "title")] != [1, 1, 1]:
        found.append("not one h1, main and title")
    if not html.attributes.get("lang"):
        found.append("no language")
    found += [
        "a heading cell without scope" for cell in html.find("th") if "scope" not in cell.attributes
    ]
    found += [
        "a table without caption" for table in html.find("table") if not _has(table, "caption")
    ]
    found += [
        "a picture without words" for svg in html.find("svg") if "aria-label" not in svg.attributes
    ]
    found += [
        "an empty heading"
        for name in ("h1", "h2", "h3")
        for each in html.find(name)
        if not each.text.strip()
    ]
    found += list(_skipped_headings(every))
    found += [f"no language: {each}" for each in _languages(every) if not LANGUAGE.match(each)]
    found += [
        f"a {each.name} without a name"
        for each in every
        if (each.name == "section" or each.attributes.get("role") in NAMED_ROLES)
        and not NAMES & each.attributes.keys()
    ]
    return found + list(_uneven_rows(html))


def spoken(element: Element, language: str = "") -> Iterator[tuple[str, str]]:
    """Each stretch of text in order, with the language that a screen reader speaks it in."""
    language = element.attributes.get("lang", language)
    for child in element.children:
        if isinstance(child, Element):
            yield from spoken(child, language)
        elif child.strip(" ·\n"):
            yield language, child.strip(" ·\n")


def _skipped_headings(every: list[Element]) -> Iterator[str]:
    """Headings go down one step at a time, from the one h1."""
    levels = [int(each.name[1]) for each in every if each.name in {"h1", "h2", "h3"}]
    for above, below in pairwise([0, *levels]):
        if below - above > 1:
            yield f"h{below} after h{above}"


def _languages(every: list[Element]) -> list[str]:
    return [each.attributes["lang"] for each in every if "lang" in each.attributes]


def _has(element: Element, name: str) -> bool:
    return next(element.find(name), None) is not None


def _reaches_out(element: Element) -> bool:
    reaching = {"src", "action", "srcdoc", "formaction", "style"}
    handlers = any(name.startswith("on") for name in element.attributes)
    return (
        element.name in {"script", "link", "img"}
        or handlers
        or bool(reaching & element.attributes.keys())
    )


def _misplaced(parent: Element, within: frozenset[str] = frozenset()) -> Iterator[str]:
    within |= {parent.name}
    for child in parent.children:
        if isinstance(child, str):
            continue
        if parent.name not in INSIDE.get(child.name, {parent.name}):
            yield f"{child.name} in {parent.name}"
        if child.name in BLOCKS and within & NO_BLOCK_IN:
            yield f"{child.name} within {sorted(within & NO_BLOCK_IN)}"
        yield from _misplaced(child, within)


def _uneven_rows(html: Element) -> Iterator[str]:
    """Rows whose cells, with those that reach down from above, do not fill the table."""
    for table in html.find("table"):
        width = sum(1 for _cell in next(table.find("thead")).find("th"))
        reaching = 0  # rows that the heading cell still spans
        for row in next(table.find("tbody")).find("tr"):
            cells = [cell for cell in row.children if isinstance(cell, Element)]
            if len(cells) + (reaching > 0) != width:
                yield "a row with too many or too few cells"
            reaching = max(reaching - 1, 0)
            for cell in cells:
                reaching = max(reaching, int(cell.attributes.get("rowspan", "1")) - 1)
