"""What was kept for the week on show: opened again, compared, renamed; and what-ifs."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from carecoop.services import proposals
from carecoop.services.proposals_values import Compared, KeptRow
from carecoop.services.week_values import WeekBoard
from ui.build.compare_panel import ComparePanel
from ui.build.flow import BuildFlow
from ui.build.head_button import ProposalsButton
from ui.build.what_if_panel import WhatIf, WhatIfPanel
from ui.desk import Desk

KINDS = frozenset({"rota", "proposals"})


class Stage(Protocol):
    """Where panels are shown: the week page."""

    def set_banner(self, widget: QWidget | None) -> None: ...


class KeptFlow(QObject):
    """The *Proposals* menu in the head of the week, and the panels that it opens."""

    def __init__(self, desk: Desk, stage: Stage, button: ProposalsButton, build: BuildFlow) -> None:
        super().__init__(desk)
        self._desk = desk
        self._stage = stage
        self._button = button
        self._build = build
        self._board: WeekBoard | None = None
        self.rows: tuple[KeptRow, ...] = ()
        self.panel: WhatIfPanel | ComparePanel | None = None
        button.what_if_asked.connect(self.ask_what_if)
        button.compare_asked.connect(self.compare)
        button.open_asked.connect(build.open_kept)
        build.begun.connect(self._on_begun)
        build.ended.connect(lambda: button.setEnabled(True))
        desk.changed.connect(self._on_changed)

    def show_board(self, board: WeekBoard | None) -> None:
        """The week on show as it is saved; None while a proposal is on show."""
        if board is not None:
            moved = self._board is None or self._board.week != board.week
            self._board = board
            if moved:
                self.close()
            self._read()

    def ask_what_if(self) -> None:
        board = self._board
        if board is None or self._build.running:
            return
        if not (board.carers and board.visits):
            said = self.tr("There is nothing to try out: nobody has a visit this week.")
            self._desk.did(said, undoable=False)
            return
        panel = WhatIfPanel(board)
        panel.asked.connect(self._try)
        panel.closed.connect(self.close)
        self._show(panel)
        panel.kind.setFocus()

    def compare(self) -> None:
        """All that is kept for the week, beside the week as it is."""
        if not self._build.running:
            self._compare(self._show_compared)

    def close(self) -> None:
        if self.panel is not None:
            self.panel = None
            self._stage.set_banner(None)

    def _show(self, panel: WhatIfPanel | ComparePanel) -> None:
        self.panel = panel
        self._stage.set_banner(panel)

    def _on_begun(self) -> None:
        """The banner is the build's from here on."""
        self.panel = None
        self._button.setEnabled(False)

    def _try(self, what_if: WhatIf) -> None:
        if self._board is not None:
            self._build.build(self._board.week, [what_if.supposed], what_if.title)

    # The list

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS:
            self._read()

    def _read(self) -> None:
        board, office = self._board, self._desk.office
        if board is not None:
            self._desk.run(lambda: proposals.kept(office, board.week), self._on_read)

    def _on_read(self, rows: tuple[KeptRow, ...]) -> None:
        before, self.rows = self.rows, rows
        self._button.show_kept(rows)
        if isinstance(self.panel, ComparePanel) and rows != before:
            if rows:
                self._compare(self._compare_again)
            else:
                self.close()

    # Comparing

    def _compare(self, done: Callable[[tuple[Compared, ...]], None]) -> None:
        board, office, ids = self._board, self._desk.office, [row.id for row in self.rows]
        if board is not None and ids:
            self._desk.run(lambda: proposals.compare(office, board.week, ids), done)

    def _show_compared(self, compared: tuple[Compared, ...]) -> None:
        if self._build.running:
            return
        panel = ComparePanel(compared)
        panel.open_asked.connect(self._build.open_kept)
        panel.renamed.connect(self._rename)
        panel.thrown_away.connect(self._throw_away)
        panel.closed.connect(self.close)
        self._show(panel)
        panel.table.setFocus()

    def _compare_again(self, compared: tuple[Compared, ...]) -> None:
        if isinstance(self.panel, ComparePanel):
            self.panel.show_compared(compared)

    def _rename(self, kept_id: UUID, name: str) -> None:
        office = self._desk.office
        named = self._desk.attempt(lambda: proposals.rename(office, kept_id, name))
        if named is not None:
            said = self.tr("Named the proposal “{name}”").format(name=named)
            self._desk.did(said, "proposals")

    def _throw_away(self, kept_id: UUID) -> None:
        office = self._desk.office
        name = self._desk.attempt(lambda: proposals.throw_away(office, kept_id))
        if name is not None:
            said = self.tr("Threw away the proposal “{name}”").format(name=name)
            self._desk.did(said, "proposals")
