"""No word of a plan, a review or a profile escapes the catalogue, on paper or on a web page."""

import gettext
import re
from datetime import date

import pytest

from reports import our_plan, plan_words, profile, review_record
from reports import plan_values as values
from reports.plan_values import Copy, PlanState, Words
from tests.golden.made_up_week import PRINTED
from tests.helpers.pdf import reader
from tests.helpers.web_page import read
from tests.unit.reports.test_catalogue import DATA, Foreign, untranslated

DAY = date(2026, 11, 12)
SAID = Words(DATA, "xx", DATA, DATA, "xx")
PEOPLE = tuple(
    values.Participant(
        DATA, role, took_part=DATA, stance=stance, reason=DATA, on=DAY, spoken_by=DATA
    )
    for role in values.Role
    for stance in values.Stance
)
FACE = tuple(values.FaceNote(kind, DATA, DATA, DATA) for kind in values.FaceNoteKind)
TOPICS = tuple(values.Topic(kind, SAID) for kind in values.TopicKind)


@pytest.fixture(autouse=True)
def _foreign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gettext, "find", lambda *_: __file__)
    monkeypatch.setattr(gettext, "GNUTranslations", lambda _file: Foreign())


def plan(state: PlanState) -> values.OurPlan:
    outcomes = tuple(
        values.Outcome(
            number, SAID, values.Domain(key), SAID, SAID, 3, SAID,
            tuple(values.Action(doer, SAID, my_part=SAID) for doer in values.Doer), DAY, (DATA,),
        )
        for number, key in enumerate(plan_words.DOMAINS)
    )  # fmt: skip
    served = (values.Served(1, DATA),)
    week = tuple(
        values.WeekVisit(DATA, frozenset(days), hour * 60, hour * 60 + 30, DATA, 2, True, served)
        for hour, days in (
            (0, {0}),
            (3, {1}),
            (8, {2, 3}),
            (12, {0}),
            (14, {0}),
            (19, {0}),
            (22, {0}),
        )
    )
    return values.OurPlan(
        DATA,
        DATA,
        values.PlanEdition(2, state, DAY),
        language="cy",
        next_review=DAY,
        topics=TOPICS,
        outcomes=outcomes,
        week=week,
        circle=tuple(values.CircleMember(DATA, role) for role in values.Role),
        risks=(values.PositiveRisk(SAID, SAID, SAID, SAID, (DATA,)),),
        telephones=(values.Telephone("1"), values.Telephone("2", is_on_call=True)),
        attached=(values.Attached(DATA, DAY),),
        participants=PEOPLE,
        face=FACE,
    )


def review(*, is_finished: bool) -> values.ReviewRecord:
    outcomes = tuple(
        values.ReviewedOutcome(
            number, SAID, hoped=SAID, in_my_words=SAID, achieved=achieved, level=number - 2,
            now=SAID, notes=(values.VisitNote(DAY, SAID),), what_next=SAID,
            distances=(values.Distance(DAY, 3, SAID), values.Distance(PRINTED.date(), 5)),
        )
        for number, achieved in enumerate((*values.Achieved, None))
    )  # fmt: skip
    return values.ReviewRecord(
        DATA, DATA, DAY, values.PlanEdition(2, PlanState.AGREED, DAY), is_finished, words=SAID,
        outcomes=outcomes, changes=SAID, attainment=values.Attainment(40, 60), next_review=DAY,
        participants=PEOPLE, face=FACE,
    )  # fmt: skip


def words_of(page: str) -> str:
    (body,) = read(page).find("body")
    return re.sub("[^A-Za-z]", "", body.text.replace("Q", ""))


@pytest.mark.parametrize("state", PlanState)
def test_no_word_of_a_plan_escapes_the_catalogue(state: PlanState) -> None:
    copy = Copy(("xx",), with_private=state is PlanState.AGREED)
    pdf = our_plan.render(plan(state), copy, printed_on=PRINTED)
    metadata = reader(pdf).metadata
    assert metadata is not None
    assert untranslated(pdf) == ""
    assert not re.search("[A-Za-z]", metadata.title or "")
    assert words_of(our_plan.render_html(plan(state), copy, printed_on=PRINTED)) == ""


@pytest.mark.parametrize("is_finished", [True, False])
def test_no_word_of_a_review_escapes_the_catalogue(is_finished: bool) -> None:
    values = review(is_finished=is_finished)
    assert untranslated(review_record.render(values, Copy(("xx",)), printed_on=PRINTED)) == ""
    html = review_record.render_html(values, Copy(("xx",)), printed_on=PRINTED)
    assert words_of(html) == ""
    assert not re.search('aria-label="[A-Za-z]', html)


def test_no_word_of_what_is_empty_escapes_the_catalogue() -> None:
    edition = values.PlanEdition(1)
    for pdf in (
        our_plan.render(values.OurPlan(DATA, DATA, edition), Copy(("xx",)), printed_on=PRINTED),
        profile.render(values.Profile(DATA, DATA, edition), Copy(("xx",)), printed_on=PRINTED),
    ):
        assert untranslated(pdf) == ""
