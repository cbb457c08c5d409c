from pathlib import Path

import pytest

from carecoop.errors import CareCoopError
from carecoop.services.files import expect_writable, read, save


def test_a_file_is_written_whole_and_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "rota.pdf"
    path.write_bytes(b"old")
    save(b"new", path)
    assert path.read_bytes() == b"new"
    assert [file.name for file in tmp_path.glob("*.pdf*")] == ["rota.pdf"]


def test_a_folder_that_is_not_there_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(CareCoopError, match="cannot be written: No such file or directory"):
        save(b"new", tmp_path / "missing" / "rota.pdf")
    assert not (tmp_path / "missing").exists()


def test_what_cannot_be_replaced_is_left_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "rota.pdf"
    (folder / "inside").mkdir(parents=True)
    with pytest.raises(CareCoopError, match="cannot be written"):
        save(b"new", folder)
    assert not list(tmp_path.glob(".*"))


def test_whether_a_file_can_be_written_is_told_without_writing_it(tmp_path: Path) -> None:
    expect_writable(tmp_path / "rota.pdf")
    assert not (tmp_path / "rota.pdf").exists()
    with pytest.raises(CareCoopError, match="cannot be written: No such file or directory"):
        expect_writable(tmp_path / "missing" / "rota.pdf")
    with pytest.raises(CareCoopError, match="cannot be written: Is a directory"):
        expect_writable(tmp_path)


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF")
    assert read(tmp_path / "plan.pdf") == b"%PDF"
    with pytest.raises(CareCoopError, match="cannot be read"):
        read(tmp_path / "nothing.pdf")
