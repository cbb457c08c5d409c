"""Who changed what of a plan, when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carecoop import clock
from carecoop.kinds import SectionKind, Stance, TrailKind
from carecoop.services import clients
from carecoop.services.office import Office
from carecoop.services.plans import drafting, history, values
from carecoop.services.plans.reading import get_plan
from carecoop.services.plans.values import Difference, DifferenceKind, FieldChange, PartKind
from carecoop.services.trail import undo_last
from carecoop.store import work
from tests.helpers.plans import add_person, say, write_plan


class Hands:
    """A clock that tests turn."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    made = Hands()
    monkeypatch.setattr(clock, "now_utc", made)
    monkeypatch.setattr(work, "now_utc", made)
    return made


def test_each_change_says_who_what_and_when(office: Office, hands: Hands) -> None:
    client = add_person(office)
    assert history.history_of(office, client) == ()
    plan = write_plan(office, client)
    hands.now += timedelta(hours=1)
    form = replace(plan.sections[0].form, text="The harbour, mornings.")
    drafting.save_section(office, plan.id, plan.sections[0].id, form)
    say(office, plan.participants[0], Stance.AGREES)
    word, section, *_before = history.history_of(office, client)
    assert (section.at_utc, section.who, section.use_case) == (hands.now, "Meg", "save_section")
    assert section.parts == (
        Difference(
            PartKind.SECTION,
            DifferenceKind.CHANGED,
            "The harbour, mornings.",
            SectionKind.IMPORTANT_TO_ME,
            (FieldChange("text", "The harbour.", "The harbour, mornings."),),
        ),
    )
    assert [(part.part, part.title) for part in word.parts] == [(PartKind.WORD, "Nancy")]
    assert FieldChange("stance", None, "agrees") in word.parts[0].changes


def test_saves_of_one_stretch_of_writing_are_one_line(office: Office, hands: Hands) -> None:
    client = add_person(office)
    plan = write_plan(office, client)
    lines = len(history.history_of(office, client))
    outcome = plan.outcomes[1]
    for words in ("A", "A Sunday", "A Sunday roast"):
        hands.now += timedelta(minutes=2)
        form = replace(outcome.form, words=words)
        drafting.save_outcome(office, plan.id, outcome.id, form)
    (newest, *rest) = history.history_of(office, client)
    assert len(rest) == lines
    assert newest.parts[0].changes == (
        FieldChange("words", "A proper Sunday lunch.", "A Sunday roast"),
    )
    hands.now += timedelta(minutes=11)
    drafting.save_outcome(office, plan.id, outcome.id, replace(outcome.form, words="Roast"))
    assert len(history.history_of(office, client)) == lines + 2


def test_what_was_taken_back_is_marked(office: Office) -> None:
    client = add_person(office)
    plan = write_plan(office, client)
    undo_last(office)
    undone, line, *_before = history.history_of(office, client)
    assert (undone.kind, undone.use_case) == (TrailKind.UNDO, "save_risk")
    assert line.undone
    assert [part.kind for part in undone.parts] == [DifferenceKind.REMOVED] * 2
    assert len(get_plan(office, plan.id).risks) == 0


def test_only_this_persons_plans_are_told(office: Office) -> None:
    nancy, jack = add_person(office), add_person(office, "Nancy Mudstonehill")
    write_plan(office, nancy)
    mine = history.history_of(office, nancy)
    write_plan(office, jack)
    clients.save_client(office, nancy, clients.get_client(office, nancy))
    assert history.history_of(office, nancy) == mine


def test_a_discarded_draft_stays_in_the_history(office: Office) -> None:
    client = add_person(office)
    plan = write_plan(office, client)
    drafting.discard_draft(office, plan.id)
    again = drafting.begin_plan(office, client)
    drafting.save_section(office, again, None, values.SectionForm(SectionKind.CULTURE, "Chapel"))
    cases = [line.use_case for line in history.history_of(office, client)]
    assert cases[:3] == ["save_section", "begin_plan", "discard_draft"]
    assert cases[-1] == "begin_plan"
