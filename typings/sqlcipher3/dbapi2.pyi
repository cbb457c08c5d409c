from collections.abc import Callable
from typing import Any

class Error(Exception):
    sqlite_errorcode: int

class DatabaseError(Error): ...

class Cursor:
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...

class Connection:
    def execute(self, sql: str, parameters: tuple[object, ...] = ..., /) -> Cursor: ...
    def backup(
        self,
        target: Connection,
        *,
        pages: int = -1,
        progress: Callable[[int, int, int], None] | None = None,
    ) -> None: ...
    def rollback(self) -> None: ...
    def close(self) -> None: ...

def connect(
    database: str,
    timeout: float = 5.0,
    *,
    isolation_level: str | None = "",
    check_same_thread: bool = True,
    uri: bool = False,
) -> Connection: ...
