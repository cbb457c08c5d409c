"""The notice that a carer had of each day of work, and of each change to one.

For the carer and whoever speaks for them, and for the co-op to see how it does: whether a change at
short notice is to be paid for may depend on it (Employment Rights Act 2025, part 1). Nobody but the
carer is named, and no reason is told: the paper may lie on a table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from reports import flow, page, style
from reports.style import A4_FORM, FORM, Styles
from reports.text import (
    Markup,
    _,
    clock_span,
    duration,
    fill,
    full_date,
    markup,
    near_moment,
    said,
    speaking,
    weekday_date,
)
from reports.values import MINUTES_IN_DAY, check_span

_FEWEST_DAYS = 3  # from which notice is counted in days
_SHARES = (0.26, 0.15, 0.22, 0.37)  # of the width, for each column


class How(StrEnum):
    """How the carer learned of it."""

    ROTA = "rota"  # the whole week went out
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Shift:
    """A carer's day from the first visit's beginning to the last one's end."""

    start_minute: int
    end_minute: int
    visits: int

    def __post_init__(self) -> None:
        check_span(self.start_minute, self.end_minute)


@dataclass(frozen=True, slots=True)
class Notice:
    """What the carer was told of a day at one go. `before` is None where there was no shift or the
    day went out with its week, `after` None where the shift was taken away; without `told_at`, the
    wall clock, nobody has told the carer yet. `notice_minutes` are negative where it had begun.
    """

    day: date
    before: Shift | None
    after: Shift | None
    told_at: datetime | None
    how: How | None
    notice_minutes: int | None
    is_change: bool
    wanted_by_coop: bool | None = None  # of a change; None where nobody wrote it down
    agreed: bool | None = None  # the carer, to what the co-op wanted; None: not asked


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long notices were, in minutes; None where there were none."""

    shortest: int | None
    median: int | None


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """A carer's notices, the newest day first, of the days from `first_day` to `last_day`."""

    organisation: str
    carer: str
    first_day: date
    last_day: date
    days: Lengths
    changes: Lengths
    notices: tuple[Notice, ...]


def render(given: NoticeGiven, *, language: str = "en", printed_on: date) -> bytes:
    """The PDF; the same values give the same bytes."""
    with speaking(language) as spoken:
        part = page.Part(
            story=list(_story(given)),
            organisation=given.organisation,
            edition=page.Stamp(said(lambda: _window(given))),
            running_title=_("Notice given"),
            running_note=given.carer,
        )
        return page.render(page.Sheet(A4_FORM, _("Notice given"), spoken, printed_on), [part])


def _story(given: NoticeGiven) -> Iterator[Flowable]:
    styles, width = style.styles(FORM), A4_FORM.inner_width
    yield Paragraph(markup(_("Notice given")), styles.kind)
    yield Paragraph(markup(given.carer), flow.fitted(given.carer, styles.name, width))
    yield Spacer(0, 3)
    yield Paragraph(markup(_window(given)), styles.week)
    yield Spacer(0, 7)
    yield flow.rule()
    yield flow.facts(_facts(given), styles, width)
    if given.notices:
        yield _table(given.notices, styles, width)
    else:
        yield Paragraph(markup(_("No day with this carer was published.")), styles.body)
    yield Spacer(0, 10)
    for sentence in _meaning():
        yield Paragraph(sentence, styles.small)


def _window(given: NoticeGiven) -> str:
    return _("{first} to {last}").format(
        first=full_date(given.first_day), last=full_date(given.last_day)
    )


def _facts(given: NoticeGiven) -> list[tuple[str, str]]:
    changes = [one for one in given.notices if one.is_change]
    by_coop = [one for one in changes if one.wanted_by_coop]
    return [
        (_length(given.days.shortest), _("shortest, of days")),
        (_length(given.days.median), _("median, of days")),
        (_length(given.changes.shortest), _("shortest, of changes")),
        (_length(given.changes.median), _("median, of changes")),
        (
            _("{agreed} of {count}").format(
                agreed=sum(one.agreed is True for one in by_coop), count=len(by_coop)
            ),
            _("of the co-op's changes agreed to"),
        ),
    ]


def _meaning() -> list[Markup]:
    return [
        fill(
            _(
                "Notice is the time from when the carer was told until the day, or what changed "
                "of it, began. A day counts from when its week was given out."
            )
        ),
        fill(_("Of changes it is written down who wanted them, where that was asked.")),
    ]


def _table(notices: Sequence[Notice], styles: Styles, width: float) -> Table:
    head = (_("Day"), _("Notice"), _("Told"), _("What"))
    cells = [[Paragraph(markup(one), styles.small) for one in head]]
    cells += [
        [Paragraph(words, styles.body) for words in (*_when(one), _what(one))] for one in notices
    ]
    return Table(
        cells,
        colWidths=[width * share for share in _SHARES],
        repeatRows=1,
        style=flow.bare(
            [
                ("LINEBELOW", (0, 0), (-1, 0), style.RULE_WIDTH, style.ACCENT),
                ("LINEBELOW", (0, 1), (-1, -1), style.HAIR_WIDTH, style.HAIRLINE),
                ("TOPPADDING", (0, 1), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
                ("RIGHTPADDING", (0, 0), (-2, -1), 8),
            ]
        ),
    )


def _when(one: Notice) -> Iterator[Markup]:
    yield markup(weekday_date(one.day))
    yield markup(_length(one.notice_minutes))
    if one.told_at is None or one.how is None:
        yield markup(_("not told yet"))
    else:
        yield Markup(f"{markup(near_moment(one.told_at))}<br/>{markup(_how(one.how))}")


def _how(how: How) -> str:
    return {
        How.ROTA: _("with the rota"),
        How.TELEPHONE: _("by telephone"),
        How.IN_PERSON: _("in person"),
        How.MESSAGE: _("by message"),
    }[how]


def _what(one: Notice) -> Markup:
    if not one.is_change:
        return markup(_shift(one.after))
    if one.before == one.after:
        said = fill(_("Changed within {shift}"), shift=_shift(one.after))
    else:
        said = fill(_("{after}, was {before}"), after=_shift(one.after), before=_shift(one.before))
    wanted = _wanted(one)
    return Markup(f"{said}<br/>{markup(wanted)}") if wanted else said


def _shift(shift: Shift | None) -> str:
    if shift is None:
        return _("no shift")
    return _("{span}, visits: {count}").format(
        span=clock_span(shift.start_minute, shift.end_minute), count=shift.visits
    )


def _wanted(one: Notice) -> str:
    if one.wanted_by_coop is None:
        return ""
    if not one.wanted_by_coop:
        return _("The carer wanted it")
    return {
        True: _("The co-op wanted it; the carer agreed"),
        False: _("The co-op wanted it; the carer did not agree"),
        None: _("The co-op wanted it; the carer was not asked"),
    }[one.agreed]


def _length(minutes: int | None) -> str:
    if minutes is None:
        return "–"
    if minutes < 0:
        return _("after it began")
    days = minutes // MINUTES_IN_DAY
    return duration(minutes) if days < _FEWEST_DAYS else _("{days} days").format(days=days)
