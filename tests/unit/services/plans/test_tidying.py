"""Texts as they will be saved."""

from hypothesis import given

from carecoop.kinds import Doer, Role, SectionKind
from carecoop.services.plans import values
from carecoop.services.plans.tidying import tidy
from tests.helpers.plans import outcome_forms


def test_lines_are_one_line_and_texts_keep_their_paragraphs() -> None:
    person = tidy(values.ParticipantForm(" Siân \n Rhys ", Role.FAMILY, "  daughter"))
    assert (person.name, person.relation) == ("Siân Rhys", "daughter")
    section = tidy(values.SectionForm(SectionKind.CULTURE, "\nChapel.  \n\nHymns.\n"))
    assert section.text == "Chapel.\n\nHymns."


def test_kinds_and_languages_stay_what_they_are() -> None:
    section = tidy(values.SectionForm(SectionKind.CULTURE, "Capel", " cy "))
    assert section.kind is SectionKind.CULTURE
    assert section.language == "cy"


def test_steps_that_say_nothing_are_left_out() -> None:
    steps = (values.StepForm(who=" "), values.StepForm(Doer.FAMILY, what="Drives\n"))
    form = tidy(values.OutcomeForm(steps=steps))
    assert form.steps == (values.StepForm(Doer.FAMILY, what="Drives"),)


@given(outcome_forms(()))
def test_what_is_tidy_stays_as_it_is(form: values.OutcomeForm) -> None:
    assert tidy(form) == form
