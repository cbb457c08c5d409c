"""*Our plan*: what matters to a person, in their words, and who does what about it.

Regulation 15 of the Welsh regulations of 2017 calls it the personal plan. It opens with a cover in
the name the person likes, and whoever objects or was not asked stands on that cover. Who to ring
if nobody comes is at the head of every other page.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from reports import as_html, as_pdf, plan_parts, plan_words
from reports.pieces import (
    Card,
    Document,
    Entries,
    Entry,
    Grid,
    Inline,
    Label,
    Led,
    Notice,
    People,
    Person,
    Piece,
    Section,
    Text,
    named,
)
from reports.plan_parts import entry, listed, nothing_yet, present
from reports.plan_values import (
    ABOUT_ME,
    CONSENT,
    DAYS_IN_WEEK,
    ORDINARY_COPY,
    WHAT_MATTERS,
    Action,
    CircleMember,
    Copy,
    OurPlan,
    Outcome,
    PositiveRisk,
    Served,
    TopicKind,
    WeekVisit,
    Words,
    shown_in,
)
from reports.text import _, clock_span, said, speaking, spoken_time

_Cell = tuple[Inline, ...]
_Row = tuple[_Cell, _Cell, _Cell, _Cell]


def render(plan: OurPlan, copy: Copy = ORDINARY_COPY, *, printed_on: date) -> bytes:
    """The PDF; the same values give the same bytes."""
    with speaking(*copy.languages):
        return as_pdf.render(document(plan, copy, printed_on))


def render_html(plan: OurPlan, copy: Copy = ORDINARY_COPY, *, printed_on: date) -> str:
    """The same as one web page with structure, for screen readers and large letters."""
    with speaking(*copy.languages):
        return as_html.render(document(plan, copy, printed_on))


def document(plan: OurPlan, copy: Copy, printed_on: date) -> Document:
    """The plan in pieces; call it inside `speaking(*copy.languages)`."""
    shown = shown_in(copy, plan)
    edition = plan_words.edition(shown.edition, leaves_out_private=shown.leaves_out_private)
    return Document(
        kind=said(lambda: _("Our plan")),
        name=shown.person_name,
        organisation=shown.organisation,
        copy=copy,
        printed_on=printed_on,
        facts=_facts(shown, edition),
        face=plan_parts.face(shown.face, leaves_out_private=shown.leaves_out_private),
        sections=tuple(_sections(shown, copy)),
        edition=edition,
        mark=plan_words.mark(shown.edition),
        running_note=_running_note(shown),
        has_cover=True,
    )


def _facts(plan: OurPlan, edition: Label) -> tuple[Entry, ...]:
    makers = ", ".join(each.name for each in plan.participants)
    return present(
        entry(said(lambda: _("This plan")), edition),
        entry(said(lambda: _("Made together by")), named(makers)) if makers else None,
        entry(said(lambda: _("My language")), plan_words.language(plan.language)),
        entry(said(lambda: _("Next review")), plan_words.day(plan.next_review))
        if plan.next_review
        else None,
        listed(said(lambda: _("Beside this plan")), map(plan_words.attached, plan.attached)),
    )


def _running_note(plan: OurPlan) -> Label:
    numbers = " · ".join(each.number for each in plan.telephones if each.number.strip())
    if not numbers:
        return ()
    return said(lambda: _("If nobody comes, ring {numbers}").format(numbers=numbers))


def _sections(plan: OurPlan, copy: Copy) -> Iterator[Section]:
    about_me = plan_parts.told(plan.topics, ABOUT_ME)
    yield Section(said(lambda: _("About me")), about_me or nothing_yet())
    what_matters = plan_parts.told(plan.topics, WHAT_MATTERS)
    yield from plan_parts.section_if_any(said(lambda: _("What matters")), what_matters)
    outcomes = tuple(_outcome(each) for each in plan.outcomes)
    yield Section(said(lambda: _("My outcomes")), outcomes or nothing_yet())
    yield Section(said(lambda: _("My week at a glance")), _week(plan, copy))
    yield Section(said(lambda: _("My circle")), _circle(plan.circle) or nothing_yet())
    risks = tuple(_risk(each) for each in plan.risks)
    yield from plan_parts.section_if_any(said(lambda: _("Risks worth taking")), risks)
    medicines = plan_parts.told(plan.topics, [TopicKind.MEDICINES])
    yield from plan_parts.section_if_any(said(lambda: _("Medicines")), medicines)
    yield Section(said(lambda: _("What to do if nobody comes")), _if_nobody_comes(plan))
    consent = plan_parts.told(plan.topics, CONSENT)
    yield from plan_parts.section_if_any(said(lambda: _("Consent")), consent)
    yield Section(said(lambda: _("Who agreed")), _who_agreed(plan))
    signatures = plan_parts.signatures(plan.participants)
    yield from plan_parts.section_if_any(said(lambda: _("Signatures")), signatures)


def _outcome(outcome: Outcome) -> Card:
    now: list[Inline] = [outcome.now]
    if outcome.now_score is not None:
        now.append(plan_words.score(outcome.now_score))
    return Card(
        title=outcome.words,
        mark=str(outcome.number),
        kicker=plan_words.domain(outcome.domain),
        entries=present(
            entry(said(lambda: _("Why it matters to me")), outcome.why),
            entry(said(lambda: _("Where I am now")), *now),
            entry(said(lambda: _("What we hope for")), outcome.hoped),
            listed(
                said(lambda: _("Who does what")),
                (line for action in outcome.actions for line in _action(action)),
            ),
            entry(said(lambda: _("By when")), plan_words.day(outcome.by_when))
            if outcome.by_when
            else None,
            listed(said(lambda: _("Visits that serve it")), map(named, outcome.served_by)),
        ),
    )


def _action(action: Action) -> Iterator[Led]:
    yield Led(plan_words.doer(action.doer, action.who), action.what)
    if action.my_part:
        yield Led(said(lambda: _("What I do myself")), action.my_part)


def _week(plan: OurPlan, copy: Copy) -> tuple[Piece, ...]:
    if not any(visit.weekdays for visit in plan.week):
        return (Text(said(lambda: _("No regular visits are agreed yet.")), is_quiet=True),)
    grid = _day_by_day(plan.week, is_large=copy.is_large)
    serving = tuple(_what_for(visit) for visit in plan.week if visit.serves or visit.purpose)
    return (grid, Entries(serving)) if serving else (grid,)


def _day_by_day(week: tuple[WeekVisit, ...], *, is_large: bool) -> Grid:
    """Each visit on one line; in large print both ways to tell the time share a column."""
    day, time, visit = said(lambda: _("Day")), said(lambda: _("Time")), said(lambda: _("Visit"))
    caption = said(lambda: _("The visits of each day"))
    rows = [row for days, visits in _alike(week) for row in _rows_of(days, visits)]
    if is_large:
        narrow = tuple((head, (*span, *words), title) for head, span, words, title in rows)
        return Grid(caption, (day, time, visit), (0.24, 0.36, 0.4), narrow)
    in_words = said(lambda: _("In words"))
    return Grid(caption, (day, time, in_words, visit), (0.19, 0.21, 0.27, 0.33), tuple(rows))


def _alike(week: tuple[WeekVisit, ...]) -> Iterator[tuple[list[int], list[WeekVisit]]]:
    """Days after each other that have the same visits, with these in order of time."""

    def of_day(day: int) -> list[WeekVisit]:
        visits = (visit for visit in week if day in visit.weekdays)
        return sorted(visits, key=lambda one: (one.start_minute, one.end_minute, one.title))

    for visits, days in groupby(range(DAYS_IN_WEEK), of_day):
        yield list(days), visits


def _rows_of(days: list[int], visits: list[WeekVisit]) -> Iterator[_Row]:
    name = (plan_words.days(days[0], days[-1]),)
    for number, visit in enumerate(visits):
        yield () if number else name, (_span(visit),), (_spoken(visit),), _title(visit)
    if not visits:
        yield name, (), (), (said(lambda: _("No visit")),)


def _span(visit: WeekVisit) -> Label:
    return said(lambda: clock_span(visit.start_minute, visit.end_minute))


def _spoken(visit: WeekVisit) -> Label:
    return said(lambda: spoken_time(visit.start_minute))


def _title(visit: WeekVisit) -> tuple[Inline, ...]:
    title: list[Inline] = [named(visit.title)]
    if visit.carers > 1:
        title.append(said(lambda: _("Two people come together.")))
    if visit.is_every_other_week:
        title.append(said(lambda: _("Every other week")))
    return tuple(title)


def _what_for(visit: WeekVisit) -> Entry:
    purpose: tuple[Inline, ...] = (Words(visit.purpose),) if visit.purpose.strip() else ()
    return Entry(named(visit.title), (*purpose, *map(_served, visit.serves)))


def _served(each: Served) -> Led:
    outcome = said(lambda: _("For outcome {number}").format(number=each.number))
    return Led(outcome, Words(each.what))


def _circle(circle: tuple[CircleMember, ...]) -> tuple[Piece, ...]:
    if not circle:
        return ()
    return (People(tuple(_member(each) for each in circle)),)


def _member(each: CircleMember) -> Person:
    lines = (plan_words.role(each.role, each.relation), named(each.telephone))
    return Person(each.name, tuple(line for line in lines if line))


def _risk(risk: PositiveRisk) -> Card:
    agreed = ", ".join(risk.agreed_by)
    return Card(
        title=risk.what,
        entries=present(
            entry(said(lambda: _("What could go well")), risk.could_go_well),
            entry(said(lambda: _("What could go wrong")), risk.could_go_wrong),
            entry(said(lambda: _("What we do")), risk.what_we_do),
            entry(said(lambda: _("Agreed by")), named(agreed)) if agreed else None,
        ),
    )


def _if_nobody_comes(plan: OurPlan) -> tuple[Piece, ...]:
    pieces = plan_parts.told(plan.topics, [TopicKind.LATE_OR_MISSED])
    numbers = tuple(
        Led(plan_words.telephone(each), Words(each.number))
        for each in plan.telephones
        if each.number.strip()
    )
    if numbers:
        pieces += (Notice(said(lambda: _("Please ring")), numbers),)
    return pieces or nothing_yet()


def _who_agreed(plan: OurPlan) -> tuple[Piece, ...]:
    if not plan.participants:
        return (Text(said(lambda: _("Nobody has taken part yet.")), is_quiet=True),)
    return (plan_parts.who_took_part(plan.participants),)
