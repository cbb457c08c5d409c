"""A gap in a carer's day: which visits would fit, of those that need someone or somebody better."""

from collections.abc import Iterator
from uuid import UUID

from carecoop.clock import DAY_MINUTES
from carecoop.kinds import Lock
from carecoop.services import editing_text as texts
from carecoop.services.editing_bench import EditBench
from carecoop.services.editing_values import GapFit, Put
from carecoop.services.reasons import Saying
from carecoop.services.week_values import BoardVisit, Relationship

STEP_MINUTES = 5  # starts that people can say


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

    def fit(self, visit: BoardVisit) -> Iterator[GapFit]:
        """At the start that is nearest to the wish, if there is one."""
        if any(place.carer_id == self._carer for place in visit.places):
            return
        for leaves, why in self._reasons(visit):
            stay = tuple(one.carer_id for one in visit.places if one.carer_id != leaves)
            for start in self._starts(visit):
                put = Put(visit.id, start, (*stay, self._carer))
                verdict = self._bench.judge([put])
                if verdict.is_free and (leaves is None or verdict.points < 0):
                    yield GapFit(
                        visit_id=visit.id,
                        client_name=visit.client_name,
                        title=visit.title,
                        start_minute=start,
                        duration_minutes=visit.duration_minutes,
                        why=why,
                        facts=verdict.effects,
                        points=verdict.points,
                        puts=(put,),
                    )
                    return

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
                yield place.carer_id, Saying(texts.SET_ASIDE, {**facts, "rule": name})
            elif place.relationship is Relationship.NEW:
                yield place.carer_id, Saying(texts.NEW_FACE, facts)
            elif place.relationship is Relationship.KNOWN:
                yield place.carer_id, Saying(texts.NOT_OF_CIRCLE, facts)

    def _starts(self, visit: BoardVisit) -> list[int]:
        """The starts in the gap that were agreed, as far as they are on the day."""
        day = visit.start_minute // DAY_MINUTES * DAY_MINUTES
        first = max(self._gap.start, visit.earliest_minute, day)
        last = min(self._gap.stop - visit.duration_minutes, visit.latest_minute)
        tidy = range(first + -first % STEP_MINUTES, last + 1, STEP_MINUTES)
        wish = self._bench.wish_of(visit.id)
        return sorted(tidy or range(first, last + 1), key=lambda start: abs(start - wish))
