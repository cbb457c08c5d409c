"""The window: navigation on the left, a page, and a line that says what was done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from ui import look
from ui.desk import Desk
from ui.navigation import Navigation
from ui.pages.page import Page
from ui.status import StatusLine

LEAST = QSize(900, 560)
USUAL = QSize(1280, 800)
MENU_LETTERS = 72  # of what a menu says would be taken back


class MainWindow(QMainWindow):
    """Pages come from outside (`ui.app`); the first one is shown.

    Signals:
        closed: the window is gone and the desk may be cleared.
        find_requested: search everything.
    """

    closed = Signal()
    find_requested = Signal()

    def __init__(self, desk: Desk, pages: Sequence[Page], title: str) -> None:
        super().__init__()
        self.desk = desk
        self.pages = list(pages)
        self.may_close: list[Callable[[], bool]] = []  # asked before anything unsaved is lost
        self.navigation = Navigation([(page.title(), page.icon_name) for page in self.pages])
        self.stack = QStackedWidget()
        self.status = StatusLine()
        self._lay_out(title)
        self._make_menus()
        self.navigation.chosen.connect(self.show_page)
        self.status.undo_asked.connect(desk.undo)
        desk.changed.connect(self._on_changed)
        desk.said.connect(self.status.say)
        desk.troubled.connect(self.status.trouble)
        self._restore()

    @property
    def page(self) -> Page:
        return self.pages[self.stack.currentIndex()]

    def show_page(self, index: int) -> None:
        """Go to a page, unless the present one has something unsaved that the person keeps."""
        if index != self.stack.currentIndex() and self.page.may_leave():
            self.stack.setCurrentIndex(index)
            self.page.setFocus()  # so that its own keys work at once
        self.navigation.show_chosen(self.stack.currentIndex())

    def page_of(self, kind: type[Page]) -> int:
        return next(i for i, page in enumerate(self.pages) if isinstance(page, kind))

    def name(self, coop_name: str) -> None:
        self.setWindowTitle(self.tr("{coop} – care co-op").format(coop=coop_name))

    def _on_changed(self, kinds: frozenset[str]) -> None:
        """Pages may go by another word when the co-op's settings changed."""
        if "coop" in kinds:
            titles = [page.title() for page in self.pages]
            self.navigation.name(titles)
            for action, words in zip(self._goings, titles, strict=True):
                action.setText(words)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self.page.may_leave() and all(may() for may in self.may_close)):
            event.ignore()
            return
        settings = QSettings()
        settings.setValue("window/geometry", self.saveGeometry())
        settings.sync()
        super().closeEvent(event)
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.page.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "navigation"):
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            look.make_legible(app)
            look.redraw_icons(self)
            self.navigation.draw_icons()

    def _lay_out(self, title: str) -> None:
        self.name(title)
        self.setMinimumSize(LEAST)
        for page in self.pages:
            self.stack.addWidget(page)
        middle = QWidget()
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.navigation)
        line.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _make_menus(self) -> None:
        self.file_menu = self.menuBar().addMenu(self.tr("&File"))
        self._quit = self._add(self.file_menu, self.tr("&Quit"), "Ctrl+Q", self.close)
        edit = self.menuBar().addMenu(self.tr("&Edit"))
        self.undo_action = self._add(edit, self.tr("&Undo"), "Ctrl+Z", self.desk.undo)
        self.redo_action = self._add(edit, self.tr("&Redo"), "Ctrl+Shift+Z", self.desk.redo)
        self.edit_menu = edit
        self._add(edit, self.tr("&Find…"), "Ctrl+K", self.find_requested.emit)
        self.desk.history.undoTextChanged.connect(self._name_undo)
        self.desk.history.redoTextChanged.connect(self._name_redo)
        go = self.menuBar().addMenu(self.tr("&Go"))
        self._goings = [
            self._add(go, page.title(), f"Ctrl+{index + 1}", self._goer(index))
            for index, page in enumerate(self.pages)
        ]

    def _name_undo(self, what: str) -> None:
        """In the menu: what would be taken back."""
        named = self.tr("&Undo: {what}").format(what=_in_menu(what))
        self.undo_action.setText(named if what else self.tr("&Undo"))

    def _name_redo(self, what: str) -> None:
        named = self.tr("&Redo: {what}").format(what=_in_menu(what))
        self.redo_action.setText(named if what else self.tr("&Redo"))

    def add_to_file_menu(self, words: str, do: Callable[[], object]) -> QAction:
        """Another thing to do with the co-op as a whole, before *Quit*."""
        action = QAction(words, self)
        action.triggered.connect(lambda _checked: do())
        self.file_menu.insertAction(self._quit, action)
        return action

    def _goer(self, index: int) -> Callable[[], None]:
        return lambda: self.show_page(index)

    def _add(self, menu: QWidget, words: str, keys: str, do: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked: do())
        menu.addAction(action)
        return action

    def _restore(self) -> None:
        kept = QSettings().value("window/geometry")
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            self.resize(USUAL)


def _in_menu(words: str) -> str:
    """As the text of an action: not too long, and no key where a name has an ampersand."""
    shown = words if len(words) <= MENU_LETTERS else f"{words[: MENU_LETTERS - 1]}…"
    return shown.replace("&", "&&")
