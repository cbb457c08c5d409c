"""Which places a disruption touches, and who comes instead: the rows that are kept of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from carecoop.clock import DAY_MINUTES
from carecoop.kinds import DisruptionKind
from carecoop.records import Cover
from carecoop.services.demand import minute_in, visit_id
from carecoop.services.disruptions_values import AffectedVisit, DisruptionForm
from carecoop.services.week_values import BoardVisit, Proposal, WeekBoard

AT_HOME = frozenset({DisruptionKind.CLIENT_BACK, DisruptionKind.NEW_PACKAGE})


# Before it is reported --------------------------------------------------------------------


def touched(
    form: DisruptionForm, before: WeekBoard, after: WeekBoard, now_minute: int
) -> Iterator[AffectedVisit]:
    """The places of a week that the disruption leaves without their carer, that are off, or that
    are open; the boards are the week without it and with it."""
    week = after if form.kind in AT_HOME else before
    stays = {visit.id for visit in after.visits}
    names = {carer.carer_id: carer.name for carer in week.carers}
    for visit in week.visits:
        begun = visit.start_minute < now_minute
        for gone in _gone(form, week, visit, is_off=visit.id not in stays):
            beside = (one.carer_id for one in visit.places if one.carer_id != gone)
            yield AffectedVisit(
                visit_id=visit.id,
                pattern_id=visit.pattern_id,
                visit_date=day_of(week.week, visit),
                client_id=visit.client_id,
                client_name=visit.client_name,
                title=visit.title,
                start_minute=visit.start_minute % DAY_MINUTES,
                duration_minutes=visit.duration_minutes,
                priority=visit.priority,
                time_critical=visit.time_critical,
                instead_of=gone,
                instead_of_name="" if gone is None else names[gone],
                beside=tuple(names[one] for one in beside),
                has_begun=begun,
                is_open=visit.id in stays and now_minute <= visit.latest_minute,
            )


def _gone(
    form: DisruptionForm, week: WeekBoard, visit: BoardVisit, *, is_off: bool
) -> tuple[UUID | None, ...]:
    """Who does not come any more; None for a place that is open."""
    come = tuple(place.carer_id for place in visit.places)
    if form.kind is DisruptionKind.CARER_AWAY:
        is_in = _cuts_into(form, week.week, visit)
        return tuple(one for one in come if one == form.person_id and is_in)
    if visit.client_id != form.person_id:
        return ()
    if form.kind is DisruptionKind.CLIENT_AWAY:
        return come if is_off else ()
    starts = minute_in(week.week, form.from_date, form.from_minute)
    return (None,) * visit.missing if starts <= visit.start_minute else ()


def _cuts_into(form: DisruptionForm, week: date, visit: BoardVisit) -> bool:
    """Whether a carer's absence takes any minute of the visit."""
    start = minute_in(week, form.from_date, form.from_minute)
    end = minute_in(week, form.until_date or date.max, form.until_minute)
    return start < visit.end_minute and visit.start_minute < end


# What becomes of it -----------------------------------------------------------------------


@dataclass(slots=True)
class Covers:
    """The rows of one disruption, and what a saved week makes of them."""

    week: date
    disruption_id: UUID
    rows: list[Cover]
    now_utc: datetime

    def follow(self, saved: Proposal) -> None:
        """Note every place that the saved week has otherwise than the one before it."""
        after = {visit.id: visit for visit in saved.after.visits}
        for was in saved.before.visits:
            now = after.get(was.id)
            if now is not None:
                self._follow_visit(was, now)

    def _follow_visit(self, was: BoardVisit, now: BoardVisit) -> None:
        came = [place.carer_id for place in was.places]
        comes = [place.carer_id for place in now.places]
        gained = [carer for carer in comes if carer not in came]
        for leaver in (carer for carer in came if carer not in comes):
            row = self._of_leaver(was, leaver)
            self._cover(row, gained.pop(0) if gained else None, now)
        for comer in gained:
            self._cover(self._open(was), comer, now)
        if was.start_minute != now.start_minute:
            for stays in (carer for carer in came if carer in comes):
                self._cover(self._of_leaver(was, stays), stays, now)

    def _cover(self, row: Cover, comer: UUID | None, now: BoardVisit) -> None:
        row.covered_by = comer
        row.covered_at_utc = None if comer is None else self.now_utc
        row.covered_start_minute = None if comer is None else now.start_minute % DAY_MINUTES

    def _of_leaver(self, was: BoardVisit, leaver: UUID) -> Cover:
        rows = self._of_visit(was)
        theirs = (
            *(row for row in rows if row.covered_by == leaver),
            *(row for row in rows if row.instead_of == leaver),
        )
        return next(iter(theirs), None) or self._new(was, leaver)

    def _open(self, was: BoardVisit) -> Cover:
        rows = (row for row in self._of_visit(was) if row.covered_by is None)
        return next(rows, None) or self._new(was, None)

    def _of_visit(self, visit: BoardVisit) -> list[Cover]:
        return [row for row in self.rows if visit_id(row.pattern_id, row.visit_date) == visit.id]

    def _new(self, was: BoardVisit, instead_of: UUID | None) -> Cover:
        row = Cover(
            disruption_id=self.disruption_id,
            pattern_id=was.pattern_id,
            visit_date=day_of(self.week, was),
            start_minute=was.start_minute % DAY_MINUTES,
            instead_of=instead_of,
        )
        self.rows.append(row)
        return row


def day_of(week: date, visit: BoardVisit) -> date:
    return week + timedelta(days=visit.start_minute // DAY_MINUTES)


def cover_of(disruption_id: UUID, visit: AffectedVisit) -> Cover:
    """A place as it is kept when it is reported: with nobody for it yet."""
    return Cover(
        disruption_id=disruption_id,
        pattern_id=visit.pattern_id,
        visit_date=visit.visit_date,
        start_minute=visit.start_minute,
        instead_of=visit.instead_of,
    )
