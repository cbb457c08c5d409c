"""From plans and reviews as services know them to what the papers print of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from carecoop.kinds import PlanState, Weeks
from carecoop.services.plans.values import (
    Distance,
    FaceNote,
    FaceNoteKind,
    Outcome,
    Participant,
    Plan,
    Review,
    Reviewed,
    RiskForm,
    SectionForm,
    ServingVisit,
    StepForm,
    VisitNote,
    face_notes,
)
from reports import plan_values as paper
from reports.plan_values import Words

OTHER_LANGUAGE = {"en": "cy"}  # of a plan; of all others it is English


@dataclass(frozen=True, slots=True)
class Around:
    """What is not in the plan itself: the co-op, its headings, and who is around the person."""

    organisation: str
    headings: Mapping[str, str] = field(default_factory=dict)  # by key
    circle: tuple[paper.CircleMember, ...] = ()
    telephones: tuple[paper.Telephone, ...] = ()


def our_plan(plan: Plan, around: Around) -> paper.OurPlan:
    numbers = {each.origin_id: number for number, each in enumerate(plan.live_outcomes, start=1)}
    return paper.OurPlan(
        organisation=around.organisation,
        person_name=plan.shown_name,
        edition=edition(plan),
        language=plan.language,
        next_review=plan.next_review_on,
        topics=topics(plan),
        outcomes=tuple(
            _outcome(plan, each, numbers[each.origin_id], around) for each in plan.live_outcomes
        ),
        week=tuple(_visit(each, numbers) for each in plan.visits),
        circle=around.circle,
        risks=tuple(_risk(plan, each.form) for each in plan.risks),
        telephones=around.telephones,
        attached=tuple(
            paper.Attached(each.form.name, each.form.dated_on) for each in plan.attachments
        ),
        participants=_participants(plan.participants),
        face=tuple(_face(plan.face_notes)),
    )


def profile(plan: Plan, around: Around) -> paper.Profile:
    return paper.Profile(
        around.organisation, plan.shown_name, edition(plan), plan.language, topics(plan)
    )


def edition(plan: Plan) -> paper.PlanEdition:
    return paper.PlanEdition(plan.number, paper.PlanState(plan.state), plan.agreed_on)


def topics(plan: Plan) -> tuple[paper.Topic, ...]:
    return tuple(
        paper.Topic(
            paper.TopicKind(each.form.kind), _section(plan, each.form), each.form.is_private
        )
        for each in plan.sections
    )


def _section(plan: Plan, form: SectionForm) -> Words:
    return _words(plan, form.text, form.language, form.said_by, form.translation)


def _words(
    plan: Plan, text: str, language: str, said_by: UUID | None = None, translation: str = ""
) -> Words:
    speaker = plan.participant(said_by)
    other = OTHER_LANGUAGE.get(plan.language, "en")
    return Words(
        text,
        language,
        speaker.form.name if speaker else "",
        translation,
        plan.language if language != plan.language else other,
    )


def _outcome(plan: Plan, outcome: Outcome, number: int, around: Around) -> paper.Outcome:
    form = outcome.form
    return paper.Outcome(
        number,
        _words(plan, form.words, form.language, form.said_by, form.translation),
        _domain(form.domain, around),
        why=Words(form.why_it_matters, form.language),
        now=Words(form.now_text, form.language),
        now_score=form.now_score,
        hoped=Words(form.as_hoped, form.language),
        actions=tuple(_action(each, form.language) for each in form.steps),
        by_when=form.by_when,
        served_by=tuple(
            visit.title
            for visit in plan.visits
            if any(each.origin_id == outcome.origin_id for each in visit.serves)
        ),
        is_private=form.is_private,
    )


def _domain(key: str, around: Around) -> paper.Domain:
    return paper.Domain(key, around.headings.get(key, ""))


def _action(step: StepForm, language: str) -> paper.Action:
    return paper.Action(
        paper.Doer(step.doer), Words(step.what, language), step.who, Words(step.my_part, language)
    )


def _visit(visit: ServingVisit, numbers: Mapping[UUID, int]) -> paper.WeekVisit:
    return paper.WeekVisit(
        visit.title,
        visit.weekdays,
        visit.preferred_minute,
        visit.preferred_minute + visit.duration_minutes,
        visit.purpose,
        visit.carers_wanted,
        is_every_other_week=visit.weeks is not Weeks.EVERY,
        serves=tuple(
            paper.Served(numbers[each.origin_id], each.what_is_done)
            for each in visit.serves
            if each.origin_id in numbers
        ),
    )


def _risk(plan: Plan, form: RiskForm) -> paper.PositiveRisk:
    agreed = (plan.participant(each) for each in form.agreed_by)
    return paper.PositiveRisk(
        Words(form.what, plan.language),
        Words(form.could_go_well, plan.language),
        Words(form.could_go_wrong, plan.language),
        Words(form.what_we_do, plan.language),
        tuple(each.form.name for each in agreed if each is not None),
        form.is_private,
    )


def _participants(people: tuple[Participant, ...]) -> tuple[paper.Participant, ...]:
    names = {each.id: each.form.name for each in people}
    return tuple(_participant(each, names) for each in people)


def _participant(each: Participant, names: Mapping[UUID, str]) -> paper.Participant:
    word = each.word.form if each.word else None
    return paper.Participant(
        each.form.name,
        paper.Role(each.form.role),
        each.form.relation,
        each.form.took_part,
        paper.Stance(each.stance),
        word.reason if word else "",
        word.said_on if word else None,
        names.get(word.spoken_by, "") if word and word.spoken_by else "",
    )


def _face(notes: Iterable[FaceNote]) -> Iterator[paper.FaceNote]:
    """What the face says; that it is a draft is on every page anyway."""
    for note in notes:
        if note.kind is not FaceNoteKind.DRAFT:
            kind = paper.FaceNoteKind(note.kind)
            yield paper.FaceNote(kind, note.name, note.reason, note.spoken_by)


# Reviews


def review_record(
    review: Review,
    plan: Plan,
    travelled: Iterable[Distance],
    around: Around,
    *,
    with_score: bool,
) -> paper.ReviewRecord:
    """`with_score` where the person wants goal attainment printed."""
    points = {each.origin_id: each for each in travelled}
    return paper.ReviewRecord(
        organisation=around.organisation,
        person_name=review.shown_name,
        held_on=_held_on(review),
        edition=edition(plan),
        is_finished=review.finished_on is not None,
        cause=paper.ReviewCause(review.form.cause),
        words=Words(review.form.words, review.form.language, review.shown_name),
        outcomes=tuple(
            _reviewed(
                number,
                each,
                _distances(each, points.get(each.outcome.origin_id), review),
                around,
                with_score=with_score,
            )
            for number, each in enumerate(review.outcomes, start=1)
        ),
        changes=Words(review.form.agreed_changes, review.form.language),
        attainment=_attainment(review) if with_score else None,
        next_review=review.form.next_review_on,
        participants=_participants(review.participants),
        face=tuple(_face(face_notes(PlanState.AGREED, review.participants))),
    )


def _held_on(review: Review) -> date:
    held_on = review.form.held_on
    assert held_on is not None  # None only in a form that is being filled in
    return held_on


def _reviewed(
    number: int,
    reviewed: Reviewed,
    distances: tuple[paper.Distance, ...],
    around: Around,
    *,
    with_score: bool,
) -> paper.ReviewedOutcome:
    plan_form, form = reviewed.outcome.form, reviewed.form
    language = plan_form.language
    return paper.ReviewedOutcome(
        number,
        Words(plan_form.words, language),
        _domain(plan_form.domain, around),
        hoped=Words(plan_form.as_hoped, language),
        in_my_words=Words(form.words, language),
        achieved=paper.Achieved(form.achieved) if form.achieved else None,
        level=form.level if with_score else None,
        now=Words(form.now_text, language),
        notes=tuple(_note(each) for each in reviewed.notes),
        distances=distances,
        what_next=Words(form.change, language),
        is_private=plan_form.is_private,
    )


def _note(note: VisitNote) -> paper.VisitNote:
    return paper.VisitNote(note.form.visit_date, Words(note.form.text, "", note.carer_name))


def _distances(
    reviewed: Reviewed, travelled: Distance | None, review: Review
) -> tuple[paper.Distance, ...]:
    """Up to this review, and where it is not finished with what it says so far."""
    held_on = _held_on(review)
    points = [
        paper.Distance(point.on, point.score, Words(point.words))
        for point in (travelled.points if travelled else ())
        if point.score is not None and point.on <= held_on
    ]
    score = reviewed.form.now_score
    if review.finished_on is None and score is not None:
        points.append(paper.Distance(held_on, score, Words(reviewed.form.now_text)))
    return tuple(points)


def _attainment(review: Review) -> paper.Attainment | None:
    found = review.attainment
    if found.baseline is None or found.now is None:
        return None
    return paper.Attainment(found.baseline, found.now)
