"""Solves the sample's rotas anew: `python -m carecoop.sample.make --seconds 60`.

Run it after a change to the sample's tables and commit the `rotas.json` that it writes. For each
letter that this week may have, the four past weeks and this one are solved in order, each knowing
who came in those before.
"""

import argparse
import json
import logging
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.kinds import RotaState, Weeks
from carecoop.sample.build import COOP, SAMPLE_PASSPHRASE, Keys, add_people
from carecoop.sample.rotas import FILE, PAST_WEEKS, Placed
from carecoop.services.building import build_problem
from carecoop.services.office import Office, create_office
from carecoop.services.planning import placed_by
from carecoop.services.rota_rows import save_rota
from carecoop.services.week import PlacedVisit
from carecoop.services.week_records import WEEK, read_week
from solver.rules import broken
from solver.score import score
from solver.search import solve
from solver.tidy import tidy_starts

SEED = 7
WINTER_MONDAY = date(2026, 1, 19)  # no clock change in the weeks around
log = logging.getLogger(__name__)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="for each of the ten weeks")
    seconds = parser.parse_args().seconds
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    kept = {
        clock.weeks_letter(monday): _solved(monday, seconds)
        for monday in (WINTER_MONDAY, WINTER_MONDAY + WEEK)
    }
    Path(__file__).with_name(FILE).write_text(_as_json(kept), "utf-8")


def _solved(monday: date, seconds: float) -> dict[str, Placed]:
    """The weeks up to that of `monday`, by how many weeks ago they are."""
    with tempfile.TemporaryDirectory() as folder:
        office = create_office(
            Path(folder) / "sample.carecoop", SAMPLE_PASSPHRASE, COOP.name, "Sample"
        )
        try:
            keys = add_people(office, monday)
            return {
                str(ago): _solve_week(office, monday - ago * WEEK, keys, seconds)
                for ago in range(PAST_WEEKS, -1, -1)
            }
        finally:
            office.close()


def _solve_week(office: Office, week: date, keys: Keys, seconds: float) -> Placed:
    with office.work("make_sample", str(week)) as work:
        records = read_week(work.session, week)
        problem = build_problem(records)
        plan = tidy_starts(problem, solve(problem, seconds=seconds, seed=SEED))
        assert not broken(problem, plan)
        log.info("%s %s", week, score(problem, plan))
        visits = placed_by(records, plan)
        save_rota(work.session, records, visits, RotaState.WORKED)
        work.commit()
    return _by_key(visits, keys)


def _by_key(visits: Iterable[PlacedVisit], keys: Keys) -> Placed:
    pattern_key = {pattern_id: key for key, pattern_id in keys.patterns.items()}
    carer_key = {carer_id: key for key, carer_id in keys.carers.items()}
    week: dict[str, dict[str, tuple[int, list[str]]]] = {}
    for visit in visits:
        if visit.carers:
            days = week.setdefault(pattern_key[visit.wanted.pattern_id], {})
            who = sorted(carer_key[carer_id] for carer_id in visit.carers)
            weekday = str(visit.wanted.visit_date.weekday())
            days[weekday] = (visit.start_minute % DAY_MINUTES, who)
    return dict(sorted(week.items()))


def _as_json(kept: dict[Weeks, dict[str, Placed]]) -> str:
    """One line for each pattern and week: short enough to read, and to compare."""
    return "{\n" + ",\n".join(_letter_lines(kept)) + "\n}\n"


def _letter_lines(kept: dict[Weeks, dict[str, Placed]]) -> Iterator[str]:
    for letter, weeks in kept.items():
        lines = []
        for ago, week in weeks.items():
            patterns = (
                f"  {json.dumps(key, ensure_ascii=False)}: {json.dumps(days)}"
                for key, days in week.items()
            )
            lines.append(f' "{ago}": {{\n' + ",\n".join(patterns) + "}")
        yield f'"{letter}": {{\n' + ",\n".join(lines) + "}"


if __name__ == "__main__":
    main()
