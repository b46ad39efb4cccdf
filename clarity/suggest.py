"""From matches to offers: what to write instead, inflected and cased so that it can be dropped in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clarity.document import Document, Sentence
from clarity.en.explanations import is_explained
from clarity.match import Match
from clarity.report import Action
from clarity.wordlists import Entry

__all__ = ["Medicines", "Offer", "offers"]

_UNITS = frozenset(
    "mg mcg g kg ml l µg ug microgram micrograms milligram milligrams unit units tablet tablets tab tabs capsule capsules cap caps puff"
    " puffs drop drops iu u".split(),
)
_VOWEL_SOUND = re.compile(r"(?!(?:uni(?![nm])|use|usu|ur[ei]|ut|eu|one\b|once))[aeiou]|hour|honest|8|11\b|18\b", re.IGNORECASE)
_LETTER_NAME_VOWEL = re.compile(r"[AEFHILMNORSX](?:[A-Z0-9]|\b)")
_QUOTES = frozenset(['"', "\u201c", "\u201d"])
_FIRST_PERSON = frozenset("i i'm i've my me myself i'd i'll".split())
_REPORTS = frozenset(
    "said say says saying wrote write writes written told tell tells asked called call calls word words read reads heard hear".split(),
)
_DENIABLE = frozenset(["tone.blame", "tone.doubt", "tone.identity_label", "tone.judgement"])
_DENIALS = frozenset("not n't never nobody isn't aren't wasn't weren't don't didn't doesn't".split())
_IN_DENIALS = frozenset(
    "a an the be been being you he she they we were are was is that said say thought think called call should would ever just so"
    " really".split(),
)
_LONGEST_DENIAL = 6
_CLOSERS = frozenset(['"', "'", "\u201d", ")", "]"])
_ENDS = frozenset([".", "!", "?", ":", ";"])
_DETERMINERS = frozenset("the a an your our my his her their this that some no".split())
_LONGEST_MARKER = 4
_ABBREVIATION = re.compile(r"[A-Z]{2}")
_LONGEST_ABBREVIATION = 4
_MARKER = re.compile(r"\W*(?:(?:\d{1,3}|[A-Za-z])[.)])?\W*")
_FULL_STOP = re.compile(r"\.\s+(\w)")


@dataclass(frozen=True, slots=True)
class Offer:
    """A match that is to be reported, where it stands (characters, article included if that must change), and what to write.

    `may_stay` says that the place needs no change once the term is explained at an earlier one.
    """

    match: Match
    start: int
    end: int
    action: Action
    suggestions: tuple[str, ...]
    may_stay: bool = False

    @property
    def is_tone(self) -> bool:
        """Whether it is the tone that is the matter, not the words' difficulty."""
        return self.match.entry.rule.startswith("tone.")


class Medicines:
    """The words by which a sentence about a medicine is known.

    Args:
        entries: Rows of the lists; those of medicines give names, whatever their conditions.
        stems: Endings of medicine names ("pril"), each with the words that end so and are none ("april").
    """

    def __init__(self, entries: Iterable[Entry], stems: Mapping[str, Sequence[str]]) -> None:
        self._stems = tuple(stems)
        self._none = frozenset(stems).union(*stems.values())
        listed = (form.text.lower() for entry in entries if entry.category == "medicine" for form in entry.forms)
        self._names = frozenset(name for name in listed if name.isalpha())

    def named_in(self, norms: Sequence[str]) -> bool:
        """Whether any of the words is a medicine, or a number is followed by a unit of a dose."""
        if not self._names.isdisjoint(norms) or any(norm in _UNITS and before[0].isdigit() for before, norm in pairwise(norms)):
            return True
        return any(norm.endswith(self._stems) and norm not in self._none for norm in norms)


def offers(document: Document, matches: list[Match], medicines: Medicines) -> list[Offer]:
    """What to report: no term that the text has explained by then, and a term to explain only where it first stands.

    The tone of what somebody is quoted as saying ("I am a bad mother") is not reported, nor of what is denied ("you are not a burden").
    """
    quoted = frozenset(_quoted_words(document))
    matches = [
        match for match in matches if not match.entry.rule.startswith("tone.") or not (match.first in quoted or _is_denied(document, match))
    ]
    explained: set[str] = set()
    says = [_can_be_explained(match.entry) and is_explained(document, match) for match in matches]
    explained_soon = _explained_after_headings(document, matches, says)
    met: set[str] = set()
    found: list[Offer] = []
    medical = _MedicalSentences(document, matches, medicines)
    for match, is_said in zip(matches, says, strict=True):
        entry = match.entry
        if entry.id in explained or match.first < explained_soon.get(entry.id, 0):
            continue
        if is_said:
            explained.add(entry.id)
            continue
        first_time = entry.id not in met
        if entry.action != "explain" or (_keeps_term(match) and not _is_possessive(document, match)):
            met.add(entry.id)
            if entry.action == "explain" and not first_time:
                continue
        in_medical = entry.action == "replace" and document.sentence_of[match.first] in medical
        action: Action = "choose" if in_medical else entry.action
        found.append(_offer(document, match, action, first_time))
    return found


def _quoted_words(document: Document) -> Iterator[int]:
    """The tokens between double quotes of one sentence that hold a word of the first person, or beside which is told who said them."""
    if _QUOTES.isdisjoint(document.norms):
        return
    for sentence in document.sentences:
        norms = document.norms[sentence.first : sentence.last]
        marks = [token for token in range(sentence.first, sentence.last) if document.norms[token] in _QUOTES]
        is_reported = not _REPORTS.isdisjoint(norms)
        for start, end in zip(marks[::2], marks[1::2], strict=False):
            if is_reported or not _FIRST_PERSON.isdisjoint(document.norms[start + 1 : end]):
                yield from range(start + 1, end)


