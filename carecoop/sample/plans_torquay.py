"""Plans of the sample's clients in Torquay. All words are the sample's own."""

from carecoop.kinds import Achieved, PlanState, SectionKind
from carecoop.sample.plan_tables import (
    AGREES,
    CARER,
    COORDINATOR,
    FAMILY,
    KIN,
    ME,
    NOT_ASKED,
    PAID,
    PERSON,
    PLACE,
    PROFESSIONAL,
    VOLUNTEER,
    Goal,
    Looked,
    Note,
    Risk,
    SamplePlan,
    SampleReview,
    Saying,
    Step,
    Voice,
)

MENNA = SamplePlan(
    client="menna",
    weeks_ago=13,
    language="cy",
    voices=(
        Voice("menna", PERSON, took_part="at home, in Welsh"),
        Voice("son", FAMILY, "Ŵyn Prydderch", "son", "at home and by telephone"),
        Voice("dai", CARER, took_part="at home, in Welsh"),
    ),
    sayings=(
        Saying(SectionKind.LIKE_AND_ADMIRE, "dai", "Mae hi'n canu'n hyfryd.",
               "She sings beautifully."),
        Saying(SectionKind.LIKE_AND_ADMIRE, "son", "Mae Mam bob amser yn cofio pen-blwydd pawb.",
               "Mum always remembers everybody's birthday."),
        Saying(SectionKind.IMPORTANT_TO_ME, "menna",
               "Siarad Cymraeg bob dydd. Y capel. Paned o de cyn popeth.",
               "Speaking Welsh every day. Chapel. A cup of tea before everything."),
        Saying(SectionKind.SUPPORT_ME_BEST, "menna", "Peidiwch â brysio. Gofynnwch i mi yn gyntaf.",
               "Don't rush. Ask me first."),
        Saying(SectionKind.LANGUAGE, "menna", "Cymraeg yw fy iaith gyntaf.",
               "Welsh is my first language."),
        Saying(SectionKind.ROUTINES, "menna", "Dw i'n mynd i'r gwely am naw.",
               "I go to bed at nine."),
        Saying(SectionKind.OWN_STRENGTHS, "son", "Mae Mam yn dal i goginio.",
               "Mum still cooks."),
        Saying(SectionKind.LATE_OR_MISSED, "son", "Ffoniwch fi, ac wedyn y swyddfa.",
               "Ring me, and then the office."),
        Saying(SectionKind.MEDICINES, "dai", "Tabledi bore a nos, gyda dŵr.",
               "Tablets morning and night, with water."),
        Saying(SectionKind.WHO_MAY_SEE, "menna", "Ŵyn a'r gofalwyr.", "Ŵyn and the carers."),
    ),
    goals=(
        Goal(
            "chapel", "Dw i eisiau mynd i'r capel ar ddydd Sul.", "england:community",
            "Mae fy ffrindiau yno.", "Dw i'n gwrando ar y radio gartref.",
            "Yn y capel ddwywaith y mis.",
            (
                Step(KIN, "Ŵyn", "Drives her there and back", "Choosing the hymn book"),
                Step(PAID, "Dai or Lowri", "Coat, shoes, a quiet half hour before", "The buttons"),
                Step(PLACE, "Y capel", "Keeps the seat by the heater"),
            ),
            (("Brecwast", "On Sundays: her good coat, and ready by half past nine"),),
            "I want to go to chapel on Sundays.", score=3, baseline=-1,
        ),
        Goal(
            "dinner", "Dw i eisiau coginio cinio dydd Sul i Ŵyn.", "england:nutrition",
            "Fi yw'r cogydd yn y tŷ hwn.", "Dw i'n pilio'r tatws.",
            "Cinio ar y bwrdd, unwaith y mis.",
            (
                Step(ME, "Menna", "Says what goes in, and when", "All but the oven"),
                Step(PAID, "Carys", "Lifts the heavy pans", "Peeling and seasoning"),
            ),
            (("Cinio", "She stands at the worktop while it is safe, and sits to peel"),),
            "I want to cook Sunday dinner for Ŵyn.", score=5, baseline=-1,
        ),
    ),
    risks=(
        Risk("Standing at the cooker", "Her own dinner, her own way",
             "A burn, or a fall when she is tired",
             "A stool beside her; somebody else opens the oven", ("menna", "son", "dai")),
    ),
    reviews=(
        SampleReview(
            6, "Dw i'n hapus. Es i i'r capel ddwywaith.",
            (
                Looked("chapel", "Es i i'r capel ddwywaith.", Achieved.YES, "Twice a month", 7, 1),
                Looked("dinner", "Roedd y cinio'n flasus!", Achieved.PARTLY, "Once so far", 6, 0),
            ),
        ),
    ),
    notes=(
        Note(45, "Brecwast", "chapel", "dai", "Ready early, humming Calon Lân."),
        Note(12, "Cinio", "dinner", "carys", "Peeled everything sitting down, told me about Bala."),
        Note(3, "Brecwast", "chapel", "lowri", "Chose the blue coat herself."),
    ),
)  # fmt: skip

