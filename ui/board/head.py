"""The head of the week page: which week, how it stands, how to look at it, what to do with it."""

from datetime import date, timedelta
from enum import IntEnum
from html import escape
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from carecoop.services.week_values import WeekBoard, WeekFigures
from ui import look, text
from ui.board import words
from ui.board.words import Saving
from ui.build.head_button import ProposalsButton
from ui.look import Size, Space
from ui.mend.head_button import CannotComeButton
from ui.publish.head_buttons import PublishButton, ToldButton
from ui.widgets.accent_button import AccentButton
from ui.widgets.labels import ToneLabel, heading
from ui.widgets.primary import PrimaryButton


class Look(IntEnum):
    """The ways to look at a week."""

    DAY = 0
    WEEK = 1
    LIST = 2


class WeekHead(QWidget):
    """Signals: `week_asked` (a Monday, or None for this week), `look_asked` (a `Look`),
    `print_asked` (kind, id or None), `details_asked` (show the inspector or not)."""

    week_asked = Signal(object)
    look_asked = Signal(int)
    print_asked = Signal(str, object)
    details_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.week = date.min
        self.range = heading("", Size.HEADING)
        self.state = ToneLabel()
        self.figures = QLabel()
        self.earlier = self._arrow(
            "chevron-left", self.tr("The week before (Alt+Left, Ctrl+Page Up)"), -7
        )
        self.later = self._arrow(
            "chevron-right", self.tr("The week after (Alt+Right, Ctrl+Page Down)"), 7
        )
        self.this_week = QPushButton(self.tr("This week"))
        self.this_week.setAccessibleName(self.this_week.text())
        self.this_week.setToolTip(self.tr("Back to the week that today is in"))
        self._words_beside_icons = True
        self.this_week.clicked.connect(lambda: self.week_asked.emit(None))
        self.looks = self._looks()
        self.build_action = QAction(self.tr("Build rota"), self)
        self.build_action.setShortcut(QKeySequence("Ctrl+B"))
        self.build_button = self._build_button()
        self.proposals = ProposalsButton()
        self.cannot_come = CannotComeButton()
        self.publish = PublishButton()
        self.told = ToldButton()
        self.print_menu = QMenu(self)
        self.print_button = self._print_button()
        self.details = self._details()
        self._lay_out()
        self.show_selection(None, None)
        self._draw()

    def show_week(self, week: date) -> None:
        """Name the week that was asked for, before it is there."""
        self.week = week
        self.range.setText(text.week_text(week))
        self.state.clear()

    def show_board(
        self,
        board: WeekBoard,
        today: date,
        saving: Saving = Saving.NOTHING,
        *,
        proposal: bool,
    ) -> None:
        self.show_week(board.week)
        self.state.setText(
            self.tr("Proposal · not saved") if proposal else words.state(board, today, saving)
        )
        self.figures.setText(figure_line(board.figures))
        self.figures.setVisible(bool(board.visits) and not proposal)  # which has its own

    def show_look(self, chosen: Look) -> None:
        self.looks.button(chosen).setChecked(True)

    def show_selection(
        self, carer: tuple[UUID, str] | None, client: tuple[UUID, str] | None
    ) -> None:
        """Offer to print what concerns the selected carer and client, beside the whole week."""
        self.print_menu.clear()
        self._offer("rota", None, self.tr("The week for the wall"))
        self._offer("all", None, self.tr("Everyone’s schedules"))
        if carer is not None or client is not None:
            self.print_menu.addSeparator()
        if carer is not None:
            self._offer("schedule", carer[0], self.tr("Schedule: {name}").format(name=carer[1]))
            self._offer("timesheet", carer[0], self.tr("Timesheet: {name}").format(name=carer[1]))
        if client is not None:
            said = self.tr("Who is coming: {name}").format(name=client[1])
            self._offer("who_is_coming", client[0], said)

    def set_building(self, *, building: bool) -> None:
        self.build_action.setEnabled(not building)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "details"):
            self._draw()

    def _offer(self, kind: str, subject: UUID | None, words_shown: str) -> None:
        action = self.print_menu.addAction(words_shown)
        action.triggered.connect(lambda: self.print_asked.emit(kind, subject))

    def _arrow(self, icon_name: str, tip: str, days: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("icon_name", icon_name)
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self.week_asked.emit(self.week + timedelta(days=days)))
        return button

    def _looks(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for chosen, shown, tip in (
            (Look.DAY, self.tr("Day"), self.tr("One day across the board (D)")),
            (Look.WEEK, self.tr("Week"), self.tr("All seven days (W)")),
            (Look.LIST, self.tr("List"), self.tr("The same week as text, to search (Ctrl+F)")),
        ):
            button = AccentButton(shown)
            button.setToolTip(tip)
            group.addButton(button, chosen)
        group.button(Look.DAY).setChecked(True)
        group.idClicked.connect(self.look_asked)
        return group

    def _build_button(self) -> QPushButton:
        button = PrimaryButton(self.build_action.text())
        button.setToolTip(self.tr("Build the rota of this week: a proposal first (Ctrl+B)"))
        button.clicked.connect(self.build_action.trigger)
        self.build_action.enabledChanged.connect(button.setEnabled)
        self.addAction(self.build_action)
        return button

    def _print_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(self.tr("Print"))
        button.setToolTip(self.tr("Schedules, timesheets, who is coming, the week for the wall"))
        button.setAccessibleName(button.text())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setProperty("icon_name", "printer-outline")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self.print_menu)
        return button

    def _details(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("icon_name", "dock-right")
        button.setCheckable(True)
        button.setChecked(True)
        button.setAutoRaise(True)
        tip = self.tr("Show or hide what is said about the selection (Enter, Esc)")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.toggled.connect(self.details_asked)
        return button

    def _lay_out(self) -> None:
        self.figures.setWordWrap(True)
        self.figures.setTextFormat(Qt.TextFormat.RichText)
        self.figures.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.figures.setAccessibleName(self.tr("Figures of the week"))
        first = self._first = QHBoxLayout()
        first.setSpacing(Space.HAIR)
        for widget in (self.earlier, self.range, self.later, self.this_week):
            first.addWidget(widget)
        first.addStretch(1)
        for button in self.looks.buttons():
            first.addWidget(button)
        first.addSpacing(Space.MEDIUM)
        for widget in (
            self.cannot_come,
            self.print_button,
            self.proposals,
            self.build_button,
            self.publish,
            self.details,
        ):
            first.addWidget(widget)
            first.addSpacing(Space.HAIR)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.HAIR)
        column.addLayout(first)
        column.addLayout(self._second_line())

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize} and hasattr(
            self, "_first"
        ):
            self._make_room()
        return super().event(event)

    def _make_room(self) -> None:
        """Icons alone where there is no room for all words; their tooltips say what they are."""
        needs = self._first.sizeHint().width() + Space.MEDIUM + Space.SMALL
        words_too = self._words_beside_icons
        if not words_too:
            needs += self._word_widths()
        if words_too != (needs <= self.width()):
            self._show_words(shown=not words_too)

    def _word_widths(self) -> int:
        texts = (self.cannot_come.text(), self.print_button.text(), self.tr("This week"))
        return sum(self.fontMetrics().horizontalAdvance(one) + Space.HAIR for one in texts)

    def _show_words(self, *, shown: bool) -> None:
        self._words_beside_icons = shown
        styles = Qt.ToolButtonStyle
        for button in (self.cannot_come, self.print_button):
            button.setToolButtonStyle(
                styles.ToolButtonTextBesideIcon if shown else styles.ToolButtonIconOnly
            )
        self.this_week.setText(self.tr("This week") if shown else "")
        self.this_week.setIcon(QIcon() if shown else look.icon("calendar-today"))
        self._first.invalidate()

    def _second_line(self) -> QHBoxLayout:
        """How the week stands, with people and in figures, which wrap where there is less room."""
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        for widget in (self.state, self.told):
            line.addWidget(widget)
        line.addWidget(self.figures, 1)
        return line

    def _draw(self) -> None:
        """Icons in the colours of now."""
        side = self.fontMetrics().height() + 2
        for button in (self.earlier, self.later, self.print_button, self.details):
            button.setIcon(look.icon(str(button.property("icon_name"))))
            button.setIconSize(QSize(side, side))


