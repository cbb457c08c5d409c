"""What is being typed: kept against a crash until it is saved.

A page calls `jot` while somebody writes (say a second after the last key) and saves through
`drafting` or `reviewing` when the stretch of writing ends, then `forget`s. So nothing typed is
ever lost, and the trail and undo hold stretches of writing, not keystrokes. What a crash left is
in `left_behind` when the plan is opened again.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.records import Jotting
from carecoop.services.office import Office


@dataclass(frozen=True, slots=True)
class Jotted:
    """`part` names what was typed in, as the page that wrote it knows it; `form` is JSON."""

    part: str
    form: dict[str, object]
    at_utc: datetime


def jot(office: Office, plan_id: UUID, part: str, form: dict[str, object]) -> None:
    """Keep how a part stands now, over what was kept of it before."""
    with office.store.jot() as session:
        now = clock.now_utc()
        row = _kept(session, office, plan_id, part) or Jotting(
            id=uuid4(), account_id=office.account_id, plan_id=plan_id, part=part, at_utc=now
        )
        row.form, row.at_utc = form, now
        session.add(row)


def forget(office: Office, plan_id: UUID, part: str) -> None:
    """It was saved, or is not wanted."""
    with office.store.jot() as session:
        row = _kept(session, office, plan_id, part)
        if row is not None:
            session.delete(row)


def left_behind(office: Office, plan_id: UUID) -> tuple[Jotted, ...]:
    """What this account typed and did not save, the oldest first."""
    with office.read() as session:
        query = select(Jotting).where(
            Jotting.account_id == office.account_id, Jotting.plan_id == plan_id
        )
        found = session.exec(query.order_by(col(Jotting.at_utc))).all()
        return tuple(Jotted(row.part, dict(row.form), row.at_utc) for row in found)


def _kept(session: Session, office: Office, plan_id: UUID, part: str) -> Jotting | None:
    query = select(Jotting).where(
        Jotting.account_id == office.account_id, Jotting.plan_id == plan_id, Jotting.part == part
    )
    return session.exec(query).first()
