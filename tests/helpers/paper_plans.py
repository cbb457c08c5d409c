"""Plans, reviews and profiles such as nobody would think of, for trying how they print."""

from datetime import date

from hypothesis import strategies as st

from reports import plan_words
from reports.plan_values import (
    FURTHEST,
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

ODD = (
    "<b>", "</para>", "&amp;", "<img src='x'/>", "{0}", "%s", "]]>", "<!--", "\ud800", "\x00\x0b",
    "王小明" * 9, "مرحبا كيف الحال", "שלום", "👩‍👩‍👧", "a\u0301" * 9, "\n" * 3,
    "\u202e txet", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
)  # fmt: skip

PLAIN = (
    "", "", "Mrs Pryce", "Dai Morgan", "Up, washed and dressed; a proper cup of tea first",
    "Rwyf am gerdded i'r harbwr eto, gyda'r ŵyrion.", "Tea & <b>toast</b>\nno sugar",
    "Sit down first. Tell me what you are about to do, then wait for my nod. " * 4,
)  # fmt: skip
LONG = ("Sit down first, and ask about the chapel choir. " * 60, "ŵ" * 900, "\n" * 40, "x" * 5000)

short = st.sampled_from(PLAIN) | st.text(max_size=12) | st.text("<>&/b i\n{}%ŵŷ", max_size=12)
typed = st.integers(0, 99).flatmap(
    lambda chance: st.sampled_from(LONG if chance < 1 else ODD) if chance < 8 else short
)
languages = st.sampled_from(["", "en", "cy", "ar", "zh", "pl"])
dates = st.dates(date(1900, 1, 1), date(2200, 1, 1))
days = st.none() | dates
few = 2

words = st.builds(Words, typed, languages, typed, typed, languages)
many_words = st.lists(words, max_size=few).map(tuple)
names = st.lists(typed, max_size=few).map(tuple)
domains = st.builds(Domain, st.sampled_from(["", "own:1", *plan_words.DOMAINS]), typed)
scores = st.none() | st.integers(0, FURTHEST)
topics = st.lists(
    st.builds(Topic, st.sampled_from(TopicKind), words, st.booleans()), max_size=4
).map(tuple)
actions = st.lists(st.builds(Action, st.sampled_from(Doer), words, typed, words), max_size=few).map(
    tuple
)
outcomes = st.builds(
    lambda number, said, domain, why, now, hoped, more: Outcome(
        number, said, domain, why, now, hoped=hoped, **more
    ),
    st.integers(0, 99), words, domains, words, words, words,
    st.fixed_dictionaries({
        "now_score": scores, "actions": actions, "by_when": days, "served_by": names,
        "is_private": st.booleans(),
    }),
)  # fmt: skip
spans = st.tuples(st.integers(0, 1439), st.integers(0, 1440)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
served = st.lists(st.builds(Served, st.integers(0, 99), typed), max_size=few).map(tuple)
visits = st.builds(
    lambda title, weekdays, span, *more: WeekVisit(title, weekdays, *span, *more),
    typed, st.frozensets(st.integers(0, 6)), spans, typed, st.integers(1, 3), st.booleans(), served,
)  # fmt: skip
participants = st.lists(
    st.builds(
        Participant, typed, st.sampled_from(Role), typed, typed, st.sampled_from(Stance), typed,
        days, typed,
    ),
    max_size=3,
).map(tuple)  # fmt: skip
faces = st.lists(
    st.builds(FaceNote, st.sampled_from(FaceNoteKind), typed, typed, typed), max_size=3
).map(tuple)
editions = st.builds(PlanEdition, st.integers(0, 10**6), st.sampled_from(PlanState), days)
copies = st.builds(
    Copy,
    st.sampled_from([("en",), ("cy",), ("en", "cy"), ("cy", "en")]),
    st.booleans(),
    st.booleans(),
)

plans = st.builds(
    OurPlan,
    typed,
    typed,
    editions,
    language=typed,
    next_review=days,
    topics=topics,
    outcomes=st.lists(outcomes, max_size=3).map(tuple),
    week=st.lists(visits, max_size=3).map(tuple),
    circle=st.lists(
        st.builds(CircleMember, typed, st.sampled_from(Role), typed, typed), max_size=4
    ).map(tuple),
    risks=st.lists(
        st.builds(PositiveRisk, words, words, words, words, names, st.booleans()), max_size=few
    ).map(tuple),
    telephones=st.lists(st.builds(Telephone, typed, st.booleans()), max_size=few).map(tuple),
    attached=st.lists(st.builds(Attached, typed, days), max_size=few).map(tuple),
    participants=participants,
    face=faces,
)
distances = st.lists(st.builds(Distance, dates, st.integers(0, FURTHEST), words), max_size=6).map(
    tuple
)
notes = st.lists(st.builds(VisitNote, dates, words), max_size=few).map(tuple)
reviewed = st.builds(
    lambda number, said, more: ReviewedOutcome(number, said, **more),
    st.integers(0, 99), words,
    st.fixed_dictionaries({
        "domain": domains, "hoped": words, "in_my_words": words, "now": words, "notes": notes,
        "achieved": st.none() | st.sampled_from(Achieved), "level": st.none() | st.integers(-2, 2),
        "distances": distances, "what_next": words, "is_private": st.booleans(),
    }),
)  # fmt: skip
reviews = st.builds(
    ReviewRecord,
    typed,
    typed,
    dates,
    editions,
    is_finished=st.booleans(),
    cause=st.sampled_from(ReviewCause),
    words=words,
    outcomes=st.lists(reviewed, max_size=5).map(tuple),
    changes=words,
    attainment=st.none() | st.builds(Attainment, st.floats(0, 100), st.floats(0, 100)),
    next_review=days,
    participants=participants,
    face=faces,
)
profiles = st.builds(Profile, typed, typed, editions, language=typed, topics=topics)
