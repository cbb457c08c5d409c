from collections.abc import Callable
from dataclasses import replace

import pytest

from carecoop.errors import InvalidInputError
from carecoop.kinds import Nation
from carecoop.services.coop import CoopForm, get_coop, save_coop, validate_coop
from carecoop.services.office import Office
from carecoop.services.trail import recent, undo_last

FORM = CoopForm("Gofal Torfaen", Nation.WALES, "01633 555 0100", "", "member")


def test_new_coop_has_its_name_and_sensible_words(office: Office) -> None:
    form = get_coop(office)
    assert form.name
    assert (form.nation, form.word_for_client) == (Nation.ENGLAND, "person")


def test_saved_form_comes_back_tidied(office: Office) -> None:
    save_coop(office, replace(FORM, name="  Gofal   Torfaen "))
    assert get_coop(office) == FORM


def test_saving_is_in_the_trail_and_can_be_taken_back(office: Office) -> None:
    before = get_coop(office)
    save_coop(office, FORM)
    assert recent(office)[0].use_case == "save coop"
    undo_last(office)
    assert get_coop(office) == before


@pytest.mark.parametrize(
    ("field", "spoil"),
    [
        ("name", lambda form: replace(form, name="  ")),
        ("name", lambda form: replace(form, name="x" * 201)),
        ("office_phone", lambda form: replace(form, office_phone="ask Meg")),
        ("on_call_phone", lambda form: replace(form, on_call_phone="12")),
        ("word_for_client", lambda form: replace(form, word_for_client="")),
    ],
)
def test_each_field_gets_its_own_sentence(
    office: Office, field: str, spoil: Callable[[CoopForm], CoopForm]
) -> None:
    before = get_coop(office)
    assert list(validate_coop(spoil(FORM))) == [field]
    with pytest.raises(InvalidInputError):
        save_coop(office, spoil(FORM))
    assert get_coop(office) == before
