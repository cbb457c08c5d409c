"""The one-page profile: what people like about somebody, what matters to them, how to help."""

from collections.abc import Iterator
from datetime import date

from reports import as_html, as_pdf, plan_parts, plan_words
from reports.pieces import Document, Section, Text
from reports.plan_values import ORDINARY_COPY, PROFILE, Copy, Profile, TopicKind, shown_in
from reports.text import _, said, speaking


def render(profile: Profile, copy: Copy = ORDINARY_COPY, *, printed_on: date) -> bytes:
    """The PDF; the same values give the same bytes."""
    with speaking(*copy.languages):
        return as_pdf.render(document(profile, copy, printed_on))


def render_html(profile: Profile, copy: Copy = ORDINARY_COPY, *, printed_on: date) -> str:
    """The same as one web page with structure, for screen readers and large letters."""
    with speaking(*copy.languages):
        return as_html.render(document(profile, copy, printed_on))


def document(profile: Profile, copy: Copy, printed_on: date) -> Document:
    """The profile in pieces; call it inside `speaking(*copy.languages)`."""
    shown = shown_in(copy, profile)
    return Document(
        kind=said(lambda: _("My profile")),
        name=shown.person_name,
        organisation=shown.organisation,
        copy=copy,
        printed_on=printed_on,
        facts=(),
        face=plan_parts.face((), leaves_out_private=shown.leaves_out_private),
        sections=tuple(_sections(shown)),
        edition=plan_words.edition(shown.edition, leaves_out_private=shown.leaves_out_private),
        mark=plan_words.mark(shown.edition),
        fits_one_page=True,
    )


def _sections(profile: Profile) -> Iterator[Section]:
    """The three questions always; how the person communicates where that was told."""
    for kind in (*PROFILE, TopicKind.COMMUNICATION):
        texts = tuple(Text(topic.words) for topic in profile.topics if topic.kind is kind)
        if texts or kind in PROFILE:
            yield Section(said(plan_words.TOPICS[kind]), texts or plan_parts.nothing_yet())
