"""Random numbers that are the same compiled and interpreted: xorshift plus a Weyl sequence."""

from solver.search.kernel.jit import njit
from solver.search.types import Ints


@njit
def bits(rng: Ints) -> int:
    """The next 32 random bits."""
    x = rng[0]
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    x ^= (x << 5) & 0xFFFFFFFF
    rng[0] = x
    rng[1] = (rng[1] + 362437) & 0xFFFFFFFF
    return (x + rng[1]) & 0xFFFFFFFF


@njit
def below(rng: Ints, n: int) -> int:
    """A whole number from 0 to n - 1."""
    return (bits(rng) * n) >> 32


@njit
def unit(rng: Ints) -> float:
    """A number above 0, at most 1."""
    return (bits(rng) + 1) / 4294967296.0
