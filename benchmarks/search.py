"""How long the search takes over ten years of data: `python -m benchmarks.search [--years N]`.

A made-up co-op of 150 people: four versions of a plan a year with six outcomes each, a review a
quarter, and a carer's note after one visit in eight (about 80,000 in ten years). Timed are the
first index, an index after one save, and queries from rare to common: first as people ask, then
also in the versions of plans that were replaced. Of each query the CPU time is told, so that a busy
machine counts for little.
"""

import argparse
import random
import statistics
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from uuid import UUID

from carecoop.kinds import DecisionSubject, PlanState, ReviewCause, SectionKind, Weeks
from carecoop.records import (
    Client,
    Decision,
    Plan,
    PlanOutcome,
    PlanSection,
    Review,
    VisitNote,
    VisitPattern,
)
from carecoop.services import clients
from carecoop.services.office import Office, create_office
from carecoop.services.people_values import ClientForm
from carecoop.services.search import search
from carecoop.services.search_index import refresh
from carecoop.store import Work

PEOPLE = 150
NOTES_A_YEAR = 53  # for each person
FIRST_DAY = date(2016, 1, 4)
WORDS = """
harbour boats garden roses tea chapel hymns kitchen table walk steps rail window morning
evening daughter son neighbour bus library choir football allotment leeks radio records
dance shirt buttons soup fish chips budgie spaniel letters photographs dominoes bingo tŷ
paned canu cymraeg môr gŵyl and the to with a of in for it was
""".split()  # noqa: SIM905 - a list of words reads best as a text
QUERIES = ("zeppelin", "person 77 leeks", "ty", "harb", "bingo môr", "the", "t")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "co-op.carecoop"
        office = create_office(path, "seven kettles on the hob", "Gofal", "Meg")
        print(f"search: {fill(office, given.years)} texts, {path.stat().st_size / 1e6:.0f} MB")
        started = process_time()
        refresh(office)
        print(f"search: first index                 {process_time() - started:7.1f} s")
        names = iter(range(given.runs))

        def save_and_find() -> int:
            name = f"Newcomer {next(names)}"
            clients.add_client(office, ClientForm(name=name, easting=291_500, northing=64_000))
            return len(search(office, name))

        report("after one save", given.runs, save_and_find)
        for query in QUERIES:
            for replaced in (False, True):
                name = f"{query!r}{' + replaced' if replaced else ''}"
                report(name, given.runs, partial(found, office, query, replaced=replaced))
        office.close()


def found(office: Office, query: str, *, replaced: bool) -> int:
    return len(search(office, query, replaced=replaced))


def report(name: str, runs: int, work: Callable[[], int]) -> None:
    times, hits = [], 0
    for _ in range(runs):
        started = process_time()
        hits = work()
        times.append((process_time() - started) * 1000)
    middle = statistics.median(times)
    print(f"search: {name:29} median {middle:6.1f} ms   worst {max(times):6.1f} ms   {hits} hits")


def fill(office: Office, years: int) -> int:
    """Write the co-op's years; how many texts there are to find."""
    chance = random.Random(7)
    texts = 0
    for number in range(PEOPLE):
        with office.work("build_benchmark") as work:
            texts += fill_person(work, number, years, chance)
            work.commit()
    return texts


def fill_person(work: Work, number: int, years: int, chance: random.Random) -> int:
    client = Client(name=f"Person {number}", easting=291_500, northing=64_000)
    visit = VisitPattern(
        client_id=client.id,
        title="Breakfast",
        weekdays=127,
        weeks=Weeks.EVERY,
        preferred_minute=480,
        earliest_minute=450,
        latest_minute=510,
        duration_minutes=45,
        starts_on=FIRST_DAY,
    )
    work.session.add_all([client, visit])
    origin, texts = None, 2
    for quarter in range(4 * years):
        outcome = fill_plan(work, client.id, quarter, chance)
        origin = origin or outcome
        texts += 10
    assert origin is not None
    for note in range(NOTES_A_YEAR * years):
        day = FIRST_DAY + timedelta(days=note * 365 // NOTES_A_YEAR)
        work.session.add(
            VisitNote(
                client_id=client.id,
                pattern_id=visit.id,
                origin_id=origin,
                visit_date=day,
                text=said(chance, 12),
                account_id=work.account_id,
                noted_at_utc=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
            )
        )
        texts += 1
    newest = 4 * years
    work.session.flush()
    close(work, client.id, newest)
    return texts


def fill_plan(work: Work, client_id: UUID, quarter: int, chance: random.Random) -> UUID:
    """A version with three sections, six outcomes and a review; its first outcome's id."""
    day = FIRST_DAY + timedelta(days=91 * quarter)
    plan = Plan(client_id=client_id, number=quarter + 1, began_on=day)
    decision = Decision(
        client_id=client_id, subject=DecisionSubject.PLAN, subject_id=plan.id, decided_on=day
    )
    review = Review(
        plan_id=plan.id, held_on=day, cause=ReviewCause.DUE, words=said(chance, 30), finished_on=day
    )
    sections = [
        PlanSection(plan_id=plan.id, position=0, kind=kind, text=said(chance, 40))
        for kind in (SectionKind.IMPORTANT_TO_ME, SectionKind.ROUTINES, SectionKind.HOPES)
    ]
    outcomes = []
    for position in range(6):
        outcome = PlanOutcome(
            plan_id=plan.id, origin_id=plan.id, position=position, words=said(chance, 10)
        )
        outcome.origin_id = outcome.id
        outcome.why_it_matters = said(chance, 20)
        outcomes.append(outcome)
    work.session.add_all([plan, decision, review, *sections, *outcomes])
    return outcomes[0].id


def close(work: Work, client_id: UUID, newest: int) -> None:
    """Every version agreed, all but the newest replaced."""
    for row in list(work.session.identity_map.values()):
        if isinstance(row, Plan) and row.client_id == client_id:
            row.state = PlanState.AGREED if row.number == newest else PlanState.SUPERSEDED
            row.agreed_on = row.began_on


def said(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words))


if __name__ == "__main__":
    main()
