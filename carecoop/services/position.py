"""Positions as people write them, to and from metres on the British National Grid."""

import re
from functools import cache
from typing import TYPE_CHECKING

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError

if TYPE_CHECKING:
    from pyproj import Transformer

SQUARE_METRES = 100_000
LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # no I
# The 100 km squares of the National Grid that hold land in Great Britain (Ordnance Survey).
LAND_SQUARES = frozenset(
    first + second
    for first, seconds in {
        "H": "PTUWXYZ",
        "N": "ABCDFGHJKLMNORSTUWXYZ",
        "S": "DEHJKMNOPRSTUVWXYZ",
        "T": "AFGLMQRV",
    }.items()
    for second in seconds
)
GRID_REFERENCE = re.compile(r"([A-HJ-Z]{2})\s*(\d{2,5})\s*(\d{2,5})", re.IGNORECASE)
METRES = re.compile(r"E?\s*(\d{1,6}(?:\.\d+)?)\s*M?[\s,;]+N?\s*(\d{1,7}(?:\.\d+)?)\s*M?", re.I)
DEGREES = re.compile(
    r"(-?\d{1,2}(?:\.\d+)?)\s*°?\s*([NS]?)[\s,;]+(-?\d{1,2}(?:\.\d+)?)\s*°?\s*([EW]?)", re.I
)
LATITUDES = (49.0, 61.5)
LONGITUDES = (-9.0, 2.5)


def parse_position(text: str) -> tuple[int, int]:
    """Easting and northing in metres from "291500, 64000", "SX 915 640" or "50.46, -3.53".

    A grid reference names the south-west corner of its square. Raises CareCoopError.
    """
    text = text.strip()
    position = _from_grid_reference(text) or _from_degrees(text) or _from_metres(text)
    if position is None:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop",
                "“{text}” is not a position. Write a grid reference like SX 915 640, metres like "
                "291500, 64000, or degrees like 50.46, -3.53.",
            ),
            text=text[:60],
        )
    if not on_land(*position):
        raise not_in_britain()
    return position


def format_position(easting: int, northing: int) -> str:
    """A grid reference to the metre, as `parse_position` reads it: "SX 91500 64000"."""
    metres = f"{easting % SQUARE_METRES:05d} {northing % SQUARE_METRES:05d}"
    return f"{square_letters(easting, northing)} {metres}"


def on_land(easting: int, northing: int) -> bool:
    """Whether the 100 km square around a position holds land in Great Britain; all of it lies
    well inside the grid's south-west corner, where forgotten zeros would be."""
    inside = 5_000 <= easting < 700_000 and 5_000 <= northing < 1_300_000
    return inside and square_letters(easting, northing) in LAND_SQUARES


def not_in_britain() -> CareCoopError:
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop",
            "This position is not in Great Britain. Check it on a map and copy it again.",
        )
    )


def square_letters(easting: int, northing: int) -> str:
    """The two letters of a 100 km square: 500 km squares of 25, numbered from the north-west."""
    column, row = easting // SQUARE_METRES, 19 - northing // SQUARE_METRES
    return LETTERS[row - row % 5 + (column + 10) // 5] + LETTERS[row * 5 % 25 + column % 5]


def _from_grid_reference(text: str) -> tuple[int, int] | None:
    compact = re.sub(r"\s+", "", text)
    digits = compact[2:]
    if digits.isascii() and digits.isdigit() and len(digits) % 2 == 0:
        half = len(digits) // 2
        text = f"{compact[:2]} {digits[:half]} {digits[half:]}"
    match = GRID_REFERENCE.fullmatch(text)
    if match is None or len(match[2]) != len(match[3]):
        return None
    corner = _corners().get(match[1].upper())
    if corner is None:
        raise not_in_britain()
    scale = 10 ** (5 - len(match[2]))
    return corner[0] + int(match[2]) * scale, corner[1] + int(match[3]) * scale


def _from_metres(text: str) -> tuple[int, int] | None:
    match = METRES.fullmatch(text)
    return (round(float(match[1])), round(float(match[2]))) if match else None


def _from_degrees(text: str) -> tuple[int, int] | None:
    match = DEGREES.fullmatch(text)
    if match is None:
        return None
    latitude = float(match[1]) * (-1 if match[2].upper() == "S" else 1)
    longitude = float(match[3]) * (-1 if match[4].upper() == "W" else 1)
    if not (
        LATITUDES[0] <= latitude <= LATITUDES[1] and LONGITUDES[0] <= longitude <= LONGITUDES[1]
    ):
        raise not_in_britain()
    easting, northing = _to_grid().transform(latitude, longitude)
    return round(easting), round(northing)


@cache
def _corners() -> dict[str, tuple[int, int]]:
    """South-west corners of the land squares, by their letters."""
    eastings, northings = range(0, 700_000, SQUARE_METRES), range(0, 1_300_000, SQUARE_METRES)
    return {
        square_letters(e, n): (e, n)
        for e in eastings
        for n in northings
        if square_letters(e, n) in LAND_SQUARES
    }


@cache
def _to_grid() -> "Transformer":
    """WGS 84 degrees to the grid, within about 5 m (no OSTN15 grid is shipped)."""
    from pyproj import Transformer  # noqa: PLC0415 - takes 0.15 s, seldom needed

    return Transformer.from_crs("EPSG:4326", "EPSG:27700")
