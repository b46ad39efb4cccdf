"""Work shared between processes, with the results in the order of the items."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["map_in_processes"]

_CHUNK = 50  # items sent at a time: with fewer, sending costs more than the work; with more, results come late
_WAITING = 2  # chunks for each process: one in work and one that is ready; more would only fill memory


def map_in_processes(start: Callable[[], Callable[[Any], str]], items: Iterable[Any], processes: int) -> Iterator[str]:
    """Do some work on items as they come; yields the results in the order of the items.

    Args:
        start: Called once in each process; returns the function that works on an item.
        items: The items, read lazily.
        processes: How many processes.
    """
    from concurrent.futures import ProcessPoolExecutor

    items = iter(items)
    waiting: deque[Future[list[str]]] = deque()
    with ProcessPoolExecutor(processes, initializer=_start, initargs=(start,)) as pool:
        while True:
            while len(waiting) < _WAITING * processes and (chunk := list(islice(items, _CHUNK))):
                waiting.append(pool.submit(_work_on, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()


_work: Callable[[Any], str] | None = None


def _start(start: Callable[[], Callable[[Any], str]]) -> None:
    global _work  # noqa: PLW0603 - the pool hands its workers no other place to keep it
    _work = start()


def _work_on(items: Sequence[Any]) -> list[str]:
    if _work is None:
        raise RuntimeError("The worker was not started; this is a bug in clarity.")
    return list(map(_work, items))
