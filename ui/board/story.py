"""What the inspector says of a visit or of a carer's day, as small rich text."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication

from carecoop.services.editing_text import RULE_NAMES
from carecoop.services.week_values import BoardVisit, CarerWeek, LegKind, Relationship
from ui import text
from ui.board import markup, words
from ui.board.geometry import DAY_MINUTES
from ui.board.scene import Block, Row, Scene
from ui.board.style import BoardStyle
from ui.board.untold import CarerDays


def of_block(scene: Scene, block: Block, style: BoardStyle, untold: CarerDays = frozenset()) -> str:
    """Who, when, what for, who comes and who of them does not know yet, what it needs; trouble
    first."""
    visit, week = block.visit, scene.board.week
    length = text.hours_text(visit.duration_minutes)
    parts = [
        markup.small(visit.title, style),
        markup.large(visit.client_name),
        markup.line(f"{words.when(week, visit.start_minute, visit.end_minute)} ({length})"),
        _window(visit, style),
    ]
    parts += [
        markup.marked(words.trouble(kind, block, scene), style.trouble) for kind in block.troubles
    ]
    if visit.lock is not None:
        parts.append(markup.line(words.lock(visit.lock)))
    parts += _set_aside(block, style)
    if block.change is not None:
        parts.append(markup.marked(words.change(block.change), style.text, sign="◥"))
    if visit.purpose:
        parts.append(f'<p style="font-size:11pt"><i>{_quoted(visit.purpose)}</i></p>')
    parts += _who(scene, visit, style, untold)
    if visit.needs:
        parts.append(markup.section(QCoreApplication.translate("board", "Needs"), style))
        parts.append(markup.line(", ".join(visit.needs)))
    parts.append(markup.section(QCoreApplication.translate("board", "Risk"), style))
    parts.append(markup.line(words.risk(visit.priority)))
    if visit.time_critical:
        parts.append(
            markup.line(QCoreApplication.translate("board", "The time matters: not late."))
        )
    return "".join(parts)


def note_link(style: BoardStyle) -> str:
    """After the visit, a line on what moved."""
    said = escape(QCoreApplication.translate("board", "Note what moved…"))
    link = f'<a href="note:" style="color:{style.accent.name()}">{said}</a>'
    return f'<p style="margin:14px 0 2px 0">{link} &nbsp;{markup.toned("N", style.quiet)}</p>'


def _set_aside(block: Block, style: BoardStyle) -> Iterable[str]:
    """Rules that somebody set aside for this carer's visit, and why."""
    for one in block.visit.set_aside:
        if one.carer_id == block.carer_id:
            rule = QCoreApplication.translate("carecoop", RULE_NAMES.get(one.rule, one.rule))
            template = QCoreApplication.translate("board", "Set aside: {rule} (“{reason}”)")
            yield markup.small(template.format(rule=rule, reason=one.reason), style)


def of_day(
    scene: Scene, row: Row, day: int, style: BoardStyle, untold: CarerDays = frozenset()
) -> str:
    """A day from first to last visit; a carer's with travel, waiting and rest between."""
    parts = [markup.small(words.day_label(scene.board.week, day), style), markup.large(row.name)]
    parts += [markup.line(words.faces(row))] if row.carer is None else _hours(row.carer, day, style)
    lines = sorted(_visit_lines(scene, row, day, style))
    if row.carer is not None and (row.carer.carer_id, day) in untold:
        parts.append(_not_told(row.name, style))
    if row.carer is not None:
        lines = sorted([*lines, *_leg_lines(row.carer, day, style)])
    if not lines:
        parts.append(markup.line(QCoreApplication.translate("board", "No visits this day.")))
    parts.append("<table cellspacing=0 cellpadding=3>")
    parts += [line for _start, line in lines]
    parts.append("</table>")
    return "".join(parts)


