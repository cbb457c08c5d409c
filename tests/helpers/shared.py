"""The shared rota instances and their referee, where a checkout has them beside it."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("CARECOOP_SHARED", ROOT.parent / "shared"))


def shared_rota() -> Path:
    """The folder of instances and the referee; skips the calling test where it is absent."""
    folder = SHARED / "rota"
    if not folder.is_dir():
        pytest.skip("the shared rota instances are not beside this checkout")
    return folder


def instance(name: str) -> Path:
    return shared_rota() / "instances" / f"{name}.json"


def referee() -> ModuleType:
    """The independent checker of the exchange format, as a module."""
    spec = importlib.util.spec_from_file_location("rota_check", shared_rota() / "check.py")
    if spec is None or spec.loader is None:
        pytest.skip("the rota referee cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
