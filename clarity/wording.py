"""From matches to offers: what to write instead, inflected and cased so that it can be dropped in."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from clarity.explained import is_explained
from clarity.matching import Match
from clarity.models import Action
from clarity.text import Document, Sentence

__all__ = ["Offer", "offers"]

_UNITS = frozenset(
    "mg mcg g kg ml l µg ug microgram micrograms milligram milligrams unit units tablet tablets tab tabs capsule capsules cap caps puff"
    " puffs drop drops iu u".split(),
)
_VOWEL_SOUND = re.compile(r"(?!(?:uni|use|usu|ur[ei]|ut|eu|one\b|once))[aeiou]|hour|honest|8|11\b|18\b", re.IGNORECASE)
_LETTER_NAME_VOWEL = re.compile(r"[AEFHILMNORSX](?:[A-Z0-9]|\b)")
_LONGEST_MARKER = 4
_FULL_STOP = re.compile(r"\.\s+(\w)")


@dataclass(frozen=True, slots=True)
class Offer:
    """A match that is to be reported, where it stands (characters, article included if that must change), and what to write."""

    match: Match
    start: int
    end: int
    action: Action
    suggestions: tuple[str, ...]

    @property
    def is_tone(self) -> bool:
        """Whether it is the tone that is the matter, not the words' difficulty."""
        return self.match.entry.rule.startswith("tone.")


def offers(document: Document, matches: list[Match], medicine_stems: Collection[str]) -> list[Offer]:
    """What to report: no term that the text has explained by then, and a term to explain only where it first stands."""
    explained: set[str] = set()
    met: set[str] = set()
    found: list[Offer] = []
    medical = _MedicalSentences(document, matches, tuple(medicine_stems))
    for match in matches:
        entry = match.entry
        if entry.id in explained:
            continue
        if not entry.rule.startswith("tone.") and entry.category != "plain" and is_explained(document, match):
            explained.add(entry.id)
            continue
        first_time = entry.id not in met
        met.add(entry.id)
        if entry.action == "explain" and not first_time:
            continue
        in_medical = entry.action == "replace" and document.sentence_of[match.first] in medical
        action: Action = "choose" if in_medical else entry.action
        found.append(_offer(document, match, action, first_time))
    return found


class _MedicalSentences:
    """The sentences of a text that name a medicine or a dose: in these nothing may be swapped without a person."""

    def __init__(self, document: Document, matches: list[Match], stems: tuple[str, ...]) -> None:
        self._document = document
        self._stems = stems
        listed = (match for match in matches if match.entry.category in ("medicine", "dose"))
        self._known = {document.sentence_of[match.first]: True for match in listed}

    def __contains__(self, index: int) -> bool:
        if index not in self._known:
            sentence = self._document.sentences[index]
            norms = self._document.norms[sentence.first : sentence.last]
            has_dose = any(norm in _UNITS and before[0].isdigit() for before, norm in pairwise(norms))
            self._known[index] = has_dose or any(norm.endswith(self._stems) and norm not in self._stems for norm in norms)
        return self._known[index]


def _offer(document: Document, match: Match, action: Action, first_time: bool) -> Offer:
    start, end = document.starts[match.first], document.ends[match.last - 1]
    sentence = document.sentences[document.sentence_of[match.first]]
    if action == "flag":
        return Offer(match, start, end, action, ())
    matched = " ".join(document.view[start:end].split())
    wordings = [_cased(wording, matched, document, match, sentence) for wording in _wordings(match, matched, first_time)]
    if matched.endswith(".") and match.last == sentence.last:
        wordings = [wording if wording.endswith(".") else f"{wording}." for wording in wordings]
    wordings = [wording for wording in wordings if wording != matched and not _doubles(wording, document, match, sentence)]
    article = document.word(match.first - 1) if match.first > sentence.first else ""
    if article.lower() in ("a", "an") and any(_article(wording, article) != article for wording in wordings):
        start = document.starts[match.first - 1]
        wordings = [f"{_article(wording, article)} {wording}" for wording in wordings]
    return Offer(match, start, end, action, tuple(dict.fromkeys(wordings)))


def _wordings(match: Match, matched: str, first_time: bool) -> tuple[str, ...]:
    """The offers of a row for this form, before case and grammar."""
    entry, form = match.entry, match.form
    if entry.action == "explain":
        return form.offers or (f"{matched} ({_phrase(entry.explanation)})",)
    plain = form.offers or entry.replacements
    if entry.category == "condition" and first_time:
        return (f"{plain[0]} ({form.text})", *plain)
    return plain


def _phrase(explanation: str) -> str:
    """An explanation as one phrase, so that the brackets hold no sentence end."""
    return _FULL_STOP.sub(lambda match: f"; {match[1].lower()}", explanation.rstrip("."))


def _cased(wording: str, matched: str, document: Document, match: Match, sentence: Sentence) -> str:
    """Give a wording the capitals of what it stands for."""
    if wording.startswith(matched):
        return wording
    form = match.form.text
    if matched.isupper() and form != matched and len(form) > 4 and " " not in matched.strip():
        return wording.upper()
    starts_sentence = all(not norm[-1].isalnum() for norm in document.norms[sentence.first : match.first][:_LONGEST_MARKER])
    starts_sentence = starts_sentence and match.first - sentence.first < _LONGEST_MARKER
    is_word = match.entry.category not in ("abbr", "dose")
    raised = is_word and matched[:1].isupper() and not form[:1].isupper()
    return wording[:1].upper() + wording[1:] if (raised or (starts_sentence and matched[:1].isupper())) else wording


def _doubles(wording: str, document: Document, match: Match, sentence: Sentence) -> bool:
    """Whether a wording would say a word twice in a row ("kidney function function")."""
    words = wording.lower().split()
    before = document.norms[match.first - 1] if match.first > sentence.first else ""
    after = document.norms[match.last] if match.last < sentence.last else ""
    return bool(words) and (words[0] == before or words[-1] == after)


def _article(wording: str, article: str) -> str:
    """The article, a or an, that goes before a wording, in the case of the one that stands there."""
    is_vowel = _LETTER_NAME_VOWEL.match(wording) if wording[:2].isupper() else _VOWEL_SOUND.match(wording)
    right = "an" if is_vowel else "a"
    return right.capitalize() if article[0].isupper() else right
