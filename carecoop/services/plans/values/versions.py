"""Versions beside each other, and who changed what."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from carecoop.kinds import (
    SectionKind,
    TrailKind,
)


class PartKind(StrEnum):
    """Which part of a plan a difference is in."""

    PLAN = "plan"
    PARTICIPANT = "participant"
    SECTION = "section"
    OUTCOME = "outcome"
    STEP = "step"
    RISK = "risk"
    ATTACHMENT = "attachment"
    WORD = "word"
    REVIEW = "review"
    NOTE = "note"


class DifferenceKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field by its form's name. Participants are named by their names; None or an empty text or
    tuple where there was nothing."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that one version has and the other not, or that reads otherwise. `title` is the
    part's words or name; of a section `section` is its kind."""

    part: PartKind
    kind: DifferenceKind
    title: str
    section: SectionKind | None = None
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """From version `before` to version `after` of the same client's plan."""

    before: int
    after: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Who changed what of a client's plans, when; saves of one stretch of writing are one line.

    Fields of `parts` are as the trail has them: what JSON can hold.
    """

    at_utc: datetime  # of the last of them
    who: str
    kind: TrailKind
    use_case: str
    subject: str
    undone: bool  # taken back by a later entry that still holds
    parts: tuple[Difference, ...]
