"""Who is to be told of a disruption, and who is."""

from dataclasses import replace

from carecoop.kinds import Answer, BegunBy, RotaState
from carecoop.services import disruptions, publishing, publishing_notice
from carecoop.services.clients import get_client, save_client
from carecoop.services.disruptions import CallForm
from carecoop.services.office import Office
from carecoop.services.people_values import ContactForm
from carecoop.services.publishing_values import Said
from carecoop.services.trail import undo_last
from carecoop.services.week import week_board
from tests.helpers.disrupted import MONDAY, TUESDAY, mend, sick, the_visit
from tests.helpers.weeks import Small


def test_it_is_settled_once_everything_is_covered_and_everybody_told(
    office: Office, small: Small
) -> None:
    disruption = disruptions.report(office, sick(small))
    mend(office, disruption)
    disruptions.note_call(office, disruption, CallForm(Answer.NO_REPLY, client_id=small.winnie))
    disruptions.note_call(office, disruption, CallForm(Answer.TOLD, client_id=small.winnie))
    assert disruptions.get(office, disruption).row.settled_at_utc is None
    disruptions.note_call(office, disruption, CallForm(Answer.TOLD, carer_id=small.dai))
    detail = disruptions.get(office, disruption)
    assert detail.row.settled_at_utc is not None
    assert [(call.name, call.answer) for call in detail.calls] == [
        ("Dai", Answer.TOLD), ("Winnie", Answer.TOLD), ("Winnie", Answer.NO_REPLY),
    ]  # fmt: skip
    undo_last(office)
    assert disruptions.get(office, disruption).row.settled_at_utc is None


def test_whoever_was_told_before_it_changed_again_is_to_be_told_again(
    office: Office, small: Small
) -> None:
    disruption = disruptions.report(office, sick(small))
    disruptions.note_call(office, disruption, CallForm(Answer.TOLD, client_id=small.winnie))
    (winnie,) = disruptions.get(office, disruption).to_tell
    assert winnie.told_at_utc is not None
    mend(office, disruption)
    assert all(one.told_at_utc is None for one in disruptions.get(office, disruption).to_tell)


def test_contacts_for_emergencies_are_there_to_be_told_first(office: Office, small: Small) -> None:
    winnie = get_client(office, small.winnie)
    contacts = (
        ContactForm("Abel", "neighbour"),
        ContactForm("Zoe", "niece", "01803 496 0002", in_emergency=True),
    )
    save_client(office, small.winnie, replace(winnie, contacts=contacts))
    disruption = disruptions.report(office, sick(small))
    (told,) = disruptions.get(office, disruption).to_tell
    assert [contact.name for contact in told.contacts] == ["Zoe", "Abel"]


def test_whoever_rang_or_was_told_here_is_told_of_the_published_week_too(
    office: Office, small: Small
) -> None:
    publishing.publish(office, MONDAY, week_board(office, MONDAY).version)
    disruption = disruptions.report(office, sick(small))
    mend(office, disruption)
    assert {one.carer_id for one in publishing.untold(office, MONDAY)} == {small.dai}
    disruptions.note_call(office, disruption, CallForm(Answer.TOLD, carer_id=small.dai))
    assert publishing.untold(office, MONDAY) == ()
    assert week_board(office, MONDAY).state is RotaState.PUBLISHED


def test_a_change_is_the_wish_of_whoever_rang_and_the_co_ops_to_the_others(
    office: Office, small: Small
) -> None:
    publishing.publish(office, MONDAY, week_board(office, MONDAY).version)
    disruption = disruptions.report(office, sick(small))
    visit = the_visit(office, disruption)
    detail = disruptions.take(office, disruption, visit.visit_id, small.dai, visit.instead_of)
    assert publishing.untold(office, MONDAY) == ()  # one rang, the other said yes
    assert [one.name for one in detail.to_tell if one.told_at_utc is None] == ["Winnie"]
    tuesdays = [publishing_notice.history(office, one).notices for one in (small.grace, small.dai)]
    grace, dai = (next(one for one in of if one.day == TUESDAY) for of in tuesdays)
    assert grace.said == Said(BegunBy.CARER, agreed=True)
    assert dai.said == Said(BegunBy.COOP, agreed=True)
