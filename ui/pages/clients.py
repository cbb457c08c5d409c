"""The clients: who they are, what was agreed, who is their circle."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from carecoop.services import clients, coop
from carecoop.services.people_values import ClientRow
from ui import look, text
from ui.people.client_detail import ClientDetail
from ui.people.client_words import ClientWords, client_words
from ui.people.empty import EmptyState
from ui.people.lines import Line
from ui.people.people_page import PeoplePage


class ClientsPage(PeoplePage):
    icon_name = "account-heart-outline"
    kinds = frozenset({"clients", "carers", "patterns", "coop"})
    picture_name = "clients"
    import_kind = "clients"

    def title(self) -> str:
        return self._words().many

    def refresh(self) -> None:
        words = self._words()
        self.list.name_people(words.add, words.find)
        self.empty.title.setText(words.none_yet)
        self._add_button.setText(words.add)
        super().refresh()

    def lines(self, *, archived: bool) -> Sequence[Line]:
        rows = clients.list_clients(self.desk.office, archived=archived)
        return [self._line(row) for row in rows]

    def make_detail(self) -> ClientDetail:
        return ClientDetail(self.desk)

    def make_empty(self) -> EmptyState:
        words = self._words()
        self._add_button = QPushButton(look.icon("plus"), words.add)
        self._add_button.clicked.connect(self.add)
        bring = QPushButton(look.icon("table-arrow-right"), self.tr("Import a list…"))
        bring.clicked.connect(self.import_list)
        return EmptyState(
            words.none_yet,
            self.tr("Add one, or import a list from a spreadsheet."),
            [self._add_button, bring],
        )

    def offer_sample(self, look_round: Callable[[], object]) -> None:
        """While there is nobody here, offer the sample co-op, too."""
        self.sample_button = QPushButton(
            look.icon("compass-outline"), self.tr("Look round the sample co-op")
        )
        self.sample_button.clicked.connect(look_round)
        self.empty.offer(self.sample_button)
        self.empty.sentence.setText(
            self.tr("Add one, import a list from a spreadsheet, or look round the sample co-op.")
        )

    def add_words(self) -> str:
        return self._words().add

    def search_words(self) -> str:
        return self._words().find

    def archive(self, person: UUID) -> None:
        name = self._name(person)
        clients.archive_client(self.desk.office, person)
        self.desk.did(self.tr("Archived {name}").format(name=name), "clients", "patterns")

    def restore(self, person: UUID) -> None:
        name = self._name(person)
        clients.restore_client(self.desk.office, person)
        self.desk.did(self.tr("Restored {name}").format(name=name), "clients", "patterns")

    def _words(self) -> ClientWords:
        return client_words(coop.get_coop(self.desk.office).word_for_client)

    def _name(self, person: UUID) -> str:
        line = self.list.line(person)
        return line.title if line else ""

    def _line(self, row: ClientRow) -> Line:
        return Line(
            id=row.id,
            title=row.shown_name,
            beside=row.postcode,
            below=self._below(row),
            mark=self._mark(row),
            faint=row.archived,
            also_found_by=f"{row.name}\n{row.postcode.replace(' ', '')}",
        )

    def _below(self, row: ClientRow) -> str:
        visits = self.tr("visits a week: {count}").format(count=row.visits_a_week)
        if not row.visits_a_week:
            visits = self.tr("no visits yet")
        circle = ", ".join(row.circle) or self.tr("no circle yet")
        return f"{circle} · {visits}"

    def _mark(self, row: ClientRow) -> str:
        if row.archived:
            return self.tr("archived")
        if row.away and row.away_until:
            until = text.date_text(row.away_until)
            return self.tr("{away} until {day}").format(away=row.away, day=until)
        return row.away
