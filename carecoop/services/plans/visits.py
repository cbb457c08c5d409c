"""What regular visits do for outcomes.

A link belongs to a visit however its times change (`pattern_id` of the first of a row of patterns
that took over from one another) and to an outcome through all versions (`origin_id`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import PlanState
from carecoop.records import (
    Client,
    Plan,
    PlanOutcome,
    VisitOutcome,
    VisitPattern,
)
from carecoop.services import validation_findings as find
from carecoop.services.office import Office
from carecoop.services.pattern_rows import weekday_set
from carecoop.services.people_rows import found, replace_children
from carecoop.services.people_text import fold, line, shown_name
from carecoop.services.plans import rows, values
from carecoop.services.plans.rows import named_client
from carecoop.services.validation import checked

MOST_DONE = 500  # letters on what is done at a visit for an outcome


# Visits serve outcomes ------------------------------------------------------------------------


def serve(office: Office, pattern_id: UUID, serves: tuple[values.Served, ...]) -> None:
    """The outcomes that a visit serves, all of them, and what is done for each."""
    done = {each.origin_id: line(each.what_is_done) for each in serves}
    too_long = (("serves", find.too_long(text, MOST_DONE)) for text in done.values())
    checked(find.first_of(*too_long))
    with office.work("serve_outcomes") as work:
        pattern = found(work.session, VisitPattern, pattern_id)
        client = named_client(work, pattern.client_id)
        checked(find.first_of(("serves", not_theirs(work.session, client.id, done))))
        root = first_patterns(work.session)[pattern_id]
        query = select(VisitOutcome).where(VisitOutcome.pattern_id == root)
        wanted = [
            VisitOutcome(pattern_id=root, origin_id=origin_id, what_is_done=text)
            for origin_id, text in done.items()
        ]
        replace_children(
            work.session, work.session.exec(query).all(), wanted, lambda each: each.origin_id
        )
        work.commit()


def visits_of(office: Office, client_id: UUID) -> tuple[values.ServingVisit, ...]:
    """A client's regular visits, by time of day, with the outcomes they serve."""
    with office.read() as session:
        found(session, Client, client_id)
        return serving_visits(session, [client_id])[client_id]


def visits_serving_none(office: Office) -> tuple[values.LooseVisit, ...]:
    """Regular visits of clients with a plan that serve none of its outcomes."""
    with office.read() as session:
        plans = current_plans(session)
        names = _names(session, plans)
        live = {
            client_id: {
                each.origin_id for each in rows.outcomes(session, plan.id) if not each.archived
            }
            for client_id, plan in plans.items()
        }
        loose = [
            values.LooseVisit(client_id, names[client_id], visit)
            for client_id, visits in serving_visits(session, names).items()
            for visit in visits
            if not any(each.origin_id in live[client_id] for each in visit.serves)
        ]
    return tuple(
        sorted(loose, key=lambda each: (fold(each.shown_name), each.visit.preferred_minute))
    )


def outcomes_without_visits(office: Office) -> tuple[values.LooseOutcome, ...]:
    """Outcomes of clients' plans that no regular visit serves."""
    with office.read() as session:
        plans = current_plans(session)
        names = _names(session, plans)
        visits = serving_visits(session, names)
        loose = [
            values.LooseOutcome(client_id, names[client_id], plans[client_id].id, outcome)
            for client_id in names
            for outcome in rows.outcomes(session, plans[client_id].id)
            if not outcome.archived and not _is_served(outcome, visits[client_id])
        ]
    return tuple(sorted(loose, key=lambda each: fold(each.shown_name)))


def outcomes_for(office: Office, pattern_id: UUID) -> tuple[values.Outcome, ...]:
    """The outcomes of a plan that one of its client's visits may move: first those it serves."""
    with office.read() as session:
        pattern = found(session, VisitPattern, pattern_id)
        plan = current_plans(session).get(pattern.client_id)
        if plan is None:
            return ()
        root = first_patterns(session)[pattern_id]
        served = _served(session, [root])[root]
        live = [each for each in rows.outcomes(session, plan.id) if not each.archived]
    return tuple(sorted(live, key=lambda each: each.origin_id not in served))


