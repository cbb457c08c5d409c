"""One made-up person's plan, its review and a profile, and plans that layouts fear.

Nobody here is real; the telephone numbers are of the range kept for fiction.
"""

from dataclasses import replace
from datetime import date, timedelta

from reports.plan_values import (
    Achieved,
    Action,
    Attached,
    Attainment,
    CircleMember,
    Copy,
    Distance,
    Doer,
    Domain,
    FaceNote,
    FaceNoteKind,
    OurPlan,
    Outcome,
    Participant,
    PlanEdition,
    PlanState,
    PositiveRisk,
    Profile,
    ReviewCause,
    ReviewedOutcome,
    ReviewRecord,
    Role,
    Served,
    Stance,
    Telephone,
    Topic,
    TopicKind,
    VisitNote,
    WeekVisit,
    Words,
)
from tests.golden.awkward_weeks import LETTERS, LONG_NAME, LONG_TEXT, MARKUP
from tests.golden.made_up_week import ORGANISATION, at

AGREED_ON = date(2026, 11, 12)
REVIEWED_ON = date(2027, 2, 10)
AGREED = PlanEdition(2, PlanState.AGREED, AGREED_ON)
DRAFT_PLAN = PlanEdition(3)
EVERY_DAY = frozenset(range(7))

ORDINARY = Copy(with_private=True)
FOR_OTHERS = Copy()
LARGE = Copy(is_large=True, with_private=True)
WELSH = Copy(("cy",), with_private=True)
BOTH = Copy(("en", "cy"), with_private=True)
BOTH_LARGE = Copy(("en", "cy"), is_large=True, with_private=True)

ME, BETH, DAI, NURSE = "Mrs Pryce", "Beth", "Dai Morgan", "Sister Adeyemi"


def mine(text: str, language: str = "en", translation: str = "") -> Words:
    other = "cy" if language == "en" else "en"
    return Words(text, language, ME, translation, other if translation else "")


def plain(text: str) -> Words:
    return Words(text, "en")


def topics() -> tuple[Topic, ...]:
    return (
        Topic(TopicKind.LIKE_AND_ADMIRE,
              Words("She remembers everybody's birthday, and sings while she bakes.", "en", BETH)),
        Topic(TopicKind.LIKE_AND_ADMIRE,
              Words("Funny before breakfast, which is rare.", "en", DAI)),
        Topic(TopicKind.IMPORTANT_TO_ME,
              mine("Capel bob bore Sul, a chwmni Cymraeg.", "cy",
                   "Chapel every Sunday morning, and company in Welsh.")),
        Topic(TopicKind.IMPORTANT_TO_ME,
              mine("A proper cup of tea before anything else. My own kitchen.")),
        Topic(TopicKind.SUPPORT_ME_BEST,
              mine("Sit down first. Tell me what you are about to do, then wait for my nod.")),
        Topic(TopicKind.COMMUNICATION,
              Words("Speak to her right ear. She follows Welsh better when she is tired.",
                    "en", BETH)),
        Topic(TopicKind.ROUTINES,
              mine("Up at seven, radio on, to bed after the ten o'clock news.")),
        Topic(TopicKind.CIRCUMSTANCES,
              mine("I fell in September and the stairs frighten me now.")),
        Topic(TopicKind.BARRIERS, mine("The hill back from the harbour.")),
        Topic(TopicKind.OWN_STRENGTHS, mine("I can still cook, if somebody lifts the pans.")),
        Topic(TopicKind.FAMILY_STRENGTHS,
              Words("I am there every Wednesday and ring every evening.", "en", BETH)),
        Topic(TopicKind.LATE_OR_MISSED,
              mine("I can wait half an hour. Breakfast medicines cannot wait longer than nine.")),
        Topic(TopicKind.MEDICINES,
              Words("Dai hands her the box from the kitchen drawer; she takes them herself.",
                    "en", NURSE), is_private=True),
        Topic(TopicKind.WHO_MAY_SEE,
              mine("Beth may see all of it. The volunteers need not see the medicines.")),
    )  # fmt: skip


