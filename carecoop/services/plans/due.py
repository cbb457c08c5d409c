"""When plans are to be looked at again.

Wales: at least every three months (regulation 16 of WSI 2017/1264). England: six weeks after the
start, then yearly (NICE QS123 statement 5). Both: soon after a hospital stay, a fall, a complaint
or a change of circle. The co-op may set its own clock.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, func, select

from carecoop import clock
from carecoop.kinds import DecisionSubject, DisruptionKind, Nation, PlanState, ReviewCause
from carecoop.records import (
    Client,
    Coop,
    Decision,
    Disruption,
    Plan,
    Review,
    ReviewEvent,
    ReviewSetting,
    VisitPattern,
)
from carecoop.services.office import Office
from carecoop.services.people_rows import found, shared_values
from carecoop.services.people_text import fold, shown_name
from carecoop.services.plans import values
from carecoop.services.plans.rows import named_client
from carecoop.services.plans.tidying import tidy
from carecoop.services.plans.validation import validate_event, validate_review_clock
from carecoop.services.validation import checked

CLOCKS = {
    Nation.WALES: values.ReviewClock(first_weeks=0, first_months=3, later_months=3, event_days=14),
    Nation.ENGLAND: values.ReviewClock(
        first_weeks=6, first_months=0, later_months=12, event_days=14
    ),
}
SOON_DAYS = 28


@dataclass(frozen=True, slots=True)
class Due:
    """When a client's agreed plan is to be looked at again, and why then."""

    plan_id: UUID
    on: date
    cause: ReviewCause


# The co-op's clock ----------------------------------------------------------------------------


def get_review_clock(office: Office) -> values.ReviewClock:
    with office.read() as session:
        return review_clock(session)


def save_review_clock(office: Office, form: values.ReviewClock) -> None:
    checked(validate_review_clock(form))
    with office.work("save_review_clock") as work:
        row = work.session.exec(select(ReviewSetting)).first() or ReviewSetting(**asdict(form))
        row.sqlmodel_update(asdict(form))
        work.session.add(row)
        work.commit()


def review_clock(session: Session) -> values.ReviewClock:
    row = session.exec(select(ReviewSetting)).first()
    if row is None:
        return CLOCKS[Nation(session.exec(select(Coop.nation)).one())]
    return values.ReviewClock(**shared_values(row, values.ReviewClock, ReviewSetting))


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one: 30 November and 3 is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(day.day - 1), following - timedelta(1))


def first_review(begin: date, set_by: values.ReviewClock) -> date:
    """Of a plan agreed on a day, unless people choose another."""
    return months_later(begin, set_by.first_months) + timedelta(weeks=set_by.first_weeks)


# What happened --------------------------------------------------------------------------------


def add_event(office: Office, client_id: UUID, form: values.EventForm) -> UUID:
    """A fall, a complaint, a hospital stay: the plan is due soon after. Coming back from hospital
    and changes of circle count by themselves where they are recorded."""
    checked(validate_event(form))
    shared = shared_values(tidy(form), values.EventForm, ReviewEvent)
    with office.work("add_review_event") as work:
        named_client(work, client_id)
        event = ReviewEvent(client_id=client_id, **shared)
        work.session.add(event)
        work.commit()
        return event.id


def remove_event(office: Office, event_id: UUID) -> None:
    with office.work("remove_review_event") as work:
        event = found(work.session, ReviewEvent, event_id)
        named_client(work, event.client_id)
        work.session.delete(event)
        work.commit()


def events_of(office: Office, client_id: UUID) -> tuple[tuple[UUID, values.EventForm], ...]:
    """What was noted for a client, the latest first."""
    with office.read() as session:
        found(session, Client, client_id)
        query = select(ReviewEvent).where(ReviewEvent.client_id == client_id)
        return tuple(
            (row.id, values.EventForm(**shared_values(row, values.EventForm, ReviewEvent)))
            for row in session.exec(query.order_by(col(ReviewEvent.happened_on).desc()))
        )


# What is due ----------------------------------------------------------------------------------


def due_reviews(office: Office, *, within_days: int = SOON_DAYS) -> tuple[values.DueReview, ...]:
    """Plans overdue, due, or due within some days, the longest overdue first."""
    today = clock.today()
    with office.read() as session:
        query = select(Client).where(col(Client.archived_at_utc).is_(None))
        clients = {client.id: shown_name(client) for client in session.exec(query)}
        begun = _begun(session)
        rows = [
            values.DueReview(
                client_id,
                due.plan_id,
                clients[client_id],
                due.on,
                due.cause,
                (due.on - today).days,
                begun.get(client_id),
            )
            for client_id, due in due_dates(session, clients).items()
            if (due.on - today).days <= within_days
        ]
    return tuple(sorted(rows, key=lambda row: (row.due_on, fold(row.shown_name))))


