"""The web page of a plan: what a screen reader, a keyboard and a browser at 200 % need."""

import re

import pytest

from reports import our_plan, profile, review_record
from reports.as_html import clean
from reports.plan_values import Copy, OurPlan
from tests.golden import made_up_plan
from tests.golden.made_up_week import PRINTED
from tests.helpers.web_page import Element, faults, read, spoken

RULED = "#9AA8A6"  # lines of tables and scales, which say nothing

PAGES = {
    "plan": our_plan.render_html(made_up_plan.our_plan(), made_up_plan.BOTH, printed_on=PRINTED),
    "disputed": our_plan.render_html(made_up_plan.disputed_plan(), printed_on=PRINTED),
    "empty": our_plan.render_html(made_up_plan.empty_plan(), printed_on=PRINTED),
    "odd": our_plan.render_html(made_up_plan.odd_plan(), made_up_plan.BOTH, printed_on=PRINTED),
    "review": review_record.render_html(
        made_up_plan.review(), made_up_plan.ORDINARY, printed_on=PRINTED
    ),
    "profile": profile.render_html(made_up_plan.profile(), printed_on=PRINTED),
}


def page(plan: OurPlan, copy: Copy = made_up_plan.ORDINARY) -> Element:
    return read(our_plan.render_html(plan, copy, printed_on=PRINTED))


def text_in(language: str, html: Element) -> str:
    return " ".join(
        each.text for each in html.elements() if each.attributes.get("lang") == language
    )


@pytest.mark.parametrize("name", PAGES)
def test_the_structure_is_sound_and_nothing_is_run_or_fetched(name: str) -> None:
    assert faults(PAGES[name]) == []
    assert not re.search(r"<script|url\(|@import|https?:", PAGES[name])


def test_a_keyboard_reaches_the_text_first() -> None:
    html = read(PAGES["plan"])
    (body,) = html.find("body")
    skip, *_others = (child for child in body.children if isinstance(child, Element))
    (main,) = html.find("main")
    assert skip.name == "a"
    assert skip.attributes["href"] == f"#{main.attributes['id']}"


def test_each_passage_says_which_language_it_is_in() -> None:
    html = read(PAGES["plan"])
    assert html.attributes["lang"] == "en-GB"
    welsh = text_in("cy", html)
    assert "Rwyf am gerdded i'r harbwr eto." in welsh
    assert "Fy nghanlyniadau personol" in welsh
    assert "Version 2, agreed" not in welsh
    assert "I want to walk to the harbour again." in text_in("en", html)


@pytest.mark.parametrize("language", ["cy", "en-GB"])
def test_beside_another_language_each_heading_is_spoken_in_its_own(language: str) -> None:
    welsh, english = (
        set(spoken(page(made_up_plan.our_plan(), copy)))
        for copy in (made_up_plan.WELSH, made_up_plan.ORDINARY)
    )
    in_both = {said for _language, said in welsh} & {said for _language, said in english}  # names
    headings = {each for each in welsh | english if each[0] == language and each[1] not in in_both}
    assert len(headings) > 40
    assert headings - set(spoken(read(PAGES["plan"]))) == set()


def test_a_page_in_welsh_is_in_welsh() -> None:
    html = page(made_up_plan.our_plan(), made_up_plan.WELSH)
    assert html.attributes["lang"] == "cy"
    (title,) = html.find("title")
    assert title.text == "Ein cynllun"


def test_the_days_of_the_week_are_headings_of_their_rows() -> None:
    (week, *_others) = page(made_up_plan.our_plan()).find("table")
    heads = [cell for cell in week.find("th") if cell.attributes["scope"] == "row"]
    assert [cell.text for cell in heads] == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday to Saturday", "Sunday",
    ]  # fmt: skip
    assert [int(cell.attributes["rowspan"]) for cell in heads] == [2, 3, 1, 3, 2, 3]


def test_a_table_too_wide_for_large_letters_scrolls_by_key_and_is_named() -> None:
    html = page(made_up_plan.our_plan())
    captions = {each.attributes["id"]: each.text for each in html.find("caption")}
    frames = [each for each in html.find("div") if each.attributes.get("class") == "scroll"]
    assert len(frames) == len(captions) == 3
    assert all(each.attributes["tabindex"] == "0" for each in frames)
    assert captions[frames[0].attributes["aria-labelledby"]] == "The visits of each day"


def test_a_notice_is_named_and_comes_before_everything_else() -> None:
    html = read(PAGES["disputed"])
    notes = [each for each in html.elements() if each.attributes.get("role") == "note"]
    assert "Not everybody agrees" in notes[0].text
    assert PAGES["disputed"].index("Not everybody agrees") < PAGES["disputed"].index("About me")