def outcomes() -> tuple[Outcome, ...]:
    return (
        Outcome(
            1,
            mine("Rwyf am gerdded i'r harbwr eto.", "cy", "I want to walk to the harbour again."),
            Domain("wales:control"),
            why=plain("It is where Idris and I met. I want to see the boats come in."),
            now=plain("To the gate and back, with a stick."),
            now_score=3,
            hoped=plain("To the harbour and back once a week, with somebody beside me."),
            actions=(
                Action(Doer.PERSON, plain("My exercises at the sink every morning")),
                Action(Doer.CARER, Words("Walk with her after breakfast, a little further each "
                                         "week", "en"), who=DAI, my_part=plain("I say how far")),
                Action(Doer.FAMILY, Words("Look for shoes that grip", "en"), who=BETH),
                Action(Doer.COMMUNITY, Words("The Thursday walking group at the library", "en")),
            ),
            by_when=date(2027, 3, 1),
            served_by=("Breakfast", "A walk"),
        ),
        Outcome(
            2,
            mine("Cook my own Sunday dinner for the family."),
            Domain("wales:relationships"),
            why=plain("They have always come to me."),
            now=plain("I sit and tell others what to do."),
            hoped=plain("I do the gravy and the table; Beth lifts the pans."),
            actions=(Action(Doer.FAMILY, Words("Lift the pans", "en"), who=BETH),),
            by_when=date(2026, 12, 25),
            served_by=("Sunday dinner",),
        ),
        Outcome(
            3,
            mine("Bath on my own terms."),
            Domain("wales:health"),
            why=plain("I do not like to be looked at."),
            is_private=True,
        ),
    )  # fmt: skip


def week() -> tuple[WeekVisit, ...]:
    return (
        WeekVisit("Breakfast", EVERY_DAY, at("07:30"), at("08:15"),
                  "Up, washed and dressed; a proper cup of tea first",
                  serves=(Served(1, "the exercises at the sink"), Served(3, "her own flannel"))),
        WeekVisit("A walk", frozenset({1, 3}), at("10:30"), at("11:30"),
                  serves=(Served(1, "a little further each week"),)),
        WeekVisit("Sunday dinner", frozenset({6}), at("12:00"), at("13:30"), carers=2,
                  is_every_other_week=True, serves=(Served(2),)),
        WeekVisit("To bed", EVERY_DAY - {2}, at("21:30"), at("22:00")),
    )  # fmt: skip


def participants() -> tuple[Participant, ...]:
    return (
        Participant(ME, Role.PERSON, "", "at her kitchen table", Stance.AGREES, on=AGREED_ON),
        Participant(BETH, Role.FAMILY, "daughter", "at the kitchen table", Stance.AGREES,
                    on=AGREED_ON),
        Participant(DAI, Role.CARER, "", "at the kitchen table", Stance.AGREES, on=AGREED_ON),
    )  # fmt: skip


def our_plan(edition: PlanEdition = AGREED) -> OurPlan:
    return OurPlan(
        organisation=ORGANISATION,
        person_name=ME,
        edition=edition,
        language="cy",
        next_review=REVIEWED_ON,
        topics=topics(),
        outcomes=outcomes(),
        week=week(),
        circle=(
            CircleMember(DAI, Role.CARER),
            CircleMember("Mair Jones", Role.CARER),
            CircleMember(BETH, Role.FAMILY, "daughter", "01632 960155"),
            CircleMember("Nest", Role.VOLUNTEER, "volunteer, from the chapel"),
        ),
        risks=(
            PositiveRisk(
                plain("Walking downhill alone as far as the bench."),
                plain("I am out of the house and meet people."),
                plain("I could fall where nobody sees it."),
                plain("The pendant is round my neck; the café knows me and rings Beth."),
                (ME, BETH, DAI),
            ),
        ),
        telephones=(
            Telephone("01632 960123"),
            Telephone("01632 960124", is_on_call=True),
        ),
        attached=(Attached("The council's care and support plan", date(2026, 10, 3)),),
        participants=participants(),
    )


def disputed_plan() -> OurPlan:
    """A draft that one objects to, and of which two were never asked."""
    objects = Participant(
        BETH, Role.FAMILY, "daughter", "by telephone", Stance.OBJECTS,
        "The bench is too far. I would rather she waited until her hip is stronger.", AGREED_ON,
    )  # fmt: skip
    spoken_for = replace(participants()[0], spoken_by="Nest")
    silent = Participant(NURSE, Role.PROFESSIONAL, "district nurse")
    face = (
        FaceNote(FaceNoteKind.OBJECTS, BETH, objects.reason),
        FaceNote(FaceNoteKind.NOT_ASKED, NURSE),
        FaceNote(FaceNoteKind.ON_BEHALF, ME, "Lasting power of attorney", "Nest"),
        FaceNote(FaceNoteKind.NO_WORKER),
    )
    return replace(our_plan(DRAFT_PLAN), participants=(spoken_for, objects, silent), face=face)


