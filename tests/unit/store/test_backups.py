from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from carecoop import clock
from carecoop.errors import StoreError
from carecoop.store import Store, backups, unlock
from carecoop.store.engines import LockedFile
from tests.helpers.store import PASSPHRASE, QUICK, client, everything, save

MORNING = datetime(2026, 10, 5, 6, 30, tzinfo=UTC)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The clock's hand: set `now[0]`."""
    hand = [MORNING]
    monkeypatch.setattr(clock, "now_utc", lambda: hand[0])
    return hand


def copies(path: Path) -> list[str]:
    return sorted(copy.name for copy in (path.parent / "backups").iterdir())


def test_backup_is_a_whole_coop_under_the_same_passphrase(store: Store, path: Path) -> None:
    save(store, client())
    made = store.back_up()
    assert made is not None
    copy = unlock(made, PASSPHRASE, cost=QUICK)
    assert everything(copy) == everything(store)
    copy.close()


def test_backup_takes_what_is_still_in_the_wal_but_nothing_uncommitted(
    store: Store, path: Path
) -> None:
    save(store, client("Gwen"))
    with store.work(store.account_id, "add") as work:
        work.session.add(client("Never saved"))
        work.session.flush()
        made = store.back_up()
    assert made is not None
    copy = unlock(made, PASSPHRASE, cost=QUICK)
    assert len(everything(copy)["client"]) == 1
    copy.close()


def test_backup_is_named_by_file_and_moment(store: Store, path: Path, now: list[datetime]) -> None:
    store.back_up()
    assert copies(path) == [f"{path.stem}-20261005-063000-000000.carecoop"]


def test_one_backup_a_day(store: Store, path: Path, now: list[datetime]) -> None:
    assert store.back_up_if_due() is not None
    now[0] += timedelta(hours=9)
    assert store.back_up_if_due() is None
    now[0] += timedelta(hours=15)
    assert store.back_up_if_due() is not None
    assert len(copies(path)) == 2


def test_oldest_backups_go_and_other_files_stay(
    store: Store, path: Path, now: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "KEEP", 3)
    (path.parent / "backups").mkdir()
    neighbour = path.parent / "backups" / f"{path.stem}-notes.carecoop"
    neighbour.touch()
    for _ in range(5):
        store.back_up()
        now[0] += timedelta(days=1)
    assert len(copies(path)) == 4
    assert neighbour.exists()
    assert not any("20261005" in name for name in copies(path))


def test_half_written_copy_is_never_taken_for_a_backup(
    store: Store, path: Path, now: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_engine: object, copy: LockedFile) -> None:
        copy.path.write_bytes(b"half")
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(backups, "_copy", full)
        with pytest.raises(StoreError, match="No backup"):
            store.back_up()
    assert all(name.endswith(".part") for name in copies(path))
    assert store.back_up_if_due() is not None
    assert not any(name.endswith(".part") for name in copies(path))


def test_backup_where_no_folder_can_be_made_is_told(store: Store, path: Path) -> None:
    (path.parent / "backups").touch()
    with pytest.raises(StoreError, match="No backup could be written to backups"):
        store.back_up()
