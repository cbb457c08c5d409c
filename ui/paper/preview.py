"""The papers of a week before they are printed: choose which and for whom."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from carecoop.services import papers
from carecoop.services.papers import Paper
from carecoop.services.week_values import WeekBoard
from ui import text
from ui.desk import Desk
from ui.paper.dialog import PaperDialog


class PaperKind(StrEnum):
    SCHEDULE = "schedule"
    WHO_IS_COMING = "who_is_coming"
    ROTA = "rota"
    TIMESHEET = "timesheet"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone a document can be for."""

    id: UUID
    name: str


class PaperPreview(PaperDialog):
    """One document of a week: which, and for whom."""

    def __init__(
        self,
        desk: Desk,
        board: WeekBoard,
        kind: PaperKind,
        person_id: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._board = board
        self.setWindowTitle(self.tr("Print {week}").format(week=text.week_text(board.week)))
        self.kind_box = self._make_kind_box()
        self.person_box = QComboBox()
        self.person_box.setAccessibleName(self.tr("For whom"))
        self.person_label = QLabel(self.tr("&For"))
        self.person_label.setBuddy(self.person_box)
        kind_label = QLabel(self.tr("&Document"))
        kind_label.setBuddy(self.kind_box)
        for widget in (kind_label, self.kind_box, self.person_label, self.person_box):
            self.choices.addWidget(widget)
        self.kind_box.currentIndexChanged.connect(self._on_kind)
        self.person_box.currentIndexChanged.connect(self._render)
        self.choose(kind, person_id)

    def choose(self, kind: PaperKind, person_id: UUID | None = None) -> None:
        """Show a document, for a person where it is for one."""
        with QSignalBlocker(self.kind_box):
            self.kind_box.setCurrentIndex(self.kind_box.findData(kind))
        self._list_people()
        if person_id is not None:
            with QSignalBlocker(self.person_box):
                self.person_box.setCurrentIndex(self.person_box.findData(person_id))
        self._render()

    def _make_kind_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Which document"))
        for kind, name in (
            (PaperKind.SCHEDULE, self.tr("Schedule of visits")),
            (PaperKind.WHO_IS_COMING, self.tr("Who is coming this week")),
            (PaperKind.ROTA, self.tr("Rota for the wall")),
            (PaperKind.TIMESHEET, self.tr("Timesheet")),
        ):
            box.addItem(name, kind)
        return box

    def _kind(self) -> PaperKind:
        return PaperKind(self.kind_box.currentData())

    def _on_kind(self) -> None:
        self._list_people()
        self._render()

    def _list_people(self) -> None:
        people = self._people(self._kind())
        with QSignalBlocker(self.person_box):
            self.person_box.clear()
            for person in people:
                self.person_box.addItem(person.name, person.id)
        for widget in (self.person_label, self.person_box):
            widget.setVisible(bool(people))

    def _people(self, kind: PaperKind) -> list[Person]:
        """Whom a document of this kind can be for; nobody where it is for all."""
        match kind:
            case PaperKind.ROTA:
                return []
            case PaperKind.WHO_IS_COMING:
                clients = {visit.client_id: visit.client_name for visit in self._board.visits}
                people = [Person(id_, name) for id_, name in clients.items()]
            case _:
                people = [Person(carer.carer_id, carer.name) for carer in self._board.carers]
        return sorted(people, key=lambda person: person.name.casefold())

    def _render(self) -> None:
        self.ask(self._maker())

    def _maker(self) -> Callable[[], Paper] | None:
        office, week, kind = self._desk.office, self._board.week, self._kind()
        if kind is PaperKind.ROTA:
            return lambda: papers.rota(office, week)
        person_id = self.person_box.currentData()
        if person_id is None:
            return None
        make = {
            PaperKind.SCHEDULE: papers.schedule,
            PaperKind.WHO_IS_COMING: papers.who_is_coming,
            PaperKind.TIMESHEET: papers.timesheet,
        }[kind]
        return lambda: make(office, week, person_id)
