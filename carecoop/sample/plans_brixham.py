"""A plan of one of the sample's clients in Brixham, to which not everybody agrees."""

from carecoop.kinds import SectionKind
from carecoop.sample.plan_tables import (
    CARER,
    FAMILY,
    KIN,
    ME,
    OBJECTS,
    PAID,
    PERSON,
    PLACE,
    Goal,
    Note,
    Risk,
    SamplePlan,
    Saying,
    Step,
    Voice,
)

NANCY = SamplePlan(
    client="nancy",
    weeks_ago=5,
    voices=(
        Voice("nancy", PERSON, took_part="at her window on the harbour"),
        Voice("daughter", FAMILY, "Cathy Berryheadley", "daughter", stance=OBJECTS,
              reason="Forty-one steps in a carrying chair is too much for her in winter."),
        Voice("anwen", CARER),
        Voice("wes", CARER),
    ),
    sayings=(
        Saying(SectionKind.LIKE_AND_ADMIRE, "wes", "She can tell every trawler by its engine."),
        Saying(SectionKind.IMPORTANT_TO_ME, "nancy",
               "The harbour. The shipping forecast. Not being fussed."),
        Saying(SectionKind.SUPPORT_ME_BEST, "nancy", "Window first, wash second."),
        Saying(SectionKind.ROUTINES, "anwen", "Cake at four. It is not to be argued with."),
        Saying(SectionKind.HOPES, "nancy", "I want to be part of the town, not above it."),
        Saying(SectionKind.LATE_OR_MISSED, "daughter", "Ring me first; I have the other key."),
        Saying(SectionKind.MEDICINES, "anwen", "Everything in the box by the kettle, with food."),
    ),
    goals=(
        Goal(
            "quay", "I want to see the boats come in, from the quay and not from up here.",
            "england:community", "My father fished out of here.",
            "I hear them.", "On the quay once a month.",
            (
                Step(PAID, "Wes and Gil", "The carrying chair, on a dry day", "Holding the rail"),
                Step(KIN, "Cathy", "Chips, and a blanket"),
                Step(PLACE, "The fish market", "The gate open and a place out of the wind"),
            ),
            (("Lunch", "On a dry day, down to the quay"),), score=1, baseline=-2,
        ),
        Goal(
            "window", "Up and at my window before the eight o'clock forecast.",
            "england:hygiene", "Then I know what sort of day it is.",
            "Most days it is over by then.", "In the chair by eight, every day.",
            (
                Step(PAID, "Whoever comes first", "Hoist to the chair, then the wash"),
                Step(ME, "Nancy", "Sets the alarm and the radio", "Both"),
            ),
            (("Breakfast", "The window first"), ("Bed", "Radio set for the morning")),
            score=4, baseline=-1,
        ),
    ),
    risks=(
        Risk("Down the steps in the carrying chair", "The quay, the boats, the town",
             "Somebody slips", "Only when it is dry, with two who are trained, and stopping at "
             "every landing", ("nancy", "anwen", "wes")),
    ),
    notes=(
        Note(8, "Breakfast", "window", "anwen", "In the chair at ten to eight. Gale warning."),
        Note(1, "Lunch", "quay", "wes", "Practised the chair to the first landing and back."),
    ),
)  # fmt: skip
