"""carecoop: a co-op's records and what can be done with them."""

__version__ = "0.1.0"
