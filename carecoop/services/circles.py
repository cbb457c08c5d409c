"""Circles proposed for those who lack one: who, why, and what would still be open.

A proposal is only a proposal: it says what speaks for each carer, and saving it is a person's
decision. It is made from the whole co-op's week, because circles compete for carers.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.errors import ConflictError
from carecoop.kinds import Standing
from carecoop.records import Client
from carecoop.services import circles_text as texts
from carecoop.services import reasons_text
from carecoop.services.building import build_problem, language_trait
from carecoop.services.clients import client_form, put_client
from carecoop.services.office import Office
from carecoop.services.people_rows import found
from carecoop.services.people_text import shown_name
from carecoop.services.people_values import BondForm
from carecoop.services.reasons import Saying, listed
from carecoop.services.week_records import WeekRecords, read_week
from solver import circles
from solver.circles import Weakness
from solver.problem import Problem

LANGUAGE = language_trait("")


@dataclass(frozen=True, slots=True)
class ProposedMember:
    """A carer of a proposed circle; `reasons` are sentences in the order to read them."""

    carer_id: UUID
    name: str
    chosen: bool
    reasons: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class CircleProposal:
    """A circle for a client: `weak` is what is wrong with the one they have (`circle_before`),
    `covers` what the proposed one could do, `gaps` what nobody could and what stops them."""

    client_id: UUID
    client_name: str
    circle_before: frozenset[UUID]
    weak: tuple[Saying, ...]
    members: tuple[ProposedMember, ...]
    covers: tuple[Saying, ...]
    gaps: tuple[Saying, ...]

    @property
    def circle(self) -> frozenset[UUID]:
        return frozenset(member.carer_id for member in self.members)


@dataclass(frozen=True, slots=True)
class CircleQuestion:
    """All that proposals are made from: the database is not needed for them any more, which with
    hundreds of clients take half a minute."""

    _problem: Problem
    _words: "_Words"

    def answer(self, should_stop: Callable[[], bool] = lambda: False) -> tuple[CircleProposal, ...]:
        """A proposal for each client who has no circle or one that does not hold, by name.

        See `solver.circles` for what holds. Nothing is saved. Raises `solver.circles.StoppedError`
        soon after it should stop.
        """
        found = circles.propose_circles(self._problem, should_stop)
        proposals = map(self._words.proposal, found)
        return tuple(sorted(proposals, key=lambda one: (one.client_name, str(one.client_id))))


def ask_for_circles(office: Office, week: date) -> CircleQuestion:
    """Read a week, to propose circles from it."""
    with office.read() as session:
        records = read_week(session, clock.monday_of(week))
        problem = _with_those_gone(records, build_problem(records))
        return CircleQuestion(problem, _Words(records))


def propose_circles(office: Office, week: date) -> tuple[CircleProposal, ...]:
    """Both at one go."""
    return ask_for_circles(office, week).answer()


def accept_circle(office: Office, proposal: CircleProposal) -> None:
    """Save a proposed circle for its client; who must not come stays so.

    Raises NotFoundError, or ConflictError where the circle was changed since it was proposed.
    """
    with office.work("accept_circle", proposal.client_name) as work:
        client = found(work.session, Client, proposal.client_id)
        form = client_form(work.session, client)
        circle = {bond.carer_id: bond for bond in form.bonds if bond.standing is Standing.CIRCLE}
        others = tuple(bond for bond in form.bonds if bond.standing is not Standing.CIRCLE)
        refused = proposal.circle.intersection(bond.carer_id for bond in others)
        if circle.keys() != proposal.circle_before or refused:
            raise ConflictError(texts.CHANGED_SINCE, client=proposal.client_name)
        chosen = tuple(circle.get(one, BondForm(one)) for one in proposal.circle)
        put_client(work.session, client, replace(form, bonds=(*others, *chosen)))
        work.commit()


def _with_those_gone(records: WeekRecords, problem: Problem) -> Problem:
    """With the carers of circles who have left: a problem is built without them."""
    return replace(
        problem,
        clients=tuple(
            replace(client, circle=client.circle.union(map(str, _circle(records, UUID(client.id)))))
            for client in problem.clients
        ),
    )


def _circle(records: WeekRecords, client_id: UUID) -> frozenset[UUID]:
    bonds = records.bonds.get(client_id, ())
    return frozenset(bond.carer_id for bond in bonds if bond.standing is Standing.CIRCLE)


class _Words:
    """Puts what the solver proposes into sayings, with people's names."""

    def __init__(self, records: WeekRecords) -> None:
        self._carers = {str(one.id): shown_name(one) for one in records.carers.values()}
        self._clients = {str(one.id): shown_name(one) for one in records.clients.values()}
        self._circles = {
            str(one): frozenset(map(str, _circle(records, one))) for one in records.clients
        }
        self._visits = {visit.id: visit for visit in records.wanted}

    def proposal(self, proposed: circles.Proposal) -> CircleProposal:
        return CircleProposal(
            client_id=UUID(proposed.client),
            client_name=self._clients[proposed.client],
            circle_before=frozenset(map(UUID, self._circles[proposed.client])),
            weak=tuple(self._weak(proposed)),
            members=tuple(self._member(proposed, one) for one in proposed.members),
            covers=tuple(self._covers(proposed)),
            gaps=tuple(saying for gap in proposed.gaps for saying in self._gap(proposed, gap)),
        )

    def _weak(self, proposed: circles.Proposal) -> Iterator[Saying]:
        kept = {member.carer for member in proposed.members}
        gone = self._names(self._circles[proposed.client] - kept)
        facts: dict[Weakness, dict[str, object]] = {
            Weakness.GONE: {"carers": gone},
            Weakness.THIN: {"count": proposed.thin_visits, "total": proposed.visits},
        }
        for weakness in proposed.weak:
            yield Saying(texts.WEAK[weakness], facts.get(weakness, {}))

    def _member(self, proposed: circles.Proposal, member: circles.Member) -> ProposedMember:
        return ProposedMember(
            carer_id=UUID(member.carer),
            name=self._carers[member.carer],
            chosen=member.chosen,
            reasons=tuple(self._reasons(proposed, member)),
        )

    def _reasons(self, proposed: circles.Proposal, member: circles.Member) -> Iterator[Saying]:
        client = self._clients[proposed.client]
        if member.chosen:
            yield Saying(texts.CHOSEN, {"client": client})
        if member.known_visits:
            yield Saying(texts.KNOWN, {"client": client, "count": member.known_visits})
        elif not member.chosen:
            yield Saying(texts.STRANGER, {"client": client})
        kilometres = f"{member.metres / 1000:.1f}"
        yield Saying(texts.WAY, {"kilometres": kilometres, "way_minutes": member.way_minutes})
        spoken = frozenset(one for one in member.wishes if one.startswith(LANGUAGE))
        for template, traits in (
            (texts.SPEAKS, spoken),
            (texts.WISHED, member.wishes - spoken),
            (texts.SKILLS, member.skills),
        ):
            if traits:
                yield Saying(template, {"traits": tuple(sorted(traits))})
        facts = {"count": member.visits, "total": proposed.visits}
        yield Saying(texts.COULD, facts) if member.visits else Saying(texts.COULD_NONE)

    def _covers(self, proposed: circles.Proposal) -> Iterator[Saying]:
        open_visits = sum(len(gap.visits) for gap in proposed.gaps)
        facts = {"count": proposed.visits - open_visits, "total": proposed.visits}
        yield Saying(texts.COVERED, facts)
        if proposed.short_minutes:
            short = {
                "short_minutes": proposed.short_minutes,
                "whole_minutes": proposed.minutes,
            }
            yield Saying(texts.SHORT, short)

    # What nobody could --------------------------------------------------------------------

    def _gap(self, proposed: circles.Proposal, gap: circles.Gap) -> Iterator[Saying]:
        visit = self._visits[gap.visits[0]]
        when = {
            "title": visit.title,
            "weekday": visit.preferred_minute // DAY_MINUTES,
            "preferred_minute": visit.preferred_minute,
        }
        if gap.could:
            yield Saying(texts.ONLY, {**when, "carers": self._names(gap.could)})
        else:
            yield Saying(texts.NOBODY_COULD, when)
        if len(gap.visits) > 1:
            yield Saying(texts.MORE_VISITS, {"count": len(gap.visits) - 1})
        for fact in gap.facts:
            why = {"traits": (fact.stop.trait,), "client": self._clients[proposed.client]}
            reason = Saying(texts.STOPS[fact.stop.rule], why)
            facts = {"reason": reason, "carers": self._names(fact.carers)}
            yield Saying(reasons_text.GROUP, facts)

    def _names(self, carers: Iterable[str]) -> object:
        return listed(self._carers[one] for one in carers)
