"""Puts the sample's plans into the co-op, through the checks that typed ones pass."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

from sqlmodel import Session, select

from carecoop.kinds import DecisionSubject, PlanState, ReviewCause, Role, Stance
from carecoop.records import (
    Client,
    Decision,
    Participant,
    ParticipantWord,
    Plan,
    PlanOutcome,
    PlanRisk,
    PlanRiskAgreement,
    PlanSection,
    PlanStep,
    Review,
    ReviewedOutcome,
    ReviewEvent,
    VisitNote,
    VisitOutcome,
)
from carecoop.sample.plan_tables import Goal, SamplePlan, SampleReview, Voice
from carecoop.sample.plans_brixham import NANCY
from carecoop.sample.plans_torquay import TORQUAY_PLANS
from carecoop.services.office import Office
from carecoop.services.people_rows import shared_values
from carecoop.services.people_text import shown_name
from carecoop.services.plans import validation, values
from carecoop.services.validation import checked

PLANS = (*TORQUAY_PLANS, NANCY)
NOON = time(12, tzinfo=UTC)
LONG_AGO = date(2000, 1, 1)  # for checks: the sample's today may be a day to come


@dataclass(slots=True)
class _Writing:
    """A plan on its way into the store: who writes, where, and the ids behind the tables' keys."""

    session: Session
    account_id: UUID
    sample: SamplePlan
    client: Client
    carers: Mapping[str, UUID]
    patterns: Mapping[str, UUID]
    today: date
    plan: Plan
    people: dict[str, UUID] = field(default_factory=dict)
    outcomes: dict[str, UUID] = field(default_factory=dict)

    def ago(self, *, weeks: int = 0, days: int = 0) -> date:
        return self.today - timedelta(weeks=weeks, days=days)


def add_plans(
    office: Office,
    clients: Mapping[str, str],
    carers: Mapping[str, UUID],
    patterns: Mapping[str, UUID],
    today: date,
) -> None:
    """Plans, reviews and notes as of `today`; `clients` are full names by key."""
    with office.work("build_sample", "plans") as work:
        by_name = {client.name: client for client in work.session.exec(select(Client))}
        for sample in PLANS:
            client = by_name[clients[sample.client]]
            plan = _plan(sample, client, today)
            work.session.add(plan)
            writing = _Writing(
                work.session, office.account_id, sample, client, carers, patterns, today, plan
            )
            _write(writing)
        work.commit()


def _plan(sample: SamplePlan, client: Client, today: date) -> Plan:
    return Plan(
        client_id=client.id,
        number=1,
        language="cy" if sample.language == "cy" else "en",
        began_on=today - timedelta(weeks=sample.weeks_ago, days=6),
    )


def _write(writing: _Writing) -> None:
    sample, session = writing.sample, writing.session
    day = writing.ago(weeks=sample.weeks_ago)
    writing.people = _people(writing, DecisionSubject.PLAN, writing.plan.id, day)
    positions: dict[str, int] = {}
    for said in sample.sayings:
        form = values.SectionForm(
            said.kind,
            said.text,
            sample.language if said.translation else "en",
            said.translation,
            writing.people[said.by],
            said.private,
        )
        checked(validation.validate_section(form))
        position = positions[said.kind] = positions.get(said.kind, -1) + 1
        shared = shared_values(form, values.SectionForm, PlanSection)
        session.add(PlanSection(plan_id=writing.plan.id, position=position, **shared))
    for position, goal in enumerate(sample.goals):
        writing.outcomes[goal.key] = _outcome(writing, goal, position)
    _risks(writing)
    if sample.state is not PlanState.DRAFT:
        session.flush()  # the text before the state that closes it
        writing.plan.state, writing.plan.agreed_on = sample.state, day
    for review in sample.reviews:
        _review(writing, review)
    _notes(writing)


def _people(
    writing: _Writing, subject: DecisionSubject, subject_id: UUID, day: date
) -> dict[str, UUID]:
    """Who took part, with their words; ids by key."""
    decision = Decision(
        client_id=writing.client.id, subject=subject, subject_id=subject_id, decided_on=day
    )
    writing.session.add(decision)
    people: dict[str, UUID] = {}
    for position, voice in enumerate(writing.sample.voices):
        form = _participant(writing, voice)
        checked(validation.validate_participant(form))
        shared = shared_values(form, values.ParticipantForm, Participant)
        row = Participant(decision_id=decision.id, position=position, **shared)
        writing.session.add(row)
        people[voice.key] = row.id
    for voice in writing.sample.voices:
        _word(writing, voice, people, day)
    return people


def _participant(writing: _Writing, voice: Voice) -> values.ParticipantForm:
    name = voice.name or shown_name(writing.client)
    carer_id = writing.carers.get(voice.key) if voice.role is Role.CARER else None
    if carer_id is not None:
        name = voice.key.capitalize()
    return values.ParticipantForm(
        name, voice.role, voice.relation, carer_id, took_part=voice.took_part
    )


