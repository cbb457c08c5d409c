"""What a change does to people, in their words: the weightiest first, what it spares them last."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from carecoop.clock import DAY_MINUTES
from carecoop.services import editing_text as texts
from carecoop.services.building import WEEKLY_REST
from carecoop.services.editing_breaks import SHORT_MINUTES
from carecoop.services.editing_rest import rests_of
from carecoop.services.editing_values import Known, Put
from carecoop.services.reasons import Saying
from carecoop.services.weekly_rest import THIS
from solver.explain import Judgement, LaidOut
from solver.problem import Client, Placement, Visit
from solver.score import beyond_grace, is_stranger
from solver.timeline import CarerWeek, ClientWeek

NOBODY_COMES = Placement(0, ())


def effects(
    known: Known, weeks: LaidOut, judged: Judgement, puts: Sequence[Put]
) -> tuple[Saying, ...]:
    """Each thing once, whoever many visits it comes of."""
    words = _Words(known, weeks, judged)
    changed = [words.change(put.visit_id) for put in puts]
    sayings = chain(
        chain.from_iterable(words.places(one) for one in changed),
        chain.from_iterable(words.day(one) for one in changed),
        chain.from_iterable(map(words.faces, *words.client_weeks)),
        chain.from_iterable(words.company(one) for one in changed),
        chain.from_iterable(words.wishes(one) for one in changed),
        chain.from_iterable(map(words.number_of_faces, *words.client_weeks)),
        chain.from_iterable(map(words.rests, *words.carer_weeks)),
        chain.from_iterable(map(words.hours, *words.carer_weeks)),
        words.minutes(),
    )
    return tuple({(one.template, tuple(one.facts.items())): one for one in sayings}.values())


class _Change:
    """One visit, before and after, both on the day on which it is then, so many days later."""

    def __init__(
        self, visit: Visit, client: Client, was: Placement, goes: Placement, days_later: int
    ) -> None:
        self.visit = visit
        self.days_later = days_later
        self.client = client
        self.was = was
        self.goes = goes
        self.come = tuple(one for one in goes.carers if one not in was.carers)
        self.leave = tuple(one for one in was.carers if one not in goes.carers)


class _Words:
    def __init__(self, known: Known, weeks: LaidOut, judged: Judgement) -> None:
        self._known = known
        self._weeks = weeks
        self._judged = judged
        self._carers, self._clients = weeks.carers, weeks.clients
        before, after = judged.before, judged.after
        self.client_weeks = before.client_weeks, after.client_weeks
        self.carer_weeks = before.carer_weeks, after.carer_weeks

    def change(self, visit_id: str) -> _Change:
        was = self._judged.before.plan.placements.get(visit_id, NOBODY_COMES)
        goes = self._judged.after.plan.placements.get(visit_id, NOBODY_COMES)
        visit = agreed = self._weeks.visits[visit_id]
        if goes.carers:
            visit = self._weeks.placed(visit_id, goes).visit
        later = visit.preferred_minute - agreed.preferred_minute
        was = replace(was, start_minute=was.start_minute + later)
        return _Change(visit, self._clients[visit.client], was, goes, later // DAY_MINUTES)

    # A visit ------------------------------------------------------------------------------

    def places(self, one: _Change) -> Iterator[Saying]:
        was, goes = len(one.was.carers), len(one.goes.carers)
        if goes < min(was, one.visit.carers_wanted):
            template = texts.ONE_SHORT if goes else texts.NOBODY
            yield Saying(template, {"client": self._client(one.client)})
        if was < goes:
            yield Saying(texts.FILLED, {"client": self._client(one.client)})

    def day(self, one: _Change) -> Iterator[Saying]:
        if not one.days_later:
            return
        day = one.goes.start_minute // DAY_MINUTES
        agreed = self._known.other_days.moved_from.get(one.visit.id, day - one.days_later)
        facts = {"client": self._client(one.client), "weekday": day, "agreed_weekday": agreed}
        yield Saying(texts.AGREED_DAY if day == agreed else texts.OTHER_DAY, facts)

    def company(self, one: _Change) -> Iterator[Saying]:
        """Who comes, to a client with a circle, with a promise, for a short visit."""
        circle, client = one.client.circle, {"client": self._client(one.client)}
        strangers = [carer for carer in one.come if is_stranger(one.client, carer)]
        if circle and any(carer not in circle for carer in one.come):
            known = [c for c in one.come if c not in circle and c not in strangers]
            if circle.intersection(one.leave):
                yield Saying(texts.OFF_CIRCLE, client)
            elif known:
                yield Saying(texts.NOT_OF_CIRCLE, {**client, "carer": self._carer(known[0])})
        elif circle.intersection(one.come) and not circle.issuperset(one.leave):
            yield Saying(texts.ON_CIRCLE, client)
        if strangers and one.visit.duration_minutes < SHORT_MINUTES:
            yield Saying(texts.SHORT_STRANGER, client)
        promise = one.visit.published
        if promise is not None and set(one.leave).intersection(promise.carers):
            published = self._known.is_published
            yield Saying(texts.NOT_AS_PROMISED if published else texts.NOT_AS_USUAL, client)

    def wishes(self, one: _Change) -> Iterator[Saying]:
        client, visit = {"client": self._client(one.client)}, one.visit
        if not one.goes.carers:
            return
        lacking = self._lacking(visit, one.goes)
        if lacking - self._lacking(visit, one.was):
            yield Saying(texts.WISHES, {**client, "traits": tuple(sorted(lacking))})
        if _is_further(visit.preferred_minute, one) and _is_as_agreed(one):
            away = one.goes.start_minute - visit.preferred_minute
            template = texts.EARLIER_THAN_WISHED if away < 0 else texts.LATER_THAN_WISHED
            yield Saying(template, {"away_minutes": abs(away), **client})
        promise = visit.published
        if self._known.is_published and promise and _is_further(promise.start_minute, one):
            yield Saying(texts.OTHER_TIME, {**client, "promised_minute": promise.start_minute})

    def _lacking(self, visit: Visit, placement: Placement) -> frozenset[str]:
        found = (visit.wishes - self._carers[one].traits for one in placement.carers)
        return frozenset().union(*found)

    # A client -----------------------------------------------------------------------------

    def faces(self, before: ClientWeek, after: ClientWeek) -> Iterator[Saying]:
        client = {"client": self._client(before.client)}
        new = [one for one in after.faces - before.faces if is_stranger(before.client, one)]
        for carer in sorted(new, key=self._carer):
            yield Saying(texts.NEW_FACE, {"carer": self._carer(carer), **client})
        if not new and any(is_stranger(before.client, one) for one in before.faces - after.faces):
            yield Saying(texts.FACE_SPARED, client)

    def number_of_faces(self, before: ClientWeek, after: ClientWeek) -> Iterator[Saying]:
        count, was = len(after.faces), len(before.faces)
        if max(was, after.team) < count:
            facts = {"client": self._client(before.client), "count": count, "before": was}
            yield Saying(texts.MORE_FACES, facts)

    # A carer ------------------------------------------------------------------------------

    def rests(self, before: CarerWeek, after: CarerWeek) -> Iterator[Saying]:
        longest = self._made_up(after)
        if longest is not None and longest != self._made_up(before):
            facts = {"carer": self._carer(after.carer.id), "longest_minutes": longest}
            yield Saying(texts.MADE_UP, facts)

    def _made_up(self, week: CarerWeek) -> int | None:
        """The week's longest rest where it alone would be too short, and need not be longer."""
        rests = rests_of(self._known, week)
        longest = rests.longest_minutes(THIS)
        return longest if longest < WEEKLY_REST and rests.is_made_up(THIS) else None

    def hours(self, before: CarerWeek, after: CarerWeek) -> Iterator[Saying]:
        carer = {"carer": self._carer(before.carer.id)}
        contract = before.carer.contract_minutes
        over = after.worked_minutes - contract
        if over > max(0, before.worked_minutes - contract):
            yield Saying(texts.OVER, {**carer, "over_minutes": over})
        if _short(after) > _short(before):
            yield Saying(texts.UNDER, {**carer, "under_minutes": -over})
        people = _people(after)
        if people > max(_people(before), before.carer.caseload):
            yield Saying(texts.CASELOAD, {**carer, "count": people})

    def minutes(self) -> Iterator[Saying]:
        sums = [_sums(weeks) for weeks in self.carer_weeks]
        travel, commute, waiting, runs = (
            after - before for before, after in zip(*sums, strict=True)
        )
        yield from _more_or_less(travel, texts.MORE_TRAVEL, texts.LESS_TRAVEL)
        yield from _more_or_less(waiting, texts.MORE_WAITING, texts.LESS_WAITING)
        if runs:
            yield Saying(texts.MORE_RUNS if runs > 0 else texts.FEWER_RUNS)
        yield from _more_or_less(commute, texts.MORE_COMMUTE, texts.LESS_COMMUTE)

    # Names --------------------------------------------------------------------------------

    def _carer(self, carer_id: str) -> str:
        return self._known.carers[carer_id]

    def _client(self, client: Client) -> str:
        return self._known.clients[client.id]


