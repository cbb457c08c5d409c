"""What a plan's parts need before they can be saved: one sentence beside each field.

A draft may be unfinished: only what could not be kept, or would mislead, is refused. What an
agreed plan should not lack is in `readiness`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import DecisionSubject, Nation, ReviewCause, Stance
from carecoop.services import validation_findings as find
from carecoop.services.plans import values
from carecoop.services.plans.tidying import tidy
from carecoop.services.validation_findings import Fields, Finding

MOST_LETTERS = 20_000  # of a text in which people write as much as they like
MOST_BYTES = 20_000_000  # of an attached file
MONTH_DAYS = 31  # at most
# Regulation 16 of WSI 2017/1264; NICE QS123, statement 5.
MOST_MONTHS = {Nation.WALES: 3, Nation.ENGLAND: 12}
MOST_FIRST_DAYS = {Nation.WALES: 3 * MONTH_DAYS, Nation.ENGLAND: 6 * 7}
TOO_LATE = {
    Nation.WALES: QT_TRANSLATE_NOOP(
        "carecoop", "In Wales a plan is reviewed at least every three months (regulation 16)."
    ),
    Nation.ENGLAND: QT_TRANSLATE_NOOP(
        "carecoop", "NICE advises a first review after six weeks, then one each year."
    ),
}


def validate_participant(form: values.ParticipantForm) -> Fields:
    form = tidy(form)
    return find.first_of(("name", find.missing_name(form.name)), *find.lengths("participant", form))


def validate_word(form: values.WordForm) -> Fields:
    """What can be said without knowing the others; `agreeing` checks who speaks for whom."""
    form = tidy(form)
    return find.first_of(
        ("said_on", _day(form.said_on)),
        ("reason", _objection(form)),
        ("authority", _authority(form)),
        *find.lengths("participant_word", form),
    )


def validate_decision(form: values.DecisionForm) -> Fields:
    form = tidy(form)
    return find.first_of(
        ("about", _missing_decision(form)),
        ("decided_on", _day(form.decided_on)),
        *find.lengths("decision", form),
    )


def validate_section(form: values.SectionForm) -> Fields:
    form = tidy(form)
    return find.first_of(("language", find.language(form.language)), *_long_texts(form))


def validate_outcome(form: values.OutcomeForm) -> Fields:
    form = tidy(form)
    return find.first_of(
        ("language", find.language(form.language)),
        ("now_score", _within(form.now_score, values.LEAST_SCORE, values.MOST_SCORE)),
        ("importance", _within(form.importance, 0, 3)),
        ("difficulty", _within(form.difficulty, 0, 3)),
        ("baseline_level", _within(form.baseline_level, values.LEAST_LEVEL, values.MOST_LEVEL)),
        *_long_texts(form),
        *(("steps", finding) for step in form.steps for finding in _step(step)),
    )


def validate_risk(form: values.RiskForm) -> Fields:
    return find.first_of(*_long_texts(tidy(form)))


def validate_attachment(form: values.AttachmentForm) -> Fields:
    form = tidy(form)
    return find.first_of(
        ("name", find.missing_name(form.name)), *find.lengths("plan_attachment", form)
    )


def validate_visit_note(form: values.VisitNoteForm) -> Fields:
    form = tidy(form)
    return find.first_of(
        ("text", _missing_note(form.text)),
        ("visit_date", _day(form.visit_date)),
        *find.lengths("visit_note", form),
    )


def validate_event(form: values.EventForm) -> Fields:
    form = tidy(form)
    return find.first_of(
        ("happened_on", _day(form.happened_on)),
        ("cause", _no_event(form.cause)),
        *find.lengths("review_event", form),
    )


def validate_review(form: values.ReviewForm) -> Fields:
    form = tidy(form)
    return find.first_of(
        ("held_on", _day(form.held_on)),
        ("language", find.language(form.language)),
        ("next_review_on", _after(form.held_on, form.next_review_on)),
        *_long_texts(form),
    )


def validate_reviewed(form: values.ReviewedForm) -> Fields:
    form = tidy(form)
    return find.first_of(
        ("level", _within(form.level, values.LEAST_LEVEL, values.MOST_LEVEL)),
        ("now_score", _within(form.now_score, values.LEAST_SCORE, values.MOST_SCORE)),
        *_long_texts(form),
    )


def validate_review_clock(form: values.ReviewClock) -> Fields:
    nothing = CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "Say after how many weeks or months the first review is.")
    )
    return find.first_of(
        ("first_weeks", find.within(form.first_weeks, 0, 52)),
        ("first_months", find.within(form.first_months, 0, 24)),
        ("first_weeks", None if form.first_weeks + form.first_months else nothing),
        ("later_months", find.within(form.later_months, 1, 24)),
        ("event_days", find.within(form.event_days, 0, 90)),
    )


def warn_review_clock(form: values.ReviewClock, nation: Nation) -> Fields:
    """Where reviews are later than the rules or the advice of a nation have them."""
    too_late = CareCoopError(TOO_LATE[nation])
    first_days = form.first_weeks * 7 + form.first_months * MONTH_DAYS
    return find.first_of(
        ("first_weeks", too_late if first_days > MOST_FIRST_DAYS[nation] else None),
        ("later_months", too_late if form.later_months > MOST_MONTHS[nation] else None),
    )


def _long_texts(form: Any) -> Iterator[tuple[str, Finding]]:
    for field in fields(form):
        text = getattr(form, field.name)
        if isinstance(text, str):
            yield field.name, find.too_long(text, MOST_LETTERS)


def _step(step: values.StepForm) -> Iterable[Finding]:
    yield from (finding for _, finding in _long_texts(step))
    yield from (finding for _, finding in find.lengths("plan_step", step))


def _within(value: int | None, least: int, most: int) -> Finding:
    return None if value is None else find.within(value, least, most)


def _day(day: date | None) -> Finding:
    if day is None:
        return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "Say on which day."))
    if day <= clock.today():
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "{day} is still to come. Give today or an earlier day."),
        day=day,
    )


def _after(held_on: date | None, next_on: date | None) -> Finding:
    if held_on is None or next_on is None or next_on > held_on:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "The next review is after this one. Choose a later day.")
    )


def _objection(form: values.WordForm) -> Finding:
    if form.stance is not Stance.OBJECTS or form.reason:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "Write down the objection, in their own words.")
    )


def _authority(form: values.WordForm) -> Finding:
    if form.spoken_by is None or form.authority:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop",
            "Say what lets them speak for the person, for example: lasting power of attorney.",
        )
    )


def _missing_decision(form: values.DecisionForm) -> Finding:
    decided = form.subject in {DecisionSubject.CIRCLE, DecisionSubject.PATTERN}
    if form.about or not decided:
        return None
    return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "Say in a sentence what was decided."))


def _missing_note(text: str) -> Finding:
    if text:
        return None
    return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "Say in a line what moved."))


def _no_event(cause: ReviewCause) -> Finding:
    if cause not in {ReviewCause.DUE, ReviewCause.ASKED}:
        return None
    return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "Say what happened."))
