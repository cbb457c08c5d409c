"""A week changed by hand: judged at once, shown at once, saved in the background."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from carecoop.errors import ConflictError
from carecoop.kinds import Lock, RotaState
from carecoop.services import editing, locking, publishing, standing
from carecoop.services.editing import EditBench, Put, Verdict
from carecoop.services.office import Office
from carecoop.services.week_values import WeekBoard
from ui.board import deeds, verdicts
from ui.board.decision import Answer, DecisionSheet, Question
from ui.board.words import Saving
from ui.desk import Desk

MOST_VERDICTS = 4_000  # remembered of one board
SETTLE_MS = 300  # whoever leafs through the weeks wants none of them judged


class Hand(QObject):
    """Takes wishes for a week (`Put`s) and turns them into saved changes, one after the other.

    Signals:
        shown: a `WeekBoard` to show: as the week will be, and then as it is.
        saving_changed: see `saving`.
        known: the week can be judged now.
    """

    shown = Signal(object)
    saving_changed = Signal()
    known = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._board: WeekBoard | None = None  # as it is saved
        self._bench: EditBench | None = None
        self._reading = False
        self._waiting: list[Callable[[], None]] = []  # until the week can be judged
        self._verdicts: dict[tuple[Put, ...], Verdict] = {}
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settled.timeout.connect(self.get_ready)
        self.asks_scope = True  # "this week, or from now on?"
        self.saving = Saving.NOTHING
        self.is_telling = False  # the page that shows it has read this change already
        self.sheet: DecisionSheet | None = None

    def hold(self, board: WeekBoard | None) -> None:
        """This week can be changed as it is saved now; with None there is nothing to change."""
        if board is not self._board:
            if self._board is None or board is None or board.week != self._board.week:
                self._waiting.clear()
                self._tell(Saving.NOTHING)
            self._board = board
            self._forget()
            self._settled.start()

    @property
    def can_change(self) -> bool:
        return self._board is not None

    def get_ready(self) -> None:
        """Somebody is about to change the week: read what it is judged by."""
        board, office = self._board, self._desk.office
        if board is None or self._bench is not None or self._reading:
            return
        self._reading = True
        self._desk.run(lambda: editing.bench(office, board.week), self._on_read, self._on_unread)

    def judge(self, puts: tuple[Put, ...]) -> Verdict | None:
        """What there is to say of a change; None while the week is still being read."""
        if self._bench is None:
            return None
        if puts not in self._verdicts:
            if len(self._verdicts) >= MOST_VERDICTS:
                self._verdicts.clear()
            self._verdicts[puts] = self._bench.judge(puts)
        return self._verdicts[puts]

    def ask(self, puts: tuple[Put, ...]) -> None:
        """Do what is wished for, as soon as the week can be judged; ask what has to be known."""
        if self._board is None or not puts:
            return
        verdict = self.judge(puts)
        if verdict is None:
            self._waiting.append(partial(self.ask, puts))
            self.get_ready()
        elif verdict.impossible is not None:
            self._desk.troubled.emit(verdicts.refusal(verdict.impossible))
        else:
            self._decide(puts, verdict)

    def lock(self, visit_ids: Sequence[str], lock: Callable[[Lock | None], Lock | None]) -> None:
        """Change what is locked of some visits: `lock` gives the new for the old."""
        board = self._board
        if board is None:
            return
        if self._bench is None:
            self._waiting.append(partial(self.lock, visit_ids, lock))
            self.get_ready()
            return
        wanted = {
            visit.id: lock(visit.lock) for visit in board.visits if visit.id in set(visit_ids)
        }
        locked = tuple(
            visit._replace(lock=wanted.get(visit.id, visit.lock)) for visit in board.visits
        )
        office, said = self._desk.office, deeds.locked(list(wanted.values()))
        self._save(replace(board, visits=locked), lambda: (set_locks(office, board, wanted), said))

    # Deciding

    def _decide(self, puts: tuple[Put, ...], verdict: Verdict) -> None:
        board = self._board
        assert board is not None
        question = Question(
            deeds.plan(board, puts),
            tuple(one for one in verdict.breaks if not one.reason),
            is_published=board.state is RotaState.PUBLISHED,
            repeats=self.asks_scope and _recur(board, puts),
        )
        if question.is_open:
            self._open(question, puts)
        else:
            self._put(puts, Answer())

    def _open(self, question: Question, puts: tuple[Put, ...]) -> None:
        desk, office = self._desk, self._desk.office
        recent = publishing.recent_reasons(office) if question.needs_reasons else ()
        sheet = self.sheet = DecisionSheet(question, recent, self._page)
        sheet.decided.connect(lambda answer: self._put(puts, answer))
        sheet.finished.connect(self._on_sheet_closed)
        sheet.open()
        if question.repeats:
            desk.run(
                lambda: _weeks_ahead(office, puts),
                lambda weeks: sheet.show_weeks(*weeks) if self.sheet is sheet else None,
            )

    def _on_sheet_closed(self) -> None:
        self.sheet = None
        self._page.setFocus()

    # Saving

    def _put(self, puts: tuple[Put, ...], answer: Answer) -> None:
        board, bench, office = self._board, self._bench, self._desk.office
        if board is None or bench is None:
            return
        self.asks_scope = self.asks_scope and answer.ask_scope_again
        said = deeds.sentence(board, puts)

        def save() -> tuple[WeekBoard, str]:
            if answer.from_now_on:
                saved = standing.save_from_now_on(
                    office,
                    board.week,
                    board.version,
                    puts,
                    overrides=answer.reasons,
                    publish_reason=answer.publish_reason,
                )
                return saved.board, deeds.from_now_on(said, saved)
            week = editing.save(
                office,
                board.week,
                board.version,
                puts,
                overrides=answer.reasons,
                publish_reason=answer.publish_reason,
            )
            return week, said

        self._save(applied(board, bench, puts), save)

    def _save(self, shown: WeekBoard, work: Callable[[], tuple[WeekBoard, str]]) -> None:
        """Show at once what is on its way into the file; what comes next waits for it."""
        self._forget()
        self._reading = True  # nothing is judged until what is saved is known
        self._tell(Saving.UNDER_WAY)
        self.shown.emit(shown)
        self._desk.save(work, lambda saved: self._on_saved(*saved), self._on_failed)

    def _on_saved(self, board: WeekBoard, said: str) -> None:
        self._reading = False
        self._board = board
        self._tell(Saving.DONE)
        self.shown.emit(board)
        self.is_telling = True
        self._desk.did(said, "rota")
        self.is_telling = False
        self.get_ready()

    def _on_failed(self, error: Exception) -> None:
        """Nothing was saved: show the week as it is, and say why."""
        self._reading = False
        self._waiting.clear()
        self._tell(Saving.NOTHING)
        if self._board is not None:
            self.shown.emit(self._board)
        self._desk.tell(error)
        if isinstance(error, ConflictError):
            self._desk.changed.emit(frozenset({"rota"}))

    # Knowing

    def _forget(self) -> None:
        self._bench = None
        self._verdicts.clear()

    def _on_read(self, bench: EditBench) -> None:
        self._reading = False
        board = self._board
        if board is None or bench.board.week != board.week:
            self.get_ready()
            return
        if bench.board.version != board.version:  # changed elsewhere: what is known now is newer
            self._board = bench.board
            self.shown.emit(bench.board)
        self._bench = bench
        self.known.emit()
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()

    def _on_unread(self, error: Exception) -> None:
        self._reading = False
        self._waiting.clear()
        self._desk.tell(error)

    def _tell(self, saving: Saving) -> None:
        self.saving = saving
        self.saving_changed.emit()


def applied(board: WeekBoard, bench: EditBench, puts: Sequence[Put]) -> WeekBoard:
    """The board as it will be; the figures follow once it is saved."""
    change = bench.applied(puts)
    visits = {visit.id: visit for visit in change.visits}
    carers = {carer.carer_id: carer for carer in change.carers}
    return replace(
        board,
        visits=tuple(visits.get(visit.id, visit) for visit in board.visits),
        carers=tuple(carers.get(carer.carer_id, carer) for carer in board.carers),
    )


def set_locks(office: Office, board: WeekBoard, wanted: Mapping[str, Lock | None]) -> WeekBoard:
    """Lock each visit as wanted, in one step."""

    def do() -> WeekBoard:
        done = board
        for lock in dict.fromkeys(wanted.values()):
            ids = [visit_id for visit_id, one in wanted.items() if one is lock]
            done = locking.set_lock(office, board.week, done.version, ids, lock)
        return done

    return office.in_one_step("lock_visits", str(board.week), do)


def _recur(board: WeekBoard, puts: Sequence[Put]) -> bool:
    """Whether some of what is put comes again, so that it could hold from now on."""
    come_again = {visit.id for visit in board.visits if visit.repeats}
    return any(put.carers and put.visit_id in come_again for put in puts)


def _weeks_ahead(office: Office, puts: Sequence[Put]) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """The later weeks that would change, and those of them that people have been told of."""
    weeks = standing.weeks_changed(office, puts)
    return weeks, standing.published_among(office, weeks)
