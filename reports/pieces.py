"""The pieces that plans and reviews are made of, free of any form.

A document is written once in these pieces; `as_pdf` and `as_html` each give it a form. A `Label`
is a sentence of ours in each language of the document, `Words` are what somebody said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from reports.plan_values import Copy, Distance, Words
from reports.text import Said

Label = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Led:
    """Words with what leads into them: who, or when."""

    lead: Label
    words: Words

    def __bool__(self) -> bool:
        return bool(self.lead or self.words)


Inline = Label | Words | Led


@dataclass(frozen=True, slots=True)
class Text:
    content: Inline
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What it is, and what there is to say about it."""

    term: Label
    contents: tuple[Inline, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Something with a title of its own within a section, such as an outcome."""

    title: Words
    entries: tuple[Entry, ...] = ()
    mark: str = ""  # its number
    kicker: Label = ()  # above the title
    travelled: tuple[Distance, ...] = ()  # drawn where there are two or more


@dataclass(frozen=True, slots=True)
class Notice:
    """What must not be overlooked."""

    title: Label
    contents: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the first cell of a row is what it is about, or empty where that goes on."""

    caption: Label
    header: tuple[Label, ...]
    shares: tuple[float, ...]  # of the width
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    lines: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """What is signed, and for each a line to sign on, with the day."""

    statement: Label
    signers: tuple[Person, ...]
    signature: Label
    day: Label


Piece = Text | Entries | Card | Notice | Grid | People | Signatures


@dataclass(frozen=True, slots=True)
class Section:
    title: Label
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `facts` and `face` stand on its first page before the first section."""

    kind: Label
    name: str
    organisation: str
    copy: Copy
    printed_on: date
    facts: tuple[Entry, ...]
    face: tuple[Piece, ...]
    sections: tuple[Section, ...]
    edition: Label  # which state it shows, on every page
    mark: Label = ()  # what nobody may take it for otherwise: a draft
    running_note: Label = ()  # at the head of each later page
    has_cover: bool = False  # facts and face have a page of their own
    fits_one_page: bool = False  # where smaller letters, still easy to read, are enough


def named(text: str) -> Label:
    """A name, or what somebody typed into a field: the same in every language."""
    return (Said("", text),) if text.strip() else ()


def strings(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from strings(getattr(value, one.name))
