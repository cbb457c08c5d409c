import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from carecoop.store import Store, unlock
from tests.helpers.store import PASSPHRASE, QUICK, new_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "a folder of ours"
    folder.mkdir()
    return folder / "co-op?#%.carecoop"


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once and copied: running the migrations takes longer than most tests."""
    made = tmp_path_factory.mktemp("store") / "new.carecoop"
    new_store(made).close()
    return made


@pytest.fixture
def store(path: Path, new_file: Path) -> Iterator[Store]:
    shutil.copy(new_file, path)
    opened = unlock(path, PASSPHRASE, cost=QUICK)
    yield opened
    opened.close()
