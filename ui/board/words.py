"""The board's words for its values; a sentence says what a sighted person sees."""

from datetime import date, timedelta
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from carecoop import clock
from carecoop.kinds import Lock, Priority, RotaState, TimeOffKind
from carecoop.services.week_values import (
    CarerWeek,
    ChangeKind,
    Relationship,
    VisitChange,
    WeekBoard,
)
from ui import text
from ui.board.geometry import DAY_MINUTES
from ui.board.scene import Block, Row, Scene, Spot, Trouble


class Saving(Enum):
    """How what is on show stands to the file."""

    NOTHING = auto()  # was changed by hand yet
    UNDER_WAY = auto()
    DONE = auto()


def time_off(kind: TimeOffKind) -> str:
    return {
        TimeOffKind.LEAVE: QCoreApplication.translate("board", "leave"),
        TimeOffKind.SICK: QCoreApplication.translate("board", "sick"),
        TimeOffKind.TRAINING: QCoreApplication.translate("board", "training"),
        TimeOffKind.OTHER: QCoreApplication.translate("board", "away"),
    }[kind]


def relationship(kind: Relationship) -> str:
    return {
        Relationship.CIRCLE: QCoreApplication.translate("board", "circle"),
        Relationship.KNOWN: QCoreApplication.translate("board", "known"),
        Relationship.NEW: QCoreApplication.translate("board", "new face"),
    }[kind]


def risk(priority: Priority) -> str:
    return {
        Priority.RED: QCoreApplication.translate("board", "Red: missing it is a high risk"),
        Priority.AMBER: QCoreApplication.translate("board", "Amber: missing it is some risk"),
        Priority.GREEN: QCoreApplication.translate("board", "Green: missing it is a low risk"),
    }[priority]


def risk_word(priority: Priority) -> str:
    return {
        Priority.RED: QCoreApplication.translate("board", "red"),
        Priority.AMBER: QCoreApplication.translate("board", "amber"),
        Priority.GREEN: QCoreApplication.translate("board", "green"),
    }[priority]


def lock(kind: Lock) -> str:
    return {
        Lock.CARERS: QCoreApplication.translate("board", "Locked: the carers stay"),
        Lock.TIME: QCoreApplication.translate("board", "Locked: the time stays"),
        Lock.BOTH: QCoreApplication.translate("board", "Locked: carers and time stay"),
    }[kind]


def trouble(kind: Trouble, block: Block, scene: Scene) -> str:
    """What is wrong with a block, as a sentence."""
    template = {
        Trouble.NEEDS_SOMEONE: QCoreApplication.translate("board", "Needs someone: {missing}"),
        Trouble.OVERLAPS: QCoreApplication.translate(
            "board", "{carer} is with someone else at this time"
        ),
        Trouble.AWAY: QCoreApplication.translate("board", "{carer} is away at this time"),
        Trouble.CLOSED: QCoreApplication.translate("board", "{carer} has not offered this time"),
        Trouble.GONE: QCoreApplication.translate("board", "{carer} has left the co-op"),
        Trouble.OUTSIDE_WINDOW: QCoreApplication.translate(
            "board", "Starts outside {earliest}–{latest}"
        ),
    }[kind]
    visit = block.visit
    return template.format(
        missing=visit.missing,
        carer=carer_name(scene, block),
        earliest=text.minutes_text(visit.earliest_minute),
        latest=text.minutes_text(visit.latest_minute),
    )


def carer_name(scene: Scene, block: Block) -> str:
    return "" if block.carer_id is None else scene.carer_names.get(block.carer_id, "")


def change(kind: VisitChange) -> str:
    """What a proposal changed, against what was there before; or what it is to change."""
    changed = {
        ChangeKind.FILLED: QCoreApplication.translate("board", "Changed: nobody came before"),
        ChangeKind.LOST: QCoreApplication.translate("board", "Changed: {carers} came before"),
        ChangeKind.CARER: QCoreApplication.translate("board", "Changed: {carers} came before"),
        ChangeKind.TIME: QCoreApplication.translate("board", "Changed: was at {time}"),
    }
    to_come = {
        ChangeKind.FILLED: QCoreApplication.translate("board", "Proposed: nobody comes"),
        ChangeKind.LOST: QCoreApplication.translate("board", "Proposed: {carers}"),
        ChangeKind.CARER: QCoreApplication.translate("board", "Proposed: {carers}"),
        ChangeKind.TIME: QCoreApplication.translate("board", "Proposed: at {time}"),
    }
    template = (to_come if kind.is_to_come else changed)[kind.kind]
    before = 0 if kind.before_minute is None else kind.before_minute
    return template.format(carers=", ".join(kind.before_carers), time=text.minutes_text(before))


