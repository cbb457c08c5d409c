"""Finding things again: people, visits, plans, outcomes, notes and reviews, by any of their words.

Each word of a query is looked for at the beginning of words, with or without accents and
capitals: "ty" finds "Tŷ" and "tŷ" finds "ty". A person's name counts as part of what is theirs.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, select

from carecoop.kinds import FoundIn
from carecoop.records import Client, SearchEntry
from carecoop.services.office import Office
from carecoop.services.people_text import fold, line, shown_name
from carecoop.services.search_index import REPLACED, folded, has_words, refresh

MOST_HITS = 50
AROUND = 60  # letters of text shown before and after what was found
NEWEST = 200  # of the titles, and of all texts, that have the words: the best of them are shown
WORD = re.compile(r"\w+")
PEOPLE = frozenset({FoundIn.CLIENT, FoundIn.CARER})
_BY_WORDS = """
SELECT rowid FROM search_words WHERE search_words MATCH :query ORDER BY rowid DESC LIMIT :newest
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `of_id` is what to open: the client, carer, visit pattern, plan, note or
    review; `row_id` the part of it. `snippet` is the text around what was found. `is_replaced`: of
    a version of a plan that a later one replaced."""

    found_in: FoundIn
    of_id: UUID
    row_id: UUID
    client_id: UUID | None
    client_name: str
    on_date: date | None
    title: str
    snippet: str
    is_replaced: bool = False


def search(
    office: Office, query: str, *, most: int = MOST_HITS, replaced: bool = False
) -> tuple[Hit, ...]:
    """The best first, at most `most`; none where the query has no words. `replaced`: after them as
    many again of what only versions of plans that were replaced say, however much the rest is."""
    words = WORD.findall(fold(query))
    if not words:
        return ()
    refresh(office)
    with office.read() as session:
        look = _by_words if has_words(session) else _by_text
        entries = look(session, words, replaced=False)
        entries += look(session, words, replaced=True) if replaced else []
        entries.sort(key=lambda each: _place(each, words))
        names = _client_names(session, {each.client_id for each in entries})
        hits = [
            _hit(each, names.get(each.client_id, "") if each.client_id else "", words)
            for each in _each_once(entries)
        ]
    holds, gone = ([hit for hit in hits if hit.is_replaced is old] for old in (False, True))
    return (*holds[:most], *gone[:most])


def _by_words(session: Session, words: Sequence[str], *, replaced: bool) -> list[SearchEntry]:
    """To put ten years of a common word in order takes long: the newest of them will do."""
    every = " ".join(f'"{word}"*' for word in words)
    which = "AND" if replaced else "NOT"
    ids: set[int] = set()
    for asked in (f"{{title}} : ({every})", f"({every})"):
        query = f'{asked} {which} "{REPLACED}"'
        facts = {"query": query, "newest": NEWEST}
        ids |= set(session.connection().execute(text(_BY_WORDS), facts).scalars())
    return list(session.exec(select(SearchEntry).where(col(SearchEntry.id).in_(ids))))


def _by_text(session: Session, words: Sequence[str], *, replaced: bool) -> list[SearchEntry]:
    """Where there is no FTS5."""
    is_replaced = col(SearchEntry.folded).contains(f" {REPLACED}", autoescape=True)
    query = select(SearchEntry).where(is_replaced if replaced else ~is_replaced)
    for word in words:
        query = query.where(col(SearchEntry.folded).contains(f" {word}", autoescape=True))
    is_person = col(SearchEntry.found_in).in_(PEOPLE)
    ordered = query.order_by(is_person.desc(), col(SearchEntry.id).desc())
    return list(session.exec(ordered.limit(2 * NEWEST)))


def _place(entry: SearchEntry, words: Sequence[str]) -> tuple[object, ...]:
    """What holds first; of that what was found by its title, then people, whole words, what was
    found most often, the newest."""
    title, whole = f" {folded(entry.title)}", f"{entry.folded} "
    day = entry.on_date.toordinal() if entry.on_date else 0
    return (
        _is_replaced(entry),
        -sum(f" {word}" in title for word in words),
        entry.found_in not in PEOPLE,
        -sum(f" {word} " in whole for word in words),
        -sum(whole.count(f" {word}") for word in words),
        -day,
        -(entry.id or 0),
    )


def _is_replaced(entry: SearchEntry) -> bool:
    return f" {REPLACED}" in entry.folded


def _each_once(entries: Iterable[SearchEntry]) -> list[SearchEntry]:
    """What a draft and the agreed version both say, once, as the better placed has it."""
    once: dict[object, SearchEntry] = {}
    for each in entries:
        said = (each.client_id, each.found_in, each.title, each.text)
        key = said if each.found_in in {FoundIn.PLAN, FoundIn.OUTCOME} else each.id
        once.setdefault(key, each)
    return list(once.values())


def _client_names(session: Session, ids: set[UUID | None]) -> dict[UUID, str]:
    query = select(Client).where(col(Client.id).in_(ids))
    return {client.id: shown_name(client) for client in session.exec(query)}


def _hit(entry: SearchEntry, client_name: str, words: Sequence[str]) -> Hit:
    return Hit(
        entry.found_in,
        entry.of_id,
        entry.row_id,
        entry.client_id,
        client_name,
        entry.on_date,
        entry.title,
        snippet(entry.text, words),
        _is_replaced(entry),
    )


def snippet(written: str, words: Sequence[str]) -> str:
    """The text around the first word that begins with one of `words`, cut at words."""
    flat = line(written)
    begins = (
        match.start()
        for match in WORD.finditer(flat)
        if folded(match.group()).startswith(tuple(words))
    )
    place = next(begins, 0)
    start = 0 if place <= AROUND else flat.rfind(" ", 0, place - AROUND) + 1
    end = len(flat) if len(flat) - place <= AROUND else flat.find(" ", place + AROUND)
    end = len(flat) if end < 0 else end
    return ("… " if start else "") + flat[start:end] + (" …" if end < len(flat) else "")
