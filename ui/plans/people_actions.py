"""What is asked for where people take part: somebody more, somebody's word."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from carecoop.services.office import Office
from carecoop.services.plans import taking_part
from carecoop.services.plans.values import ParticipantForm, WordForm

Work = Callable[[Office], object]


class PeopleActions(QObject):
    """Subclasses say which decision it is, and how a use case is done and shown."""

    def decision(self, office: Office) -> UUID:
        """The decision on show; called in the worker thread."""
        raise NotImplementedError

    def do(self, use_case: str, work: Work) -> None:
        """Save something, and have it shown."""
        raise NotImplementedError

    def add_participant(self, form: ParticipantForm) -> None:
        def add(office: Office) -> None:
            taking_part.add_participant(office, self.decision(office), form)

        self.do("add_participant", add)

    def remove_participant(self, participant_id: UUID) -> None:
        self.do(
            "remove_participant",
            lambda office: taking_part.remove_participant(office, participant_id),
        )

    def save_participant(self, participant_id: UUID, form: ParticipantForm) -> None:
        self.do(
            "save_participant",
            lambda office: taking_part.save_participant(office, participant_id, form),
        )

    def record_word(self, participant_id: UUID, form: WordForm) -> None:
        self.do("record_word", lambda office: taking_part.record_word(office, participant_id, form))