def state(board: WeekBoard, today: date, saving: Saving = Saving.NOTHING) -> str:
    """Draft, published or worked, and when it last changed or was saved."""
    if saving is Saving.UNDER_WAY:
        template = QCoreApplication.translate("board", "{state} · Saving…")
    elif saving is Saving.DONE:
        template = QCoreApplication.translate("board", "{state} · Saved {moment}")
    else:
        template = QCoreApplication.translate("board", "{state} · changed {moment}")
    if not board.version or board.changed_at_utc is None:
        nothing = QCoreApplication.translate("board", "No rota yet")
        return template.format(state=nothing) if saving is Saving.UNDER_WAY else nothing
    there = clock.local(board.changed_at_utc)
    moment = QLocale().toString(QTime(there.hour, there.minute), "HH:mm")
    if there.date() != today:
        moment = f"{QLocale().toString(text.to_qdate(there.date()), 'd MMM')} {moment}"
    return template.format(state=rota_state(board.state, board.published), moment=moment)


def rota_state(kind: RotaState, published: int = 0) -> str:
    """The state, with the version that people hold where it is published."""
    if kind is RotaState.PUBLISHED and published:
        template = QCoreApplication.translate("board", "Published, version {version}")
        return template.format(version=published)
    return {
        RotaState.DRAFT: QCoreApplication.translate("board", "Draft"),
        RotaState.PUBLISHED: QCoreApplication.translate("board", "Published"),
        RotaState.WORKED: QCoreApplication.translate("board", "Worked"),
    }[kind]


def day_label(week: date, day: int, *, short: bool = False) -> str:
    """ "Tue 1 Dec", or "Tue" where there is no room."""
    shape = "ddd" if short else "ddd d MMM"
    return QLocale().toString(text.to_qdate(week + timedelta(days=day)), shape)


def when(week: date, start_minute: int, end_minute: int) -> str:
    """ "Tue 1 Dec, 08:15–09:00"."""
    day = day_label(week, start_minute // DAY_MINUTES)
    return f"{day}, {text.span_text(start_minute, end_minute)}"


def hours_of_contract(carer: CarerWeek) -> str:
    """ "31 / 32 h": hours of work against the contract."""
    worked, contract = _full_hours(carer.worked_minutes), _full_hours(carer.contract_minutes)
    template = QCoreApplication.translate("board", "{worked} / {contract} h")
    return template.format(worked=QLocale().toString(worked), contract=QLocale().toString(contract))


def is_over_contract(carer: CarerWeek) -> bool:
    """By the hours as they are said: the colour tells nothing that the figures do not."""
    return _full_hours(carer.worked_minutes) > _full_hours(carer.contract_minutes)


def _full_hours(minutes: int) -> int:
    return round(minutes / 60)


def faces(row: Row) -> str:
    """How many carers come to a client in the week."""
    count = len({block.carer_id for block in row.blocks} - {None})
    return QCoreApplication.translate("board", "Carers: {count}").format(count=count)


def nobody() -> str:
    return QCoreApplication.translate("board", "nobody yet")


def free(start_minute: int, end_minute: int) -> str:
    template = QCoreApplication.translate("board", "Free {span}")
    return template.format(span=text.span_text(start_minute, end_minute))


def facts(scene: Scene, block: Block) -> list[str]:
    """All a block says by its looks, in the order of weight."""
    visit = block.visit
    said = [
        visit.client_name,
        visit.title,
        when(scene.board.week, visit.start_minute, visit.end_minute),
    ]
    if block.relationship is not None:
        template = QCoreApplication.translate("board", "{carer}: {relationship}")
        said.append(
            template.format(
                carer=carer_name(scene, block), relationship=relationship(block.relationship)
            )
        )
    if visit.carers_wanted > 1:
        template = QCoreApplication.translate("board", "Two carers: {carers} of {wanted}")
        said.append(template.format(carers=len(visit.places), wanted=visit.carers_wanted))
    said.append(risk(visit.priority))
    if visit.lock is not None:
        said.append(lock(visit.lock))
    said += [trouble(kind, block, scene) for kind in block.troubles]
    if block.change is not None:
        said.append(change(block.change))
    return said


def spoken(scene: Scene, spot: Spot, chosen: int = 1) -> str:
    """What a screen reader says of the selection, and of how many visits it is one."""
    block = scene.block(spot)
    if block is not None:
        count = QCoreApplication.translate("board", "Selected visits: {count}")
        many = [count.format(count=chosen)] if chosen > 1 else []
        return ". ".join([*facts(scene, block), *many])
    index = scene.row_index(spot)
    if index is None:
        return ""
    row = scene.rows[index]
    template = QCoreApplication.translate("board", "{carer}: {hours}, visits: {count}")
    said = faces(row) if row.carer is None else hours_of_contract(row.carer)
    return template.format(carer=row.name, hours=said, count=len(row.blocks))


def risk_letter(priority: Priority) -> str:
    return {
        Priority.RED: QCoreApplication.translate("board", "R", "red"),
        Priority.AMBER: QCoreApplication.translate("board", "A", "amber"),
        Priority.GREEN: QCoreApplication.translate("board", "G", "green"),
    }[priority]


def new_letter() -> str:
    return QCoreApplication.translate("board", "N", "new face")
