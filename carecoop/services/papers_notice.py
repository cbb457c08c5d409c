"""The notice that a carer had of each day and of each change, on paper."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from carecoop import clock
from carecoop.kinds import BegunBy
from carecoop.records import Carer
from carecoop.services import publishing_notice as notices
from carecoop.services.coop import get_coop
from carecoop.services.office import Office
from carecoop.services.papers_facts import LANGUAGE, Paper
from carecoop.services.people_rows import found
from carecoop.services.people_text import shown_name
from carecoop.services.publishing_values import DayVisit, Notice
from reports import notice as paper
from reports.text import _, speaking


def notice(office: Office, carer_id: UUID) -> Paper:
    """Of the same days as on the carer's page: the last twelve weeks, and what is published to
    come. Raises NotFoundError."""
    with office.read() as session:
        carer = shown_name(found(session, Carer, carer_id))
    known = notices.history(office, carer_id)
    today = clock.today()
    values = paper.NoticeGiven(
        organisation=get_coop(office).name,
        carer=carer,
        first_day=today - timedelta(weeks=notices.HISTORY_WEEKS),
        last_day=max((today, *(one.day for one in known.notices))),
        days=paper.Lengths(known.shortest_of_days, known.median_of_days),
        changes=paper.Lengths(known.shortest_of_changes, known.median_of_changes),
        notices=tuple(map(_notice, known.notices)),
    )
    with speaking(LANGUAGE):
        return Paper(
            paper.render(values, language=LANGUAGE, printed_on=clock.local(clock.now_utc())),
            f"notice-{today}-{carer_id.hex[:8]}.pdf",
            _("Notice given"),
        )


def _notice(one: Notice) -> paper.Notice:
    by = one.said.begun_by
    return paper.Notice(
        day=one.day,
        before=_shift(one.day, one.week, one.before),
        after=_shift(one.day, one.week, one.after),
        told_at=None if one.told_at_utc is None else clock.local(one.told_at_utc),
        how=None if one.told_how is None else paper.How(one.told_how.value),
        notice_minutes=one.notice_minutes,
        is_change=not one.is_first,
        wanted_by_coop=None if by is None else by is BegunBy.COOP,
        agreed=one.said.agreed,
    )


def _shift(day: date, week: date, visits: Sequence[DayVisit]) -> paper.Shift | None:
    if not visits:
        return None
    midnight = (day - week).days * clock.DAY_MINUTES
    return paper.Shift(
        min(one.start_minute for one in visits) - midnight,
        max(one.end_minute for one in visits) - midnight,
        len(visits),
    )