def _is_denied(document: Document, match: Match) -> bool:
    """Whether a word that hurts is said not to be so: "not a difficult patient", "nobody should call you lazy"."""
    if match.entry.rule not in _DENIABLE:
        return False
    least = document.sentences[document.sentence_of[match.first]].first
    for token in range(match.first - 1, max(least, match.first - _LONGEST_DENIAL) - 1, -1):
        if document.norms[token] in _DENIALS:
            return True
        if document.norms[token] not in _IN_DENIALS:
            return False
    return False


def _is_possessive(document: Document, match: Match) -> bool:
    return document.joined(match.last - 1) and document.norms[match.last] == "'s"


def _keeps_term(match: Match) -> bool:
    """Whether the offer to explain a term keeps it, so that later places need no explanation."""
    return not match.form.offers or any(match.form.text in offer for offer in match.form.offers)


def _can_be_explained(entry: Entry) -> bool:
    return not entry.rule.startswith("tone.") and entry.category not in ("plain", "dose")


def _explained_after_headings(document: Document, matches: list[Match], says: list[bool]) -> dict[str, int]:
    """For each row that a heading may name first, the token where the text explains it: at its first place outside headings."""
    found: dict[str, int] = {}
    in_text: set[str] = set()
    for match, is_said in zip(matches, says, strict=True):
        entry = match.entry
        if entry.id in in_text:
            continue
        sentence = document.sentences[document.sentence_of[match.first]]
        if is_said:
            found[entry.id] = match.first
        elif document.norms[sentence.last - 1] not in _ENDS:
            continue
        in_text.add(entry.id)
    return found


class _MedicalSentences:
    """The sentences of a text that name a medicine or a dose: in these nothing may be swapped without a person."""

    def __init__(self, document: Document, matches: list[Match], medicines: Medicines) -> None:
        self._document = document
        self._medicines = medicines
        listed = (match for match in matches if match.entry.category in ("medicine", "dose"))
        self._known = {document.sentence_of[match.first]: True for match in listed}

    def __contains__(self, index: int) -> bool:
        if index not in self._known:
            sentence = self._document.sentences[index]
            self._known[index] = self._medicines.named_in(self._document.norms[sentence.first : sentence.last])
        return self._known[index]


def _offer(document: Document, match: Match, action: Action, first_time: bool) -> Offer:
    start, end = document.starts[match.first], document.ends[match.last - 1]
    sentence = document.sentences[document.sentence_of[match.first]]
    if action == "flag":
        return Offer(match, start, end, action, ())
    matched = " ".join(document.view[start:end].split())
    wordings = [_cased(wording, matched, document, match, sentence) for wording in _wordings(match, matched, first_time)]
    if matched.endswith(".") and all(norm in _CLOSERS for norm in document.norms[match.last : sentence.last][:_LONGEST_MARKER]):
        wordings = [wording if wording.endswith(".") else f"{wording}." for wording in wordings]
    if _is_possessive(document, match):
        wordings = [wording for wording in wordings if not wording.endswith(")")]
    wordings = [wording for wording in wordings if wording != matched and not _doubles(wording, document, match, sentence)]
    article = document.word(match.first - 1) if match.first > sentence.first else ""
    if article in ("a", "an", "AN") or (article in ("A", "An") and match.first - 1 == sentence.first):
        with_article = [_with_article(wording, article, matched) for wording in wordings]
        if any(not whole.startswith(f"{article} ") for whole in with_article):
            start, wordings = document.starts[match.first - 1], with_article
    return Offer(match, start, end, action, tuple(dict.fromkeys(wordings)), not first_time and _can_be_explained(match.entry))


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


def _cased(wording: str, matched: str, document: Document, match: Match, sentence: Sentence) -> str:
    """Give a wording the capitals of what it stands for."""
    if wording.startswith(matched):
        return wording
    form = match.form.text
    is_word = match.entry.category not in ("abbr", "dose")
    if is_word and matched.isupper() and form != matched and len(form) > _LONGEST_ABBREVIATION:
        return wording.upper()
    near = match.first - sentence.first < _LONGEST_MARKER
    starts_sentence = near and _MARKER.fullmatch(document.view, sentence.start, document.starts[match.first]) is not None
    is_raised = is_word and matched[:1].isupper() and not form[:1].isupper() and not _ABBREVIATION.match(matched)
    return wording[:1].upper() + wording[1:] if (is_raised or (starts_sentence and matched[:1].isupper())) else wording


def _doubles(wording: str, document: Document, match: Match, sentence: Sentence) -> bool:
    """Whether a wording would say a word twice in a row ("kidney function function")."""
    words = wording.lower().split()
    place = match.first - 2 if document.norms[match.first - 1] == "," else match.first - 1
    before = document.norms[place] if place >= sentence.first else ""
    after = document.norms[match.last] if match.last < sentence.last else ""
    return bool(words) and (words[0] == before or words[-1] == after)


def _with_article(wording: str, article: str, matched: str) -> str:
    """A wording with the article that goes before it, a or an, in the case of the one that stands there."""
    first = wording.split(" ", 1)[0]
    if first.lower() in _DETERMINERS:
        return wording[0].upper() + wording[1:] if article[0].isupper() else wording
    if first == matched.split(" ", 1)[0]:
        return f"{article} {wording}"
    shouted = wording.isupper() and matched.isupper() and len(wording) > _LONGEST_ABBREVIATION
    is_vowel = _LETTER_NAME_VOWEL.match(wording) if wording[:2].isupper() and not shouted else _VOWEL_SOUND.match(wording)
    right = "an" if is_vowel else "a"
    if article[0].isupper():
        right = right.upper() if shouted else right.capitalize()
    return f"{right} {wording}"
