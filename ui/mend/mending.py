"""Mends week by week: looked for, shown, saved together or one by one."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecoop.errors import CareCoopError
from carecoop.services import disruptions
from carecoop.services.disruptions_values import DisruptionDetail
from carecoop.services.replanning import MendProposal
from ui import text
from ui.mend import words
from ui.mend.case import Case
from ui.mend.mend_bar import MendState
from ui.mend.panel import MendPanel
from ui.mend.search import MendSearch


class Mending(QObject):
    """A mend is a proposal until it is accepted; what is reported, or leave that is asked for, has
    one for each week in which something is open.

    Signals:
        proposed: a `MendProposal` is on show.
        ended: every week was looked at.
        saved: the disruption as it stands after one or all of its mends were accepted.
        granted: the id of the leave that was granted.
        review_asked: a `MendProposal`, the id of its disruption and what that is called.
    """

    proposed = Signal(object)
    ended = Signal()
    saved = Signal(object)
    granted = Signal(object)
    review_asked = Signal(object, object, str)

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self._case = case
        self._weeks: tuple[date, ...] = ()  # that are mended
        self._troubles: dict[date, CareCoopError] = {}  # why a week has no mend
        self.search = MendSearch(case.desk)
        self.search.looking.connect(self._on_looking)
        self.search.proposed.connect(self._on_proposed)
        self.search.failed.connect(self._on_failed)
        self.search.ended.connect(self._on_ended)

    def connect_to(self, panel: MendPanel) -> None:
        panel.bar.accepted.connect(self._accept)
        panel.bar.review_asked.connect(lambda: self._review(self._weeks[0]))
        panel.week_accepted.connect(self._accept_week)
        panel.review_asked.connect(self._review)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is looked for, and nothing on show."""
        return not self.search.is_running and not self.search.mends

    def look(self, weeks: Iterable[date]) -> None:
        """Have these weeks mended."""
        self.leave()
        self._weeks = tuple(weeks)
        office, trial, detail = self._case.office, self._case.trial, self._case.detail
        if trial is not None:
            self.search.start(self._weeks, lambda week, earlier: disruptions.try_out(
                office, trial, week, earlier
            ))  # fmt: skip
        elif detail is not None:
            disruption = detail.row.id
            self.search.start(self._weeks, lambda week, earlier: disruptions.start_mend(
                office, disruption, week, earlier
            ))  # fmt: skip

    def look_again(self) -> None:
        """At the same weeks, as they are now."""
        self.look(self._weeks)

    def leave(self) -> None:
        """Whatever is being looked for, or on show, is no longer wanted."""
        self.search.stop()
        self._troubles = {}
        self.show()

    def show(self) -> None:
        """What there is by now, on the panel."""
        panel = self._case.panel
        if panel is None:
            return
        panel.show_mends(self.search.mends)
        for part in panel.weeks:
            part.offer(may=self._case.trial is None and not self.search.is_running)
            if part.week in self._troubles:
                part.say(text.show_error(self._troubles[part.week]), "trouble")

    # Looking

    def _on_looking(self, week: date) -> None:
        said = self.tr("Looking for the mend that keeps the most promises…")
        if len(self._weeks) > 1:
            said = self.tr("Looking for the mend of week {n} of {count}…").format(
                n=self._weeks.index(week) + 1, count=len(self._weeks)
            )
        self._case.show_state(MendState.SEARCHING, said)

    def _on_proposed(self, mended: MendProposal) -> None:
        self.show()
        self.proposed.emit(mended)

    def _on_failed(self, week: date, error: CareCoopError) -> None:
        self._troubles[week] = error
        self.show()

    def _on_ended(self) -> None:
        self.show()
        self._show_proposed()
        self.ended.emit()

    def _show_proposed(self) -> None:
        panel, found = self._case.panel, self.search.found
        if panel is None:
            return
        trouble = next(iter(self._troubles.values()), None)
        if not found and trouble is not None:
            self.show_trouble(trouble)
            return
        is_one = len(self._weeks) == 1
        panel.bar.name_accept(self._accept_text())
        panel.bar.show_state(
            MendState.PROPOSED,
            words.mended(*(one.proposal for one in found)) if found else "",
            may_review=is_one and self._case.trial is None,
        )

    def _accept_text(self) -> str:
        if self._case.trial is not None:
            return self.tr("Grant it")
        if len(self.search.mends) > 1:
            return self.tr("Accept all weeks")
        return self.tr("Accept the mend")

    def show_trouble(self, error: Exception) -> None:
        """There is no mend, or it was not saved; leave may be granted all the same."""
        if not isinstance(error, CareCoopError):
            raise error
        panel, said = self._case.panel, text.show_error(error)
        if self._case.trial is not None and panel is not None:
            panel.bar.name_accept(self._accept_text())
            panel.bar.show_state(MendState.PROPOSED, said, tone="caution")
        else:
            self._case.show_state(MendState.NONE, said, tone="trouble")

    def _review(self, week: date) -> None:
        mended, detail = self.search.mends.get(week), self._case.detail
        if mended is not None and detail is not None:
            row = detail.row
            name = words.title(row.form, row.person_name)
            self.review_asked.emit(mended, row.id, name)

    # Saving

    def _accept(self) -> None:
        """All that is on show."""
        if self._case.trial is not None:
            self._grant()
        elif self.search.mends:
            self._save(self.search.found, rest=())

    def _accept_week(self, week: date) -> None:
        rest = tuple(one for one in self._weeks if one != week)
        self._save((self.search.mends[week],), rest)

    def _save(self, mends: Sequence[MendProposal], rest: tuple[date, ...]) -> None:
        office, detail = self._case.office, self._case.detail
        if detail is None:
            return

        def saved(now: DisruptionDetail) -> None:
            self._weeks = rest
            for mended in mends:
                self.search.mends.pop(mended.proposal.after.week, None)
            self.saved.emit(now)
            if self.search.mends:
                self._show_proposed()

        self._case.show_state(MendState.SAVING, self.tr("Saving…"))
        self._case.desk.save(
            lambda: disruptions.accept(office, detail.row.id, *mends), saved, self._on_not_saved
        )

    def _grant(self) -> None:
        """Saved with the mends that are on show, in one step."""
        office, trial, mends = self._case.office, self._case.trial, self.search.found
        if trial is None:
            return
        self._case.show_state(MendState.SAVING, self.tr("Saving…"))
        self._case.desk.save(
            lambda: disruptions.grant(office, trial, *mends), self._on_granted, self._on_not_saved
        )

    def _on_granted(self, disruption: UUID) -> None:
        self._case.trial = None
        self.leave()
        self.granted.emit(disruption)

    def _on_not_saved(self, error: Exception) -> None:
        """What was proposed is of a week that has moved on."""
        self.leave()
        self.show_trouble(error)
