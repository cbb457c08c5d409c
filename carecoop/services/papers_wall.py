"""What hangs on the office wall: the rota of the week."""

from collections.abc import Iterable, Iterator
from datetime import date

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.services.demand import days_of
from carecoop.services.papers_facts import LANGUAGE, Facts, Paper, file_name, minute_of, why_off
from carecoop.services.week_values import BoardVisit, CarerWeek
from reports import rota as rota_paper
from reports.text import _


def rota(facts: Facts) -> Paper:
    values = rota_paper.Rota(
        organisation=facts.coop.name,
        title=facts.coop.name,
        first_day=facts.week,
        rows=tuple(_rota_row(facts, carer) for carer in facts.board.carers),
        unfilled=tuple(
            rota_paper.RotaCell(tuple(_unfilled(facts, day))) for day in days_of(facts.week)
        ),
        edition=facts.edition,
    )
    return Paper(
        rota_paper.render(values, language=LANGUAGE, printed_on=clock.today()),
        file_name("rota", facts),
        _("Rota"),
    )


def _rota_row(facts: Facts, carer: CarerWeek) -> rota_paper.RotaRow:
    own = facts.of_carer(carer.carer_id)
    return rota_paper.RotaRow(
        carer_name=carer.name,
        cells=tuple(
            _rota_cell(facts, carer, own, minute_of(facts, day)) for day in days_of(facts.week)
        ),
        working_minutes=carer.worked_minutes,
        contract_minutes=carer.contract_minutes,
    )


def _rota_cell(
    facts: Facts, carer: CarerWeek, own: Iterable[BoardVisit], midnight: int
) -> rota_paper.RotaCell:
    visits = tuple(
        _rota_visit(visit, midnight, is_new_face=(visit.id, carer.carer_id) in facts.firsts)
        for visit in own
        if midnight <= visit.start_minute < midnight + DAY_MINUTES
    )
    return rota_paper.RotaCell(visits, note="" if visits else why_off(carer, midnight))


def _rota_visit(visit: BoardVisit, midnight: int, *, is_new_face: bool) -> rota_paper.RotaVisit:
    return rota_paper.RotaVisit(
        start_minute=visit.start_minute - midnight,
        end_minute=visit.end_minute - midnight,
        short_name=visit.client_name,
        is_new_face=is_new_face,
        is_double_handed=visit.carers_wanted > 1,
        carers_missing=visit.missing,
    )


def _unfilled(facts: Facts, day: date) -> Iterator[rota_paper.RotaVisit]:
    midnight = minute_of(facts, day)
    for visit in facts.board.visits:
        if visit.missing and midnight <= visit.start_minute < midnight + DAY_MINUTES:
            yield _rota_visit(visit, midnight, is_new_face=False)
