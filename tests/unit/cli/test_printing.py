"""`carecoop print` of a plan: PDF or web page, for whom, in which print and languages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from carecoop.kinds import Achieved
from carecoop.services.office import open_office
from carecoop.services.plans import reviewing
from carecoop.services.plans.reading import all_plans, get_plan
from carecoop.services.plans.values import ReviewedForm
from tests.helpers.office import PASSPHRASE, new_office
from tests.helpers.pdf import whole_text
from tests.helpers.plans import add_person, agreed_plan
from tests.helpers.weeks import small_coop

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(carecoop: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Nancy has a plan in the co-op that the command opens; it writes to the file `out`."""
    file = tmp_path / "co-op.carecoop"
    office = new_office(file)
    agreed_plan(office, add_person(office))
    office.close()
    monkeypatch.setenv("CARECOOP_PASSPHRASE", PASSPHRASE)
    return partial(carecoop, "--coop", file, "print", "-o", tmp_path / "out")


def test_a_plan_is_printed_as_pdf(run: Run, tmp_path: Path) -> None:
    assert run("plan", "--for", "nancy", "--large", "--private")[0] == 0
    text = whole_text((tmp_path / "out").read_bytes())
    assert "I want to see the boats go out." in text
    assert "Private parts are left out" not in text


def test_a_plan_is_written_as_a_web_page_in_two_languages(run: Run, tmp_path: Path) -> None:
    assert run("plan", "--for", "nancy", "--html", "--language", "both")[0] == 0
    page = (tmp_path / "out").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Private parts are left out of this copy." in page
    assert "Ein cynllun" in page


def test_a_profile_is_printed_in_welsh(run: Run, tmp_path: Path) -> None:
    assert run("profile", "--for", "nancy", "--language", "cy")[0] == 0
    assert "Fy mhroffil" in whole_text((tmp_path / "out").read_bytes())


def test_a_plan_without_a_review_has_no_review_to_print(run: Run, tmp_path: Path) -> None:
    code, _out, err = run("review", "--for", "nancy")
    assert code != 0
    assert "has not been reviewed yet" in err
    assert not (tmp_path / "out").exists()


def test_a_score_is_printed_only_if_the_person_wants_it(run: Run, tmp_path: Path) -> None:
    office = open_office(tmp_path / "co-op.carecoop", PASSPHRASE)
    (row,) = all_plans(office)
    review = reviewing.begin_review(office, row.id)
    outcome = get_plan(office, row.id).outcomes[0]
    went = ReviewedForm("I saw the trawlers.", Achieved.PARTLY, level=1)
    reviewing.save_reviewed(office, review, outcome.id, went)
    office.close()
    said = []
    for more in ((), ("--score",)):
        assert run("review", "--for", "nancy", *more)[0] == 0
        said.append("T-score" in whole_text((tmp_path / "out").read_bytes()))
    assert said == [False, True]


def test_a_name_that_fits_nobody_says_so(run: Run) -> None:
    code, _out, err = run("plan", "--for", "xyzzy")
    assert code != 0
    assert "There are 0 people here whose name fits “xyzzy”" in err


def test_a_plan_has_to_be_somebodys(run: Run) -> None:
    code, _out, err = run("plan")
    assert code != 0
    assert "Say whose plan it is with --for" in err


def test_the_notice_that_a_carer_had_is_printed(
    carecoop: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, out = tmp_path / "co-op.carecoop", tmp_path / "out"
    office = new_office(file)
    small_coop(office)
    office.close()
    monkeypatch.setenv("CARECOOP_PASSPHRASE", PASSPHRASE)
    assert carecoop("--coop", file, "print", "-o", out, "notice", "--for", "grace")[0] == 0
    assert "No day with this carer was published" in whole_text(out.read_bytes())
