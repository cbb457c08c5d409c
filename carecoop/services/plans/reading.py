"""Plans as they stand: the versions of a client's plan, and each of them whole."""

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, func, select

from carecoop.kinds import DecisionSubject, PlanState
from carecoop.records import Client, Plan, Review
from carecoop.services.office import Office
from carecoop.services.people_rows import found
from carecoop.services.people_text import fold, shown_name
from carecoop.services.plans import rows, values
from carecoop.services.plans.due import due_dates
from carecoop.services.plans.visits import current_plans, serving_visits


def get_plan(office: Office, plan_id: UUID) -> values.Plan:
    """A version, whole. Raises NotFoundError."""
    with office.read() as session:
        return plan_value(session, found(session, Plan, plan_id))


def current_plan_id(office: Office, client_id: UUID) -> UUID | None:
    """The agreed version; before one is agreed, the draft; None where there is neither."""
    with office.read() as session:
        found(session, Client, client_id)
        plan = current_plans(session).get(client_id)
        return plan.id if plan else None


def plans_of(office: Office, client_id: UUID) -> tuple[values.PlanRow, ...]:
    """All versions of a client's plan, the newest first."""
    with office.read() as session:
        found(session, Client, client_id)
        query = select(Plan).where(Plan.client_id == client_id)
        plans = session.exec(query.order_by(col(Plan.number).desc())).all()
        return _rows(session, plans)


def all_plans(office: Office) -> tuple[values.PlanRow, ...]:
    """Every client's plan as it stands (agreed, or the draft before one is), by name."""
    with office.read() as session:
        active = set(session.exec(select(Client.id).where(col(Client.archived_at_utc).is_(None))))
        current = current_plans(session).values()
        plans = [plan for plan in current if plan.client_id in active]
        return tuple(sorted(_rows(session, plans), key=lambda row: fold(row.shown_name)))


def plan_value(session: Session, plan: Plan) -> values.Plan:
    client = found(session, Client, plan.client_id)
    before = session.get(Plan, plan.from_plan_id) if plan.from_plan_id else None
    taking_part = rows.participants_by_subject(session, DecisionSubject.PLAN, [plan.id])
    due = due_dates(session, [client.id]).get(client.id)
    return values.Plan(
        id=plan.id,
        client_id=client.id,
        name=client.name,
        shown_name=shown_name(client),
        number=plan.number,
        state=plan.state,
        language=plan.language,
        from_number=before.number if before else None,
        began_on=plan.began_on,
        agreed_on=plan.agreed_on,
        next_review_on=due.on if due and due.plan_id == plan.id else None,
        participants=taking_part[plan.id],
        sections=rows.sections(session, plan.id),
        outcomes=rows.outcomes(session, plan.id),
        risks=rows.risks(session, plan.id),
        attachments=rows.attachments(session, plan.id),
        visits=serving_visits(session, [client.id])[client.id],
    )


def _rows(session: Session, plans: Iterable[Plan]) -> tuple[values.PlanRow, ...]:
    plans = list(plans)
    ids = [plan.id for plan in plans]
    taking_part = rows.participants_by_subject(session, DecisionSubject.PLAN, ids)
    clients = {plan.client_id for plan in plans}
    due = due_dates(session, clients)
    names = {
        client.id: shown_name(client)
        for client in session.exec(select(Client).where(col(Client.id).in_(clients)))
    }
    finished = (
        select(Review.plan_id, func.count())
        .where(col(Review.finished_on).is_not(None), col(Review.plan_id).in_(ids))
        .group_by(col(Review.plan_id))
    )
    reviews = dict(session.exec(finished).all())
    return tuple(
        values.PlanRow(
            plan.id,
            plan.client_id,
            names[plan.client_id],
            plan.number,
            plan.state,
            plan.began_on,
            plan.agreed_on,
            reviews.get(plan.id, 0),
            due[plan.client_id].on if plan.state is PlanState.AGREED else None,
            values.face_notes(plan.state, taking_part[plan.id]),
        )
        for plan in plans
    )
