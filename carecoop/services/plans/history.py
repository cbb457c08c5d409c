"""Who changed what of a client's plans, when: read from the trail."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import String, cast, or_
from sqlmodel import Session, col, select

from carecoop.kinds import SectionKind, TrailKind
from carecoop.records import Account, Client, Plan, TrailEntry
from carecoop.services.office import Office
from carecoop.services.people_rows import found
from carecoop.services.plans.values import (
    Difference,
    DifferenceKind,
    FieldChange,
    HistoryLine,
    PartKind,
)

ONE_STRETCH = timedelta(minutes=10)  # saves of the same part this close together are one line
# Tables of a plan, what each is a part of, and the column that tells one row from another.
TABLES = {
    "plan": (PartKind.PLAN, "number"),
    "participant": (PartKind.PARTICIPANT, "name"),
    "participant_word": (PartKind.WORD, ""),
    "plan_section": (PartKind.SECTION, "text"),
    "plan_outcome": (PartKind.OUTCOME, "words"),
    "plan_step": (PartKind.STEP, "what"),
    "plan_risk": (PartKind.RISK, "what"),
    "plan_risk_agreement": (PartKind.RISK, ""),
    "plan_attachment": (PartKind.ATTACHMENT, "name"),
    "decision": (PartKind.PLAN, "about"),
    "review": (PartKind.REVIEW, "held_on"),
    "reviewed_outcome": (PartKind.REVIEW, "words"),
    "visit_note": (PartKind.NOTE, "text"),
}
OWNERS = ("client_id", "plan_id", "decision_id", "outcome_id", "risk_id", "participant_id",
          "review_id")  # fmt: skip
NOT_TOLD = frozenset({"id", "position", *OWNERS})


def history_of(office: Office, client_id: UUID) -> tuple[HistoryLine, ...]:
    """The newest first, everything since the first plan was begun."""
    with office.read() as session:
        found(session, Client, client_id)
        if session.exec(select(Plan.id).where(Plan.client_id == client_id)).first() is None:
            return ()
        reader = _Reader(client_id)
        lines = [line for entry, who in _entries(session) for line in reader.read(entry, who)]
    return tuple(reversed([line for _id, line in _stretches(_with_undone(lines))]))


class _Reader:
    """Reads the trail in order, and learns which rows belong to the client's plans."""

    def __init__(self, client_id: UUID) -> None:
        self._known: set[str] = {str(client_id)}
        self._titles: dict[str, str] = {}
        self._kinds: dict[str, SectionKind] = {}

    def read(
        self, entry: TrailEntry, who: str
    ) -> Iterator[tuple[tuple[int | None, int | None, frozenset[str]], HistoryLine]]:
        """Nothing, or the entry's ids with its line."""
        changes = [each for each in entry.changes if each["table"] in TABLES]
        mine = self._mine(changes)
        if not mine:
            return
        parts = tuple(self._difference(each) for each in mine)
        line = HistoryLine(
            entry.at_utc, who, entry.kind, entry.use_case, entry.subject, undone=False, parts=parts
        )
        yield (entry.id, entry.undoes, frozenset(str(each["id"]) for each in mine)), line

    def _mine(self, changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """A row is the client's where it, or what it belongs to, is known to be."""
        mine: list[dict[str, Any]] = []
        rest = changes
        while rest:
            found = [each for each in rest if self._is_mine(each)]
            if not found:
                break
            self._known |= {str(each["id"]) for each in found}
            mine += found
            rest = [each for each in rest if each not in found]
        return mine

    def _is_mine(self, change: Mapping[str, Any]) -> bool:
        row = change["after"] or change["before"] or {}
        return change["id"] in self._known or any(row.get(each) in self._known for each in OWNERS)

    def _difference(self, change: Mapping[str, Any]) -> Difference:
        part, titled_by = TABLES[change["table"]]
        before, after = change["before"] or {}, change["after"] or {}
        row_id = str(change["id"])
        if titled_by in (after or before):
            self._titles[row_id] = str((after or before)[titled_by])
        if part is PartKind.WORD:  # goes by the name of whose word it is
            whose = str((after or before).get("participant_id"))
            self._titles[row_id] = self._titles.get(whose, "")
        if part is PartKind.SECTION and "kind" in (after or before):
            self._kinds[row_id] = SectionKind((after or before)["kind"])
        kind = DifferenceKind.CHANGED
        if change["before"] is None or change["after"] is None:
            kind = DifferenceKind.ADDED if change["before"] is None else DifferenceKind.REMOVED
        told = (name for name in (after or before) if name not in NOT_TOLD)
        changes = (FieldChange(name, before.get(name), after.get(name)) for name in told)
        return Difference(
            part,
            kind,
            self._titles.get(row_id, ""),
            self._kinds.get(row_id),
            tuple(each for each in changes if each.before or each.after),
        )


Read = tuple[tuple[int | None, int | None, frozenset[str]], HistoryLine]


def _entries(session: Session) -> Iterable[tuple[TrailEntry, str]]:
    """Those that name a table of plans, the oldest first; rotas and people are not even read."""
    text = cast(col(TrailEntry.changes), String)
    query = (
        select(TrailEntry, Account.name)
        .join(Account, col(Account.id) == col(TrailEntry.account_id))
        .where(or_(*(text.contains(f'"table": "{table}"') for table in TABLES)))
        .order_by(col(TrailEntry.id))
    )
    return session.exec(query)


def _with_undone(lines: list[Read]) -> list[Read]:
    """Lines that a later one took back, and that was not itself taken back."""
    undone: set[int | None] = set()
    for (entry_id, undoes, _rows), _line in reversed(lines):
        if undoes is not None and entry_id not in undone:
            undone.add(undoes)
    return [(ids, replace(line, undone=ids[0] in undone)) for ids, line in lines]


def _stretches(lines: list[Read]) -> list[Read]:
    """Saves of the same part in one go as one line: from how it was to how it became."""
    together: list[Read] = []
    for ids, line in lines:
        if together and _goes_on(together[-1], (ids, line)):
            last = together.pop()[1]
            merged = tuple(map(_merged, last.parts, line.parts))
            line = replace(line, parts=merged)  # noqa: PLW2901 - the stretch as it is now
        together.append((ids, line))
    return together


def _goes_on(last: Read, following: Read) -> bool:
    (_, _, rows), line = last
    (_, _, next_rows), next_line = following
    same = (line.who, line.use_case, rows) == (next_line.who, next_line.use_case, next_rows)
    saves = {line.kind, next_line.kind} == {TrailKind.CHANGE}
    close = _gap(line.at_utc, next_line.at_utc) <= ONE_STRETCH
    in_order = [each.part for each in line.parts] == [each.part for each in next_line.parts]
    return same and saves and close and in_order and line.undone is next_line.undone


def _gap(earlier: datetime, later: datetime) -> timedelta:
    return later - earlier


def _merged(first: Difference, then: Difference) -> Difference:
    fields = {each.field: each for each in first.changes}
    for each in then.changes:
        before = fields[each.field].before if each.field in fields else each.before
        fields[each.field] = FieldChange(each.field, before, each.after)
    kind = first.kind if first.kind is DifferenceKind.ADDED else then.kind
    return replace(then, kind=kind, changes=tuple(fields.values()))
