"""Headings for outcomes of the co-op's own, beside those of the law, as part of its settings."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop.services.plans.domains import Heading
from ui import look
from ui.widgets.editors import TextEditor
from ui.widgets.field import Section
from ui.widgets.labels import ToneLabel, quiet
from ui.widgets.settling import settle

translate = QCoreApplication.translate
MOST_LETTERS = 100


class OwnHeadingsPart(Section):
    """Added and taken out at once: whoever writes a plan next is offered them.

    Signals:
        added: the name of a heading more.
        removed: the key of one that is no longer offered.
    """

    added = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__(translate("own_headings", "Headings for outcomes"))
        self.outs: dict[str, QPushButton] = {}  # by name
        self.name = TextEditor(hint=self.tr("Being part of the chapel"), most=MOST_LETTERS)
        self.name.name_it(self.tr("A heading of our own"))
        self.add_button = QPushButton(look.icon("plus"), self.tr("Add the heading"))
        lead = self.tr(
            "Outcomes are put under the headings of the law, or under headings of your own. One "
            "that is taken out stays with the outcomes that have it."
        )
        self.column.addWidget(quiet(lead))
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._lines)
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self.add_button)
        self.column.addLayout(line)
        self.add_button.clicked.connect(self._on_add)
        self.name.line.returnPressed.connect(self._on_add)

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """Those of the co-op's own among them."""
        for line in self._lines.findChildren(QWidget, "heading"):
            line.hide()
            line.deleteLater()
        self.outs = {}
        own = [heading for heading in headings if not heading.by_law]
        self._lines.setVisible(bool(own))
        for heading in own:
            line = self._line(heading)
            self._column.addWidget(line)
            line.show()
        settle(self)

    def _line(self, heading: Heading) -> QWidget:
        line = QWidget()
        line.setObjectName("heading")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ToneLabel(heading.name), 1)
        out = QPushButton(self.tr("Take out"))
        out.setAccessibleName(self.tr("Take out: {name}").format(name=heading.name))
        out.clicked.connect(partial(self.removed.emit, heading.key))
        row.addWidget(out)
        self.outs[heading.name] = out
        return line

    def _on_add(self) -> None:
        name = self.name.value()
        if name:
            self.name.set_value("")
            self.added.emit(name)
