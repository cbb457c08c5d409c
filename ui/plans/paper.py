"""The plan as it will be printed: in a window of its own, or beside the text that is written."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QWidget

from carecoop.errors import CareCoopError
from carecoop.services import files, languages, papers_plan
from carecoop.services.office import Office
from carecoop.services.papers_facts import Paper
from carecoop.services.papers_plan import Copy, WebPage
from carecoop.services.plans.values import Plan
from ui import messages
from ui.desk import Desk
from ui.paper.dialog import PaperDialog

LABELS = ("en", "cy")  # languages that the papers' own words are written in


class PlanPaperKind(StrEnum):
    PLAN = "plan"
    PROFILE = "profile"
    REVIEW = "review"


Papers = Callable[[Office, UUID, Copy], Paper]
WebPages = Callable[[Office, UUID, Copy], WebPage]


def papers(*, with_score: bool) -> dict[PlanPaperKind, Papers]:
    """What makes each paper; `with_score` where the person wants goal attainment printed."""
    return {
        PlanPaperKind.PLAN: papers_plan.our_plan,
        PlanPaperKind.PROFILE: papers_plan.profile,
        PlanPaperKind.REVIEW: partial(papers_plan.review_record, with_score=with_score),
    }


def web_pages(*, with_score: bool) -> dict[PlanPaperKind, WebPages]:
    return {
        PlanPaperKind.PLAN: papers_plan.our_plan_page,
        PlanPaperKind.PROFILE: papers_plan.profile_page,
        PlanPaperKind.REVIEW: partial(papers_plan.review_record_page, with_score=with_score),
    }


class PlanPaper(PaperDialog):
    """Which paper of a plan, in which print and languages, with or without private parts."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, beside: bool = False) -> None:
        super().__init__(desk, parent)
        if beside:
            self.setWindowFlags(Qt.WindowType.Widget)
            self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.setWindowTitle(self.tr("Print the plan"))
        self._plan: Plan | None = None
        self._review_id: UUID | None = None
        self.kind_box = QComboBox()
        self.kind_box.setAccessibleName(self.tr("Which document"))
        self.language_box = QComboBox()
        self.language_box.setAccessibleName(self.tr("In which language"))
        for codes in ((LABELS[0],), (LABELS[1],), LABELS):
            self.language_box.addItem(" + ".join(map(_language, codes)), codes)
        self.large_box = QCheckBox(self.tr("Large print"))
        self.private_box = QCheckBox(self.tr("With private parts"))
        self.score_box = QCheckBox(self.tr("With goal attainment"))
        self.score_box.setToolTip(self.tr("Only if the person wants the number on their paper"))
        self.score_box.hide()
        self.web_button = QPushButton(self.tr("Save as &web page…"))
        self.web_button.setToolTip(
            self.tr("One file with everything in it, made for screen readers")
        )
        for widget in (
            self.kind_box,
            self.language_box,
            self.large_box,
            self.private_box,
            self.score_box,
        ):
            self.choices.addWidget(widget)
        self.choices.addWidget(self.web_button)
        self.web_button.setVisible(not beside)
        self.print_button.setVisible(not beside)
        self.save_button.setVisible(not beside)
        self.kind_box.currentIndexChanged.connect(self._on_kind)
        self.score_box.toggled.connect(self.render_again)
        self.language_box.currentIndexChanged.connect(self.render_again)
        self.large_box.toggled.connect(self.render_again)
        self.private_box.toggled.connect(self.render_again)
        self.web_button.clicked.connect(self._save_web)

    def show_plan(self, plan: Plan, review_id: UUID | None = None) -> None:
        """Show the papers of a version, and of a review of it if one is given."""
        self._plan, self._review_id = plan, review_id
        chosen = self.kind_box.currentData()
        kinds = [
            (PlanPaperKind.PLAN, self.tr("Our plan")),
            (PlanPaperKind.PROFILE, self.tr("One-page profile")),
        ]
        if review_id is not None:
            kinds.insert(0, (PlanPaperKind.REVIEW, self.tr("Review record")))
        self.kind_box.blockSignals(True)  # noqa: FBT003 - Qt's own setter
        self.kind_box.clear()
        for kind, name in kinds:
            self.kind_box.addItem(name, kind)
        self.kind_box.setCurrentIndex(max(0, self.kind_box.findData(chosen)))
        self.kind_box.blockSignals(False)  # noqa: FBT003
        self._on_kind()

    def _on_kind(self) -> None:
        self.score_box.setVisible(self.kind_box.currentData() == PlanPaperKind.REVIEW)
        self.render_again()

    def render_again(self) -> None:
        """As it is in the file now."""
        self.ask(self._maker())

    @property
    def copy(self) -> Copy:
        return Copy(
            tuple(self.language_box.currentData()),
            is_large=self.large_box.isChecked(),
            with_private=self.private_box.isChecked(),
        )

    def _maker(self) -> Callable[[], Paper] | None:
        if self._plan is None:
            return None
        kind, about, copy = self._asked(self._plan)
        office = self._desk.office
        make = papers(with_score=self.score_box.isChecked())[kind]
        return lambda: make(office, about, copy)

    def _asked(self, plan: Plan) -> tuple[PlanPaperKind, UUID, Copy]:
        """Which document, of which version or review, in which copy."""
        kind = PlanPaperKind(self.kind_box.currentData())
        about = self._review_id if kind is PlanPaperKind.REVIEW else plan.id
        return kind, about or plan.id, self.copy

    def _save_web(self) -> None:
        if self._plan is None:
            return
        kind, about, copy = self._asked(self._plan)
        office = self._desk.office
        make = web_pages(with_score=self.score_box.isChecked())[kind]
        self._desk.run(lambda: make(office, about, copy), self._write_web)

    def _write_web(self, page: WebPage) -> None:
        path = messages.current().save_file(
            self, self.tr("Save as web page"), page.file_name, self.tr("Web page (*.html)")
        )
        if path is not None:
            self._save_html(path.with_suffix(".html"), page.html)

    def _save_html(self, path: Path, html: str) -> None:
        try:
            files.save(html.encode(), path)
        except CareCoopError as error:
            self._desk.tell(error)
        else:
            self._desk.did(self.tr("Saved {file}").format(file=path.name), undoable=False)


def _language(code: str) -> str:
    return QCoreApplication.translate("languages", languages.NAMES[code])
