"""The review record: outcome by outcome, the person's own words first, numbers last if at all.

It gathers what carers noted after visits and draws how far the person has come in their own
reckoning. The T-score of goal attainment scaling is printed only where it is handed over, which
is where the person wants it; it compares nobody with anybody.
"""

from collections.abc import Iterator
from datetime import date

from reports import as_html, as_pdf, plan_parts, plan_words
from reports.pieces import (
    Card,
    Document,
    Entries,
    Entry,
    Inline,
    Label,
    Led,
    Piece,
    Section,
    Text,
    named,
)
from reports.plan_parts import entry, listed, nothing_yet, present
from reports.plan_values import (
    ORDINARY_COPY,
    Attainment,
    Copy,
    Distance,
    ReviewedOutcome,
    ReviewRecord,
    VisitNote,
    shown_in,
)
from reports.text import _, full_date, said, speaking


def render(review: ReviewRecord, copy: Copy = ORDINARY_COPY, *, printed_on: date) -> bytes:
    """The PDF; the same values give the same bytes."""
    with speaking(*copy.languages):
        return as_pdf.render(document(review, copy, printed_on))


def render_html(review: ReviewRecord, copy: Copy = ORDINARY_COPY, *, printed_on: date) -> str:
    """The same as one web page with structure, for screen readers and large letters."""
    with speaking(*copy.languages):
        return as_html.render(document(review, copy, printed_on))


def document(review: ReviewRecord, copy: Copy, printed_on: date) -> Document:
    """The record in pieces; call it inside `speaking(*copy.languages)`."""
    shown = shown_in(copy, review)
    return Document(
        kind=said(lambda: _("Review of our plan")),
        name=shown.person_name,
        organisation=shown.organisation,
        copy=copy,
        printed_on=printed_on,
        facts=_facts(shown),
        face=plan_parts.face(shown.face, leaves_out_private=shown.leaves_out_private),
        sections=tuple(_sections(shown)),
        edition=_edition(shown),
        mark=() if shown.is_finished else said(lambda: _("Draft: review not finished")),
    )


def _edition(review: ReviewRecord) -> Label:
    def words() -> str:
        which = _("Review of version {version}").format(version=review.edition.version)
        if not review.leaves_out_private:
            return which
        return _("{edition}, without private parts").format(edition=which)

    return said(words)


def _facts(review: ReviewRecord) -> tuple[Entry, ...]:
    return present(
        entry(said(lambda: _("Held on")), plan_words.day(review.held_on)),
        entry(said(lambda: _("Why now")), said(plan_words.CAUSES[review.cause])),
        entry(said(lambda: _("Next review")), plan_words.day(review.next_review))
        if review.next_review
        else None,
    )


def _sections(review: ReviewRecord) -> Iterator[Section]:
    how_it_went = (Text(review.words),) if review.words else nothing_yet()
    yield Section(said(lambda: _("How it went, in my words")), how_it_went)
    outcomes = tuple(_outcome(each) for each in review.outcomes)
    yield Section(said(lambda: _("My outcomes")), outcomes or nothing_yet())
    if review.attainment is not None:
        yield Section(said(lambda: _("In numbers")), _attainment(review.attainment))
    changes = (Text(review.changes),) if review.changes else ()
    yield from plan_parts.section_if_any(said(lambda: _("What changes from now on")), changes)
    yield Section(said(lambda: _("Who took part")), _who_took_part(review))
    signatures = plan_parts.signatures(review.participants)
    yield from plan_parts.section_if_any(said(lambda: _("Signatures")), signatures)


def _outcome(outcome: ReviewedOutcome) -> Card:
    travelled = sorted(outcome.distances, key=lambda point: point.on)
    return Card(
        title=outcome.words,
        mark=str(outcome.number),
        kicker=plan_words.domain(outcome.domain),
        entries=present(
            entry(said(lambda: _("In my words")), outcome.in_my_words),
            _achieved(outcome),
            entry(said(lambda: _("What we hoped for")), outcome.hoped),
            entry(said(lambda: _("Where I am now")), outcome.now),
            listed(said(lambda: _("Noted after visits")), map(_note, outcome.notes)),
            entry(said(lambda: _("What changes from now on")), outcome.what_next),
            listed(said(lambda: _("How far I have come")), map(_step, travelled)),
        ),
        travelled=tuple(travelled),
    )


def _achieved(outcome: ReviewedOutcome) -> Entry | None:
    answers: list[Inline] = []
    if outcome.achieved is not None:
        answers.append(said(plan_words.ACHIEVED[outcome.achieved]))
    if outcome.level is not None:
        answers.append(said(plan_words.LEVELS[outcome.level]))
    return entry(said(lambda: _("Was it achieved?")), *answers)


def _note(note: VisitNote) -> Led:
    return Led(plan_words.day(note.on), note.words)


def _step(point: Distance) -> Inline:
    def words() -> str:
        return _("{date}: {score} out of 10").format(date=full_date(point.on), score=point.score)

    return Led(said(words), point.words)


def _attainment(attainment: Attainment) -> tuple[Piece, ...]:
    figures = present(
        entry(said(lambda: _("Before")), named(f"{attainment.before:.1f}")),
        entry(said(lambda: _("Now")), named(f"{attainment.now:.1f}")),
        entry(said(lambda: _("Change")), named(f"{attainment.change:+.1f}")),
    )
    explanation = said(
        lambda: _(
            "Goal attainment (T-score): 50 means that all went as we hoped, more is better than "
            "we hoped. It is about this person's own goals and compares nobody."
        )
    )
    return Entries(figures), Text(explanation, is_quiet=True)


def _who_took_part(review: ReviewRecord) -> tuple[Piece, ...]:
    if not review.participants:
        return (Text(said(lambda: _("Nobody has taken part yet.")), is_quiet=True),)
    return (plan_parts.who_took_part(review.participants),)
