"""What a check is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass

from clarity.document import Document
from clarity.en.vocabulary import Vocabulary
from clarity.policy import Policy
from clarity.report import Action, Kind, ReadingLevel, Severity
from clarity.rules import RULES
from clarity.suggest import Offer

__all__ = ["Analysis", "Note", "note_of_offer", "note_of_rule"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything known of a text before the checks run.

    `sentence_words` holds for each sentence its number of words outside round brackets, `covered` the tokens where a word list speaks,
    reported or not; `strengths` names what is good; `kind` is the kind of text, if the caller named it.
    """

    document: Document
    offers: list[Offer]
    reading: ReadingLevel
    sentence_words: list[int]
    policy: Policy
    vocabulary: Vocabulary
    covered: frozenset[int]
    strengths: frozenset[str] = frozenset()
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A finding before it has a line and a column; its severity is its rule's unless it says otherwise."""

    rule: str
    start: int
    end: int
    message: str
    action: Action = "flag"
    severity: Severity | None = None
    why: str = ""
    suggestions: tuple[str, ...] = ()
    entry: str | None = None
    sources: tuple[str, ...] = ()


def note_of_offer(offer: Offer, message: str, policy: Policy) -> Note:
    """The note of a word-list row; what the row does not say, its rule says, and what guides do not agree on, the policy."""
    entry = offer.match.entry
    rule = RULES[entry.rule]
    return Note(
        rule=rule.name,
        start=offer.start,
        end=offer.end,
        message=message,
        action=offer.action,
        severity=policy.settle(entry.disputed, entry.severity),
        why=entry.why or rule.why,
        suggestions=offer.suggestions,
        entry=entry.id,
        sources=entry.sources,
    )


def note_of_rule(rule: str, start: int, end: int, message: str, severity: Severity | None = None) -> Note:
    """A note that no row made: its rule says why."""
    return Note(rule, start, end, message, severity=severity, why=RULES[rule].why, sources=RULES[rule].sources)
