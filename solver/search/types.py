"""The kernel's one type: a flat sequence of whole numbers, numpy array or list alike."""

from typing import Protocol


class Ints(Protocol):
    """What kernel code may do with an array: read and write single cells."""

    def __getitem__(self, index: int, /) -> int: ...
    def __setitem__(self, index: int, value: int, /) -> None: ...
