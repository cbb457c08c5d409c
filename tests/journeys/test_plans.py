"""A plan is written together, agreed, objected to and looked back at, with mouse and keys."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from carecoop.kinds import Achieved, PlanState, SectionKind, Stance
from carecoop.services import clients, patterns, trail
from carecoop.services.office import Office
from carecoop.services.plans import drafting, jotting, noting, reading, reviewing
from tests.helpers.plan_pages import (
    BREAKFAST,
    PRYCE,
    WORDS,
    agree,
    agree_both,
    agreeing_part,
    begin,
    go_to,
    open_plans,
    plan_of,
    say,
    section,
    settled,
    sheet,
    take_part,
    write_outcome,
)
from tests.helpers.plans import agree_together, agreed_plan
from tests.helpers.qt import BOX, ScriptedAsker, click, write
from ui.finder import Finder
from ui.main_window import MainWindow
from ui.people.lines import Role
from ui.plans.keeper import Keeping
from ui.plans.page import PlansPage
from ui.plans.serving import Serving
from ui.plans.writing import Writing


@pytest.fixture
def client(office: Office) -> UUID:
    return clients.add_client(office, PRYCE)


@pytest.fixture
def page(client: UUID, window: MainWindow, qtbot: QtBot) -> PlansPage:
    return open_plans(window, qtbot)


def test_words_are_saved_when_the_writer_goes_on_and_said_to_be(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    begin(qtbot, page)
    admired = section(page, SectionKind.LIKE_AND_ADMIRE)
    write(qtbot, admired.writing, "Her laugh carries down the stairs.")
    assert page.head.state.text() == "Writing…"
    assert plan_of(office, client).sections == ()
    QTest.keyClick(admired.writing, Qt.Key.Key_Tab)
    settled(qtbot, page)
    assert page.head.state.text().startswith("Saved ")
    (saved,) = plan_of(office, client).sections
    assert saved.form.text == "Her laugh carries down the stairs."

    write(qtbot, admired.writing, "She laughs.")
    page.keeper.settle()
    settled(qtbot, page)
    assert [one.form.text for one in plan_of(office, client).sections] == ["She laughs."]


def test_what_is_not_asked_of_everybody_is_offered_in_a_word(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    begin(qtbot, page)
    offer = sheet(page).offers[SectionKind.ROUTINES]
    click(qtbot, offer)
    assert not offer.isVisible()
    routines = section(page, SectionKind.ROUTINES)
    assert routines.writing.hasFocus()
    QTest.keyClicks(routines.writing, "Tea first.")
    QTest.keyClick(routines.writing, Qt.Key.Key_Escape)
    settled(qtbot, page)
    assert plan_of(office, client).sections_of(SectionKind.ROUTINES)[0].form.text == "Tea first."


def test_what_was_typed_when_the_program_ended_is_there_again(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    plan_id = drafting.begin_plan(office, client)
    part = f"section:{SectionKind.LIKE_AND_ADMIRE}"
    jotting.jot(
        office, plan_id, part, {"kind": "like_and_admire", "text": "Unsaved.", "language": "en"}
    )
    page.open(client)
    settled(qtbot, page)
    assert section(page, SectionKind.LIKE_AND_ADMIRE).writing.text() == "Unsaved."
    assert [one.form.text for one in plan_of(office, client).sections] == ["Unsaved."]
    assert jotting.left_behind(office, plan_id) == ()


def test_a_plan_is_agreed_with_an_objection_on_its_face(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    begin(qtbot, page)
    write_outcome(qtbot, page)
    take_part(qtbot, page, "Siân Pryce (daughter)")
    take_part(qtbot, page, "Meg (coordinator)")
    say(qtbot, page, "Meg", Stance.AGREES)
    agreeing = agree(qtbot, page)
    assert agreeing.trouble.text().startswith("Mrs Pryce has not agreed yet.")

    say(qtbot, page, "Siân Pryce", Stance.OBJECTS, "Not alone on the bus.")
    say(qtbot, page, "Mrs Pryce", Stance.AGREES)
    assert agreeing_part(page).missing == []
    agree(qtbot, page)
    plan = plan_of(office, client)
    assert plan.state is PlanState.AGREED
    assert "Siân Pryce objects: Not alone on the bus." in sheet(page).notes
    assert sheet(page).outcomes[0].writing.isReadOnly()


def test_an_agreed_plan_is_changed_in_a_new_version_and_undone(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID, window: MainWindow
) -> None:
    begin(qtbot, page)
    write_outcome(qtbot, page)
    agree_both(qtbot, page)
    click(qtbot, page.head.change)
    settled(qtbot, page)
    assert (sheet(page).plan.number, sheet(page).plan.state) == (2, PlanState.DRAFT)
    assert sheet(page).outcomes[0].writing.text() == WORDS

    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page)
    assert sheet(page).plan.number == 1
    assert trail.recent(office)[0].use_case == "begin_plan"


def test_two_look_back_at_what_came_of_it(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    begin(qtbot, page)
    write_outcome(qtbot, page)
    agree_both(qtbot, page)
    go_to(page, sheet(page).looking_back.begin)
    click(qtbot, sheet(page).looking_back.begin)
    settled(qtbot, page)
    review = page.review
    assert review is not None
    (block,) = review.reviewed
    go_to(page, block)
    write(qtbot, block.went.writing, "Twice this month.")
    click(qtbot, block.buttons[Achieved.PARTLY])
    settled(qtbot, page)
    go_to(page, review.finish)
    click(qtbot, review.finish)
    settled(qtbot, page)
    (kept,) = reviewing.reviews_of(office, client)
    assert kept.finished_on is not None
    assert kept.outcomes[0].form.words == "Twice this month."
    assert kept.outcomes[0].form.achieved is Achieved.PARTLY
    assert len(sheet(page).looking_back.held) == 1


def test_two_versions_stand_side_by_side_with_their_history(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    begin(qtbot, page)
    write_outcome(qtbot, page)
    agree_both(qtbot, page)
    click(qtbot, page.head.change)
    settled(qtbot, page)
    write(qtbot, sheet(page).outcomes[0].writing, "I want to sing solo.")
    page.head.comparing.trigger()
    settled(qtbot, page)
    versions = page.versions
    assert versions is not None
    read = versions.compared.toPlainText()
    assert WORDS in read
    assert "I want to sing solo." in read
    assert "Agreed the plan of Mrs Pryce" in versions.told.toPlainText()
    versions.close()


def test_a_word_from_a_plan_is_found_from_anywhere(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID, window: MainWindow
) -> None:
    begin(qtbot, page)
    write_outcome(qtbot, page)
    window.show_page(0)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    finder = window.findChild(Finder)
    assert finder is not None
    QTest.keyClicks(finder.line, "thursd")
    qtbot.waitUntil(lambda: len(finder.model.hits) == 1)
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.page is page
    settled(qtbot, page)
    assert sheet(page).outcomes[0].writing.text() == WORDS


def find(qtbot: QtBot, window: MainWindow, words: str) -> Finder:
    """Ctrl+K and the words, from another page."""
    window.show_page(0)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    finder = next(one for one in window.findChildren(Finder) if one.isVisible())
    QTest.keyClicks(finder.line, words)
    return finder


def test_a_review_that_was_found_is_opened(
    qtbot: QtBot, office: Office, client: UUID, page: PlansPage, window: MainWindow
) -> None:
    review = reviewing.begin_review(office, agreed_plan(office, client).id)
    form = reviewing.get_review(office, review).form
    reviewing.save_review(office, review, replace(form, words="Grand, thank you."))
    finder = find(qtbot, window, "grand")
    qtbot.waitUntil(lambda: len(finder.model.hits) == 1)
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.review is not None
    assert page.review.review.id == review
    click(qtbot, page.review.back)
    settled(qtbot, page)
    assert page.area.widget() is sheet(page)
    assert sheet(page).plan.client_id == client


def test_what_a_replaced_version_said_is_found_when_asked_for(
    qtbot: QtBot, office: Office, client: UUID, page: PlansPage, window: MainWindow
) -> None:
    first = agreed_plan(office, client)
    draft = reading.get_plan(office, drafting.begin_plan(office, client))
    boats = draft.outcomes[0]
    drafting.save_outcome(office, draft.id, boats.id, replace(boats.form, words="I want to sail."))
    agree_together(office, draft.id)
    finder = find(qtbot, window, "boats")
    qtbot.waitUntil(lambda: finder.count.text() == "Found: 0")
    click(qtbot, finder.replaced, at=BOX)
    qtbot.waitUntil(lambda: len(finder.model.hits) == 1)
    line = finder.model.index(0).data(Role.LINE)
    assert line.mark == "replaced by a later version"
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert sheet(page).plan.id == first.id
    writing = sheet(page).outcomes[0].writing
    qtbot.waitUntil(lambda: window.focusWidget() is writing)


def test_the_printed_page_follows_what_is_written(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    begin(qtbot, page)
    click(qtbot, page.head.preview)
    preview = page.preview
    assert preview is not None
    qtbot.waitUntil(lambda: preview.document.pageCount() > 0)
    with qtbot.waitSignal(preview.shown):
        write_outcome(qtbot, page)
    pages = preview.document.pageCount()
    said = "".join(preview.document.getAllText(n).text() for n in range(pages))
    assert WORDS in said.replace("\r\n", " ")


def test_a_carers_line_after_a_visit_stays_with_the_outcome(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    patterns.add_pattern(office, client, BREAKFAST)
    begin(qtbot, page)
    write_outcome(qtbot, page)
    serving = sheet(page).outcomes[0].findChild(Serving)
    assert serving is not None
    (chip,) = serving.chips.values()
    go_to(page, chip)
    click(qtbot, chip)
    settled(qtbot, page)
    (visit,) = plan_of(office, client).visits
    (outcome,) = plan_of(office, client).outcomes
    assert [one.origin_id for one in visit.serves] == [outcome.origin_id]
    agree_both(qtbot, page)

    notes = sheet(page).notes_part
    go_to(page, notes)
    write(qtbot, notes.words, "She hummed all the way.")
    click(qtbot, notes.add)
    settled(qtbot, page)
    (note,) = noting.notes_of(office, client)
    assert (note.form.text, note.outcome_words) == ("She hummed all the way.", WORDS)
    assert "She hummed all the way." in sheet(page).notes_part.shown[0]


def test_the_councils_plan_is_attached_and_saved_as_a_copy(
    page: PlansPage,
    qtbot: QtBot,
    office: Office,
    client: UUID,
    asker: ScriptedAsker,
    tmp_path: Path,
) -> None:
    paper = tmp_path / "council.pdf"
    paper.write_bytes(b"%PDF-1.7 the council's own")
    begin(qtbot, page)
    asker.answers = [paper]
    go_to(page, sheet(page).papers.attach)
    click(qtbot, sheet(page).papers.attach)
    settled(qtbot, page)
    (attached,) = plan_of(office, client).attachments
    assert attached.file_name == "council.pdf"
    asker.answers = [tmp_path / "copy.pdf"]
    buttons = sheet(page).papers.findChildren(QPushButton)
    click(qtbot, next(one for one in buttons if one.text() == "Save a copy…"))
    settled(qtbot, page)
    assert (tmp_path / "copy.pdf").read_bytes() == paper.read_bytes()


def test_a_first_plan_takes_six_presses_and_four_texts(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    """As the guide says; who adds a press must take it back somewhere else."""
    presses = texts = 0

    def press(button: QPushButton) -> None:
        nonlocal presses
        presses += 1
        if page.sheet is not None:
            go_to(page, button)
        click(qtbot, button)
        settled(qtbot, page)

    def type_in(writing: Writing, words: str) -> None:
        nonlocal texts
        texts += 1
        write(qtbot, writing, words)
        QTest.keyClick(writing, Qt.Key.Key_Escape)
        settled(qtbot, page)

    press(page.begin_button)
    type_in(section(page, SectionKind.IMPORTANT_TO_ME).writing, "Tea before anything.")
    press(sheet(page).add_outcome)
    type_in(sheet(page).outcomes[0].writing, WORDS)
    type_in(sheet(page).outcomes[0].as_hoped.writing, "Two Thursdays a month.")
    type_in(section(page, SectionKind.LATE_OR_MISSED).writing, "Ring Siân.")
    press(sheet(page).people.somebody.suggestions[1])
    row = next(one for one in sheet(page).people.rows if one.participant.form.name == "Mrs Pryce")
    press(row.buttons[Stance.AGREES])
    row = next(one for one in sheet(page).people.rows if one.participant.form.name == "Meg")
    press(row.buttons[Stance.AGREES])
    press(agreeing_part(page).button)
    assert plan_of(office, client).state is PlanState.AGREED
    assert (presses, texts) == (6, 4)


def test_words_that_cannot_be_saved_are_said_so_and_there_again(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID, window: MainWindow
) -> None:
    begin(qtbot, page)
    admired = section(page, SectionKind.LIKE_AND_ADMIRE)
    too_long = "a" * 20_001
    admired.writing.setPlainText(too_long)
    page.keeper.settle()
    qtbot.waitUntil(lambda: page.keeper.state is Keeping.FAILED)
    assert page.head.state.text().startswith("Not saved: ")
    assert page.head.try_again.isVisible()
    qtbot.waitUntil(lambda: not page.desk.background.busy)
    (kept,) = jotting.left_behind(office, sheet(page).plan.id)
    assert kept.form["text"] == too_long
    write(qtbot, admired.writing, "Short enough.")
    click(qtbot, page.head.try_again)
    settled(qtbot, page)
    assert plan_of(office, client).sections[0].form.text == "Short enough."
    assert jotting.left_behind(office, sheet(page).plan.id) == ()
