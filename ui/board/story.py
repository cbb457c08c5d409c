"""What the inspector says of a visit or of a carer's day, as small rich text."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication

from carecoop.services.week_values import BoardVisit, LegKind
from ui import text
from ui.board import markup, words
from ui.board.geometry import DAY_MINUTES
from ui.board.scene import Block, Row, Scene
from ui.board.style import BoardStyle


def of_block(scene: Scene, block: Block, style: BoardStyle) -> str:
    """Who, when, what for, who comes, what it needs; trouble first."""
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
    if block.change is not None:
        parts.append(markup.marked(words.change(block.change), style.text, sign="◥"))
    if visit.purpose:
        parts.append(f'<p style="font-size:11pt"><i>{_quoted(visit.purpose)}</i></p>')
    parts += _who(scene, visit, style)
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


def of_day(scene: Scene, row: Row, day: int, style: BoardStyle) -> str:
    """A carer's day from first to last visit, with travel, waiting and rest between."""
    carer = row.carer
    parts = [
        markup.small(words.day_label(scene.board.week, day), style),
        markup.large(carer.name),
        markup.line(
            QCoreApplication.translate("board", "{hours} this week").format(
                hours=words.hours_of_contract(row)
            )
        ),
    ]
    parts += [
        markup.marked(words.time_off(away.kind), style.text, sign="▨")
        for away in carer.away
        if _touches(away.start_minute, away.end_minute, day)
    ]
    lines = sorted([*_visit_lines(row, day, style), *_leg_lines(row, day, style)])
    if not lines:
        parts.append(markup.line(QCoreApplication.translate("board", "No visits this day.")))
    parts.append("<table cellspacing=0 cellpadding=3>")
    parts += [line for _start, line in lines]
    parts.append("</table>")
    return "".join(parts)


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


def _who(scene: Scene, visit: BoardVisit, style: BoardStyle) -> Iterable[str]:
    yield markup.section(QCoreApplication.translate("board", "Who comes"), style)
    for place in visit.places:
        name = escape(scene.carer_names.get(place.carer_id, ""))
        sign = markup.toned(markup.SIGNS[place.relationship], style.accent)
        kind = markup.toned(words.relationship(place.relationship), style.quiet)
        yield f'<p style="margin:2px 0">{sign} <b>{name}</b> &nbsp;{kind}</p>'
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


def _visit_lines(row: Row, day: int, style: BoardStyle) -> Iterable[tuple[int, str]]:
    for block in row.blocks:
        visit = block.visit
        if visit.start_minute // DAY_MINUTES == day and block.relationship is not None:
            sign = markup.toned(markup.SIGNS[block.relationship], style.accent)
            name, title = escape(visit.client_name), markup.toned(visit.title, style.quiet)
            span = text.span_text(visit.start_minute, visit.end_minute)
            yield visit.start_minute, _table_line(span, f"{sign} <b>{name}</b><br>{title}")


def _leg_lines(row: Row, day: int, style: BoardStyle) -> Iterable[tuple[int, str]]:
    kinds = {
        LegKind.TRAVEL: QCoreApplication.translate("board", "travel {length}"),
        LegKind.WAITING: QCoreApplication.translate("board", "waiting {length}"),
        LegKind.REST: QCoreApplication.translate("board", "rest {length}"),
    }
    for leg in row.carer.legs:
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
