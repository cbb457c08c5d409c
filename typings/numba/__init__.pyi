# Only what solver.search.kernel uses: the decorator, the types of its arguments, its settings.
from collections.abc import Callable
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

__version__: str

class Type:
    def __getitem__(self, layout: slice) -> Type: ...

boolean: Type
float64: Type
int16: Type
int32: Type
int64: Type

class Dispatcher(Generic[P, R]):
    py_func: Callable[P, R]
    signatures: list[tuple[Type, ...]]
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R: ...
    def compile(self, sig: tuple[Type, ...]) -> object: ...
    def disable_compile(self) -> None: ...

def njit(**options: Any) -> Callable[[Callable[P, R]], Dispatcher[P, R]]: ...

class _Config:
    CACHE_DIR: str

config: _Config
