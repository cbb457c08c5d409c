"""What was done, by whom and when; and taking the last of it back, or doing it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from carecoop.kinds import TrailKind
from carecoop.records import Account, TrailEntry
from carecoop.services.office import Office
from carecoop.services.publication_rows import publish_turned_round
from carecoop.store import Work

STEPS_KEPT = 500  # how far back undo reaches


@dataclass(frozen=True)
class Undone:
    """What was taken back, or done again."""

    use_case: str
    subject: str


@dataclass(frozen=True)
class Step:
    """A change that undo or redo can reach; `id` is that of the entry which first made it."""

    id: int
    use_case: str
    subject: str


@dataclass(frozen=True)
class Steps:
    """What undo and redo can reach, oldest first: each takes from the end of its own."""

    holding: tuple[Step, ...]
    taken_back: tuple[Step, ...]


@dataclass(frozen=True)
class TrailLine:
    at_utc: datetime
    who: str
    kind: TrailKind
    use_case: str
    subject: str
    undone: bool  # taken back by a later entry that still holds


def undo_last(office: Office) -> Undone | None:
    """Take back this account's newest change that still holds; None when there is none.

    As in an editor: undo again goes further back, and a new change ends what redo can do.
    It reaches back to when the office was opened.
    ConflictError when something it touched was changed since; nothing is saved then.
    """
    with office.work("undo") as work:
        holding, _taken_back = _reach(work.session, office)
        return _turn_round(work, holding)


def redo_last(office: Office) -> Undone | None:
    """Do again what this account took back last; None when there is nothing. See `undo_last`."""
    with office.work("redo") as work:
        _holding, taken_back = _reach(work.session, office)
        return _turn_round(work, taken_back)


def steps(office: Office) -> Steps:
    """What `undo_last` and `redo_last` can reach, as they are now."""
    with office.read() as session:
        holding, taken_back = _reach(session, office)
    return Steps(
        tuple(Step(one.first, one.use_case, one.subject) for one in holding),
        tuple(Step(one.first, one.use_case, one.subject) for one in taken_back),
    )


def recent(office: Office, limit: int = 50) -> tuple[TrailLine, ...]:
    """The newest entries of everyone, newest first."""
    with office.read() as session:
        newest = select(TrailEntry, Account.name).join(
            Account, col(TrailEntry.account_id) == col(Account.id)
        )
        rows = session.exec(newest.order_by(col(TrailEntry.id).desc()).limit(limit)).all()
        undone = _undone((entry.id, entry.undoes) for entry, _who in rows)
        return tuple(
            TrailLine(
                entry.at_utc, who, entry.kind, entry.use_case, entry.subject, entry.id in undone
            )
            for entry, who in rows
        )


@dataclass(frozen=True, slots=True)
class _Reached:
    """An entry that can be turned round, and the change that it made, took back or made again."""

    entry_id: int
    first: int
    use_case: str
    subject: str


def _reach(session: Session, office: Office) -> tuple[list[_Reached], list[_Reached]]:
    """The entries that hold, and the undoings that can be turned round, oldest first.

    Only what was done since the office was opened: a stray key must not take back last week.
    """
    changing = select(
        TrailEntry.id,
        TrailEntry.kind,
        TrailEntry.use_case,
        TrailEntry.subject,
    ).where(
        col(TrailEntry.account_id) == office.account_id,
        col(TrailEntry.kind) != TrailKind.READING,
        col(TrailEntry.id) > office.opened_after,
    )
    newest = session.exec(changing.order_by(col(TrailEntry.id).desc()).limit(STEPS_KEPT)).all()
    holding: list[_Reached] = []
    taken_back: list[_Reached] = []
    for entry_id, kind, use_case, subject in reversed(newest):
        assert entry_id is not None
        if kind is TrailKind.UNDO:
            first = holding.pop().first if holding else entry_id
            taken_back.append(_Reached(entry_id, first, use_case, subject))
            continue
        first = entry_id
        if kind is TrailKind.REDO:
            first = taken_back.pop().first if taken_back else entry_id
        else:
            taken_back.clear()
        holding.append(_Reached(entry_id, first, use_case, subject))
    return holding, taken_back


def _turn_round(work: Work, candidates: list[_Reached]) -> Undone | None:
    if not candidates:
        return None
    entry = work.session.get_one(TrailEntry, candidates[-1].entry_id)
    work.take_back(entry)
    publish_turned_round(work.session, entry)
    work.commit()
    return Undone(entry.use_case, entry.subject)


def _undone(newest_first: Iterable[tuple[int | None, int | None]]) -> set[int]:
    """Entries taken back by one that was not itself taken back."""
    undone: set[int] = set()
    for entry_id, undoes in newest_first:
        if undoes is not None and entry_id not in undone:
            undone.add(undoes)
    return undone
