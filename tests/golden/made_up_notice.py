"""The notice that a made-up carer had, with each thing that can be said of one. Nobody is real."""

from datetime import datetime, timedelta

from reports.notice import How, Lengths, Notice, NoticeGiven, Shift
from tests.golden.made_up_week import MONDAY, ORGANISATION

DAY_MINUTES = 1440
EARLY, LONG = Shift(420, 840, 6), Shift(420, 1290, 11)
NIGHT = Shift(1320, 1860, 2)
TOLD = datetime(2026, 11, 26, 9, 41)  # noqa: DTZ001 -- what a wall clock shows


def notice_given() -> NoticeGiven:
    told = Notice(MONDAY, EARLY, LONG, TOLD, How.TELEPHONE, 130, is_change=True)
    changes = (
        Notice(MONDAY, LONG, EARLY, None, None, None, is_change=True),
        told,
        Notice(MONDAY, EARLY, EARLY, TOLD, How.IN_PERSON, -5, True, wanted_by_coop=False),
        Notice(MONDAY, None, NIGHT, TOLD, How.MESSAGE, 4_400, True, True, agreed=True),
        Notice(MONDAY, NIGHT, None, TOLD, How.MESSAGE, 60, True, True, agreed=False),
        Notice(MONDAY, EARLY, LONG, TOLD, How.TELEPHONE, 45, True, wanted_by_coop=True),
    )
    days = tuple(
        Notice(MONDAY - timedelta(days=ago), None, EARLY if ago % 3 else LONG, TOLD, How.ROTA,
               6 * DAY_MINUTES + 60 * ago, is_change=False)
        for ago in range(1, 40)
    )  # fmt: skip
    return NoticeGiven(
        organisation=ORGANISATION,
        carer="Gwenllian Pryce-Trevelyan",
        first_day=MONDAY - timedelta(weeks=12),
        last_day=MONDAY,
        days=Lengths(8_700, 9_840),
        changes=Lengths(-5, 60),
        notices=(*changes, *days),
    )


def no_notice() -> NoticeGiven:
    """Somebody who has just begun."""
    nothing = Lengths(None, None)
    return NoticeGiven(ORGANISATION, "Dai", MONDAY, MONDAY, nothing, nothing, ())
