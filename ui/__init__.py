"""The window: Qt pages over `carecoop.services`. Nothing here touches a database session."""

import ctypes
import sys


def _lend_references() -> None:
    """Keep `None`, `True` and their kin alive: PySide6 6.12.0 gives them up when a call gives them.

    From Python 3.12 on they are immortal; on 3.11 a window that is long in use ended with "Fatal
    Python error: deallocating None". Measured: 100 calls of QWidget.update, 100 references lost;
    none lost with 6.10.3 and 6.11.3. Lend more than can ever be given up.
    """
    if sys.version_info < (3, 12):
        for immortal in (None, True, False, NotImplemented):
            ctypes.c_ssize_t.from_address(id(immortal)).value += 1 << 60


_lend_references()
