"""A mend that is kept by name and opened again later is a mend of its disruption."""

from uuid import UUID

import pytest

from carecoop.errors import NotFoundError
from carecoop.kinds import Answer
from carecoop.services import disruptions, proposals, publishing, replanning_who
from carecoop.services.disruptions_values import DisruptionDetail
from carecoop.services.office import Office
from carecoop.services.proposals_values import Reopened
from carecoop.services.replanning import MendProposal
from carecoop.services.trail import undo_last
from carecoop.services.week import week_board
from tests.helpers.disrupted import (
    EIGHT,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    answer,
    come,
    sick,
    the_visit,
)
from tests.helpers.store import everything
from tests.helpers.weeks import Small


def mend_on_show(office: Office, small: Small) -> tuple[UUID, MendProposal]:
    """Grace is sick on the Tuesday; the id of that, and how it could be mended."""
    disruption = disruptions.report(office, sick(small))
    order = disruptions.start_mend(office, disruption, TUESDAY)
    return disruption, disruptions.propose(office, order, answer(order))


def keep_a_mend(office: Office, small: Small) -> Reopened:
    """The same, put by."""
    disruption, mended = mend_on_show(office, small)
    kept = proposals.keep(office, mended.proposal, "Grace cannot come", disruption)
    assert come(office, small.breakfast, TUESDAY) == {small.grace}
    return proposals.reopen(office, kept)


def accept(office: Office, opened: Reopened) -> DisruptionDetail:
    assert opened.mended is not None
    assert opened.row.disruption_id is not None
    return disruptions.accept(office, opened.row.disruption_id, opened.mended)


def test_accepted_later_it_notes_who_covers_and_whoever_rang_counts_as_told(
    office: Office, small: Small
) -> None:
    publishing.publish(office, MONDAY, week_board(office, MONDAY).version)
    opened = keep_a_mend(office, small)
    detail = accept(office, opened)
    assert come(office, small.breakfast, TUESDAY) == {small.dai}
    visit = the_visit(office, detail.row.id)
    assert (visit.covered_by, visit.covered_start_minute) == (small.dai, EIGHT)
    assert [one.name for one in detail.to_tell] == ["Winnie", "Dai"]
    assert {one.carer_id for one in publishing.untold(office, MONDAY)} == {small.dai}
    told = disruptions.CallForm(Answer.TOLD, carer_id=small.dai)
    disruptions.note_call(office, detail.row.id, told)
    assert publishing.untold(office, MONDAY) == ()


def test_accepting_it_is_one_step(office: Office, small: Small) -> None:
    opened = keep_a_mend(office, small)
    before = everything(office.store)
    accept(office, opened)
    undo_last(office)
    assert everything(office.store) == before


def test_it_is_made_on_the_week_as_it_is_by_then(office: Office, small: Small) -> None:
    kept_id = keep_a_mend(office, small).row.id
    dai_comes_on_wednesday(office, small)
    opened = proposals.reopen(office, kept_id)
    accept(office, opened)
    assert come(office, small.breakfast, TUESDAY) == {small.dai}
    assert come(office, small.breakfast, WEDNESDAY) == {small.dai}  # as it was changed meanwhile


def dai_comes_on_wednesday(office: Office, small: Small) -> None:
    wednesday = f"{small.breakfast}:{WEDNESDAY}"
    replanning_who.take(office, WEDNESDAY, wednesday, small.dai, small.grace, "they swapped")


def test_what_no_longer_fits_is_said(office: Office, small: Small) -> None:
    kept_id = keep_a_mend(office, small).row.id
    disruptions.report(office, sick_too(small))
    opened = proposals.reopen(office, kept_id)
    assert [(one.client_name, one.day) for one in opened.gone] == [("Winnie", TUESDAY)]
    assert opened.proposal.changes[0].after_carers != ("Dai",)


def sick_too(small: Small) -> disruptions.DisruptionForm:
    """Dai, on the same day."""
    grace = sick(small)
    return disruptions.DisruptionForm(
        grace.kind, small.dai, grace.from_date, grace.from_minute, grace.until_date
    )


def test_a_mend_on_show_is_made_again_on_the_week_as_it_has_become(
    office: Office, small: Small
) -> None:
    disruption, mended = mend_on_show(office, small)
    dai_comes_on_wednesday(office, small)
    again, gone = proposals.rebase_mend(office, mended, disruption)
    assert gone == ()
    assert again.proposal.before.version == week_board(office, MONDAY).version
    assert again.proposal.changes == mended.proposal.changes
    disruptions.accept(office, disruption, again)
    assert come(office, small.breakfast, TUESDAY) == {small.dai}
    assert come(office, small.breakfast, WEDNESDAY) == {small.dai}


def test_of_a_mend_on_show_what_no_longer_fits_is_named(office: Office, small: Small) -> None:
    disruption, mended = mend_on_show(office, small)
    disruptions.report(office, sick_too(small))
    again, gone = proposals.rebase_mend(office, mended, disruption)
    assert [(one.client_name, one.day) for one in gone] == [("Winnie", TUESDAY)]
    assert all(one.after_carers != ("Dai",) for one in again.proposal.changes)


def test_a_mend_of_what_was_taken_back_is_no_more(office: Office, small: Small) -> None:
    disruption, mended = mend_on_show(office, small)
    undo_last(office)
    with pytest.raises(NotFoundError, match="taken back"):
        proposals.rebase_mend(office, mended, disruption)
