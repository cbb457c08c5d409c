"""What was done, by whom and when; and taking the last of it back, or doing it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from carecoop.kinds import TrailKind
from carecoop.records import Account, TrailEntry
from carecoop.services.office import Office
from carecoop.store import Work

STEPS_KEPT = 500  # how far back undo reaches


@dataclass(frozen=True)
class Undone:
    """What was taken back, or done again."""

    use_case: str
    subject: str


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
        holding, _taken_back = _steps(work.session, office)
        return _turn_round(work, holding)


def redo_last(office: Office) -> Undone | None:
    """Do again what this account took back last; None when there is nothing. See `undo_last`."""
    with office.work("redo") as work:
        _holding, taken_back = _steps(work.session, office)
        return _turn_round(work, taken_back)


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


def _steps(session: Session, office: Office) -> tuple[list[int], list[int]]:
    """Ids of the entries that hold, and of the undoings that can be turned round, oldest first.

    Only what was done since the office was opened: a stray key must not take back last week.
    """
    changing = select(TrailEntry.id, TrailEntry.kind).where(
        col(TrailEntry.account_id) == office.account_id,
        col(TrailEntry.kind) != TrailKind.READING,
        col(TrailEntry.id) > office.opened_after,
    )
    newest = session.exec(changing.order_by(col(TrailEntry.id).desc()).limit(STEPS_KEPT)).all()
    holding: list[int] = []
    taken_back: list[int] = []
    for entry_id, kind in reversed(newest):
        assert entry_id is not None
        if kind is TrailKind.UNDO:
            del holding[-1:]
            taken_back.append(entry_id)
            continue
        if kind is TrailKind.REDO:
            del taken_back[-1:]
        else:
            taken_back.clear()
        holding.append(entry_id)
    return holding, taken_back


def _turn_round(work: Work, candidates: list[int]) -> Undone | None:
    if not candidates:
        return None
    entry = work.session.get_one(TrailEntry, candidates[-1])
    work.take_back(entry)
    work.commit()
    return Undone(entry.use_case, entry.subject)


def _undone(newest_first: Iterable[tuple[int | None, int | None]]) -> set[int]:
    """Entries taken back by one that was not itself taken back."""
    undone: set[int] = set()
    for entry_id, undoes in newest_first:
        if undoes is not None and entry_id not in undone:
            undone.add(undoes)
    return undone
