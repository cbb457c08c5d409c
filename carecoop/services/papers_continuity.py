"""The continuity report: the co-op's figures of a window and of those before it, on a page."""

from collections.abc import Iterator
from datetime import date, timedelta

from carecoop import clock
from carecoop.kinds import RotaState
from carecoop.services.coop import get_coop
from carecoop.services.office import Office
from carecoop.services.papers_facts import LANGUAGE, Paper
from carecoop.services.relationships import coop_faces
from carecoop.services.relationships_values import (
    LONGEST,
    CoopFaces,
    PersonFigures,
    first_day,
)
from reports import continuity as paper
from reports.text import _, speaking

MOST_PERIODS = 7  # of 28 days: the half year that a review of quality looks back on


def continuity(office: Office, end: date, days: int, most_faces: int, *, with_names: bool) -> Paper:
    """The report of the window that ends with a day. Names only for those who work with them:
    a meeting does not need to know who it was."""
    views = list(_views(office, end, days))
    now = views[0]
    states = [one.state for one in now.basis.touched(days)]
    values = paper.Continuity(
        organisation=get_coop(office).name,
        days=days,
        most_faces=most_faces,
        periods=tuple(_period(view, days, most_faces) for view in views),
        distribution=tuple(now.distribution(days).values()),
        people=tuple(_person(one, days) for one in now.too_many(days, most_faces) if with_names),
        weeks_worked=states.count(RotaState.WORKED),
        kept_since=_lately(views[-1]),
        weeks_planned=len(states) - states.count(None) - states.count(RotaState.WORKED),
    )
    with speaking(LANGUAGE):
        return Paper(
            paper.render(values, language=LANGUAGE, printed_on=clock.today()),
            f"continuity-{end}-{days}.pdf",
            _("Continuity report"),
        )


def _views(office: Office, end: date, days: int) -> Iterator[CoopFaces]:
    """The window and those before it, as far back as rotas were saved."""
    now = coop_faces(office, end)
    yield now
    since = now.basis.since
    for back in range(1, MOST_PERIODS):
        earlier = end - timedelta(days=back * days)
        if since is None or first_day(earlier, days) < since:
            return
        yield coop_faces(office, earlier)


def _lately(first_view: CoopFaces) -> date | None:
    """Where rotas began, if that is so near that the first window's new faces are too many."""
    since, end = first_view.basis.since, first_view.basis.end
    return since if since is not None and (end - since).days < 2 * LONGEST else None


def _period(view: CoopFaces, days: int, most_faces: int) -> paper.Period:
    whole = view.figures[days]
    return paper.Period(
        last_day=view.basis.end,
        people=whole.people,
        median_faces=whole.median_faces,
        above=len(view.too_many(days, most_faces)),
        circle_share=whole.circle_share,
        new_faces=whole.new_faces,
    )


def _person(one: PersonFigures, days: int) -> paper.Person:
    found = one.figures[days]
    share = found.circle_share if one.circle_size else None
    return paper.Person(one.name, found.faces, found.new_faces, share)
