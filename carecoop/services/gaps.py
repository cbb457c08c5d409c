"""A gap in a carer's day: which visits would fit, of those that need someone or somebody better."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from carecoop.clock import DAY_MINUTES
from carecoop.kinds import Lock
from carecoop.services import editing_text as texts
from carecoop.services.editing_bench import EditBench
from carecoop.services.editing_values import GapFit, Put, Verdict
from carecoop.services.reasons import Saying
from carecoop.services.week_values import BoardVisit, Relationship

STEP_MINUTES = 5  # starts that people can say
OF_START = frozenset({"reach", "spacing", "break"})  # what another start of that day may keep


def fits(
    on_bench: EditBench, carer_id: UUID, start_minute: int, end_minute: int
) -> tuple[GapFit, ...]:
    """The visits that the carer could do between two minutes of a day without breaking a rule:
    first those that need someone, the riskiest first, then those that they would suit better than
    whoever comes now, the greatest gain first."""
    search = _Search(on_bench, carer_id, range(start_minute, end_minute))
    found = [(visit, fit) for visit in on_bench.board.visits for fit in search.fit(visit)]
    found.sort(key=lambda pair: _rank(*pair))
    return tuple(fit for _, fit in found)


def _rank(visit: BoardVisit, fit: GapFit) -> tuple[bool, int, int, str]:
    is_open = bool(visit.missing)
    return not is_open, -visit.priority if is_open else 0, fit.points, visit.id


class _Search:
    def __init__(self, on_bench: EditBench, carer_id: UUID, gap: range) -> None:
        self._bench = on_bench
        self._carer = carer_id
        self._gap = gap
        self._names = {row.carer_id: row.name for row in on_bench.board.carers}
        self._available = next(
            row.available for row in on_bench.board.carers if row.carer_id == carer_id
        )

    def fit(self, visit: BoardVisit) -> Iterator[GapFit]:
        """At the start that is nearest to the wish, if there is one."""
        is_there = any(place.carer_id == self._carer for place in visit.places)
        if is_there or not self._bench.suits(self._carer, visit.id):
            return
        starts = self._starts(visit)
        for leaves, why in self._reasons(visit) if starts else ():
            stay = tuple(one.carer_id for one in visit.places if one.carer_id != leaves)
            found = self._first_free(visit.id, (*stay, self._carer), starts)
            if found is not None and (leaves is None or found[1].points < 0):
                put, verdict = found
                yield GapFit(
                    visit_id=visit.id,
                    client_name=visit.client_name,
                    title=visit.title,
                    start_minute=put.start_minute,
                    duration_minutes=visit.duration_minutes,
                    why=why,
                    facts=tuple(one for one in verdict.effects if one.template != texts.FILLED),
                    points=verdict.points,
                    puts=(put,),
                )
                return

    def _first_free(
        self, visit_id: str, carers: tuple[UUID, ...], starts: Sequence[int]
    ) -> tuple[Put, Verdict] | None:
        for start in starts:
            put = Put(visit_id, start, carers)
            verdict = self._bench.judge([put])
            if verdict.is_free:
                return put, verdict
            if {one.rule for one in verdict.breaks} - OF_START:
                return None
        return None

    def _reasons(self, visit: BoardVisit) -> Iterator[tuple[UUID | None, Saying]]:
        """Whose place the carer could take, None for an open one, and why."""
        client = {"client": visit.client_name}
        if visit.missing:
            yield None, Saying(texts.NEEDS_SOMEONE, client)
            return
        if visit.lock in (Lock.CARERS, Lock.BOTH):
            return
        aside = {one.carer_id: one.rule for one in visit.set_aside}
        for place in visit.places:
            facts = {**client, "carer": self._names[place.carer_id]}
            rule = aside.get(place.carer_id)
            if rule is not None:
                name = Saying(texts.RULE_NAMES[rule])
                yield place.carer_id, Saying(texts.INSTEAD_OF_SET_ASIDE, {**facts, "rule": name})
            elif place.relationship is Relationship.NEW:
                yield place.carer_id, Saying(texts.INSTEAD_OF_NEW_FACE, facts)
            elif place.relationship is Relationship.KNOWN:
                yield place.carer_id, Saying(texts.INSTEAD_OF_KNOWN, facts)

    def _starts(self, visit: BoardVisit) -> list[int]:
        """The starts in the gap that were agreed, as far as they are on the day."""
        day = visit.start_minute // DAY_MINUTES * DAY_MINUTES
        first = max(self._gap.start, visit.earliest_minute, day)
        last = min(self._gap.stop - visit.duration_minutes, visit.latest_minute)
        tidy = range(first + -first % STEP_MINUTES, last + 1, STEP_MINUTES)
        wish = self._bench.wish_of(visit.id)
        there = [one for one in tidy or range(first, last + 1) if self._is_there(one, visit)]
        return sorted(there, key=lambda start: abs(start - wish))

    def _is_there(self, start: int, visit: BoardVisit) -> bool:
        end = start + visit.duration_minutes
        return any(first <= start and end <= last for first, last in self._available)
