"""Papers beside a plan: what they are, and their dates."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from carecoop.services.plans.values import Attachment, AttachmentForm
from ui.plans.papers_part import PapersPart

COUNCILS = Attachment(uuid4(), AttachmentForm("scan 3"), "scan 3.pdf", 1000)
DATED, REVIEW = date(2026, 3, 2), date(2027, 3, 2)


def part(qtbot: QtBot, attachment: Attachment, *, read_only: bool) -> PapersPart:
    made = PapersPart((attachment,), read_only=read_only)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_paper_is_named_and_dated(qtbot: QtBot) -> None:
    papers = part(qtbot, COUNCILS, read_only=False)
    (written,) = papers.written
    with qtbot.waitSignal(papers.changed) as named:
        written.name.line.setText("The council's plan")
        QTest.keyClick(written.name.line, Qt.Key.Key_Return)
    assert named.args == [COUNCILS.id, AttachmentForm("The council's plan")]
    written.dated.day.set_value(DATED)
    with qtbot.waitSignal(papers.changed) as dated:
        written.dated.tick.click()
    assert dated.args == [COUNCILS.id, AttachmentForm("The council's plan", DATED)]


def test_a_paper_keeps_its_name_where_it_is_rubbed_out(qtbot: QtBot) -> None:
    papers = part(qtbot, COUNCILS, read_only=False)
    (written,) = papers.written
    heard: list[object] = []
    papers.changed.connect(lambda _id, form: heard.append(form))
    written.name.line.clear()
    QTest.keyClick(written.name.line, Qt.Key.Key_Return)
    assert heard == []
    assert written.form().name == "scan 3"


def test_beside_an_agreed_plan_the_dates_are_read(qtbot: QtBot) -> None:
    form = AttachmentForm("The council's plan", DATED, REVIEW)
    papers = part(qtbot, replace(COUNCILS, form=form), read_only=True)
    assert papers.written == []
    said = [label.text() for label in papers.findChildren(QLabel)]
    assert "The council's plan · dated Mon 2 Mar 2026 · its own review Tue 2 Mar 2027" in said
