"""Two versions of a plan side by side: what came, what went, what reads otherwise.

Outcomes are the same where their origin is. What has no origin (sections, risks) is the same
where it reads alike; what is left of a kind is paired in order, so that a sentence written anew
shows as changed and not as one gone and another come.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import TypeVar
from uuid import UUID

from carecoop.errors import QT_TRANSLATE_NOOP, ConflictError
from carecoop.kinds import SectionKind
from carecoop.records import Plan
from carecoop.services.office import Office
from carecoop.services.people_rows import found
from carecoop.services.people_text import fold
from carecoop.services.plans import values
from carecoop.services.plans.reading import plan_value
from carecoop.services.plans.values import Difference, DifferenceKind, FieldChange, PartKind

PartT = TypeVar("PartT", values.Participant, values.Section, values.Outcome, values.Risk,
                values.Attachment)  # fmt: skip
Shown = dict[str, object]  # a part's fields, participants by name


def compare(office: Office, before_id: UUID, after_id: UUID) -> values.Comparison:
    """From one version to another of the same client's plan, in either order of time."""
    with office.read() as session:
        before, after = (
            plan_value(session, found(session, Plan, plan_id)) for plan_id in (before_id, after_id)
        )
    if before.client_id != after.client_id:
        raise ConflictError(
            QT_TRANSLATE_NOOP("carecoop", "These are plans of two people. Choose two of one.")
        )
    return compare_plans(before, after)


def compare_plans(before: values.Plan, after: values.Plan) -> values.Comparison:
    found = [
        *_whole(before, after),
        *_participants(before, after),
        *(each for kind in SectionKind for each in _sections(before, after, kind)),
        *_outcomes(before, after),
        *_risks(before, after),
        *_attachments(before, after),
    ]
    return values.Comparison(before.number, after.number, tuple(found))


def _whole(before: values.Plan, after: values.Plan) -> Iterator[Difference]:
    """The plan's language, and the order of the outcomes that both have."""
    old, new = ([each.origin_id for each in plan.live_outcomes] for plan in (before, after))
    titles = {each.origin_id: each.form.words for each in after.live_outcomes}
    in_both = set(old) & set(new)
    was, now = (tuple(titles[each] for each in order if each in in_both) for order in (old, new))
    changes = _changes(
        {"language": before.language, "order": was}, {"language": after.language, "order": now}
    )
    if changes:
        yield Difference(PartKind.PLAN, DifferenceKind.CHANGED, "", changes=changes)


def _participants(before: values.Plan, after: values.Plan) -> Iterator[Difference]:
    """People by name; what they said is each version's own."""

    def shown(_plan: values.Plan, each: values.Participant) -> Shown:
        kept = ("name", "role", "relation")
        return {name: getattr(each.form, name) for name in kept}

    yield from _parts(
        PartKind.PARTICIPANT,
        (before, before.participants),
        (after, after.participants),
        shown,
        same=lambda each: fold(each.form.name),
        title=lambda each: each.form.name,
    )


def _sections(before: values.Plan, after: values.Plan, kind: SectionKind) -> Iterator[Difference]:
    for each in _parts(
        PartKind.SECTION,
        (before, before.sections_of(kind)),
        (after, after.sections_of(kind)),
        _shown,
        same=None,
        title=lambda each: each.form.text,
    ):
        yield Difference(each.part, each.kind, each.title, kind, each.changes)


def _outcomes(before: values.Plan, after: values.Plan) -> Iterator[Difference]:
    yield from _parts(
        PartKind.OUTCOME,
        (before, before.live_outcomes),
        (after, after.live_outcomes),
        _shown,
        same=lambda each: each.origin_id,
        title=lambda each: each.form.words,
    )


def _risks(before: values.Plan, after: values.Plan) -> Iterator[Difference]:
    yield from _parts(
        PartKind.RISK,
        (before, before.risks),
        (after, after.risks),
        _shown,
        same=None,
        title=lambda each: each.form.what,
    )


def _attachments(before: values.Plan, after: values.Plan) -> Iterator[Difference]:
    yield from _parts(
        PartKind.ATTACHMENT,
        (before, before.attachments),
        (after, after.attachments),
        _shown,
        same=lambda each: (each.file_name, each.size_bytes),
        title=lambda each: each.form.name,
    )


def _parts(
    part: PartKind,
    before: tuple[values.Plan, Sequence[PartT]],
    after: tuple[values.Plan, Sequence[PartT]],
    shown: Callable[[values.Plan, PartT], Shown],
    *,
    same: Callable[[PartT], Hashable] | None,
    title: Callable[[PartT], str],
) -> Iterator[Difference]:
    old = [(each, shown(before[0], each)) for each in before[1]]
    new = [(each, shown(after[0], each)) for each in after[1]]
    pairs = _by_key(old, new, same) if same else _by_likeness(old, new)
    for was, now in pairs:
        if now is None and was is not None:
            yield Difference(part, DifferenceKind.REMOVED, title(was[0]))
        elif was is None and now is not None:
            yield Difference(part, DifferenceKind.ADDED, title(now[0]))
        elif was is not None and now is not None and was[1] != now[1]:
            changes = _changes(was[1], now[1])
            yield Difference(part, DifferenceKind.CHANGED, title(now[0]), changes=changes)


Seen = tuple[PartT, Shown]
Pair = tuple[Seen[PartT] | None, Seen[PartT] | None]


def _by_key(
    old: list[Seen[PartT]], new: list[Seen[PartT]], same: Callable[[PartT], Hashable]
) -> Iterator[Pair[PartT]]:
    """Pairs in the order of the new ones, then what is gone."""
    left: dict[Hashable, list[Seen[PartT]]] = {}
    for each in old:
        left.setdefault(same(each[0]), []).append(each)
    for each in new:
        alike = left.get(same(each[0]))
        yield (alike.pop(0) if alike else None), each
    yield from ((each, None) for rest in left.values() for each in rest)


def _by_likeness(old: list[Seen[PartT]], new: list[Seen[PartT]]) -> Iterator[Pair[PartT]]:
    """What reads alike belongs together; of the rest the first with the first, and so on."""
    old, new = list(old), list(new)
    for each in list(new):
        alike = next((other for other in old if other[1] == each[1]), None)
        if alike is not None:
            old.remove(alike)
            new.remove(each)
    for place in range(max(len(old), len(new))):
        yield (
            old[place] if place < len(old) else None,
            new[place] if place < len(new) else None,
        )


def _shown(
    plan: values.Plan,
    each: values.Section | values.Outcome | values.Risk | values.Attachment,
) -> Shown:
    shown: Shown = {field.name: getattr(each.form, field.name) for field in fields(each.form)}
    if isinstance(each, values.Section | values.Outcome):
        shown["said_by"] = next(_names(plan, [each.form.said_by]), "")
    if isinstance(each, values.Risk):
        shown["agreed_by"] = tuple(sorted(_names(plan, each.form.agreed_by)))
    return shown


def _names(plan: values.Plan, ids: Iterable[UUID | None]) -> Iterator[str]:
    taking_part = (plan.participant(each) for each in ids)
    return (each.form.name for each in taking_part if each is not None)


def _changes(before: Shown, after: Shown) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field, before[field], after[field])
        for field in after
        if before[field] != after[field]
    )
