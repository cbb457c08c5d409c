"""Every text that a person sees can be translated: shown with a translation of brackets."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.kinds import Weeks
from carecoop.services import carers, clients, patterns
from carecoop.services.importing import ImportKind
from carecoop.services.office import Office
from carecoop.services.people_values import CarerForm, ClientForm, PatternForm
from solver.rules import RULES
from tests.helpers.qt import ScriptedAsker
from ui.app import make_window
from ui.locale import __main__ as locale
from ui.main_window import MainWindow
from ui.mend.flow import MendFlow
from ui.mend.report_form import CARER_AWAY, KINDS
from ui.messages import Answer
from ui.pages.import_dialog import ImportDialog
from ui.people.people_page import PeoplePage
from ui.text import day_name
from ui.unlock import UnlockWindow

OPEN, CLOSE = "⟦", "⟧"
DATA = {"Anna", "Gofal Co-op", "Ben", "Breakfast", "person", "Meg", "SX 915 640"}


class Brackets(QTranslator):
    """Knows just what lupdate found, by context, and puts it in brackets."""

    def __init__(self, catalogue: Path) -> None:
        super().__init__()
        self.known = {
            (context.findtext("name") or "", message.findtext("source") or "")
            for context in ET.parse(catalogue).getroot().iter("context")
            for message in context.iter("message")
        }

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: bytes | str,
        source: bytes | str,
        disambiguation: bytes | str | None = None,
        n: int = -1,
    ) -> str:
        key = (_text(context), _text(source))
        return f"{OPEN}{key[1]}{CLOSE}" if key in self.known else key[1]


def _text(given: bytes | str) -> str:
    return given.decode() if isinstance(given, bytes) else given


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("locale") / "carecoop_zz.ts"
    locale.collect(path)
    return path


def test_what_the_solver_says_is_collected_too(catalogue: Path) -> None:
    said = {("carecoop", words) for rule in RULES.values() for words in (rule.title, rule.sentence)}
    assert said <= Brackets(catalogue).known


@pytest.fixture
def bracketed(qtbot: QtBot, catalogue: Path) -> Iterator[None]:
    app = QCoreApplication.instance()
    assert app is not None
    translator = Brackets(catalogue)
    app.installTranslator(translator)
    yield
    app.removeTranslator(translator)


@pytest.fixture
def window(
    bracketed: None, qtbot: QtBot, office: Office, asker: ScriptedAsker
) -> Iterator[MainWindow]:
    client = clients.add_client(office, ClientForm(name="Anna", easting=291500, northing=64000))
    carers.add_carer(office, CarerForm(name="Ben", easting=291500, northing=64000))
    form = PatternForm(
        title="Breakfast", weekdays=frozenset({0}), weeks=Weeks.A, starts_on=clock.today()
    )
    patterns.add_pattern(office, client, form)
    made = make_window(office)
    made.show()
    yield made
    asker.answers = [Answer.DISCARD] * 4
    made.close()
    made.deleteLater()


def texts_of(widget: QWidget) -> Iterator[str]:
    """What a widget shows or says of itself."""
    yield widget.toolTip()
    yield widget.accessibleName()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(index) for index in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(index) for index in range(widget.count()))
        case QTableView():
            yield from headings(widget.model())
    for action in widget.actions():
        if not action.isSeparator():
            yield action.text()


def headings(model: QAbstractItemModel | None) -> Iterator[str]:
    for section in range(model.columnCount() if model else 0):
        assert model is not None
        words = model.headerData(section, Qt.Orientation.Horizontal)
        if isinstance(words, str):
            yield words


def untranslated(top: QWidget) -> set[str]:
    """Texts with letters that are neither data, nor dates, nor in brackets."""
    days = {day_name(day, short=short) for day in range(7) for short in (True, False)}
    found = set()
    for widget in (top, *top.findChildren(QWidget)):
        if is_qts_own(widget):
            continue
        for text in texts_of(widget):
            letters = any(letter.isalpha() for letter in text)
            if letters and OPEN not in text and text not in DATA | days:
                found.add(f"{type(widget).__name__}: {text}")
    return found


def is_qts_own(widget: QWidget) -> bool:
    """Parts that Qt brings and translates itself: calendars, scroll buttons, clear buttons."""
    around: QWidget | None = widget
    while around is not None:
        if isinstance(around, QCalendarWidget) or around.objectName().startswith("qt_"):
            return True
        around = around.parentWidget()
        if isinstance(around, QTabBar):
            return True
    return False


def test_every_page_speaks_in_translation(window: MainWindow) -> None:
    for index, page in enumerate(window.pages):
        window.show_page(index)
        assert page.title().startswith(OPEN)
        if isinstance(page, PeoplePage):
            for tab in range(page.detail.tabs.count()):
                page.detail.tabs.setCurrentIndex(tab)
    assert untranslated(window) == set()


def test_the_door_speaks_in_translation(bracketed: None, qtbot: QtBot) -> None:
    door = UnlockWindow()
    qtbot.addWidget(door)
    door.creating._on_create()
    assert untranslated(door) == set()


def test_the_import_speaks_in_translation(window: MainWindow) -> None:
    dialog: QDialog = ImportDialog(window.desk, ImportKind.CLIENTS, window)
    assert untranslated(dialog) == set()


def test_the_panel_for_what_upsets_the_week_speaks_in_translation(
    window: MainWindow, qtbot: QtBot
) -> None:
    flow = window.findChild(MendFlow)
    assert flow is not None
    for kind in KINDS:
        flow.open(kind)
        assert flow.panel is not None
        assert untranslated(flow.panel) == set()
    (ben,) = carers.list_carers(window.desk.office)
    flow.open(CARER_AWAY, ben.id)
    assert flow.panel is not None
    with qtbot.waitSignal(flow.shown):
        flow.panel.start.form.button.click()
    assert untranslated(flow.panel) == set()


def test_a_sentence_from_a_service_is_translated_before_it_is_filled(window: MainWindow) -> None:
    page = next(page for page in window.pages if isinstance(page, PeoplePage))
    window.show_page(window.pages.index(page))
    page.add()
    page.detail.save()
    problems = [f.problem for f in page.detail.findChildren(QWidget) if hasattr(f, "problem")]
    shown = [p for p in problems if isinstance(p, str) and p]
    assert shown
    assert all(sentence.startswith(OPEN) for sentence in shown)
