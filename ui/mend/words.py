"""The words of the panel in which a week is mended."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from carecoop import clock
from carecoop.kinds import Answer, DisruptionKind, Priority, TimeOffKind
from carecoop.services.disruptions_values import (
    AffectedVisit,
    CallRow,
    CarerEffect,
    DisruptionForm,
    DisruptionRow,
    Ring,
    ToTell,
)
from carecoop.services.week_values import BoardVisit, Proposal, VisitChange
from ui import text
from ui.publish.words import day_text

translate = QCoreApplication.translate

SEPARATOR = " · "


def kind(of: DisruptionKind) -> str:
    return {
        DisruptionKind.CARER_AWAY: translate("mend", "A carer cannot come"),
        DisruptionKind.CLIENT_AWAY: translate("mend", "In hospital or away"),
        DisruptionKind.CLIENT_BACK: translate("mend", "Home again"),
        DisruptionKind.NEW_PACKAGE: translate("mend", "A new package begins"),
    }[of]


def hospital() -> str:
    return translate("mend", "hospital")


def leave_asked_for() -> str:
    return translate("mend", "Leave is asked for")


def away_as(of: TimeOffKind) -> str:
    return {
        TimeOffKind.SICK: translate("mend", "Sick"),
        TimeOffKind.LEAVE: translate("mend", "Leave"),
        TimeOffKind.TRAINING: translate("mend", "Training"),
        TimeOffKind.OTHER: translate("mend", "Something else"),
    }[of]


def title(form: DisruptionForm, name: str) -> str:
    """ "Grace cannot come"."""
    if form.kind is DisruptionKind.CARER_AWAY and form.away_as is TimeOffKind.LEAVE:
        return translate("mend", "{name} on leave").format(name=name)
    return {
        DisruptionKind.CARER_AWAY: translate("mend", "{name} cannot come"),
        DisruptionKind.CLIENT_AWAY: translate("mend", "{name} is away"),
        DisruptionKind.CLIENT_BACK: translate("mend", "{name} is home again"),
        DisruptionKind.NEW_PACKAGE: translate("mend", "{name}: a new package"),
    }[form.kind].format(name=name)


def subtitle(form: DisruptionForm) -> str:
    """ "Sick · Tue 1 Dec, 06:30–24:00 · a heavy cold"."""
    is_carer = form.kind is DisruptionKind.CARER_AWAY
    parts = [away_as(form.away_as) if is_carer else "", span(form), form.reason, form.place]
    if form.reported_by:
        parts.append(translate("mend", "said by {name}").format(name=form.reported_by))
    return SEPARATOR.join(filter(None, parts))


def span(form: DisruptionForm) -> str:
    start = moment(form, form.from_minute)
    if form.until_date is None:
        return translate("mend", "from {start}").format(start=start)
    if form.until_date == form.from_date:
        return f"{start}–{end_of_day(form.until_minute)}"
    until = f"{text.date_text(form.until_date)}, {end_of_day(form.until_minute)}"
    return translate("mend", "{start} until {end}").format(start=start, end=until)


def also_off(names: tuple[str, ...]) -> str:
    """Who else is off while leave is asked for."""
    if not names:
        return translate("mend", "Nobody else is off then")
    return translate("mend", "Also off then: {names}").format(names=", ".join(names))


def no_rota_yet(like: date | None) -> str:
    """That the week asked about has no rota, and which one is looked at instead."""
    if like is None:
        return translate("mend", "There is no rota for that week yet.")
    return translate(
        "mend", "There is no rota for that week yet; these are the visits of the week of {week}."
    ).format(week=text.date_text(like))


def moment(form: DisruptionForm, minute: int) -> str:
    return f"{text.date_text(form.from_date)}, {text.minutes_text(minute)}"


def end_of_day(minute: int) -> str:
    return "24:00" if minute == text.DAY_MINUTES else text.minutes_text(minute)


def reported(row: DisruptionRow) -> str:
    """When it was said, and when it was settled."""
    said = translate("mend", "Reported {when}").format(when=text.moment_text(row.reported_at_utc))
    if row.settled_at_utc is None:
        return said
    settled = translate("mend", "settled {when}").format(when=text.moment_text(row.settled_at_utc))
    return f"{said}{SEPARATOR}{settled}"


def standing(row: DisruptionRow) -> str:
    """How far it is: "Visits: 9 · still open: 2 · not yet told: 4"."""
    parts = [translate("mend", "Visits: {count}").format(count=row.visits)]
    if row.open_visits:
        parts.append(translate("mend", "nobody yet: {count}").format(count=row.open_visits))
    if row.not_told:
        parts.append(translate("mend", "not yet told: {count}").format(count=row.not_told))
    if row.settled_at_utc is not None:
        parts.append(translate("mend", "settled"))
    return SEPARATOR.join(parts)


# Visits -----------------------------------------------------------------------------------


def risk_name(priority: Priority) -> str:
    return {
        Priority.RED: translate("mend", "Red"),
        Priority.AMBER: translate("mend", "Amber"),
        Priority.GREEN: translate("mend", "Green"),
    }[priority]


def when(visit: AffectedVisit) -> str:
    """ "Tue 08:00"."""
    return _at(visit, visit.start_minute)


def _at(visit: AffectedVisit, minute: int) -> str:
    """With the date where it is another week."""
    day = visit.visit_date
    said = text.day_name(day.weekday(), short=True)
    if clock.monday_of(day) != clock.monday_of(clock.today()):
        said = day_text(day)
    return f"{said} {text.minutes_text(minute)}"


def about(visit: AffectedVisit) -> str:
    """What it is, and whether its time may not slip."""
    parts = [visit.title]
    if visit.time_critical:
        parts.append(translate("mend", "time-critical"))
    if visit.beside:
        others = ", ".join(visit.beside)
        parts.append(translate("mend", "with {carers}").format(carers=others))
    return SEPARATOR.join(parts)


def outcome(visit: AffectedVisit, of: DisruptionKind) -> str:
    """Who comes instead, as far as that is known."""
    gone = visit.instead_of_name
    if of is DisruptionKind.CLIENT_AWAY and visit.covered_by is None:
        return translate("mend", "Off: {carer} does not go").format(carer=gone)
    if visit.covered_by is None:
        return _nobody(visit, gone)
    then = text.minutes_text(visit.covered_start_minute or 0)
    if visit.is_same_carer:
        return translate("mend", "{carer}, now at {time}").format(carer=gone, time=then)
    if not gone:
        return translate("mend", "{carer} comes at {time}").format(
            carer=visit.covered_by_name, time=then
        )
    return translate("mend", "{before} → {after} at {time}").format(
        before=gone, after=visit.covered_by_name, time=then
    )


def _nobody(visit: AffectedVisit, gone: str) -> str:
    if not visit.is_open:
        return translate("mend", "Nobody came, or it is off")
    if visit.has_begun:
        return translate("mend", "Should have begun: nobody is there")
    if not gone:
        return translate("mend", "Nobody yet")
    return translate("mend", "Nobody yet instead of {carer}").format(carer=gone)


def proposed(change: VisitChange) -> str:
    """What a mend would make of a visit: "Grace 08:00 → Dai 08:15"."""
    return translate("mend", "{before} → {after}").format(
        before=_side(change.before_minute, change.before_carers),
        after=_side(change.after_minute, change.after_carers),
    )


def _side(minute: int | None, carers: tuple[str, ...]) -> str:
    if minute is None:
        return translate("mend", "nobody")
    return f"{text.minutes_text(minute)} {' + '.join(carers)}"


def mended(*proposals: Proposal) -> str:
    """What mends change, and what they leave open: "Visits that change: 3 · places open: 0"."""
    wanted = sum(one.after.figures.places_wanted for one in proposals)
    filled = sum(one.after.figures.places_filled for one in proposals)
    template = translate("mend", "Visits that change: {changes} · places open: {open}")
    if len(proposals) == 1:
        template = translate(
            "mend",
            "Visits that change: {changes} · places open in this week:\N{NO-BREAK SPACE}{open}",
        )
    changes = sum(len(one.changes) for one in proposals)
    return template.format(changes=changes, open=wanted - filled)


def other_change(change: VisitChange, visit: BoardVisit) -> str:
    """A change to a visit of somebody else, made for the mend."""
    day = text.day_name(visit.start_minute // text.DAY_MINUTES, short=True)
    return f"{day} {change.client_name}, {visit.title}: {proposed(change)}"


# Ringing ----------------------------------------------------------------------------------


def ring(group: Ring) -> str:
    return {
        Ring.CIRCLE: translate("mend", "Of the circle, and free"),
        Ring.BEEN_BEFORE: translate("mend", "Been before, and free"),
        Ring.NEAR: translate("mend", "Free, the nearest first"),
        Ring.WOULD_MOVE: translate("mend", "Would have to move something"),
        Ring.RULE: translate("mend", "Something stands in the way"),
    }[group]


def answer(of: Answer) -> str:
    return {
        Answer.NO_REPLY: translate("mend", "No reply"),
        Answer.YES: translate("mend", "Yes"),
        Answer.NO: translate("mend", "No"),
        Answer.TOLD: translate("mend", "Told"),
    }[of]


def call(row: CallRow) -> str:
    """ "06:41 No reply"; with the day where it was another."""
    there = clock.local(row.called_at_utc)
    at = text.minutes_text(there.hour * 60 + there.minute)
    if there.date() != clock.today():
        at = f"{text.day_name(there.weekday(), short=True)} {at}"
    said = f"{at} {answer(row.answer)}"
    return f"{said} ({row.note})" if row.note else said


# Hours and rest ---------------------------------------------------------------------------


def hours(effect: CarerEffect) -> str:
    """ "24 h 15 min → 26 h 5 min of 26 h"."""
    if effect.before_minutes == effect.after_minutes:
        return translate("mend", "{hours} of {contract}, as before").format(
            hours=text.hours_text(effect.after_minutes),
            contract=text.hours_text(effect.contract_minutes),
        )
    return translate("mend", "{before} → {after} of {contract}").format(
        before=text.hours_text(effect.before_minutes),
        after=text.hours_text(effect.after_minutes),
        contract=text.hours_text(effect.contract_minutes),
    )


def rest(effect: CarerEffect) -> str:
    """The shortest night, where it changes or is short."""
    after = effect.rest_after_minutes
    if after is None:
        return ""
    if after == effect.rest_before_minutes:
        return translate("mend", "shortest night {rest}, as before").format(
            rest=text.hours_text(after)
        )
    if effect.rest_before_minutes is None:
        return translate("mend", "shortest night {rest}").format(rest=text.hours_text(after))
    return translate("mend", "shortest night {before} → {after}").format(
        before=text.hours_text(effect.rest_before_minutes), after=text.hours_text(after)
    )


# Telling ----------------------------------------------------------------------------------


def tell(one: ToTell, of: DisruptionKind) -> str:
    """What they are to be told, visit by visit, in order of time."""
    in_time = sorted(one.visits, key=lambda visit: (visit.visit_date, visit.start_minute))
    if one.carer_id is None:
        return "\n".join(f"{when(visit)} {outcome(visit, of)}" for visit in in_time)
    return "\n".join(_for_carer(one, visit) for visit in in_time)


def _for_carer(one: ToTell, visit: AffectedVisit) -> str:
    facts = {"when": when(visit), "client": visit.client_name}
    if visit.covered_by != one.carer_id:
        return translate("mend", "{when} {client}: not any more").format(**facts)
    facts["when"] = _at(visit, visit.covered_start_minute or 0)
    if visit.is_same_carer:
        before = text.minutes_text(visit.start_minute)
        return translate("mend", "{when} {client}, instead of {before}").format(
            **facts, before=before
        )
    return translate("mend", "{when} {client}: now theirs").format(**facts)


def review_note(form: DisruptionForm) -> str:
    """What a discharge asks for besides visits (NICE guideline NG21: review after hospital)."""
    if form.kind is not DisruptionKind.CLIENT_BACK:
        return ""
    by = text.date_text(form.from_date + timedelta(days=7))
    return translate(
        "mend",
        "First visit by somebody of the circle if at all possible. A review of the plan is due "
        "after a stay in hospital: agree on a day, at best before {day}.",
    ).format(day=by)
