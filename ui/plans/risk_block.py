"""A risk worth taking: what could go well comes before what could go wrong."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carecoop.services.office import Office
from carecoop.services.plans import drafting
from carecoop.services.plans.values import Participant, RiskForm
from ui import look
from ui.board.flow import FlowLayout
from ui.look import Size, Space
from ui.plans.card import Card, CardBlock
from ui.plans.told import Told
from ui.plans.writing import Writing
from ui.widgets.labels import ToneLabel


class RiskBlock(CardBlock):
    def __init__(
        self,
        plan_id: UUID,
        part_id: UUID | None,
        form: RiskForm,
        people: Sequence[Participant],
        *,
        read_only: bool,
    ) -> None:
        super().__init__(f"risk:{part_id or 'new'}", part_id, form)
        self.plan_id = plan_id
        self._read_only = read_only
        self.writing = Writing(self.tr("A risk worth taking"), font=look.font(Size.BODY, bold=True))
        self.writing.setReadOnly(read_only)
        self.writing.setAccessibleName(self.tr("A risk worth taking"))
        self.well = self._told(self.tr("What could go well"), self.tr("What is it worth?"))
        self.wrong = self._told(self.tr("What could go wrong"), self.tr("What worries whom?"))
        self.doing = self._told(self.tr("What we do"), self.tr("So that it goes well …"))
        self.agreed = {each.id: QCheckBox(each.form.name) for each in people}
        self._lay_out()
        self.show_form(form)
        self._connect()

    def form(self) -> RiskForm:
        stored: RiskForm = self.stored
        agreed = tuple(one for one, box in self.agreed.items() if box.isChecked())
        same = set(agreed) == set(stored.agreed_by)
        return replace(
            stored,
            what=self.writing.text(),
            could_go_well=self.well.text(),
            could_go_wrong=self.wrong.text(),
            what_we_do=self.doing.text(),
            agreed_by=stored.agreed_by if same else agreed,
        )

    def show_form(self, form: Any) -> None:
        self.writing.set_text(form.what)
        self.well.set_text(form.could_go_well)
        self.wrong.set_text(form.could_go_wrong)
        self.doing.set_text(form.what_we_do)
        for one, box in self.agreed.items():
            box.setChecked(one in form.agreed_by)
        self.card.name_it(form.what or self.tr("a new risk"))

    def spoken_in(self, language: str) -> None:
        """In which language it is written: the plan's."""
        for told in (self.well, self.wrong, self.doing):
            told.writing.spoken_in(language)
        self.writing.spoken_in(language)

    def save(self, office: Office, form: Any) -> UUID:
        return drafting.save_risk(office, self.plan_id, self.part_id, form)

    def _told(self, name: str, prompt: str) -> Told:
        return Told(name, prompt, read_only=self._read_only)

    def _lay_out(self) -> None:
        self.card = Card(read_only=self._read_only)
        inner = self.card.column
        for part in (self.writing, self.well, self.wrong, self.doing):
            inner.addWidget(part)
        if self.agreed:
            inner.addSpacing(Space.SMALL)
            inner.addWidget(ToneLabel(self.tr("Agreed by"), size=Size.SMALL))
            boxes = QWidget()
            flow = FlowLayout(Space.MEDIUM)
            flow.setContentsMargins(0, 0, 0, 0)
            boxes.setLayout(flow)
            for box in self.agreed.values():
                box.setEnabled(not self._read_only)
                flow.addWidget(box)
            inner.addWidget(boxes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.MEDIUM)
        column.addWidget(self.card)

    def _connect(self) -> None:
        self.card.moved.connect(self.moved)
        self.card.removed.connect(self.removed)
        for told in (self.writing, self.well, self.wrong, self.doing):
            told.edited.connect(self.touched)
            told.left.connect(self.left)
        for box in self.agreed.values():
            box.clicked.connect(self.touched)
            box.clicked.connect(self.left)