def empty_plan() -> OurPlan:
    return OurPlan(ORGANISATION, ME, PlanEdition(1), face=(FaceNote(FaceNoteKind.NO_WORKER),))


def long_plan() -> OurPlan:
    """Forty outcomes and a day of many visits."""
    one, two, three = outcomes()
    many = tuple(replace((one, two, three)[number % 3], number=number + 1) for number in range(40))
    visits = tuple(
        WeekVisit(f"Visit {number + 1}", EVERY_DAY, at("07:00") + 60 * number,
                  at("07:30") + 60 * number, serves=(Served(number + 1, "a step nearer"),))
        for number in range(12)
    )  # fmt: skip
    return replace(our_plan(), outcomes=many, week=visits)


def odd_plan() -> OurPlan:
    """What people type, everywhere."""
    texts = (LONG_NAME, MARKUP, LETTERS, LONG_TEXT[:1500], "", "ŵ" * 300)
    odd = tuple(Words(text, "cy", text, text, "en") for text in texts)
    return OurPlan(
        organisation=LONG_NAME,
        person_name=LONG_NAME,
        edition=PlanEdition(4, PlanState.SUPERSEDED, AGREED_ON),
        language=LETTERS,
        topics=tuple(
            Topic(kind, words) for kind in (TopicKind.ROUTINES, TopicKind.CONSENT) for words in odd
        ),
        outcomes=tuple(
            Outcome(number, words, Domain("", words.text), words, words, 0, words,
                    (Action(Doer.CARER, words, words.text, words),),
                    AGREED_ON, (words.text,))
            for number, words in enumerate(odd, start=1)
        ),
        week=tuple(
            WeekVisit(words.text, EVERY_DAY, 0, 3 * 1440, words.text, 3, True,
                      (Served(1, words.text),))
            for words in odd
        ),
        circle=tuple(CircleMember(text, Role.FRIEND, text, text) for text in texts),
        risks=tuple(PositiveRisk(words, words, words, words, (words.text,)) for words in odd),
        telephones=tuple(Telephone(text) for text in texts),
        attached=tuple(map(Attached, texts)),
        participants=tuple(
            Participant(text, Role.FAMILY, text, text, stance, text, AGREED_ON, text)
            for text, stance in zip(texts, (*Stance, *Stance), strict=True)
        ),
        face=tuple(FaceNote(kind, text, text, text) for text in texts for kind in FaceNoteKind),
    )  # fmt: skip


def review() -> ReviewRecord:
    one, two, three = outcomes()
    return ReviewRecord(
        organisation=ORGANISATION,
        person_name=ME,
        held_on=REVIEWED_ON,
        edition=AGREED,
        cause=ReviewCause.DUE,
        words=mine("I have seen the boats come in. The rest can wait for spring."),
        outcomes=(
            ReviewedOutcome(
                1, one.words, one.domain, one.hoped,
                in_my_words=plain("I got there in January, and Dai bought the chips."),
                achieved=Achieved.YES,
                level=1,
                now=plain("To the harbour, with a rest on the bench."),
                notes=(
                    VisitNote(date(2026, 11, 24), Words("To the corner shop.", "en", DAI)),
                    VisitNote(date(2026, 12, 15), Words("As far as the bench.", "en", DAI)),
                    VisitNote(date(2027, 1, 14), Words("The harbour! Chips.", "en", DAI)),
                ),
                distances=(
                    Distance(AGREED_ON, 3, plain("To the gate and back, with a stick.")),
                    Distance(date(2026, 12, 20), 5, plain("The bench.")),
                    Distance(REVIEWED_ON, 8, plain("The harbour, with a rest.")),
                ),
                what_next=plain("Twice a week, and by the steps."),
            ),
            ReviewedOutcome(
                2, two.words, two.domain, two.hoped,
                in_my_words=plain("I made the gravy at Christmas. Standing is hard."),
                achieved=Achieved.PARTLY,
                level=0,
                distances=(Distance(AGREED_ON, 2), Distance(REVIEWED_ON, 4)),
            ),
            ReviewedOutcome(3, three.words, three.domain, achieved=Achieved.NO, is_private=True),
        ),
        changes=plain("A stool for the kitchen. A walk on Saturdays too."),
        attainment=Attainment(36.3, 54.6),
        next_review=REVIEWED_ON + timedelta(days=91),
        participants=participants(),
    )  # fmt: skip


def empty_review() -> ReviewRecord:
    return ReviewRecord(ORGANISATION, ME, REVIEWED_ON, AGREED, is_finished=False)


def profile() -> Profile:
    return Profile(ORGANISATION, ME, AGREED, "cy", topics())
