"""The one root of what this package raises on purpose."""


class SolverError(Exception):
    """A sentence for the person who gave the input: what is wrong and what to do."""
