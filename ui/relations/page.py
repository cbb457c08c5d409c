"""The co-op's page: how many faces people see, those who see too many first."""

from uuid import UUID

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carecoop.services.relationships import coop_faces
from carecoop.services.relationships_values import (
    MANY_FACES,
    WINDOWS,
    CoopFaces,
    PersonFigures,
)
from ui import look
from ui.desk import Desk
from ui.look import CONTROL_HEIGHT, Size, Space
from ui.pages.page import Page
from ui.people.empty import EmptyState
from ui.relations import words
from ui.relations.controls import Glossary, WindowBar, together
from ui.relations.histogram import Histogram
from ui.relations.table import Cell, Column, FiguresTable, Line, word
from ui.widgets.editors import NumberEditor
from ui.widgets.labels import ToneLabel, heading, quiet
from ui.widgets.scrolling import Rule, scrolling

MOST_KEY = "relations/most_faces"
NOTES_WIDTH = 300


class RelationsPage(Page):
    """Sends `person_asked` with the id of a client to go to."""

    icon_name = "account-network-outline"
    picture_name = "relations"
    kinds = frozenset({"rota", "clients", "carers", "patterns", "coop"})
    person_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: CoopFaces | None = None
        self._asked = 0  # which reading is the latest
        self.most = NumberEditor(1, 40)
        self.most.set_value(int(str(QSettings().value(MOST_KEY, MANY_FACES))))
        self.most.name_it(self.tr("The most faces that are not too many"))
        limit = together(QLabel(self.tr("Too many is more than")), self.most)
        self.print_button = QPushButton(look.icon("printer-outline"), self.tr("&Report…"))
        self.print_button.setToolTip(self.tr("A page for the co-op's meeting (Ctrl+P)"))
        self.print_button.setShortcut(QKeySequence.StandardKey.Print)
        self.print_button.setMinimumHeight(CONTROL_HEIGHT)
        self.bar = WindowBar(limit, self.print_button)
        self.headline = ToneLabel("", "quiet")
        self.headline.setWordWrap(True)
        self.histogram = Histogram()
        self.notes = Glossary()
        self.basis = quiet("", Size.SMALL)
        self.table = FiguresTable(self._columns(14), self.tr("People and their figures"))
        self.empty = EmptyState(
            self.tr("Nobody came yet"),
            self.tr("Build a week's rota and accept it: from then on this page tells who came."),
            [],
        )
        self.sides = QStackedWidget()
        self._lay_out()
        self.bar.days_changed.connect(self._show_if_read)
        self.bar.end_changed.connect(self.refresh)
        self.most.edited.connect(self._on_most)
        self.print_button.clicked.connect(self._print)
        self.histogram.asked.connect(self._choose_those_with)
        self.table.asked.connect(self.person_asked)

    def title(self) -> str:
        return self.tr("Who comes")

    def refresh(self) -> None:
        self._asked += 1
        asked, office, end = self._asked, self.desk.office, self.bar.last_day
        if self.view is None:
            self.headline.setText(self.tr("Looking through the saved rotas…"))
        self.desk.run(lambda: coop_faces(office, end), lambda view: self._on_read(asked, view))

    def _print(self) -> None:
        from ui.relations.report import ReportPreview  # noqa: PLC0415 - ReportLab, once it is asked for

        self.report = ReportPreview(
            self.desk, self.bar.last_day, self.bar.days, self.most.value(), self
        )
        self.report.open()

    def _on_read(self, asked: int, view: CoopFaces) -> None:
        if asked == self._asked:
            self.view = view
            self._show_if_read()

    def _on_most(self) -> None:
        QSettings().setValue(MOST_KEY, self.most.value())
        self._show_if_read()

    def _show_if_read(self) -> None:
        view, days, most = self.view, self.bar.days, self.most.value()
        if view is None:
            return
        self.sides.setCurrentIndex(0 if view.basis.since is not None else 1)
        self.headline.setText(self._headline(view, days, most))
        self.histogram.show_counts(view.distribution(days), view.figures[days].median_faces, most)
        self.table.figures.set_columns(self._columns(days))
        self.table.set_lines([self._line(one, days, most) for one in view.most_first(days)])
        self.notes.show_notes(words.explained_coop(view.figures[days], days))
        self.basis.setText(words.basis(view.basis, days))

    def _headline(self, view: CoopFaces, days: int, most: int) -> str:
        whole = view.figures[days]
        if not whole.people:
            return self.tr("Nobody came in these {days} days.").format(days=days)
        said = self.tr(
            "{window}: people {people} · more than {most} faces: {many} · "
            "by the circle {share} · new faces {new}"
        )
        return said.format(
            window=words.window(view.basis.end, days),
            people=whole.people,
            most=most,
            many=len(view.too_many(days, most)),
            share=words.share(whole.circle_share),
            new=whole.new_faces,
        )

    def _choose_those_with(self, faces: int) -> None:
        """Select in the table the people of a column of the picture."""
        if self.view is None:
            return
        days = self.bar.days
        chosen = {one.client_id for one in self.view.people if one.figures[days].faces == faces}
        self.table.choose(chosen)

    # The table ----------------------------------------------------------------------------

    def _columns(self, days: int) -> list[Column]:
        names, tips = words.short_names(), words.figure_sentences(days)
        told = [Column(name, tip, is_number=True) for name, tip in zip(names, tips, strict=True)]
        in_days = self.tr("{days} days")
        faces_in = self.tr("Different faces in {days} days")
        return [
            Column(self.tr("Person")),
            Column(self.tr("To look at")),
            *(
                Column(in_days.format(days=each), faces_in.format(days=each), is_number=True)
                for each in WINDOWS
            ),
            *told[1:],
        ]

    def _line(self, one: PersonFigures, days: int, most: int) -> Line:
        found = one.figures[days]
        remarks = [self.tr("too many faces")] if found.faces > most else []
        if not one.circle_size:
            remarks.append(self.tr("no circle yet"))
        share = found.circle_share if one.circle_size else None
        faces = [one.figures[each].faces for each in WINDOWS]
        cells = (
            word(one.name),
            word(", ".join(remarks)),
            *(Cell(str(count), count) for count in faces),
            Cell(str(found.new_faces), found.new_faces),
            Cell(words.share(share), share),
            Cell(words.share(found.usual_provider), found.usual_provider),
            Cell(words.decimal(found.concentration, 2), found.concentration),
            Cell(words.decimal(found.same_as_before, 2), found.same_as_before),
            Cell(words.decimal(found.fewness, 2), found.fewness),
            Cell(words.decimal(found.effective_carers), found.effective_carers),
        )
        return Line(one.client_id, cells)

    def choose(self, person: UUID) -> None:
        """Select somebody in the table."""
        self.table.choose({person})

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.SMALL)
        top.setSpacing(Space.SMALL)
        top.addWidget(heading(self.title(), Size.TITLE))
        top.addWidget(self.bar)
        top.addWidget(self.headline)
        above = QWidget()
        line = QHBoxLayout(above)
        line.setContentsMargins(Space.LARGE, 0, 0, 0)
        line.setSpacing(Space.LARGE)
        line.addWidget(self.histogram, 1)
        notes = scrolling(self.notes)
        notes.setMinimumWidth(NOTES_WIDTH)
        notes.setAccessibleName(self.tr("What the figures say"))
        line.addWidget(notes, 0)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        column.addWidget(self.table)
        column.addWidget(self.basis)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(above)
        halves.addWidget(below)
        halves.setSizes([260, 360])
        self.sides.addWidget(halves)
        self.sides.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(Rule())
        whole.addWidget(self.sides, 1)
        self.setFocusProxy(self.table)
