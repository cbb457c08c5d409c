"""A week's way: a draft, published to those who work and live by it, worked."""

from datetime import date

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import RotaState
from carecoop.services.office import Office
from carecoop.services.planning import expect_not_over, expect_version
from carecoop.services.rota_rows import save_rota
from carecoop.services.week import current_visits
from carecoop.services.week_records import read_week

NO_ROTA = QT_TRANSLATE_NOOP(
    "carecoop", "This week has no rota to publish yet: build it, or place a visit, first."
)


def publish(office: Office, week: date, expected_version: int, reason: str = "") -> None:
    """Publish the week as it stands, with everything that came and went since it was saved.

    A week that is published already is published again where it differs, which needs a reason.
    Raises ConflictError where the rota moved on, CareCoopError where the week is over or empty.
    """
    monday = clock.monday_of(week)
    with office.work("publish", str(monday)) as work:
        records = read_week(work.session, monday)
        expect_not_over(records)
        expect_version(records, expected_version)
        visits = current_visits(records, clock.today())
        if records.rota is None or not any(visit.carers for visit in visits):
            raise CareCoopError(NO_ROTA)
        save_rota(work.session, records, visits, RotaState.PUBLISHED, reason)
        work.commit()
