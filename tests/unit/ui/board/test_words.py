"""What the board says of a carer's hours."""

from dataclasses import replace

import pytest

from tests.helpers import boards
from ui.board import words


@pytest.mark.parametrize(("worked", "said", "over"), [
    (1919, "32 / 32 h", False),
    (1925, "32 / 32 h", False),
    (1980, "33 / 32 h", True),
])  # fmt: skip
def test_whoever_is_over_contract_is_so_by_the_figures_too(
    qapp: object, worked: int, said: str, *, over: bool
) -> None:
    dai = replace(boards.small_week().carers[0], worked_minutes=worked)
    assert words.hours_of_contract(dai) == said
    assert words.is_over_contract(dai) is over
