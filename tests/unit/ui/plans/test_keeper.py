"""What is written is kept: against a crash at once, in the file when a stretch of writing ends."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from pytestqt.qtbot import QtBot

from carecoop.errors import CareCoopError
from carecoop.services.office import Office
from carecoop.services.plans import jotting
from tests.helpers.plans import add_person, write_plan
from ui.desk import Desk
from ui.plans import keeper as keeping
from ui.plans.keeper import Block, Keeper, Keeping


@dataclass(frozen=True, slots=True)
class Note:
    text: str = ""


class Paper(Block):
    """Saves into a list; refuses what begins with a question mark."""

    def __init__(self, key: str = "note:1") -> None:
        super().__init__(key, None, Note())
        self.words = ""
        self.saved: list[str] = []

    def write(self, words: str) -> None:
        self.words = words
        self.touched.emit()

    def form(self) -> Note:
        return Note(self.words)

    def show_form(self, form: Any) -> None:
        self.words = form.text

    def save(self, office: Office, form: Any) -> UUID:
        if form.text.startswith("?"):
            raise CareCoopError("Say something.")
        self.saved.append(form.text)
        return self.part_id or uuid4()


@pytest.fixture
def plan_id(office: Office) -> UUID:
    return write_plan(office, add_person(office)).id


@pytest.fixture
def paper(qtbot: QtBot) -> Paper:
    paper = Paper()
    qtbot.addWidget(paper)
    return paper


@pytest.fixture
def keeper(desk: Desk, plan_id: UUID, paper: Paper, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    """Nothing is kept by the clock unless a test says so."""
    monkeypatch.setattr(keeping, "JOT_MS", 600_000)
    monkeypatch.setattr(keeping, "PAUSE_MS", 600_000)
    keeper = Keeper(desk)
    keeper.open(plan_id)
    keeper.watch(paper)
    return keeper


def settled(qtbot: QtBot, keeper: Keeper, state: Keeping = Keeping.SAVED) -> None:
    qtbot.waitUntil(lambda: keeper.state is state)


def test_writing_is_saved_when_the_writer_leaves_and_said_at_every_step(
    keeper: Keeper, paper: Paper, qtbot: QtBot
) -> None:
    assert (keeper.state, keeper.sentence()) == (Keeping.SAVED, "")
    paper.write("Tea.")
    assert (keeper.state, keeper.sentence()) == (Keeping.WRITING, "Writing…")
    paper.left.emit()
    assert (keeper.state, keeper.sentence()) == (Keeping.SAVING, "Saving…")
    settled(qtbot, keeper)
    assert keeper.sentence().startswith("Saved ")
    assert paper.saved == ["Tea."]
    part_id = paper.part_id
    paper.left.emit()  # nothing new: nothing to save
    paper.write("Tea first.")
    keeper.settle()
    settled(qtbot, keeper)
    assert (paper.saved, paper.part_id) == (["Tea.", "Tea first."], part_id)


def test_what_cannot_be_saved_is_jotted_and_tried_again(
    keeper: Keeper, paper: Paper, qtbot: QtBot, desk: Desk, plan_id: UUID
) -> None:
    paper.write("?")
    keeper.settle()
    settled(qtbot, keeper, Keeping.FAILED)
    assert keeper.sentence() == "Not saved: Say something."
    qtbot.waitUntil(lambda: not desk.background.busy)
    (kept,) = jotting.left_behind(desk.office, plan_id)
    assert (kept.part, kept.form) == ("note:1", {"text": "?"})
    paper.write("Better.")
    keeper.try_again()
    settled(qtbot, keeper)
    assert paper.saved == ["Better."]
    assert jotting.left_behind(desk.office, plan_id) == ()


def test_a_pause_ends_a_stretch_of_writing(
    desk: Desk, plan_id: UUID, paper: Paper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "JOT_MS", 600_000)
    monkeypatch.setattr(keeping, "PAUSE_MS", 1)
    keeper = Keeper(desk)
    keeper.open(plan_id)
    keeper.watch(paper)
    paper.write("Tea.")
    qtbot.waitUntil(lambda: paper.saved == ["Tea."])


def test_what_is_being_typed_is_kept_against_a_crash(
    desk: Desk, plan_id: UUID, paper: Paper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "JOT_MS", 1)
    monkeypatch.setattr(keeping, "PAUSE_MS", 600_000)
    keeper = Keeper(desk)
    keeper.open(plan_id)
    keeper.watch(paper)
    paper.write("Half a sen")
    qtbot.waitUntil(lambda: bool(jotting.left_behind(desk.office, plan_id)))
    assert paper.saved == []

    other = Paper()
    qtbot.addWidget(other)
    again = Keeper(desk)
    again.open(plan_id)
    again.watch(other)
    assert again.bring_back(jotting.left_behind(desk.office, plan_id)) == 1
    settled(qtbot, again)
    assert (other.words, other.saved) == ("Half a sen", ["Half a sen"])
    assert jotting.left_behind(desk.office, plan_id) == ()


def test_what_another_program_jotted_is_left_alone(
    keeper: Keeper, paper: Paper, desk: Desk, plan_id: UUID
) -> None:
    jotting.jot(desk.office, plan_id, "poem:1", {"verses": 3})
    jotting.jot(desk.office, plan_id, "note:1", {"verses": [3]})
    assert keeper.bring_back(jotting.left_behind(desk.office, plan_id)) == 0
    assert paper.words == ""


def test_another_plan_is_opened_only_once_the_first_is_saved(
    keeper: Keeper, paper: Paper, qtbot: QtBot
) -> None:
    paper.write("Tea.")
    keeper.open(None)
    qtbot.waitUntil(lambda: paper.saved == ["Tea."])
    settled(qtbot, keeper)
