"""The slope of the curve of cost over size."""

import pytest

from benchmarks.scale import slope


@pytest.mark.parametrize("power", [0.5, 1, 2])
def test_the_slope_of_a_power_is_its_exponent(power: float) -> None:
    points = [(float(visits), 3.0 * visits**power) for visits in (94, 400, 18_070)]
    assert slope(points) == pytest.approx(power)
