"""What a plan says, whom it names on its face, and what it keeps to itself."""

from dataclasses import replace

import pytest

from reports import our_plan
from reports.plan_values import Copy, OurPlan, PlanState, Telephone
from tests.golden import made_up_plan
from tests.golden.made_up_week import PRINTED
from tests.helpers.pdf import language, page_texts, reader, whole_text


def printed(plan: OurPlan, copy: Copy = made_up_plan.ORDINARY) -> bytes:
    return our_plan.render(plan, copy, printed_on=PRINTED)


def words(pdf: bytes) -> str:
    return " ".join(whole_text(pdf).split())


def test_the_cover_names_the_person_as_they_like_and_who_made_the_plan() -> None:
    cover = page_texts(printed(made_up_plan.our_plan()))[0]
    assert "Mrs Pryce" in cover
    assert "Mrs Pryce, Beth, Dai Morgan" in cover
    assert "Version 2, agreed 12 November 2026" in cover
    assert "10 February 2027" in cover


def test_an_objection_and_whoever_was_not_asked_stand_on_the_cover() -> None:
    cover = " ".join(page_texts(printed(made_up_plan.disputed_plan()))[0].split())
    assert "Not everybody agrees" in cover
    assert "Beth objects: The bench is too far." in cover
    assert "Not asked yet: Sister Adeyemi" in cover
    assert "Nest spoke for Mrs Pryce: Lasting power of attorney" in cover
    assert "Nobody who gives the support has taken part" in cover


def test_a_plan_that_all_agreed_to_has_no_notes_on_its_face() -> None:
    text = words(printed(made_up_plan.our_plan()))
    assert "Not everybody" not in text
    assert "Draft" not in text


def test_only_those_who_agreed_are_asked_to_sign() -> None:
    signing = words(printed(made_up_plan.disputed_plan())).split("Signatures")[1]
    assert "Nest, for Mrs Pryce" in signing
    assert "Beth" not in signing
    assert "Adeyemi" not in signing


def test_each_page_of_a_draft_says_that_it_is_one() -> None:
    for text in page_texts(printed(made_up_plan.disputed_plan())):
        assert "Draft: not agreed yet" in text
        assert "Draft 3, not agreed" in text


def test_an_old_version_says_that_it_was_replaced() -> None:
    old = replace(made_up_plan.AGREED, state=PlanState.SUPERSEDED)
    for text in page_texts(printed(replace(made_up_plan.our_plan(), edition=old))):
        assert "Old version" in text
        assert "Version 2, replaced by a newer one" in text


@pytest.mark.parametrize(
    "copy", [made_up_plan.FOR_OTHERS, replace(made_up_plan.BOTH, with_private=False)]
)
def test_a_copy_for_others_leaves_out_what_is_private_and_says_so(copy: Copy) -> None:
    pages = page_texts(printed(made_up_plan.our_plan(), copy))
    text = " ".join(pages)
    assert "Private parts are left out of this copy." in text
    assert all("without private parts" in page for page in pages)
    for private in ("Bath on my own terms", "kitchen drawer", "flannel", "outcome 3"):
        assert private not in text
    assert "Cook my own Sunday dinner" in text
    assert "flannel" in whole_text(printed(made_up_plan.our_plan()))


def test_every_page_after_the_cover_tells_whom_to_ring() -> None:
    pages = page_texts(printed(made_up_plan.our_plan()))
    assert all("If nobody comes, ring 01632 960123" in text for text in pages[1:])


def test_every_page_has_its_number() -> None:
    pages = page_texts(printed(made_up_plan.our_plan(), made_up_plan.BOTH))
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
        assert f"Tudalen {number} o {len(pages)}" in text


def test_days_that_are_alike_share_a_line() -> None:
    breakfast = made_up_plan.week()[:1]
    text = words(printed(replace(made_up_plan.our_plan(), week=breakfast)))
    assert "Every day 07:30–08:15 7.30 in the morning Breakfast" in text
    text = words(printed(made_up_plan.our_plan()))
    assert "Friday to Saturday" in text


def test_in_two_languages_headings_stand_beside_each_other_and_words_stay_as_they_were_said() -> (
    None
):
    pdf = printed(made_up_plan.our_plan(), made_up_plan.BOTH)
    text = words(pdf)
    assert "About me Amdanaf i" in text
    assert "Control over day-to-day life · Rheolaeth ar fywyd pob dydd" in text
    assert text.count("Sit down first. Tell me what you are about to do") == 1
    assert language(pdf) == "en-GB"


def test_a_draft_translation_says_that_it_is_one() -> None:
    welsh = printed(made_up_plan.our_plan(), made_up_plan.WELSH)
    assert "Drafft yw'r penawdau Cymraeg" in words(welsh)
    assert language(welsh) == "cy"
    assert "draft" not in words(printed(made_up_plan.our_plan()))


