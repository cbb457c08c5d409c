"""Who comes to whom, as pictures and as tables, and the other pages."""

from collections.abc import Iterator
from functools import partial
from typing import TypeVar

from carecoop.services import carers, clients
from ui.pages.carers import CarersPage
from ui.pages.clients import ClientsPage
from ui.pages.page import Page
from ui.pages.settings import SettingsPage
from ui.paper.dialog import PaperDialog
from ui.people.carer_detail import CarerDetail
from ui.people.client_detail import ClientDetail
from ui.plans.page import PlansPage
from ui.relations import going
from ui.relations.page import RelationsPage
from ui.relations.tab import RelationsTab
from ui.states.visitor import State, Visitor, state

T = TypeVar("T")

PERSON, CARER = "Ivor", "Dai"


def page(kind: type[Page], visitor: Visitor) -> Iterator[None]:
    visitor.go_to(kind)
    yield


def who_came(look: int, visitor: Visitor) -> Iterator[None]:
    """To one person: a strip of faces (0) or tables (1)."""
    rows = clients.list_clients(visitor.window.desk.office)
    going.show_client(visitor.window, next(one.id for one in rows if one.shown_name == PERSON))
    detail = visitor.window.findChild(ClientDetail)
    assert detail is not None
    yield from _looked_at(detail.who_came, look, visitor)


def their_people(look: int, visitor: Visitor) -> Iterator[None]:
    """Of one carer: bars (0) or a table (1)."""
    _show_carer(visitor)
    detail = visitor.window.findChild(CarerDetail)
    assert detail is not None
    yield from _looked_at(detail.people, look, visitor)


def report(visitor: Visitor) -> Iterator[None]:
    """The continuity report before it is printed."""
    visitor.go_to(RelationsPage)
    page = visitor.window.findChild(RelationsPage)
    assert page is not None
    visitor.wait(page.print_button.isEnabled)
    page.print_button.click()
    yield from _paper(visitor)


def notice_paper(visitor: Visitor) -> Iterator[None]:
    """The notice given, as it will be printed."""
    detail = visitor.window.findChild(CarerDetail)
    assert detail is not None
    for _shown in notice(visitor):
        detail.notice.print_button.click()
        yield from _paper(visitor)


def _paper(visitor: Visitor) -> Iterator[None]:
    dialog = next(one for one in visitor.window.findChildren(PaperDialog) if one.isVisible())
    visitor.see_paper(dialog)
    yield
    dialog.close()


def notice(visitor: Visitor) -> Iterator[None]:
    """How long before it a carer knew each day and each change."""
    _show_carer(visitor)
    detail = visitor.window.findChild(CarerDetail)
    assert detail is not None
    detail.tabs.setCurrentIndex(detail.notice_tab)
    visitor.wait(lambda: detail.notice.notices is not None)
    visitor.settle()
    yield


def _show_carer(visitor: Visitor) -> None:
    rows = carers.list_carers(visitor.window.desk.office)
    going.show_carer(visitor.window, next(one.id for one in rows if one.shown_name == CARER))


def _looked_at(tab: RelationsTab[T], look: int, visitor: Visitor) -> Iterator[None]:
    tab.look.button(look).click()
    visitor.wait(lambda: tab.view is not None)
    visitor.settle()
    yield
    tab.look.button(0).click()


STATES: tuple[State, ...] = (
    state("page-people", partial(page, ClientsPage)),
    state("page-plans", partial(page, PlansPage)),
    state("page-carers", partial(page, CarersPage)),
    state("page-settings", partial(page, SettingsPage)),
    state("relations-co-op", partial(page, RelationsPage)),
    state("relations-person-strip", partial(who_came, 0)),
    state("relations-person-table", partial(who_came, 1)),
    state("relations-carer-bars", partial(their_people, 0)),
    state("relations-carer-table", partial(their_people, 1)),
    state("relations-carer-notice", notice),
    state("relations-report", report),
    state("notice-paper", notice_paper),
)
