"""Why a visit is with whom it is, why nobody comes, and who else could: for the window to say.

What is found is checked with the solver's own rules and score, on the week as a board shows it,
a proposal too. Of a week under way only what has not begun has reasons; see `solver.mend`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from uuid import UUID

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.kinds import TimeOffKind
from carecoop.services import reasons_text as texts
from carecoop.services.building import REST, build_problem, rest_too_short, time_off_span
from carecoop.services.holding import with_held
from carecoop.services.office import Office
from carecoop.services.people_text import shown_name
from carecoop.services.planning import plan_shown
from carecoop.services.week import week_board
from carecoop.services.week_records import WeekRecords, read_week
from carecoop.services.week_values import Relationship, WeekBoard
from solver import explain
from solver.mend import left_to_plan
from solver.plan import Plan
from solver.problem import Problem, Visit
from solver.rules import Breach
from solver.score import TERMS

MOST_NAMES = 5
RELATIONSHIPS = {
    explain.Familiar.CIRCLE: Relationship.CIRCLE,
    explain.Familiar.KNOWN: Relationship.KNOWN,
    explain.Familiar.STRANGER: Relationship.NEW,
}


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence to translate and fill. Facts whose names end in `_minute` are moments of the
    week, in `_minutes` lengths; `weekday` counts from Monday; tuples are lists of words, of
    which `traits` are skills or languages; a fact may be a saying itself."""

    template: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody for a visit, at the start that is best for them.

    `obstacles` are what would have to give, empty where nothing would. `points` is what their
    coming costs in the score's terms, `costs` its parts by title. Figures of hours and rest are
    with the visit; rests are None where there is no work to rest from.
    """

    carer_id: UUID
    name: str
    relationship: Relationship
    start_minute: int
    way_minutes: int
    worked_minutes: int
    contract_minutes: int
    rest_before_minutes: int | None
    rest_after_minutes: int | None
    lacking_wishes: tuple[str, ...]
    meeting_wishes: tuple[str, ...]
    points: int
    costs: tuple[tuple[str, int], ...]
    obstacles: tuple[Saying, ...]
    is_ruled_out: bool  # by what nobody can give way on: a skill that is lacking, being barred


@dataclass(frozen=True, slots=True)
class Reasons:
    """What there is to say of a visit: `comes` is the carer asked about, as they come now;
    `why` says why its open places are open; `who` ranks everybody else."""

    comes: Helper | None = None
    why: tuple[Saying, ...] = ()
    who: tuple[Helper, ...] = ()


def reasons(
    office: Office, week: date | WeekBoard, visit_id: str, carer_id: UUID | None = None
) -> Reasons:
    """All reasons of a visit: with a carer, why they come and who could instead of them; without,
    why it has open places and who could fill them. Empty for what is over or unknown."""
    found = look_up(office, week, visit_id)
    if found is None:
        return Reasons()
    if carer_id is None:
        return Reasons(why=found.why(), who=found.who(None))
    return Reasons(comes=found.comes(carer_id), who=found.who(carer_id))


def why_unfilled(office: Office, week: date | WeekBoard, visit_id: str) -> tuple[Saying, ...]:
    """Why a visit's open places are open, in a few sentences; none where nothing is open."""
    found = look_up(office, week, visit_id)
    return () if found is None else found.why()


def who_could(
    office: Office, week: date | WeekBoard, visit_id: str, instead_of: UUID | None = None
) -> tuple[Helper, ...]:
    """Everybody who is not on the visit, the best first, `instead_of` somebody or beside them."""
    found = look_up(office, week, visit_id)
    return () if found is None else found.who(instead_of)


def look_up(office: Office, week: date | WeekBoard, visit_id: str) -> "Question | None":
    """What can be asked of a visit; None where it is over or unknown."""
    board = week if isinstance(week, WeekBoard) else week_board(office, week)
    with office.read() as session:
        records = read_week(session, board.week)
        if all(visit.id != visit_id for visit in records.wanted):
            return None
        plan = plan_shown(board)
        placed = {place.carer_id for visit in board.visits for place in visit.places}
        now_minute = clock.minutes_since(board.week)
        problem = with_held(records, build_problem(records, placed=placed), plan, asked=visit_id)
        problem = left_to_plan(problem, plan, now_minute)
        visit = next((one for one in problem.visits if one.id == visit_id), None)
        if visit is None or visit.pinned is not None:
            return None
        return Question(problem, plan, visit, max(0, now_minute), Words(records, problem, visit))


