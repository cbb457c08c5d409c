"""What a plan costs: `score` adds up the exchange format's points, `figures` what people quote.

`TERMS` is the table of contents: one short function per soft term gives its amount (minutes,
people, places), which the weight of the same name turns into points.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from solver.errors import QT_TRANSLATE_NOOP
from solver.plan import Plan
from solver.problem import Client, Problem
from solver.rules import breaches
from solver.timeline import Timeline, lay_out

GRACE_MINUTES = 15  # a start this close to the wish, or to what was promised, is on time


@dataclass(frozen=True, slots=True)
class Score:
    """Lower is better: first `hard` breaches, then `unfilled`, then `soft` points.

    `unfilled` is the sum of priority × minutes × missing carers; `terms` maps each soft term to
    its points.
    """

    hard: int
    unfilled: int
    terms: Mapping[str, int]

    @property
    def soft(self) -> int:
        return sum(self.terms.values())

    @property
    def rank(self) -> tuple[int, int, int]:
        """What scores are compared by."""
        return self.hard, self.unfilled, self.soft

    def __lt__(self, other: "Score") -> bool:
        return self.rank < other.rank


@dataclass(frozen=True, slots=True)
class Figures:
    """What people quote of a plan; no part of the score. `faces` maps client id to carers seen."""

    places_filled: int
    places_wanted: int
    of_circle_percent: float
    carers_per_client_mean: float
    carers_per_client_worst: int
    contact_minutes: int
    travel_minutes: int
    commute_minutes: int
    waiting_minutes: int
    faces: Mapping[str, int]


def score(problem: Problem, plan: Plan) -> Score:
    """The plan's score; any plan has one, however broken."""
    week = lay_out(problem, plan)
    terms = {
        name: getattr(problem.weights, name) * term.amount(week) for name, term in TERMS.items()
    }
    return Score(len(breaches(week)), unfilled(week), terms)


def unfilled(week: Timeline) -> int:
    """Sum of priority × duration × missing carers over all visits."""
    total = 0
    for visit in week.problem.visits:
        found = week.plan.placements.get(visit.id)
        missing = visit.carers_wanted - (len(found.carers) if found else 0)
        total += visit.priority * visit.duration_minutes * max(0, missing)
    return total


def figures(problem: Problem, plan: Plan) -> Figures:
    """The plan's figures; visits that the problem does not know are left out."""
    week = lay_out(problem, plan)
    filled = sum(len(one.placement.carers) for one in week.placed)
    faces = {of.client.id: len(of.faces) for of in week.client_weeks}
    seen = [number for number in faces.values() if number]
    return Figures(
        places_filled=filled,
        places_wanted=sum(visit.carers_wanted for visit in problem.visits),
        of_circle_percent=round(100 * _of_circle(week) / max(1, filled), 1),
        carers_per_client_mean=round(sum(seen) / max(1, len(seen)), 3),
        carers_per_client_worst=max(seen, default=0),
        contact_minutes=sum(of.contact_minutes for of in week.carer_weeks),
        travel_minutes=travel(week),
        commute_minutes=commute(week),
        waiting_minutes=waiting(week),
        faces=faces,
    )


def _of_circle(week: Timeline) -> int:
    return sum(carer in one.client.circle for one in week.placed for carer in one.placement.carers)


# Faces -------------------------------------------------------------------------------------


