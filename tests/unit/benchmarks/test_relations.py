"""The long co-op of the benchmark is one, and its views are those that are timed."""

import pytest

from benchmarks.relations import PEOPLE, VISITS_A_WEEK, live_through, measure
from carecoop import clock
from carecoop.services.office import Office
from carecoop.services.relationships import coop_faces


def test_everybody_is_visited_in_every_week(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    clients, carers = live_through(office, 2)
    end = clock.monday_of(clock.today())
    found = coop_faces(office, end).figures[14]
    assert found.people == PEOPLE
    assert found.visits >= PEOPLE * VISITS_A_WEEK  # the week before, double-handed ones on top
    measure(office, 1, clients, carers)
    assert [line.split()[1:3] for line in capsys.readouterr().out.splitlines()] == [
        ["a", "person"],
        ["a", "carer"],
        ["the", "co-op"],
        ["the", "week"],
    ]
