"""Proposals beside a week as it is: taking parts of one, keeping several by name, comparing them.

What a kept proposal changes is kept, not the week around it: opened again, its changes are made
on the week as it is by then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, count
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, NotFoundError
from carecoop.records import Disruption, KeptProposal
from carecoop.services import replanning
from carecoop.services.changes import by_person, changes
from carecoop.services.demand import pattern_and_day
from carecoop.services.disruptions_changes import week_changes
from carecoop.services.disruptions_rows import form_of
from carecoop.services.disruptions_values import DisruptionForm
from carecoop.services.office import Office
from carecoop.services.people_rows import found
from carecoop.services.people_text import shown_name
from carecoop.services.planning import (
    current_plan,
    expect_not_over,
    expect_version,
    placed_by,
    plan_shown,
    problem_left,
)
from carecoop.services.proposals_parts import Chosen, Parts
from carecoop.services.proposals_supposed import Supposition
from carecoop.services.proposals_values import Compared, GoneVisit, KeptRow, Rebased, Reopened
from carecoop.services.proposals_what_if import from_json, suppose, to_json
from carecoop.services.replanning import MendProposal
from carecoop.services.week import board_of, week_board
from carecoop.services.week_records import WeekRecords, read_week
from carecoop.services.week_values import Proposal
from solver.exchange import parse_plan, plan_to_json
from solver.plan import Plan

NAME_LENGTH = 100
MENDED_FOR_NOTHING = QT_TRANSLATE_NOOP(
    "carecoop", "What this mend was for was taken back. Nothing of the mend was saved."
)


# Parts ------------------------------------------------------------------------------------


def parts(office: Office, proposal: Proposal) -> Parts:
    """What can be taken of a proposal. Raises ConflictError where the week changed since."""
    with office.read() as session:
        records = read_week(session, proposal.after.week)
        expect_version(records, proposal.before.version)
        return _parts(records, proposal)


def _parts(records: WeekRecords, proposal: Proposal) -> Parts:
    current = current_plan(records)
    problem = problem_left(records, current, proposal.now_minute)
    ids = tuple(change.visit_id for change in proposal.changes)
    return Parts(problem, current, plan_shown(proposal.after), ids)


def part_of(office: Office, proposal: Proposal, chosen: Chosen) -> Proposal:
    """The proposal with only the chosen changes, ids of visits, made on the week as it is; to
    look at and to accept. Raises ConflictError where the week changed since."""
    if not proposal.supposed and chosen == {change.visit_id for change in proposal.changes}:
        return proposal
    with office.read() as session:
        records = read_week(session, proposal.after.week)
        expect_version(records, proposal.before.version)
        mixed = _parts(records, proposal).mixed(chosen)
        after = board_of(records, placed_by(records, mixed))
    changed = changes(proposal.before, after)
    return Proposal(proposal.before, after, changed, proposal.now_minute)


# Keeping ----------------------------------------------------------------------------------


def keep(office: Office, proposal: Proposal, name: str, disruption_id: UUID | None = None) -> UUID:
    """Keep a proposal, or a mend of a disruption, under a name that no other of its week has;
    its id."""
    week, named = proposal.after.week, _expect_name(name)
    with office.work("keep_proposal", named) as work:
        _expect_unused(work.session, week, named)
        row = KeptProposal(
            week=week,
            name=named,
            made_at_utc=clock.now_utc(),
            made_from_version=proposal.before.version,
            now_minute=proposal.now_minute,
            plan=plan_to_json(_own_plan(proposal)),
            changed=[change.visit_id for change in proposal.changes],
            supposed=to_json(proposal.supposed),
            disruption_id=disruption_id,
        )
        work.session.add(row)
        work.commit()
        return row.id


def rename(office: Office, kept_id: UUID, name: str) -> str:
    """Its name from now on."""
    named = _expect_name(name)
    with office.work("rename_proposal", named) as work:
        row = _found(work.session, kept_id)
        if row.name != named:
            _expect_unused(work.session, row.week, named)
            row.name = named
            work.session.add(row)
            work.commit()
    return named


def throw_away(office: Office, kept_id: UUID) -> str:
    """Keep it no longer, which can be undone; the name that it had."""
    with office.read() as session:
        name = _found(session, kept_id).name
    with office.work("throw_away_proposal", name) as work:
        work.session.delete(_found(work.session, kept_id))
        work.commit()
    return name


def kept(office: Office, week: date) -> tuple[KeptRow, ...]:
    """The proposals kept for the week that holds the day `week`, the oldest first."""
    with office.read() as session:
        rows = session.exec(
            select(KeptProposal)
            .where(KeptProposal.week == clock.monday_of(week))
            .order_by(col(KeptProposal.made_at_utc), col(KeptProposal.id))
        )
        return tuple(map(_row, rows))


def unused_name(office: Office, week: date, name: str) -> str:
    """The name, or the name with the first number that makes it another of its week's."""
    taken = {row.name for row in kept(office, week)}
    wanted = name[: NAME_LENGTH - 5]
    numbered = (f"{wanted} ({number})" for number in count(2))
    return next(one for one in chain([wanted], numbered) if one not in taken)


def _own_plan(proposal: Proposal) -> Plan:
    plan = plan_shown(proposal.after)
    own = {change.visit_id for change in proposal.changes}
    return replace(plan, placements={k: one for k, one in plan.placements.items() if k in own})


def _row(row: KeptProposal) -> KeptRow:
    changes = len(row.changed)
    return KeptRow(row.id, row.week, row.name, row.made_at_utc, changes, row.disruption_id)


