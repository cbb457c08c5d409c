"""A proof in plain words: how far a rota can be from the best, and whether more could be filled."""

from PySide6.QtCore import QCoreApplication

from carecoop.services.week_values import Proof

WORTH_TELLING_PERCENT = 40  # a wider gap says more about the proof than about the rota


def proof_text(proof: Proof | None) -> str:
    """One or two short sentences; empty where nothing worth telling is proven."""
    if proof is None:
        return ""
    said = [_fullest(proof), _nearest(proof)]
    return "  ".join(sentence for sentence in said if sentence)


def _fullest(proof: Proof) -> str:
    if not proof.is_fullest:
        return ""
    return QCoreApplication.translate("proof", "Proven: nobody could fill more of this week.")


def _nearest(proof: Proof) -> str:
    if not proof.least_points or proof.percent > WORTH_TELLING_PERCENT:
        return ""
    if proof.percent <= 0:
        return QCoreApplication.translate(
            "proof", "Proven: with as much filled, faces and travel cannot get better."
        )
    template = QCoreApplication.translate(
        "proof",
        "Proven: with as much filled, faces and travel can get better by {percent}% at most.",
    )
    return template.format(percent=proof.percent)


def proof_details(proof: Proof | None) -> str:
    """The same as a score, with all that it rests on."""
    if proof is None or not proof.least_points:
        return ""
    template = QCoreApplication.translate(
        "proof",
        "Faces, travel, waiting and the like are added up to one score; lower is better. No rota "
        "that leaves no more open can have a score below {least}; this one has {score}.",
    )
    return template.format(least=proof.least_points, score=proof.points)
