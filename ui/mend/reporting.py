"""The form: what it would leave open, reporting it, and trying leave out that is asked for."""

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecoop.errors import InvalidInputError
from carecoop.services import carers, clients, disruptions, disruptions_leave
from carecoop.services.disruptions_values import AffectedVisit, DisruptionForm
from ui.mend import words
from ui.mend.case import Case
from ui.mend.start_part import StartPart

Looked = tuple[tuple[AffectedVisit, ...], str]  # the visits, and what is worth knowing besides


class Reporting(QObject):
    """Signals:
    reported: the id of a disruption that was saved.
    tried: leave that is asked for is on show, with the `AffectedVisit`s that would fall open.
    """

    reported = Signal(object)
    tried = Signal(object)

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self._case = case
        self._written = 0  # how often the form was: what was found for an earlier state is stale

    def connect_to(self, start: StartPart) -> None:
        start.form.edited.connect(self._preview)
        start.form.submitted.connect(self._submit)

    def know_people(self) -> None:
        office, start = self._case.office, self._start
        if start is not None:
            start.form.offer(
                [(row.id, row.shown_name) for row in carers.list_carers(office)],
                [(row.id, row.shown_name) for row in clients.list_clients(office)],
            )

    @property
    def _start(self) -> StartPart | None:
        return self._case.panel.start if self._case.panel is not None else None

    def _preview(self) -> None:
        """What it would leave open."""
        start, office = self._start, self._case.office
        if start is None:
            return
        if not start.form.is_readable():
            start.show_preview(())
            return
        written = start.form.form()
        self._written += 1
        number = self._written

        def show(visits: tuple[AffectedVisit, ...]) -> None:
            if start is self._start and number == self._written:
                start.show_preview(visits)

        def look() -> tuple[AffectedVisit, ...]:
            is_stale = number != self._written  # written on while others were being looked for
            return () if is_stale else disruptions.affected(office, written)

        self._case.desk.run(
            look,
            show,
            lambda _error: show(()),  # it is said beside the fields once it is to be done
        )

    def _submit(self) -> None:
        start, office = self._start, self._case.office
        if start is None:
            return
        form = start.form.form()
        problems = self._case.desk.attempt(lambda: disruptions.validate(office, form))
        if problems is None or not start.form.show_problems(problems):
            return
        if start.form.is_only_asked:
            self._try_out(form)
        else:
            self._report(form)

    def _report(self, form: DisruptionForm) -> None:
        office = self._case.office
        self._let_report(may=False)
        self._case.desk.save(
            lambda: disruptions.report(office, form), self._on_reported, self._on_refused
        )

    def _on_reported(self, disruption: UUID) -> None:
        self._let_report(may=True)
        self.reported.emit(disruption)

    def _on_refused(self, error: Exception) -> None:
        self._let_report(may=True)
        if self._start is not None and isinstance(error, InvalidInputError):
            self._start.form.show_problems(error.fields)
        else:
            self._case.desk.tell(error)

    def _let_report(self, *, may: bool) -> None:
        if self._start is not None:
            self._start.form.button.setEnabled(may)

    # Leave that is asked for

    def _try_out(self, form: DisruptionForm) -> None:
        self._case.trial, self._case.detail = form, None

        def show(looked: Looked) -> None:
            if self._case.trial is form:
                self._show_trial(form, *looked)

        self._case.desk.run(lambda: self._look(form), show)

    def _look(self, form: DisruptionForm) -> Looked:
        office = self._case.office
        said = words.also_off(disruptions_leave.also_off(office, form))
        visits = disruptions.affected(office, form)
        if visits or disruptions.weeks_of(office, form):
            return visits, said
        like, visits = disruptions_leave.affected_as_usual(office, form)
        return visits, f"{said}\n{words.no_rota_yet(like)}"

    def _show_trial(
        self, form: DisruptionForm, visits: tuple[AffectedVisit, ...], said: str
    ) -> None:
        panel = self._case.panel
        if panel is not None:
            name = dict(self._names())[form.person_id]
            panel.begin()
            panel.show_trial(words.title(form, name), f"{words.subtitle(form)}\n{said}", visits)
            self.tried.emit(visits)

    def _names(self) -> Iterator[tuple[UUID | None, str]]:
        rows = carers.list_carers(self._case.office)
        return ((row.id, row.shown_name) for row in rows)
