"""Whether a phrase is what the writer says: not quoted from somebody else, and not denied."""

from __future__ import annotations

from clarity.document import Document, Sentence
from clarity.en.lexicon import NEGATED_VERBS, words

__all__ = ["is_reported"]

_QUOTES = frozenset(['"', "\u201c", "\u201d"])
_FIRST_PERSON = words("i i'm i've my me myself i'd i'll")
_REPORTS = words(
    "said say says saying wrote write writes written told tell tells asked called call calls word words read reads"
    " heard hear"
)
_DENIABLE = frozenset(["tone.blame", "tone.doubt", "tone.identity_label", "tone.judgement"])
"""Rules about what a person is or does. Cold or alarming words hurt even if denied, so they are not here."""
_DENIALS = NEGATED_VERBS | words("not n't never nobody")
_IN_DENIALS = words(
    "a an the be been being you he she they we were are was is that said say thought think called call should would"
    " ever just so really"
)
_LONGEST_DENIAL = (
    6  # words back to the denial: "nobody should ever have said you" is six, and more say something of its own
)


def is_reported(document: Document, token: int, rule: str) -> bool:
    """Whether what a token says is quoted from somebody else, or denied.

    Quotation marks alone do not count: they must hold "I" or "my" ("I am a bad mother"), or the sentence must hold a
    word such as "said". "Difficult" in "you are not a difficult patient" is denied.
    """
    sentence = document.sentences[document.sentence_of[token]]
    return _is_quoted(document, sentence, token) or (rule in _DENIABLE and _is_denied(document, sentence, token))


def _is_quoted(document: Document, sentence: Sentence, token: int) -> bool:
    """Whether a token is in double quotes that hold "I" or "my", or in any of a sentence with "said" or the like."""
    norms = document.norms[sentence.first : sentence.last]
    marks = [place for place, norm in enumerate(norms, sentence.first) if norm in _QUOTES]
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        if start < token < end:
            return not (_REPORTS.isdisjoint(norms) and _FIRST_PERSON.isdisjoint(document.norms[start + 1 : end]))
    return False


def _is_denied(document: Document, sentence: Sentence, token: int) -> bool:
    """Whether a hurtful word is denied: "not a difficult patient", "nobody should call you lazy"."""
    for place in range(token - 1, max(sentence.first, token - _LONGEST_DENIAL) - 1, -1):
        if document.norms[place] in _DENIALS:
            return True
        if document.norms[place] not in _IN_DENIALS:
            return False
    return False
