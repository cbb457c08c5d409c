"""What a proposal changes as lines of a tree: by person, by carer, and visit by visit."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from carecoop.services.changes import CarerChanges, PersonChanges, by_carer, by_person
from carecoop.services.week_values import ChangeKind, Proposal, VisitChange
from ui import text


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words in four columns, the visits that its box stands for, what is below."""

    words: tuple[str, str, str, str]
    visits: frozenset[str]
    below: tuple["Line", ...] = ()
    tip: str = ""


def lines_by_person(proposal: Proposal) -> tuple[Line, ...]:
    found = by_person(proposal.before, proposal.after, proposal.changes)
    return tuple(_person(person) for person in found)


def lines_by_carer(proposal: Proposal) -> tuple[Line, ...]:
    found = by_carer(proposal.before, proposal.after, proposal.changes)
    return tuple(_carer(carer) for carer in found)


def lines_by_visit(changes: Iterable[VisitChange]) -> tuple[Line, ...]:
    return tuple(_visit(change, visit_text(change)) for change in changes)


def visit_text(change: VisitChange) -> str:
    """A visit by whom it is for and when it is, or was: "Reg, Tue 08:15"."""
    return f"{change.client_name}, {when_text(change)}"


def when_text(change: VisitChange) -> str:
    minute = change.after_minute if change.before_minute is None else change.before_minute
    return _moment(minute or 0)


def _person(person: PersonChanges) -> Line:
    translate = QCoreApplication.translate
    counted = (
        (ChangeKind.FILLED, translate("changes", "newly filled: {n}")),
        (ChangeKind.CARER, translate("changes", "another carer: {n}")),
        (ChangeKind.TIME, translate("changes", "another time: {n}")),
        (ChangeKind.LOST, translate("changes", "no longer filled: {n}")),
    )
    said = [
        template.format(n=person.count(kind)) for kind, template in counted if person.count(kind)
    ]
    return Line(
        (person.name, ", ".join(said), _faces(person.faces_before), _faces_after(person)),
        frozenset(change.visit_id for change in person.changes),
        tuple(_visit(change, when_text(change)) for change in person.changes),
        _gained_and_lost(person),
    )


def _faces(names: tuple[str, ...]) -> str:
    if not names:
        return QCoreApplication.translate("changes", "nobody")
    template = QCoreApplication.translate("changes", "{n}: {names}")
    return template.format(n=len(names), names=", ".join(names))


def _faces_after(person: PersonChanges) -> str:
    if person.faces_after == person.faces_before:
        return QCoreApplication.translate("changes", "the same faces")
    return _faces(person.faces_after)


def _gained_and_lost(person: PersonChanges) -> str:
    said = []
    if person.gained:
        template = QCoreApplication.translate("changes", "Comes now: {names}")
        said.append(template.format(names=", ".join(person.gained)))
    if person.lost:
        template = QCoreApplication.translate("changes", "No longer comes: {names}")
        said.append(template.format(names=", ".join(person.lost)))
    return "\n".join(said)


def _carer(carer: CarerChanges) -> Line:
    translate = QCoreApplication.translate
    counted = (
        (carer.gained, translate("changes", "visits gained: {n}")),
        (carer.lost, translate("changes", "visits lost: {n}")),
        (carer.kept, translate("changes", "kept with a change: {n}")),
    )
    said = [template.format(n=len(visits)) for visits, template in counted if visits]
    after = translate("changes", "{worked} of {contract}").format(
        worked=text.hours_text(carer.worked_after), contract=text.hours_text(carer.contract_minutes)
    )
    tip = ""
    if carer.new_people:
        people = translate("changes", "new people: {names}")
        tip = people.format(names=", ".join(carer.new_people))
        said.append(tip)
    return Line(
        (carer.name, ", ".join(said), text.hours_text(carer.worked_before), after),
        frozenset(change.visit_id for change in carer.changes),
        tuple(_visit(change, visit_text(change)) for change in sorted(carer.changes, key=_in_time)),
        tip,
    )


def _in_time(change: VisitChange) -> tuple[int, str]:
    minute = change.after_minute if change.before_minute is None else change.before_minute
    return minute or 0, change.visit_id


def _visit(change: VisitChange, name: str) -> Line:
    before = _place_text(change.before_minute, change.before_carers)
    after = _place_text(change.after_minute, change.after_carers)
    return Line((name, _kind_text(change.kind), before, after), frozenset([change.visit_id]))


def _kind_text(kind: ChangeKind) -> str:
    translate = QCoreApplication.translate
    return {
        ChangeKind.FILLED: translate("changes", "newly filled"),
        ChangeKind.LOST: translate("changes", "no longer filled"),
        ChangeKind.CARER: translate("changes", "another carer"),
        ChangeKind.TIME: translate("changes", "another time"),
    }[kind]


def _place_text(minute: int | None, carers: tuple[str, ...]) -> str:
    if minute is None or not carers:
        return QCoreApplication.translate("changes", "nobody")
    return f"{_moment(minute)}  {', '.join(carers)}"


def _moment(minute: int) -> str:
    day = text.day_name(minute // text.DAY_MINUTES, short=True)
    return f"{day} {text.minutes_text(minute)}"
