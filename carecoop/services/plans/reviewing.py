"""Reviews: looking back at each outcome, in the person's words first, numbers only where wanted.

Goal attainment needs a baseline, set in the plan before: a level cannot be given without one. All
figures are of one person's own outcomes; nothing here puts people side by side.
"""

from collections import defaultdict
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, ConflictError, InvalidInputError
from carecoop.kinds import DecisionSubject, PlanState, ReviewCause, Role
from carecoop.records import (
    Client,
    Participant,
    Plan,
    PlanOutcome,
    Review,
    ReviewedOutcome,
)
from carecoop.services.office import Office
from carecoop.services.people_rows import found, shared_values
from carecoop.services.people_text import shown_name
from carecoop.services.plans import rows, values
from carecoop.services.plans.attainment import t_score, weight
from carecoop.services.plans.deciding import drop_decision
from carecoop.services.plans.noting import notes
from carecoop.services.plans.rows import decision_of, named_client, named_plan, open_decision
from carecoop.services.plans.tidying import tidy
from carecoop.services.plans.validation import validate_review, validate_reviewed
from carecoop.services.validation import checked
from carecoop.store import Work


def begin_review(office: Office, plan_id: UUID, *, cause: ReviewCause = ReviewCause.DUE) -> UUID:
    """A look back at an agreed plan, with everybody who took part in it to be asked.

    ConflictError where the plan is not the agreed one, or a review of it is going on.
    """
    with office.work("begin_review") as work:
        plan = named_plan(work, plan_id)
        _check_can_begin(work.session, plan)
        client = found(work.session, Client, plan.client_id)
        review = Review(plan_id=plan_id, held_on=clock.today(), cause=cause, language=plan.language)
        work.session.add(review)
        decision = open_decision(work.session, client, DecisionSubject.REVIEW, review.id)
        agreed = decision_of(work.session, DecisionSubject.PLAN, plan_id)
        others = select(Participant).where(
            Participant.decision_id == agreed.id, Participant.role != Role.PERSON
        )
        for place, each in enumerate(work.session.exec(others).all(), start=1):
            shared = shared_values(each, values.ParticipantForm, Participant) | {"took_part": ""}
            work.session.add(Participant(decision_id=decision.id, position=place, **shared))
        work.commit()
        return review.id


def save_review(office: Office, review_id: UUID, form: values.ReviewForm) -> None:
    """How it went as a whole, and what was agreed."""
    checked(validate_review(form))
    with office.work("save_review") as work:
        review = _going_on(work, review_id)
        review.sqlmodel_update(shared_values(tidy(form), values.ReviewForm, Review))
        work.commit()


def save_reviewed(
    office: Office, review_id: UUID, outcome_id: UUID, form: values.ReviewedForm
) -> None:
    """What came of one outcome of the plan."""
    checked(validate_reviewed(form))
    with office.work("save_reviewed_outcome") as work:
        review = _going_on(work, review_id)
        outcome = found(work.session, PlanOutcome, outcome_id)
        if outcome.plan_id != review.plan_id:
            raise ConflictError(
                QT_TRANSLATE_NOOP("carecoop", "This outcome is of another version of the plan.")
            )
        _check_baseline(outcome, form)
        row = _reviewed(work.session, review_id).get(outcome_id)
        row = row or ReviewedOutcome(review_id=review_id, outcome_id=outcome_id)
        row.sqlmodel_update(shared_values(tidy(form), values.ReviewedForm, ReviewedOutcome))
        work.session.add(row)
        work.commit()


def finish_review(office: Office, review_id: UUID) -> None:
    """It stays as it is from now on; the next one falls due by the clock or on the chosen day.

    ConflictError where nothing was said yet.
    """
    with office.work("finish_review") as work:
        review = _going_on(work, review_id)
        said = [row.achieved or row.words for row in _reviewed(work.session, review_id).values()]
        if not review.words and not any(said):
            raise ConflictError(
                QT_TRANSLATE_NOOP(
                    "carecoop", "Nothing is written yet. Begin with how it went, in their words."
                )
            )
        review.finished_on = clock.today()
        decision_of(work.session, DecisionSubject.REVIEW, review_id).decided_on = review.held_on
        work.commit()


def discard_review(office: Office, review_id: UUID) -> None:
    """Take out one that was begun by mistake."""
    with office.work("discard_review") as work:
        review = _going_on(work, review_id)
        for row in _reviewed(work.session, review_id).values():
            work.session.delete(row)
        drop_decision(work.session, decision_of(work.session, DecisionSubject.REVIEW, review_id))
        work.session.delete(review)
        work.commit()


def get_review(office: Office, review_id: UUID) -> values.Review:
    with office.read() as session:
        return _value(session, found(session, Review, review_id))


def reviews_of(office: Office, client_id: UUID) -> tuple[values.Review, ...]:
    """All reviews of a client's plans, the newest first."""
    with office.read() as session:
        found(session, Client, client_id)
        reviews = _of_client(session, client_id)
        return tuple(_value(session, review) for review in reversed(reviews))


def distance_travelled(office: Office, client_id: UUID) -> tuple[values.Distance, ...]:
    """For each outcome of the plan as it stands where the person was when it was first agreed,
    and at each finished review since. It is theirs to look at, and to print if they want."""
    with office.read() as session:
        found(session, Client, client_id)
        agreed = session.exec(
            select(Plan)
            .where(Plan.client_id == client_id, col(Plan.agreed_on).is_not(None))
            .order_by(col(Plan.number))
        ).all()
        if not agreed:
            return ()
        points = _points(session, list(agreed))
        return tuple(
            values.Distance(each.origin_id, each.form.words, tuple(points[each.origin_id]))
            for each in rows.outcomes(session, agreed[-1].id)
            if not each.archived
        )