def words_for(
    office: Office, pattern_ids: Iterable[UUID]
) -> dict[UUID, tuple[values.PersonsWords, ...]]:
    """For a carer's schedule: the outcomes each visit serves, in the person's words and order.

    Of the agreed plan, or of the first draft before one is agreed; private outcomes are left out,
    for a schedule leaves the house. Visits that serve none are left out too.
    """
    ids = list(dict.fromkeys(pattern_ids))
    with office.read() as session:
        roots = first_patterns(session)
        served = _served(session, {roots[each] for each in ids if each in roots})
        plans = {plan.id for plan in current_plans(session).values()}
        origins = {origin for links in served.values() for origin in links}
        query = select(PlanOutcome).where(
            col(PlanOutcome.origin_id).in_(origins), col(PlanOutcome.is_private).is_(False)
        )
        outcomes = [
            row
            for row in session.exec(query.order_by(col(PlanOutcome.position)))
            if row.plan_id in plans and not row.archived and row.words
        ]
        words = {
            each: tuple(
                values.PersonsWords(
                    row.words, row.language, row.translation, served[roots[each]][row.origin_id]
                )
                for row in outcomes
                if row.origin_id in served[roots[each]]
            )
            for each in ids
            if each in roots
        }
    return {pattern_id: said for pattern_id, said in words.items() if said}


def serving_visits(
    session: Session, client_ids: Iterable[UUID]
) -> defaultdict[UUID, tuple[values.ServingVisit, ...]]:
    """Each client's regular visits that have not ended, by time of day."""
    query = select(VisitPattern).where(
        col(VisitPattern.client_id).in_(list(client_ids)),
        col(VisitPattern.archived_at_utc).is_(None),
    )
    patterns = [
        each
        for each in session.exec(query)
        if each.ends_on is None or each.ends_on >= clock.today()
    ]
    roots = first_patterns(session)
    served = _served(session, {roots[each.id] for each in patterns})
    visits: defaultdict[UUID, tuple[values.ServingVisit, ...]] = defaultdict(tuple)
    for each in sorted(patterns, key=lambda row: (row.preferred_minute, row.starts_on, row.title)):
        visits[each.client_id] += (_visit(each, served[roots[each.id]]),)
    return visits


def current_plans(session: Session) -> dict[UUID, Plan]:
    """Each client's agreed plan; before one is agreed, the draft."""
    standing = select(Plan).where(Plan.state != PlanState.SUPERSEDED)
    current: dict[UUID, Plan] = {}
    for plan in session.exec(standing):
        if plan.state is PlanState.AGREED:
            current[plan.client_id] = plan
        else:
            current.setdefault(plan.client_id, plan)
    return current


def _visit(pattern: VisitPattern, served: Mapping[UUID, str]) -> values.ServingVisit:
    return values.ServingVisit(
        pattern.id,
        pattern.title,
        pattern.purpose,
        weekday_set(pattern.weekdays),
        pattern.weeks,
        pattern.preferred_minute,
        pattern.duration_minutes,
        pattern.carers_wanted,
        tuple(values.Served(origin_id, text) for origin_id, text in served.items()),
    )


def _names(session: Session, client_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Of those not in the archive."""
    query = select(Client).where(
        col(Client.id).in_(list(client_ids)), col(Client.archived_at_utc).is_(None)
    )
    return {client.id: shown_name(client) for client in session.exec(query)}


def _is_served(outcome: values.Outcome, visits: Iterable[values.ServingVisit]) -> bool:
    return any(each.origin_id == outcome.origin_id for visit in visits for each in visit.serves)


def first_patterns(session: Session) -> dict[UUID, UUID]:
    """The first pattern of each row of patterns that took over from one another."""
    follows = dict(session.exec(select(VisitPattern.id, VisitPattern.follows_id)).all())

    def root(pattern_id: UUID) -> UUID:
        before = follows.get(pattern_id)
        return pattern_id if before is None else root(before)

    return {pattern_id: root(pattern_id) for pattern_id in follows}


def _served(session: Session, roots: Iterable[UUID]) -> defaultdict[UUID, dict[UUID, str]]:
    """What is done for each outcome at each visit, by the first pattern of its row."""
    query = (
        select(VisitOutcome, PlanOutcome.position)
        .join(PlanOutcome, col(PlanOutcome.id) == col(VisitOutcome.origin_id))
        .where(col(VisitOutcome.pattern_id).in_(list(roots)))
        .order_by(col(PlanOutcome.position))
    )
    served: defaultdict[UUID, dict[UUID, str]] = defaultdict(dict)
    for row, _position in session.exec(query):
        served[row.pattern_id][row.origin_id] = row.what_is_done
    return served


def not_theirs(session: Session, client_id: UUID, origin_ids: Iterable[UUID]) -> find.Finding:
    query = (
        select(PlanOutcome.origin_id)
        .join(Plan, col(Plan.id) == col(PlanOutcome.plan_id))
        .where(Plan.client_id == client_id)
    )
    if set(origin_ids) <= set(session.exec(query).all()):
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "Choose among the outcomes of this person's plan.")
    )
