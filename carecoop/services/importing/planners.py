"""For each kind of table: which record a row means and what is to be written."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import partial
from typing import Protocol
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import Weeks
from carecoop.records import Carer, Client, VisitPattern
from carecoop.services import carers, clients, pattern_rows
from carecoop.services.importing.columns import ImportKind
from carecoop.services.importing.names import Names
from carecoop.services.importing.rows import Reading, carer_from, client_from, pattern_from
from carecoop.services.people_rows import known_spellings
from carecoop.services.people_text import fold, tidy_carer, tidy_client, tidy_pattern
from carecoop.services.people_values import CarerForm, ClientForm, PatternForm
from carecoop.services.validation import (
    validate_carer,
    validate_client,
    validate_pattern,
)
from carecoop.services.validation_findings import Fields

Form = ClientForm | CarerForm | PatternForm


class Action(StrEnum):
    ADD = "add"
    UPDATE = "update"
    SAME = "same"


@dataclass(frozen=True)
class Planned:
    """What a row does; `write` takes the session to do it in."""

    action: Action
    write: Callable[[Session], object]


class Planner(Protocol):
    def plan(self, reading: Reading) -> tuple[Planned, object]:
        """What to do for a row, and what no other row may have the same of."""


class ClientPlanner:
    def __init__(self, session: Session, _readings: list[Reading]) -> None:
        self._session = session
        self._clients = Names(session.exec(select(Client)))
        self._carers = Names(session.exec(select(Carer)))

    def plan(self, reading: Reading) -> tuple[Planned, object]:
        client_id = reading.take("name", self._clients.same, None)
        client = self._session.get(Client, client_id) if client_id else None
        base = clients.client_form(self._session, client) if client else None
        form = tidy_client(client_from(reading, base or ClientForm(), self._carers))
        _note(reading, validate_client(form))
        write = partial(clients.put_client, client=client, form=form)
        return Planned(_action(base, form), write), fold(reading.texts["name"])


class CarerPlanner:
    def __init__(self, session: Session, _readings: list[Reading]) -> None:
        self._session = session
        self._carers = Names(session.exec(select(Carer)))
        self._spellings = known_spellings(session)

    def plan(self, reading: Reading) -> tuple[Planned, object]:
        carer_id = reading.take("name", self._carers.same, None)
        carer = self._session.get(Carer, carer_id) if carer_id else None
        base = carers.carer_form(self._session, carer) if carer else None
        form = tidy_carer(carer_from(reading, base or CarerForm()))
        _learn(self._spellings, (each.skill for each in form.skills))
        form = carers.spelt(form, self._spellings)
        _note(reading, validate_carer(form))
        write = partial(carers.put_carer, carer=carer, form=form, spellings=self._spellings)
        return Planned(_action(base, form), write), fold(reading.texts["name"])


class PatternPlanner:
    """A row means the pattern of the same client and title that it equals, else the one on the
    same days at the same time, else the only one, where the table has only one row for it too."""

    def __init__(self, session: Session, readings: list[Reading]) -> None:
        self._clients = Names(session.exec(select(Client)))
        self._spellings = known_spellings(session)
        self._rows = Counter(map(self._visit_key, readings))
        self._patterns: dict[tuple[UUID, str], list[VisitPattern]] = defaultdict(list)
        current = select(VisitPattern).where(
            col(VisitPattern.archived_at_utc).is_(None),
            col(VisitPattern.ends_on).is_(None) | (col(VisitPattern.ends_on) >= clock.today()),
        )
        for pattern in session.exec(current):
            self._patterns[pattern.client_id, fold(pattern.title)].append(pattern)

    def plan(self, reading: Reading) -> tuple[Planned, object]:
        client_id = self._client(reading)
        fresh = self._form(reading, PatternForm(starts_on=clock.today()))
        pattern = self._match(client_id, reading, fresh)
        base = pattern_rows.pattern_form(pattern) if pattern else None
        form = self._form(reading, base) if base else fresh
        if not reading.texts.get("duration_minutes") and not reading.texts.get("end") and not base:
            reading.complain("duration_minutes", _no_length())
        _note(reading, validate_pattern(form))
        if pattern and client_id and not reading.problems:  # no other row can mean it then
            self._patterns[client_id, fold(form.title)].remove(pattern)

        def write(session: Session) -> None:
            assert client_id is not None  # without one the row has a problem
            pattern_rows.put_pattern(session, pattern, client_id, form, self._spellings)

        key = object() if reading.problems else (client_id, fresh)
        return Planned(_action(base, form), write), key

    def _client(self, reading: Reading) -> UUID | None:
        if not reading.texts["client"]:
            reading.complain("client", _no_client())
        return reading.take("client", self._clients.one, None)

    def _visit_key(self, reading: Reading) -> tuple[UUID | None, str]:
        """The visit that a row is about, as far as its client can be told."""
        asked = Reading(reading.texts, reading.headings)  # what is wrong is noted later
        return asked.take("client", self._clients.one, None), fold(reading.texts["title"])

    def _form(self, reading: Reading, base: PatternForm) -> PatternForm:
        form = tidy_pattern(pattern_from(reading, base))
        _learn(self._spellings, (*form.needs, *form.wishes, *form.avoids))
        return pattern_rows.spelt(form, self._spellings)

    def _match(
        self, client_id: UUID | None, reading: Reading, fresh: PatternForm
    ) -> VisitPattern | None:
        candidates = self._patterns[client_id, fold(fresh.title)] if client_id else []
        forms = {pattern.id: pattern_rows.pattern_form(pattern) for pattern in candidates}

        def far(pattern: VisitPattern) -> tuple[bool, bool, int]:
            form = forms[pattern.id]
            is_other = self._form(reading, form) != form
            return is_other, _when(form) != _when(fresh), _differences(fresh, form)

        nearest = min(candidates, key=far, default=None)
        alone = len(candidates) == 1 and self._rows[self._visit_key(reading)] == 1
        return nearest if nearest and (alone or not all(far(nearest)[:2])) else None


PLANNERS: dict[ImportKind, Callable[[Session, list[Reading]], Planner]] = {
    ImportKind.CLIENTS: ClientPlanner,
    ImportKind.CARERS: CarerPlanner,
    ImportKind.PATTERNS: PatternPlanner,
}


def _action(base: Form | None, form: Form) -> Action:
    if base is None:
        return Action.ADD
    return Action.SAME if base == form else Action.UPDATE


def _note(reading: Reading, found: Fields) -> None:
    for name, problem in found.items():
        reading.complain(name, problem)


def _learn(spellings: dict[str, str], skills: Iterable[str]) -> None:
    """A skill that is new in this table is spelt in it as where it comes first."""
    for skill in skills:
        spellings.setdefault(fold(skill), skill)


def _when(form: PatternForm) -> tuple[frozenset[int], Weeks, int]:
    return form.weekdays, form.weeks, form.preferred_minute


def _differences(one: PatternForm, other: PatternForm) -> int:
    return sum(getattr(one, each.name) != getattr(other, each.name) for each in fields(one))


def _no_client() -> CareCoopError:
    return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "Say whose visit this is."))


def _no_length() -> CareCoopError:
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "Say how long the visit lasts, or when it ends.")
    )
