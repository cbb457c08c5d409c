"""What was done to a week by hand, in a sentence for the status line."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from carecoop.kinds import Lock
from carecoop.services.editing_values import Put
from carecoop.services.standing import StandingSaved
from carecoop.services.week_values import BoardVisit, WeekBoard
from ui import text
from ui.board import reasons, verdicts, words


def sentence(board: WeekBoard, puts: Sequence[Put]) -> str:
    """ "Moved Breakfast with Mrs Pryce (Tue) to 08:15"; `board` is as it was before."""
    visit = next((one for one in board.visits if one.id == puts[0].visit_id), None)
    if len(puts) != 1 or visit is None:
        return QCoreApplication.translate("board", "Moved visits: {count}").format(count=len(puts))
    put = puts[0]
    before = {place.carer_id for place in visit.places}
    return _template(visit, put).format(
        title=visit.title,
        to_day=words.day_label(board.week, put.start_minute // text.DAY_MINUTES, short=True),
        client=visit.client_name,
        day=words.day_label(board.week, visit.start_minute // text.DAY_MINUTES, short=True),
        carers=_names(board, [one for one in put.carers if one not in before]),
        time=text.minutes_text(put.start_minute),
    )


def plan(board: WeekBoard, puts: Sequence[Put]) -> str:
    """ "Breakfast with Mrs Pryce → Tue 08:15 · Mair": what is about to be saved."""
    visit = next((one for one in board.visits if one.id == puts[0].visit_id), None)
    names = {carer.carer_id: carer.name for carer in board.carers}
    to = verdicts.title(board.week, names, puts)
    if visit is None or len(puts) != 1:
        return to
    template = QCoreApplication.translate("board", "{title} with {client} → {to}")
    return template.format(title=visit.title, client=visit.client_name, to=to)


def from_now_on(said: str, saved: StandingSaved) -> str:
    """The same, with the later weeks that changed too and those that could not."""
    later = QCoreApplication.translate("board", "from now on; later weeks changed: {count}")
    parts = [said, later.format(count=len(saved.changed))]
    if saved.unfit:
        stays = QCoreApplication.translate(
            "board", "visits that stay as they were: {count} ({why})"
        )
        why = reasons.said(saved.unfit[0].why)
        parts.append(stays.format(count=len(saved.unfit), why=why))
    return ", ".join(parts)


def locked(locks: Sequence[Lock | None]) -> str:
    if any(locks):
        return QCoreApplication.translate("board", "Locked visits: {count}").format(
            count=sum(map(bool, locks))
        )
    return QCoreApplication.translate("board", "Unlocked visits: {count}").format(count=len(locks))


def _template(visit: BoardVisit, put: Put) -> str:
    before = {place.carer_id for place in visit.places}
    moved = put.start_minute != visit.start_minute
    if put.start_minute // text.DAY_MINUTES != visit.start_minute // text.DAY_MINUTES:
        return _to_another_day(fresh=bool(set(put.carers) - before))
    if set(put.carers) - before:
        if moved:
            return QCoreApplication.translate(
                "board", "Moved {title} with {client} ({day}) to {carers} at {time}"
            )
        return QCoreApplication.translate(
            "board", "Moved {title} with {client} ({day}) to {carers}"
        )
    if before - set(put.carers):
        return QCoreApplication.translate("board", "{title} with {client} ({day}) needs someone")
    return QCoreApplication.translate("board", "Moved {title} with {client} ({day}) to {time}")


def _to_another_day(*, fresh: bool) -> str:
    if fresh:
        return QCoreApplication.translate(
            "board", "Moved {title} with {client} ({day}) to {to_day} {time}, to {carers}"
        )
    return QCoreApplication.translate(
        "board", "Moved {title} with {client} ({day}) to {to_day} {time}"
    )


def _names(board: WeekBoard, carers: Sequence[UUID]) -> str:
    shown = {carer.carer_id: carer.name for carer in board.carers}
    return ", ".join(shown.get(carer, "") for carer in carers)
