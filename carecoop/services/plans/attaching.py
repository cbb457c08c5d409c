"""Papers beside a plan, such as the council's own: kept in the co-op's encrypted file."""

from uuid import UUID, uuid4

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.records import AttachedFile, PlanAttachment
from carecoop.services import validation_findings as find
from carecoop.services.office import Office
from carecoop.services.people_rows import found, shared_values
from carecoop.services.people_text import line
from carecoop.services.plans import values
from carecoop.services.plans.rows import draft
from carecoop.services.plans.tidying import tidy
from carecoop.services.plans.validation import MOST_BYTES, validate_attachment
from carecoop.services.validation import checked


def attach(
    office: Office, plan_id: UUID, form: values.AttachmentForm, file_name: str, content: bytes
) -> UUID:
    """Put a file beside a draft. Raises InvalidInputError, also for an empty or too large file."""
    checked(validate_attachment(form) | find.first_of(("file", _file(content))))
    with office.work("attach_file") as work:
        draft(work, plan_id)
        kept = AttachedFile(id=uuid4(), content=content)
        attachment = PlanAttachment(
            plan_id=plan_id,
            file_id=kept.id,
            file_name=line(file_name)[:200],
            size_bytes=len(content),
            **shared_values(tidy(form), values.AttachmentForm, PlanAttachment),
        )
        work.session.add_all([kept, attachment])
        work.commit()
        return attachment.id


def save_attachment(office: Office, attachment_id: UUID, form: values.AttachmentForm) -> None:
    """Its name and dates."""
    checked(validate_attachment(form))
    with office.work("save_attachment") as work:
        attachment = found(work.session, PlanAttachment, attachment_id)
        draft(work, attachment.plan_id)
        attachment.sqlmodel_update(shared_values(tidy(form), values.AttachmentForm, PlanAttachment))
        work.commit()


def detach(office: Office, attachment_id: UUID) -> None:
    """Out of the draft; versions before keep theirs."""
    with office.work("detach_file") as work:
        attachment = found(work.session, PlanAttachment, attachment_id)
        draft(work, attachment.plan_id)
        work.session.delete(attachment)
        work.commit()


def read_attachment(office: Office, attachment_id: UUID) -> bytes:
    """What is in the file."""
    with office.read() as session:
        attachment = found(session, PlanAttachment, attachment_id)
        return session.get_one(AttachedFile, attachment.file_id).content


def _file(content: bytes) -> find.Finding:
    if not content:
        return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "This file is empty. Choose another."))
    if len(content) <= MOST_BYTES:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop", "This file is larger than {most} MB. Choose a smaller copy of it."
        ),
        most=MOST_BYTES // 1_000_000,
    )
