"""The documents of a made-up week look as they did when a person last looked at them."""

import json

import pytest

from tests.golden.renew import DOCUMENTS, EXPECTED
from tests.helpers.pdf import placed_text

TOLERANCE_POINTS = 3.0


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_document_has_the_text_in_the_places_last_looked_at(name: str) -> None:
    expected = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    printed = placed_text(DOCUMENTS[name]())
    assert len(printed) == len(expected)
    for now, before in zip(printed, expected, strict=True):
        assert [text for text, _x, _y in now] == [text for text, _x, _y in before]
        moved = [
            (text, (x, y), (old_x, old_y))
            for (text, x, y), (_text, old_x, old_y) in zip(now, before, strict=True)
            if abs(x - old_x) > TOLERANCE_POINTS or abs(y - old_y) > TOLERANCE_POINTS
        ]
        assert moved == []
