"""From a picture to the person in it: a face opens the carer, a bar or a line the client."""

from uuid import UUID

from ui.main_window import MainWindow
from ui.pages.carers import CarersPage
from ui.pages.clients import ClientsPage
from ui.people.carer_detail import CarerDetail
from ui.people.client_detail import ClientDetail
from ui.relations.page import RelationsPage


def connect(window: MainWindow) -> None:
    """Let the views of a window lead to each other."""
    clients = window.pages[window.page_of(ClientsPage)]
    carers = window.pages[window.page_of(CarersPage)]
    relations = window.pages[window.page_of(RelationsPage)]
    assert isinstance(clients, ClientsPage)
    assert isinstance(carers, CarersPage)
    assert isinstance(relations, RelationsPage)
    client, carer = clients.detail, carers.detail
    assert isinstance(client, ClientDetail)
    assert isinstance(carer, CarerDetail)
    relations.person_asked.connect(lambda person: show_client(window, person))
    carer.people.client_asked.connect(lambda person: show_client(window, person))
    client.who_came.carer_asked.connect(lambda person: show_carer(window, person))


def show_client(window: MainWindow, person: UUID) -> None:
    """Go to who came to a client."""
    window.show_page(window.page_of(ClientsPage))
    page = window.page
    if isinstance(page, ClientsPage):  # else something unsaved is kept where it is
        page.choose(person)
        assert isinstance(page.detail, ClientDetail)
        page.detail.tabs.setCurrentIndex(page.detail.who_came_tab)


def show_carer(window: MainWindow, person: UUID) -> None:
    """Go to a carer's people."""
    window.show_page(window.page_of(CarersPage))
    page = window.page
    if isinstance(page, CarersPage):
        page.choose(person)
        assert isinstance(page.detail, CarerDetail)
        page.detail.tabs.setCurrentIndex(page.detail.people_tab)
