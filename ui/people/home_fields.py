"""What clients and carers share in *Who and where*: names, home, phone."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from carecoop.errors import CareCoopError
from carecoop.services.position import format_position, parse_position
from ui.text import show_error
from ui.widgets.editors import LongTextEditor, TextEditor
from ui.widgets.field import FieldSet, Section

translate = QCoreApplication.translate
Position = tuple[int, int] | None


class PositionEditor(TextEditor):
    """A place on the map, written as grid reference, metres or degrees."""

    def problem(self) -> str:
        if not self.value():
            return ""
        try:
            parse_position(self.value())
        except CareCoopError as error:
            return show_error(error)
        return ""

    def position(self) -> Position:
        """Easting and northing in metres; None where nothing readable is written."""
        return parse_position(self.value()) if self.value() and not self.problem() else None


def home_section(fields: FieldSet) -> Section:
    """Adds the fields `name` … `easting`; the position's field goes by the name of its easting."""
    section = Section("")
    section.row(
        fields.add("name", translate("home", "Full name"), TextEditor()),
        fields.add("preferred_name", translate("home", "Likes to be called"), TextEditor()),
    )
    section.row(
        fields.add("address", translate("home", "Address"), LongTextEditor(lines=3)),
        _beside_address(fields),
    )
    section.row(
        fields.add(
            "easting",
            translate("home", "Place on the map"),
            PositionEditor(hint="SX 915 640"),
            translate(
                "home", "A grid reference, or degrees copied from a map on the web (50.46, -3.53)."
            ),
        )
    )
    return section


def _beside_address(fields: FieldSet) -> Section:
    section = Section("")
    section.row(
        fields.add("postcode", translate("home", "Postcode"), TextEditor(most=10)),
        fields.add("phone", translate("home", "Phone"), TextEditor(most=40)),
    )
    return section


def split_home(form: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The position as text in place of its two numbers."""
    known = form.easting is not None and form.northing is not None
    where = format_position(form.easting, form.northing) if known else ""
    return {**values, "easting": where}


def join_home(fields: FieldSet, values: dict[str, Any]) -> dict[str, Any]:
    """The two numbers in place of the position's text."""
    editor = fields.fields["easting"].editor
    assert isinstance(editor, PositionEditor)
    easting, northing = editor.position() or (None, None)
    return {**values, "easting": easting, "northing": northing}
