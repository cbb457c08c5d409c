"""Search from anywhere: people, plans, outcomes, notes and reviews, by any of their words."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from carecoop.kinds import FoundIn
from carecoop.services.search import Hit, search
from ui import look, text
from ui.desk import Desk
from ui.look import Size, Space
from ui.people.line_delegate import LineDelegate
from ui.people.lines import Line, Role
from ui.widgets.labels import ToneLabel

Index = QModelIndex | QPersistentModelIndex
TYPED_MS = 120  # after the last key
HIT = Qt.ItemDataRole.UserRole + 10


class HitsModel(QAbstractListModel):
    """What was found, as lines: what it is, whose it is, and the words around."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        line = self._line(hit)
        return {
            Qt.ItemDataRole.DisplayRole: line.title,
            Qt.ItemDataRole.AccessibleTextRole: line.spoken(),
            Role.LINE: line,
            HIT: hit,
        }.get(Qt.ItemDataRole(role) if role < Qt.ItemDataRole.UserRole else role)

    def _line(self, hit: Hit) -> Line:
        where = self._kinds()[hit.found_in]
        parts = (hit.client_name if hit.title != hit.client_name else "", hit.snippet)
        day = text.date_text(hit.on_date) if hit.on_date is not None else ""
        return Line(
            id=hit.row_id,
            title=hit.title,
            beside=f"{where} {day}".strip(),
            below=" · ".join(filter(None, parts)),
            mark=self.tr("replaced by a later version") if hit.is_replaced else "",
            faint=hit.is_replaced,
        )

    def _kinds(self) -> dict[FoundIn, str]:
        return {
            FoundIn.CLIENT: self.tr("person"),
            FoundIn.CARER: self.tr("carer"),
            FoundIn.VISIT: self.tr("visit"),
            FoundIn.PLAN: self.tr("plan"),
            FoundIn.OUTCOME: self.tr("outcome"),
            FoundIn.NOTE: self.tr("note"),
            FoundIn.REVIEW: self.tr("review"),
        }


class Finder(QDialog):
    """Type, go down with the arrow, Enter goes there.

    Signals:
        chosen: the `Hit` to go to.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find"))
        self.resize(640, 460)
        self._desk = desk
        self._asked = ("", False)  # the words, and whether in replaced versions, too
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("A name, a word from a plan, a note …"))
        self.line.setAccessibleName(self.tr("What to find"))
        self.line.setFont(look.font(Size.HEADING))
        self.line.setClearButtonEnabled(True)
        self.model = HitsModel()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(LineDelegate(self.view))
        self.view.setWordWrap(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("What was found"))
        self.count = ToneLabel(size=Size.SMALL)
        self.replaced = QCheckBox(self.tr("&Also in versions of plans that were replaced"))
        column = QVBoxLayout(self)
        column.setSpacing(Space.SMALL)
        for widget in (self.line, self.replaced, self.count):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        self._timer = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._timer.timeout.connect(self._ask)
        self.line.textChanged.connect(self._timer.start)
        self.replaced.toggled.connect(self._ask)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the line down into what was found; Enter takes the first."""
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.view.setFocus()
            self.view.setCurrentIndex(self.model.index(0))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            current = self.view.currentIndex()
            self._choose(current if current.isValid() else self.model.index(0))
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self._asked = asked = (self.line.text(), self.replaced.isChecked())
        office, (words, replaced) = self._desk.office, asked
        self._desk.run(
            lambda: search(office, words, replaced=replaced), lambda hits: self._show(asked, hits)
        )

    def _show(self, asked: tuple[str, bool], hits: tuple[Hit, ...]) -> None:
        if asked != self._asked:
            return  # something else is asked for by now
        self.model.show_hits(hits)
        self.count.setText(self.tr("Found: {n}").format(n=len(hits)) if asked[0].strip() else "")

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(HIT)
        if isinstance(hit, Hit):
            self.accept()
            self.chosen.emit(hit)
