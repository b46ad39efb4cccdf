"""Tone: words that blame, doubt, label or command the patient, or keep them at a distance.

What it does: reports each tone row of the word lists that fires in its context.
Why: one in ten patients felt judged or offended by a note about them (Fernandez 2021).
Example: "She denies chest pain."  Use instead: "She has no chest pain."
References: Cox and Fritz 2022; VA content style guide; NHS service manual.
"""

from __future__ import annotations

from collections.abc import Iterator

from clarity.checks.analysis import Analysis, Note, note_of_offer
from clarity.rules import RULES

__all__ = ["tone"]


def tone(analysis: Analysis) -> Iterator[Note]:
    """Yield a note for each phrase that can hurt."""
    for offer in analysis.offers:
        if offer.is_tone:
            summary = RULES[offer.match.entry.rule].summary
            text = " ".join(analysis.document.text[offer.start : offer.end].split())
            yield note_of_offer(offer, f'"{text}": {summary[0].lower()}{summary[1:]}', analysis.policy)