def figure_line(figures: WeekFigures) -> str:
    """The week in one line of rich text; a figure and its word stay together."""
    share = "–" if figures.circle_share is None else f"{figures.circle_share:.0%}"
    translate = QCoreApplication.translate  # lupdate knows this name
    shown = (
        (translate("board", "Filled"), f"{figures.places_filled}/{figures.places_wanted}"),
        (translate("board", "Faces per person in 14 days"), _decimal(figures.carers_per_client_14)),
        (translate("board", "in 28 days"), _decimal(figures.carers_per_client_28)),
        (translate("board", "By the circle"), share),
        (translate("board", "New faces"), str(figures.new_faces)),
        (translate("board", "Contact"), _hours(figures.contact_minutes)),
        (translate("board", "Travel"), _hours(figures.travel_minutes)),
        (translate("board", "Waiting"), _hours(figures.waiting_minutes)),
        (translate("board", "Hours against contract"), _against(figures)),
    )
    items = (f"{escape(word)} <b>{escape(value)}</b>" for word, value in shown)
    return "&nbsp;&nbsp;· ".join(item.replace(" ", "&nbsp;") for item in items)


def _decimal(value: float | None) -> str:
    return "–" if value is None else QLocale().toString(value, "f", 1)


def _against(figures: WeekFigures) -> str:
    worked, contract = round(figures.worked_minutes / 60), round(figures.contract_minutes / 60)
    return QCoreApplication.translate("board", "{worked}/{contract} h").format(
        worked=worked, contract=contract
    )


def _hours(minutes: int) -> str:
    return text.hours_text(round(minutes / 60) * 60)
