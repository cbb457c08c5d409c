"""The continuity report says what the co-op's own page says, and names nobody by itself."""

from datetime import date, timedelta

import pytest

from carecoop import clock
from carecoop.kinds import RotaState
from carecoop.services.office import Office
from carecoop.services.papers_continuity import continuity
from carecoop.services.relationships import coop_faces
from tests.helpers.pasts import all_week, save_week
from tests.helpers.pdf import reader, whole_text
from tests.helpers.weeks import Small, small_coop

MONDAY = date(2026, 11, 30)
SUNDAY = MONDAY + timedelta(days=6)
WEEK = timedelta(weeks=1)


@pytest.fixture
def small(office: Office, monkeypatch: pytest.MonkeyPatch) -> Small:
    """Five weeks of breakfasts by Grace and Dai in turn, the last one still a draft."""
    monkeypatch.setattr(clock, "today", lambda: SUNDAY)
    made = small_coop(office)
    carers = {"G": made.grace, "D": made.dai}
    for ago in range(5):
        state = RotaState.WORKED if ago else RotaState.DRAFT
        save_week(office, MONDAY - ago * WEEK, all_week(made.breakfast, "GDGDGDG", carers), state)
    return made


def test_the_report_has_the_windows_before_as_far_as_rotas_go(office: Office, small: Small) -> None:
    paper = continuity(office, SUNDAY, 14, 4, with_names=False)
    said = whole_text(paper.pdf)
    assert paper.file_name == "continuity-2026-12-06-14.pdf"
    assert len(reader(paper.pdf).pages) == 1
    assert "6 December 2026" in said
    assert "22 November 2026" in said
    assert "8 November 2026" not in said  # half of that window has no rota
    assert "Weeks worked: 1, planned: 1" in said
    assert "Rotas are kept since 2 November 2026" in said
    share = coop_faces(office, SUNDAY).figures[14].circle_share
    assert f"{share:.0%}" in said


def test_names_are_there_only_for_those_who_asked_and_only_of_those_with_too_many(
    office: Office, small: Small
) -> None:
    assert "Winnie" not in whole_text(continuity(office, SUNDAY, 14, 1, with_names=False).pdf)
    assert "Winnie" in whole_text(continuity(office, SUNDAY, 14, 1, with_names=True).pdf)
    assert "Winnie" not in whole_text(continuity(office, SUNDAY, 14, 2, with_names=True).pdf)


def test_a_co_op_without_rotas_has_a_report_with_nothing_in_it(office: Office) -> None:
    paper = continuity(office, SUNDAY, 28, 4, with_names=True)
    assert "Weeks worked: 0, planned: 0" in whole_text(paper.pdf)
    assert len(reader(paper.pdf).pages) == 1
