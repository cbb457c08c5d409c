"""Leave that is only asked for: what is worth knowing besides what would fall open."""

from dataclasses import replace
from datetime import date

from sqlmodel import col, select

from carecoop import clock
from carecoop.records import Carer, CarerTimeOff, Rota
from carecoop.services.disruptions import tidy
from carecoop.services.disruptions_covers import touched
from carecoop.services.disruptions_values import AffectedVisit, DisruptionForm, by_risk
from carecoop.services.office import Office
from carecoop.services.people_text import fold, shown_name
from carecoop.services.week import week_board


def affected_as_usual(
    office: Office, form: DisruptionForm
) -> tuple[date | None, tuple[AffectedVisit, ...]]:
    """Where the week has no rota yet: what the absence would leave open if it were like the newest
    one before it, and the Monday of that; None where there is none."""
    form = tidy(form)
    monday = clock.monday_of(form.from_date)
    with office.read() as session:
        earlier = select(col(Rota.week)).where(Rota.week < monday)
        last = session.exec(earlier.order_by(col(Rota.week).desc())).first()
    if last is None:
        return None, ()
    shift = monday - last
    until = None if form.until_date is None else form.until_date - shift
    moved = replace(form, from_date=form.from_date - shift, until_date=until)
    board = week_board(office, last)
    return last, tuple(sorted(touched(moved, board, board, 0), key=by_risk))


def has_rota(office: Office, day: date) -> bool:
    """Whether the week of a day has a saved rota."""
    with office.read() as session:
        query = select(Rota.id).where(Rota.week == clock.monday_of(day))
        return session.exec(query).first() is not None


def also_off(office: Office, form: DisruptionForm) -> tuple[str, ...]:
    """Who else of the carers is off for some of the time, by name."""
    form = tidy(form)
    until_date = form.until_date or form.from_date
    query = select(Carer).join(CarerTimeOff, col(CarerTimeOff.carer_id) == col(Carer.id))
    with office.read() as session:
        meanwhile = session.exec(
            query.where(
                CarerTimeOff.from_date <= until_date,
                CarerTimeOff.until_date >= form.from_date,
                col(Carer.id) != form.person_id,
                col(Carer.archived_at_utc).is_(None),
            )
        )
        return tuple(sorted({shown_name(carer) for carer in meanwhile}, key=fold))
