from pytestqt.qtbot import QtBot

from carecoop.kinds import Doer
from carecoop.services.plans.values import StepForm
from ui.plans.steps import StepRow, is_said, step_line


def test_a_step_reads_as_a_line_with_what_the_person_does(qtbot: QtBot) -> None:
    step = StepForm(Doer.FAMILY, "Siân", "brings the seeds", "choose them")
    assert step_line(step) == "family · Siân: brings the seeds – I: choose them"
    assert step_line(StepForm(Doer.CARER, what="cooks")) == "carer: cooks"


def test_a_row_begun_and_left_empty_is_no_step(qtbot: QtBot) -> None:
    assert not is_said(StepForm(Doer.VOLUNTEER))
    assert is_said(StepForm(what="sings"))


def test_a_row_gives_back_what_it_was_given(qtbot: QtBot) -> None:
    row = StepRow()
    qtbot.addWidget(row)
    step = StepForm(Doer.COMMUNITY, "The library", "keeps a chair free", "")
    row.set_value(step)
    assert row.value() == step
