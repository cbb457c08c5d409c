from datetime import UTC, datetime

import pytest

from carecoop.kinds import SectionKind, TrailKind
from carecoop.services.plans.values import (
    Comparison,
    Difference,
    DifferenceKind,
    FieldChange,
    HistoryLine,
    PartKind,
)
from ui import look
from ui.plans.versions import compared_html, history_html

OUTCOME = PartKind.OUTCOME


def compared(*differences: Difference) -> str:
    return "".join(compared_html(Comparison(1, 2, differences)))


def test_versions_that_read_alike_say_so(qapp: object) -> None:
    assert compared() == "<p>The two read alike.</p>"


@pytest.mark.parametrize(
    ("kind", "sign"), [(DifferenceKind.ADDED, "+ I want"), (DifferenceKind.REMOVED, "− I want")]
)
def test_what_only_one_version_has_stands_on_its_side(
    qapp: object, kind: DifferenceKind, sign: str
) -> None:
    read = compared(Difference(OUTCOME, kind, "I want to sing."))
    assert sign in read
    nothing, words = read.index("not in this version"), read.index("I want to sing.")
    assert (nothing < words) is (kind is DifferenceKind.ADDED)


def test_a_change_has_both_versions_beside_each_other_escaped(qapp: object) -> None:
    change = FieldChange("words", "Sing", "Sing <loudly>")
    read = compared(Difference(OUTCOME, DifferenceKind.CHANGED, "Sing", changes=(change,)))
    assert "Outcome: Sing" in read
    assert "The person&#x27;s words" in read
    assert "Sing &lt;loudly&gt;" in read
    assert "<loudly>" not in read


def test_a_section_goes_by_what_was_asked(qapp: object) -> None:
    part = Difference(
        PartKind.SECTION, DifferenceKind.ADDED, "Tea.", section=SectionKind.IMPORTANT_TO_ME
    )
    assert "<b>What is important to me</b>" in compared(part)


def line(*, undone: bool = False, parts: tuple[Difference, ...] = ()) -> HistoryLine:
    at = datetime(2026, 11, 30, 9, 41, tzinfo=UTC)
    return HistoryLine(at, "Meg & Co", TrailKind.CHANGE, "agree_plan", "Mrs Pryce", undone, parts)


def test_history_says_who_did_what_when_and_what_was_taken_back(qapp: object) -> None:
    part = Difference(OUTCOME, DifferenceKind.ADDED, "Sing")
    read = "".join(history_html((line(undone=True, parts=(part,)),)))
    assert "09:41" in read
    assert "Meg &amp; Co" in read
    assert "Agreed the plan of Mrs Pryce (taken back)" in read
    assert "+ Outcome: Sing" in read


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (
            Difference(
                PartKind.SECTION,
                DifferenceKind.CHANGED,
                "The sea.",
                SectionKind.IMPORTANT_TO_ME,
                (FieldChange("text", "The <harbour>.", "The sea."),),
            ),
            "What is important to me: Words: The &lt;harbour&gt;. → The sea.",
        ),
        (
            Difference(
                PartKind.WORD,
                DifferenceKind.ADDED,
                "Cathy",
                changes=(
                    FieldChange("stance", None, "objects"),
                    FieldChange("reason", None, "Too far."),
                    FieldChange("recorded_at_utc", None, "2026-11-30T09:41:00"),
                ),
            ),
            'Cathy: Word: Objects</span><br><span style="color:{quiet}">Cathy: Why: Too far.',
        ),
        (
            Difference(
                PartKind.OUTCOME,
                DifferenceKind.CHANGED,
                "Sing",
                changes=(FieldChange("by_when", None, "2026-11-30"), FieldChange("id", 1, 2)),
            ),
            "Outcome: Sing: Looked at again on: Mon 30 Nov 2026",
        ),
        (Difference(PartKind.RISK, DifferenceKind.REMOVED, "Steps"), "− Risk worth taking: Steps"),
        (
            Difference(OUTCOME, DifferenceKind.ADDED, "I want to sing. " * 40),
            "+ Outcome: " + "I want to sing. " * 7 + "I want …",
        ),
    ],
)
def test_history_says_from_what_to_what(qapp: object, part: Difference, told: str) -> None:
    read = "".join(history_html((line(parts=(part,)),)))
    assert f">{told.format(quiet=look.colours().quiet.name())}<" in read


def test_a_step_of_many_parts_says_how_many_more(qapp: object) -> None:
    copied = tuple(Difference(OUTCOME, DifferenceKind.ADDED, f"Wish {n}") for n in range(11))
    untitled = Difference(PartKind.RISK, DifferenceKind.ADDED, "")
    read = "".join(history_html((line(parts=(*copied, untitled)),)))
    assert "+ Outcome: Wish 7" in read
    assert "Wish 8" not in read
    assert "and more: 3" in read


def test_a_review_goes_by_its_day(qapp: object) -> None:
    held = Difference(PartKind.REVIEW, DifferenceKind.ADDED, "2026-11-30")
    assert "+ Review: Mon 30 Nov 2026" in "".join(history_html((line(parts=(held,)),)))


def test_a_plan_without_history_says_so(qapp: object) -> None:
    assert "".join(history_html(())) == "<p>Nothing was changed yet.</p>"
