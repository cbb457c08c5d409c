"""Which part of a sheet is in view: where its reader was, or where they are to be brought."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.look import Space
from ui.plans.sheet import Sheet
from ui.widgets.settling import settle

Find = Callable[[Sheet], QWidget | None]


class ReadingPlace(QObject):
    """Puts sheets into the area in which they scroll. `find` says where to go in a plan's next."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self.find: Find | None = None
        self._area = area

    def put_in(self, sheet: QWidget, *, stays: bool) -> None:
        """Where the reader was in the same paper, they stay."""
        at = self._area.verticalScrollBar().value() if stays else 0
        self._area.setWidget(sheet)
        QTimer.singleShot(0, sheet, lambda: self._settle_at(at, sheet))

    def bring_to(self, widget: QWidget) -> None:
        self._area.ensureWidgetVisible(widget, 0, Space.VAST)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle_at(self, at: int, sheet: QWidget) -> None:
        self._area.verticalScrollBar().setValue(at)
        find, self.find = self.find, None
        widget = find(sheet) if find is not None and isinstance(sheet, Sheet) else None
        if widget is not None:
            settle(widget)
            self.bring_to(widget)
