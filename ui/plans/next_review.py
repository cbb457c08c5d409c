"""When people want to look at the plan again, where that is not by the co-op's clock."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.widgets.moments import OptionalDateEditor

translate = QCoreApplication.translate


def next_review_editor(by_clock: date) -> OptionalDateEditor:
    """Offers the day that the clock gives, and leaves it to the clock until it is ticked."""
    name = translate("plans", "Look at it again on a day of our own")
    editor = OptionalDateEditor(name, by_clock)
    editor.name_it(name)
    editor.setToolTip(translate("plans", "Otherwise by the co-op's clock, in the settings"))
    return editor
