"""`carecoop print`: a document of a week as PDF, or of a person's plan as PDF or web page."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from carecoop.cli.options import CoopFile, Passphrase, Sample, Week, monday, person, the_office
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.services import files

if TYPE_CHECKING:  # ReportLab is loaded once there is something to print
    from carecoop.services.office import Office
    from carecoop.services.papers import Paper
    from carecoop.services.papers_plan import Copy


class Document(StrEnum):
    """What `carecoop print` prints."""

    SCHEDULE = "schedule"
    WHO_IS_COMING = "who-is-coming"
    ROTA = "rota"
    TIMESHEET = "timesheet"
    NOTICE = "notice"
    PLAN = "plan"
    REVIEW = "review"
    PROFILE = "profile"


OF_A_PLAN = {Document.PLAN, Document.REVIEW, Document.PROFILE}


class Language(StrEnum):
    """Of the headings: people's own words stay as they said them."""

    ENGLISH = "en"
    WELSH = "cy"
    BOTH = "both"


def print_document(  # noqa: PLR0913, PLR0917 -- what can be typed
    document: Annotated[Document, typer.Argument(help="Which document.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the file goes.")],
    name: Annotated[
        str,
        typer.Option(
            "--for",
            help="Whose: a carer's name, or a client's for who-is-coming, plan, review, profile.",
        ),
    ] = "",
    week: Week = "",
    large: Annotated[bool, typer.Option("--large", help="Plans: in large print.")] = False,
    private: Annotated[bool, typer.Option("--private", help="Plans: with private parts.")] = False,
    language: Annotated[
        Language, typer.Option("--language", help="Plans: of the headings.")
    ] = Language.ENGLISH,
    html: Annotated[bool, typer.Option("--html", help="Plans: as an accessible web page.")] = False,
    with_score: Annotated[
        bool, typer.Option("--score", help="Reviews: with goal attainment, if the person wants it.")
    ] = False,
    coop: CoopFile = None,
    passphrase: Passphrase = None,
    sample: Sample = False,
) -> None:
    """Print a document of a week as PDF, or of a person's plan as PDF or web page."""
    if document is not Document.ROTA and not name.strip():
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop",
                "Say whose {document} it is with --for: a carer's name, or a client's for "
                "who-is-coming, plan, review and profile.",
            ),
            document=document,
        )
    wanted = monday(week)
    files.expect_writable(output)
    with the_office(coop, passphrase, sample=sample) as office:
        if document in OF_A_PLAN:
            copy = _copy(language, is_large=large, with_private=private)
            make = _page_of_plan if html else _paper_of_plan
            files.save(make(office, document, name, copy, with_score=with_score), output)
        else:
            files.save(_paper(office, document, wanted, name).pdf, output)


def _paper(office: "Office", document: Document, week: date, name: str) -> "Paper":
    from carecoop.services import papers
    from carecoop.services.week import week_board

    if document is Document.ROTA:
        return papers.rota(office, week)
    board = week_board(office, week)
    if document is Document.WHO_IS_COMING:
        clients = {visit.client_id: visit.client_name for visit in board.visits}
        return papers.who_is_coming(office, week, person(clients, name))
    carer = person({carer.carer_id: carer.name for carer in board.carers}, name)
    if document is Document.NOTICE:
        from carecoop.services.papers_notice import notice

        return notice(office, carer)
    make = papers.schedule if document is Document.SCHEDULE else papers.timesheet
    return make(office, week, carer)


def _copy(language: Language, *, is_large: bool, with_private: bool) -> "Copy":
    from carecoop.services.papers_plan import Copy

    languages = ("en", "cy") if language is Language.BOTH else (language.value,)
    return Copy(languages, is_large, with_private)


def _paper_of_plan(
    office: "Office", document: Document, name: str, copy: "Copy", *, with_score: bool
) -> bytes:
    from carecoop.services import papers_plan

    client_id, plan_id = _plan(office, name)
    if document is Document.REVIEW:
        review_id = _review(office, client_id)
        return papers_plan.review_record(office, review_id, copy, with_score=with_score).pdf
    make = papers_plan.our_plan if document is Document.PLAN else papers_plan.profile
    return make(office, plan_id, copy).pdf


def _page_of_plan(
    office: "Office", document: Document, name: str, copy: "Copy", *, with_score: bool
) -> bytes:
    from carecoop.services import papers_plan

    client_id, plan_id = _plan(office, name)
    if document is Document.REVIEW:
        review_id = _review(office, client_id)
        page = papers_plan.review_record_page(office, review_id, copy, with_score=with_score)
        return page.html.encode()
    make = papers_plan.our_plan_page if document is Document.PLAN else papers_plan.profile_page
    return make(office, plan_id, copy).html.encode()


def _plan(office: "Office", name: str) -> tuple[UUID, UUID]:
    """Client and plan: the agreed one, or the draft before one is agreed."""
    from carecoop.services.plans.reading import all_plans

    plans = {row.client_id: row for row in all_plans(office)}
    client_id = person({one: row.shown_name for one, row in plans.items()}, name)
    return client_id, plans[client_id].id


def _review(office: "Office", client_id: UUID) -> UUID:
    """The newest one."""
    from carecoop.services.plans.reviewing import reviews_of

    reviews = reviews_of(office, client_id)
    if not reviews:
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "This plan has not been reviewed yet: print the plan.")
        )
    return reviews[0].id
