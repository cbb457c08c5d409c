"""Plans, reviews and profiles on paper and as web pages: fills the documents of `reports`.

A copy is in one language or two, in ordinary or large print, with private parts or without. Only
a copy with private parts, which is the person's own, has the telephone numbers of family and
friends. File names hold no personal data, only the beginning of an id.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.kinds import Role, Standing
from carecoop.records import Carer, ClientCarer, ClientContact, Coop
from carecoop.services import papers_plan_values as fill
from carecoop.services.office import Office
from carecoop.services.papers_facts import Paper
from carecoop.services.people_text import fold, shown_name
from carecoop.services.plans import domains
from carecoop.services.plans.reading import get_plan
from carecoop.services.plans.reviewing import distance_travelled, get_review
from carecoop.services.plans.values import Plan
from reports import our_plan as plan_paper
from reports import plan_values as paper
from reports import profile as profile_paper
from reports import review_record as review_paper
from reports.plan_values import ORDINARY_COPY, Copy
from reports.text import _, speaking

COMPANIONS = {Role.FAMILY, Role.FRIEND, Role.ADVOCATE, Role.VOLUNTEER}

__all__ = [
    "Copy",
    "WebPage",
    "our_plan",
    "our_plan_page",
    "profile",
    "profile_page",
    "review_record",
    "review_record_page",
]


@dataclass(frozen=True, slots=True)
class WebPage:
    """The same as a paper, with structure for screen readers: one file that stands alone."""

    html: str
    file_name: str  # without personal data
    title: str


def our_plan(office: Office, plan_id: UUID, copy: Copy = ORDINARY_COPY) -> Paper:
    """Raises NotFoundError."""
    values = _plan_values(office, plan_id, copy)
    pdf = plan_paper.render(values, copy, printed_on=clock.today())
    return Paper(pdf, f"{_plan_file(plan_id)}.pdf", _title(copy, values.person_name))


def our_plan_page(office: Office, plan_id: UUID, copy: Copy = ORDINARY_COPY) -> WebPage:
    """Raises NotFoundError."""
    values = _plan_values(office, plan_id, copy)
    html = plan_paper.render_html(values, copy, printed_on=clock.today())
    return WebPage(html, f"{_plan_file(plan_id)}.html", _title(copy, values.person_name))


def profile(office: Office, plan_id: UUID, copy: Copy = ORDINARY_COPY) -> Paper:
    """From the plan's version. Raises NotFoundError."""
    values = _profile_values(office, plan_id)
    pdf = profile_paper.render(values, copy, printed_on=clock.today())
    return Paper(pdf, f"profile-{_short(plan_id)}.pdf", _profile_title(copy, values.person_name))


def profile_page(office: Office, plan_id: UUID, copy: Copy = ORDINARY_COPY) -> WebPage:
    """From the plan's version. Raises NotFoundError."""
    values = _profile_values(office, plan_id)
    html = profile_paper.render_html(values, copy, printed_on=clock.today())
    name = f"profile-{_short(plan_id)}.html"
    return WebPage(html, name, _profile_title(copy, values.person_name))


def review_record(
    office: Office, review_id: UUID, copy: Copy = ORDINARY_COPY, *, with_score: bool = False
) -> Paper:
    """`with_score` where the person wants goal attainment printed. Raises NotFoundError."""
    values = _review_values(office, review_id, with_score=with_score)
    pdf = review_paper.render(values, copy, printed_on=clock.today())
    return Paper(pdf, f"review-{_short(review_id)}.pdf", _review_title(copy, values.person_name))


def review_record_page(
    office: Office, review_id: UUID, copy: Copy = ORDINARY_COPY, *, with_score: bool = False
) -> WebPage:
    """`with_score` where the person wants goal attainment shown. Raises NotFoundError."""
    values = _review_values(office, review_id, with_score=with_score)
    html = review_paper.render_html(values, copy, printed_on=clock.today())
    name = f"review-{_short(review_id)}.html"
    return WebPage(html, name, _review_title(copy, values.person_name))


# Filling in


def _plan_values(office: Office, plan_id: UUID, copy: Copy) -> paper.OurPlan:
    plan = get_plan(office, plan_id)
    with office.read() as session:
        return fill.our_plan(plan, _around(session, plan, with_private=copy.with_private))


def _profile_values(office: Office, plan_id: UUID) -> paper.Profile:
    plan = get_plan(office, plan_id)
    with office.read() as session:
        return fill.profile(plan, fill.Around(session.exec(select(Coop)).one().name))


def _review_values(office: Office, review_id: UUID, *, with_score: bool) -> paper.ReviewRecord:
    review = get_review(office, review_id)
    plan = get_plan(office, review.plan_id)
    travelled = distance_travelled(office, review.client_id)
    with office.read() as session:
        around = _around(session, plan, with_private=False)
    return fill.review_record(review, plan, travelled, around, with_score=with_score)


def _around(session: Session, plan: Plan, *, with_private: bool) -> fill.Around:
    coop = session.exec(select(Coop)).one()
    keys = {each.form.domain for each in plan.outcomes if each.form.domain}
    headings = {key: domains.heading(session, key) for key in keys}
    return fill.Around(
        organisation=coop.name,
        headings={key: found.name for key, found in headings.items() if found is not None},
        circle=tuple(_circle(session, plan, with_private=with_private)),
        telephones=tuple(_telephones(coop)),
    )


def _telephones(coop: Coop) -> Iterator[paper.Telephone]:
    if coop.office_phone:
        yield paper.Telephone(coop.office_phone)
    if coop.on_call_phone:
        yield paper.Telephone(coop.on_call_phone, is_on_call=True)


def _circle(session: Session, plan: Plan, *, with_private: bool) -> Iterator[paper.CircleMember]:
    """The carers of the circle, then family and friends, then who else takes part freely."""
    carers = session.exec(
        select(Carer)
        .join(ClientCarer, col(ClientCarer.carer_id) == col(Carer.id))
        .where(
            ClientCarer.client_id == plan.client_id,
            ClientCarer.standing == Standing.CIRCLE,
            col(Carer.archived_at_utc).is_(None),
        )
    )
    for name in sorted(map(shown_name, carers), key=fold):
        yield paper.CircleMember(name, paper.Role.CARER)
    contacts = session.exec(select(ClientContact).where(ClientContact.client_id == plan.client_id))
    listed = sorted(contacts, key=lambda each: fold(each.name))
    for each in listed:
        telephone = each.phone if with_private else ""
        yield paper.CircleMember(each.name, paper.Role.FAMILY, each.relation, telephone)
    known = {fold(each.name) for each in listed}
    for one in plan.participants:
        if one.form.role in COMPANIONS and fold(one.form.name) not in known:
            role = paper.Role(one.form.role)
            yield paper.CircleMember(one.form.name, role, one.form.relation)


# Names


def _short(record_id: UUID) -> str:
    return record_id.hex[:8]


def _plan_file(plan_id: UUID) -> str:
    return f"plan-{_short(plan_id)}"


def _title(copy: Copy, name: str) -> str:
    with speaking(*copy.languages):
        return _("Our plan: {name}").format(name=name)


def _profile_title(copy: Copy, name: str) -> str:
    with speaking(*copy.languages):
        return _("My profile: {name}").format(name=name)


def _review_title(copy: Copy, name: str) -> str:
    with speaking(*copy.languages):
        return _("Review of our plan: {name}").format(name=name)
