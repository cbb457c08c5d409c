"""What is being typed survives a crash, and leaves no trace in the trail."""

from uuid import uuid4

from carecoop.services.office import Office
from carecoop.services.plans import jotting
from carecoop.services.trail import recent
from tests.helpers.plans import add_person, write_plan


def test_the_newest_of_each_part_is_kept_and_the_trail_knows_nothing(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    steps = len(recent(office, 100))
    for words in ("I", "I want", "I want to"):
        jotting.jot(office, plan.id, "outcome:new", {"words": words})
    jotting.jot(office, plan.id, "section:culture", {"text": "Chapel"})
    left = jotting.left_behind(office, plan.id)
    assert [(each.part, each.form) for each in left] == [
        ("outcome:new", {"words": "I want to"}),
        ("section:culture", {"text": "Chapel"}),
    ]
    assert len(recent(office, 100)) == steps


def test_what_was_saved_is_forgotten(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    jotting.jot(office, plan.id, "a", {})
    jotting.forget(office, plan.id, "a")
    jotting.forget(office, plan.id, "never written")
    assert jotting.left_behind(office, plan.id) == ()
    assert jotting.left_behind(office, uuid4()) == ()
