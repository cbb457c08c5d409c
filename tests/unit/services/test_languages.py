import re

from carecoop.services.importing import cells
from carecoop.services.languages import ALSO_CALLED, FIRST, NAMES


def test_every_language_to_choose_can_be_imported_by_its_name_and_code() -> None:
    for code, name in NAMES.items():
        assert re.fullmatch("[a-z]{2,3}", code)
        assert cells.language(name) == cells.language(code) == code


def test_other_names_and_first_ones_are_of_known_languages() -> None:
    assert set(ALSO_CALLED.values()) | set(FIRST) <= set(NAMES)
    assert cells.language("Cymraeg") == "cy"
