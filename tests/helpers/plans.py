"""Plans for tests: random ones (`plans`), and one written through the services."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from hypothesis import strategies as st

from carecoop import clock
from carecoop.kinds import DecisionSubject, Doer, PlanState, Role, SectionKind, Stance, Weeks
from carecoop.services import clients
from carecoop.services.office import Office
from carecoop.services.people_values import ClientForm
from carecoop.services.plans import agreeing, drafting, taking_part, values
from carecoop.services.plans.deciding import decision_id_of
from carecoop.services.plans.domains import ENGLAND, WALES
from carecoop.services.plans.reading import get_plan
from carecoop.services.plans.rows import SECTION_ORDER
from carecoop.services.plans.tidying import tidy

FIRST_DAY, LAST_DAY = date(2020, 2, 29), date(2030, 12, 31)

# What people write ------------------------------------------------------------------------

AWKWARD = (
    "",
    "Tŷ bach twt, a’r gŵr â’r ŵyn",
    "<b>not bold</b> & <para> “quoted” 5 < 6",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 4,
    "بحبّ الشاي · 茶が好き · Я люблю чай · 🫖☕",
    "One line\n\nanother after a gap\n- a dash\n\tand a tab",
    "%s {0} {name} \\n %(x)s",
    "I want to get to the harbour again on my own two feet. " * 30,
)
letters = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))
short_texts = st.one_of(st.sampled_from(AWKWARD), st.text(letters, max_size=30)).map(
    lambda text: text[:200]
)
long_texts = st.one_of(st.sampled_from(AWKWARD), st.text(letters, max_size=200))
names = st.one_of(
    st.sampled_from(("Nancy", "Siân ap Rhys", "Ola & <Ben>", "X" * 120)),
    st.text(letters, min_size=1, max_size=40).filter(lambda text: bool(text.strip())),
)
languages = st.sampled_from(("en", "cy", "pl", "bfi"))
days = st.dates(FIRST_DAY, LAST_DAY)
scores = st.none() | st.integers(values.LEAST_SCORE, values.MOST_SCORE)
levels = st.none() | st.integers(values.LEAST_LEVEL, values.MOST_LEVEL)
weights = st.none() | st.integers(0, 3)
domains = st.sampled_from(("", *WALES, *ENGLAND))


def participant_forms() -> st.SearchStrategy[values.ParticipantForm]:
    others = st.sampled_from([role for role in Role if role is not Role.PERSON])
    made = st.builds(
        values.ParticipantForm,
        name=names,
        role=others,
        relation=short_texts.map(lambda text: text[:100]),
        carer_id=st.none(),
        contact_id=st.none(),
        took_part=short_texts,
    )
    return made.map(tidy).filter(lambda form: bool(form.name))


def section_forms(people: tuple[UUID, ...]) -> st.SearchStrategy[values.SectionForm]:
    return st.builds(
        values.SectionForm,
        kind=st.sampled_from(SectionKind),
        text=long_texts,
        language=languages,
        translation=long_texts,
        said_by=_one_of(people),
        is_private=st.booleans(),
    ).map(tidy)


def outcome_forms(people: tuple[UUID, ...]) -> st.SearchStrategy[values.OutcomeForm]:
    steps = st.builds(
        values.StepForm,
        doer=st.sampled_from(Doer),
        who=short_texts,
        what=long_texts,
        my_part=long_texts,
    )
    return st.builds(
        values.OutcomeForm,
        words=long_texts,
        language=languages,
        translation=long_texts,
        said_by=_one_of(people),
        domain=domains,
        why_it_matters=long_texts,
        now_text=long_texts,
        now_score=scores,
        as_hoped=long_texts,
        steps=st.lists(steps, max_size=4).map(tuple),
        by_when=st.none() | days,
        importance=weights,
        difficulty=weights,
        baseline_level=levels,
        is_private=st.booleans(),
    ).map(tidy)


def risk_forms(people: tuple[UUID, ...]) -> st.SearchStrategy[values.RiskForm]:
    return st.builds(
        values.RiskForm,
        what=long_texts,
        could_go_well=long_texts,
        could_go_wrong=long_texts,
        what_we_do=long_texts,
        agreed_by=_some_of(people),
        is_private=st.booleans(),
    ).map(tidy)


# Whole plans, without a store -------------------------------------------------------------


@st.composite
def plans(draw: st.DrawFn, most_outcomes: int = 8) -> values.Plan:
    """Any plan that the store could give: empty ones, and ones with more than anybody writes."""
    taking_part = draw(_participants())
    people = tuple(each.id for each in taking_part)
    outcomes = draw(_outcomes(people, most_outcomes))
    state = draw(st.sampled_from(PlanState))
    number = draw(st.integers(1, 30))
    began_on = draw(days)
    name = draw(names)
    return values.Plan(
        id=draw(st.uuids()),
        client_id=draw(st.uuids()),
        name=name,
        shown_name=draw(st.sampled_from((name, "Nan"))),
        number=number,
        state=state,
        language=draw(st.sampled_from(("en", "cy"))),
        from_number=number - 1 or None,
        began_on=began_on,
        agreed_on=None if state is PlanState.DRAFT else began_on,
        next_review_on=draw(st.none() | days),
        participants=taking_part,
        sections=draw(_sections(people)),
        outcomes=outcomes,
        risks=draw(_risks(people)),
        attachments=draw(_attachments()),
        visits=draw(_visits(outcomes)),
    )


@st.composite
def _participants(draw: st.DrawFn) -> tuple[values.Participant, ...]:
    person = values.ParticipantForm(name=draw(names), role=Role.PERSON)
    forms = [person, *draw(st.lists(participant_forms(), max_size=5))]
    ids = draw(_ids(len(forms)))
    return tuple(
        values.Participant(each, form, draw(_words(form, tuple(zip(ids, forms, strict=True)))))
        for each, form in zip(ids, forms, strict=True)
    )


@st.composite
def _words(
    draw: st.DrawFn,
    form: values.ParticipantForm,
    people: tuple[tuple[UUID, values.ParticipantForm], ...],
) -> tuple[values.Word, ...]:
    speakers = [each for each, other in people if other.role in values.SPOKESPEOPLE]
    said = []
    for _ in range(draw(st.integers(0, 2))):
        stance = draw(st.sampled_from(Stance))
        may_speak = form.role is Role.PERSON and stance is not Stance.NOT_ASKED and speakers
        spoken_by = draw(st.none() | st.sampled_from(speakers)) if may_speak else None
        reason = draw(short_texts) or "Because."
        authority = "Lasting power of attorney" if spoken_by else ""
        word = values.WordForm(stance, reason, draw(days), spoken_by, authority)
        said.append(values.Word(tidy(word), draw(names), datetime(2026, 5, 1, 9, tzinfo=UTC)))
    return tuple(said)


@st.composite
def _outcomes(draw: st.DrawFn, people: tuple[UUID, ...], most: int) -> tuple[values.Outcome, ...]:
    forms = draw(st.lists(outcome_forms(people), max_size=most))
    archived = sorted(draw(st.lists(st.booleans(), min_size=len(forms), max_size=len(forms))))
    ids = draw(_ids(len(forms)))
    return tuple(
        values.Outcome(each, each, form, is_archived)
        for each, form, is_archived in zip(ids, forms, archived, strict=True)
    )


@st.composite
def _visits(
    draw: st.DrawFn, outcomes: tuple[values.Outcome, ...]
) -> tuple[values.ServingVisit, ...]:
    served: st.SearchStrategy[tuple[values.Served, ...]] = st.just(())
    if outcomes:
        served = st.lists(
            st.builds(
                values.Served,
                origin_id=st.sampled_from([each.origin_id for each in outcomes]),
                what_is_done=short_texts,
            ),
            max_size=3,
            unique_by=lambda each: each.origin_id,
        ).map(tuple)
    visit = st.builds(
        values.ServingVisit,
        pattern_id=st.uuids(),
        title=names.map(lambda name: name[:100]),
        purpose=long_texts,
        weekdays=st.frozensets(st.integers(0, 6), min_size=1),
        weeks=st.sampled_from(Weeks),
        preferred_minute=st.integers(0, 1439),
        duration_minutes=st.integers(5, 600),
        carers_wanted=st.integers(1, 2),
        serves=served,
    )
    return tuple(draw(st.lists(visit, max_size=6)))


def _attachments() -> st.SearchStrategy[tuple[values.Attachment, ...]]:
    form = st.builds(
        values.AttachmentForm, name=names, dated_on=st.none() | days, review_on=st.none() | days
    ).map(tidy)
    attachment = st.builds(
        values.Attachment,
        id=st.uuids(),
        form=form,
        file_name=st.just("plan.pdf"),
        size_bytes=st.integers(1, 10**7),
    )
    return st.lists(attachment, max_size=2).map(tuple)


def _sections(people: tuple[UUID, ...]) -> st.SearchStrategy[tuple[values.Section, ...]]:
    """In reading order, as they are read."""
    section = st.builds(values.Section, id=st.uuids(), form=section_forms(people))
    return st.lists(section, max_size=10).map(
        lambda drawn: tuple(sorted(drawn, key=lambda each: SECTION_ORDER[each.form.kind]))
    )


def _risks(people: tuple[UUID, ...]) -> st.SearchStrategy[tuple[values.Risk, ...]]:
    risk = st.builds(values.Risk, id=st.uuids(), form=risk_forms(people))
    return st.lists(risk, max_size=4).map(tuple)


def _ids(count: int) -> st.SearchStrategy[list[UUID]]:
    return st.lists(st.uuids(), min_size=count, max_size=count, unique=True)


def _one_of(people: tuple[UUID, ...]) -> st.SearchStrategy[UUID | None]:
    return st.none() | st.sampled_from(people) if people else st.none()


def _some_of(people: tuple[UUID, ...]) -> st.SearchStrategy[tuple[UUID, ...]]:
    if not people:
        return st.just(())
    return st.sets(st.sampled_from(people)).map(
        lambda chosen: tuple(each for each in people if each in chosen)
    )


# A plan in a store ------------------------------------------------------------------------


def add_person(office: Office, name: str = "Nancy Berryheadley", **changes: object) -> UUID:
    form = ClientForm(
        name=name, preferred_name=name.split(maxsplit=1)[0], easting=292_450, northing=55_900
    )
    return clients.add_client(office, replace(form, **changes))  # type: ignore[arg-type] # its fields


def write_plan(office: Office, client_id: UUID) -> values.Plan:
    """A small draft with a person, a daughter and a carer, two outcomes and a risk."""
    plan_id = drafting.begin_plan(office, client_id)
    decision = decision_id_of(office, DecisionSubject.PLAN, plan_id)
    cathy = values.ParticipantForm("Cathy", Role.FAMILY, "daughter")
    wes = values.ParticipantForm("Wes", Role.CARER)
    daughter = taking_part.add_participant(office, decision, cathy)
    taking_part.add_participant(office, decision, wes)
    person = get_plan(office, plan_id).participants[0].id
    drafting.save_section(
        office,
        plan_id,
        None,
        values.SectionForm(SectionKind.IMPORTANT_TO_ME, "The harbour.", said_by=person),
    )
    harbour = values.OutcomeForm(
        words="I want to see the boats go out.",
        said_by=person,
        now_score=3,
        baseline_level=-1,
        as_hoped="At the window every morning.",
        steps=(values.StepForm(Doer.CARER, "Wes", "Chair to the window", "I hold the rail"),),
    )
    drafting.save_outcome(office, plan_id, None, harbour)
    drafting.save_outcome(office, plan_id, None, values.OutcomeForm(words="A proper Sunday lunch."))
    risk = values.RiskForm("Down the steps", "Sea air", "A fall", "Two of us", (daughter,))
    drafting.save_risk(office, plan_id, None, risk)
    return get_plan(office, plan_id)


def say(office: Office, participant: values.Participant, stance: Stance, reason: str = "") -> None:
    taking_part.record_word(
        office, participant.id, values.WordForm(stance, reason, said_on=clock.today())
    )


def agreed_plan(office: Office, client_id: UUID) -> values.Plan:
    """`write_plan`, agreed by everybody today."""
    return agree_together(office, write_plan(office, client_id).id)


def agree_together(
    office: Office, plan_id: UUID, *, next_review_on: date | None = None
) -> values.Plan:
    """Everybody who takes part agrees today, Wes among them where nobody else gives support."""
    if not any(each.form.role in values.WORKERS for each in get_plan(office, plan_id).participants):
        decision = decision_id_of(office, DecisionSubject.PLAN, plan_id)
        taking_part.add_participant(office, decision, values.ParticipantForm("Wes", Role.CARER))
    for each in get_plan(office, plan_id).participants:
        say(office, each, Stance.AGREES)
    agreeing.agree(office, plan_id, next_review_on=next_review_on)
    return get_plan(office, plan_id)
