"""A form value on the page: what was saved, what is written now, and whether they differ."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from carecoop.errors import CareCoopError, InvalidInputError
from ui.widgets.field import FieldSet

F = TypeVar("F")
T = TypeVar("T")
Problems = Mapping[str, CareCoopError]


def nothing_to_say(_form: object) -> Problems:
    return {}


class FormPart(QObject, Generic[F]):
    """Fields that are filled from one form value (`split`) and read back into one (`join`).

    `save_form` is the use case; what it refuses is shown beside the fields.
    """

    edited = Signal()

    def __init__(
        self,
        fields: FieldSet,
        split: Callable[[F], dict[str, Any]],
        join: Callable[[dict[str, Any]], F],
        validate: Callable[[F], Problems],
        warn: Callable[[F], Problems] = nothing_to_say,
    ) -> None:
        super().__init__()
        self.fields = fields
        self._split = split
        self._join = join
        self._validate = validate
        self._warn = warn
        self._saved: F | None = None
        self._given: F | None = None
        fields.edited.connect(self._on_edited)

    @property
    def is_dirty(self) -> bool:
        if self._saved is None:
            return False
        return self.form() != self._saved or self.fields.has_unreadable()

    def open(self, form: F) -> None:
        """Show a form as it is saved."""
        self._given = form
        self.fields.set_values(self._split(form))
        self._saved = self.form()
        self._show_warnings()

    def close(self) -> None:
        """Show nothing that could be saved."""
        self._saved = self._given = None

    def revert(self) -> None:
        if self._given is not None:
            self.open(self._given)

    def form(self) -> F:
        return self._join(self.fields.values())

    def check(self, *, everywhere: bool) -> bool:
        """Whether it could be saved; sentences beside the fields where not."""
        well = self.fields.show_problems(self._validate(self.form()), everywhere=everywhere)
        self._show_warnings()
        return well

    def ready(self) -> bool:
        """Whether it could be saved; sentences beside all fields where not."""
        return self.check(everywhere=True)

    def write(self, use_case: Callable[[F], T]) -> T:
        """Do the use case with what is written; what it refuses is shown beside the fields, too."""
        try:
            return use_case(self.form())
        except InvalidInputError as error:
            self.fields.show_problems(error.fields, everywhere=True)
            raise

    def settle(self) -> None:
        """What is written is what is saved now."""
        if self._saved is not None:
            self.open(self.form())

    def save(self, use_case: Callable[[F], object]) -> bool:
        """Do the use case, where nothing is wrong; False (and sentences) where it is refused."""
        if not self.ready():
            return False
        try:
            self.write(use_case)
        except InvalidInputError:
            return False
        return True

    def _show_warnings(self) -> None:
        self.fields.show_cautions(self._warn(self.form()))

    def _on_edited(self) -> None:
        self.check(everywhere=False)
        self.edited.emit()
