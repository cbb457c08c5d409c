"""What a plan or a decision says on its face, before anything else."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import look
from ui.look import Size, Space
from ui.widgets.labels import quiet


def banner(said: str, *, loud: bool) -> QWidget:
    """A line that nobody overlooks: a sign, words, and a wash of colour behind."""
    colours = look.colours()
    box = QWidget()
    box.setAutoFillBackground(True)
    box.setBackgroundRole(QPalette.ColorRole.Window)  # not that of the page around it
    palette = box.palette()
    base = palette.color(QPalette.ColorRole.Base)
    colour = colours.trouble if loud else colours.caution
    palette.setColor(QPalette.ColorRole.Window, look.mix(base, colour, 0.12))
    box.setPalette(palette)
    line = QHBoxLayout(box)
    line.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
    sign = QLabel("!" if loud else "○")
    sign.setFont(look.font(Size.BODY, bold=True))
    words_ = quiet(said)
    words_.set_tone("trouble" if loud else "caution")
    line.addWidget(sign)
    line.addWidget(words_, 1)
    return box
