"""The head of the week has room for its words at the least width of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.boards import MONDAY, busy_week
from tests.helpers.fitting import cut_off
from ui.board.head import WeekHead
from ui.publish.head_buttons import Step

ICONS, WORDS = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon


@pytest.fixture
def head(qtbot: QtBot) -> Iterator[WeekHead]:
    """With all its buttons, in a window that gives it less room than it asks for."""
    window = QWidget()
    qtbot.addWidget(window)
    made = WeekHead()
    made.setParent(window)
    window.resize(1400, 200)
    window.show()
    made.show_board(busy_week(), MONDAY, proposal=False)
    made.publish.show_step(Step.PUBLISH)
    made.told.show_count(12)
    made.show()
    yield made
    window.close()


def give(head: WeekHead, width: int) -> None:
    head.resize(width, 100)
    QApplication.processEvents()
    QApplication.processEvents()


@pytest.mark.parametrize("width", [806, 930, 1186])
def test_the_week_is_named_in_full_with_every_button_beside_it(head: WeekHead, width: int) -> None:
    give(head, width)
    assert head.width() == width
    assert cut_off() == []


def test_words_come_back_with_the_room(head: WeekHead) -> None:
    give(head, 806)
    assert head.print_button.toolButtonStyle() == ICONS
    give(head, 1300)
    assert head.print_button.toolButtonStyle() == WORDS
    give(head, 806)
    assert head.print_button.toolButtonStyle() == ICONS


class Requests(QObject):
    """Counts how often a widget is asked to lay itself out."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_a_head_that_nobody_touches_comes_to_rest(head: WeekHead) -> None:
    give(head, 930)
    requests = Requests(head)
    head.installEventFilter(requests)
    for _ in range(5):
        QApplication.processEvents()
    assert requests.count == 0
