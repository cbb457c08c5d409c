"""Two versions of a plan side by side, and who changed what when."""

import textwrap
from collections.abc import Iterator
from html import escape
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from carecoop.services.plans import comparing, history
from carecoop.services.plans.values import (
    Comparison,
    Difference,
    DifferenceKind,
    FieldChange,
    HistoryLine,
    PartKind,
    PlanRow,
)
from ui import look, text
from ui.desk import Desk
from ui.look import Space
from ui.plans import fields, words
from ui.widgets.labels import ToneLabel
from ui.widgets.tabs import Tabs

translate = QCoreApplication.translate
SHORT = 120  # letters of a text in a line of the history
MOST_TOLD = 8  # lines of a step of the history; a new version copies a whole plan
CELL = 'valign="top" width="50%" style="padding:4px 8px"'


class VersionsDialog(QDialog):
    """A tab to compare in, and a tab with the plan's history."""

    def __init__(
        self, desk: Desk, client_id: UUID, versions: tuple[PlanRow, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Versions of the plan"))
        self.resize(900, 700)
        self._desk = desk
        self.before = self._box(self.tr("The earlier version"), versions)
        self.after = self._box(self.tr("The later version"), versions)
        self.before.setCurrentIndex(min(1, len(versions) - 1))
        self.compared = self._browser(self.tr("What the two versions have differently"))
        self.told = self._browser(self.tr("Who changed what, when"))
        self._lay_out()
        self.before.currentIndexChanged.connect(self._compare)
        self.after.currentIndexChanged.connect(self._compare)
        self._compare()
        desk.run(lambda: history.history_of(desk.office, client_id), self._tell)

    def _box(self, name: str, versions: tuple[PlanRow, ...]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for row in versions:
            said = self.tr("Version {number} · {state}")
            box.addItem(said.format(number=row.number, state=words.standing(row)), row.id)
        return box

    def _browser(self, name: str) -> QTextBrowser:
        browser = QTextBrowser()
        browser.setOpenLinks(False)
        browser.setAccessibleName(name)
        browser.document().setDocumentMargin(Space.LARGE)
        return browser

    def _lay_out(self) -> None:
        self.tabs = Tabs()
        choose = QHBoxLayout()
        choose.addWidget(self.before)
        choose.addWidget(ToneLabel("→"))
        choose.addWidget(self.after)
        choose.addStretch(1)
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.addLayout(choose)
        column.addWidget(self.compared, 1)
        stack = QStackedWidget()
        for page, name in ((first, self.tr("Compare")), (self.told, self.tr("History"))):
            self.tabs.addTab(name)
            stack.addWidget(page)
        self.tabs.currentChanged.connect(stack.setCurrentIndex)
        whole = QVBoxLayout(self)
        whole.addWidget(self.tabs)
        whole.addWidget(stack, 1)

    def _compare(self) -> None:
        before, after = self.before.currentData(), self.after.currentData()
        office = self._desk.office
        self._desk.run(lambda: comparing.compare(office, before, after), self._show)

    def _show(self, found: Comparison) -> None:
        self.compared.setHtml("".join(compared_html(found)))

    def _tell(self, lines: tuple[HistoryLine, ...]) -> None:
        self.told.setHtml("".join(history_html(lines)))


def compared_html(found: Comparison) -> Iterator[str]:
    """A table: what the one has, and beside it what the other has instead."""
    if not found.differences:
        yield f"<p>{escape(translate('plans', 'The two read alike.'))}</p>"
        return
    yield '<table width="100%" cellspacing="0">'
    names = (
        translate("plans", "Version {number}").format(number=number)
        for number in (found.before, found.after)
    )
    heads = (f"<th {CELL} align='left'>{escape(name)}</th>" for name in names)
    yield f"<tr>{''.join(heads)}</tr>"
    for difference in found.differences:
        yield from _difference(difference)
    yield "</table>"


def _difference(difference: Difference) -> Iterator[str]:
    line = look.colours().line.name()
    title = escape(_title(difference))
    yield f'<tr><td colspan="2" style="border-top:1px solid {line}; padding:10px 8px 2px 8px">'
    yield f"<b>{title}</b></td></tr>"
    shown = escape(difference.title)
    gone = escape(translate("plans", "not in this version"))
    if difference.kind is DifferenceKind.ADDED:
        yield f"<tr><td {CELL}><i>{gone}</i></td><td {CELL}>+ {shown}</td></tr>"
    elif difference.kind is DifferenceKind.REMOVED:
        yield f"<tr><td {CELL}>− {shown}</td><td {CELL}><i>{gone}</i></td></tr>"
    for change in difference.changes:
        before, after = (escape(fields.shown(change.field, one)) for one in _both(change))
        name = escape(fields.name(change.field))
        yield f"<tr><td {CELL}><small>{name}</small><br>{before}</td>"
        yield f"<td {CELL}><small>{name}</small><br>{after}</td></tr>"


def _both(change: FieldChange) -> tuple[object, object]:
    return change.before, change.after


def _title(difference: Difference) -> str:
    part = fields.part_name(difference.part)
    if difference.section is not None:
        return words.kind_name(difference.section)
    if difference.kind is DifferenceKind.CHANGED and difference.title:
        return f"{part}: {difference.title}"
    return part


def history_html(lines: tuple[HistoryLine, ...]) -> Iterator[str]:
    """A line for each stretch of work, the newest first."""
    if not lines:
        yield f"<p>{escape(translate('plans', 'Nothing was changed yet.'))}</p>"
    quiet = look.colours().quiet.name()
    for line in lines:
        said = text.trail_text(line.kind, line.use_case, line.subject)
        if line.undone:
            said = translate("plans", "{what} (taken back)").format(what=said)
        when = f"{text.moment_text(line.at_utc)} · {line.who}"
        yield f'<p style="margin:10px 0 0 0"><span style="color:{quiet}">{escape(when)}</span>'
        yield f"<br>{escape(said)}"
        told = list(dict.fromkeys(said for part in line.parts for said in _told(part)))
        if len(told) > MOST_TOLD:
            more = translate("plans", "and more: {n}").format(n=len(told) - MOST_TOLD)
            told = [*told[:MOST_TOLD], more]
        for said in told:
            yield f'<br><span style="color:{quiet}">{escape(said)}</span>'
        yield "</p>"


def _told(part: Difference) -> Iterator[str]:
    """A part of a step in a line: what came or went, or from what to what it was changed."""
    name = _short(_title(part))
    is_word = part.part is PartKind.WORD
    if part.kind is not DifferenceKind.CHANGED and not is_word:
        sign = "+" if part.kind is DifferenceKind.ADDED else "−"
        if part.title:  # what has none belongs to something that has
            yield f"{sign} {name}: {_short(_titled(part))}"
        return
    told = [one for one in part.changes if fields.is_told(one.field)]
    whose = part.title if is_word else name
    for change in told:
        before, after = (
            _short(fields.shown(change.field, fields.of_the_trail(change.field, one)))
            for one in _both(change)
        )
        said = after if change.before is None else f"{before} → {after}"
        yield f"{whose}: {fields.name(change.field)}: {said}"
    if not told:
        yield whose


def _titled(part: Difference) -> str:
    if part.part is PartKind.REVIEW:
        return fields.shown("held_on", fields.of_the_trail("held_on", part.title))
    return part.title


def _short(words: str) -> str:
    return textwrap.shorten(words, SHORT, placeholder=" …")
