"""The rest that a carer is owed, to be marked as given, and the rest that was given."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop.services import rest_owed
from carecoop.services.rest_owed import OwedRest
from ui import text
from ui.desk import Desk
from ui.look import Size, Space
from ui.mend.keeping import refill
from ui.widgets.labels import Paragraph, heading, quiet
from ui.widgets.moments import DateEditor

KINDS = frozenset({"rota", "carers"})
MOST_GIVEN = 5  # the latest


class RestPart(QWidget):
    """Read in the background; hidden where nothing was ever owed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._carer: UUID | None = None
        self.lines: list[RestLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        desk.changed.connect(lambda kinds: self._read() if kinds & KINDS else None)

    def open(self, carer: UUID | None) -> None:
        """Be about a carer; for somebody who is not saved there is nothing (None)."""
        self._carer = carer
        self._show(())
        self._read()

    def _read(self) -> None:
        carer, office = self._carer, self._desk.office
        if carer is not None:
            self._desk.run(
                lambda: rest_owed.owed_rest(office, carer),
                lambda found: self._show(found) if carer == self._carer else None,
            )

    def _show(self, found: tuple[OwedRest, ...]) -> None:
        self.lines = [RestLine(one) for one in found if one.given_on is None]
        for line in self.lines:
            line.given.connect(self._give)
        given = [one for one in found if one.given_on is not None][:MOST_GIVEN]
        refill(self._column, self._widgets(given) if found else ())
        self.setVisible(bool(found))

    def _widgets(self, given: list[OwedRest]) -> Iterator[QWidget]:
        yield heading(self.tr("Rest that is owed"), Size.BODY)
        yield quiet(
            self.tr(
                "Where a rule of rest was set aside, equal rest is given in its place "
                "(Working Time Regulations reg 24)."
            ),
            Size.SMALL,
        )
        yield from self.lines
        if not self.lines:
            yield Paragraph(self.tr("✓ All of it was given."), "accent")
        for one in given:
            assert one.given_on is not None  # it is of those that were
            said = self.tr("{day}, {rule}: given on {given}").format(
                day=text.date_text(one.day), rule=_rule(one), given=text.date_text(one.given_on)
            )
            yield quiet(said, Size.SMALL)

    def _give(self, owed: OwedRest, day: date) -> None:
        office = self._desk.office
        said = self.tr("Noted the rest that {name} was given").format(name=owed.carer_name)
        self._desk.save(
            lambda: rest_owed.give_rest(office, owed, day),
            lambda _none: self._desk.did(said, "carers"),
        )


class RestLine(QWidget):
    """Sends `given` with the `OwedRest` and the day."""

    given = Signal(object, object)

    def __init__(self, owed: OwedRest) -> None:
        super().__init__()
        self.owed = owed
        self.day = DateEditor()
        self.day.set_value(max(owed.day, self.day.value()))
        self.button = QPushButton(self.tr("Rest was given"))
        when = text.date_text(owed.day)
        self.day.name_it(self.tr("On which day the rest for {day} was given").format(day=when))
        self.button.setAccessibleName(self.tr("The rest for {day} was given").format(day=when))
        self.button.clicked.connect(lambda: self.given.emit(self.owed, self.day.value()))
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        for widget in (self.day, self.button):
            line.addWidget(widget)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(Paragraph(f"! {when}: {_rule(owed)}", "caution"))
        if owed.minutes is not None:
            missing = self.tr("Missing, and owed: {length}")
            column.addWidget(quiet(missing.format(length=text.hours_text(owed.minutes))))
        column.addWidget(quiet(owed.reason, Size.SMALL))
        column.addLayout(line)


def _rule(owed: OwedRest) -> str:
    return QCoreApplication.translate("carecoop", owed.rule)
