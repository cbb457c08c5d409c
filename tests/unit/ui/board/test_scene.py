from uuid import UUID

import pytest

from tests.helpers import boards
from ui.board import scene
from ui.board.making import build_scene
from ui.board.scene import Made, Row

SOME = list(build_scene(boards.small_week()).rows)


def test_a_row_is_made_when_somebody_looks_at_it_and_only_once() -> None:
    made: list[int] = []

    def make(number: int) -> Row:
        made.append(number)
        return SOME[number]

    rows = Made(len(SOME), make)
    assert (len(rows), made) == (3, [])
    assert (rows[1], rows[1], rows[-1]) == (SOME[1], SOME[1], SOME[2])
    assert made == [1, 2]
    assert (list(rows), rows[:2]) == (SOME, tuple(SOME[:2]))
    assert sorted(made) == [0, 1, 2]


def test_there_is_no_row_below_the_last() -> None:
    with pytest.raises(IndexError):
        Made(2, SOME.__getitem__)[2]


def test_names_are_short_where_that_tells_them_apart() -> None:
    a, b, c, d = (UUID(int=n) for n in range(4))
    full = {a: "Mrs Pryce", b: "Ada Evans", c: "Tom Evans", d: "Bill"}
    assert scene.short_names(full) == {a: "Pryce", b: "Ada Evans", c: "Tom Evans", d: "Bill"}


def test_initials() -> None:
    assert scene.initials("Mrs Pryce") == "MP"
    assert scene.initials("Bill") == "Bi"
    assert scene.initials("") == ""
