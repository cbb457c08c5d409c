"""What a change would do, in a few lines to stand beside the pointer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from carecoop.services.editing_values import Put, Verdict
from carecoop.services.reasons import Saying
from ui import text
from ui.board import reasons, words
from ui.board.scene import Scene

MOST_BREAKS = 3
MOST_EFFECTS = 3


class Tone(Enum):
    """How a line is to be taken; each has a sign of its own."""

    TITLE = auto()
    IMPOSSIBLE = auto()
    BREAK = auto()
    EFFECT = auto()
    QUIET = auto()


SIGNS = {Tone.IMPOSSIBLE: "✕", Tone.BREAK: "!", Tone.EFFECT: "·"}


@dataclass(frozen=True, slots=True)
class Line:
    tone: Tone
    words: str


def lines(
    scene: Scene, puts: tuple[Put, ...], verdict: Verdict | None, hint: str = ""
) -> tuple[Line, ...]:
    """When and with whom, what stands against it, what it does; `hint` comes last."""
    shown = title(scene.board.week, scene.carer_names, puts)
    said = [Line(Tone.TITLE, shown), *_judged(verdict)]
    if hint:
        said.append(Line(Tone.QUIET, hint))
    return tuple(said)


def spoken(said: tuple[Line, ...]) -> str:
    return ". ".join(line.words for line in said)


def title(week: date, carers: Mapping[UUID, str], puts: Sequence[Put]) -> str:
    """ "Tue 08:15 · Mair"; of several visits how many, and the first of their times."""
    if not puts:
        return QCoreApplication.translate("board", "As it is")
    first = puts[0]
    names = {carers.get(carer, "") for put in puts for carer in put.carers}
    day, minute = divmod(first.start_minute, text.DAY_MINUTES)
    moment = f"{words.day_label(week, day, short=True)} {text.minutes_text(minute)}"
    who = ", ".join(sorted(names)) or words.nobody()
    if len(puts) == 1:
        return f"{moment} · {who}"
    template = QCoreApplication.translate("board", "Visits: {count} · from {moment} · {who}")
    return template.format(count=len(puts), moment=moment, who=who)


def _judged(verdict: Verdict | None) -> Iterator[Line]:
    if verdict is None:
        yield Line(Tone.QUIET, QCoreApplication.translate("board", "Looking at what this does…"))
        return
    if verdict.impossible is not None:
        yield Line(Tone.IMPOSSIBLE, reasons.said(verdict.impossible))
        return
    for broken in verdict.breaks[:MOST_BREAKS]:
        yield Line(Tone.BREAK, reasons.said(broken.saying))
    left = len(verdict.breaks) - MOST_BREAKS
    if left > 0:
        more = QCoreApplication.translate("board", "More rules: {count}")
        yield Line(Tone.BREAK, more.format(count=left))
    for effect in verdict.effects[:MOST_EFFECTS]:
        yield Line(Tone.EFFECT, reasons.said(effect))
    if verdict.points:
        yield Line(Tone.QUIET, on_the_whole(verdict.points))


def refusal(impossible: Saying) -> str:
    """Why nothing was done, for the status line."""
    template = QCoreApplication.translate("board", "This cannot be done: {reason}.")
    return template.format(reason=reasons.said(impossible))


def on_the_whole(points: int) -> str:
    """What the week comes to with all of it; fewer points are better."""
    if points > 0:
        return QCoreApplication.translate("board", "On the whole worse for the week")
    return QCoreApplication.translate("board", "On the whole better for the week")
