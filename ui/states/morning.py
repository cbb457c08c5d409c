"""Half past six: somebody cannot come, somebody is in hospital, a package begins, leave is asked
for."""

from collections.abc import Iterator

from carecoop.services import carers, clients
from carecoop.services.people_values import CarerRow, ClientRow
from ui.mend.mend_bar import MendState
from ui.mend.panel import MendPanel
from ui.mend.report_form import CARER_AWAY, CLIENT_AWAY, CLIENT_BACK, LEAVE, NEW_PACKAGE, Kind
from ui.mend.ring_part import RingLine
from ui.states.visitor import State, Visitor, state

SICK = "Ewa"  # the fullest Tuesday of the sample co-op
ASKS_FOR_LEAVE = "Nell"  # who works on the Wednesday
PERSON = "Ivor"
IN_HOSPITAL = "Alf"


def _form(visitor: Visitor, kind: Kind, name: str) -> MendPanel:
    """The form as somebody fills it in, with what would fall open."""
    visitor.show_week()
    visitor.mend.open(kind)
    panel = _panel(visitor)
    form = panel.start.form
    form.begin(kind, next(one.id for one in _people(visitor) if one.shown_name == name))
    visitor.settle()
    return panel


def _people(visitor: Visitor) -> tuple[CarerRow | ClientRow, ...]:
    office = visitor.window.desk.office
    return (*carers.list_carers(office), *clients.list_clients(office))


def _wait_for_mend(visitor: Visitor) -> None:
    bar = _panel(visitor).bar
    visitor.wait(lambda: bar.state is MendState.PROPOSED)
    visitor.settle()


def _panel(visitor: Visitor) -> MendPanel:
    assert visitor.mend.panel is not None
    return visitor.mend.panel


def _written(visitor: Visitor, kind: Kind, name: str) -> Iterator[None]:
    _form(visitor, kind, name)
    yield
    visitor.mend.close()


def cannot_come(visitor: Visitor) -> Iterator[None]:
    yield from _written(visitor, CARER_AWAY, SICK)


def hospital(visitor: Visitor) -> Iterator[None]:
    yield from _written(visitor, CLIENT_AWAY, PERSON)


def discharge(visitor: Visitor) -> Iterator[None]:
    yield from _written(visitor, CLIENT_BACK, IN_HOSPITAL)


def new_package(visitor: Visitor) -> Iterator[None]:
    yield from _written(visitor, NEW_PACKAGE, PERSON)


def leave(visitor: Visitor) -> Iterator[None]:
    """Asked for, tried out, not granted."""
    _form(visitor, LEAVE, ASKS_FOR_LEAVE).start.form.submitted.emit()
    _wait_for_mend(visitor)
    yield
    visitor.mend.close()


def mended(visitor: Visitor) -> Iterator[None]:
    """Reported: each visit with who could come instead."""
    _form(visitor, CARER_AWAY, SICK).start.form.submitted.emit()
    _wait_for_mend(visitor)
    yield


def ring(visitor: Visitor) -> Iterator[None]:
    """The phone list of one visit, in the order to ring."""
    card = _panel(visitor).cards[0]
    card.opener.setChecked(True)
    visitor.wait(lambda: bool(card.ring.findChildren(RingLine)))
    visitor.settle()
    yield
    card.opener.setChecked(False)


def hours(visitor: Visitor) -> Iterator[None]:
    _panel(visitor).tabs.setCurrentIndex(2)
    visitor.settle()
    yield
    _panel(visitor).tabs.setCurrentIndex(0)


def review(visitor: Visitor) -> Iterator[None]:
    """The mend as a proposal on the board."""
    _panel(visitor).bar.review_asked.emit()
    visitor.wait(lambda: visitor.build.proposal is not None)
    visitor.settle()
    yield
    assert visitor.build.proposal is not None
    visitor.build.proposal.discarded.emit()
    visitor.settle()


def telling(visitor: Visitor) -> Iterator[None]:
    """Accepted: who is to be told, and what."""
    _panel(visitor).bar.accepted.emit()
    visitor.wait(lambda: _panel(visitor).tabs.currentIndex() == 1)
    visitor.settle()
    yield
    visitor.mend.close()


def untold(visitor: Visitor) -> Iterator[None]:
    """Those who do not know yet, and their days marked on the board."""
    page = visitor.show_week()
    visitor.wait(page.head.told.isVisible)
    page.head.told.setChecked(True)
    visitor.settle()
    yield
    page.head.told.setChecked(False)


def begin(visitor: Visitor) -> Iterator[None]:
    """Where the next report begins, with what is not settled yet."""
    visitor.show_week()
    visitor.mend.open()
    visitor.settle()
    yield
    visitor.mend.close()


def admitted(visitor: Visitor) -> Iterator[None]:
    """Reported: the visits that fall away, and who is to be told."""
    yield from _reported(visitor, CLIENT_AWAY, PERSON)


def home_again(visitor: Visitor) -> Iterator[None]:
    """Reported: the visits are back, each with who comes."""
    yield from _reported(visitor, CLIENT_BACK, IN_HOSPITAL)


def _reported(visitor: Visitor, kind: Kind, name: str) -> Iterator[None]:
    _form(visitor, kind, name).start.form.submitted.emit()
    visitor.wait(_panel(visitor).back_button.isVisible)
    visitor.settle()
    visitor.wait(lambda: _panel(visitor).bar.state is not MendState.SEARCHING)
    visitor.settle()
    yield
    visitor.mend.close()


STATES: tuple[State, ...] = (
    state("cannot-come-form", cannot_come),
    state("hospital-form", hospital),
    state("discharge-form", discharge),
    state("new-package-form", new_package),
    state("leave-tried-out", leave),
    state("cannot-come-mend", mended),
    state("cannot-come-ring", ring, after="cannot-come-mend"),
    state("cannot-come-hours", hours, after="cannot-come-mend"),
    state("cannot-come-review", review, after="cannot-come-mend"),
    state("cannot-come-tell", telling, after="cannot-come-mend"),
    state("cannot-come-begin", begin),
    state("not-yet-told", untold),
    state("hospital-mend", admitted),
    state("discharge-mend", home_again),
)