def _word(writing: _Writing, voice: Voice, people: Mapping[str, UUID], day: date) -> None:
    if voice.stance is Stance.NOT_ASKED and not voice.reason:
        return
    form = values.WordForm(
        voice.stance, voice.reason, day, people.get(voice.spoken_by), voice.authority
    )
    checked(validation.validate_word(replace(form, said_on=LONG_AGO)))
    writing.session.add(
        ParticipantWord(
            participant_id=people[voice.key],
            account_id=writing.account_id,
            recorded_at_utc=_noon(day),
            **shared_values(form, values.WordForm, ParticipantWord),
        )
    )


def _outcome(writing: _Writing, goal: Goal, position: int) -> UUID:
    form = values.OutcomeForm(
        words=goal.words,
        language=writing.sample.language if goal.translation else "en",
        translation=goal.translation,
        said_by=next(iter(writing.people.values())),
        domain=goal.domain,
        why_it_matters=goal.why,
        now_text=goal.now,
        now_score=goal.score,
        as_hoped=goal.hoped,
        by_when=writing.today + timedelta(weeks=goal.weeks),
        baseline_level=goal.baseline,
        is_private=goal.private,
    )
    checked(validation.validate_outcome(form))
    outcome_id = uuid4()
    shared = shared_values(form, values.OutcomeForm, PlanOutcome)
    row = PlanOutcome(
        id=outcome_id, origin_id=outcome_id, plan_id=writing.plan.id, position=position, **shared
    )
    writing.session.add(row)
    for place, step in enumerate(goal.steps):
        said = values.StepForm(step.doer, step.who, step.what, step.my_part)
        shared = shared_values(said, values.StepForm, PlanStep)
        writing.session.add(PlanStep(outcome_id=outcome_id, position=place, **shared))
    for title, done in goal.visits:
        pattern_id = writing.patterns[f"{writing.sample.client}.{title}"]
        writing.session.add(
            VisitOutcome(pattern_id=pattern_id, origin_id=outcome_id, what_is_done=done)
        )
    return outcome_id


def _risks(writing: _Writing) -> None:
    for position, risk in enumerate(writing.sample.risks):
        form = values.RiskForm(risk.what, risk.well, risk.wrong, risk.we_do)
        checked(validation.validate_risk(form))
        shared = shared_values(form, values.RiskForm, PlanRisk)
        row = PlanRisk(plan_id=writing.plan.id, position=position, **shared)
        writing.session.add(row)
        for key in risk.agreed_by:
            agreement = PlanRiskAgreement(risk_id=row.id, participant_id=writing.people[key])
            writing.session.add(agreement)


def _review(writing: _Writing, sample: SampleReview) -> None:
    day = writing.ago(weeks=sample.weeks_ago)
    form = values.ReviewForm(
        day, sample.cause, sample.words, writing.sample.language, sample.agreed_changes
    )
    checked(validation.validate_review(replace(form, held_on=LONG_AGO)))
    shared = shared_values(form, values.ReviewForm, Review)
    review = Review(plan_id=writing.plan.id, finished_on=day, **shared)
    writing.session.add(review)
    _people(writing, DecisionSubject.REVIEW, review.id, day)
    for each in sample.looked:
        said = values.ReviewedForm(
            each.words, each.achieved, each.level, each.now, each.score, each.change
        )
        checked(validation.validate_reviewed(said))
        shared = shared_values(said, values.ReviewedForm, ReviewedOutcome)
        outcome_id = writing.outcomes[each.goal]
        writing.session.add(ReviewedOutcome(review_id=review.id, outcome_id=outcome_id, **shared))


def _notes(writing: _Writing) -> None:
    sample = writing.sample
    for note in sample.notes:
        day = writing.ago(days=note.days_ago)
        form = values.VisitNoteForm(
            writing.patterns[f"{sample.client}.{note.visit}"],
            day,
            writing.outcomes[note.goal],
            writing.carers[note.carer],
            note.text,
        )
        checked(validation.validate_visit_note(replace(form, visit_date=LONG_AGO)))
        row = VisitNote(
            client_id=writing.client.id,
            account_id=writing.account_id,
            noted_at_utc=_noon(day),
            **shared_values(form, values.VisitNoteForm, VisitNote),
        )
        writing.session.add(row)
    if sample.fell_days_ago is not None:
        event = values.EventForm(
            ReviewCause.FALL, writing.ago(days=sample.fell_days_ago), "On the back step; no harm."
        )
        checked(validation.validate_event(replace(event, happened_on=LONG_AGO)))
        shared = shared_values(event, values.EventForm, ReviewEvent)
        writing.session.add(ReviewEvent(client_id=writing.client.id, **shared))


def _noon(day: date) -> datetime:
    return datetime.combine(day, NOON)
