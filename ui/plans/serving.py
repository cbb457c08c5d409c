"""The visits of a person beside an outcome: pressed in are those that serve it."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from carecoop.services.plans.values import Served, ServingVisit
from ui import text
from ui.board.flow import FlowLayout
from ui.look import Size, Space
from ui.widgets.editors import TextEditor
from ui.widgets.labels import ToneLabel


class Serving(QWidget):
    """Signals:
    served: the pattern of a visit, and all that it serves from now on.
    """

    served = Signal(object, object)

    def __init__(self, origin_id: UUID, outcome: str, visits: tuple[ServingVisit, ...]) -> None:
        super().__init__()
        self._origin_id = origin_id
        self.chips: dict[UUID, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(ToneLabel(self.tr("Visits that serve it"), size=Size.SMALL))
        chips = QWidget()
        flow = FlowLayout(Space.SMALL)
        flow.setContentsMargins(0, 0, 0, 0)
        chips.setLayout(flow)
        for visit in visits:
            flow.addWidget(self._chip(visit, outcome))
        column.addWidget(chips)
        for visit in visits:
            done = self._served(visit)
            if done is not None:
                column.addWidget(self._what_is_done(visit, done))
        if not visits:
            self.hide()

    def _chip(self, visit: ServingVisit, outcome: str) -> QPushButton:
        at = text.minutes_text(visit.preferred_minute)
        chip = QPushButton(f"{visit.title} · {text.days_text(visit.weekdays)} {at}")
        chip.setCheckable(True)
        if self._served(visit) is not None:  # by a tick, too: not everybody sees a shade
            chip.setText(f"✓ {chip.text()}")
            chip.setChecked(True)
        chip.setAccessibleName(
            self.tr("{visit} serves: {outcome}").format(visit=visit.title, outcome=outcome)
        )
        chip.clicked.connect(lambda pressed: self._on_chip(visit, serves=pressed))
        self.chips[visit.pattern_id] = chip
        return chip

    def _what_is_done(self, visit: ServingVisit, done: Served) -> TextEditor:
        editor = TextEditor(hint=self.tr("What is done for it then"), most=500)
        name = self.tr("What is done for it at {visit}").format(visit=visit.title)
        editor.name_it(name)
        editor.setToolTip(name)
        editor.set_value(done.what_is_done)
        editor.line.editingFinished.connect(lambda: self._on_done(visit, editor.value()))
        return editor

    def _served(self, visit: ServingVisit) -> Served | None:
        return next((one for one in visit.serves if one.origin_id == self._origin_id), None)

    def _others(self, visit: ServingVisit) -> tuple[Served, ...]:
        return tuple(one for one in visit.serves if one.origin_id != self._origin_id)

    def _on_chip(self, visit: ServingVisit, *, serves: bool) -> None:
        mine = (Served(self._origin_id),) if serves else ()
        self.served.emit(visit.pattern_id, (*self._others(visit), *mine))

    def _on_done(self, visit: ServingVisit, what_is_done: str) -> None:
        before = self._served(visit)
        if before is not None and before.what_is_done != what_is_done.strip():
            mine = Served(self._origin_id, what_is_done.strip())
            self.served.emit(visit.pattern_id, (*self._others(visit), mine))
