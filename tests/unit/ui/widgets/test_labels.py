from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.labels import Paragraph, heading_that_wraps

WORDS = "As many words as take several lines in a narrow place, and one in a wide one."


@pytest.mark.parametrize("make", [Paragraph, heading_that_wraps])
def test_a_paragraph_is_as_high_as_its_lines_at_every_width(
    make: Callable[[str], Paragraph], qtbot: QtBot
) -> None:
    label = make(WORDS)
    qtbot.addWidget(label)
    label.show()
    heights = []
    for width in (1200, 120, 1200):
        label.resize(width, label.height())
        heights.append(label.height())
    wide, narrow, wide_again = heights
    assert wide == wide_again < narrow
    assert wide < 2 * label.fontMetrics().height()
