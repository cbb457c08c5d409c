"""The morning when someone rings in sick, and the other things that upset a week under way.

What is reported is saved at once: the absence or the suspension itself, the places that it leaves,
and afterwards every call, who comes instead, and who was told. A mend is a proposal until it is
accepted (`services.replanning`), and then noted here in the same step.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import Answer, DisruptionKind
from carecoop.records import Call, Carer, Client, Cover, Disruption
from carecoop.services import clients, replanning, replanning_who
from carecoop.services import disruptions_checks as checks
from carecoop.services.disruptions_changes import week_changes
from carecoop.services.disruptions_covers import AT_HOME, Covers, cover_of, touched
from carecoop.services.disruptions_rows import KNOWS, Reader, form_of, rota_weeks
from carecoop.services.disruptions_telling import mark_told
from carecoop.services.disruptions_values import (
    AffectedVisit,
    DisruptionDetail,
    DisruptionForm,
    DisruptionRow,
    by_risk,
)
from carecoop.services.office import Office
from carecoop.services.people_rows import found, shared_values
from carecoop.services.people_text import line, shown_name
from carecoop.services.planning import PlanText, plan_shown
from carecoop.services.replanning import MendOrder, MendProposal
from carecoop.services.validation import checked
from carecoop.services.week import week_board
from carecoop.services.week_values import Proposal, WeekBoard

__all__ = [
    "CallForm",
    "DisruptionForm",
    "accept",
    "affected",
    "get",
    "grant",
    "newest",
    "note_call",
    "propose",
    "report",
    "settle",
    "start_mend",
    "take",
    "try_out",
    "validate",
    "weeks_of",
    "without",
]

REASONS = {
    DisruptionKind.CARER_AWAY: QT_TRANSLATE_NOOP("carecoop", "{name} cannot come"),
    DisruptionKind.CLIENT_AWAY: QT_TRANSLATE_NOOP("carecoop", "{name} is away"),
    DisruptionKind.CLIENT_BACK: QT_TRANSLATE_NOOP("carecoop", "{name} is home again"),
    DisruptionKind.NEW_PACKAGE: QT_TRANSLATE_NOOP("carecoop", "{name} is new"),
}


@dataclass(frozen=True, slots=True)
class CallForm:
    """Somebody who was rung: a carer, or a client or (by name) their contact."""

    answer: Answer
    carer_id: UUID | None = None
    client_id: UUID | None = None
    contact_name: str = ""
    note: str = ""


# Before it is reported --------------------------------------------------------------------


def validate(office: Office, form: DisruptionForm) -> dict[str, CareCoopError]:
    """What stands in the way of reporting it: a sentence by the name of the field."""
    with office.read() as session:
        return checks.validate(session, tidy(form))


def tidy(form: DisruptionForm) -> DisruptionForm:
    """As it will be saved."""
    form = replace(
        form,
        reason=line(form.reason),
        place=line(form.place),
        reported_by=line(form.reported_by),
    )
    if form.kind in AT_HOME:
        form = replace(form, until_date=None)
    return form if form.until_date is not None else replace(form, until_minute=1440)


def affected(office: Office, form: DisruptionForm) -> tuple[AffectedVisit, ...]:
    """What it would leave open of the weeks that have a rota, or take off, by risk; nothing is
    saved. Raises NotFoundError or InvalidInputError where the form cannot be written down."""
    form = tidy(form)
    before = [week_board(office, week) for week in weeks_of(office, form)]
    with without(office, form):
        after = [week_board(office, was.week) for was in before]
    return tuple(sorted(_touched(form, before, after), key=by_risk))


def weeks_of(office: Office, form: DisruptionForm) -> tuple[date, ...]:
    """The Mondays of the rotas that it may concern, those that are over apart."""
    with office.read() as session:
        return tuple(rota_weeks(session, tidy(form)))


def _touched(
    form: DisruptionForm, before: Iterable[WeekBoard], after: Iterable[WeekBoard]
) -> Iterator[AffectedVisit]:
    for was, now in zip(before, after, strict=True):
        yield from touched(form, was, now, clock.minutes_since(was.week))


@contextmanager
def without(office: Office, form: DisruptionForm) -> Iterator[None]:
    """The co-op as it would be with the disruption; nothing of it is saved."""
    with office.store.together(office.account_id, "report_disruption"):
        _write_down(office, form)
        yield


def try_out(
    office: Office, form: DisruptionForm, week: date, earlier: Iterable[MendProposal] = ()
) -> MendOrder:
    """What to start to see how a week could be mended, before anything is reported: leave that is
    only asked for. See `start_mend`."""
    with replanning.as_if_saved(office, earlier):
        return replanning.start_replan(office, week, week_changes(tidy(form)))


# Reporting --------------------------------------------------------------------------------


def report(office: Office, form: DisruptionForm) -> UUID:
    """Save that it is so, with every place that it touches, in one step. The visits of a client
    who is away leave the rota at once. Raises InvalidInputError; nothing is saved then."""
    form = tidy(form)
    checked(validate(office, form))
    with office.read() as session:
        name, weeks = _person_name(session, form), rota_weeks(session, form)
    return office.in_one_step("report_disruption", name, lambda: _report(office, form, name, weeks))


def _report(office: Office, form: DisruptionForm, name: str, weeks: Sequence[date]) -> UUID:
    before = [week_board(office, week) for week in weeks]
    _write_down(office, form)
    after = [week_board(office, week) for week in weeks]
    is_carer = form.kind is DisruptionKind.CARER_AWAY
    with office.work("report_disruption", name) as work:
        row = Disruption(
            **shared_values(form, DisruptionForm, Disruption)
            | {"away_as": form.away_as if is_carer else None},
            carer_id=form.person_id if is_carer else None,
            client_id=None if is_carer else form.person_id,
            reported_at_utc=clock.now_utc(),
        )
        work.session.add(row)
        work.session.flush()  # its places follow
        places = _touched(form, before, after)
        work.session.add_all(cover_of(row.id, one) for one in places if _needs_cover(one))
        work.commit()
        disruption_id = row.id
    if form.kind is DisruptionKind.CLIENT_AWAY:
        _take_off(office, before, after, REASONS[form.kind].format(name=name))
    _settled_if_done(office, disruption_id)
    return disruption_id


def _needs_cover(place: AffectedVisit) -> bool:
    """Not where the carer is there already, and stays until it is over."""
    return not place.has_begun or place.is_open


def _take_off(
    office: Office, before: Sequence[WeekBoard], after: Sequence[WeekBoard], reason: str
) -> None:
    for was, now in zip(before, after, strict=True):
        if len(was.visits) != len(now.visits):
            replanning.save_plan(office, now, plan_shown(now), reason)


def _write_down(office: Office, form: DisruptionForm) -> None:
    replanning.write_down(office, week_changes(form))
    if form.kind is DisruptionKind.CLIENT_BACK and form.person_id is not None:
        _end_suspensions(office, form.person_id, form)


def _end_suspensions(office: Office, client_id: UUID, form: DisruptionForm) -> None:
    moment = form.from_date, form.from_minute
    for suspension_id, off in clients.list_suspensions(office, client_id):
        if checks.is_under_way(off, moment):
            ended = replace(off, until_date=form.from_date, until_minute=form.from_minute)
            clients.save_suspension(office, suspension_id, ended)


# The record -------------------------------------------------------------------------------


def newest(office: Office) -> tuple[DisruptionRow, ...]:
    """Those that are not settled, and those of the last four weeks, the latest first."""
    with office.read() as session:
        return tuple(Reader(session).newest())


def get(office: Office, disruption_id: UUID) -> DisruptionDetail:
    """Raises NotFoundError."""
    with office.read() as session:
        return Reader(session).detail(found(session, Disruption, disruption_id))


def note_call(office: Office, disruption_id: UUID, form: CallForm) -> DisruptionDetail:
    """Keep that somebody was rung, and what they said; how it stands now."""
    return _step(
        office, "note_call", disruption_id, lambda: _keep_call(office, disruption_id, form)
    )


def _keep_call(office: Office, disruption_id: UUID, form: CallForm) -> None:
    with office.work("note_call") as work:
        name = form.contact_name
        if form.carer_id is not None:
            name = shown_name(found(work.session, Carer, form.carer_id))
        elif form.client_id is not None and not name:
            name = shown_name(found(work.session, Client, form.client_id))
        work.subject = name
        values = shared_values(form, CallForm, Call) | {"note": line(form.note)[:500]}
        work.session.add(Call(**values, disruption_id=disruption_id, called_at_utc=clock.now_utc()))
        work.commit()
    if form.answer in KNOWS and form.carer_id is not None:
        agreed = True if form.answer is Answer.YES else None
        mark_told(office, get(office, disruption_id), form.carer_id, agreed=agreed)


def settle(office: Office, disruption_id: UUID) -> DisruptionDetail:
    """Put it aside as it is, whatever is still open."""
    return _step(office, "settle_disruption", disruption_id, lambda: _settle(office, disruption_id))


def _settle(office: Office, disruption_id: UUID) -> None:
    with office.work("settle_disruption") as work:
        row = found(work.session, Disruption, disruption_id)
        work.subject = _person_name(work.session, form_of(row))
        row.settled_at_utc = clock.now_utc()
        work.commit()


def _settled_if_done(office: Office, disruption_id: UUID) -> DisruptionDetail:
    """How it stands now; settled where nothing is left to do."""
    detail = get(office, disruption_id)
    row = detail.row
    if row.settled_at_utc is not None or row.open_visits or row.not_told:
        return detail
    _settle(office, disruption_id)
    return replace(detail, row=replace(row, settled_at_utc=clock.now_utc()))


def _step(
    office: Office, use_case: str, disruption_id: UUID, do: Callable[[], None]
) -> DisruptionDetail:
    """One step, which also settles the disruption where it was the last thing to do."""

    def whole() -> DisruptionDetail:
        do()
        return _settled_if_done(office, disruption_id)

    with office.read() as session:
        name = _person_name(session, form_of(found(session, Disruption, disruption_id)))
    return office.in_one_step(use_case, name, whole)


# Mending ----------------------------------------------------------------------------------


def start_mend(
    office: Office, disruption_id: UUID, week: date, earlier: Iterable[MendProposal] = ()
) -> MendOrder:
    """What to start to have a week of it mended, as if the mends of earlier weeks were accepted:
    a night lies between two weeks, too. See `replanning.start_replan`."""
    with office.read() as session:
        form = form_of(found(session, Disruption, disruption_id))
    with replanning.as_if_saved(office, earlier):
        return replanning.start_replan(office, week, week_changes(form))


def propose(
    office: Office, order: MendOrder, plan: PlanText, earlier: Iterable[MendProposal] = ()
) -> MendProposal:
    """See `replanning.propose`; `earlier` as when it was started."""
    with replanning.as_if_saved(office, earlier):
        return replanning.propose(office, order, plan)


def accept(office: Office, disruption_id: UUID, *mends: MendProposal) -> DisruptionDetail:
    """Save the mended weeks, and who covers what, in one step; how it stands now. Raises as
    `replanning.accept`, and saves none of them then."""

    def do() -> None:
        for mended in mends:
            replanning.accept(office, mended, _reason(office, disruption_id))
            _follow(office, disruption_id, mended.proposal)

    return _step(office, "cover_disruption", disruption_id, do)


def grant(office: Office, form: DisruptionForm, *mends: MendProposal) -> UUID:
    """Leave that was asked for is granted, with the mends that were tried out for it, in one
    step. Raises as `report` and `accept`."""

    def do() -> UUID:
        disruption_id = report(office, form)
        if mends:
            accept(office, disruption_id, *mends)
        return disruption_id

    with office.read() as session:
        name = _person_name(session, form)
    return office.in_one_step("report_disruption", name, do)


def take(
    office: Office, disruption_id: UUID, visit_id: str, carer_id: UUID, instead_of: UUID | None
) -> DisruptionDetail:
    """Somebody who was rung says yes to a visit: they have it, saved in one step with the call;
    how it stands now. Raises as `replanning_who.take`."""

    def do() -> None:
        place = next(one for one in get(office, disruption_id).visits if one.visit_id == visit_id)
        reason = _reason(office, disruption_id)
        saved = replanning_who.take(
            office, place.visit_date, visit_id, carer_id, instead_of, reason
        )
        _follow(office, disruption_id, saved)
        _keep_call(office, disruption_id, CallForm(Answer.YES, carer_id=carer_id))

    return _step(office, "cover_disruption", disruption_id, do)


def _follow(office: Office, disruption_id: UUID, saved: Proposal) -> None:
    """Note in the disruption what a saved week changed."""
    with office.work("cover_disruption", str(saved.after.week)) as work:
        query = select(Cover).where(Cover.disruption_id == disruption_id)
        rows = list(work.session.exec(query))
        Covers(saved.after.week, disruption_id, rows, clock.now_utc()).follow(saved)
        work.session.add_all(rows)
        work.commit()
    detail = get(office, disruption_id)
    if detail.row.form.kind is DisruptionKind.CARER_AWAY and detail.row.form.person_id is not None:
        mark_told(office, detail, detail.row.form.person_id, agreed=True)  # it was they who rang


def _reason(office: Office, disruption_id: UUID) -> str:
    """Why the week is changed, as it is kept with what is published: nothing of illness."""
    with office.read() as session:
        form = form_of(found(session, Disruption, disruption_id))
        return REASONS[form.kind].format(name=_person_name(session, form))


def _person_name(session: Session, form: DisruptionForm) -> str:
    assert form.person_id is not None  # it was checked, or read
    if form.kind is DisruptionKind.CARER_AWAY:
        return shown_name(found(session, Carer, form.person_id))
    return shown_name(found(session, Client, form.person_id))
