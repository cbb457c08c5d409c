"""Renew the golden references after looking at the pages: `python -m tests.golden.renew PICTURES`.

Writes `tests/golden/expected/*.json` (each piece of text with its place, page by page) and a PNG
of every page into the folder PICTURES. Look at each picture before you commit the references.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from reports import (
    continuity,
    notice,
    our_plan,
    profile,
    review_record,
    rota,
    schedule,
    timesheet,
    who_is_coming,
)
from tests.golden import made_up_meeting, made_up_notice, made_up_plan, made_up_week
from tests.golden.made_up_week import DRAFT, PRINTED
from tests.helpers.pdf import placed_text, save_pictures

EXPECTED = Path(__file__).parent / "expected"

DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "schedule": lambda: schedule.render(made_up_week.schedule(), printed_on=PRINTED),
    "schedule_changed": lambda: schedule.render(
        made_up_week.changed_schedule(), printed_on=PRINTED
    ),
    "timesheet": lambda: timesheet.render(made_up_week.timesheet(), printed_on=PRINTED),
    "who_is_coming": lambda: who_is_coming.render(made_up_week.who_is_coming(), printed_on=PRINTED),
    "rota": lambda: rota.render(made_up_week.rota(), printed_on=PRINTED),
    "rota_draft_a3": lambda: rota.render(
        made_up_week.rota(DRAFT), printed_on=PRINTED, large_paper=True
    ),
    "continuity": lambda: continuity.render(made_up_meeting.continuity(), printed_on=PRINTED),
    "continuity_first": lambda: continuity.render(
        made_up_meeting.first_continuity(), printed_on=PRINTED
    ),
    "notice": lambda: notice.render(made_up_notice.notice_given(), printed_on=PRINTED),
    "plan": lambda: our_plan.render(
        made_up_plan.our_plan(), made_up_plan.ORDINARY, printed_on=PRINTED
    ),
    "plan_for_others": lambda: our_plan.render(made_up_plan.our_plan(), printed_on=PRINTED),
    "plan_disputed": lambda: our_plan.render(
        made_up_plan.disputed_plan(), made_up_plan.BOTH_LARGE, printed_on=PRINTED
    ),
    "plan_in_welsh": lambda: our_plan.render(
        made_up_plan.our_plan(), made_up_plan.WELSH, printed_on=PRINTED
    ),
    "plan_empty": lambda: our_plan.render(made_up_plan.empty_plan(), printed_on=PRINTED),
    "review": lambda: review_record.render(
        made_up_plan.review(), made_up_plan.ORDINARY, printed_on=PRINTED
    ),
    "profile": lambda: profile.render(
        made_up_plan.profile(), made_up_plan.ORDINARY, printed_on=PRINTED
    ),
    "profile_large": lambda: profile.render(
        made_up_plan.profile(), made_up_plan.LARGE, printed_on=PRINTED
    ),
}


def renew(pictures: Path) -> None:
    EXPECTED.mkdir(exist_ok=True)
    pictures.mkdir(parents=True, exist_ok=True)
    for name, render in DOCUMENTS.items():
        pdf = render()
        pages = [
            "[\n" + ",\n".join(json.dumps(piece, ensure_ascii=False) for piece in page) + "\n]"
            for page in placed_text(pdf)
        ]
        text = "[" + ",\n".join(pages) + "]\n"
        (EXPECTED / f"{name}.json").write_text(text, encoding="utf-8")
        save_pictures(pdf, pictures, name)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say where the pictures go: python -m tests.golden.renew PICTURES")
    renew(Path(sys.argv[1]))
