"""Papers beside a plan."""

from datetime import date

import pytest

from carecoop.errors import ConflictError, InvalidInputError
from carecoop.services.office import Office
from carecoop.services.plans import attaching, drafting, validation, values
from carecoop.services.plans.reading import get_plan
from carecoop.services.trail import undo_last
from tests.helpers.plans import add_person, agree_together, write_plan

COUNCILS = values.AttachmentForm("The council's plan", date(2026, 3, 1), date(2027, 3, 1))
PDF = b"%PDF-1.7 made up \x00\xff"


def test_a_file_is_kept_read_and_carried_into_the_next_version(office: Office) -> None:
    client = add_person(office)
    plan = write_plan(office, client)
    attached = attaching.attach(office, plan.id, COUNCILS, "plan 3.pdf", PDF)
    assert attaching.read_attachment(office, attached) == PDF
    agree_together(office, plan.id)
    (mine,) = get_plan(office, plan.id).attachments
    assert (mine.form, mine.file_name, mine.size_bytes) == (COUNCILS, "plan 3.pdf", len(PDF))
    with pytest.raises(ConflictError):
        attaching.detach(office, attached)
    draft = drafting.begin_plan(office, client)
    (copied,) = get_plan(office, draft).attachments
    assert attaching.read_attachment(office, copied.id) == PDF
    attaching.detach(office, copied.id)
    assert get_plan(office, plan.id).attachments == (mine,)


def test_taking_a_file_out_is_undone(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    attached = attaching.attach(office, plan.id, COUNCILS, "plan.pdf", PDF)
    attaching.save_attachment(office, attached, values.AttachmentForm("Another name"))
    attaching.detach(office, attached)
    assert get_plan(office, plan.id).attachments == ()
    undo_last(office)
    undo_last(office)
    assert get_plan(office, plan.id).attachments[0].form == COUNCILS
    assert attaching.read_attachment(office, attached) == PDF
    undo_last(office)
    assert get_plan(office, plan.id).attachments == ()


def test_a_nameless_an_empty_and_a_huge_file_are_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = write_plan(office, add_person(office))
    with pytest.raises(InvalidInputError) as caught:
        attaching.attach(office, plan.id, values.AttachmentForm(), "plan.pdf", b"")
    assert set(caught.value.fields) == {"name", "file"}
    too_much = bytes(validation.MOST_BYTES + 1)
    with pytest.raises(InvalidInputError) as caught:
        attaching.attach(office, plan.id, COUNCILS, "plan.pdf", too_much)
    assert "20 MB" in str(caught.value.fields["file"])
