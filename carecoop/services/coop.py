"""The co-op itself: its name and what everything else reads."""

from dataclasses import asdict, dataclass, replace

from sqlmodel import Session, select

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import Nation
from carecoop.records import Coop
from carecoop.services import validation_findings as find
from carecoop.services.office import Office
from carecoop.services.people_text import line
from carecoop.services.validation import checked


@dataclass(frozen=True)
class CoopForm:
    name: str
    nation: Nation
    office_phone: str
    on_call_phone: str
    word_for_client: str  # person, member, client: as the co-op says


def get_coop(office: Office) -> CoopForm:
    with office.read() as session:
        coop = _row(session)
        return CoopForm(
            coop.name, coop.nation, coop.office_phone, coop.on_call_phone, coop.word_for_client
        )


def validate_coop(form: CoopForm) -> find.Fields:
    """What is wrong, by field; nothing when it can be saved."""
    form = _tidy(form)
    return find.first_of(
        ("name", find.missing_name(form.name)),
        ("office_phone", find.phone(form.office_phone)),
        ("on_call_phone", find.phone(form.on_call_phone)),
        ("word_for_client", _missing_word(form.word_for_client)),
        *find.lengths("coop", form),
    )


def save_coop(office: Office, form: CoopForm) -> None:
    """InvalidInputError with a sentence for each field that cannot be saved."""
    checked(validate_coop(form))
    form = _tidy(form)
    with office.work("save coop", form.name) as work:
        _row(work.session).sqlmodel_update(asdict(form))
        work.commit()


def _row(session: Session) -> Coop:
    return session.exec(select(Coop)).one()


def _tidy(form: CoopForm) -> CoopForm:
    return replace(
        form,
        name=line(form.name),
        office_phone=line(form.office_phone),
        on_call_phone=line(form.on_call_phone),
        word_for_client=line(form.word_for_client),
    )


def _missing_word(word: str) -> find.Finding:
    if word:
        return None
    return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "Say what you call the people you support."))