def without_plan(office: Office) -> tuple[values.WithoutPlan, ...]:
    """Clients with regular visits today and no agreed plan, by how long that is so."""
    today = clock.today()
    with office.read() as session:
        states = {
            (client_id, state): plan_id
            for plan_id, client_id, state in session.exec(
                select(Plan.id, Plan.client_id, Plan.state)
            )
        }
        rows = [
            values.WithoutPlan(
                client.id, shown_name(client), states.get((client.id, PlanState.DRAFT)), since
            )
            for client, since in _visited(session, today)
            if (client.id, PlanState.AGREED) not in states
        ]
    return tuple(sorted(rows, key=lambda row: (row.visits_since, fold(row.shown_name))))


def due_dates(session: Session, client_ids: Iterable[UUID]) -> dict[UUID, Due]:
    """When each client's agreed plan is due; clients without one are left out."""
    ids = list(client_ids)
    agreed = select(Plan).where(col(Plan.client_id).in_(ids), Plan.state == PlanState.AGREED)
    begins = _begins(session, ids)
    reviews = _last_reviews(session, ids)
    events = _events(session, ids)
    set_by = review_clock(session)
    return {
        plan.client_id: _due(
            plan,
            begins[plan.client_id],
            reviews.get(plan.client_id),
            events[plan.client_id],
            set_by,
        )
        for plan in session.exec(agreed)
    }


def _due(
    current: Plan,
    begin: date,
    last: Review | None,
    events: list[tuple[date, ReviewCause]],
    set_by: values.ReviewClock,
) -> Due:
    """`begin` is when the first version was agreed."""
    since = last.held_on if last else begin
    found = [(_regular(current, last, begin, set_by), ReviewCause.DUE)]
    found += [
        (happened_on + timedelta(set_by.event_days), cause)
        for happened_on, cause in events
        if happened_on > since
    ]
    return Due(current.id, *min(found))


def _regular(current: Plan, last: Review | None, begin: date, set_by: values.ReviewClock) -> date:
    """The day people chose last; where they chose none, by the clock."""
    assert current.agreed_on is not None
    if current.next_review_on and (last is None or last.held_on <= current.agreed_on):
        return current.next_review_on
    if last is None:
        return first_review(begin, set_by)
    return last.next_review_on or months_later(last.held_on, set_by.later_months)


def _begins(session: Session, client_ids: list[UUID]) -> dict[UUID, date]:
    """When each client's first plan was agreed."""
    query = select(col(Plan.client_id), func.min(Plan.agreed_on)).where(
        col(Plan.client_id).in_(client_ids), col(Plan.agreed_on).is_not(None)
    )
    first = session.exec(query.group_by(col(Plan.client_id)))
    return {client_id: agreed_on for client_id, agreed_on in first if agreed_on is not None}


def _last_reviews(session: Session, client_ids: list[UUID]) -> dict[UUID, Review]:
    query = (
        select(Plan.client_id, Review)
        .join(Plan, col(Plan.id) == col(Review.plan_id))
        .where(col(Plan.client_id).in_(client_ids), col(Review.finished_on).is_not(None))
        .order_by(col(Review.held_on))
    )
    return dict(session.exec(query).all())


def _begun(session: Session) -> dict[UUID, UUID]:
    """Reviews that are going on, by client."""
    query = (
        select(Plan.client_id, Review.id)
        .join(Plan, col(Plan.id) == col(Review.plan_id))
        .where(col(Review.finished_on).is_(None))
    )
    return dict(session.exec(query).all())


def _events(
    session: Session, client_ids: list[UUID]
) -> defaultdict[UUID, list[tuple[date, ReviewCause]]]:
    """What happened to each client: noted for the plan, back from hospital, a change of circle."""
    events: defaultdict[UUID, list[tuple[date, ReviewCause]]] = defaultdict(list)
    noted = select(ReviewEvent).where(col(ReviewEvent.client_id).in_(client_ids))
    for row in session.exec(noted):
        events[row.client_id].append((row.happened_on, row.cause))
    back = select(col(Disruption.client_id), col(Disruption.from_date)).where(
        Disruption.kind == DisruptionKind.CLIENT_BACK,
        col(Disruption.client_id).in_(client_ids),
        col(Disruption.from_date) <= clock.today(),
    )
    for client_id, day in session.exec(back):
        if client_id is not None:
            events[client_id].append((day, ReviewCause.HOSPITAL))
    circles = select(col(Decision.client_id), col(Decision.decided_on)).where(
        Decision.subject == DecisionSubject.CIRCLE, col(Decision.client_id).in_(client_ids)
    )
    for client_id, day in session.exec(circles):
        events[client_id].append((day, ReviewCause.CIRCLE))
    return events


def _visited(session: Session, today: date) -> list[tuple[Client, date]]:
    """Clients with regular visits, and since when."""
    query = (
        select(Client, VisitPattern)
        .join(VisitPattern, col(VisitPattern.client_id) == col(Client.id))
        .where(col(Client.archived_at_utc).is_(None), col(VisitPattern.archived_at_utc).is_(None))
    )
    clients: dict[UUID, Client] = {}
    since: defaultdict[UUID, list[VisitPattern]] = defaultdict(list)
    for client, pattern in session.exec(query):
        clients[client.id] = client
        since[client.id].append(pattern)
    return [
        (clients[client_id], min(each.starts_on for each in patterns))
        for client_id, patterns in since.items()
        if any(each.ends_on is None or each.ends_on >= today for each in patterns)
    ]
