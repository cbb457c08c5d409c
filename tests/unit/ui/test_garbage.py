import gc
import threading
import weakref

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.garbage import GarbageCollector


class Knot(QWidget):
    """A widget that only the cycle collector can free."""

    def __init__(self, freed_in: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: freed_in.append(threading.current_thread()))


def test_windows_are_freed_on_the_main_thread_only(qtbot: QtBot, qapp: QCoreApplication) -> None:
    parent = QObject()
    collector = GarbageCollector(parent)
    freed_in: list[threading.Thread] = []
    Knot(freed_in)
    busy = threading.Thread(target=lambda: [[[]] for _ in range(100_000)])
    busy.start()
    busy.join()
    assert not gc.isenabled()
    assert freed_in == []
    knots: list[list[list[int]]] = [[[]] for _ in range(10_000)]
    collector.look()
    gc.collect()
    assert freed_in == [threading.main_thread()]
    assert len(knots) == 10_000


def test_nothing_is_collected_while_a_mouse_button_is_held(qtbot: QtBot) -> None:
    parent, window = QObject(), QWidget()
    qtbot.addWidget(window)
    collector = GarbageCollector(parent)
    freed_in: list[threading.Thread] = []
    Knot(freed_in)
    QTest.mousePress(window, Qt.MouseButton.LeftButton)
    knots: list[list[list[int]]] = [[[]] for _ in range(10_000)]
    collector.look()
    assert freed_in == []
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton)
    collector.look()
    assert freed_in
    assert len(knots) == 10_000
