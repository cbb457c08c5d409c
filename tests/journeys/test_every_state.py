"""Each state of a week, in the real window at 1280 × 720 and larger: no word is cut off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from carecoop import clock
from tests.helpers.fitting import cut_off
from tests.helpers.mornings import count_builds, count_moves
from tests.helpers.office import sample_office
from tests.helpers.qt import ScriptedAsker
from ui import look
from ui.app import make_window
from ui.main_window import MainWindow
from ui.states import MOMENT, State, Visitor, board, every_state, morning, people, proposing

SMALL, LARGE = QSize(1280, 720), QSize(1440, 900)
LARGE_LETTERS = 1.25
IN_LARGE_LETTERS = {
    *("board-carers-day", "board-who-else", "board-gap", "board-decision", "board-trouble"),
    *("page-people", "page-plans", "page-carers", "page-settings"),
    *("relations-co-op", "relations-person-strip", "relations-carer-notice"),
    *("what-if", "cannot-come-form", "hospital-form"),
}


@pytest.fixture
def window(
    qtbot: QtBot, asker: ScriptedAsker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    count_moves(monkeypatch)
    count_builds(monkeypatch)
    with clock.standing_still(MOMENT):
        shown = make_window(sample_office(tmp_path / "sample.carecoop", clock.today()))
        shown.resize(SMALL)
        with qtbot.waitActive(shown):
            shown.show()
            shown.activateWindow()
        yield shown
        shown.close()
        shown.deleteLater()


@pytest.mark.parametrize(
    ("states", "sizes"),
    [
        (board.STATES, (SMALL,)),
        (people.STATES, (SMALL,)),
        (proposing.STATES, (LARGE, SMALL)),
        (morning.STATES, (SMALL,)),
    ],
    ids=["board", "people", "proposing", "morning"],
)
def test_no_word_is_cut_off(
    window: MainWindow, states: tuple[State, ...], sizes: tuple[QSize, ...]
) -> None:
    assert window.size() == SMALL, "nothing asks for more room than there is"
    visitor = Visitor(window)
    found = []
    for state in states:
        with state.shown(visitor):
            for size in sizes:
                window.resize(size)
                visitor.settle()
                found += [f"{state.name}: {said}" for said in cut_off()]
                assert window.size() == size, state.name
    assert found == []


@pytest.fixture
def large_letters(qtbot: QtBot) -> Iterator[None]:
    """As somebody has them who made the system's font larger by a quarter."""
    usual = QApplication.font()
    large = QFont(usual)
    large.setPointSizeF(look.Size.BODY * LARGE_LETTERS)
    QApplication.setFont(large)
    yield
    QApplication.setFont(usual)


@pytest.mark.usefixtures("large_letters")
def test_no_word_is_cut_off_in_large_letters(qtbot: QtBot, request: pytest.FixtureRequest) -> None:
    window = request.getfixturevalue("window")
    window.resize(LARGE)
    visitor = Visitor(window)
    found = []
    for state in every_state():
        if state.name in IN_LARGE_LETTERS:
            with state.shown(visitor):
                visitor.settle()
                found += [f"{state.name}: {said}" for said in cut_off()]
                assert window.size() == LARGE, state.name
    assert found == []


def test_what_is_cut_off_would_be_found(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    words = "Everybody who came in the last twenty-eight days"
    for made in (QLabel(words), QPushButton(words), QCheckBox(words)):
        made.setFixedWidth(60)
        column.addWidget(made)
    wrapped = QLabel(words, wordWrap=True)
    wrapped.setFixedSize(60, 20)
    column.addWidget(wrapped)
    told = QPushButton(words)
    told.setToolTip(words)
    told.setFixedWidth(60)
    column.addWidget(told)
    column.addWidget(QLabel(words))
    whole.show()
    assert [said.split()[0] for said in cut_off()] == [
        "QLabel",
        "QPushButton",
        "QCheckBox",
        "QLabel",
    ]
