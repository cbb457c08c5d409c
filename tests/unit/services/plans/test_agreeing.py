"""Everybody's own word, and a plan that says so where somebody's is missing."""

from datetime import timedelta

import pytest

from carecoop import clock
from carecoop.errors import CareCoopError, ConflictError, InvalidInputError
from carecoop.kinds import DecisionSubject, PlanState, Role, Stance
from carecoop.services import carers, clients
from carecoop.services.office import Office
from carecoop.services.people_values import BondForm, CarerForm, ContactForm
from carecoop.services.plans import agreeing, deciding, drafting, taking_part, values
from carecoop.services.plans.deciding import decision_id_of
from carecoop.services.plans.reading import get_plan
from carecoop.services.plans.values import FaceNoteKind
from tests.helpers.plans import add_person, agree_together, agreed_plan, say, write_plan


def word(**changes: object) -> values.WordForm:
    return values.WordForm(**{"said_on": clock.today()} | changes)  # type: ignore[arg-type] # its fields


def face(plan: values.Plan) -> list[tuple[FaceNoteKind, str]]:
    return [(note.kind, note.name) for note in plan.face_notes]


def test_a_plan_that_everybody_agreed_to_has_nothing_on_its_face(office: Office) -> None:
    assert agreed_plan(office, add_person(office)).face_notes == ()


