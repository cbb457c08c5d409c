"""Whom to ring about a visit of a disruption, in which order."""

from uuid import UUID

from sqlmodel import col, select

from carecoop.records import Carer
from carecoop.services.disruptions import get
from carecoop.services.disruptions_values import CallRow, Ring, RingRow
from carecoop.services.office import Office
from carecoop.services.replanning_who import TakerRow, takers
from carecoop.services.week_values import Relationship


def ring_list(
    office: Office, disruption_id: UUID, visit_id: str, instead_of: UUID | None
) -> tuple[RingRow, ...]:
    """Who could take one of its visits, in the order to ring: of the circle and free, then those
    who have been before, then those who are near; then those for whom something would have to
    give."""
    detail = get(office, disruption_id)
    place = next(one for one in detail.visits if one.visit_id == visit_id)
    found_takers = takers(office, place.visit_date, visit_id, instead_of)
    answers = {call.carer_id: call for call in reversed(detail.calls)}
    with office.read() as session:
        phones = dict(session.exec(select(col(Carer.id), col(Carer.phone))).all())
    rows = (
        _ring_row(one, phones[one.helper.carer_id], answers.get(one.helper.carer_id))
        for one in found_takers
        if not one.helper.is_ruled_out and one.helper.carer_id != detail.row.form.person_id
    )
    return tuple(sorted(rows, key=_ring_order))


def _ring_row(taker: TakerRow, phone: str, answer: CallRow | None) -> RingRow:
    return RingRow(_ring(taker), taker, phone, answer)


def _ring(taker: TakerRow) -> Ring:
    if taker.helper.obstacles:
        return Ring.RULE
    if taker.moves:
        return Ring.WOULD_MOVE
    return {
        Relationship.CIRCLE: Ring.CIRCLE,
        Relationship.KNOWN: Ring.BEEN_BEFORE,
        Relationship.NEW: Ring.NEAR,
    }[taker.helper.relationship]


def _ring_order(row: RingRow) -> tuple[int, int]:
    """Those who are free and near by their way; the others as they were ranked."""
    return row.ring, row.taker.home_metres if row.ring is Ring.NEAR else 0