def carers_per_client(week: Timeline) -> int:
    """Per client e(e+1)/2, with e = faces beyond the most that any one visit needs."""
    extras = (max(0, len(of.faces) - of.team) for of in week.client_weeks)
    return sum(extra * (extra + 1) // 2 for extra in extras)


def off_circle(week: Timeline) -> int:
    return sum(
        carer in week.carer_of and carer not in one.client.circle
        for one in week.placed
        if one.client.circle
        for carer in one.placement.carers
    )


def new_face(week: Timeline) -> int:
    return sum(is_stranger(of.client, carer) for of in week.client_weeks for carer in of.faces)


def is_stranger(client: Client, carer_id: str) -> bool:
    """Whether the two would meet for the first time: neither of the circle nor known."""
    return carer_id not in client.circle and not client.known.get(carer_id)


# The visit as the client wishes it ---------------------------------------------------------


def early_late(week: Timeline) -> int:
    return sum(
        beyond_grace(one.placement.start_minute - one.visit.preferred_minute) for one in week.placed
    )


def wish(week: Timeline) -> int:
    return sum(
        len(one.visit.wishes - week.carer_of[carer].traits)
        for one in week.placed
        if one.visit.wishes
        for carer in one.placement.carers
        if carer in week.carer_of
    )


def changed(week: Timeline) -> int:
    return sum(
        len(set(one.placement.carers) - set(one.visit.published.carers))
        for one in week.placed
        if one.visit.published
    )


def moved(week: Timeline) -> int:
    return sum(
        beyond_grace(one.placement.start_minute - one.visit.published.start_minute)
        for one in week.placed
        if one.visit.published
    )


def beyond_grace(minutes: int) -> int:
    """How many of the minutes between two starts are too many to be on time."""
    return max(0, abs(minutes) - GRACE_MINUTES)


# The carer's week --------------------------------------------------------------------------


def travel(week: Timeline) -> int:
    return sum(of.travel_minutes for of in week.carer_weeks)


def commute(week: Timeline) -> int:
    return sum(of.commute_minutes for of in week.carer_weeks)


def waiting(week: Timeline) -> int:
    return sum(of.waiting_minutes for of in week.carer_weeks)


def run(week: Timeline) -> int:
    return sum(len(of.runs) - len(of.days) for of in week.carer_weeks)


def short(week: Timeline) -> int:
    """Minutes of contact and travel that are missing from four fifths of each contract."""
    return sum(
        max(0, of.carer.contract_minutes * 4 // 5 - of.contact_minutes - of.travel_minutes)
        for of in week.carer_weeks
    )


def over(week: Timeline) -> int:
    return sum(max(0, of.worked_minutes - of.carer.contract_minutes) for of in week.carer_weeks)


def caseload(week: Timeline) -> int:
    return sum(
        max(0, len({job.client.id for job in of.jobs}) - of.carer.caseload)
        for of in week.carer_weeks
    )


@dataclass(frozen=True, slots=True)
class Term:
    """A soft term's title and the function that gives its amount."""

    title: str
    amount: Callable[[Timeline], int]


TERMS: Mapping[str, Term] = {
    "carers_per_client": Term(
        QT_TRANSLATE_NOOP("carecoop", "Many different carers for one client"), carers_per_client
    ),
    "off_circle": Term(QT_TRANSLATE_NOOP("carecoop", "Carers outside the circle"), off_circle),
    "new_face": Term(QT_TRANSLATE_NOOP("carecoop", "New faces"), new_face),
    "early_late": Term(QT_TRANSLATE_NOOP("carecoop", "Visits early or late"), early_late),
    "travel": Term(QT_TRANSLATE_NOOP("carecoop", "Travel between visits"), travel),
    "commute": Term(QT_TRANSLATE_NOOP("carecoop", "Travel from and to home"), commute),
    "waiting": Term(QT_TRANSLATE_NOOP("carecoop", "Waiting between visits"), waiting),
    "run": Term(QT_TRANSLATE_NOOP("carecoop", "Split days"), run),
    "short": Term(QT_TRANSLATE_NOOP("carecoop", "Less work than contracted"), short),
    "over": Term(QT_TRANSLATE_NOOP("carecoop", "More work than contracted"), over),
    "caseload": Term(QT_TRANSLATE_NOOP("carecoop", "Carers with many clients"), caseload),
    "wish": Term(QT_TRANSLATE_NOOP("carecoop", "Wishes not met"), wish),
    "changed": Term(QT_TRANSLATE_NOOP("carecoop", "Promised carers changed"), changed),
    "moved": Term(QT_TRANSLATE_NOOP("carecoop", "Promised times moved"), moved),
}
