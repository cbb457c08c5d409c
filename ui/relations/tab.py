"""A tab about one person that is read in the background."""

from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carecoop.services.office import Office
from ui.desk import Desk
from ui.look import Space
from ui.relations.controls import Switch, WindowBar
from ui.widgets.labels import Paragraph, heading, quiet
from ui.widgets.looked_at import LookedAt
from ui.widgets.scrolling import scrolling

T = TypeVar("T")


class RelationsTab(LookedAt, Generic[T]):
    """Subclasses say how to `read` a view and how to `show_view` it."""

    kinds = frozenset({"rota", "clients", "carers", "patterns"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: T | None = None
        self._subject: UUID | None = None
        self._asked = 0  # which reading is the latest
        self.look = Switch((self.tr("Picture"), self.tr("Table")), self.tr("Show as"))
        self.bar = WindowBar(self.look)
        self.headline = heading("")
        self.headline.setWordWrap(True)
        self.basis: Paragraph = quiet("")
        self.inner = QWidget()
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        self.column.setSpacing(Space.MEDIUM)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.headline)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.area = scrolling(self.inner)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        whole.addWidget(self.area)
        self.bar.days_changed.connect(self._show_if_read)
        self.bar.end_changed.connect(self.go_stale)

    def read(self, office: Office, subject: UUID, end: date) -> T:
        raise NotImplementedError

    def show_view(self, view: T, days: int) -> None:
        raise NotImplementedError

    def open(self, subject: UUID | None) -> None:
        """Be about somebody; for somebody who is not saved there is nothing (None)."""
        if subject != self._subject:
            self._subject = subject
            self.view = None
            self.go_stale()

    def refresh(self) -> None:
        subject, office, end = self._subject, self.desk.office, self.bar.last_day
        if subject is None:
            return
        self._asked += 1
        asked = self._asked
        if self.view is None:
            self.headline.setText(self.tr("Looking through the saved rotas…"))
        self.desk.run(
            lambda: self.read(office, subject, end), lambda view: self._on_read(asked, view)
        )

    def _on_read(self, asked: int, view: T) -> None:
        if asked == self._asked and not self.is_stale:
            self.view = view
            self._show_if_read()

    def _show_if_read(self) -> None:
        if self.view is not None:
            self.show_view(self.view, self.bar.days)