def test_a_draft_says_that_it_is_one_and_who_was_not_asked(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    assert face(plan) == [
        (FaceNoteKind.DRAFT, ""),
        (FaceNoteKind.NOT_ASKED, "Nancy"),
        (FaceNoteKind.NOT_ASKED, "Cathy"),
        (FaceNoteKind.NOT_ASKED, "Wes"),
    ]


def test_a_plan_can_be_agreed_against_an_objection_and_says_so(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    person, daughter, carer = plan.participants
    decision = decision_id_of(office, DecisionSubject.PLAN, plan.id)
    taking_part.add_participant(office, decision, values.ParticipantForm("Di", Role.FRIEND))
    say(office, person, Stance.AGREES)
    say(office, daughter, Stance.OBJECTS, "She ought to have a rail first.")
    say(office, carer, Stance.AGREES)
    agreeing.agree(office, plan.id)
    agreed = get_plan(office, plan.id)
    assert agreed.state is PlanState.AGREED
    assert face(agreed) == [(FaceNoteKind.OBJECTS, "Cathy"), (FaceNoteKind.NOT_ASKED, "Di")]
    assert agreed.face_notes[0].reason == "She ought to have a rail first."


def test_somebody_who_was_not_asked_can_be_heard_after_the_plan_is_agreed(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    say(office, plan.participants[0], Stance.AGREES)
    say(office, plan.participants[2], Stance.AGREES)
    agreeing.agree(office, plan.id)
    say(office, plan.participants[1], Stance.AGREES)
    assert get_plan(office, plan.id).face_notes == ()


@pytest.mark.parametrize("person", [Stance.OBJECTS, Stance.NOT_ASKED])
def test_workers_and_family_do_not_agree_a_plan_without_the_person(
    office: Office, person: Stance
) -> None:
    plan = write_plan(office, add_person(office))
    say(office, plan.participants[0], person, "No.")
    for other in plan.participants[1:]:
        say(office, other, Stance.AGREES)
    with pytest.raises(ConflictError, match="Nancy has not agreed yet"):
        agreeing.agree(office, plan.id)
    assert get_plan(office, plan.id).state is PlanState.DRAFT


@pytest.mark.parametrize("worker", [Stance.OBJECTS, Stance.NOT_ASKED])
def test_the_person_does_not_agree_a_plan_without_who_gives_the_support(
    office: Office, worker: Stance
) -> None:
    plan = write_plan(office, add_person(office))
    person, daughter, carer = plan.participants
    say(office, person, Stance.AGREES)
    say(office, daughter, Stance.AGREES)
    say(office, carer, worker, "Not on my own.")
    with pytest.raises(ConflictError, match="Nobody who gives the support has agreed yet"):
        agreeing.agree(office, plan.id)


def test_a_wordless_outcome_stands_in_the_way(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    for each in plan.participants:
        say(office, each, Stance.AGREES)
    drafting.save_outcome(office, plan.id, None, values.OutcomeForm(why_it_matters="Company."))
    drafting.save_risk(office, plan.id, None, values.RiskForm(what_we_do="Hold the rail."))
    with pytest.raises(InvalidInputError) as caught:
        agreeing.agree(office, plan.id, next_review_on=clock.today())
    assert set(caught.value.fields) == {"outcomes", "risks", "next_review_on"}


def test_what_was_said_before_stays_beside_what_is_said_now(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    carer = plan.participants[2]
    say(office, carer, Stance.OBJECTS, "Forty-one steps alone?")
    say(office, carer, Stance.AGREES)
    heard = get_plan(office, plan.id).participants[2]
    assert [each.form.stance for each in heard.words] == [Stance.AGREES, Stance.OBJECTS]
    assert heard.stance is Stance.AGREES
    assert {each.recorded_by for each in heard.words} == {"Meg"}


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (word(stance=Stance.OBJECTS), "reason"),
        (word(stance=Stance.OBJECTS, reason="  "), "reason"),
        (word(said_on=None), "said_on"),
        (word(said_on=clock.today() + timedelta(days=1)), "said_on"),
        (word(reason="x" * 501), "reason"),
    ],
)
def test_a_word_needs_its_day_and_an_objection_its_reason(
    office: Office, form: values.WordForm, field: str
) -> None:
    plan = write_plan(office, add_person(office))
    with pytest.raises(InvalidInputError) as caught:
        taking_part.record_word(office, plan.participants[0].id, form)
    assert list(caught.value.fields) == [field]


def test_a_daughter_may_speak_for_the_person_with_what_gives_her_the_right(
    office: Office,
) -> None:
    plan = write_plan(office, add_person(office))
    person, daughter, carer = plan.participants
    with pytest.raises(InvalidInputError, match="another look"):
        taking_part.record_word(office, person.id, word(spoken_by=daughter.id))
    spoken = word(spoken_by=daughter.id, authority="Lasting power of attorney, health")
    taking_part.record_word(office, person.id, spoken)
    say(office, daughter, Stance.AGREES)
    say(office, carer, Stance.AGREES)
    agreeing.agree(office, plan.id)
    (note,) = get_plan(office, plan.id).face_notes
    assert (note.kind, note.name, note.spoken_by) == (FaceNoteKind.ON_BEHALF, "Nancy", "Cathy")
    assert note.reason == "Lasting power of attorney, health"


@pytest.mark.parametrize(("for_whom", "by_whom"), [(0, 2), (2, 1), (2, 0), (1, 0), (0, 0)])
def test_neither_side_gives_the_word_of_the_other(
    office: Office, for_whom: int, by_whom: int
) -> None:
    plan = write_plan(office, add_person(office))
    ids = [each.id for each in plan.participants]
    spoken = word(spoken_by=ids[by_whom], authority="I know them")
    with pytest.raises(InvalidInputError) as caught:
        taking_part.record_word(office, ids[for_whom], spoken)
    assert list(caught.value.fields) == ["spoken_by"]


def test_a_plan_without_a_worker_says_so(office: Office) -> None:
    plan = get_plan(office, drafting.begin_plan(office, add_person(office)))
    assert (FaceNoteKind.NO_WORKER, "") in face(plan)


def test_the_person_takes_part_once_and_always(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    decision = decision_id_of(office, DecisionSubject.PLAN, plan.id)
    again = values.ParticipantForm("Nan", Role.PERSON)
    with pytest.raises(InvalidInputError):
        taking_part.add_participant(office, decision, again)
    with pytest.raises(ConflictError, match="always takes part"):
        taking_part.remove_participant(office, plan.participants[0].id)


def test_who_goes_leaves_what_they_said_unsigned(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    daughter = plan.participants[1]
    say(office, daughter, Stance.AGREES)
    taking_part.remove_participant(office, daughter.id)
    left = get_plan(office, plan.id)
    assert [each.form.name for each in left.participants] == ["Nancy", "Wes"]
    assert left.risks[0].form.agreed_by == ()


def test_nobody_is_taken_out_of_what_was_agreed_but_may_still_be_added(office: Office) -> None:
    plan = agreed_plan(office, add_person(office))
    with pytest.raises(ConflictError, match="stays as it is"):
        taking_part.remove_participant(office, plan.participants[1].id)
    with pytest.raises(ConflictError, match="stays as it is"):
        taking_part.save_participant(
            office, plan.participants[1].id, values.ParticipantForm("Kate")
        )
    decision = decision_id_of(office, DecisionSubject.PLAN, plan.id)
    taking_part.add_participant(office, decision, values.ParticipantForm("Di", Role.FRIEND))
    assert face(get_plan(office, plan.id)) == [(FaceNoteKind.NOT_ASKED, "Di")]


def test_nobody_can_speak_to_a_version_that_was_replaced(office: Office) -> None:
    client = add_person(office)
    first = agreed_plan(office, client)
    agree_together(office, drafting.begin_plan(office, client))
    with pytest.raises(ConflictError, match="Version 1 was replaced"):
        say(office, first.participants[0], Stance.OBJECTS, "No")


def test_the_contacts_the_circle_and_who_works_here_are_suggested(office: Office) -> None:
    anwen = carers.add_carer(office, CarerForm(name="Anwen", easting=292_000, northing=56_000))
    client = add_person(
        office,
        contacts=(ContactForm("Cathy", "daughter"),),
        bonds=(BondForm(anwen),),
    )
    decision = decision_id_of(office, DecisionSubject.PLAN, drafting.begin_plan(office, client))
    suggested = taking_part.suggested_participants(office, decision)
    assert [(each.name, each.role) for each in suggested] == [
        ("Cathy", Role.FAMILY),
        ("Anwen", Role.CARER),
        ("Meg", Role.COORDINATOR),
    ]
    taking_part.add_participant(office, decision, suggested[1])
    left = taking_part.suggested_participants(office, decision)
    assert left == (suggested[0], suggested[2])
    # A contact may go without taking the participant along.
    clients.save_client(office, client, clients.get_client(office, client))


def test_a_change_of_circle_is_agreed_like_a_plan(office: Office) -> None:
    client = add_person(office)
    form = values.DecisionForm(
        DecisionSubject.CIRCLE, client, "Wes joins the circle.", clock.today()
    )
    decision = deciding.add_decision(
        office, client, form, (values.ParticipantForm("Wes", Role.CARER),)
    )
    (read,) = deciding.decisions_of(office, client)
    assert [each.form.name for each in read.participants] == ["Nancy", "Wes"]
    say(office, read.participants[0], Stance.OBJECTS, "I want Anwen.")
    assert deciding.get_decision(office, decision).participants[0].stance is Stance.OBJECTS
    deciding.remove_decision(office, decision)
    assert deciding.decisions_of(office, client) == ()


def test_a_decision_is_about_this_persons_circle_or_visit(office: Office) -> None:
    client, other = add_person(office), add_person(office, "Jack Mudstonehill")
    form = values.DecisionForm(DecisionSubject.CIRCLE, other, "A change.", clock.today())
    with pytest.raises(InvalidInputError):
        deciding.add_decision(office, client, form)
    plan = write_plan(office, client)
    with pytest.raises(CareCoopError):
        deciding.remove_decision(office, decision_id_of(office, DecisionSubject.PLAN, plan.id))
