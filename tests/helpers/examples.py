"""How many examples of a property are tried."""

import os

# As `make campaign` sets it.
TRY_ALL = "CARECOOP_ALL_EXAMPLES" in os.environ


def examples(most: int) -> int:
    """Half of them whenever the tests run, other ones each time; all of them in a campaign."""
    return most if TRY_ALL else -(-most // 2)
