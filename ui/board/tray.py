"""What needs someone, in time order, and who is away: the strip below the board."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import look, text
from ui.board import words
from ui.board.scene import Block, Scene, Spot
from ui.board.style import BoardStyle
from ui.look import Size, Space
from ui.widgets.labels import ToneLabel, heading

Index = QModelIndex | QPersistentModelIndex
CARD_CHARACTERS = 25
BLOCK = Qt.ItemDataRole.UserRole


class TrayModel(QAbstractListModel):
    """The unfilled visits of a scene; the `UserRole` gives the block itself."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene

    def set_scene(self, scene: Scene) -> None:
        self.beginResetModel()
        self.scene = scene
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.scene.tray)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        block = self.scene.tray[index.row()]
        if role == BLOCK:
            return block
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{block.visit.client_name}, {self.moment(block)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(words.facts(self.scene, block))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(words.facts(self.scene, block))
        return None

    def moment(self, block: Block) -> str:
        """ "Tue 08:15", and how many of two are missing."""
        day, minute = divmod(block.visit.start_minute, text.DAY_MINUTES)
        said = (
            f"{words.day_label(self.scene.board.week, day, short=True)} {text.minutes_text(minute)}"
        )
        if block.visit.carers_wanted == 1:
            return said
        return self.tr("{moment} · needs {missing}").format(
            moment=said, missing=block.visit.missing
        )

    def row_of(self, spot: Spot) -> int | None:
        for row, block in enumerate(self.scene.tray):
            if block.spot == spot:
                return row
        return None


class _Card(QStyledItemDelegate):
    """A block that lies in the tray: the risk's letter, the person, the time."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self._size(option)

    def _size(self, option: QStyleOptionViewItem) -> QSize:
        small = look.font(Size.SMALL)
        metrics = option.fontMetrics
        width = CARD_CHARACTERS * metrics.averageCharWidth() * small.pointSize() // Size.BODY
        return QSize(width + Space.WIDE, 2 * metrics.height() + Space.SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, block = index.model(), index.data(BLOCK)
        if not isinstance(model, TrayModel) or not isinstance(block, Block):
            return
        style = BoardStyle.of(option.palette)
        box = QRectF(option.rect).adjusted(2, 2, -Space.HAIR, -2)
        box.setHeight(min(box.height(), self._size(option).height() - 4))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(style.text if chosen else style.trouble, 2.5 if chosen else 1.2))
        painter.setBrush(style.base)
        painter.drawRoundedRect(box, 3, 3)
        self._words(painter, box, style, model, block)
        painter.restore()

    def _words(
        self, painter: QPainter, box: QRectF, style: BoardStyle, model: TrayModel, block: Block
    ) -> None:
        flag = style.flags[block.visit.priority]
        stripe = QRectF(box.left() + 1, box.top() + 1, 14, box.height() - 2)
        painter.setFont(style.strong_font)
        if flag is not None:
            painter.fillRect(stripe, flag.fill)
        painter.setPen(style.text if flag is None else flag.letter)
        letter = words.risk_letter(block.visit.priority)
        painter.drawText(stripe, Qt.AlignmentFlag.AlignCenter, letter)
        inner = box.adjusted(14 + Space.HAIR + 2, 2, -Space.HAIR, -2)
        for line, font, pen, at in (
            (block.visit.client_name, style.strong_font, style.text, Qt.AlignmentFlag.AlignTop),
            (model.moment(block), style.small_font, style.text, Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(font)
            painter.setPen(pen)
            shown = painter.fontMetrics().elidedText(
                line, Qt.TextElideMode.ElideRight, int(inner.width())
            )
            painter.drawText(inner, at | Qt.AlignmentFlag.AlignLeft, shown)


class _Cards(QListView):
    """Cards that can be dragged out: `dragged` gives the card and the point of the screen."""

    opened = Signal()
    dragged = Signal(object, object)
    drag_ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pressed: QPoint | None = None
        self._is_dragging = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        self._pressed = at if self.indexAt(at).isValid() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self._is_dragging or far >= QApplication.startDragDistance():
            self._is_dragging = True
            block = self.indexAt(self._pressed).data(BLOCK)
            if isinstance(block, Block):
                self.dragged.emit(block.spot, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._is_dragging:
            self.drag_ended.emit(event.globalPosition().toPoint())
        self._pressed, self._is_dragging = None, False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
            return
        super().keyPressEvent(event)


class Tray(QWidget):
    """Sends `chosen` with the `Spot` of a visit that needs someone, and `opened` on Enter;
    `dragged` with the spot and the point of the screen while a card is dragged out of it."""

    chosen = Signal(object)
    opened = Signal()
    dragged = Signal(object, object)
    drag_ended = Signal(object)
    menu_asked = Signal(object)  # the point of the screen

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.model = TrayModel(scene)
        self.title = heading("", Size.BODY)
        self.away = ToneLabel(size=Size.SMALL)
        self.cards = _Cards()
        self._set_up_cards()
        self._lay_out()
        self.set_scene(scene)

    def set_scene(self, scene: Scene) -> None:
        self.model.set_scene(scene)
        count = len(scene.tray)
        self.title.setText(self.tr("Needs someone ({count})").format(count=count))
        away = [
            self.tr("{client}: {reason}").format(client=s.client_name, reason=s.reason)
            for s in scene.board.suspended
        ]
        self.away.setText(self.tr("Away this week · {clients}").format(clients=" · ".join(away)))
        self.away.setVisible(bool(away))
        self.cards.setVisible(count > 0)
        self.title.setVisible(count > 0)
        self._fit_height()

    def show_chosen(self, spot: Spot | None) -> None:
        """Mark a visit of the tray without saying so again."""
        row = self.model.row_of(spot) if spot is not None and spot.carer_id is None else None
        picker = self.cards.selectionModel()
        picker.blockSignals(True)  # noqa: FBT003 - Qt's own setter
        if row is None:
            picker.clear()
        else:
            index = self.model.index(row, 0)
            picker.setCurrentIndex(index, picker.SelectionFlag.ClearAndSelect)
            self.cards.scrollTo(index)
        picker.blockSignals(False)  # noqa: FBT003
        self.cards.viewport().update()

    def _set_up_cards(self) -> None:
        cards = self.cards
        cards.setModel(self.model)
        cards.setItemDelegate(_Card(cards))
        cards.setFlow(QListView.Flow.LeftToRight)
        cards.setUniformItemSizes(True)
        cards.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        cards.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cards.viewport().setAutoFillBackground(False)
        cards.setFrameShape(QListView.Shape.NoFrame)
        cards.setAccessibleName(self.tr("Visits that need someone"))
        cards.selectionModel().currentChanged.connect(self._on_current)
        cards.clicked.connect(self._on_current)
        cards.opened.connect(self.opened)
        cards.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        cards.customContextMenuRequested.connect(
            lambda at: self.menu_asked.emit(cards.viewport().mapToGlobal(at))
        )
        cards.dragged.connect(self.dragged)
        cards.drag_ended.connect(self.drag_ended)
        cards.doubleClicked.connect(lambda _index: self.opened.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """As high as a card, and as its scroll bar where there are more than fit."""
        cards = self.cards
        option = QStyleOptionViewItem()
        option.initFrom(cards)
        card = cards.itemDelegate().sizeHint(option, self.model.index(0, 0))
        bar = cards.horizontalScrollBar().sizeHint().height()
        fits = card.width() * self.model.rowCount() <= self.width() - 2 * Space.MEDIUM
        cards.setFixedHeight(card.height() + (0 if fits else bar + 2))

    def _on_current(self, index: QModelIndex) -> None:
        block = index.data(BLOCK)
        if isinstance(block, Block):
            self.chosen.emit(block.spot)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.HAIR, Space.MEDIUM, 0)
        column.setSpacing(Space.HAIR)
        line = QHBoxLayout()
        line.addWidget(self.title)
        line.addStretch(1)
        line.addWidget(self.away)
        column.addLayout(line)
        column.addWidget(self.cards)
