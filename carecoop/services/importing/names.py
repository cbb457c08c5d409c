"""People found by their names as written in a table, whatever the accents and capitals."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.records import Carer, Client
from carecoop.services.importing.cells import parts
from carecoop.services.people_text import fold


@dataclass(frozen=True)
class Person:
    id: UUID
    name: str  # folded
    preferred_name: str  # folded
    archived: bool


class Names:
    def __init__(self, records: Iterable[Client | Carer]) -> None:
        self._people = [
            Person(
                each.id,
                fold(each.name),
                fold(each.preferred_name),
                each.archived_at_utc is not None,
            )
            for each in records
        ]

    def same(self, text: str) -> UUID | None:
        """Who has this full name; None where nobody has."""
        wanted = fold(text)
        return self._only([each for each in self._people if each.name == wanted], text)

    def one(self, text: str) -> UUID:
        """Whom this name means: a full name, else what someone likes to be called."""
        wanted = fold(text)
        called = [each for each in self._people if each.preferred_name == wanted]
        found = self.same(text) or self._only(called, text)
        if found is None:
            raise CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop", "“{value}” is not in the list. Check the name or add them first."
                ),
                value=text,
            )
        return found

    def all_in(self, text: str) -> tuple[UUID, ...]:
        """Everyone in a list of names, each once; a comma may be part of a name."""
        whole = fold(text)
        if any(whole == each.name for each in self._people):
            return (self.one(text),)
        return tuple(dict.fromkeys(self.one(part) for part in parts(text)))

    @staticmethod
    def _only(found: list[Person], text: str) -> UUID | None:
        here = [each for each in found if not each.archived]
        if found and not here:
            raise CareCoopError(
                QT_TRANSLATE_NOOP("carecoop", "“{value}” is in the archive. Restore them first."),
                value=text,
            )
        if len(here) > 1:
            raise CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop",
                    "“{value}” is the name of {count} people. Make their names different first.",
                ),
                value=text,
                count=len(here),
            )
        return here[0].id if here else None