@dataclass(frozen=True, slots=True)
class Question:
    problem: Problem
    plan: Plan
    visit: Visit
    not_before: int
    words: "Words"

    def why(self) -> tuple[Saying, ...]:
        placed = self.plan.placements.get(self.visit.id)
        if placed is not None and len(placed.carers) >= self.visit.carers_wanted:
            return ()
        found = explain.why_unfilled(
            self.problem, self.plan, self.visit.id, not_before=self.not_before
        )
        return tuple(self.words.of_facts(found)) + tuple(self.words.of_shifts(self._candidates()))

    def comes(self, carer_id: UUID) -> Helper | None:
        placed = self.plan.placements.get(self.visit.id)
        if placed is None or str(carer_id) not in placed.carers:
            return None
        return self.words.helper(
            explain.stands(self.problem, self.plan, self.visit.id, str(carer_id))
        )

    def who(self, instead_of: UUID | None) -> tuple[Helper, ...]:
        return tuple(map(self.words.helper, self._candidates(instead_of)))

    def _candidates(self, instead_of: UUID | None = None) -> tuple[explain.Candidate, ...]:
        return explain.who_could(
            self.problem,
            self.plan,
            self.visit.id,
            instead_of=None if instead_of is None else str(instead_of),
            not_before=self.not_before,
        )


# Words ------------------------------------------------------------------------------------


def listed(names: Iterable[str]) -> object:
    """Names as a fact of a saying, in order; of many the first few and how many others."""
    ordered = tuple(sorted(names))
    if len(ordered) <= MOST_NAMES:
        return ordered
    facts = {"carers": ordered[:MOST_NAMES], "count": len(ordered) - MOST_NAMES}
    return Saying(texts.AND_MORE, facts)


