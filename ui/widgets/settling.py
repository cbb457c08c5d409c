"""Layouts that are right at once."""

from PySide6.QtWidgets import QWidget


def settle(widget: QWidget) -> None:
    """Lay out a widget and all it stands in now, not step by step while somebody looks on."""
    around: QWidget | None = widget
    while around is not None:
        layout = around.layout()
        if layout is not None:
            layout.activate()
        around = around.parentWidget()
