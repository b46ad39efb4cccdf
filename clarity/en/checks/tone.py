"""Tone: words that blame, doubt, label or command the patient, or keep them at a distance.

What it does: reports each tone row of the word lists that fires in its context, quotation marks that cast doubt, and phrases in capitals.
Why: one in ten patients felt judged or offended by a note about them (Fernandez 2021).
Example: "She denies chest pain."  Use instead: "She said no when asked about chest pain."
References: Cox and Fritz 2022; Park and others 2021; VA content style guide; NHS service manual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clarity.en.checks.analysis import Analysis, Note, note_of_offer, note_of_rule
from clarity.rules import RULES
from clarity.signs import Sign, signs_in

__all__ = ["tone"]

_FELT = (
    r"(?:severe |bad |strange )?(?:pains?|allerg(?:y|ies)|reactions?|symptoms?|attacks?|seizures?|fits?|dizziness|dizzy spells?|fatigue"
    r"|illness|condition|injury|weakness|migraines?|headaches?|episodes?|spells?|blackouts?|anxiety|flare-?ups?|disability)"
)
_CAPITALS = r"[A-Z][A-Z'\u2019]+(?:,? (?:[A-Z][A-Z'\u2019]+|I|A)){2,30}"
_SPOKEN = r"(?=[A-Z'\u2019, ]{0,80}\b(?:YOU|YOUR|NOT|DON['\u2019]T|MUST|WILL|IS|ARE|BE|IF|NEVER|PLEASE|CANNOT|CAN['\u2019]T|ONLY)\b)"

_DOUBTED = (
    Sign(
        "tone.doubt",
        re.compile(rf"(?i)\b(?:your|his|her|the|their|of|an?|had|has|with|these|those|\d+) ([\"\u201c]{_FELT}[,.]?[\"\u201d])"),
        "The quotation marks in {1} read as if it were not believed: leave them out.",
        needs=('"', "\u201c"),
        unless_with=re.compile(r"(?i)\b(?:call(?:ed)?|words?|terms?|means?|known as|says?|said|wrote|spelled|type)\b"),
    ),
)
_SHOUTED = (
    Sign(
        "tone.cold",
        # A line all in capitals and without a stop is a heading.
        re.compile(rf"(?<=[a-z,] )\b{_SPOKEN}{_CAPITALS}\b|\b{_SPOKEN}{_CAPITALS}\b(?=[.!]|[,;:]? [a-z])"),
        "Capitals read as shouting: use small letters, and bold for what matters most.",
    ),
)
_TWO_IN_CAPITALS = re.compile(r"[A-Z]{2}['\u2019A-Z]*,? [A-Z]{2}")


def tone(analysis: Analysis) -> Iterator[Note]:
    """Yield a note for each phrase that can hurt."""
    for offer in analysis.offers:
        if offer.is_tone:
            summary = RULES[offer.match.entry.rule].summary
            text = " ".join(analysis.document.text[offer.start : offer.end].split())
            yield note_of_offer(offer, f'"{text}": {summary[0].lower()}{summary[1:]}', analysis.policy)
    document = analysis.document
    for found in signs_in(document, _DOUBTED + (_SHOUTED if _TWO_IN_CAPITALS.search(document.view) else ())):
        yield note_of_rule(*found)
