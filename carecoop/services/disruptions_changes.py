"""What a mend is told of a disruption: who cannot come, whose visits are off."""

from carecoop.kinds import DisruptionKind
from carecoop.services.disruptions_covers import AT_HOME
from carecoop.services.disruptions_values import DisruptionForm
from carecoop.services.people_values import SuspensionForm, TimeOffForm
from carecoop.services.replanning import CarerOff, VisitsOff, WeekChange


def week_changes(form: DisruptionForm) -> tuple[WeekChange, ...]:
    """Nothing for visits that are there and open: a mend fills those anyway."""
    if form.person_id is None or form.kind in AT_HOME:
        return ()
    if form.kind is DisruptionKind.CLIENT_AWAY:
        return (VisitsOff(form.person_id, SuspensionForm(
            form.from_date, form.from_minute, form.until_date, form.until_minute,
            form.reason, form.place,
        )),)  # fmt: skip
    return (CarerOff(form.person_id, TimeOffForm(
        form.from_date, form.from_minute, form.until_date or form.from_date, form.until_minute,
        form.away_as, form.reason,
    )),)  # fmt: skip
