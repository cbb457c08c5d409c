"""Our words on plans and reviews, by kind: each in every language of the document."""

from collections.abc import Callable
from datetime import date, timedelta

from reports.pieces import Label, named
from reports.plan_values import (
    DAYS_IN_WEEK,
    Achieved,
    Attached,
    Doer,
    Domain,
    PlanEdition,
    PlanState,
    ReviewCause,
    Role,
    Stance,
    Telephone,
    TopicKind,
)
from reports.text import _, full_date, said, weekday_name

Say = Callable[[], str]

A_MONDAY = date(2026, 11, 30)

TOPICS: dict[TopicKind, Say] = {
    TopicKind.LIKE_AND_ADMIRE: lambda: _("What people like and admire about me"),
    TopicKind.IMPORTANT_TO_ME: lambda: _("What is important to me"),
    TopicKind.SUPPORT_ME_BEST: lambda: _("How best to support me"),
    TopicKind.COMMUNICATION: lambda: _("How I communicate"),
    TopicKind.LANGUAGE: lambda: _("My language"),
    TopicKind.CULTURE: lambda: _("My culture and beliefs"),
    TopicKind.ROUTINES: lambda: _("My days and routines"),
    TopicKind.CIRCUMSTANCES: lambda: _("How things are for me"),
    TopicKind.HOPES: lambda: _("What I hope for"),
    TopicKind.BARRIERS: lambda: _("What gets in the way"),
    TopicKind.RISKS: lambda: _("What could happen without support"),
    TopicKind.OWN_STRENGTHS: lambda: _("My own strengths"),
    TopicKind.FAMILY_STRENGTHS: lambda: _("What my family and friends bring"),
    TopicKind.COMMUNITY_STRENGTHS: lambda: _("What my community brings"),
    TopicKind.LATE_OR_MISSED: lambda: _("If a visit is late or missed"),
    TopicKind.MEDICINES: lambda: _("Support with medicines"),
    TopicKind.CONSENT: lambda: _("Consent"),
    TopicKind.CAPACITY: lambda: _("Making decisions"),
    TopicKind.WHO_MAY_SEE: lambda: _("Who may see what"),
}

ROLES: dict[Role, Say] = {
    Role.FAMILY: lambda: _("family"),
    Role.FRIEND: lambda: _("friend"),
    Role.ADVOCATE: lambda: _("advocate"),
    Role.VOLUNTEER: lambda: _("volunteer"),
    Role.CARER: lambda: _("carer"),
    Role.COORDINATOR: lambda: _("coordinator"),
    Role.PROFESSIONAL: lambda: _("professional"),
}

DOERS: dict[Doer, Say] = {
    Doer.PERSON: lambda: _("Me"),
    Doer.FAMILY: lambda: _("My family"),
    Doer.VOLUNTEER: lambda: _("A volunteer"),
    Doer.CARER: lambda: _("My carers"),
    Doer.COMMUNITY: lambda: _("In the community"),
    Doer.PROFESSIONAL: lambda: _("A professional"),
}

STANCES: dict[Stance, Say] = {
    Stance.AGREES: lambda: _("Agrees"),
    Stance.OBJECTS: lambda: _("Objects"),
    Stance.NOT_ASKED: lambda: _("Was not asked"),
}

ACHIEVED: dict[Achieved, Say] = {
    Achieved.YES: lambda: _("Yes"),
    Achieved.PARTLY: lambda: _("Partly"),
    Achieved.NO: lambda: _("Not yet"),
    Achieved.CHANGED: lambda: _("I want something else now"),
}

LEVELS: dict[int, Say] = {
    -2: lambda: _("Much less than we hoped"),
    -1: lambda: _("A little less than we hoped"),
    0: lambda: _("As we hoped"),
    1: lambda: _("A little better than we hoped"),
    2: lambda: _("Much better than we hoped"),
}

CAUSES: dict[ReviewCause, Say] = {
    ReviewCause.DUE: lambda: _("It was time for a review"),
    ReviewCause.HOSPITAL: lambda: _("After a stay in hospital"),
    ReviewCause.FALL: lambda: _("After a fall"),
    ReviewCause.COMPLAINT: lambda: _("After a complaint"),
    ReviewCause.CIRCLE: lambda: _("After a change in the circle"),
    ReviewCause.ASKED: lambda: _("Somebody asked for it"),
}

