"""Missing: what a patient must be able to find in a letter, a discharge sheet or a message, and cannot.

What it does: for each kind of text it knows a short list of contents, and reports those of which it sees no sign. It speaks only when the
caller has said what kind of text it is, and only for information: a sign may be missed.
Why: after leaving hospital many people do not know what was wrong with them, what their medicines are for, or whom to call.
Example: a discharge sheet without a word on when to call.  Use instead: "Call us if the wound is red, hot or open."
References: CDC Clear Communication Index items 1, 5 and 12; PEMAT items 20 and 22; AoMRC 2018; AHRQ, guide to the IDEAL discharge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from clarity.en.checks.analysis import Analysis, Note, note_of_rule
from clarity.report import Kind
from clarity.signs import Sign, phrases, signs_in

__all__ = ["missing"]

_WANTED: Mapping[Kind, tuple[str, ...]] = {
    "letter": (
        "tone.missing_greeting", "tone.missing_invitation", "structure.missing_findings", "structure.missing_next_step",
        "structure.missing_contact",
    ),
    "discharge": (
        "structure.missing_findings", "structure.missing_medicines", "structure.missing_actions", "structure.missing_warning_signs",
        "structure.missing_contact", "structure.missing_next_step",
    ),
    "message": ("tone.missing_greeting", "tone.missing_acknowledgement", "tone.missing_invitation", "structure.missing_next_step"),
}  # fmt: skip
"""What each kind of text must hold, as the rules that report its lack."""

_STRENGTHS: Mapping[str, tuple[str, ...]] = {
    "tone.missing_greeting": ("name",),
    "tone.missing_acknowledgement": ("thanks", "empathy"),
    "tone.missing_invitation": ("invitation",),
    "structure.missing_contact": ("contact",),
    "structure.missing_next_step": ("next_step",),
}
"""The strengths that fill each want; any one is enough."""

_MESSAGES: Mapping[str, str] = {
    "tone.missing_greeting": "Nobody is greeted by name.",
    "tone.missing_acknowledgement": "There is no thanks and no word of feeling for the reader.",
    "tone.missing_invitation": "The reader is not invited to ask questions.",
    "structure.missing_findings": "It does not say what was found, or what this is about.",
    "structure.missing_medicines": 'No medicines are named. If there are none, say so: "You need no new medicines."',
    "structure.missing_actions": "It does not say what the reader should do.",
    "structure.missing_warning_signs": "It names no warning signs: what to look out for, and whom to call then.",
    "structure.missing_contact": "There is no phone number or other way to reach you.",
    "structure.missing_next_step": "It does not say what happens next, and by when.",
}


_ACT = (
    "rest|take|drink|sip|hold|keep|avoid|stop|start|use|eat|wash|walk|call|see|go|come|wear|change|check|wait|raise|put|do not|never"
    "|always|please"
)
_ASK = "call|phone|ring|dial|contact|get help|see|go to|come back|come to|tell|seek|return|visit|speak to"

_CONTENTS = (
    Sign(
        "structure.missing_findings",
        phrases(
            r"found|finds?|show(?:s|ed|n)|results?|diagnos\w+|what (?:happened|was wrong)|reason for|because (?:of|you)|about your",
            r"you (?:have|had|came|were|are here|told|asked)|your (?:scan|test|blood|x-ray|biopsy)",
            r"admitted|died|death|no (?:polyps|cancer|infection|signs?)|(?:is|was|were|are|has|have) (?:\w+ )?(?:clear|normal|fine"
            r"|harmless)",
            r"(?:is|was|were|are|has|have) (?:\w+ )?(?:healthy|better|gone|high|low|raised|broken|infected)",
            r"we (?:saw|treated|met|talked|spoke|looked|checked)|i (?:saw|met)|(?:writing|write) (?:to you )?(?:about|because)",
            r"your (?:\w+ )?(?:check|visit|appointment|operation|surgery|stay|treatment|condition|pain|illness)",
        ),
    ),
    Sign(
        "structure.missing_medicines",
        phrases(
            r"medicines?|medications?|meds|tablets?|pills?|capsules?|inhalers?|insulin|antibiotics?|painkillers?|pain relief|drops",
            r"ointment|patch(?:es)?|injections?|doses?|\d+ ?(?:mg|mcg|micrograms?|ml|units)|prescri\w+|treatment",
        ),
    ),
    Sign("structure.missing_actions", re.compile(rf"(?i)\b(?:you|he|she|they) (?:should|need to|must|can)\b|(?:^\W*|[,;:] )(?:{_ACT})\b")),
    Sign(
        "structure.missing_warning_signs",
        phrases(
            rf"(?:{_ASK}|get|go)\b[^.!?]{{0,120}}\b(?:if|when|in case|as soon as|should you|any of)",
            rf"(?:if|when)\b[^.!?]{{0,120}}\b(?:{_ASK})",
            r"(?:ring|call|dial|phone) (?:111|112|911|999)|danger:|emergency:|return (?:for|precautions)|(?:warning|danger) signs?"
            r"|signs? (?:of|that)|red flags?",
            r"(?:look|watch) (?:out )?for|when to (?:call|get|seek|see|worry|come)",
        ),
        unless_with=phrases("questions?|cancel|rearrange|reschedule|change (?:your|the|this) appointment"),
    ),
    Sign(
        "structure.missing_next_step",
        phrases(
            r"follow-?ups?|next (?:appointment|visit|check|step)|see (?:your|the|a) (?:gp|doctor|nurse|dentist|surgeon|team)",
            r"no need to (?:come|see)|nothing (?:more|further|else) (?:is|to do)|repeat|check-?up|(?:no|not need) (?:another|a|an|any"
            r"|more|further|follow-?up) ?(?:appointment|visit|check|test)?",
        ),
    ),
)


def missing(analysis: Analysis) -> Iterator[Note]:
    """Yield a note, at the beginning of the text, for each thing its kind should hold and of which there is no sign."""
    if analysis.kind is None or not analysis.reading.words:
        return
    held = {found.name for found in signs_in(analysis.document, _CONTENTS)}
    for rule in _WANTED[analysis.kind]:
        if rule not in held and analysis.strengths.isdisjoint(_STRENGTHS.get(rule, ())):
            yield note_of_rule(rule, 0, 0, _MESSAGES[rule])
