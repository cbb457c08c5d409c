"""The notice on paper is the notice on the carer's page, and names nobody else."""

from datetime import UTC, date, datetime

import pytest

from carecoop import clock
from carecoop.kinds import BegunBy, ToldHow
from carecoop.services.office import Office
from carecoop.services.papers_notice import notice
from carecoop.services.publishing import mark_told, publish, untold
from carecoop.services.publishing_values import Said
from tests.helpers.pdf import whole_text
from tests.helpers.rota import put
from tests.helpers.weeks import Small, small_coop

MONDAY = date(2026, 11, 30)


@pytest.fixture
def small(office: Office, monkeypatch: pytest.MonkeyPatch) -> Small:
    """Published on the Tuesday before; on the Sunday evening Grace's Monday begins earlier."""
    moments = [datetime(2026, 11, 24, 9, 41, tzinfo=UTC)]
    monkeypatch.setattr(clock, "now_utc", lambda: moments[0])
    monkeypatch.setattr(clock, "today", lambda: clock.local(moments[0]).date())
    made = small_coop(office)
    put(office, MONDAY, {(made.breakfast, day): (480, [made.grace]) for day in (0, 1)})
    publish(office, MONDAY, 1)
    moments[0] = datetime(2026, 11, 29, 19, 30, tzinfo=UTC)
    put(office, MONDAY, {(made.breakfast, 0): (450, [made.grace]),
                         (made.breakfast, 1): (480, [made.grace])}, reason="Her hip")  # fmt: skip
    (line,) = untold(office, MONDAY)
    said = dict.fromkeys(line.notice_ids, Said(BegunBy.COOP, agreed=True))
    mark_told(office, line.notice_ids, ToldHow.TELEPHONE, said=said)
    return made


def test_the_paper_has_each_day_and_each_change(office: Office, small: Small) -> None:
    paper = notice(office, small.grace)
    told = " ".join(whole_text(paper.pdf).split())
    assert paper.file_name == f"notice-2026-11-29-{small.grace.hex[:8]}.pdf"
    assert "Monday 30 November 12 h 29 November, 19:30 by telephone" in told
    assert "07:30–08:15, visits: 1, was 08:00–08:45, visits: 1" in told
    assert "The co-op wanted it; the carer agreed" in told
    assert "Tuesday 1 December 6 days 24 November, 09:41 with the rota" in told
    assert "6 September 2026 to 1 December 2026" in told


def test_it_names_nobody_but_the_carer_and_tells_no_reason(office: Office, small: Small) -> None:
    told = whole_text(notice(office, small.grace).pdf)
    assert "Grace" in told
    assert "Winnie" not in told
    assert "hip" not in told


def test_somebody_without_a_published_day_has_a_sentence(office: Office, small: Small) -> None:
    assert "No day with this carer was published" in whole_text(notice(office, small.dai).pdf)
