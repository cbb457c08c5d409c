"""Sayings in English: every kind of fact as people write it."""

import pytest

from carecoop.cli.sayings import said
from carecoop.services.reasons import Saying


@pytest.mark.parametrize(
    ("name", "fact", "written"),
    [
        ("count", 3, "3"),
        ("weekday", 6, "Sun"),
        ("start_minute", 1440 + 485, "08:05"),
        ("way_minutes", 25, "25 min"),
        ("way_minutes", 120, "2 h"),
        ("way_minutes", 135, "2 h 15 min"),
        ("carers", ("Ana", "Ben"), "Ana, Ben"),
        ("traits", ("hoist", "lang:cy", "lang:xx"), "hoist, Welsh, xx"),
        ("reason", Saying("Lacks {traits}", {"traits": ("lang:pl",)}), "Lacks Polish"),
    ],
)
def test_a_fact_is_written_by_its_kind(name: str, fact: object, written: str) -> None:
    assert said(Saying(f"So: {{{name}}}.", {name: fact})) == f"So: {written}."