def _found(session: Session, kept_id: UUID) -> KeptProposal:
    row = session.get(KeptProposal, kept_id)
    if row is None:
        raise NotFoundError(
            QT_TRANSLATE_NOOP("carecoop", "This proposal is no longer there: it was thrown away.")
        )
    return row


def _expect_name(name: str) -> str:
    named = " ".join(name.split())
    if not named:
        raise CareCoopError(QT_TRANSLATE_NOOP("carecoop", "Give the proposal a name to keep it."))
    if len(named) > NAME_LENGTH:
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "The name is too long: use up to {most} letters."),
            most=NAME_LENGTH,
        )
    return named


def _expect_unused(session: Session, week: date, name: str) -> None:
    same = select(KeptProposal).where(KeptProposal.week == week, KeptProposal.name == name)
    if session.exec(same).first() is not None:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "A proposal of this week is called “{name}” already: use another name."
            ),
            name=name,
        )


# Opening again ----------------------------------------------------------------------------


def reopen(office: Office, kept_id: UUID) -> Reopened:
    """The changes of a kept proposal, made on the week as it is, as far as they still fit."""
    with office.read() as session:
        row = _found(session, kept_id)
        if row.disruption_id is None:
            records = read_week(session, row.week)
            expect_not_over(records)
            return _reopened(records, row)
        disruption = form_of(found(session, Disruption, row.disruption_id))
    return _mended_again(office, row, disruption)


def rebase(office: Office, proposal: Proposal) -> Rebased:
    """The same for one that is on show, after the week or its people changed."""
    with office.read() as session:
        records = read_week(session, proposal.after.week)
        expect_not_over(records)
        own = plan_to_json(_own_plan(proposal))
        ids = [change.visit_id for change in proposal.changes]
        return _rebased(records, own, ids, proposal.supposed)


def rebase_mend(
    office: Office, mended: MendProposal, disruption_id: UUID
) -> tuple[MendProposal, tuple[GoneVisit, ...]]:
    """The same for a mend, and what of it no longer fits. Raises NotFoundError where its report
    was taken back."""
    proposal = mended.proposal
    with office.read() as session:
        row = session.get(Disruption, disruption_id)
        if row is None:
            raise NotFoundError(MENDED_FOR_NOTHING)
        disruption = form_of(row)
    own, ids = plan_to_json(_own_plan(proposal)), [one.visit_id for one in proposal.changes]
    return _made_again(office, proposal.after.week, disruption, own, ids)


def _reopened(records: WeekRecords, row: KeptProposal) -> Reopened:
    made = _rebased(records, row.plan, row.changed, from_json(row.supposed))
    return Reopened(made.proposal, made.gone, _row(row))


def _mended_again(office: Office, row: KeptProposal, disruption: DisruptionForm) -> Reopened:
    """A mend is judged without those who cannot come, and saves who covers what."""
    mended, gone = _made_again(office, row.week, disruption, row.plan, row.changed)
    return Reopened(mended.proposal, gone, _row(row), mended)


def _made_again(
    office: Office,
    week: date,
    disruption: DisruptionForm,
    own: Mapping[str, object],
    changed: Iterable[str],
) -> tuple[MendProposal, tuple[GoneVisit, ...]]:
    mended, unfit = replanning.made_again(office, week, week_changes(disruption), own, changed)
    with office.read() as session:
        return mended, _gone(read_week(session, week), unfit) if unfit else ()


def _rebased(
    as_it_is: WeekRecords,
    own: Mapping[str, object],
    changed: Iterable[str],
    supposed: tuple[Supposition, ...],
) -> Rebased:
    now_minute = clock.minutes_since(as_it_is.week)
    records = suppose(as_it_is, supposed)
    current = current_plan(records)
    problem = problem_left(records, current, now_minute)
    fitting = Parts(problem, current, parse_plan(own, problem), tuple(changed))
    before = board_of(as_it_is, placed_by(as_it_is, current_plan(as_it_is)))
    after = board_of(records, placed_by(records, fitting.mixed(fitting.takeable)))
    proposal = Proposal(
        before, after, changes(before, after), now_minute=now_minute, supposed=supposed
    )
    return Rebased(proposal, _gone(as_it_is, fitting.unfit))


def _gone(records: WeekRecords, visits: Sequence[str]) -> tuple[GoneVisit, ...]:
    gone = []
    for visit in visits:
        pattern_id, day = pattern_and_day(visit)
        client = records.clients[records.patterns[pattern_id].client_id]
        gone.append(GoneVisit(shown_name(client), day))
    return tuple(sorted(gone, key=lambda one: (one.day, one.client_name)))


# Comparing --------------------------------------------------------------------------------


def compare(office: Office, week: date, kept_ids: Iterable[UUID]) -> tuple[Compared, ...]:
    """The week as it is, then each of the kept proposals as it would be opened now."""
    now = week_board(office, week)
    opened = (reopen(office, kept_id) for kept_id in kept_ids)
    return (Compared(None, now.figures), *map(_compared, opened))


def _compared(opened: Reopened) -> Compared:
    proposal = opened.proposal
    people = by_person(proposal.before, proposal.after, proposal.changes)
    return Compared(
        row=opened.row,
        figures=proposal.after.figures,
        visits_changed=len(proposal.changes),
        people_changed=sum(bool(person.gained or person.lost) for person in people),
        gone=len(opened.gone),
    )
