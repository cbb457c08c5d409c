"""How long before it a carer knew each of their days, and each change to one."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from carecoop.services import publishing_notice
from carecoop.services.publishing_notice import HISTORY_WEEKS
from carecoop.services.publishing_values import Notice, Notices
from ui import look
from ui.desk import Desk
from ui.look import Space
from ui.publish import words
from ui.publish.words import Change
from ui.relations.table import Cell, Column, FiguresTable, Line, word
from ui.widgets.labels import heading, quiet
from ui.widgets.looked_at import LookedAt

if TYPE_CHECKING:
    from ui.paper.dialog import PaperDialog


class NoticeTab(LookedAt):
    """Read in the background."""

    kinds = frozenset({"rota", "told"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._carer: UUID | None = None
        self.notices: Notices | None = None
        self.headline = heading("")
        self.headline.setWordWrap(True)
        self.print_button = QPushButton(look.icon("printer-outline"), self.tr("Print…"))
        self.print_button.setToolTip(self.tr("The notice of the same days, on paper"))
        self.print_button.clicked.connect(self._print)
        self.preview: PaperDialog | None = None
        self.nothing = quiet(self.tr("No week with this carer has been published yet."))
        self.table = FiguresTable(self._columns(), self.tr("Notice of each day and change"))
        self._lay_out()

    def open(self, carer: UUID | None) -> None:
        """Be about a carer; for somebody who is not saved there is nothing (None)."""
        self._carer = carer
        self._show(None)
        self.go_stale()

    def refresh(self) -> None:
        carer, office = self._carer, self.desk.office
        if carer is not None:
            self.desk.run(
                lambda: publishing_notice.history(office, carer),
                lambda found: self._on_read(carer, found),
            )

    def _on_read(self, carer: UUID, found: Notices) -> None:
        if carer == self._carer:
            self._show(found)

    def _show(self, found: Notices | None) -> None:
        self.notices = found
        listed = found.notices if found is not None else ()
        self.nothing.setVisible(found is not None and not listed)
        for widget in (self.table, self.print_button):
            widget.setVisible(bool(listed))
        self.headline.setText("" if found is None else self._summary(found))
        assert self._carer is not None or not listed
        self.table.set_lines([self._line(one) for one in listed])

    def _print(self) -> None:
        from carecoop.services.papers_notice import notice  # noqa: PLC0415 - ReportLab, once it is asked for
        from ui.paper.dialog import PaperDialog  # noqa: PLC0415 - as above

        carer, office = self._carer, self.desk.office
        if carer is not None:
            self.preview = PaperDialog(self.desk, self)
            self.preview.setWindowTitle(self.tr("Notice given"))
            self.preview.ask(lambda: notice(office, carer))
            self.preview.open()

    def _summary(self, found: Notices) -> str:
        said = (
            (
                self.tr("Days: shortest notice {shortest}, median {median}"),
                found.shortest_of_days,
                found.median_of_days,
            ),
            (
                self.tr("Changes: shortest notice {shortest}, median {median}"),
                found.shortest_of_changes,
                found.median_of_changes,
            ),
        )
        lines = [
            template.format(shortest=words.notice_text(shortest), median=words.notice_text(middle))
            for template, shortest, middle in said
            if shortest is not None and middle is not None
        ]
        if found.by_coop:
            wanted = self.tr("Changes that the co-op wanted: {count}; agreed to: {agreed}")
            lines.append(wanted.format(count=found.by_coop, agreed=found.agreed))
        return "\n".join(lines)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Day")),
            Column(self.tr("Notice"), self.tr("How long passes from telling until it begins")),
            Column(self.tr("What")),
            Column(self.tr("Told")),
            Column(
                self.tr("Wanted by"),
                self.tr("Who wanted the change, and what the carer said to it"),
            ),
            Column(self.tr("Why")),
        )

    def _line(self, notice: Notice) -> Line:
        assert self._carer is not None
        length = "–" if notice.notice_minutes is None else words.notice_text(notice.notice_minutes)
        cells = (
            Cell(words.day_text(notice.day), notice.day),
            Cell(length, notice.notice_minutes),
            word(self._what(notice)),
            Cell(self._told(notice), notice.told_at_utc),
            word(words.said_text(notice.said)),
            word(words.whys_text(notice.whys)),
        )
        return Line(self._carer, cells)

    def _what(self, notice: Notice) -> str:
        if notice.is_first:
            return self.tr("{span}, visits: {count}").format(
                span=words.span_of_day(notice.after), count=len(notice.after)
            )
        lines = words.differences(notice.before, notice.after)
        return "; ".join(line.words for line in lines if line.change is not Change.SAME)

    def _told(self, notice: Notice) -> str:
        if notice.told_at_utc is None or notice.told_how is None:
            return self.tr("not told yet")
        return f"{words.moment_text(notice.told_at_utc)}, {words.told_how(notice.told_how)}"

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        top = QHBoxLayout()
        top.setSpacing(Space.MEDIUM)
        top.addWidget(self.headline, 1)
        top.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        note = self.tr(
            "Of the last {weeks} weeks and those to come. From 2027 the Employment Rights Act 2025 "
            "asks for reasonable notice of shifts and changes; Living Hours asks for four weeks."
        )
        column.addWidget(quiet(note.format(weeks=HISTORY_WEEKS)))
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