def _check_can_begin(session: Session, plan: Plan) -> None:
    if plan.state is not PlanState.AGREED:
        raise ConflictError(
            QT_TRANSLATE_NOOP("carecoop", "Only the agreed version can be reviewed. Open that one.")
        )
    if any(review.finished_on is None for review in _of_client(session, plan.client_id)):
        raise ConflictError(
            QT_TRANSLATE_NOOP("carecoop", "A review of this plan is going on already. Go on there.")
        )


def _going_on(work: Work, review_id: UUID) -> Review:
    """A review to write in, its client named in the trail."""
    review = found(work.session, Review, review_id)
    named_client(work, found(work.session, Plan, review.plan_id).client_id)
    if review.finished_on is None:
        return review
    raise ConflictError(
        QT_TRANSLATE_NOOP("carecoop", "This review was finished on {day} and stays as it is."),
        day=review.finished_on,
    )


def _check_baseline(outcome: PlanOutcome, form: values.ReviewedForm) -> None:
    if form.level is None or outcome.baseline_level is not None:
        return
    sentence = QT_TRANSLATE_NOOP(
        "carecoop",
        "The plan has no baseline for this outcome. Leave the level out, or set a baseline in the "
        "next version.",
    )
    raise InvalidInputError({"level": CareCoopError(sentence)})


def _reviewed(session: Session, review_id: UUID) -> dict[UUID, ReviewedOutcome]:
    query = select(ReviewedOutcome).where(ReviewedOutcome.review_id == review_id)
    return {row.outcome_id: row for row in session.exec(query)}


def _of_client(session: Session, client_id: UUID) -> list[Review]:
    """The oldest first; one that is going on last."""
    query = select(Review).join(Plan, col(Plan.id) == col(Review.plan_id))
    reviews = session.exec(query.where(Plan.client_id == client_id)).all()
    return sorted(reviews, key=lambda each: (each.finished_on or date.max, each.held_on))


def _value(session: Session, review: Review) -> values.Review:
    plan = found(session, Plan, review.plan_id)
    client = found(session, Client, plan.client_id)
    taking_part = rows.participants_by_subject(session, DecisionSubject.REVIEW, [review.id])
    outcomes = _reviewed_values(session, plan, review)
    return values.Review(
        id=review.id,
        client_id=client.id,
        plan_id=plan.id,
        plan_number=plan.number,
        shown_name=shown_name(client),
        form=values.ReviewForm(**shared_values(review, values.ReviewForm, Review)),
        participants=taking_part[review.id],
        outcomes=outcomes,
        attainment=attainment(outcomes),
        finished_on=review.finished_on,
    )


def _reviewed_values(session: Session, plan: Plan, review: Review) -> tuple[values.Reviewed, ...]:
    said = _reviewed(session, review.id)
    agreed = session.exec(
        select(Plan)
        .where(Plan.client_id == plan.client_id, Plan.number <= plan.number)
        .order_by(col(Plan.number))
    ).all()
    points = _points(session, list(agreed))
    noted = _notes_since(session, plan.client_id, review)
    return tuple(
        values.Reviewed(
            each,
            _reviewed_form(said.get(each.id)),
            next((p.score for p in points[each.origin_id] if p.score is not None), None),
            tuple(note for note in noted if note.form.origin_id == each.origin_id),
        )
        for each in rows.outcomes(session, plan.id)
        if not each.archived
    )


def _reviewed_form(row: ReviewedOutcome | None) -> values.ReviewedForm:
    if row is None:
        return values.ReviewedForm()
    return values.ReviewedForm(**shared_values(row, values.ReviewedForm, ReviewedOutcome))


def _notes_since(session: Session, client_id: UUID, review: Review) -> list[values.VisitNote]:
    """What carers noted from the review before until this one."""
    before = [
        each.held_on
        for each in _of_client(session, client_id)
        if each.id != review.id and each.finished_on and each.held_on <= review.held_on
    ]
    noted = notes(session, client_id, max(before, default=None))
    return [note for note in noted if note.form.visit_date <= review.held_on]


def attainment(outcomes: tuple[values.Reviewed, ...]) -> values.Attainment:
    """T-scores over the outcomes that have both a baseline and a level."""
    before: list[int] = []
    now: list[int] = []
    weights: list[float] = []
    for each in outcomes:
        form = each.outcome.form
        if form.baseline_level is not None and each.form.level is not None:
            before.append(form.baseline_level)
            now.append(each.form.level)
            weights.append(weight(form.importance, form.difficulty))
    return values.Attainment(t_score(before, weights), t_score(now, weights))


def _points(session: Session, plans: list[Plan]) -> defaultdict[UUID, list[values.Point]]:
    """For each outcome its first agreed version, then each finished review, by day."""
    points: defaultdict[UUID, list[values.Point]] = defaultdict(list)
    for plan in plans:
        for each in rows.outcomes(session, plan.id):
            if plan.agreed_on is not None and not points[each.origin_id]:
                form = each.form
                first = values.Point(
                    plan.agreed_on, form.now_text, form.now_score, form.baseline_level
                )
                points[each.origin_id].append(first)
    query = (
        select(Review, ReviewedOutcome, PlanOutcome.origin_id)
        .join(ReviewedOutcome, col(ReviewedOutcome.review_id) == col(Review.id))
        .join(PlanOutcome, col(PlanOutcome.id) == col(ReviewedOutcome.outcome_id))
        .where(
            col(Review.plan_id).in_([plan.id for plan in plans]),
            col(Review.finished_on).is_not(None),
        )
        .order_by(col(Review.held_on))
    )
    for review, row, origin_id in session.exec(query):
        words = row.now_text or row.words
        points[origin_id].append(values.Point(review.held_on, words, row.now_score, row.level))
    return points
