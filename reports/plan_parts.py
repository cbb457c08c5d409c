"""Parts that the plan, the review record and the profile share."""

from collections.abc import Iterable, Sequence

from reports import plan_words
from reports.pieces import (
    Entries,
    Entry,
    Grid,
    Inline,
    Label,
    Led,
    Notice,
    Person,
    Piece,
    Section,
    Signatures,
    Text,
    named,
)
from reports.plan_values import (
    FaceNote,
    FaceNoteKind,
    Participant,
    Stance,
    Topic,
    TopicKind,
    Words,
)
from reports.text import _, is_draft_wording, said


def entry(term: Label, *contents: Inline) -> Entry | None:
    """An entry, unless nothing was said."""
    there = tuple(content for content in contents if content)
    return Entry(term, there) if there else None


def listed(term: Label, contents: Iterable[Inline]) -> Entry | None:
    there = tuple(content for content in contents if content)
    return Entry(term, there, is_list=True) if there else None


def present(*entries: Entry | None) -> tuple[Entry, ...]:
    return tuple(each for each in entries if each is not None)


def topic_entries(topics: Sequence[Topic], kinds: Iterable[TopicKind]) -> tuple[Entry, ...]:
    """What was told of each kind, in the order of the kinds."""
    return present(
        *(
            entry(
                said(plan_words.TOPICS[kind]),
                *(topic.words for topic in topics if topic.kind is kind),
            )
            for kind in kinds
        )
    )


def told(topics: Sequence[Topic], kinds: Iterable[TopicKind]) -> tuple[Piece, ...]:
    entries = topic_entries(topics, kinds)
    return (Entries(entries),) if entries else ()


def section_if_any(title: Label, pieces: tuple[Piece, ...]) -> tuple[Section, ...]:
    return (Section(title, pieces),) if pieces else ()


def nothing_yet() -> tuple[Piece, ...]:
    return (Text(said(lambda: _("Nothing has been written here yet.")), is_quiet=True),)


def face(notes: Sequence[FaceNote], *, leaves_out_private: bool) -> tuple[Piece, ...]:
    """What a paper has to say of itself before anybody reads on."""
    pieces: list[Piece] = []
    objections = tuple(_objection(note) for note in notes if note.kind is FaceNoteKind.OBJECTS)
    if objections:
        pieces.append(Notice(said(lambda: _("Not everybody agrees")), objections))
    unheard = ", ".join(note.name for note in notes if note.kind is FaceNoteKind.NOT_ASKED)
    if unheard:
        title = said(lambda: _("Not everybody was asked"))
        sentence = said(lambda: _("Not asked yet: {names}").format(names=unheard))
        pieces.append(Notice(title, (sentence,)))
    others = tuple(_on_behalf(note) for note in notes if note.kind is FaceNoteKind.ON_BEHALF)
    if others:
        pieces.append(Notice(said(lambda: _("Somebody spoke for the person")), others))
    if any(note.kind is FaceNoteKind.NO_WORKER for note in notes):
        title = said(lambda: _("Nobody who gives the support has taken part"))
        pieces.append(Notice(title))
    pieces += _about_this_copy(leaves_out_private=leaves_out_private)
    return tuple(pieces)


def _objection(note: FaceNote) -> Led:
    return Led(said(lambda: _("{name} objects").format(name=note.name)), Words(note.reason))


def _on_behalf(note: FaceNote) -> Led:
    lead = said(
        lambda: _("{spokesperson} spoke for {name}").format(
            spokesperson=note.spoken_by, name=note.name
        )
    )
    return Led(lead, Words(note.reason))


def _about_this_copy(*, leaves_out_private: bool) -> list[Piece]:
    pieces: list[Piece] = []
    if leaves_out_private:
        sentence = said(lambda: _("Private parts are left out of this copy."))
        pieces.append(Text(sentence, is_quiet=True))
    if is_draft_wording():
        sentence = said(
            lambda: _(
                "The translated headings are a draft that no speaker of the language has checked."
            )
        )
        pieces.append(Text(sentence, is_quiet=True))
    return pieces


def who_took_part(participants: Sequence[Participant]) -> Grid:
    """Each with who they are, how they took part, and their word."""
    return Grid(
        caption=said(lambda: _("Who took part, and their word")),
        header=(
            said(lambda: _("Name")),
            said(lambda: _("How they took part")),
            said(lambda: _("Their word")),
        ),
        shares=(0.34, 0.3, 0.36),
        rows=tuple(_participant_row(each) for each in participants),
    )


def _participant_row(each: Participant) -> tuple[tuple[Inline, ...], ...]:
    word: list[Inline] = [said(plan_words.STANCES[each.stance])]
    if each.reason.strip():
        word.append(Words(each.reason))
    if each.spoken_by.strip():
        word.append(
            said(lambda: _("Spoken by {name}").format(name=each.spoken_by)),
        )
    if each.on and each.stance is not Stance.NOT_ASKED:
        word.append(plan_words.day(each.on))
    name = (named(each.name), plan_words.role(each.role, each.relation))
    return name, (named(each.took_part),), tuple(word)


def signatures(participants: Sequence[Participant]) -> tuple[Piece, ...]:
    """A line for each who agreed; nobody signs for an objection or for silence."""
    agreed = tuple(_signer(each) for each in participants if each.stance is Stance.AGREES)
    if not agreed:
        return ()
    return (
        Signatures(
            statement=said(lambda: _("I have read this, or it was read to me, and I agree.")),
            signers=agreed,
            signature=said(lambda: _("Signature")),
            day=said(lambda: _("Date")),
        ),
    )


def _signer(each: Participant) -> Person:
    lines: list[Inline] = [plan_words.role(each.role, each.relation)]
    if each.spoken_by.strip():
        lines.append(
            said(
                lambda: _("{spokesperson}, for {name}").format(
                    spokesperson=each.spoken_by, name=each.name
                )
            )
        )
    return Person(each.name, tuple(lines))
