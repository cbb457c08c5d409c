"""Who could take an open visit, to be read aloud on the telephone: each with what binds them to
the client, how far it is, what it does to their hours and rest, and who else would move."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, ConflictError
from carecoop.services.changes import changes
from carecoop.services.editing_values import Put
from carecoop.services.office import Office
from carecoop.services.reasons import Helper, Question, Saying, look_up
from carecoop.services.replanning import save_plan
from carecoop.services.week import week_board
from carecoop.services.week_values import Proposal, WeekBoard
from solver import mend
from solver.explain import Familiar
from solver.plan import Plan
from solver.problem import DAY_MINUTES, Placement

BONDS = {
    Familiar.CIRCLE: QT_TRANSLATE_NOOP(
        "carecoop", "In the circle of {client}; visits in the last four weeks: {count}"
    ),
    Familiar.KNOWN: QT_TRANSLATE_NOOP(
        "carecoop", "Known to {client}; visits in the last four weeks: {count}"
    ),
    Familiar.STRANGER: QT_TRANSLATE_NOOP("carecoop", "Has not met {client} yet"),
}
WAY = QT_TRANSLATE_NOOP(
    "carecoop", "Lives {kilometres} km away; on the way to the visit: {way_minutes}"
)
HOURS = QT_TRANSLATE_NOOP(
    "carecoop",
    "Would work {worked_minutes} this week instead of {before_minutes}; "
    "contract {contract_minutes}",
)
REST_BEFORE = QT_TRANSLATE_NOOP("carecoop", "Rest before: {rest_minutes}")
REST_AFTER = QT_TRANSLATE_NOOP("carecoop", "Rest after: {rest_minutes}")
OTHER_TIME = QT_TRANSLATE_NOOP(
    "carecoop",
    "The visit to {client} on {weekday} would move from {before_minute} to {after_minute}",
)
OTHER_CARER = QT_TRANSLATE_NOOP(
    "carecoop", "{carer} would go to {client} on {weekday} at {after_minute} instead of {before}"
)

NO_LONGER_OPEN = QT_TRANSLATE_NOOP(
    "carecoop", "This visit has begun or is no longer there. Nothing was saved."
)
CANNOT_TAKE = QT_TRANSLATE_NOOP(
    "carecoop",
    "{carer} cannot take this visit as things are: read what stands in the way, or ask somebody "
    "else. Nothing was saved.",
)


@dataclass(frozen=True, slots=True)
class TakerRow:
    """Somebody who could take the visit. `facts` are sentences in the order to read them; `moves`
    say who else would move, empty where nobody would; `points` is what all of it costs.
    `home_metres` is from home to the client, as the crow flies; `puts` is what to save for it all
    (`editing.save`)."""

    helper: Helper
    facts: tuple[Saying, ...]
    moves: tuple[Saying, ...]
    points: int
    home_metres: int
    puts: tuple[Put, ...]


def takers(
    office: Office, week: date | WeekBoard, visit_id: str, instead_of: UUID | None = None
) -> tuple[TakerRow, ...]:
    """Everybody who is not on the visit, the best first; `instead_of` somebody who cannot come, or
    of a visit with no open place its first carer. Empty for a visit that is over or unknown."""
    asked = look_up(office, week, visit_id)
    if asked is None:
        return ()
    plan = _left(asked.plan, visit_id, instead_of)
    found = _found(asked, plan)
    return tuple(_row(asked, plan, one) for one in found if one.candidate.carer != str(instead_of))


def _found(asked: Question, plan: Plan) -> tuple[mend.Taker, ...]:
    return mend.takers(asked.problem, plan, asked.visit.id, not_before=asked.not_before)


def _left(plan: Plan, visit_id: str, instead_of: UUID | None) -> Plan:
    return plan if instead_of is None else _less(plan, visit_id, str(instead_of))


def _less(plan: Plan, visit_id: str, carer: str) -> Plan:
    """The plan without one carer's place on a visit."""
    placements = dict(plan.placements)
    placed = placements.pop(visit_id, None)
    stay = tuple(one for one in placed.carers if one != carer) if placed else ()
    if placed is not None and stay:
        placements[visit_id] = replace(placed, carers=stay)
    return replace(plan, placements=placements)


