from pathlib import Path

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from carecoop.services.papers import Paper
from tests.golden.renew import DOCUMENTS
from ui.tour import save_papers


def test_each_page_becomes_a_picture_on_white(qtbot: QtBot, tmp_path: Path) -> None:
    paper = Paper(DOCUMENTS["schedule"](), "schedule.pdf", "Schedule of visits")
    pdf, *pages = save_papers([paper], tmp_path)
    assert pdf.read_bytes() == paper.pdf
    assert [page.name for page in pages] == [f"schedule-{n + 1}.png" for n in range(len(pages))]
    first = QImage(str(pages[0]))
    assert first.pixelColor(2, 2) == QColor("white")
    darkest = min(first.pixelColor(x, 130).lightness() for x in range(first.width()))
    assert darkest < 100, "something is printed"
