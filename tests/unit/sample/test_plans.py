"""The sample's plans: lively, respectful, and with something of everything."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from carecoop import clock
from carecoop.kinds import PlanState, ReviewCause
from carecoop.sample.plans import PLANS
from carecoop.services.office import Office
from carecoop.services.plans import due, reviewing, visits
from carecoop.services.plans.readiness import gaps
from carecoop.services.plans.reading import all_plans, get_plan
from carecoop.services.plans.values import FaceNoteKind
from carecoop.services.search import search
from tests.helpers.office import sample_office

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = sample_office(tmp_path_factory.mktemp("sample") / "sample.carecoop", TODAY)
    yield office
    office.close()


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def test_seven_people_have_a_plan_and_one_is_being_written(sample: Office) -> None:
    rows = all_plans(sample)
    assert len(rows) == len(PLANS) == 7
    assert [row.shown_name for row in rows if row.state is PlanState.DRAFT] == ["Pani Halina"]


def test_one_plan_has_an_objection_one_somebody_unheard_and_one_a_spokesman(
    sample: Office,
) -> None:
    notes = {
        (row.shown_name, note.kind, note.name)
        for row in all_plans(sample)
        for note in row.face_notes
        if row.state is PlanState.AGREED
    }
    assert notes == {
        ("Nancy", FaceNoteKind.OBJECTS, "Cathy Berryheadley"),
        ("Winnie", FaceNoteKind.NOT_ASKED, "The community nurse"),
        ("Dot", FaceNoteKind.ON_BEHALF, "Dot"),
    }


def test_one_review_is_overdue_and_one_is_due_after_a_fall(sample: Office) -> None:
    rows = due.due_reviews(sample)
    assert [(row.shown_name, row.cause) for row in rows if row.is_overdue] == [
        ("Arthur", ReviewCause.DUE)
    ]
    assert [row.shown_name for row in rows if row.cause is ReviewCause.FALL] == ["Reg"]


def test_mennas_plan_is_in_welsh_with_english_beside_it(sample: Office) -> None:
    (row,) = (row for row in all_plans(sample) if row.shown_name == "Menna")
    plan = get_plan(sample, row.id)
    assert plan.language == "cy"
    assert {each.form.language for each in plan.outcomes} == {"cy"}
    assert all(each.form.translation for each in plan.sections)


def test_nothing_is_missing_from_what_was_agreed(sample: Office) -> None:
    for row in all_plans(sample):
        if row.state is PlanState.AGREED:
            asked = [(gap, str(said)) for gap, _id, said in gaps(get_plan(sample, row.id))]
            assert asked == [], row.shown_name


def test_the_distance_travelled_goes_up_and_is_of_one_person(sample: Office) -> None:
    (row,) = (row for row in all_plans(sample) if row.shown_name == "Reg")
    shirt, plot = reviewing.distance_travelled(sample, row.client_id)
    assert [point.score for point in shirt.points] == [2, 5, 9]
    assert [point.level for point in plot.points] == [-2, 0, 1]
    newest = reviewing.reviews_of(sample, row.client_id)[0]
    assert newest.attainment.change is not None
    assert newest.attainment.change > 0
    assert [note.form.text for note in newest.outcomes[0].notes] == []


def test_carers_schedules_have_the_persons_words(sample: Office) -> None:
    (row,) = (row for row in all_plans(sample) if row.shown_name == "Nancy")
    plan = get_plan(sample, row.id)
    words = visits.words_for(sample, [visit.pattern_id for visit in plan.visits])
    assert any("boats" in said.words for each in words.values() for said in each)
    assert visits.visits_serving_none(sample)


def test_what_people_said_is_found(sample: Office, tmp_path: Path) -> None:
    assert search(sample, "capel menna")[0].client_name == "Menna"
    assert search(sample, "llyr")[0].title.startswith("Menna Llŷr")
