"""The page of a plan, built from values alone."""

from dataclasses import replace
from datetime import date
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from carecoop.kinds import PlanState, Role, SectionKind, Stance, Weeks
from carecoop.services.plans import values
from carecoop.services.plans.domains import Heading
from ui.plans.actions import PlanActions
from ui.plans.card import CardBlock
from ui.plans.keeper import Block
from ui.plans.sheet import FIRST, Read, Sheet

TODAY, REVIEW = date(2026, 11, 23), date(2027, 2, 23)


class Owner:
    """Remembers what a sheet asks for."""

    def __init__(self) -> None:
        self.watched: list[Block] = []
        self.gone_to: list[UUID | None] = []

    def watch(self, block: Block) -> None:
        self.watched.append(block)

    def reorder(self, block: CardBlock, step: int) -> None: ...
    def move_to(self, block: CardBlock, place: int) -> None: ...
    def remove(self, block: CardBlock) -> None: ...
    def open_review(self, review_id: UUID) -> None: ...
    def go_to(self, outcome_id: UUID | None) -> None:
        self.gone_to.append(outcome_id)


class Actions(PlanActions):
    """Nothing is saved here; remembers when a plan was to be looked at again."""

    def __init__(self) -> None:
        super().__init__(cast("Any", None), cast("Any", None))
        self.next_reviews: list[date | None] = []

    def agree(self, next_review_on: date | None) -> None:
        self.next_reviews.append(next_review_on)


def participant(name: str, role: Role, stance: Stance | None, reason: str = "") -> Any:
    form = values.WordForm(stance or Stance.AGREES, reason, TODAY)
    words = (values.Word(form, "Meg", cast("Any", None)),) if stance else ()
    return values.Participant(uuid4(), values.ParticipantForm(name, role), words)


NANCY = participant("Nancy", Role.PERSON, Stance.AGREES)
CATHY = participant("Cathy", Role.FAMILY, Stance.OBJECTS, "She ought to have a rail first.")
WES = participant("Wes", Role.CARER, Stance.AGREES)


def outcome(words: str) -> values.Outcome:
    one = uuid4()
    return values.Outcome(one, one, values.OutcomeForm(words, said_by=NANCY.id))


def visit(title: str, *serves: values.Outcome) -> values.ServingVisit:
    served = tuple(values.Served(each.origin_id) for each in serves)
    return values.ServingVisit(
        uuid4(), title, "", frozenset(range(7)), Weeks.EVERY, 480, 45, 1, served
    )


BOATS, LUNCH = outcome("I want to see the boats go out."), outcome("A proper Sunday lunch.")
SAID = values.SectionForm(SectionKind.IMPORTANT_TO_ME, "The harbour.", said_by=NANCY.id)
RISK = values.RiskForm("Down the steps", "Sea air", "A fall", "Two of us", (NANCY.id, WES.id))
PLAN = values.Plan(
    id=uuid4(),
    client_id=uuid4(),
    name="Nancy Berryheadley",
    shown_name="Nancy",
    number=2,
    state=PlanState.DRAFT,
    language="en",
    from_number=1,
    began_on=TODAY,
    agreed_on=None,
    next_review_on=None,
    participants=(NANCY, CATHY, WES),
    sections=(values.Section(uuid4(), SAID),),
    outcomes=(BOATS, LUNCH),
    risks=(values.Risk(uuid4(), RISK),),
    visits=(visit("Breakfast", BOATS), visit("To bed")),
)
NANCY_MISSING = (
    "Nancy has not agreed yet. Record their own word, or that of who may speak for them."
)
NOBODY_WHO_SUPPORTS = "Nobody who gives the support has agreed yet. Record the word of one of them."
AGREED = replace(PLAN, state=PlanState.AGREED, agreed_on=TODAY, next_review_on=REVIEW)


@pytest.fixture
def owner() -> Owner:
    return Owner()


def laid_out(
    qtbot: QtBot, owner: Owner, plan: values.Plan, actions: Actions | None = None
) -> Sheet:
    headings = (Heading("own:1", "The sea", by_law=False),)
    sheet = Sheet(Read(plan, headings, (), by_clock=REVIEW), owner, actions or Actions())
    qtbot.addWidget(sheet)
    sheet.resize(760, 2400)
    sheet.show()
    return sheet


def read(sheet: Sheet) -> list[str]:
    return [label.text() for label in sheet.findChildren(QLabel) if label.isVisibleTo(sheet)]


def test_a_draft_asks_a_few_things_of_everybody_and_offers_the_rest(
    qtbot: QtBot, owner: Owner
) -> None:
    sheet = laid_out(qtbot, owner, PLAN)
    assert {block.kind for block in sheet.sections} == FIRST
    assert set(sheet.offers) == set(SectionKind) - FIRST
    assert owner.watched == [*sheet.sections[:3], *sheet.outcomes, *sheet.risks, sheet.sections[3]]


