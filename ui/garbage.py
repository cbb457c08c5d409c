"""Python's cycle collector, kept on the main thread.

Python collects in whichever thread happens to allocate; a widget that is destroyed from the
database's thread crashes Qt. So automatic collection is off while there is a window, and a timer
on the main thread collects instead, by Python's own thresholds, but not while a mouse button is
held: a large week takes a tenth of a second, which would be seen in a drag.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

LOOK_MS = 1000


class GarbageCollector(QObject):
    """Collects for as long as its parent (the application) lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation whose count is over its threshold, and all younger."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        counts, thresholds = gc.get_count(), gc.get_threshold()
        over = [n for n in range(3) if counts[n] > thresholds[n] > 0]
        if over:
            gc.collect(max(over))