def take(
    office: Office,
    week: date,
    visit_id: str,
    carer_id: UUID,
    instead_of: UUID | None = None,
    reason: str = "",
) -> Proposal:
    """Have a carer take a visit as `takers` says that they could, and save the week: as it was
    before and as it is now. Raises CareCoopError where a rule would break, ConflictError where
    the visit is over or the rota moved on meanwhile; nothing is saved then."""
    before = week_board(office, week)
    asked = look_up(office, before, visit_id)
    if asked is None:
        raise ConflictError(NO_LONGER_OPEN)
    plan = _left(asked.plan, visit_id, instead_of)
    taker = next((one for one in _found(asked, plan) if one.candidate.carer == str(carer_id)), None)
    if taker is None:
        raise ConflictError(NO_LONGER_OPEN)
    if taker.candidate.breaches:
        raise CareCoopError(CANNOT_TAKE, carer=asked.words.name(str(carer_id)))
    save_plan(office, before, _taken(asked, plan, taker), reason)
    after = week_board(office, week)
    return Proposal(before, after, changes(before, after))


def _taken(asked: Question, plan: Plan, taker: mend.Taker) -> Plan:
    """The plan with the taker on the visit, and with what moves for it."""
    visit = asked.visit
    placed = plan.placements.get(visit.id)
    there = placed.carers if placed else ()
    staying = there[1:] if len(there) >= visit.carers_wanted else there
    moved = {one.visit: one.after for one in taker.moves if one.after is not None}
    taken = Placement(taker.candidate.start_minute, (*staying, taker.candidate.carer))
    return replace(plan, placements={**plan.placements, **moved, visit.id: taken})


def _puts(asked: Question, plan: Plan, taker: mend.Taker) -> Iterator[Put]:
    taken = _taken(asked, plan, taker).placements
    for visit_id in dict.fromkeys((asked.visit.id, *(one.visit for one in taker.moves))):
        placed = taken[visit_id]
        yield Put(visit_id, placed.start_minute, tuple(map(UUID, placed.carers)))


def _row(asked: Question, plan: Plan, taker: mend.Taker) -> TakerRow:
    helper = asked.words.helper(taker.candidate)
    return TakerRow(
        helper=helper,
        facts=tuple(_facts(asked, taker, helper)),
        moves=tuple(_move(asked, one) for one in taker.moves),
        points=taker.points,
        home_metres=taker.home_metres,
        puts=tuple(_puts(asked, plan, taker)),
    )


def _facts(asked: Question, taker: mend.Taker, helper: Helper) -> Iterator[Saying]:
    client = asked.words.client_name(asked.visit.client)
    bond = BONDS[taker.candidate.familiar]
    yield Saying(bond, {"client": client, "count": taker.known_times})
    yield Saying(
        WAY,
        {"kilometres": f"{taker.home_metres / 1000:.1f}", "way_minutes": helper.way_minutes},
    )
    yield Saying(
        HOURS,
        {
            "worked_minutes": helper.worked_minutes,
            "before_minutes": taker.worked_before_minutes,
            "contract_minutes": helper.contract_minutes,
        },
    )
    for template, minutes in (
        (REST_BEFORE, helper.rest_before_minutes),
        (REST_AFTER, helper.rest_after_minutes),
    ):
        if minutes is not None:
            yield Saying(template, {"rest_minutes": minutes})


def _move(asked: Question, move: mend.Difference) -> Saying:
    before, after = move.before, move.after
    if before is None or after is None:
        raise ValueError(move.kind)  # a visit in the way is placed, and stays so
    client = next(one.client for one in asked.problem.visits if one.id == move.visit)
    facts: dict[str, object] = {
        "client": asked.words.client_name(client),
        "weekday": after.start_minute // DAY_MINUTES,
        "after_minute": after.start_minute,
    }
    if move.kind is mend.DifferenceKind.TIME:
        return Saying(OTHER_TIME, {**facts, "before_minute": before.start_minute})
    names = (asked.words.name(one) for one in (*after.carers, *before.carers))
    return Saying(OTHER_CARER, {**facts, **dict(zip(("carer", "before"), names, strict=True))})