WINNIE = SamplePlan(
    client="winnie",
    weeks_ago=4,
    voices=(
        Voice("winnie", PERSON, took_part="in her chair by the window"),
        Voice("daughter", FAMILY, "Ruth Mortlakeham", "daughter"),
        Voice("grace", CARER),
        Voice("nurse", PROFESSIONAL, "The community nurse", "nurse", "", NOT_ASKED,
              "On leave until next week"),
    ),
    sayings=(
        Saying(SectionKind.LIKE_AND_ADMIRE, "grace", "The driest wit on the hill."),
        Saying(SectionKind.IMPORTANT_TO_ME, "winnie",
               "The paper, read out properly. Knowing who is coming. My window."),
        Saying(SectionKind.SUPPORT_ME_BEST, "winnie",
               "Tell me before you move me. Two of you, talking to me and not over me."),
        Saying(SectionKind.COMMUNICATION, "daughter", "Her left ear is the good one."),
        Saying(SectionKind.ROUTINES, "winnie", "Radio on all night, low."),
        Saying(SectionKind.BARRIERS, "winnie", "The chair does not fit through the back door."),
        Saying(SectionKind.LATE_OR_MISSED, "grace",
               "She cannot get up alone: ring Ruth, then the on-call phone, at once."),
        Saying(SectionKind.CONSENT, "winnie", "Ask me each time. I will say."),
        Saying(SectionKind.CIRCUMSTANCES, "daughter",
               "We had words about the house being sold; please do not bring it up.",
               private=True),
    ),
    goals=(
        Goal(
            "garden", "I want to be out in my garden while the fuchsias are still out.",
            "england:home", "Forty years I made that garden.",
            "I look at it through the glass.", "An hour outside on any dry day.",
            (
                Step(KIN, "Ruth", "Gets a quote for the ramp", "Choosing where it goes"),
                Step(PAID, "Grace and Ewa", "Hoist to the garden chair", "Saying when to stop"),
                Step(VOLUNTEER, "Derek from the allotments", "Ties up what has blown over"),
            ),
            (("Lunch", "Outside first, when it is dry"),), score=2, baseline=-2,
        ),
        Goal(
            "crossword", "Keep my wits: the crossword, finished, five days out of seven.",
            "england:relationships", "My husband and I did it together.",
            "Half of it, when somebody has time.", "Done by tea-time.",
            (Step(PAID, "Whoever is here", "Reads the clues out", "All the answers"),),
            (("Tea", "Clues read out while the kettle boils"),), score=5,
        ),
    ),
    risks=(
        Risk("The garden chair on the grass", "Sun, birds, her fuchsias",
             "She gets cold, or the wheels sink", "A rug, the board under the wheels, half an hour "
             "to begin with", ("winnie", "daughter", "grace")),
    ),
    notes=(
        Note(9, "Lunch", "garden", "grace", "Ten minutes at the open door. She named every plant."),
        Note(2, "Tea", "crossword", "ewa", "All but two clues."),
    ),
)  # fmt: skip

