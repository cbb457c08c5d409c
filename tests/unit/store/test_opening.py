import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from carecoop.errors import StoreError
from carecoop.store import Store, create, engines, unlock
from carecoop.store.engines import LockedFile, connect_file
from carecoop.store.key import derive_key
from tests.helpers.store import PASSPHRASE, QUICK, client, everything, new_store, save


def sentence(act: Callable[[], Store]) -> str:
    with pytest.raises(StoreError) as caught:
        act().close()
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None or caught.value.__suppress_context__
    return str(caught.value)


def try_to_unlock(path: Path, passphrase: str = PASSPHRASE) -> str:
    return sentence(lambda: unlock(path, passphrase, cost=QUICK))


def try_to_create(path: Path, passphrase: str = PASSPHRASE) -> str:
    return sentence(lambda: create(path, passphrase, coop_name="A", account_name="B", cost=QUICK))


def test_what_was_saved_is_there_after_unlocking(store: Store, path: Path) -> None:
    save(store, client("Gwen Pryce"))
    before = everything(store)
    store.close()
    again = unlock(path, PASSPHRASE, cost=QUICK)
    assert everything(again) == before
    assert again.account_id == store.account_id
    assert again.path == path
    again.close()


def test_new_file_is_encrypted_and_closed_to_others(store: Store, path: Path) -> None:
    store.close()
    assert not path.read_bytes().startswith(b"SQLite")
    assert sorted(path.parent.iterdir()) == [path]
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_wrong_passphrase_gets_one_sentence_and_nothing_on_the_terminal(
    store: Store, path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    store.close()
    told = try_to_unlock(path, "eight kettles on the hob")
    assert (
        told == f"This passphrase does not open {path.name}. Check capital letters and try again."
    )
    assert capfd.readouterr() == ("", "")


def test_creating_never_overwrites(store: Store, path: Path) -> None:
    store.close()
    before = path.read_bytes()
    assert "is there already" in try_to_create(path)
    assert path.read_bytes() == before


def test_creating_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert "Choose another folder" in try_to_create(tmp_path / "nowhere" / "co.carecoop")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder nobody can write to")
def test_creating_where_nothing_can_be_written_is_refused() -> None:
    assert "Choose another folder" in try_to_create(Path("/proc/co.carecoop"))


def test_short_passphrase_is_refused(path: Path) -> None:
    assert "at least 8 letters" in try_to_create(path, "kettle")
    assert not path.exists()


def test_creation_that_fails_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("carecoop.store.opening.schema.upgrade", fail)
    with pytest.raises(OSError):  # noqa: PT011 - whatever it was, it comes through
        new_store(path)
    assert list(path.parent.iterdir()) == []


def test_leftovers_of_a_killed_creation_are_no_hindrance(path: Path) -> None:
    other = new_store(path.with_name("other"))
    save(other, client())
    for ending in ("", "-wal"):
        left = path.with_name(f"{path.name}.part{ending}")
        left.write_bytes(path.with_name(f"other{ending}").read_bytes())
    other.close()
    new_store(path).close()
    assert sorted(path.parent.iterdir()) == sorted([path, path.with_name("other")])
    unlock(path, PASSPHRASE, cost=QUICK).close()


def test_unlocking_a_missing_file_creates_none(path: Path) -> None:
    assert "is not there" in try_to_unlock(path)
    assert list(path.parent.iterdir()) == []


def test_unlocking_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is not a file" in try_to_unlock(tmp_path)


def test_empty_file_is_told_apart(path: Path) -> None:
    path.touch()
    assert "is empty" in try_to_unlock(path)


def test_plain_database_is_not_ours(path: Path) -> None:
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (x)")
    plain.close()
    assert "is not a co-op's file" in try_to_unlock(path)


def test_any_other_file_is_not_ours(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 and so on")
    assert "is not a co-op's file" in try_to_unlock(path)


def test_file_cut_inside_a_page_is_told(store: Store, path: Path) -> None:
    store.close()
    path.write_bytes(path.read_bytes()[:-1000])
    assert "was cut short" in try_to_unlock(path)


def test_file_cut_between_pages_is_told(store: Store, path: Path) -> None:
    store.close()
    path.write_bytes(path.read_bytes()[: 5 * 4096])
    assert "is damaged" in try_to_unlock(path)


def test_damage_inside_is_told_where_it_is_met(store: Store, path: Path) -> None:
    store.close()
    whole = bytearray(path.read_bytes())
    for page in range(1, len(whole) // 4096):
        whole[page * 4096 + 100] ^= 1
    path.write_bytes(whole)
    assert "is damaged" in try_to_unlock(path)


def test_encrypted_database_without_a_coop_is_told(path: Path) -> None:
    salt = os.urandom(16)
    file = LockedFile(path, derive_key(PASSPHRASE, salt, QUICK), salt)
    connection = connect_file(file, "rwc")
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert "never finished" in try_to_unlock(path)


def test_file_held_by_another_program_is_told(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.05)
    store.close()
    salt = path.read_bytes()[:16]
    other = connect_file(LockedFile(path, derive_key(PASSPHRASE, salt, QUICK), salt), "rw")
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert "Another program is using" in try_to_unlock(path)
    other.close()


def test_folder_that_cannot_be_written_is_told(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "closed to you or read-only" in try_to_unlock(path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_file_closed_to_us_is_told(store: Store, path: Path) -> None:
    store.close()
    path.chmod(0)
    assert "closed to you or read-only" in try_to_unlock(path)


def test_settings_of_every_connection(store: Store) -> None:
    wanted = {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
    }
    with store.read() as session:
        raw = session.connection().connection.driver_connection
        assert isinstance(raw, dbapi2.Connection)
        found = {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
        assert found == wanted
        assert "4." in raw.execute("PRAGMA cipher_version").fetchone()[0]
        assert raw.execute("PRAGMA cipher_integrity_check").fetchall() == []
