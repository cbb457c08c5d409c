"""From a person's page to the panel beside the week."""

from functools import partial

from ui.main_window import MainWindow
from ui.mend.flow import MendFlow
from ui.mend.report_buttons import ReportButtons
from ui.mend.report_form import Kind
from ui.pages.week import WeekPage
from ui.people.people_page import PeoplePage


def connect(window: MainWindow, mend: MendFlow) -> None:
    """What is reported on a person's page opens where the week is seen."""
    for page in window.pages:
        if isinstance(page, PeoplePage):
            for buttons in page.findChildren(ReportButtons):
                buttons.asked.connect(partial(_report, window, mend, page))


def _report(window: MainWindow, mend: MendFlow, page: PeoplePage, kind: Kind) -> None:
    window.show_page(window.page_of(WeekPage))
    if isinstance(window.page, WeekPage):  # nobody stays for something that is not saved
        mend.open(kind, page.detail.person)