def test_the_drawing_of_the_way_has_its_figures_in_words_before_it() -> None:
    html = read(PAGES["review"])
    drawings = list(html.find("svg"))
    assert len(drawings) == 2
    assert "from 0 to 10" in drawings[0].attributes["aria-label"]
    assert PAGES["review"].index("8 out of 10") < PAGES["review"].index("<svg")


def test_what_people_type_is_text_and_never_markup() -> None:
    source = PAGES["odd"]
    assert "<b>" not in source
    assert "&lt;b&gt;toast" in source
    assert "王小明 محمد" in source


def test_letters_that_paper_lacks_are_all_there_and_run_as_they_should() -> None:
    html = read(PAGES["odd"])
    passages = [each for each in html.find("span") if each.attributes.get("dir") == "auto"]
    assert sum("王小明 محمد" in each.text for each in passages) > 10
    assert "Some letters cannot be printed" not in PAGES["odd"]


def test_large_print_is_eighteen_points_on_paper() -> None:
    html = our_plan.render_html(made_up_plan.our_plan(), made_up_plan.LARGE, printed_on=PRINTED)
    assert read(html).attributes["class"] == "large"
    assert "html.large { font-size: 18pt; }" in html
    assert "html { font-size: 12pt; }" in html


def test_letters_grow_with_the_reader_and_only_print_fixes_their_size() -> None:
    screen, _media, paper = PAGES["plan"].partition("@media print")
    sizes = re.findall(r"font-size: ([^;]+);", screen)
    assert sizes
    assert all(re.fullmatch(r"[\d.]+(rem|em|%)", size) for size in sizes)
    assert "!important" not in PAGES["plan"]
    assert "@page" in paper


def test_on_paper_nothing_is_torn_apart_and_nothing_useless_printed() -> None:
    _screen, _media, paper = PAGES["plan"].partition("@media print")
    rules = dict(re.findall(r"([^{}]+){([^{}]+)}", paper.partition("</style>")[0]))
    by_selector = {
        selector.strip(): rule for key, rule in rules.items() for selector in key.split(",")
    }
    assert all("break-inside: avoid" in by_selector[one] for one in ("tr", "li", ".notice"))
    assert "break-after: avoid" in by_selector["dt"]
    assert re.search(r"h2, h3 {[^}]*break-after: avoid", PAGES["plan"])
    assert "table-header-group" in by_selector["thead"]
    assert "display: none" in by_selector[".skip"]


def test_all_ink_stands_out_from_the_page() -> None:
    inks = set(re.findall(r"(?<!-)(?:color|--ink|--quiet|--accent): (#[0-9A-F]{6})", PAGES["plan"]))
    drawn = set(re.findall(r'(?:fill|stroke)="(#[0-9A-F]{6})"', PAGES["review"])) - {RULED}
    assert len(inks) >= 3
    assert len(drawn) == 2
    assert all(contrast_with_white(colour) >= 4.5 for colour in inks | drawn)
    grounds = set(re.findall(r"background(?:-color)?: (#?\w+)", PAGES["plan"]))
    assert grounds == {"#FFFFFF"}  # so that a contrast with white is all there is


def contrast_with_white(colour: str) -> float:
    """By the formula of the Web Content Accessibility Guidelines 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_private_parts_are_not_even_in_the_source_of_a_copy_for_others() -> None:
    html = our_plan.render_html(made_up_plan.our_plan(), printed_on=PRINTED)
    assert "kitchen drawer" not in html
    assert "Bath on my own terms" not in html


def test_control_characters_and_half_letters_go_and_line_ends_stay() -> None:
    assert clean("a\x00\ud800b\nc\u202e") == "ab\nc\u202e"


def test_faults_finds_what_is_wrong() -> None:
    assert faults(PAGES["plan"].replace('scope="col"', ""))
    assert faults(PAGES["plan"].replace("<h1", "<h4").replace("</h1", "</h4"))
    assert faults(PAGES["plan"].replace("<p>", '<p onclick="x">', 1))
    assert faults(PAGES["review"].replace("aria-label=", "title="))
    assert faults(PAGES["plan"].replace("<h3", "<h1", 1).replace("</h3", "</h1", 1))
    assert faults(PAGES["review"].replace("<h2", "<h3").replace("</h2", "</h3"))
    assert faults(PAGES["plan"].replace('lang="cy"', 'lang="Welsh"'))
    assert faults(PAGES["plan"].replace("<section aria-labelledby", "<section class", 1))
