"""Every kind has its words, and the Welsh catalogue is whole where it is used."""

from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from carecoop import kinds
from carecoop.services.plans import domains
from reports import plan_values, plan_words
from reports.text import LOCALE_FOLDER, Said, _, said, speaking
from tests.unit.reports.test_catalogue import marked

WELSH = LOCALE_FOLDER / "cy" / "LC_MESSAGES"
OF_PLANS = ("our_plan", "review_record", "profile", "plan_", "papers_plan", "as_pdf", "as_html")


def welsh() -> Catalog:
    with (WELSH / "reports.po").open("rb") as file:
        return read_po(file, locale="cy")


def test_paper_knows_every_kind_that_services_know() -> None:
    for on_paper, in_services in (
        (plan_values.TopicKind, kinds.SectionKind),
        (plan_values.Role, kinds.Role),
        (plan_values.Doer, kinds.Doer),
        (plan_values.Stance, kinds.Stance),
        (plan_values.Achieved, kinds.Achieved),
        (plan_values.ReviewCause, kinds.ReviewCause),
        (plan_values.PlanState, kinds.PlanState),
    ):
        assert [each.value for each in on_paper] == [each.value for each in in_services]
    assert set(plan_words.DOMAINS) == {*domains.WALES, *domains.ENGLAND}


def test_a_heading_of_the_law_reads_the_same_on_screen_and_on_paper() -> None:
    for key, words in {**domains.WALES, **domains.ENGLAND}.items():
        assert plan_words.domain(plan_values.Domain(key)) == (Said("en-GB", words),)


def test_every_kind_has_words() -> None:
    assert set(plan_words.TOPICS) == set(plan_values.TopicKind)
    assert set(plan_words.DOERS) == set(plan_values.Doer)
    assert set(plan_words.STANCES) == set(plan_values.Stance)
    assert set(plan_words.ACHIEVED) == set(plan_values.Achieved)
    assert set(plan_words.CAUSES) == set(plan_values.ReviewCause)
    assert set(plan_words.LEVELS) == set(range(-2, 3))


def test_every_word_of_a_plan_is_there_in_welsh() -> None:
    needed = {
        message
        for file, message in marked()
        if file.startswith(("reports/", "carecoop/")) and any(part in file for part in OF_PLANS)
    }
    assert len(needed) > 100
    there = {message.id for message in welsh() if message.string}
    assert needed - there == set()


def test_every_sentence_waits_in_the_welsh_catalogue_for_who_translates_it() -> None:
    with (LOCALE_FOLDER / "reports.pot").open("rb") as file:
        template = read_po(file)
    assert {message.id for message in template} == {message.id for message in welsh()}


def test_the_welsh_that_is_shipped_is_the_welsh_that_can_be_read() -> None:
    compiled = BytesIO()
    write_mo(compiled, welsh(), use_fuzzy=True)
    assert (WELSH / "reports.mo").read_bytes() == compiled.getvalue()


def test_welsh_that_nobody_checked_is_marked_and_the_rest_names_its_source() -> None:
    for message in welsh():
        if message.id and message.string:
            sourced = any(comment.startswith("Source:") for comment in message.user_comments)
            assert sourced != message.fuzzy


def test_a_sentence_is_said_in_each_language_of_the_document() -> None:
    with speaking("en", "cy") as foremost:
        assert foremost == "en-GB"
        assert said(lambda: _("Visit")) == (Said("en-GB", "Visit"), Said("cy", "Ymweliad"))
        assert _("Visit") == "Visit"
    with speaking("cy", "en"):
        assert [each.language for each in said(lambda: _("Visit"))] == ["cy", "en-GB"]


def test_what_two_languages_say_alike_is_said_once() -> None:
    with speaking("en", "tlh"):
        assert said(lambda: _("Visit")) == (Said("en-GB", "Visit"),)
