"""A week changed by hand: tried on a bench, judged as it is made, saved in one step.

A rule that would be broken asks for a reason, which is kept; what is physically impossible, or a
person's own decision, cannot be done.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from carecoop import clock
from carecoop.errors import CareCoopError, ConflictError
from carecoop.records import Rota, RuleOverride
from carecoop.services import editing_text as texts
from carecoop.services import validation_findings as find
from carecoop.services.editing_bench import EditBench, bench, bench_of
from carecoop.services.editing_values import (
    Applied,
    Break,
    BreakKey,
    GapFit,
    Put,
    Reasons,
    Scope,
    Verdict,
)
from carecoop.services.locking import lock_again, release
from carecoop.services.moving_days import locks_of, move_days
from carecoop.services.office import Office
from carecoop.services.people_text import line
from carecoop.services.planning import expect_not_over
from carecoop.services.reasons import Saying
from carecoop.services.rota_rows import save_rota, state_kept
from carecoop.services.week import PlacedVisit, board_of, current_visits
from carecoop.services.week_records import WeekRecords, read_saved, read_week
from carecoop.services.week_values import WeekBoard
from carecoop.store import Work

__all__ = [
    "Applied",
    "Break",
    "BreakKey",
    "EditBench",
    "GapFit",
    "Put",
    "Reasons",
    "Scope",
    "Verdict",
    "bench",
    "save",
]

REASON_LENGTH = 500
NO_REASONS: Reasons = {}
Agree = Callable[[Session, WeekRecords, Sequence[Put]], Mapping[str, str]]


def save(
    office: Office,
    week: date,
    expected_version: int,
    puts: Sequence[Put],
    *,
    overrides: Reasons = NO_REASONS,
    publish_reason: str = "",
) -> WeekBoard:
    """Put visits of this week where `puts` has them, in one step; a published week stays so, and
    what changes of it is published with `publish_reason`.

    Raises ConflictError where the week is no longer at `expected_version`, CareCoopError where the
    change cannot be, breaks a rule without a reason in `overrides`, or is to be published without
    one. Nothing is saved then. See `standing` for changes from now on.
    """
    monday = clock.monday_of(week)
    with office.work("change_week", str(monday)) as work:
        records = read_week(work.session, monday)
        expect_not_over(records)
        if records.version != expected_version:
            raise ConflictError(texts.CHANGED_MEANWHILE)
        saved = save_puts(work, records, puts, overrides, publish_reason)
        work.commit()
    return board_of(saved, current_visits(saved, clock.today()))


def save_puts(
    work: Work,
    records: WeekRecords,
    puts: Sequence[Put],
    overrides: Reasons,
    publish_reason: str,
    scope: Scope = Scope.THIS_WEEK,
    agree: Agree = move_days,
) -> WeekRecords:
    """As `save`, within a use case; a single visit's client names the step. `agree` makes the week
    want its visits where they are put. Returns the week as it is then."""
    on_bench = bench_of(work.session, records)
    breaks = expect_possible(on_bench, puts, overrides, scope)
    if len(puts) == 1:
        work.use_case = "change_visit"
        work.subject = on_bench.client_name(puts[0].visit_id)
    ids = agree(work.session, records, puts)
    now, rota = _write(work.session, records, puts, ids, publish_reason)
    _keep(work, now, breaks, overrides, ids)
    return read_saved(work.session, now, rota)


def write_puts(
    session: Session, records: WeekRecords, puts: Sequence[Put], publish_reason: str
) -> None:
    """Save the week with the visits put, whatever that breaks; the caller commits."""
    _write(session, records, puts, move_days(session, records, puts), publish_reason)


def _write(
    session: Session,
    records: WeekRecords,
    puts: Sequence[Put],
    ids: Mapping[str, str],
    publish_reason: str,
) -> tuple[WeekRecords, Rota]:
    """`ids` has those that visits have since it was agreed where they go, where that changed."""
    now = read_week(session, records.week) if ids else records
    there = [replace(put, visit_id=ids.get(put.visit_id, put.visit_id)) for put in puts]
    current = current_visits(now, clock.today())
    if not {put.visit_id for put in there} <= {visit.wanted.id for visit in current}:
        raise CareCoopError(texts.CANNOT_BE, reason=CareCoopError(texts.UNKNOWN_VISIT))
    visits = tuple(_put(current, there))
    rota = save_rota(session, now, visits, state_kept(now), line(publish_reason))
    release(session, now, [put.visit_id for put in there if not put.carers])
    if ids:
        still = {put.visit_id: ids[put.visit_id] for put in puts if put.carers}
        lock_again(session, read_saved(session, now, rota), locks_of(records, still))
    return now, rota


def expect_possible(
    on_bench: EditBench,
    puts: Sequence[Put],
    overrides: Reasons,
    scope: Scope = Scope.THIS_WEEK,
) -> tuple[Break, ...]:
    """The rules that the change breaks, each with its reason. CareCoopError where one has none,
    or where the change cannot be."""
    verdict = on_bench.judge(puts, scope)
    if verdict.impossible is not None:
        raise CareCoopError(texts.CANNOT_BE, reason=_as_error(verdict.impossible))
    for one in verdict.breaks:
        reason = line(overrides.get(one.key, one.reason))
        if not reason:
            raise CareCoopError(texts.REASON_MISSING)
        if (too_long := find.too_long(reason, REASON_LENGTH)) is not None:
            raise too_long
    return verdict.breaks


def _as_error(saying: Saying) -> CareCoopError:
    """A saying in an error's words, which have no names for moments."""
    facts = {
        name: find.clock_text(fact) if name.endswith("_minute") and isinstance(fact, int) else fact
        for name, fact in saying.facts.items()
    }
    return CareCoopError(saying.template, **facts)


def _put(visits: Iterable[PlacedVisit], puts: Iterable[Put]) -> Iterable[PlacedVisit]:
    put = {one.visit_id: one for one in puts}
    for visit in visits:
        one = put.get(visit.wanted.id)
        if one is None:
            yield visit
        else:
            carers = tuple(sorted(one.carers))
            yield visit._replace(start_minute=one.start_minute, carers=carers)


def _keep(
    work: Work,
    records: WeekRecords,
    breaks: Iterable[Break],
    overrides: Reasons,
    ids: Mapping[str, str],
) -> None:
    """Write down which rules were set aside, and why, where that is new; `ids` has those that
    visits have now."""
    wanted = {visit.id: visit for visit in records.wanted}
    for one in breaks:
        reason = line(overrides.get(one.key, one.reason))
        if reason != one.reason or one.short_minutes:  # a rest cut shorter still is owed as such
            visit = wanted[ids.get(one.visit_id, one.visit_id)]
            work.session.add(
                RuleOverride(
                    pattern_id=visit.pattern_id,
                    visit_date=visit.visit_date,
                    carer_id=one.carer_id,
                    rule=one.rule,
                    reason=reason,
                    short_minutes=one.short_minutes or None,
                    account_id=work.account_id,
                    made_at_utc=clock.now_utc(),
                )
            )
