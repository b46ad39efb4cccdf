"""Numbers: chances that readers cannot compare, because they are out of different numbers ("1 in 10", "3 in 200")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clarity.rule import Analysis, Place

__all__ = ["denominator"]

_NUMBER_WORDS = {"ten": "10", "a hundred": "100", "a thousand": "1000"}


def denominator(_: Analysis, places: Sequence[Place]) -> Iterator[Place]:
    """Yield each chance that is out of another number of people than the first chance of the text.

    The message of each place is what its chance is out of ("10", "a hundred").
    """
    first = ""
    for place in places:
        below = place.message.lower().replace(",", "")
        below = _NUMBER_WORDS.get(below, below)
        first = first or below
        if below != first:
            message = f"The first chance is out of {first}; give all of them out of the same number."
            yield place._replace(message=message)
