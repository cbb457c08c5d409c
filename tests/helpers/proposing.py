"""A week with a rota in the real window, and other rotas proposed for it."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.services import planning, proposals
from carecoop.services.office import Office
from carecoop.services.planning import PlanText
from carecoop.services.week import week_board
from tests.helpers.weeks import Small, plan_text, small_coop
from ui.build.flow import BuildFlow
from ui.build.kept_flow import KeptFlow
from ui.build.proposal_panel import ProposalPanel, Told
from ui.main_window import MainWindow
from ui.pages.week import WeekPage

EIGHT, TEN = 480, 600


class Hand:
    """The window on next week, Grace coming to every breakfast, and what one can do there."""

    def __init__(self, window: MainWindow, small: Small, qtbot: QtBot) -> None:
        self.window, self.small, self.qtbot = window, small, qtbot
        self.week = clock.monday_of(clock.today()) + timedelta(weeks=1)
        page = window.pages[window.page_of(WeekPage)]
        assert isinstance(page, WeekPage)
        self.page = page
        flow, kept = window.findChild(BuildFlow), window.findChild(KeptFlow)
        assert flow is not None
        assert kept is not None
        self.flow, self.kept = flow, kept

    @property
    def office(self) -> Office:
        return self.window.desk.office

    @property
    def panel(self) -> ProposalPanel:
        assert self.flow.proposal is not None
        return self.flow.proposal

    def plan(self, who: dict[int, str]) -> PlanText:
        """Breakfasts by weekday, each with Grace or Dai; on Monday both lift."""
        carers = {"Grace": self.small.grace, "Dai": self.small.dai}
        chosen = {(self.small.breakfast, day): (EIGHT, [carers[name]]) for day, name in who.items()}
        both = (TEN, [self.small.dai, self.small.grace])
        return plan_text({**chosen, (self.small.lifting, 0): both}, self.week)

    def propose(self, who: dict[int, str]) -> ProposalPanel:
        """As when a build comes back with this rota."""
        order = planning.start_build(self.office, self.week)
        made = planning.propose(self.office, order, self.plan(who))
        self.flow.showing.open(made, proposals.parts(self.office, made), Told())
        return self.panel

    def comes(self) -> dict[int, str]:
        """As it is saved: by weekday, who comes to breakfast."""
        names = {self.small.grace: "Grace", self.small.dai: "Dai"}
        return {
            visit.start_minute // 1440: names[visit.places[0].carer_id]
            for visit in week_board(self.office, self.week).visits
            if visit.pattern_id == self.small.breakfast and visit.places
        }

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.desk.background.busy)

    def wait(self, done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(done)


GRACE = dict.fromkeys(range(6), "Grace")
DAI = dict.fromkeys(range(6), "Dai")


def hand_at(window: MainWindow, office: Office, qtbot: QtBot) -> Hand:
    made = Hand(window, small_coop(office), qtbot)
    order = planning.start_build(office, made.week)
    planning.accept(office, planning.propose(office, order, made.plan(GRACE)))
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    made.wait(
        lambda: made.page.scene.board.week == made.week and made.page.scene.board.version == 1
    )
    return made