def _is_as_agreed(one: _Change) -> bool:
    """Otherwise there is a rule that says by how much it is not."""
    return one.visit.earliest_minute <= one.goes.start_minute <= one.visit.latest_minute


def _is_further(wish: int, one: _Change) -> bool:
    """Whether the start is further from a wish than it was, and not on time."""
    was = beyond_grace(one.was.start_minute - wish) if one.was.carers else 0
    return beyond_grace(one.goes.start_minute - wish) > was


def _short(week: CarerWeek) -> int:
    missing = week.carer.contract_minutes * 4 // 5 - week.contact_minutes - week.travel_minutes
    return max(0, missing)


def _people(week: CarerWeek) -> int:
    return len({job.client.id for job in week.jobs})


def _sums(weeks: Iterable[CarerWeek]) -> tuple[int, int, int, int]:
    """Minutes of travel, of commute and of waiting, and split days."""
    travel = commute = waiting = runs = 0
    for of in weeks:
        travel += of.travel_minutes
        commute += of.commute_minutes
        waiting += of.waiting_minutes
        runs += len(of.runs) - len(of.days)
    return travel, commute, waiting, runs


def _more_or_less(minutes: int, more: str, less: str) -> Iterator[Saying]:
    if minutes > 0:
        yield Saying(more, {"more_minutes": minutes})
    if minutes < 0:
        yield Saying(less, {"less_minutes": -minutes})
