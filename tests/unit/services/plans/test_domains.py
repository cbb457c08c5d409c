"""Headings of the law, and the co-op's own."""

from dataclasses import replace

import pytest

from carecoop.errors import InvalidInputError
from carecoop.kinds import Nation
from carecoop.services import coop
from carecoop.services.office import Office
from carecoop.services.plans import domains


def test_each_nation_has_the_headings_of_its_law(office: Office) -> None:
    assert [each.key for each in domains.headings(office)] == list(domains.ENGLAND)
    coop.save_coop(office, replace(coop.get_coop(office), nation=Nation.WALES))
    assert [each.key for each in domains.headings(office)] == list(domains.WALES)
    assert len(domains.WALES) == len(domains.ENGLAND) == 10


def test_a_heading_of_ones_own_is_added_once_and_archived(office: Office) -> None:
    key = domains.add_heading(office, " Being  in the band")
    assert domains.add_heading(office, "being in the band") == key
    assert domains.headings(office)[-1] == domains.Heading(key, "Being in the band", by_law=False)
    domains.archive_heading(office, key)
    assert key not in {each.key for each in domains.headings(office)}
    kept = domains.heading_of(office, key)
    assert kept is not None
    assert kept.name == "Being in the band"
    assert domains.add_heading(office, "Being in the band") == key


def test_headings_of_the_law_stay_and_others_need_a_name(office: Office) -> None:
    with pytest.raises(InvalidInputError):
        domains.archive_heading(office, "wales:control")
    for name in (" ", "x" * 101):
        with pytest.raises(InvalidInputError):
            domains.add_heading(office, name)
    assert domains.heading_of(office, "") is None
    law = domains.heading_of(office, "wales:control")
    assert law is not None
    assert law.by_law
