"""Puts the window together: the door, the pages, the crash log and the language."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from carecoop.services import coop
from carecoop.services import office as offices
from carecoop.services.office import Office
from ui import look, messages, translation
from ui.crash import CrashLog, default_folder
from ui.desk import Desk
from ui.garbage import GarbageCollector
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.unlock import UnlockWindow

if TYPE_CHECKING:
    from carecoop.services.search import Hit


def make_pages(desk: Desk) -> list[Page]:
    """The pages in the order of the navigation; only those that work."""
    from ui.pages.carers import CarersPage  # noqa: PLC0415 - the door opens sooner
    from ui.pages.clients import ClientsPage  # noqa: PLC0415
    from ui.pages.settings import SettingsPage  # noqa: PLC0415
    from ui.pages.week import WeekPage  # noqa: PLC0415
    from ui.plans.page import PlansPage  # noqa: PLC0415
    from ui.relations.page import RelationsPage  # noqa: PLC0415

    return [
        WeekPage(desk),
        ClientsPage(desk),
        PlansPage(desk),
        CarersPage(desk),
        RelationsPage(desk),
        SettingsPage(desk),
    ]


def make_window(office: Office) -> MainWindow:
    """The main window for an open co-op; closing it closes the co-op's file."""
    desk = Desk(office)
    window = MainWindow(desk, make_pages(desk), coop.get_coop(office).name)
    desk.setParent(window)
    _connect_week(desk, window)
    _connect_relations(window)
    _connect_finder(desk, window)
    window.closed.connect(desk.close)
    desk.changed.connect(lambda kinds: _name_again(window, office) if "coop" in kinds else None)
    window.add_to_file_menu(
        QCoreApplication.translate("window", "&Import a list…"), lambda: import_list(window)
    )
    return window


def _connect_finder(desk: Desk, window: MainWindow) -> None:
    """Search from anywhere, and go to what was found."""

    def find() -> None:
        from ui.finder import Finder  # noqa: PLC0415 - seldom needed

        finder = Finder(desk, window)
        finder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        finder.chosen.connect(lambda hit: go_to(window, hit))
        finder.open()

    window.find_requested.connect(find)


def go_to(window: MainWindow, hit: "Hit") -> None:
    """Show what a search found, on its page."""
    from carecoop.kinds import FoundIn  # noqa: PLC0415 - as above
    from ui.pages.carers import CarersPage  # noqa: PLC0415
    from ui.pages.clients import ClientsPage  # noqa: PLC0415
    from ui.plans.page import PlansPage  # noqa: PLC0415

    on_page: dict[FoundIn, type[Page]] = {
        FoundIn.CARER: CarersPage,
        FoundIn.CLIENT: ClientsPage,
        FoundIn.VISIT: ClientsPage,
    }
    window.show_page(window.page_of(on_page.get(hit.found_in, PlansPage)))
    page = window.page
    if isinstance(page, PlansPage) and hit.client_id is not None:
        page.open_found(hit)
    elif isinstance(page, ClientsPage | CarersPage):
        page.choose(hit.client_id or hit.of_id)


def _name_again(window: MainWindow, office: Office) -> None:
    window.name(coop.get_coop(office).name)


