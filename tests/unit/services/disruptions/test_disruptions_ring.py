"""Who is rung about a visit that is open, in which order."""

from dataclasses import replace

from carecoop.kinds import Answer, Standing
from carecoop.services import disruptions, disruptions_ring
from carecoop.services.carers import add_carer
from carecoop.services.clients import get_client, save_client
from carecoop.services.disruptions import CallForm
from carecoop.services.disruptions_values import Ring
from carecoop.services.office import Office
from carecoop.services.people_values import BondForm
from tests.helpers.disrupted import sick, the_visit
from tests.helpers.weeks import CARER, Small


def test_the_ones_to_ring_come_circle_first_then_been_before_then_near(
    office: Office, small: Small
) -> None:
    far = add_carer(office, replace(CARER, name="Far", preferred_name="", easting=300000))
    near = add_carer(office, replace(CARER, name="Near", preferred_name="", phone="01803 496 0001"))
    winnie = get_client(office, small.winnie)
    circle = (*winnie.bonds, BondForm(far, Standing.CIRCLE))
    save_client(office, small.winnie, replace(winnie, bonds=circle))
    disruption = disruptions.report(office, sick(small))
    visit = the_visit(office, disruption)
    rows = disruptions_ring.ring_list(office, disruption, visit.visit_id, visit.instead_of)
    assert [(row.taker.helper.carer_id, row.ring) for row in rows] == [
        (far, Ring.CIRCLE), (small.dai, Ring.NEAR), (near, Ring.NEAR),
    ]  # fmt: skip
    assert rows[2].phone == "01803 496 0001"
    disruptions.note_call(office, disruption, CallForm(Answer.NO, carer_id=far, note="at school"))
    first, *_ = disruptions_ring.ring_list(office, disruption, visit.visit_id, visit.instead_of)
    assert first.answer is not None
    assert (first.answer.answer, first.answer.note) == (Answer.NO, "at school")
