"""From matches to what is reported and offered: inflected, cased, and fitted in, so that it can be dropped in where it
goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count, takewhile
from typing import Literal, NamedTuple

from clarity.document import Document, Sentence
from clarity.language import Language, Vocabulary
from clarity.match import Match
from clarity.report import Action
from clarity.tokens import phrase
from clarity.wordlists import Entry

__all__ = ["Edit", "Proposal", "Reason", "Suppressed", "glosses", "plain_words", "suggest", "wordings"]

Reason = Literal["reported", "explained", "explained before", "explained later", "said before"]
"""Why a match is not reported: its tone is somebody else's; the text explains it, or has done so, or does so at its
first place
outside headings; or it was offered an explanation before."""

_ENDS = frozenset([".", "!", "?", ":", ";"])
_CLOSERS = frozenset(['"', "'", "\u201d", ")", "]"])
_FARTHEST_GLOSS = 3  # tokens after a term at which its bracket may begin: the noun of "MRI scan", and its own "(MRI)"
_LONGEST_MARKER = 4  # tokens of a list marker before the first word ("(", "12", ")", ".")
_LONGEST_ABBREVIATION = 4  # letters; longer words in capitals are shouted, and so is what replaces them
_ABBREVIATION = re.compile(r"[A-Z]{2}")
_MARKER = re.compile(r"\W*(?:(?:\d{1,3}|[A-Za-z])[.)])?\W*")
_FULL_STOP = re.compile(r"\.\s+(\w)")


class Edit(NamedTuple):
    """What to put in place of a stretch of the text, by characters; an insertion if the stretch is empty."""

    start: int
    end: int
    text: str


class Suppressed(NamedTuple):
    """A match that is not reported, and why."""

    match: Match
    reason: Reason


@dataclass(frozen=True, slots=True)
class Proposal:
    """A match that is reported: what to do there, and the edits to choose from, best first.

    `may_stay` says that the place needs no change once the term is explained at an earlier one.
    """

    match: Match
    start: int
    end: int
    action: Action
    edits: tuple[Edit, ...]
    may_stay: bool = False


def suggest(
    document: Document, matches: Sequence[Match], language: Language, vocabulary: Vocabulary
) -> list[Proposal | Suppressed]:
    """What becomes of each match: no term is reported that the text has explained, nor one to explain but where it
    first is.

    The tone of what somebody is quoted as saying ("I am a bad mother") is not reported, nor of what is denied.
    """
    explains = _Explanations(document, matches, language)
    explained: set[str] = set()
    met: set[str] = set()
    found: list[Proposal | Suppressed] = []
    medical = _MedicalSentences(document, matches, vocabulary)
    for number, match in enumerate(matches):
        entry = match.entry
        if _is_tone(entry) and language.is_reported(document, match.first, entry.rule):
            found.append(Suppressed(match, "reported"))
        elif entry.id in explained:
            found.append(Suppressed(match, "explained before"))
        elif match.first < explains.after_headings.get(entry.id, 0):
            found.append(Suppressed(match, "explained later"))
        elif explains.at[number]:
            explained.add(entry.id)
            found.append(Suppressed(match, "explained"))
        else:
            first_time = entry.id not in met
            if entry.action != "explain" or (_keeps_term(match) and not _is_possessive(document, match)):
                met.add(entry.id)
                if entry.action == "explain" and not first_time:
                    found.append(Suppressed(match, "said before"))
                    continue
            in_medical = entry.action == "replace" and document.sentence_of[match.first] in medical
            found.append(_propose(document, match, "choose" if in_medical else entry.action, first_time, language))
    return found


def glosses(document: Document, decided: Sequence[Proposal | Suppressed]) -> set[int]:
    """The tokens in round brackets that explain a term or are one that is explained: those just after it or around it,
    at all of its places.
    """
    explained = {item.match.entry.id for item in decided if isinstance(item, Suppressed) and item.reason == "explained"}
    found: set[int] = set()
    if explained and document.bracketed:
        for match in (item.match for item in decided if item.match.entry.id in explained):
            near = range(match.first, match.last + _FARTHEST_GLOSS)
            inside = next((token for token in near if token in document.bracketed), None)
            if inside is not None:
                found.update(takewhile(document.bracketed.__contains__, count(inside)))
                found.update(takewhile(document.bracketed.__contains__, count(inside, -1)))
    return found


def plain_words(entry: Entry, offers: Sequence[str]) -> list[tuple[str, ...]]:
    """The tokens of what a row itself says in plain words for a form: its offers, what these have in brackets, its
    explanation.
    """
    own = [offer.partition(" (")[2].rstrip(")") for offer in offers]
    return [phrase(offer) for offer in (*offers, *own, *entry.replacements, entry.explanation) if offer]


def wordings(entry: Entry) -> Iterator[str]:
    """All that a row may offer, as it is counted: what it offers for its forms, and its explanation in brackets."""
    for form in entry.forms:
        yield from form.offers
        if entry.category == "condition" and entry.replacements:
            yield f"{(form.offers or entry.replacements)[0]} ({form.text})"
    yield from entry.replacements
    if entry.explanation:
        yield f"({_phrase(entry.explanation)})"


def _is_tone(entry: Entry) -> bool:
    """Whether it is the tone that is the matter, not how hard the words are."""
    return entry.rule.startswith("tone.")


def _is_possessive(document: Document, match: Match) -> bool:
    return document.joined(match.last - 1) and document.norms[match.last] == "'s"


def _keeps_term(match: Match) -> bool:
    """Whether the offer to explain a term keeps it, so that later places need no explanation."""
    return not match.form.offers or any(match.form.text in offer for offer in match.form.offers)


def _can_be_explained(entry: Entry) -> bool:
    return not _is_tone(entry) and entry.category not in ("plain", "dose")


class _Explanations:
    """Where a text explains its terms itself: for each match whether it does there, and for rows that a heading may
    name first the token at which it does, at its first place outside headings.
    """

    def __init__(self, document: Document, matches: Sequence[Match], language: Language) -> None:
        self.at = [
            _can_be_explained(match.entry)
            and language.is_explained(
                document, match.first, match.last, match.form.text, partial(plain_words, match.entry, match.form.offers)
            )
            for match in matches
        ]
        self.after_headings: dict[str, int] = {}
        in_text: set[str] = set()
        for match, is_said in zip(matches, self.at, strict=True):
            entry = match.entry
            if entry.id in in_text:
                continue
            sentence = document.sentences[document.sentence_of[match.first]]
            if is_said:
                self.after_headings[entry.id] = match.first
            elif document.norms[sentence.last - 1] not in _ENDS:
                continue
            in_text.add(entry.id)


class _MedicalSentences:
    """The sentences of a text that name a medicine or a dose, or stand after a label or heading that does.

    In these nothing may be swapped without a person.
    """

    def __init__(self, document: Document, matches: Sequence[Match], vocabulary: Vocabulary) -> None:
        self._document = document
        self._vocabulary = vocabulary
        listed = (match for match in matches if match.entry.category in ("medicine", "dose"))
        self._known = {document.sentence_of[match.first]: True for match in listed}

    def __contains__(self, index: int) -> bool:
        if index not in self._known:
            sentence = self._document.sentences[index]
            norms = self._document.norms[sentence.first : sentence.last]
            self._known[index] = self._vocabulary.names_medicine(norms) or self._is_headed(index)
        return self._known[index]

    def _is_headed(self, index: int) -> bool:
        blocks, sentences = self._document.blocks, self._document.sentences
        return index > 0 and blocks[sentences[index - 1].block].kind in ("label", "heading") and index - 1 in self


def _propose(document: Document, match: Match, action: Action, first_time: bool, language: Language) -> Proposal:
    start, end = document.starts[match.first], document.ends[match.last - 1]
    if action == "flag":
        return Proposal(match, start, end, action, ())
    sentence = document.sentences[document.sentence_of[match.first]]
    matched = " ".join(document.prose[start:end].split())
    wordings = _cased(_wordings(match, matched, first_time), matched, document, match, sentence)
    if matched.endswith(".") and _CLOSERS.issuperset(document.norms[match.last : sentence.last][:_LONGEST_MARKER]):
        wordings = [wording if wording.endswith(".") else f"{wording}." for wording in wordings]
    if _is_possessive(document, match):
        wordings = [wording for wording in wordings if not wording.endswith(")")]
    wordings = _without_doubles(wordings, document, match, sentence)
    article = document.word(match.first - 1) if match.first > sentence.first else ""
    has_article = bool(article) and language.is_article(article, match.first - 1 == sentence.first)
    edits: list[Edit] = []
    for wording in dict.fromkeys(wordings):
        if wording == matched:
            continue
        edit = Edit(start, end, wording)
        if wording.startswith(f"{matched} "):
            edit = Edit(end, end, wording[len(matched) :])
        elif has_article:
            whole = language.with_article(wording, article, matched)
            if not whole.startswith(f"{article} "):
                edit = Edit(document.starts[match.first - 1], end, whole)
        edits.append(edit)
    return Proposal(match, start, end, action, tuple(edits), not first_time and _can_be_explained(match.entry))


def _wordings(match: Match, matched: str, first_time: bool) -> tuple[str, ...]:
    """The offers of a row for this form, before case and grammar."""
    entry, form = match.entry, match.form
    if entry.action == "explain":
        return form.offers or (f"{matched} ({_phrase(entry.explanation)})",)
    plain = form.offers or entry.replacements
    if entry.category == "condition" and first_time and plain[0].lower() not in form.text.lower():
        return (f"{plain[0]} ({form.text})", *plain)
    return plain


def _phrase(explanation: str) -> str:
    """An explanation as one phrase, so that the brackets hold no sentence end."""
    return _FULL_STOP.sub(lambda match: f"; {match[1].lower()}", explanation.rstrip("."))


def _cased(wordings: Sequence[str], matched: str, document: Document, match: Match, sentence: Sentence) -> list[str]:
    """Give wordings the capitals of what they are offered for."""
    form = match.form.text
    is_word = match.entry.category not in ("abbr", "dose")
    if is_word and matched.isupper() and form != matched and len(form) > _LONGEST_ABBREVIATION:
        return [wording if wording.startswith(matched) else wording.upper() for wording in wordings]
    if not matched[:1].isupper():
        return list(wordings)
    is_raised = is_word and not form[:1].isupper() and not _ABBREVIATION.match(matched)
    if not is_raised:
        near = match.first - sentence.first < _LONGEST_MARKER
        is_raised = near and bool(_MARKER.fullmatch(document.prose, sentence.start, document.starts[match.first]))
    if not is_raised:
        return list(wordings)
    return [wording if wording.startswith(matched) else wording[:1].upper() + wording[1:] for wording in wordings]


def _without_doubles(wordings: list[str], document: Document, match: Match, sentence: Sentence) -> list[str]:
    """The wordings without those that would say a word twice in a row ("kidney function function")."""
    norms = document.norms
    place = match.first - 2 if norms[match.first - 1] == "," else match.first - 1
    before = norms[place] if place >= sentence.first else ""
    after = norms[match.last] if match.last < sentence.last else ""
    return [wording for wording in wordings if not _doubles(wording.lower(), before, after)]


def _doubles(wording: str, before: str, after: str) -> bool:
    if not ((before and before in wording) or (after and after in wording)):
        return False
    words = wording.split()
    return bool(words) and (words[0] == before or words[-1] == after)