def import_list(window: MainWindow) -> None:
    """Bring clients, carers or visits in from a spreadsheet."""
    from carecoop.services.importing import ImportKind  # noqa: PLC0415 - seldom needed
    from ui.pages.import_dialog import ImportDialog  # noqa: PLC0415 - seldom needed

    if window.page.may_leave():
        dialog = ImportDialog(window.desk, ImportKind.CLIENTS, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _connect_week(desk: Desk, window: MainWindow) -> None:
    """What the week page asks for: building a rota, printing it, going to the clients, and the
    morning when someone cannot come."""
    from ui.build.flow import BuildFlow  # noqa: PLC0415 - as above
    from ui.build.kept_flow import KeptFlow  # noqa: PLC0415
    from ui.mend import going  # noqa: PLC0415
    from ui.mend.flow import MendFlow  # noqa: PLC0415
    from ui.pages.clients import ClientsPage  # noqa: PLC0415
    from ui.pages.week import WeekPage  # noqa: PLC0415
    from ui.paper.flow import PaperFlow  # noqa: PLC0415
    from ui.plans.note_flow import NoteFlow  # noqa: PLC0415
    from ui.publish.flow import PublishFlow  # noqa: PLC0415

    page = window.pages[window.page_of(WeekPage)]
    assert isinstance(page, WeekPage)
    build = BuildFlow(desk, page)
    kept = KeptFlow(desk, page, page.head.proposals, build)
    paper = PaperFlow(desk, page)
    mend = MendFlow(desk, page)
    PublishFlow(desk, page)
    NoteFlow(desk, page)
    page.build_requested.connect(build.build)
    page.leave_asked.connect(build.showing.leave_for)
    page.turn_asked.connect(build.showing.turn)
    page.board_shown.connect(kept.show_board)
    mend.review_asked.connect(build.open_mend)
    page.print_requested.connect(lambda kind, id_: paper.open(page.scene.board, kind, id_))
    page.clients_requested.connect(lambda: window.show_page(window.page_of(ClientsPage)))
    window.may_close.append(build.may_close)
    page.cannot_come_requested.connect(mend.open)
    going.connect(window, mend)
    window.closed.connect(build.close)
    window.closed.connect(mend.close)


def _connect_relations(window: MainWindow) -> None:
    """From a face to the carer, and from a figure to the person."""
    from ui.relations.going import connect  # noqa: PLC0415 - as above

    connect(window)


def make_application() -> QApplication:
    """The one QApplication, named so that settings and log files find their place."""
    QCoreApplication.setOrganizationName("carecoop")
    QCoreApplication.setApplicationName("carecoop")
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(sys.argv[:1])
    QGuiApplication.setDesktopFileName("carecoop")
    app.setWindowIcon(look.icon("hand-heart-outline", look.colours().accent))
    translation.install(app)
    look.make_legible(app)
    if app.findChild(GarbageCollector) is None:
        GarbageCollector(app)
    return app


class Start(QObject):
    """From the door to the window, and back to the door for another co-op."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self.window: MainWindow | None = None
        self.door = self._make_door(path)

    def show(self) -> None:
        self.door.show()

    def look_round(self) -> None:
        """Close this co-op and open the sample."""
        if self.leave():
            self.door.open_sample()

    def leave(self) -> bool:
        """Close this co-op and show the ways in again; False where the person stays."""
        window = self.window
        if window is None or not window.page.may_leave():
            return False
        self.door = self._make_door()
        self.door.show_ways()
        self.door.show()
        self.window = None
        window.close()
        return True

    def _make_door(self, path: Path | None = None) -> UnlockWindow:
        door = UnlockWindow(path)
        door.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        door.opened.connect(self._enter)
        return door

    def _enter(self, office: Office) -> None:
        from ui.pages.clients import ClientsPage  # noqa: PLC0415 - as above

        window = make_window(office)
        clients = window.pages[window.page_of(ClientsPage)]
        assert isinstance(clients, ClientsPage)
        clients.offer_sample(self.look_round)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        another = QCoreApplication.translate("window", "&Open another co-op…")
        window.add_to_file_menu(another, self.leave)
        self.window = window
        window.show()
        self.door.close()
        window.desk.run(lambda: offices.back_up_if_due(office), lambda _made: None)


def _load_pages() -> None:
    """Load what `make_window` needs: half of the wait after the passphrase otherwise."""
    import ui.build.flow  # noqa: PLC0415 - as above
    import ui.build.kept_flow  # noqa: PLC0415
    import ui.mend.flow  # noqa: PLC0415
    import ui.pages.carers  # noqa: PLC0415
    import ui.pages.clients  # noqa: PLC0415
    import ui.pages.settings  # noqa: PLC0415
    import ui.pages.week  # noqa: PLC0415
    import ui.paper.flow  # noqa: PLC0415
    import ui.plans.note_flow  # noqa: PLC0415
    import ui.plans.page  # noqa: PLC0415
    import ui.relations.page  # noqa: F401, PLC0415


def _raise(error: Exception) -> None:
    """A module that cannot be loaded is a bug: let the crash log have it."""
    raise error


def run_demo(office: Office, week: date, seconds: int) -> int:
    """The window at an open co-op on a week whose rota is being built; the exit code."""
    app = make_application()
    window = make_window(office)
    log = CrashLog(default_folder(), lambda words: messages.current().tell(window, words))
    log.install()
    window.show()
    _show_a_build(window, week, seconds)
    try:
        return app.exec()
    finally:
        log.remove()


def _show_a_build(window: MainWindow, week: date, seconds: int) -> None:
    from ui.build.flow import BuildFlow  # noqa: PLC0415 - as above
    from ui.pages.week import WeekPage  # noqa: PLC0415

    page, flow = window.page, window.findChild(BuildFlow)
    assert isinstance(page, WeekPage)
    assert flow is not None
    page.go_to(week)
    page.board.show_day(0)
    flow.seconds = seconds
    flow.build(week)


def run(path: Path | None = None) -> int:
    """Show the door, then the window, until it is closed; the exit code."""
    app = make_application()
    start = Start(path)
    log = CrashLog(default_folder(), lambda words: messages.current().tell(start.window, words))
    log.install()
    start.show()
    try:
        return app.exec()
    finally:
        log.remove()
