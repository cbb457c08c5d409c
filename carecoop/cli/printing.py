"""`carecoop print`: a document of a week as PDF."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carecoop.cli.options import CoopFile, Passphrase, Sample, Week, monday, person, the_office
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.services import files

if TYPE_CHECKING:  # ReportLab is loaded once there is something to print
    from carecoop.services.office import Office
    from carecoop.services.papers import Paper


class Document(StrEnum):
    """What `carecoop print` prints."""

    SCHEDULE = "schedule"
    WHO_IS_COMING = "who-is-coming"
    ROTA = "rota"
    TIMESHEET = "timesheet"


def print_document(
    document: Annotated[Document, typer.Argument(help="Which document.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the PDF goes.")],
    name: Annotated[
        str, typer.Option("--for", help="Whose: a carer's name, or a client's for who-is-coming.")
    ] = "",
    week: Week = "",
    coop: CoopFile = None,
    passphrase: Passphrase = None,
    sample: Sample = False,
) -> None:
    """Print a document of a week as PDF."""
    if document is not Document.ROTA and not name.strip():
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop",
                "Say whose {document} it is with --for: a carer's name, or a client's for "
                "who-is-coming.",
            ),
            document=document,
        )
    wanted = monday(week)
    files.expect_writable(output)
    with the_office(coop, passphrase, sample=sample) as office:
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
    make = papers.schedule if document is Document.SCHEDULE else papers.timesheet
    return make(office, week, carer)
