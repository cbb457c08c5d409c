"""The key below the board names what the week on show has."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from carecoop.kinds import Lock, RotaState
from tests.helpers.boards import small_week
from ui.board.legend import Legend

ALWAYS = [
    "circle", "known", "new face", "trouble", "red risk", "amber", "two carers",
    "travel", "waiting", "away", "not offered",
]  # fmt: skip


def named(legend: Legend) -> list[str]:
    return [one.text() for one in legend.findChildren(QLabel) if one.isVisibleTo(legend)]


def test_what_only_some_weeks_have_is_named_for_those(qtbot: QtBot) -> None:
    legend, draft = Legend(), replace(small_week(), state=RotaState.DRAFT)
    qtbot.addWidget(legend)
    legend.show_for(draft, differing=False)
    assert named(legend) == ALWAYS
    legend.show_for(draft, differing=True)
    assert named(legend) == [*ALWAYS, "differs"]
    legend.show_for(replace(draft, state=RotaState.PUBLISHED), differing=False)
    assert named(legend) == [*ALWAYS, "not yet told"]


def test_locks_are_named_where_something_is_locked(qtbot: QtBot) -> None:
    legend, draft = Legend(), replace(small_week(), state=RotaState.DRAFT)
    qtbot.addWidget(legend)
    for lock, words in (
        (Lock.CARERS, ["carers locked"]),
        (Lock.TIME, ["time locked"]),
        (Lock.BOTH, ["carers locked", "time locked"]),
    ):
        first, *others = draft.visits
        locked = replace(draft, visits=(first._replace(lock=lock), *others))
        legend.show_for(locked, differing=False)
        assert named(legend) == [*ALWAYS, *words]
