"""The words of the relationship views: what was counted, and what each figure says."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from carecoop.kinds import RotaState
from carecoop.services.figures import Continuity
from carecoop.services.relationships_values import (
    LONGEST,
    Basis,
    Bond,
    CoopFigures,
    Face,
    PastVisit,
    first_day,
)
from ui import text
from ui.board import words as board_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure: its name, its value as shown, and what it says in a sentence."""

    name: str
    value: str
    sentence: str


def share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


def decimal(value: float | None, digits: int = 1) -> str:
    return "–" if value is None else QLocale().toString(value, "f", digits)


def window(end: date, days: int) -> str:
    """ "9 Nov – 22 Nov 2026"."""
    first = QLocale().toString(text.to_qdate(first_day(end, days)), "d MMM")
    last = QLocale().toString(text.to_qdate(end), "d MMM yyyy")
    return f"{first} – {last}"


def day(when: date | None) -> str:
    return "–" if when is None else text.date_text(when)


def basis(found: Basis, days: int) -> str:
    """What the view rests on: which rotas, and from where on they are known."""
    names = {
        RotaState.WORKED: translate("relations", "worked"),
        RotaState.PUBLISHED: translate("relations", "published"),
        RotaState.DRAFT: translate("relations", "draft"),
        None: translate("relations", "no rota saved"),
    }
    counted = Counter(one.state for one in found.touched(days))
    weeks = ", ".join(f"{names[state]} {counted[state]}" for state in names if counted[state])
    said = [translate("relations", "Weeks counted: {weeks}.").format(weeks=weeks)]
    said.append(
        translate("relations", "Cancelled visits are left out; two carers count as two visits.")
    )
    if found.since is not None and (first_day(found.end, LONGEST) - found.since).days < LONGEST:
        said.append(
            translate(
                "relations",
                "Rotas are kept here since {day}: someone who came before may look new.",
            ).format(day=text.date_text(found.since))
        )
    return " ".join(said)


def headline(figures: Continuity, days: int) -> str:
    """A person's window in a line."""
    if not figures.visits:
        return translate("relations", "Nobody came in these {days} days.").format(days=days)
    return translate(
        "relations",
        "Different faces in {days} days: {faces} · new faces: {new} · by the circle: {share}",
    ).format(
        days=days,
        faces=figures.faces,
        new=figures.new_faces,
        share=share(figures.circle_share),
    )


def explained(figures: Continuity, days: int) -> list[Explained]:
    """A person's figures, each with its sentence; what carers and people ask for comes first."""
    names = figure_names()
    sentences = figure_sentences(days)
    values = (
        str(figures.faces) if figures.visits else "–",
        str(figures.new_faces) if figures.visits else "–",
        share(figures.circle_share),
        share(figures.usual_provider),
        decimal(figures.concentration, 2),
        decimal(figures.same_as_before, 2),
        decimal(figures.fewness, 2),
        decimal(figures.effective_carers),
    )
    return [Explained(*each) for each in zip(names, values, sentences, strict=True)]


def explained_coop(figures: CoopFigures, days: int) -> list[Explained]:
    """The co-op's own figures, then what the columns of the table mean."""
    median = Explained(
        translate("relations", "Median of faces"),
        decimal(figures.median_faces),
        translate(
            "relations",
            "Half of the people saw this many different carers or fewer in {days} days. "
            "Sweden counts this for people at home: in one town it was 16 in 14 days (2023).",
        ).format(days=days),
    )
    sentences = [
        Explained(name, "", sentence)
        for name, sentence in zip(figure_names(), figure_sentences(days), strict=True)
    ]
    return [median, *sentences]


def figure_names() -> tuple[str, ...]:
    return (
        translate("relations", "Faces"),
        translate("relations", "New faces"),
        translate("relations", "By the circle"),
        translate("relations", "Usual carer (UPC)"),
        translate("relations", "Same few (COC)"),
        translate("relations", "Same as before (SECON)"),
        translate("relations", "Few for many (MMCI)"),
        translate("relations", "Shared by"),
    )


def short_names() -> tuple[str, ...]:
    """The same for the heads of columns."""
    return (
        translate("relations", "Faces"),
        translate("relations", "New faces"),
        translate("relations", "Circle"),
        translate("relations", "Usual carer"),
        translate("relations", "Same few"),
        translate("relations", "Same as before"),
        translate("relations", "Few for many"),
        translate("relations", "Shared by"),
    )


def figure_sentences(days: int) -> tuple[str, ...]:
    return (
        translate("relations", "How many different carers came in {days} days.").format(days=days),
        translate("relations", "Carers who came in these days and never before."),
        translate("relations", "The share of visits made by the circle as it was on the day."),
        translate("relations", "The share of visits made by the carer who came most often."),
        translate(
            "relations",
            "How likely two visits picked blindly had the same carer: 1 is always, 0 never. "
            "Four carers who share equally have 0.22.",
        ),
        translate(
            "relations",
            "How often the next visit had the same carer. Low is no fault: two carers who take "
            "turns have 0.",
        ),
        translate(
            "relations",
            "How few carers for the number of visits: 1 is one carer for all, near 0 is somebody "
            "else each time.",
        ),
        translate(
            "relations", "As hard to foresee as if this many carers shared the visits equally."
        ),
    )


def relationship(bond: Bond, end: date, days: int) -> str:
    said = board_words.relationship(bond.relationship(end, days))
    if bond.since is None:
        return said
    since = translate("relations", "{relationship} since {day}")
    return since.format(relationship=said, day=day(bond.since))


def visit(found: PastVisit, names: Sequence[str]) -> str:
    """ "Tue 3 Nov 2026, 08:15–09:00, Breakfast": the visit as it is spoken, with who came."""
    when = f"{text.date_text(found.day)}, {text.span_text(found.start_minute, found.end_minute)}"
    return ". ".join([f"{when}, {found.title}", *names])


def face(name: str, found: Face) -> str:
    """ "Sam: known", "Sam: new face"; of a circle's carer also that it was the first time."""
    said = translate("relations", "{carer}: {relationship}").format(
        carer=name, relationship=board_words.relationship(found.relationship)
    )
    if found.is_first and found.relationship.value == "circle":
        return translate("relations", "{face}, for the first time").format(face=said)
    return said


def nobody() -> str:
    return translate("relations", "nobody")
