"""Work shared between processes: in order, read lazily, a bounded number of items ahead."""

from __future__ import annotations

import os
from itertools import count, islice

import pytest

from clarity import pool
from clarity.pool import map_in_processes


def doubling():
    """The work of these tests: what is twice an item, and which process did it."""
    return lambda item: f"{item * 2} {os.getpid()}"


def failing():
    return lambda item: str(1 // item)


def values(lines) -> list[str]:
    return [line.partition(" ")[0] for line in lines]


@pytest.mark.parametrize("size", [0, 1, 49, 50, 51, 230])
def test_results_come_in_the_order_of_the_items(size):
    """Over several chunks, and of an iterator."""
    found = list(map_in_processes(doubling, iter(range(size)), 2))

    assert values(found) == [str(number * 2) for number in range(size)]
    assert str(os.getpid()) not in {line.partition(" ")[2] for line in found}


def test_items_are_read_a_bounded_number_ahead():
    """From a source without end."""
    taken = count()
    found = map_in_processes(doubling, taken, 2)

    assert values(islice(found, 120)) == [str(number * 2) for number in range(120)]
    assert next(taken) <= 120 + 250


def test_nothing_is_read_before_a_result_is_asked_for():
    taken = count()
    map_in_processes(doubling, taken, 2)

    assert next(taken) == 0


def test_an_error_of_the_work_comes_back():
    found = map_in_processes(failing, [1, 0, 1], 2)

    with pytest.raises(ZeroDivisionError):
        list(found)


def test_work_before_the_start_is_a_bug_of_clarity():
    """In this process, nobody has started any."""
    with pytest.raises(RuntimeError, match="The worker was not started; this is a bug in clarity"):
        pool._work_on([1])
