"""Jargon: words that patients do not know or take in another sense.

What it does: reports each row of the word lists that the text neither explains nor avoids.
Why: a third of adults do not know that "positive lymph nodes" is bad news (Gotlieb 2022).
Example: "Your scan was unremarkable."  Use instead: "Your scan was normal."
References: CDC Clear Communication Index item 7; PEMAT items 3 and 4; NHS service manual.
"""

from __future__ import annotations

from collections.abc import Iterator

from clarity.en.checks.analysis import Analysis, Note, note_of_offer
from clarity.suggest import Offer

__all__ = ["jargon"]


def jargon(analysis: Analysis) -> Iterator[Note]:
    """Yield a note for each term that is hard, ambiguous or dangerous where it stands."""
    for offer in analysis.offers:
        if not offer.is_tone:
            yield note_of_offer(offer, _message(offer, analysis.document.text[offer.start : offer.end]), analysis.policy)


def _message(offer: Offer, text: str) -> str:
    text = " ".join(text.split())
    entry = offer.match.entry
    if offer.action == "explain":
        return f'"{text}" is not explained.'
    if offer.action == "flag":
        senses = f" It can mean: {'; '.join(entry.replacements)}." if entry.replacements else ""
        return f'"{text}" can be misunderstood.{senses}'
    return f'"{text}" has plainer words.'