class Words:
    """Puts what the solver found about one visit into sayings, with people's names."""

    def __init__(self, records: WeekRecords, problem: Problem, visit: Visit) -> None:
        self._records = records
        self._visit = visit
        self._carers = {carer.id: carer for carer in problem.carers}
        self._client_of = {one.id: one.client for one in problem.visits}

    def helper(self, found: explain.Candidate) -> Helper:
        carer = self._records.carers[UUID(found.carer)]
        return Helper(
            carer_id=carer.id,
            name=shown_name(carer),
            relationship=RELATIONSHIPS[found.familiar],
            start_minute=found.start_minute,
            way_minutes=found.way_minutes,
            worked_minutes=found.worked_minutes,
            contract_minutes=carer.contract_minutes,
            rest_before_minutes=found.rest_before_minutes,
            rest_after_minutes=found.rest_after_minutes,
            lacking_wishes=tuple(sorted(found.lacking_wishes)),
            meeting_wishes=tuple(sorted(self._visit.wishes - found.lacking_wishes)),
            points=found.points,
            costs=tuple((TERMS[name].title, many) for name, many in found.cost_by_term.items()),
            obstacles=tuple(self._obstacles(found)),
            is_ruled_out=found.is_ruled_out,
        )

    # Beside a name ------------------------------------------------------------------------

    def _obstacles(self, found: explain.Candidate) -> Iterator[Saying]:
        for breach in found.breaches:
            saying = self._obstacle(found, breach)
            if breach.carer in (None, found.carer):
                yield saying
            else:
                yield Saying(texts.OF_ANOTHER, {"carer": self.name(str(breach.carer)),
                                          "obstacle": saying})  # fmt: skip

    def _obstacle(self, found: explain.Candidate, breach: Breach) -> Saying:
        if breach.rule == "bounds":
            outside = self._outside(found)
            return Saying(
                texts.EARLIER if outside < 0 else texts.LATER, {"outside_minutes": abs(outside)}
            )
        if breach.rule == "available":
            return self._not_there(str(breach.carer), found.start_minute)
        facts = {**breach.facts, "client": self._other_client(breach)}
        if breach.rule == "needs":
            facts["traits"] = tuple(sorted(self._visit.needs - self._traits(breach)))
        if breach.rule == "avoid":
            facts["traits"] = tuple(sorted(self._visit.avoid & self._traits(breach)))
        if breach.rule == "most_days":
            facts["most_days"] = self._carers[str(breach.carer)].most_days
        return Saying(texts.OBSTACLES[breach.rule], facts)

    def _outside(self, found: explain.Candidate) -> int:
        """Minutes before (negative) or after the bounds of the visit's start."""
        start, visit = found.start_minute, self._visit
        if start < visit.earliest_minute:
            return start - visit.earliest_minute
        return max(0, start - visit.latest_minute)

    def _traits(self, breach: Breach) -> frozenset[str]:
        return self._carers[str(breach.carer)].traits

    def _other_client(self, breach: Breach) -> str:
        """Of the other visit that a breach is about, or of this one."""
        others = [one for one in breach.visits if one != self._visit.id]
        client = self._client_of.get(others[0]) if others else None
        return self.client_name(client or self._visit.client)

    # Why nobody comes ---------------------------------------------------------------------

    def of_facts(self, found: explain.Unfilled) -> Iterator[Saying]:
        if not found.facts:
            if found.could:
                yield Saying(texts.COULD, {"carers": self._names(found.could)})
            return
        needed = tuple(fact.stop.trait for fact in found.facts if fact.stop.rule == "needs")
        rest = [fact for fact in found.facts if fact.stop.rule != "needs"]
        the_one = self._the_one(needed, rest, found.could)
        yield the_one or self._nobody(needed, rest, found.could)
        for fact in () if the_one else rest:
            yield from self._stopped(fact)
        if found.could and all(fact.stop.rule != "together" for fact in rest):
            yield Saying(texts.COULD, {"carers": self._names(found.could)})

    def _the_one(
        self, needed: tuple[str, ...], rest: list[explain.Fact], could: tuple[str, ...]
    ) -> Saying | None:
        """Where one carer has what it needs, and is not there: who, and why, in one sentence."""
        if could or not needed or len(rest) != 1 or rest[0].stop.rule != "available":
            return None
        if len(rest[0].carers) != 1:
            return None
        (carer,) = rest[0].carers
        template = texts.THE_ONE_WITH[self._away(carer, self._visit.preferred_minute)]
        return Saying(template, {**self._when(needed), "carer": self.name(carer)})

    def _nobody(
        self, needed: tuple[str, ...], rest: list[explain.Fact], could: tuple[str, ...]
    ) -> Saying:
        if needed:
            return Saying(texts.NOBODY_WITH if rest else texts.NOBODY_HAS, self._when(needed))
        return Saying(texts.NO_SECOND if could else texts.NOBODY, self._when(needed))

    def _when(self, needed: tuple[str, ...]) -> dict[str, object]:
        visit = self._visit
        return {
            "traits": needed,
            "weekday": visit.preferred_minute // DAY_MINUTES,
            "earliest_minute": visit.earliest_minute,
            "latest_end_minute": visit.latest_minute + visit.duration_minutes,
        }

    def _stopped(self, fact: explain.Fact) -> Iterator[Saying]:
        if fact.stop.rule != "available":
            facts = {
                "carers": self._names(fact.carers),
                "client": self.client_name(self._visit.client),
                "traits": (fact.stop.trait,),
            }
            yield Saying(texts.STOPPED[fact.stop.rule], facts)
            return

        def reason(carer: str) -> str:
            return self._not_there(carer, self._visit.preferred_minute).template

        for template, carers in groupby(sorted(fact.carers, key=reason), key=reason):
            if template == texts.OBSTACLES["rest"]:
                yield Saying(texts.STOPPED["rest"], {"carers": self._names(carers)})
                continue
            yield Saying(texts.GROUP, {"reason": Saying(template), "carers": self._names(carers)})

    def of_shifts(self, candidates: Iterable[explain.Candidate]) -> Iterator[Saying]:
        """Who could come if the visit began a little outside its bounds, by how much."""
        shifted: dict[int, list[str]] = {}
        for one in candidates:
            if [breach.rule for breach in one.breaches] == ["bounds"]:
                shifted.setdefault(self._outside(one), []).append(one.carer)
        for outside in sorted(shifted, key=abs):
            template = texts.COULD_EARLIER if outside < 0 else texts.COULD_LATER
            names = self._names(shifted[outside])
            yield Saying(template, {"outside_minutes": abs(outside), "carers": names})

    # Names --------------------------------------------------------------------------------

    def name(self, carer: str) -> str:
        return shown_name(self._records.carers[UUID(carer)])

    def _names(self, carers: Iterable[str]) -> object:
        return listed(map(self.name, carers))

    def client_name(self, client: str) -> str:
        return shown_name(self._records.clients[UUID(client)])

    def _not_there(self, carer: str, start_minute: int) -> Saying:
        """Away, too near to next week's first visit, or outside the hours that were offered."""
        end = start_minute + self._visit.duration_minutes
        kind = self._away(carer, start_minute)
        record = self._records.carers[UUID(carer)]
        rest = rest_too_short(self._records, record, start_minute, end)
        if kind is None and rest is not None:
            facts = {"rest_minutes": rest, "least_minutes": REST}
            return Saying(texts.OBSTACLES["rest"], facts)
        return Saying(texts.NOT_AVAILABLE if kind is None else texts.AWAY[kind])

    def _away(self, carer: str, start_minute: int) -> TimeOffKind | None:
        """Why the carer is off for some of a visit at that start, where the diary says so."""
        end_minute = start_minute + self._visit.duration_minutes
        for row in self._records.time_off.get(UUID(carer), ()):
            start, end = time_off_span(self._records.week, row)
            if start < end_minute and start_minute < end:
                return row.kind
        return None
