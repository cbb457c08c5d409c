"""Who does what towards an outcome: a row for each while it is written, a line when it is read."""

from carecoop.services.plans.values import StepForm
from ui.plans import words
from ui.widgets.editors import ChoiceEditor, TextEditor
from ui.widgets.rows import RowEditor


class StepRow(RowEditor[StepForm]):
    def __init__(self) -> None:
        super().__init__()
        self.doer = ChoiceEditor(words.doers())
        self.who = TextEditor(hint=self.tr("Name"))
        self.what = TextEditor(hint=self.tr("Does what"), most=500)
        self.my_part = TextEditor(hint=self.tr("What I do of it myself"), most=500)
        self.place(self.doer, self.tr("Who"))
        self.place(self.who, self.tr("Name"), 2)
        self.place(self.what, self.tr("What they do"), 5)
        self.new_line()
        self.place(self.my_part, self.tr("What the person does of it themselves"), 4)

    def value(self) -> StepForm:
        return StepForm(
            self.doer.value(),
            self.who.value().strip(),
            self.what.value().strip(),
            self.my_part.value().strip(),
        )

    def set_value(self, value: StepForm) -> None:
        self.doer.set_value(value.doer)
        self.who.set_value(value.who)
        self.what.set_value(value.what)
        self.my_part.set_value(value.my_part)


def is_said(step: StepForm) -> bool:
    """A row begun and left empty is no step."""
    return bool(step.who or step.what or step.my_part)


def step_line(step: StepForm) -> str:
    """A step as it is read: "family · Siân: brings the seeds · I: choose them"."""
    doer = dict(words.doers())[step.doer]
    who = f"{doer} · {step.who}" if step.who else doer
    line = f"{who}: {step.what}" if step.what else who
    if not step.my_part:
        return line
    return words.translate("plans", "{step} – I: {part}").format(step=line, part=step.my_part)
