"""What if one thing were different: which, for whom, when."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from carecoop.clock import DAY_MINUTES
from carecoop.services.people_values import AvailabilityForm, SuspensionForm, TimeOffForm
from carecoop.services.proposals_supposed import (
    MoreHours,
    MoreRoom,
    Supposition,
    WithinContract,
    WithoutCarer,
    WithoutVisits,
)
from carecoop.services.proposals_what_if import MOST_ROOM_MINUTES
from carecoop.services.week_values import WeekBoard
from ui import text
from ui.build.enter_panel import EnterPanel
from ui.look import Space
from ui.widgets.editor import Editor
from ui.widgets.editors import ChoiceEditor, NumberEditor
from ui.widgets.labels import ToneLabel, heading, quiet
from ui.widgets.moments import MinuteEditor
from ui.widgets.primary import PrimaryButton

ALL_WEEK = -1
USUAL_ROOM_MINUTES = 10


class Kind(Enum):
    CARER_OFF = auto()
    VISITS_OFF = auto()
    MORE_HOURS = auto()
    MORE_ROOM = auto()
    WITHIN_CONTRACT = auto()


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is supposed, and the question in words, which is the proposal's title and name."""

    supposed: Supposition
    title: str


class WhatIfPanel(EnterPanel):
    """One line to fill in; Enter builds, Esc leaves.

    Signals:
        asked: a `WhatIf`.
    """

    asked = Signal(object)

    def __init__(self, board: WeekBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week = board.week
        self._names: dict[UUID, str] = {one.carer_id: one.name for one in board.carers}
        clients = {one.client_id: one.client_name for one in board.visits}
        self._names |= clients
        self.kind: ChoiceEditor[Kind] = ChoiceEditor(self._kinds())
        self.carer: ChoiceEditor[UUID] = ChoiceEditor(
            [(one.carer_id, one.name) for one in board.carers]
        )
        self.client: ChoiceEditor[UUID] = ChoiceEditor(
            sorted(clients.items(), key=lambda one: one[1].casefold())
        )
        self.day: ChoiceEditor[int] = ChoiceEditor(self._days())
        self.from_minute, self.until_minute = MinuteEditor(), MinuteEditor()
        self.from_minute.set_value(7 * 60)
        self.until_minute.set_value(12 * 60)
        self.minutes = NumberEditor(1, MOST_ROOM_MINUTES, unit=self.tr("min"), step=5)
        self.minutes.set_value(USUAL_ROOM_MINUTES)
        self._joint = QLabel("–")
        self.problem = ToneLabel("", "trouble")
        self.problem.hide()
        self.build_button = PrimaryButton(self.tr("&Build it"))
        self.build_button.setToolTip(self.tr("See the rota that it would make; nothing is saved"))
        self.cancel_button = QPushButton(self.tr("&Cancel"))
        self._name_fields()
        self._arrange()
        self.kind.edited.connect(self._show_fields)
        self.build_button.clicked.connect(self.enter)
        self.cancel_button.clicked.connect(self.closed)
        self._show_fields()

    def _kinds(self) -> list[tuple[Kind, str]]:
        return [
            (Kind.CARER_OFF, self.tr("a carer were off")),
            (Kind.VISITS_OFF, self.tr("a person’s visits were off")),
            (Kind.MORE_HOURS, self.tr("a carer could also work")),
            (Kind.MORE_ROOM, self.tr("visits could be earlier or later by")),
            (Kind.WITHIN_CONTRACT, self.tr("nobody worked more than their contract")),
        ]

    def _days(self) -> list[tuple[int, str]]:
        return [(ALL_WEEK, self.tr("all week")), *((day, text.day_name(day)) for day in range(7))]

    def _name_fields(self) -> None:
        for editor, name in self._fields():
            editor.name_it(name)

    def _fields(self) -> tuple[tuple[Editor[Any], str], ...]:
        return (
            (self.kind, self.tr("What if")),
            (self.carer, self.tr("Carer")),
            (self.client, self.tr("Person")),
            (self.day, self.tr("Day")),
            (self.from_minute, self.tr("From")),
            (self.until_minute, self.tr("Until")),
            (self.minutes, self.tr("Minutes")),
        )

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(heading(self.tr("What if")))
        for editor in (self.kind, self.carer, self.client, self.day, self.from_minute):
            line.addWidget(editor)
        line.addWidget(self._joint)
        line.addWidget(self.until_minute)
        line.addWidget(self.minutes)
        line.addWidget(self.problem)
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.build_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        column.setSpacing(Space.HAIR)
        column.addLayout(line)
        column.addWidget(
            quiet(self.tr("A rota is built as if it were so. Nobody’s records are changed."))
        )
        self.setFrameShape(QFrame.Shape.StyledPanel)

    def _show_fields(self) -> None:
        kind = self.kind.value()
        self.carer.setVisible(kind in {Kind.CARER_OFF, Kind.MORE_HOURS})
        self.client.setVisible(kind is Kind.VISITS_OFF)
        self.day.setVisible(kind not in {Kind.MORE_ROOM, Kind.WITHIN_CONTRACT})
        for widget in (self.from_minute, self._joint, self.until_minute):
            widget.setVisible(kind is Kind.MORE_HOURS)
        self.minutes.setVisible(kind is Kind.MORE_ROOM)
        no_week = kind is Kind.MORE_HOURS  # one window, on one day
        self.day.offer(self._days()[no_week:])
        self.problem.hide()

    def enter(self) -> None:
        problem = self._problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if not problem:
            self.asked.emit(WhatIf(self._supposed(), self._title()))

    def _problem(self) -> str:
        if self.kind.value() is not Kind.MORE_HOURS:
            return ""
        unreadable = self.from_minute.problem() or self.until_minute.problem()
        if unreadable or self.from_minute.value() < self.until_minute.value():
            return unreadable
        return self.tr("The end must be after the start.")

    def _supposed(self) -> Supposition:
        first, last = self._span()
        match self.kind.value():
            case Kind.CARER_OFF:
                off = TimeOffForm(first, 0, last, DAY_MINUTES)
                return WithoutCarer(self.carer.value(), off)
            case Kind.VISITS_OFF:
                suspension = SuspensionForm(first, 0, last, DAY_MINUTES, self.tr("What if"))
                return WithoutVisits(self.client.value(), suspension)
            case Kind.MORE_HOURS:
                window = AvailabilityForm(
                    self.day.value(), self.from_minute.value(), self.until_minute.value()
                )
                return MoreHours(self.carer.value(), window)
            case Kind.MORE_ROOM:
                return MoreRoom(self.minutes.value())
            case Kind.WITHIN_CONTRACT:
                return WithinContract()

    def _span(self) -> tuple[date, date]:
        day = self.day.value()
        if day == ALL_WEEK:
            return self._week, self._week + timedelta(days=6)
        return self._week + timedelta(days=day), self._week + timedelta(days=day)

    def _title(self) -> str:
        day = self.day.value()
        template = {
            Kind.CARER_OFF: self.tr("What if {carer} were off on {day}"),
            Kind.VISITS_OFF: self.tr("What if {client} had no visits on {day}"),
            Kind.MORE_HOURS: self.tr("What if {carer} also worked on {day}, {span}"),
            Kind.MORE_ROOM: self.tr("What if visits had {minutes} min more room"),
            Kind.WITHIN_CONTRACT: self.tr("What if nobody worked over contract"),
        }[self.kind.value()]
        if day == ALL_WEEK:
            template = {
                Kind.CARER_OFF: self.tr("What if {carer} were off all week"),
                Kind.VISITS_OFF: self.tr("What if {client} had no visits all week"),
            }.get(self.kind.value(), template)
        return template.format(
            carer=self._names[self.carer.value()],
            client=self._names[self.client.value()],
            day=text.day_name(max(day, 0)),
            span=text.span_text(self.from_minute.value(), self.until_minute.value()),
            minutes=self.minutes.value(),
        )
