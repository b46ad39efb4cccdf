"""Find rows of word lists by a text, in what they look for and in what they say instead."""

from __future__ import annotations

from collections.abc import Iterable

from clarity.tokens import normalise
from clarity.wordlists import Entry

__all__ = ["find_rows"]


def find_rows(entries: Iterable[Entry], text: str) -> list[Entry]:
    """The rows with a text in their terms, forms, plain words or explanations; capitals and spaces do not matter."""
    wanted = normalise(" ".join(text.split()))
    return [entry for entry in entries if any(wanted in normalise(held) for held in entry.texts())]