def test_an_agreed_plan_shows_what_was_said_and_asks_nothing(qtbot: QtBot, owner: Owner) -> None:
    sheet = laid_out(qtbot, owner, AGREED)
    assert [block.kind for block in sheet.sections] == [SectionKind.IMPORTANT_TO_ME]
    assert sheet.offers == {}
    assert sheet.agreeing is None
    writings = [section.writing for section in sheet.sections]
    writings += [outcome.writing for outcome in sheet.outcomes]
    writings += [risk.writing for risk in sheet.risks]
    assert len(writings) == 4
    assert all(writing.isReadOnly() for writing in writings)
    QTest.keyClick(sheet.outcomes[0].writing, Qt.Key.Key_X)
    assert sheet.outcomes[0].form() == BOATS.form


def test_the_version_and_its_days_stand_below_the_name(qtbot: QtBot, owner: Owner) -> None:
    sheet = laid_out(qtbot, owner, AGREED)
    assert sheet.name.text() == "Nancy"
    standing = next(said for said in read(sheet) if said.startswith("Our plan"))
    assert standing == (
        "Our plan · version 2 · agreed Mon 23 Nov 2026 · next review Tue 23 Feb 2027"
    )


def test_each_section_and_outcome_says_who_said_it(qtbot: QtBot, owner: Owner) -> None:
    sheet = laid_out(qtbot, owner, AGREED)
    metas = [section.meta for section in sheet.sections]
    metas += [outcome.meta for outcome in sheet.outcomes]
    assert [meta.said.text() for meta in metas] == ["said by Nancy"] * 3


def test_an_objection_stands_at_the_top_before_anything_that_was_said(
    qtbot: QtBot, owner: Owner
) -> None:
    sheet = laid_out(qtbot, owner, AGREED)
    assert sheet.notes == ["Cathy objects: She ought to have a rail first."]
    loud = next(one for one in sheet.findChildren(QLabel) if one.text() == sheet.notes[0])
    top = sheet.mapFromGlobal(loud.mapToGlobal(loud.rect().topLeft())).y()
    assert sheet.name.y() < top < sheet.sections[0].mapTo(sheet, loud.rect().topLeft()).y()


def test_visits_that_serve_nothing_are_named_below_the_outcomes(qtbot: QtBot, owner: Owner) -> None:
    sheet = laid_out(qtbot, owner, PLAN)
    assert sheet.loose.text() == "Visits that serve no outcome yet: To bed"
    served = replace(PLAN, visits=(visit("Breakfast", BOATS),))
    assert laid_out(qtbot, owner, served).loose.isHidden()


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ((), []),
        ((WES,), [NOBODY_WHO_SUPPORTS]),
        (
            (NANCY, WES),
            [
                NANCY_MISSING,
                NOBODY_WHO_SUPPORTS,
            ],
        ),
    ],
)
def test_the_sides_that_have_not_agreed_stand_above_the_button(
    qtbot: QtBot, owner: Owner, without: tuple[values.Participant, ...], missing: list[str]
) -> None:
    people = (
        replace(each, words=() if each in without else each.words) for each in PLAN.participants
    )
    sheet = laid_out(qtbot, owner, replace(PLAN, participants=tuple(people)))
    assert sheet.agreeing is not None
    assert sheet.agreeing.missing == missing
    assert set(missing) <= set(read(sheet))


def test_the_next_review_is_by_the_clock_unless_a_day_is_chosen(qtbot: QtBot, owner: Owner) -> None:
    actions = Actions()
    agreeing = laid_out(qtbot, owner, PLAN, actions).agreeing
    assert agreeing is not None
    agreeing.button.click()
    agreeing.next_review.tick.click()
    agreeing.button.click()
    assert actions.next_reviews == [None, REVIEW]


def test_what_is_worth_asking_leads_to_where_it_is_answered(qtbot: QtBot, owner: Owner) -> None:
    agreeing = laid_out(qtbot, owner, PLAN).agreeing
    assert agreeing is not None
    gap = next(one for one in agreeing.gaps if "boats" in one.text())
    gap.click()
    assert owner.gone_to == [BOATS.id]


def test_an_empty_plan_can_be_written_in_and_an_empty_agreed_one_read(
    qtbot: QtBot, owner: Owner
) -> None:
    nothing: dict[str, Any] = {"sections": (), "outcomes": (), "risks": (), "visits": ()}
    assert len(laid_out(qtbot, owner, replace(PLAN, **nothing)).sections) == len(FIRST)
    sheet = laid_out(qtbot, owner, replace(AGREED, participants=(), **nothing))
    assert (sheet.sections, sheet.outcomes, sheet.risks) == ([], [], [])


def test_forty_outcomes_stand_in_their_order(qtbot: QtBot, owner: Owner) -> None:
    forty = tuple(outcome(f"Wish {number}") for number in range(40))
    sheet = laid_out(qtbot, owner, replace(AGREED, outcomes=forty))
    tops = [block.y() for block in sheet.outcomes]
    assert [block.writing.text() for block in sheet.outcomes] == [each.form.words for each in forty]
    assert tops == sorted(set(tops))
