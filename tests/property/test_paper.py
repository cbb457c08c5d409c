"""Whatever people typed, it prints."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports import rota, schedule, timesheet, who_is_coming
from reports.rota import Rota, RotaCell, RotaRow, RotaVisit
from reports.schedule import Schedule
from reports.timesheet import Timesheet
from reports.values import CarerDay, Edition, Line, LineKind, WhatMatters
from reports.who_is_coming import Coming, ComingDay, Face, Telephone, WhoIsComing
from tests.helpers.pdf import reader

MONDAY = date(2026, 11, 30)

typed = st.one_of(
    st.text(max_size=40),
    st.text("<>&/b i\n{}%ŵŷ", max_size=80),
    st.sampled_from(["<b>", "</para>", "&amp;", "<img src='x'/>", "{0}", "\ud800", "ŵ" * 800]),
    st.integers(1, 150).map(lambda times: "Sit down first. " * times),
)
spans = st.tuples(st.integers(0, 1439), st.integers(0, 1440)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
editions = st.builds(Edition, st.integers(0, 10**6), st.none() | st.dates())
lines = st.builds(
    lambda span, kind, more: Line(kind, *span, **more),
    spans,
    st.sampled_from(LineKind),
    st.fixed_dictionaries({}, optional={
        "name": typed, "address": typed, "purpose": typed, "introduced_by": typed,
        "with_carers": st.lists(typed, max_size=3).map(tuple),
        "carers_needed": st.integers(1, 4), "is_first_visit": st.booleans(),
        "what_matters": st.lists(
            st.builds(WhatMatters, typed, typed, typed), max_size=2
        ).map(tuple),
        "distance_miles": st.floats(0, 500), "elapsed_minutes": st.integers(0, 2000),
    }),
)  # fmt: skip
days = st.lists(st.tuples(st.lists(lines, max_size=6), st.just("") | typed), max_size=7).map(
    lambda entries: tuple(
        CarerDay(MONDAY + timedelta(days=number), tuple(day_lines), note)
        for number, (day_lines, note) in enumerate(entries)
    )
)
faces = st.builds(Face, typed, st.booleans(), typed, typed)
comings = st.builds(
    lambda span, people, needed, purpose: Coming(span[0], span[1], people, needed, purpose),
    spans, st.lists(faces, max_size=4).map(tuple), st.integers(1, 3), typed,
)  # fmt: skip
coming_days = st.lists(
    st.builds(ComingDay, st.dates(), st.lists(comings, max_size=4).map(tuple), st.just("") | typed),
    max_size=7,
).map(tuple)
rota_visits = st.builds(
    lambda span, name, *rest: RotaVisit(span[0], span[1], name, *rest),
    spans, typed, st.booleans(), st.booleans(), st.integers(0, 2),
)  # fmt: skip
cells = st.lists(
    st.builds(RotaCell, st.lists(rota_visits, max_size=5).map(tuple), st.just("") | typed),
    max_size=8,
).map(tuple)
telephones = st.lists(st.builds(Telephone, typed, typed), max_size=3).map(tuple)
minutes = st.none() | st.integers(0, 10**5)
rows = st.lists(st.builds(RotaRow, typed, cells, minutes, minutes), max_size=5).map(tuple)

papers = {
    "schedule": st.builds(Schedule, typed, typed, st.just(MONDAY), days, editions).map(
        lambda values: schedule.render(values, printed_on=MONDAY)
    ),
    "timesheet": st.builds(
        Timesheet, typed, typed, st.just(MONDAY), days, editions, st.booleans()
    ).map(lambda values: timesheet.render(values, printed_on=MONDAY)),
    "who_is_coming": st.builds(
        WhoIsComing, typed, typed, st.just(MONDAY), coming_days, telephones, editions
    ).map(lambda values: who_is_coming.render(values, printed_on=MONDAY)),
    "rota": st.builds(
        lambda values, large_paper: rota.render(values, printed_on=MONDAY, large_paper=large_paper),
        st.builds(Rota, typed, typed, st.just(MONDAY), rows, cells, editions),
        st.booleans(),
    ),
}
every_paper = pytest.mark.parametrize("name", papers)
patient = settings(deadline=None, suppress_health_check=list(HealthCheck))


@every_paper
@settings(patient, max_examples=10)
@given(data=st.data())
def test_whatever_people_typed_prints(name: str, data: st.DataObject) -> None:
    assert reader(data.draw(papers[name])).pages


@pytest.mark.campaign
@every_paper
@settings(patient, max_examples=2500)
@given(data=st.data())
def test_ten_thousand_papers_print(name: str, data: st.DataObject) -> None:
    assert reader(data.draw(papers[name])).pages
