"""Proposals as JSON: ids and facts, nothing that JSON cannot hold."""

import json

from solver.circles import circles_to_json, propose_circles
from tests.helpers.problems import carer, client, one_carer_one_client, visit


def test_a_proposal_is_written_with_its_reasons_and_its_gaps() -> None:
    skilled = carer(traits=frozenset({"peg"}))
    problem = one_carer_one_client(
        visit(needs=frozenset({"peg"})),
        carers=(skilled, carer("bob")),
        clients=(client(known={"ann": 3}),),
    )
    written = json.loads(json.dumps(circles_to_json("a week", propose_circles(problem))))
    assert written == {
        "format": "carecoop-circles/1",
        "problem": "a week",
        "clients": [
            {
                "client": "rose",
                "weak": ["none"],
                "members": [
                    {
                        "carer": "ann",
                        "chosen": False,
                        "known_visits": 3,
                        "way_minutes": 1,
                        "metres": 1000,
                        "skills": ["peg"],
                        "wishes": [],
                        "visits": 1,
                    }
                ],
                "visits": 1,
                "thin_visits": 1,
                "minutes": 30,
                "short_minutes": 0,
                "gaps": [
                    {
                        "visits": ["rose.mon"],
                        "asked": 2,
                        "could": ["ann"],
                        "facts": [{"stop": {"rule": "needs", "trait": "peg"}, "carers": ["bob"]}],
                    }
                ],
            }
        ],
    }
