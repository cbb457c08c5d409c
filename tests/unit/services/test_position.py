"""Positions as people write them."""

import pytest

from carecoop.errors import CareCoopError
from carecoop.services.position import format_position, on_land, parse_position


@pytest.mark.parametrize(
    "text",
    ["291500, 64000", "291500 64000", "E 291500 N 64000", "SX 915 640", "sx915640", "SX9150064000"],
)
def test_metres_and_grid_references_mean_the_same(text: str) -> None:
    assert parse_position(text) == (291_500, 64_000)


@pytest.mark.parametrize("text", ["50.46, -3.53", "50.46 N 3.53 W", "50.46° -3.53°"])
def test_degrees_become_metres(text: str) -> None:
    easting, northing = parse_position(text)
    assert abs(easting - 291_495) <= 5
    assert abs(northing - 63_360) <= 5


def test_the_ordnance_survey_worked_example_agrees_within_five_metres() -> None:
    # OS, "A guide to coordinate systems in Great Britain": Caister water tower in WGS 84.
    easting, northing = parse_position("52.657979, 1.716052")
    assert abs(easting - 651_410) <= 5
    assert abs(northing - 313_177) <= 5


@pytest.mark.parametrize("position", [(291_500, 64_000), (530_034, 180_381), (447_100, 1_141_900)])
def test_a_position_is_read_as_it_is_shown(position: tuple[int, int]) -> None:
    assert parse_position(format_position(*position)) == position


@pytest.mark.parametrize("text", ["", "TQ1 1AB", "SX 915 64", "SX 9", "SX", "1,2,3", "nan, nan"])
def test_what_is_no_position_is_said(text: str) -> None:
    with pytest.raises(CareCoopError, match="is not a position"):
        parse_position(text)


@pytest.mark.parametrize("text", ["48.85, 2.35", "AA 12 34", "699999, 5", "0, 0", "50.0, 10.0"])
def test_a_place_elsewhere_is_refused(text: str) -> None:
    with pytest.raises(CareCoopError, match="not in Great Britain"):
        parse_position(text)


def test_the_sea_far_out_is_not_land() -> None:
    assert not on_land(-1, 64_000)
    assert not on_land(150_000, 450_000)
