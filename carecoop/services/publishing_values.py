"""What was published and who was told of it, as frozen values. Minutes count from Monday 00:00
of the week, wall clock."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carecoop.kinds import BegunBy, ToldHow


@dataclass(frozen=True, slots=True, order=True)
class DayVisit:
    """A visit of a carer's day."""

    start_minute: int
    duration_minutes: int
    client_name: str
    title: str

    @property
    def end_minute(self) -> int:
        return self.start_minute + self.duration_minutes


@dataclass(frozen=True, slots=True)
class Why:
    """Why a week was published again: the reason that was given for a change, or for the change
    that was taken back."""

    reason: str
    is_taken_back: bool


@dataclass(frozen=True, slots=True)
class Said:
    """Of a change to a published day: who wanted it, and whether the carer agreed; None where
    that is not known, or the carer was not asked."""

    begun_by: BegunBy | None = None
    agreed: bool | None = None


@dataclass(frozen=True, slots=True)
class Untold:
    """A carer's day that is not as the carer knows it. `notice_ids` are for `mark_told`."""

    notice_ids: tuple[UUID, ...]
    carer_id: UUID
    carer_name: str
    telephone: str
    day: date
    before: tuple[DayVisit, ...]
    after: tuple[DayVisit, ...]
    whys: tuple[Why, ...]
    since_utc: datetime
    from_minute: int  # where the day first differs


@dataclass(frozen=True, slots=True)
class Published:
    """How a week stands with those who work and live by it. `version` is 0 before the first
    publication; `differs` says that the week has come to differ from the newest one without
    being saved, as when somebody's visits are off."""

    week: date
    version: int
    published_at_utc: datetime | None
    untold: tuple[Untold, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """What a carer was told of a day at one go, or was not told yet (`told_at_utc` None).

    `before` is empty for a day given, `after` for a day taken; `is_first` where it went out with
    the week. `notice_minutes` really pass between telling and where the day first differs;
    negative where the carer was told afterwards.
    """

    day: date
    week: date
    before: tuple[DayVisit, ...]
    after: tuple[DayVisit, ...]
    whys: tuple[Why, ...]
    published_at_utc: datetime
    told_at_utc: datetime | None
    told_how: ToldHow | None
    starts_at_utc: datetime
    notice_minutes: int | None
    is_first: bool
    said: Said = Said()


@dataclass(frozen=True, slots=True)
class Notices:
    """A carer's notices, the newest day first, and how long they were: minutes of the shortest
    and the median, for days as they first went out and for changes; None where there are none.
    Of the changes, how many the co-op wanted, and how many of those the carer agreed to."""

    notices: tuple[Notice, ...]
    shortest_of_days: int | None
    median_of_days: int | None
    shortest_of_changes: int | None
    median_of_changes: int | None
    by_coop: int = 0
    agreed: int = 0
