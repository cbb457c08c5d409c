"""Headings for outcomes: those of the law where the co-op works, and its own.

Wales: the well-being headings of section 2 of the Social Services and Well-being (Wales) Act 2014.
England: the outcomes of regulation 2(2) of the Care and Support (Eligibility Criteria)
Regulations 2015 (SI 2015/313). Both in short words; legislation is used under the Open Government
Licence.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, select

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, InvalidInputError
from carecoop.kinds import Nation
from carecoop.records import Coop, OwnHeading
from carecoop.services import validation_findings as find
from carecoop.services.office import Office
from carecoop.services.people_rows import found
from carecoop.services.people_text import fold, line
from carecoop.services.validation import checked

OWN = "own:"  # before the id of a heading of the co-op's own
WALES = {
    "wales:control": QT_TRANSLATE_NOOP("domains", "Control over day-to-day life"),
    "wales:health": QT_TRANSLATE_NOOP(
        "domains", "Physical and mental health and emotional well-being"
    ),
    "wales:safety": QT_TRANSLATE_NOOP("domains", "Protection from abuse and neglect"),
    "wales:learning": QT_TRANSLATE_NOOP("domains", "Education, training and recreation"),
    "wales:relationships": QT_TRANSLATE_NOOP(
        "domains", "Domestic, family and personal relationships"
    ),
    "wales:contribution": QT_TRANSLATE_NOOP("domains", "Contribution made to society"),
    "wales:rights": QT_TRANSLATE_NOOP("domains", "Securing rights and entitlements"),
    "wales:means": QT_TRANSLATE_NOOP("domains", "Social and economic well-being"),
    "wales:home": QT_TRANSLATE_NOOP("domains", "Suitability of living accommodation"),
    "wales:work": QT_TRANSLATE_NOOP("domains", "Participation in work"),
}
ENGLAND = {
    "england:nutrition": QT_TRANSLATE_NOOP("domains", "Eating and drinking well"),
    "england:hygiene": QT_TRANSLATE_NOOP("domains", "Personal hygiene"),
    "england:toilet": QT_TRANSLATE_NOOP("domains", "Toilet needs"),
    "england:clothing": QT_TRANSLATE_NOOP("domains", "Being appropriately clothed"),
    "england:safety": QT_TRANSLATE_NOOP("domains", "Using the home safely"),
    "england:home": QT_TRANSLATE_NOOP("domains", "A habitable home"),
    "england:relationships": QT_TRANSLATE_NOOP("domains", "Family and other relationships"),
    "england:work": QT_TRANSLATE_NOOP("domains", "Work, training, education and volunteering"),
    "england:community": QT_TRANSLATE_NOOP("domains", "Using what the community offers"),
    "england:children": QT_TRANSLATE_NOOP("domains", "Caring for a child"),
}
BY_LAW = {Nation.WALES: WALES, Nation.ENGLAND: ENGLAND}


@dataclass(frozen=True, slots=True)
class Heading:
    """A domain to choose; `name` of one by law is to be translated (context "domains")."""

    key: str
    name: str
    by_law: bool


def headings(office: Office) -> tuple[Heading, ...]:
    """What an outcome may be put under: the law's first, then the co-op's own by name."""
    with office.read() as session:
        nation = session.exec(select(Coop.nation)).one()
        own = [row for row in session.exec(select(OwnHeading)) if not row.archived]
        kept = [Heading(f"{OWN}{row.id}", row.name, by_law=False) for row in own]
    by_law = [Heading(key, name, by_law=True) for key, name in BY_LAW[Nation(nation)].items()]
    return (*by_law, *sorted(kept, key=lambda each: fold(each.name)))


def heading(session: Session, key: str) -> Heading | None:
    """The heading of an outcome, also one of the other nation or out of use; None where none."""
    name = {**WALES, **ENGLAND}.get(key)
    if name is not None:
        return Heading(key, name, by_law=True)
    row = session.get(OwnHeading, UUID(key.removeprefix(OWN))) if key.startswith(OWN) else None
    return Heading(key, row.name, by_law=False) if row else None


def heading_of(office: Office, key: str) -> Heading | None:
    with office.read() as session:
        return heading(session, key)


def add_heading(office: Office, name: str) -> str:
    """A heading of the co-op's own; its key. One that is there is not added twice."""
    name = line(name)
    checked(find.first_of(("name", find.missing_name(name)), ("name", find.too_long(name, 100))))
    with office.work("add_heading", name) as work:
        rows = work.session.exec(select(OwnHeading)).all()
        row = next((row for row in rows if fold(row.name) == fold(name)), None)
        row = row or OwnHeading(name=name)
        row.archived = False
        work.session.add(row)
        key = f"{OWN}{row.id}"
        work.commit()
    return key


def archive_heading(office: Office, key: str) -> None:
    """No longer offered; outcomes that have it keep it. Those of the law always stay."""
    if not key.startswith(OWN):
        raise InvalidInputError(
            {
                "domain": CareCoopError(
                    QT_TRANSLATE_NOOP(
                        "carecoop", "Headings of the law stay. Choose one of your own."
                    )
                )
            }
        )
    with office.work("archive_heading") as work:
        row = found(work.session, OwnHeading, UUID(key.removeprefix(OWN)))
        row.archived = True
        work.subject = row.name
        work.commit()
