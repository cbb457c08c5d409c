"""Telling a carer on the telephone is telling them of the published week, too."""

from uuid import UUID

from carecoop.kinds import BegunBy, DisruptionKind, ToldHow
from carecoop.services import publishing
from carecoop.services.disruptions_values import DisruptionDetail
from carecoop.services.office import Office
from carecoop.services.publishing_values import Said


def mark_told(
    office: Office, detail: DisruptionDetail, carer_id: UUID, *, agreed: bool | None
) -> None:
    """The carer knows of the days that the disruption changes for them, as they stand now. It was
    they who wanted it where it is they who cannot come."""
    days = {
        visit.visit_date
        for visit in detail.visits
        if carer_id in {visit.instead_of, visit.covered_by}
    }
    notices = [
        notice
        for week in detail.weeks
        for one in publishing.untold(office, week)
        if one.carer_id == carer_id and one.day in days
        for notice in one.notice_ids
    ]
    if notices:
        form = detail.row.form
        is_theirs = form.kind is DisruptionKind.CARER_AWAY and form.person_id == carer_id
        said = Said(BegunBy.CARER if is_theirs else BegunBy.COOP, agreed)
        publishing.mark_told(office, notices, ToldHow.TELEPHONE, said=dict.fromkeys(notices, said))
