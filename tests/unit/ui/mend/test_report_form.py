"""The form has the fields of its kind, and begins with what is likely."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from carecoop.kinds import DisruptionKind, TimeOffKind
from ui.mend.report_form import (
    CARER_AWAY,
    CLIENT_AWAY,
    CLIENT_BACK,
    KINDS,
    LEAVE,
    NEW_PACKAGE,
    Kind,
    ReportForm,
)

TUESDAY = date(2026, 12, 1)
GRACE, WINNIE = UUID(int=1), UUID(int=2)


@pytest.fixture
def form(qtbot: QtBot) -> ReportForm:
    made = ReportForm(lambda: (TUESDAY, 393))
    made.offer([(GRACE, "Grace")], [(WINNIE, "Winnie")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_carer_is_away_from_now_until_the_end_of_the_day(form: ReportForm) -> None:
    form.begin(CARER_AWAY, GRACE)
    written = form.form()
    assert (written.kind, written.person_id) == (DisruptionKind.CARER_AWAY, GRACE)
    assert (written.from_date, written.from_minute) == (TUESDAY, 390)
    assert (written.until_date, written.until_minute) == (TUESDAY, 1440)
    assert written.away_as is TimeOffKind.SICK
    assert form.is_readable()


def test_leave_and_a_package_begin_tomorrow(form: ReportForm) -> None:
    for kind in (LEAVE, NEW_PACKAGE):
        form.begin(kind)
        assert form.form().from_date == TUESDAY + timedelta(days=1)
        assert form.form().from_minute == 0
    form.begin(LEAVE)
    assert form.form().away_as is TimeOffKind.LEAVE
    assert form.is_only_asked


def test_a_hospital_stay_has_no_end_until_it_is_known(form: ReportForm) -> None:
    form.begin(CLIENT_AWAY, WINNIE)
    assert form.form().until_date is None
    assert form.form().reason == "hospital"


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (CARER_AWAY, {"until_date", "until_minute", "away_as"}),
        (LEAVE, {"until_date", "until_minute"}),
        (CLIENT_AWAY, {"until_date", "until_minute", "place", "reported_by"}),
        (CLIENT_BACK, {"reported_by"}),
        (NEW_PACKAGE, set()),
    ],
)
def test_only_the_fields_of_the_kind_are_there(
    form: ReportForm, kind: Kind, shown: set[str]
) -> None:
    form.begin(kind)
    sometimes = {"until_date", "until_minute", "away_as", "place", "reported_by"}
    assert {key for key in sometimes if form.fields.fields[key].isVisible()} == shown


def test_nobody_is_chosen_by_mistake(form: ReportForm) -> None:
    for kind in KINDS:
        form.begin(kind)
        assert form.form().person_id is None
        assert not form.is_readable()
