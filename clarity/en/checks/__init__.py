"""The checks. Each is a function from what is known of a text to notes; none knows another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clarity.en.checks.analysis import Analysis, Note
from clarity.en.checks.jargon import jargon
from clarity.en.checks.missing import missing
from clarity.en.checks.news import news
from clarity.en.checks.numbers import numbers
from clarity.en.checks.reading import reading
from clarity.en.checks.structure import structure
from clarity.en.checks.tone import tone
from clarity.en.checks.unlisted import unlisted

__all__ = ["CHECKS", "Analysis", "Note"]

CHECKS: tuple[Callable[[Analysis], Iterator[Note]], ...] = (jargon, missing, news, numbers, reading, structure, tone, unlisted)
"""Every check, in the order they run."""
