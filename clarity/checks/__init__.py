"""The checks. Each is a function from what is known of a text to notes; none knows another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clarity.checks.analysis import Analysis, Note
from clarity.checks.jargon import jargon
from clarity.checks.missing import missing
from clarity.checks.news import news
from clarity.checks.numbers import numbers
from clarity.checks.reading import reading
from clarity.checks.structure import structure
from clarity.checks.tone import tone
from clarity.checks.unlisted import unlisted

__all__ = ["CHECKS", "Analysis", "Note"]

CHECKS: tuple[Callable[[Analysis], Iterator[Note]], ...] = (jargon, missing, news, numbers, reading, structure, tone, unlisted)
"""Every check, in the order they run."""
