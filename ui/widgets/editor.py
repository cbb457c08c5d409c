"""What every small editor can do, whatever control is inside."""

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look import CONTROL_HEIGHT, Space

T = TypeVar("T")


class Editor(QWidget, Generic[T]):
    """Edits one value. `edited` is sent for what the person did, not for `set_value`."""

    edited = Signal()

    def __init__(self, *controls: QWidget) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(Space.SMALL)
        for control in controls:
            control.setMinimumHeight(max(CONTROL_HEIGHT, control.sizeHint().height()))
            self.row.addWidget(control)
        self.control: QWidget = self
        if controls:
            self.lead_with(controls[0])

    def lead_with(self, control: QWidget) -> None:
        """The control that gets the focus and the name."""
        self.control = control
        self.setFocusProxy(control)

    def value(self) -> T:
        raise NotImplementedError

    def set_value(self, value: T) -> None:
        raise NotImplementedError

    def problem(self) -> str:
        """Why what is written cannot be read; empty where it can."""
        return ""

    def name_it(self, name: str) -> None:
        """Say to a screen reader what this edits."""
        self.control.setAccessibleName(name)