def _hours(carer: CarerWeek, day: int, style: BoardStyle) -> list[str]:
    template = QCoreApplication.translate("board", "{hours} this week")
    return [
        markup.line(template.format(hours=words.hours_of_contract(carer))),
        *(
            markup.marked(words.time_off(away.kind), style.text, sign="▨")
            for away in carer.away
            if _touches(away.start_minute, away.end_minute, day)
        ),
    ]


def hint(style: BoardStyle) -> str:
    """What to do when nothing is selected."""
    return markup.small(
        QCoreApplication.translate(
            "board",
            "Choose a visit to see who comes and why, or a carer’s name to see their day. "
            "F8 goes to the next visit that needs someone.",
        ),
        style,
    )


def _not_told(name: str, style: BoardStyle) -> str:
    said = QCoreApplication.translate("board", "{name} has not yet been told how this day is now")
    return markup.marked(said.format(name=name), style.caution, sign="…")


def _who(scene: Scene, visit: BoardVisit, style: BoardStyle, untold: CarerDays) -> Iterable[str]:
    yield markup.section(QCoreApplication.translate("board", "Who comes"), style)
    for place in visit.places:
        name = escape(scene.carer_names.get(place.carer_id, ""))
        sign = markup.toned(markup.SIGNS[place.relationship], style.accent)
        kind = markup.toned(words.relationship(place.relationship), style.quiet)
        yield f'<p style="margin:2px 0">{sign} <b>{name}</b> &nbsp;{kind}</p>'
        if (place.carer_id, visit.start_minute // DAY_MINUTES) in untold:
            yield _not_told(scene.carer_names.get(place.carer_id, ""), style)
    if not visit.places:
        yield markup.line(QCoreApplication.translate("board", "Nobody yet"))


def _window(visit: BoardVisit, style: BoardStyle) -> str:
    if visit.earliest_minute == visit.latest_minute:
        return ""
    template = QCoreApplication.translate("board", "May start {earliest}–{latest}")
    return markup.small(
        template.format(
            earliest=text.minutes_text(visit.earliest_minute),
            latest=text.minutes_text(visit.latest_minute),
        ),
        style,
    )


def _visit_lines(scene: Scene, row: Row, day: int, style: BoardStyle) -> Iterable[tuple[int, str]]:
    """Each visit with the client's name; in a client's row with the carer's."""
    for block in row.blocks:
        visit = block.visit
        if visit.start_minute // DAY_MINUTES == day:
            nobody = markup.toned("!", style.trouble)
            sign = nobody if block.relationship is None else _sign(block.relationship, style)
            named = words.carer_name(scene, block) or words.nobody()
            name = escape(visit.client_name if row.carer is not None else named)
            title = markup.toned(visit.title, style.quiet)
            span = text.span_text(visit.start_minute, visit.end_minute)
            yield visit.start_minute, _table_line(span, f"{sign} <b>{name}</b><br>{title}")


def _sign(kind: Relationship, style: BoardStyle) -> str:
    return markup.toned(markup.SIGNS[kind], style.accent)


def _leg_lines(carer: CarerWeek, day: int, style: BoardStyle) -> Iterable[tuple[int, str]]:
    kinds = {
        LegKind.TRAVEL: QCoreApplication.translate("board", "travel {length}"),
        LegKind.WAITING: QCoreApplication.translate("board", "waiting {length}"),
        LegKind.REST: QCoreApplication.translate("board", "rest {length}"),
    }
    for leg in carer.legs:
        if leg.start_minute // DAY_MINUTES == day:
            length = text.hours_text(leg.end_minute - leg.start_minute)
            said = markup.toned(kinds[leg.kind].format(length=length), style.quiet)
            yield leg.start_minute, _table_line("", said)


def _table_line(when: str, what: str) -> str:
    return f'<tr><td style="white-space:nowrap">{when}</td><td>{what}</td></tr>'


def _touches(start: int, end: int, day: int) -> bool:
    return start < (day + 1) * DAY_MINUTES and end > day * DAY_MINUTES


def _quoted(words_of_theirs: str) -> str:
    return escape(QCoreApplication.translate("board", "“{words}”").format(words=words_of_theirs))
