"""Every word on paper goes through the catalogue, and the catalogue template is up to date."""

import gettext
import re
from collections.abc import Callable
from configparser import ConfigParser
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reports import continuity, notice, rota, schedule, text, timesheet, who_is_coming
from reports.text import LOCALE_FOLDER, SOURCE_LANGUAGE, _, speaking
from reports.values import CarerDay, Edition, Line, LineKind
from tests.golden import made_up_notice
from tests.golden.made_up_week import MONDAY, PRINTED, WEEK
from tests.helpers.pdf import language, reader, whole_text

ROOT = Path(text.__file__).parents[1]
IMPORTS_UNDERSCORE = re.compile(r"^from reports\.text import (\([^)]*|.*)\b_\b", re.MULTILINE)
DATA = "QQ"  # the only Latin letters that people typed in these documents


class Foreign(gettext.NullTranslations):
    """A made-up language: every Latin letter outside {names} becomes a Cyrillic one."""

    def gettext(self, message: str) -> str:
        parts = re.split(r"(\{\w+\})", message)
        return "".join(
            part if part.startswith("{") else re.sub("[A-Za-z]", "ж", part) for part in parts
        )


@pytest.fixture
def foreign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gettext, "find", lambda *_: __file__)
    monkeypatch.setattr(gettext, "GNUTranslations", lambda _file: Foreign())


def days() -> tuple[CarerDay, ...]:
    everything = (
        Line(LineKind.VISIT, 420, 465, DATA, DATA, DATA, 3, (DATA,), True, DATA),
        Line(LineKind.VISIT, 465, 480, DATA, is_first_visit=True),
        Line(LineKind.TRAVEL, 480, 545, distance_miles=2.3),
        Line(LineKind.WAITING, 545, 550),
        Line(LineKind.REST, 550, 580),
        Line(LineKind.VISIT, 1320, 1860, DATA),
    )
    return (CarerDay(WEEK[0], everything), *(CarerDay(day) for day in WEEK[1:]))


def print_schedule(edition: Edition) -> bytes:
    values = schedule.Schedule(DATA, DATA, MONDAY, days(), edition)
    return schedule.render(values, language="xx", printed_on=PRINTED)


def print_timesheet(edition: Edition) -> bytes:
    values = timesheet.Timesheet(DATA, DATA, MONDAY, days(), edition, in_wales=True)
    return timesheet.render(values, language="xx", printed_on=PRINTED)


def print_who_is_coming(edition: Edition) -> bytes:
    face = who_is_coming.Face(DATA)
    new = who_is_coming.Face(DATA, is_new=True, introduced_by=DATA, about=DATA)
    visits = tuple(
        who_is_coming.Coming(hour * 60 + 15 * (hour % 2), hour * 60 + 30, faces, 2, DATA)
        for hour, faces in zip(range(24), ((), (face,), (face, new), (new, face)) * 6, strict=True)
    )
    night = who_is_coming.Coming(1320, 1860, (face,))
    all_days = (
        who_is_coming.ComingDay(WEEK[0], (*visits, night)),
        who_is_coming.ComingDay(WEEK[1]),
    )
    telephones = (who_is_coming.Telephone("01632 960123", DATA),)
    values = who_is_coming.WhoIsComing(DATA, DATA, MONDAY, all_days, telephones, edition)
    return who_is_coming.render(values, language="xx", printed_on=PRINTED)


def print_rota(edition: Edition) -> bytes:
    visit = rota.RotaVisit(420, 465, DATA, True, True, 1)
    row = rota.RotaRow(DATA, (rota.RotaCell((visit,) * 80, DATA),) * 7, 1745, 1800)
    values = rota.Rota(DATA, DATA, MONDAY, (row,), row.cells, edition)
    empty = rota.Rota(DATA, DATA, MONDAY, (), (), edition)
    first = rota.render(values, language="xx", printed_on=PRINTED)
    assert untranslated(rota.render(empty, language="xx", printed_on=PRINTED)) == ""
    return first


def print_continuity(_edition: Edition) -> bytes:
    period = continuity.Period(MONDAY, 2, 1.5, 1, 0.5, 3)
    people = (continuity.Person(DATA, 5, 1, None), continuity.Person(DATA, 4, 1, 0.5))
    values = continuity.Continuity(
        DATA, 14, 4, (period,), (1, 0, 1), people, 1, 1, kept_since=MONDAY
    )
    return continuity.render(values, language="xx", printed_on=PRINTED)


def print_notice(edition: Edition) -> bytes:
    given = made_up_notice.notice_given() if edition.is_draft else made_up_notice.no_notice()
    values = replace(given, organisation=DATA, carer=DATA)
    return notice.render(values, language="xx", printed_on=PRINTED)


def untranslated(pdf: bytes) -> str:
    return re.sub("[^A-Za-z]", "", whole_text(pdf).replace("Q", ""))


@pytest.mark.parametrize("edition", [Edition(3, MONDAY), Edition(4)], ids=["published", "draft"])
@pytest.mark.parametrize(
    "printed",
    [
        print_schedule,
        print_timesheet,
        print_who_is_coming,
        print_rota,
        print_continuity,
        print_notice,
    ],
)
def test_no_word_escapes_the_catalogue(
    foreign: None, printed: Callable[[Edition], bytes], edition: Edition
) -> None:
    pdf = printed(edition)
    metadata = reader(pdf).metadata
    assert metadata is not None
    assert untranslated(pdf) == ""
    assert not re.search("[A-PR-Za-z]", metadata.title or "")


def test_the_catalogue_template_holds_exactly_the_sentences_of_the_code() -> None:
    in_code = {message for _file, message in marked()}
    template = read_po(BytesIO((LOCALE_FOLDER / "reports.pot").read_bytes()))
    assert {message.id for message in template if message.id} == in_code


def test_every_module_that_speaks_on_paper_is_looked_through() -> None:
    speaking_modules = {
        str(path.relative_to(ROOT))
        for folder in ("carecoop", "reports", "solver", "ui")
        for path in (ROOT / folder).rglob("*.py")
        if IMPORTS_UNDERSCORE.search(path.read_text())
    }
    assert {"reports/rota.py", "carecoop/services/papers_facts.py"} <= speaking_modules
    assert speaking_modules <= {file for file, _message in marked()}


def marked() -> set[tuple[str, str]]:
    """File and sentence of all that the extraction of the README finds."""
    mapping = ConfigParser()
    mapping.read(LOCALE_FOLDER / "babel.cfg", encoding="utf-8")
    sections = (section.split(": ") for section in mapping.sections())
    found = extract_from_dir(ROOT, [(pattern, method) for method, pattern in sections])
    return {(file, str(message)) for file, _line, message, _comments, _context in found}


def test_a_language_without_a_catalogue_is_printed_in_english() -> None:
    with speaking("tlh") as spoken:
        assert (_("Timesheet"), spoken) == ("Timesheet", SOURCE_LANGUAGE)


def test_a_catalogue_in_the_locale_folder_is_found_by_its_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = Catalog(locale="cy")
    catalogue.add("Schedule of visits", "Amserlen ymweliadau")
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "reports.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(text, "LOCALE_FOLDER", tmp_path)
    values = schedule.Schedule(DATA, DATA, MONDAY, (), Edition(1))
    pdf = schedule.render(values, language="cy", printed_on=PRINTED)
    assert "Amserlen ymweliadau" in whole_text(pdf)
    assert language(pdf) == "cy"
