"""What the parts of a plan are called and ask for, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from carecoop.kinds import Achieved, Doer, PlanState, Role, SectionGroup, SectionKind, Stance
from carecoop.services.plans.values import FaceNote, FaceNoteKind, PlanRow

translate = QCoreApplication.translate


def group_name(group: SectionGroup) -> str:
    return {
        SectionGroup.ABOUT_ME: translate("plans", "About me"),
        SectionGroup.WHAT_MATTERS: translate("plans", "What matters"),
        SectionGroup.LATE_OR_MISSED: translate("plans", "If a visit is late or missed"),
        SectionGroup.MEDICINES: translate("plans", "Support with medicines"),
        SectionGroup.CONSENT: translate("plans", "Consent, and who may see what"),
    }[group]


def kind_name(kind: SectionKind) -> str:
    return _kinds()[kind][0]


def prompt(kind: SectionKind) -> str:
    """What to write there, as a person would be asked."""
    return _kinds()[kind][1]


def _kinds() -> dict[SectionKind, tuple[str, str]]:
    return {
        SectionKind.LIKE_AND_ADMIRE: (
            translate("plans", "What people like and admire about me"),
            translate("plans", "Ask those who know you: what do they like about you?"),
        ),
        SectionKind.IMPORTANT_TO_ME: (
            translate("plans", "What is important to me"),
            translate("plans", "Who and what make a good day?"),
        ),
        SectionKind.SUPPORT_ME_BEST: (
            translate("plans", "How best to support me"),
            translate("plans", "What should somebody know who comes for the first time?"),
        ),
        SectionKind.COMMUNICATION: (
            translate("plans", "How we understand each other"),
            translate("plans", "Hearing, seeing, words that help, time to answer …"),
        ),
        SectionKind.LANGUAGE: (
            translate("plans", "Language"),
            translate("plans", "Which language at home, which for talking, which for paper?"),
        ),
        SectionKind.CULTURE: (
            translate("plans", "Faith and culture"),
            translate("plans", "What is to be respected or kept?"),
        ),
        SectionKind.ROUTINES: (
            translate("plans", "My day"),
            translate("plans", "How does a usual day go?"),
        ),
        SectionKind.CIRCUMSTANCES: (
            translate("plans", "How I live"),
            translate("plans", "Home, people, health: what is it like at present?"),
        ),
        SectionKind.HOPES: (
            translate("plans", "What I hope for"),
            translate("plans", "What would you like to be different?"),
        ),
        SectionKind.BARRIERS: (
            translate("plans", "What gets in the way"),
            translate("plans", "What makes it hard?"),
        ),
        SectionKind.RISKS: (
            translate("plans", "What could go wrong if nothing is done"),
            translate("plans", "What worries you, or others?"),
        ),
        SectionKind.OWN_STRENGTHS: (
            translate("plans", "What I bring"),
            translate("plans", "What can you do, and have always been good at?"),
        ),
        SectionKind.FAMILY_STRENGTHS: (
            translate("plans", "What family and friends bring"),
            translate("plans", "Who is there, and what do they like to do?"),
        ),
        SectionKind.COMMUNITY_STRENGTHS: (
            translate("plans", "What the community brings"),
            translate("plans", "Places, groups, neighbours …"),
        ),
        SectionKind.LATE_OR_MISSED: (
            translate("plans", "What to do if nobody comes"),
            translate("plans", "Who is rung, after how long, and what can wait?"),
        ),
        SectionKind.MEDICINES: (
            translate("plans", "Help with medicines"),
            translate("plans", "What help, from whom, and whom to ask? Not the list itself."),
        ),
        SectionKind.CONSENT: (
            translate("plans", "What I agree to"),
            translate("plans", "What may be done and shared?"),
        ),
        SectionKind.CAPACITY: (
            translate("plans", "Deciding"),
            translate("plans", "Which decisions need help, and how is it given?"),
        ),
        SectionKind.WHO_MAY_SEE: (
            translate("plans", "Who may see this plan"),
            translate("plans", "All of it, or only parts?"),
        ),
    }


def role_name(role: Role) -> str:
    return dict(roles())[role]


def roles() -> list[tuple[Role, str]]:
    return [
        (Role.PERSON, translate("plans", "the person")),
        (Role.FAMILY, translate("plans", "family")),
        (Role.FRIEND, translate("plans", "friend")),
        (Role.ADVOCATE, translate("plans", "advocate or attorney")),
        (Role.VOLUNTEER, translate("plans", "volunteer")),
        (Role.CARER, translate("plans", "carer")),
        (Role.COORDINATOR, translate("plans", "coordinator")),
        (Role.PROFESSIONAL, translate("plans", "nurse, social worker …")),
    ]


def doers() -> list[tuple[Doer, str]]:
    return [
        (Doer.PERSON, translate("plans", "I")),
        (Doer.FAMILY, translate("plans", "family")),
        (Doer.VOLUNTEER, translate("plans", "volunteer")),
        (Doer.CARER, translate("plans", "carer")),
        (Doer.COMMUNITY, translate("plans", "place or group")),
        (Doer.PROFESSIONAL, translate("plans", "nurse, therapist …")),
    ]


def state_name(state: PlanState) -> str:
    return {
        PlanState.DRAFT: translate("plans", "draft"),
        PlanState.AGREED: translate("plans", "agreed"),
        PlanState.SUPERSEDED: translate("plans", "replaced by a later one"),
    }[state]


def standing(row: PlanRow) -> str:
    """How a version stands: its state, and how often it was looked back at."""
    state = state_name(row.state)
    if not row.reviews:
        return state
    return translate("plans", "{state} · reviewed: {n}").format(state=state, n=row.reviews)


def stance_name(stance: Stance) -> str:
    return {
        Stance.AGREES: translate("plans", "Agrees"),
        Stance.OBJECTS: translate("plans", "Objects"),
        Stance.NOT_ASKED: translate("plans", "Not asked"),
    }[stance]


def face_note(note: FaceNote) -> str:
    """A line for the face of the plan."""
    template = {
        FaceNoteKind.DRAFT: translate("plans", "A draft: not agreed yet."),
        FaceNoteKind.OBJECTS: translate("plans", "{name} objects: {reason}"),
        FaceNoteKind.NOT_ASKED: translate("plans", "{name} was not asked yet."),
        FaceNoteKind.ON_BEHALF: translate("plans", "{spoken_by} spoke for {name}: {reason}"),
        FaceNoteKind.NO_WORKER: translate(
            "plans", "Nobody who gives the support has taken part yet."
        ),
    }[note.kind]
    return template.format(name=note.name, reason=note.reason, spoken_by=note.spoken_by)


def achievements() -> list[tuple[Achieved, str]]:
    return [
        (Achieved.YES, translate("plans", "Yes")),
        (Achieved.PARTLY, translate("plans", "Partly")),
        (Achieved.NO, translate("plans", "Not yet")),
        (Achieved.CHANGED, translate("plans", "I want something else now")),
    ]


def level_name(level: int) -> str:
    """A level of goal attainment (Kiresuk and Sherman 1968), in our words."""
    return {
        -2: translate("plans", "−2 · much less than hoped"),
        -1: translate("plans", "−1 · somewhat less than hoped"),
        0: translate("plans", "0 · as hoped"),
        1: translate("plans", "+1 · somewhat better than hoped"),
        2: translate("plans", "+2 · much better than hoped"),
    }[level]
