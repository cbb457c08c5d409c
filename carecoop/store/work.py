"""A use case under way: one transaction of its own, or a part of a larger one."""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlmodel import Session

from carecoop.clock import now_utc
from carecoop.kinds import TrailKind
from carecoop.records import TrailEntry
from carecoop.records.coop import SUBJECT_LENGTH
from carecoop.store.changes import Change, Recorder, turn_round

ACCOUNT = "account_id"  # in a working session's `info`


def account_of(session: Session) -> UUID:
    """Who acts in the session of a `Work`."""
    account_id: UUID = session.info[ACCOUNT]
    return account_id


class Work(ABC):
    """One use case under way: change rows through `session`, then `commit`.

    Rows may be added in any order. To replace a row by another with the same unique values,
    delete it and flush before adding the other. `subject` may be filled in until the commit.
    """

    def __init__(self, session: Session, account_id: UUID, use_case: str, subject: str) -> None:
        self.session = session
        self.account_id = account_id
        self.use_case = use_case
        self.subject = subject

    @abstractmethod
    def note(self, **facts: object) -> None:
        """Leave a trace of what was only read, and why that is worth one (ids, never values)."""

    @abstractmethod
    def take_back(self, entry: TrailEntry) -> None:
        """Turn an earlier entry's changes round, under its name.

        ConflictError if one of its rows was changed since.
        """

    @abstractmethod
    def commit(self) -> int | None:
        """Save, with an entry in the trail; its number, or None when there was nothing to tell."""


class Whole(Work):
    """A transaction and its entry in the trail."""

    def __init__(self, session: Session, account_id: UUID, use_case: str, subject: str) -> None:
        super().__init__(session, account_id, use_case, subject)
        session.info[ACCOUNT] = account_id
        self._entry = TrailEntry(
            account_id=account_id, use_case=use_case, at_utc=now_utc(), kind=TrailKind.CHANGE
        )
        self._recorder = Recorder(session)
        self._parts: list[Part] = []
        self._is_over = False

    def part(self, account_id: UUID, use_case: str, subject: str) -> "Part":
        if account_id != self.account_id:
            raise RuntimeError("nobody can do a part of what another account does")
        if self._is_over:
            raise RuntimeError(f"{use_case} came after the commit of the whole")
        part = Part(self, use_case, subject)
        self._parts.append(part)
        return part

    def note(self, **facts: object) -> None:
        self._entry.facts = {**self._entry.facts, **facts}

    def take_back(self, entry: TrailEntry) -> None:
        done = entry.kind in {TrailKind.CHANGE, TrailKind.REDO}
        self._entry.kind = TrailKind.UNDO if done else TrailKind.REDO
        self._entry.undoes = entry.id
        self.use_case, self.subject = entry.use_case, entry.subject
        turn_round(self.session, map(Change.from_json, entry.changes))

    def commit(self) -> int | None:
        self._refuse_half_done()
        self._is_over = True
        self._entry.changes = [change.as_json() for change in self._recorder.changes()]
        if not self._entry.changes and not self._entry.facts:
            self.session.rollback()
            return None
        if not self._entry.changes:
            self._entry.kind = TrailKind.READING
        self._entry.use_case, subject = self._name()
        self._entry.subject = subject[:SUBJECT_LENGTH]
        self.session.add(self._entry)
        self.session.commit()
        return self._entry.id

    def _refuse_half_done(self) -> None:
        given_up = next((part.use_case for part in self._parts if not part.is_done), None)
        if given_up is not None:
            raise RuntimeError(f"{given_up} was left without commit: the whole cannot be saved")

    def _name(self) -> tuple[str, str]:
        """Its own name, or that of its parts where they share one, which tells more."""
        names = {(part.use_case, part.subject) for part in self._parts}
        return names.pop() if len(names) == 1 else (self.use_case, self.subject)


class Part(Work):
    """A use case within a whole: in its transaction, and saved only with it."""

    def __init__(self, whole: Whole, use_case: str, subject: str) -> None:
        super().__init__(whole.session, whole.account_id, use_case, subject)
        self.is_done = False
        self._whole = whole

    def note(self, **facts: object) -> None:
        self._whole.note(**facts)

    def take_back(self, entry: TrailEntry) -> None:
        raise RuntimeError(f"taking back entry {entry.id} is a step of its own")

    def commit(self) -> None:
        """What was done stands as soon as the whole is committed."""
        self.session.flush()
        self.is_done = True