# Section 2 of the Social Services and Well-being (Wales) Act 2014, in the words of both its
# languages, and regulation 2(2) of the Care and Support (Eligibility Criteria) Regulations 2015.
DOMAINS: dict[str, Say] = {
    "wales:control": lambda: _("Control over day-to-day life"),
    "wales:health": lambda: _("Physical and mental health and emotional well-being"),
    "wales:safety": lambda: _("Protection from abuse and neglect"),
    "wales:learning": lambda: _("Education, training and recreation"),
    "wales:relationships": lambda: _("Domestic, family and personal relationships"),
    "wales:contribution": lambda: _("Contribution made to society"),
    "wales:rights": lambda: _("Securing rights and entitlements"),
    "wales:means": lambda: _("Social and economic well-being"),
    "wales:home": lambda: _("Suitability of living accommodation"),
    "wales:work": lambda: _("Participation in work"),
    "england:nutrition": lambda: _("Eating and drinking well"),
    "england:hygiene": lambda: _("Personal hygiene"),
    "england:toilet": lambda: _("Toilet needs"),
    "england:clothing": lambda: _("Being appropriately clothed"),
    "england:safety": lambda: _("Using the home safely"),
    "england:home": lambda: _("A habitable home"),
    "england:relationships": lambda: _("Family and other relationships"),
    "england:work": lambda: _("Work, training, education and volunteering"),
    "england:community": lambda: _("Using what the community offers"),
    "england:children": lambda: _("Caring for a child"),
}


LANGUAGES: dict[str, Say] = {
    "en": lambda: _("English"),
    "cy": lambda: _("Welsh"),
    "bfi": lambda: _("British Sign Language"),
}


def role(of: Role, relation: str) -> Label:
    """What somebody is to the person, as people put it where they did; nothing of the person."""
    if relation.strip():
        return named(relation)
    return said(ROLES[of]) if of in ROLES else ()


def language(of: str) -> Label:
    return said(LANGUAGES[of]) if of in LANGUAGES else named(of)


def telephone(of: Telephone) -> Label:
    if of.is_on_call:
        return said(lambda: _("Evenings, nights and weekends"))
    return said(lambda: _("Office"))


def attached(of: Attached) -> Label:
    if of.dated_on is None:
        return named(of.name)
    dated_on = of.dated_on
    return said(lambda: _("{name}, {date}").format(name=of.name, date=full_date(dated_on)))


def doer(of: Doer, who: str) -> Label:
    return named(who) if who.strip() else said(DOERS[of])


def domain(of: Domain) -> Label:
    if of.key in DOMAINS:
        return said(DOMAINS[of.key])
    return named(of.text) if of.text.strip() else ()


def days(first: int, last: int) -> Label:
    """A day of the week from Monday as 0, or a stretch of them."""
    names = [A_MONDAY + timedelta(days=number) for number in (first, last)]
    if last - first == DAYS_IN_WEEK - 1:
        return said(lambda: _("Every day"))
    if first == last:
        return said(lambda: weekday_name(names[0]))
    return said(
        lambda: _("{start} to {end}").format(
            start=weekday_name(names[0]), end=weekday_name(names[1])
        )
    )


def day(of: date) -> Label:
    return said(lambda: full_date(of))


def score(of: int) -> Label:
    return said(lambda: _("{score} out of 10").format(score=of))


def edition(of: PlanEdition, *, leaves_out_private: bool) -> Label:
    """Which state of the plan this is, for the foot of every page."""

    def words() -> str:
        which = _edition(of)
        if not leaves_out_private:
            return which
        return _("{edition}, without private parts").format(edition=which)

    return said(words)


def _edition(of: PlanEdition) -> str:
    facts = {"version": str(of.version), "date": full_date(of.since) if of.since else ""}
    if of.state is PlanState.DRAFT:
        return _("Draft {version}, not agreed").format(**facts)
    if of.state is PlanState.SUPERSEDED:
        return _("Version {version}, replaced by a newer one").format(**facts)
    if not of.since:
        return _("Version {version}").format(**facts)
    return _("Version {version}, agreed {date}").format(**facts)


def mark(of: PlanEdition) -> Label:
    """What nobody may overlook about this state of the plan."""
    marks: dict[PlanState, Say] = {
        PlanState.DRAFT: lambda: _("Draft: not agreed yet"),
        PlanState.SUPERSEDED: lambda: _("Old version"),
    }
    return said(marks[of.state]) if of.state in marks else ()
