"""A build, a what-if, what they end in, and publishing what was accepted."""

from collections.abc import Iterator

from ui.board import gaps
from ui.build.compare_panel import ComparePanel
from ui.build.proposal_panel import ProposalPanel
from ui.publish.head_buttons import Step
from ui.states.visitor import State, Visitor, state

SECONDS = 10
UNTIL_STOPPED = 300
SATURDAY = 5  # where the carers are fewest
NAMES = ("Huw has the week off", "With fewer drives", "For the meeting on Friday")


def what_if(visitor: Visitor) -> Iterator[None]:
    visitor.show_week()
    visitor.kept.ask_what_if()
    visitor.settle()
    yield
    visitor.kept.close()


def building(visitor: Visitor) -> Iterator[None]:
    """Next week, which has no rota yet, while one is looked for."""
    page, flow = visitor.show_week(later=1), visitor.build
    flow.seconds = UNTIL_STOPPED
    flow.build(page.week)
    visitor.wait(lambda: _has_a_plan(visitor))
    yield
    assert flow.progress is not None
    flow.progress.stop_button.click()
    visitor.wait(lambda: flow.proposal is not None)


def _has_a_plan(visitor: Visitor) -> bool:
    progress = visitor.build.progress
    return progress is not None and progress.stop_button.isEnabled()


def first_rota(visitor: Visitor) -> Iterator[None]:
    """What the build came to: everything is new."""
    visitor.settle()
    yield
    panel = _panel(visitor)
    panel.accept_button.click()
    visitor.wait(lambda: not visitor.build.running)
    visitor.settle()


def gap_fits(visitor: Visitor) -> Iterator[None]:
    """A free stretch of a day for which there is something to do, where there is one."""
    page = visitor.show_week(later=1)
    page.head.details.setChecked(True)
    page.board.show_day(SATURDAY)
    found: list[object] = []
    page.reasons.fits_found.connect(lambda _gap, fits: found.append(fits))
    for row in page.scene.rows:
        free = gaps.next_gap(page.scene, row.spot, SATURDAY, None)
        if free is not None and not any(found):
            found.clear()
            page.board.select_gap(free)
            visitor.wait(lambda: bool(found))
    visitor.settle()
    yield
    page.head.details.setChecked(False)


def publishing(visitor: Visitor) -> Iterator[None]:
    page = visitor.show_week(later=1)
    visitor.wait(lambda: visitor.publish.published is not None)
    visitor.publish.take_step(Step.PUBLISH)
    visitor.wait(lambda: visitor.publish.sheet is not None)
    yield
    assert visitor.publish.sheet is not None
    visitor.publish.sheet.reject()
    page.setFocus()


def proposal(visitor: Visitor) -> Iterator[None]:
    """A what-if of next week: some visits change."""
    visitor.show_week(later=1)
    visitor.kept.ask_what_if()
    asked = visitor.kept.panel
    assert asked is not None
    visitor.build.seconds = SECONDS
    asked.enter()
    visitor.wait(lambda: visitor.build.proposal is not None)
    visitor.settle()
    yield


def by_person(visitor: Visitor) -> Iterator[None]:
    yield from _changes(visitor, 0)


def by_carer(visitor: Visitor) -> Iterator[None]:
    yield from _changes(visitor, 1)


def in_parts(visitor: Visitor) -> Iterator[None]:
    """Visit by visit, one of them left out."""
    panel = _panel(visitor)
    panel.choice.leave(frozenset({panel.proposal.changes[0].visit_id}))
    yield from _changes(visitor, 2)


def _changes(visitor: Visitor, tab: int) -> Iterator[None]:
    panel = _panel(visitor)
    panel.show_changes_button.setChecked(True)
    panel.changes.tabs.setCurrentIndex(tab)
    visitor.settle()
    yield
    panel.show_changes_button.setChecked(False)


def present(visitor: Visitor) -> Iterator[None]:
    """The week as it is, turned to with Space."""
    visitor.build.showing.turn()
    visitor.settle()
    yield
    visitor.build.showing.turn()


def keeping(visitor: Visitor) -> Iterator[None]:
    """Kept under several names; the line is open for one more."""
    panel = _panel(visitor)
    for name in NAMES:
        panel.keep_asked.emit(name)
    panel.keep_button.click()
    visitor.settle()
    yield
    panel.discard_button.click()
    visitor.settle()


def comparing(visitor: Visitor) -> Iterator[None]:
    visitor.wait(lambda: bool(visitor.kept.rows))
    visitor.kept.compare()
    visitor.wait(lambda: isinstance(visitor.kept.panel, ComparePanel))
    yield
    visitor.kept.close()


def _panel(visitor: Visitor) -> ProposalPanel:
    panel = visitor.build.proposal
    assert panel is not None
    return panel


STATES: tuple[State, ...] = (
    state("what-if", what_if),
    state("build-under-way", building),
    state("build-first-rota", first_rota, after="build-under-way"),
    state("gap-fits", gap_fits, after="build-first-rota"),
    state("publish", publishing, after="build-first-rota"),
    state("proposal", proposal, after="build-first-rota"),
    state("proposal-by-person", by_person, after="proposal"),
    state("proposal-by-carer", by_carer, after="proposal"),
    state("proposal-in-parts", in_parts, after="proposal"),
    state("proposal-present", present, after="proposal"),
    state("proposal-keep", keeping, after="proposal"),
    state("proposal-compare", comparing, after="proposal-keep"),
)