DOROTHY = SamplePlan(
    client="dorothy",
    weeks_ago=20,
    voices=(
        Voice("dorothy", PERSON, took_part="in talks over tea, with photographs",
              spoken_by="husband", authority="lasting power of attorney for health and welfare"),
        Voice("husband", FAMILY, "Clive Annesleymoor", "husband", "with a signer"),
        Voice("ewa", CARER),
        Voice("meg", COORDINATOR, "Meg", "coordinator"),
    ),
    sayings=(
        Saying(SectionKind.LIKE_AND_ADMIRE, "husband", "She lights up a room. She always did."),
        Saying(SectionKind.IMPORTANT_TO_ME, "dorothy", "My Clive. Dancing. My handbag."),
        Saying(SectionKind.SUPPORT_ME_BEST, "ewa",
               "Say who you are each time. Sit down before you begin. Never argue about the day."),
        Saying(SectionKind.COMMUNICATION, "husband", "Short sentences, and wait for her."),
        Saying(SectionKind.CULTURE, "husband", "The Tower Ballroom on the record player."),
        Saying(SectionKind.LATE_OR_MISSED, "husband",
               "Send me a text message: I cannot hear the telephone."),
        Saying(SectionKind.CAPACITY, "meg",
               "She decides what to wear, to eat and to do. For larger things Clive holds a power "
               "of attorney, and she is always asked first."),
    ),
    goals=(
        Goal(
            "dance", "I want to dance.", "england:community", "It is who I am.",
            "A few steps in the kitchen on a good day.",
            "The tea dance on the first Thursday of the month.",
            (
                Step(KIN, "Clive", "Leads, as ever", "Choosing the dress"),
                Step(PAID, "Ewa", "Comes along and keeps an eye"),
                Step(PLACE, "The Palm Court tea dance", "Keeps a table near the door"),
            ),
            (("Breakfast", "A record on, and a turn round the kitchen"),), score=3, baseline=-1,
        ),
        Goal(
            "supper", "We want to eat our supper together, the two of us.",
            "england:relationships", "We have done so for fifty-one years.",
            "Clive eats standing up, in between.", "Both at the table, most evenings.",
            (
                Step(PAID, "Lowri or Jamal", "Cooks, then keeps out of the way"),
                Step(KIN, "Clive", "Lays the table", "Folding the napkins"),
            ),
            (("Evening", "Supper on the table for two by seven"),), score=4, baseline=-1,
        ),
    ),
    risks=(
        Risk("Walking to the post box alone", "Her own errand, her own pace",
             "She takes the wrong turning", "A card in the handbag; the shop and the neighbours "
             "know; Clive watches from the gate", ("husband", "ewa", "meg")),
    ),
    reviews=(
        SampleReview(
            14, "“Is it Thursday?” She asks for the tea dance by name.",
            (
                Looked("dance", "She danced three waltzes and a quickstep.", Achieved.YES,
                       "The tea dance, every month", 8, 2),
                Looked("supper", "“Lovely, with you.”", Achieved.PARTLY,
                       "Four evenings of seven", 6, 0, "Start supper at half past six"),
            ),
            agreed_changes="Supper half an hour earlier.",
        ),
    ),
    notes=(
        Note(99, "Breakfast", "dance", "ewa", "Hummed the whole of a foxtrot."),
        Note(16, "Evening", "supper", "lowri", "Both at the table; candles."),
        Note(5, "Breakfast", "dance", "grace", "Not today: tired, and said so."),
    ),
)  # fmt: skip

ARTHUR = SamplePlan(
    client="arthur",
    weeks_ago=15,
    voices=(
        Voice("arthur", PERSON),
        Voice("sister", FAMILY, "Jean Pengellyson", "sister", "by telephone"),
        Voice("kofi", CARER),
    ),
    sayings=(
        Saying(SectionKind.LIKE_AND_ADMIRE, "kofi", "He knows every record ever pressed."),
        Saying(SectionKind.IMPORTANT_TO_ME, "arthur", "My wireless. Being asked, not told."),
        Saying(SectionKind.SUPPORT_ME_BEST, "arthur", "Stockings first, talk after."),
        Saying(SectionKind.FAMILY_STRENGTHS, "sister", "We speak every evening at six."),
        Saying(SectionKind.LATE_OR_MISSED, "arthur", "Ring me. I can wait an hour."),
    ),
    goals=(
        Goal(
            "records", "I want to play my records at the hospital radio again.", "england:work",
            "I did it for twenty years.", "I listen at home.", "One programme a month.",
            (
                Step(ME, "Arthur", "Chooses the records and writes the cards", "All of it"),
                Step(VOLUNTEER, "Hospital radio", "Fetches him on the last Friday"),
                Step(PAID, "Kofi or Tom", "Helps carry the box to the door"),
            ),
            (("Breakfast", "The box by the door on the last Friday"),), score=2, baseline=-1,
        ),
        Goal(
            "legs", "I want my legs dry and comfortable, so that I can stand at the desk.",
            "england:clothing", "I cannot broadcast sitting on my feet.",
            "Sore by the evening.", "No sore places for a month.",
            (Step(PAID, "Whoever is here", "Stockings on and off, cream, a look at the skin",
                  "Saying where it hurts"),),
            (("Breakfast", "Stockings on, skin looked at"), ("Bed", "Stockings off, cream")),
            score=4,
        ),
    ),
    notes=(
        Note(20, "Breakfast", "records", "kofi", "Cards for two programmes written."),
        Note(4, "Bed", "legs", "tom", "Left heel a little red; told the office."),
    ),
)  # fmt: skip

