"""Why a visit is with whom it is, why nobody comes and who else could, in words."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from carecoop.services import languages
from carecoop.services.editing_values import GapFit
from carecoop.services.reasons import Helper, Reasons, Saying
from carecoop.services.week_values import Relationship
from ui import text
from ui.board import markup, words
from ui.board.style import BoardStyle

MOST_HELPERS = 5
MOST_COSTS = 2
MUCH_REST_MINUTES = 14 * 60  # a night's rest this long needs no word


def said(saying: Saying) -> str:
    """A saying in the language of the window."""
    template = QCoreApplication.translate("carecoop", saying.template)
    return template.format(**{name: _fact(name, fact) for name, fact in saying.facts.items()})


def _fact(name: str, fact: object) -> object:
    if isinstance(fact, Saying):
        return said(fact)
    if isinstance(fact, tuple):
        return ", ".join(trait(str(one)) if name == "traits" else str(one) for one in fact)
    if not isinstance(fact, int):
        return fact
    if name.endswith("weekday"):
        return text.day_name(fact)
    if name.endswith("_minute"):
        return text.minutes_text(fact)
    return text.hours_text(fact) if name.endswith("_minutes") else fact


def trait(word: str) -> str:
    """A skill as the co-op writes it; a language by its name."""
    kind, _, code = word.partition(":")
    if kind != "lang":
        return word
    return QCoreApplication.translate("languages", languages.NAMES.get(code, code))


def offered(found: Reasons) -> tuple[Helper, ...]:
    """Who can be taken by number, the best first."""
    return tuple(helper for helper in found.who if not helper.is_ruled_out)[:MOST_HELPERS]


def fits_html(fits: Sequence[GapFit], style: BoardStyle) -> str:
    """The visits that would fit into a gap, to be taken by number."""
    parts = [markup.section(QCoreApplication.translate("board", "What would fit here"), style)]
    for number, fit in enumerate(fits[:MOST_HELPERS], 1):
        title = markup.toned(fit.title, style.quiet)
        span = text.span_text(fit.start_minute, fit.start_minute + fit.duration_minutes)
        parts.append(_numbered(number, "", fit.client_name, title, style))
        parts += [_indented(line, style) for line in (span, said(fit.why))]
        parts += [_indented(said(fact), style) for fact in fit.facts[:MOST_COSTS]]
    if not fits:
        nothing = QCoreApplication.translate("board", "Nothing that needs somebody fits here.")
        return "".join((*parts, markup.line(nothing)))
    return "".join((*parts, markup.section(take_hint(), style)))


def take_hint() -> str:
    return QCoreApplication.translate("board", "A number, or a click on a name, takes it.")


def _numbered(number: int, sign: str, name: str, beside: str, style: BoardStyle) -> str:
    """A line that can be taken by its number, or by a click on the name."""
    colour = style.text.name()
    link = f'<a href="take:{number}" style="color:{colour}"><b>{escape(name)}</b></a>'
    return f'<p style="margin:10px 0 0 0">{number}&nbsp; {sign} {link} &nbsp;{beside}</p>'


def _indented(line: str, style: BoardStyle) -> str:
    return markup.small(line, style, "1px 0 0 18px")


def html(found: Reasons, style: BoardStyle) -> str:
    """All reasons as small rich text, to follow what the inspector says of the visit."""
    return "".join((*_why_open(found, style), *_why_comes(found, style), *_who(found, style)))


def _why_open(found: Reasons, style: BoardStyle) -> Iterator[str]:
    if found.why:
        yield markup.section(QCoreApplication.translate("board", "Why nobody yet"), style)
        yield from (markup.line(said(saying)) for saying in found.why)


def _why_comes(found: Reasons, style: BoardStyle) -> Iterator[str]:
    comes = found.comes
    if comes is None:
        return
    template = QCoreApplication.translate("board", "Why {name}")
    yield markup.section(template.format(name=comes.name), style)
    yield markup.line(_familiar(comes))
    if comes.meeting_wishes:
        template = QCoreApplication.translate("board", "As wished for: {traits}")
        yield markup.line(template.format(traits=_traits(comes.meeting_wishes)))
    if comes.lacking_wishes:
        yield markup.line(_missing(comes))
    yield markup.line(_way(comes))
    yield markup.line(_hours(comes))
    best = next((one for one in found.who if not one.obstacles), None)
    if best is not None:
        yield markup.line(_next_best(best))
    elif found.who:
        yield markup.line(QCoreApplication.translate("board", "Nobody else could as things are."))


def _next_best(best: Helper) -> str:
    if best.points < 0:
        template = QCoreApplication.translate("board", "{name} would suit the week better")
    elif best.points > 0:
        template = QCoreApplication.translate(
            "board", "The next best, {name}, would suit the week less"
        )
    else:
        template = QCoreApplication.translate("board", "{name} would suit the week as well")
    return template.format(name=best.name)


def _who(found: Reasons, style: BoardStyle) -> Iterator[str]:
    could = offered(found)
    if not could:
        return
    if found.comes is not None:
        yield markup.section(QCoreApplication.translate("board", "Who else could"), style)
    else:
        yield markup.section(
            QCoreApplication.translate("board", "Who could, and what would have to give"), style
        )
    for number, helper in enumerate(could, 1):
        yield from _helper(number, helper, style)
    yield markup.section(take_hint(), style)


def _helper(number: int, helper: Helper, style: BoardStyle) -> Iterator[str]:
    sign = markup.toned(markup.SIGNS[helper.relationship], style.accent)
    kind = markup.toned(words.relationship(helper.relationship), style.quiet)
    yield _numbered(number, sign, helper.name, kind, style)
    for obstacle in helper.obstacles:
        shown = f"!&nbsp; {escape(said(obstacle))}"
        yield f'<p style="margin:1px 0 0 18px; color:{style.trouble.name()}">{shown}</p>'
    yield from (_indented(line, style) for line in _small_print(helper))


def _small_print(helper: Helper) -> Iterator[str]:
    template = QCoreApplication.translate("board", "At {time} · {way} on the way")
    yield template.format(
        time=text.minutes_text(helper.start_minute), way=text.hours_text(helper.way_minutes)
    )
    yield _hours(helper)
    rests = [rest for rest in (helper.rest_before_minutes, helper.rest_after_minutes) if rest]
    if rests and min(rests) < MUCH_REST_MINUTES:
        template = QCoreApplication.translate("board", "Rest between days {rest}")
        yield template.format(rest=text.hours_text(min(rests)))
    if helper.lacking_wishes:
        yield _missing(helper)
    if not helper.obstacles:
        yield from _for_the_week(helper)


def _for_the_week(helper: Helper) -> Iterator[str]:
    """What weighs most against it and for it: points themselves say nothing to people."""
    by_weight = sorted(helper.costs, key=lambda cost: -abs(cost[1]))
    worse = [title for title, points in by_weight if points > 0][:MOST_COSTS]
    better = [title for title, points in by_weight if points < 0][:MOST_COSTS]
    for titles, template in (
        (worse, QCoreApplication.translate("board", "Makes worse: {what}")),
        (better, QCoreApplication.translate("board", "Makes better: {what}")),
    ):
        if titles:
            what = (QCoreApplication.translate("carecoop", title) for title in titles)
            yield template.format(what=", ".join(what))


def _familiar(helper: Helper) -> str:
    return {
        Relationship.CIRCLE: QCoreApplication.translate("board", "Is of the circle"),
        Relationship.KNOWN: QCoreApplication.translate("board", "Came in the last four weeks"),
        Relationship.NEW: QCoreApplication.translate("board", "Comes for the first time"),
    }[helper.relationship]


def _missing(helper: Helper) -> str:
    template = QCoreApplication.translate("board", "Wished for, but missing: {traits}")
    return template.format(traits=_traits(helper.lacking_wishes))


def _traits(wished: Iterable[str]) -> str:
    return ", ".join(map(trait, wished))


def _way(helper: Helper) -> str:
    if not helper.way_minutes:
        return QCoreApplication.translate("board", "Is there already")
    template = QCoreApplication.translate("board", "{way} on the way there")
    return template.format(way=text.hours_text(helper.way_minutes))


def _hours(helper: Helper) -> str:
    template = QCoreApplication.translate("board", "This week {worked} of {contract}")
    return template.format(
        worked=text.hours_text(helper.worked_minutes),
        contract=text.hours_text(helper.contract_minutes),
    )