def test_a_translation_stands_below_what_was_said_only_for_whom_it_helps() -> None:
    plan, only_welsh = (
        made_up_plan.our_plan(),
        words(printed(made_up_plan.our_plan(), made_up_plan.WELSH)),
    )
    assert "I want to walk to the harbour again." in words(printed(plan))
    assert "I want to walk to the harbour again." not in only_welsh
    assert "Rwyf am gerdded i'r harbwr eto." in only_welsh


def test_large_print_has_letters_of_at_least_eighteen_points_for_all_that_matters() -> None:
    sizes = letter_sizes(printed(made_up_plan.our_plan(), made_up_plan.LARGE), "harbour")
    assert min(sizes) >= 18
    assert min(letter_sizes(printed(made_up_plan.our_plan()), "harbour")) >= 12


def test_in_large_print_whom_to_ring_is_large_and_the_foot_can_be_read() -> None:
    pdf = printed(made_up_plan.our_plan(), made_up_plan.LARGE)
    assert min(letter_sizes(pdf, "If nobody comes, ring")) >= 18
    assert min(letter_sizes(pdf, "Printed 27 November")) >= 14
    assert min(letter_sizes(pdf, "agreed 12 November 2026")) >= 14
    draft = printed(made_up_plan.disputed_plan(), made_up_plan.LARGE)
    assert min(letter_sizes(draft, "Draft: not agreed yet")) >= 16


@pytest.mark.parametrize("copy", [made_up_plan.ORDINARY, made_up_plan.LARGE])
def test_no_number_to_ring_is_cut_short_beside_a_long_name(copy: Copy) -> None:
    numbers = ("01632 960123", "01632 960124", "07700 900125")
    plan = replace(
        made_up_plan.our_plan(),
        person_name="Gwenllian Angharad Pryce-Morgan of the Harbour",
        telephones=tuple(map(Telephone, numbers)),
    )
    _cover, *pages = page_texts(printed(plan, copy))
    assert all("If nobody comes, ring " + " · ".join(numbers) in text for text in pages)


def letter_sizes(pdf: bytes, said: str) -> list[float]:
    sizes: list[float] = []

    def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if said in text:
            sizes.append(size)

    for page in reader(pdf).pages:
        page.extract_text(visitor_text=visit)
    return sizes


def test_forty_outcomes_are_all_printed_and_no_heading_stands_alone() -> None:
    pages = page_texts(printed(made_up_plan.long_plan()))
    text = " ".join(pages)
    assert text.count("Cook my own Sunday dinner") == 13
    assert "For outcome 12" in text
    assert len(pages) < 25
    for page in pages:
        lines = [line for line in page.splitlines() if line.strip()]
        assert not {"My week at a glance", "My circle", "Signatures", "Who agreed"} & set(
            lines[-2:]
        )


def test_an_empty_plan_says_what_is_missing_on_two_pages() -> None:
    pages = page_texts(printed(made_up_plan.empty_plan()))
    assert len(pages) == 2
    assert pages[1].count("Nothing has been written here yet.") == 4
    assert "No regular visits are agreed yet." in pages[1]
    assert "Nobody has taken part yet." in pages[1]
    assert "Signatures" not in pages[1]


def test_whatever_people_type_prints() -> None:
    text = whole_text(printed(made_up_plan.odd_plan(), made_up_plan.BOTH_LARGE))
    assert "<b>toast" in text
    assert "Some letters cannot be printed here and stand as “?”." in " ".join(text.split())


def test_a_plan_whose_letters_all_print_does_not_speak_of_letters() -> None:
    assert "Some letters" not in words(printed(made_up_plan.our_plan()))


def test_only_our_own_faces_are_embedded() -> None:
    fonts = {
        str(font["/BaseFont"])
        for page in reader(printed(made_up_plan.our_plan())).pages
        for font in page["/Resources"]["/Font"].get_object().values()  # type: ignore[index]
    }
    assert all("SourceSansPro" in font for font in fonts)


def test_the_title_names_nobody() -> None:
    metadata = reader(printed(made_up_plan.our_plan())).metadata
    assert metadata is not None
    assert metadata.title == "Our plan"


def test_the_same_values_give_the_same_bytes() -> None:
    assert printed(made_up_plan.our_plan()) == printed(made_up_plan.our_plan())


@pytest.mark.parametrize("is_large", [False, True])
def test_nobody_signs_a_page_that_does_not_say_what_is_signed(*, is_large: bool) -> None:
    plan = made_up_plan.our_plan()
    many = tuple(replace(plan.participants[0], name=f"Neighbour {n}") for n in range(20))
    copy = replace(made_up_plan.ORDINARY, is_large=is_large)
    pages = page_texts(printed(replace(plan, participants=many), copy))
    signed = [
        " ".join(page.split()) for page in pages if "Signature Date" in " ".join(page.split())
    ]
    assert len(signed) > 1
    assert all("I have read this, or it was read to me, and I agree." in page for page in signed)