REG = SamplePlan(
    client="reg",
    weeks_ago=30,
    voices=(
        Voice("reg", PERSON),
        Voice("son", FAMILY, "Alan Fosterleigh", "son"),
        Voice("kofi", CARER),
        Voice("physio", PROFESSIONAL, "The stroke team", "physiotherapist", "in writing"),
    ),
    sayings=(
        Saying(SectionKind.LIKE_AND_ADMIRE, "son", "Never once complained, not even in hospital."),
        Saying(SectionKind.IMPORTANT_TO_ME, "reg", "Doing up my own shirt. The allotment."),
        Saying(SectionKind.SUPPORT_ME_BEST, "reg", "Give me time. Hands off unless I ask."),
        Saying(SectionKind.COMMUNICATION, "kofi", "Words come slowly; do not finish them for him."),
        Saying(SectionKind.RISKS, "physio", "His right side tires after an hour."),
        Saying(SectionKind.COMMUNITY_STRENGTHS, "son", "The allotment lot keep his plot going."),
        Saying(SectionKind.LATE_OR_MISSED, "son", "Ring me; I am ten minutes away."),
    ),
    goals=(
        Goal(
            "shirt", "I want to do up my own buttons.", "england:clothing",
            "A man ought to dress himself.", "Two of seven, left hand.", "All of them by spring.",
            (
                Step(ME, "Reg", "Practises after breakfast", "As many as he can"),
                Step(PAID, "Kofi", "Waits; helps only with the last"),
            ),
            (("Breakfast", "Time for every button he wants to try"),), score=2, baseline=-1,
        ),
        Goal(
            "plot", "I want to pull my own leeks.", "england:community", "They are good leeks.",
            "The lads bring some round.", "On the plot once a fortnight.",
            (
                Step(KIN, "Alan", "Drives him down", "Saying what to plant"),
                Step(VOLUNTEER, "The allotment lot", "A chair and a path of boards"),
            ),
            score=1, baseline=-2,
        ),
    ),
    risks=(
        Risk("Walking on the plot", "Earth under his boots", "A fall on rough ground",
             "Boards, two sticks, somebody within reach", ("reg", "son", "kofi", "physio")),
    ),
    reviews=(
        SampleReview(
            24, "Slow. But look: five buttons.",
            (
                Looked("shirt", "Five, on a good morning.", Achieved.PARTLY,
                       "Five of seven", 5, 0),
                Looked("plot", "Sat there in the sun. That will do for now.", Achieved.PARTLY,
                       "Twice, in the chair", 4, 0, "Try with the sticks in spring"),
            ),
        ),
        SampleReview(
            10, "Seven! And a leek.",
            (
                Looked("shirt", "All seven. Took me a quarter of an hour.", Achieved.YES,
                       "All of them, slowly", 9, 1),
                Looked("plot", "Pulled one. Just one.", Achieved.YES, "One leek, standing", 7, 1),
            ),
        ),
    ),
    notes=(
        Note(40, "Breakfast", "shirt", "kofi", "Would not let me near the top button."),
        Note(6, "Breakfast", "shirt", "dai", "Did the cuffs as well."),
    ),
    fell_days_ago=8,
)  # fmt: skip

HALINA = SamplePlan(
    client="halina",
    weeks_ago=1,
    language="pl",
    state=PlanState.DRAFT,
    voices=(
        Voice("halina", PERSON, took_part="in Polish, with Ewa", stance=NOT_ASKED),
        Voice("son", FAMILY, "Tomasz Bray", "son", "by telephone", NOT_ASKED),
        Voice("ewa", CARER, stance=AGREES),
    ),
    sayings=(
        Saying(SectionKind.IMPORTANT_TO_ME, "halina", "Dobra herbata i rozmowa po polsku.",
               "Good tea, and talking in Polish."),
    ),
    goals=(
        Goal(
            "cake", "Chcę upiec szarlotkę z Tomaszem.", "england:relationships", "", "", "",
            (Step(KIN, "Tomasz", "Brings the apples"),),
            translation="I want to bake an apple cake with Tomasz.",
        ),
    ),
)  # fmt: skip

TORQUAY_PLANS = (MENNA, WINNIE, DOROTHY, ARTHUR, REG, HALINA)
