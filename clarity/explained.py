"""Whether the text itself explains a term: "hypertension (high blood pressure)", "high blood pressure, also called hypertension"."""

from __future__ import annotations

import re
from itertools import takewhile

from clarity.matching import Match
from clarity.text import Document

__all__ = ["is_explained"]

_CALLED = (
    ("called",), ("known", "as"), ("termed",), ("named",), ("call", "this"), ("call", "it"), ("calls", "this"), ("medical", "name", "is"),
    ("medical", "term", "is"), ("medical", "word", "is"), ("refer", "to", "as"), ("referred", "to", "as"), ("short", "for"),
)  # fmt: skip
_MEANS = (
    ("means",), ("mean",), ("which", "means"), ("this", "means"), ("also", "called"),
    ("also", "known", "as"), ("is", "when"), ("is", "where"), ("is", "the", "medical"), ("stands", "for"),
    ("is", "short", "for"), ("is", "another", "word"), ("is", "another", "name"), ("i.e",), ("a", "type", "of"),
    ("a", "kind", "of"), ("in", "other", "words"),
)  # fmt: skip
_NO_EXPLANATION = frozenset(
    "see if as when unless once twice three four daily every in on at from please about up before after with by left right and or not"
    " e.g per page ref refer mr mrs ms dr he she".split(),
)
_REACH = 40
_NEAR = 5
_TELLING = 4
_SMALL_WORDS = frozenset("of the and in for a an to".split())
_ENOUGH = 3
_WORDS = re.compile(r"[\w']+")
_IS_A = (("is", "a"), ("is", "an"), ("are", "a"), ("is", "the"), ("which", "is"), ("that", "is"))
_PREPOSITIONS = frozenset("for of in to with on at after before from by".split())
_KINDS = frozenset(
    "condition disease illness disorder type kind form test scan medicine drug operation procedure treatment word name term measure"
    " measurement way problem growth lump infection swelling device machine tube part specialist doctor nurse".split(),
)
_KIND_REACH = 5
_PAUSES = frozenset([",", "-", "\u2014", ":"])


def is_explained(document: Document, match: Match) -> bool:
    """Whether the sentence says in other words what the term means, right beside it."""
    sentence = document.sentences[document.sentence_of[match.first]]
    before = document.norms[max(sentence.first, match.first - _REACH) : match.first]
    after = document.norms[match.last : min(sentence.last, match.last + _REACH)]
    return _explained_after(document, match, after) or _explained_before(before, after, match)


def _explained_after(document: Document, match: Match, after: list[str]) -> bool:
    if after[:1] == ["("] and match.last in document.bracketed:
        inside = after[1 : _closing(after)]
        if _begins_like_the_row(inside, match):
            return True
        first = match.last + 1
        plain = [norm for place, norm in enumerate(inside) if norm.isalpha() and document.word(first + place)[0].islower()]
        return len(plain) > 1 and inside[0] not in _NO_EXPLANATION and not any(norm[0].isdigit() for norm in inside)
    rest = after[1:] if after[:1] and after[0] in _PAUSES else after
    if (rest is not after or rest[:1] not in (["that"], ["this"], ["which"])) and any(
        _says(rest, words) for words in _MEANS if words[:1] == tuple(rest[:1])
    ):
        return True
    if tuple(rest[:2]) in _IS_A:
        what = rest[3:] if rest[2:3] == [","] else rest[2:]
        return _names_a_kind(what[:_KIND_REACH]) or _starts_with_plain_words(what, match)
    return bool(rest) and rest is not after and rest[0] == "or" and _starts_with_plain_words(rest[1:], match)


def _names_a_kind(tokens: list[str]) -> bool:
    """Whether what something "is" begins with a kind of thing ("a long-term condition", not "a risk for heart disease")."""
    return not _KINDS.isdisjoint(takewhile(lambda token: token not in _PREPOSITIONS, tokens))


def _closing(tokens: list[str]) -> int:
    """The place of the bracket that closes the first token, or of the last token in reach."""
    depth = 0
    for place, norm in enumerate(tokens):
        depth += (norm == "(") - (norm == ")")
        if not depth:
            return place
    return len(tokens)


def _says(rest: list[str], words: tuple[str, ...]) -> bool:
    """Whether the text goes on with these words and then with what may be a meaning ("which is on Mondays" is none)."""
    following = rest[len(words) : len(words) + 1]
    return tuple(rest[: len(words)]) == words and following != [] and following[0] not in _NO_EXPLANATION


def _begins_like_the_row(inside: list[str], match: Match) -> bool:
    """Whether brackets begin with the row's own explanation or plain words, which may begin like no other explanation ("when ...")."""
    words = [norm for norm in inside if norm[0].isalnum()][:_ENOUGH]
    return bool(words) and any(words == _WORDS.findall(" ".join(plain))[:_ENOUGH] for plain in _plain_words(match))


def _explained_before(before: list[str], after: list[str], match: Match) -> bool:
    if any(tuple(before[-len(words) :]) == words for words in _CALLED):
        return True
    if before and before[-1] in ('"', "'", "\u201c") and any(tuple(before[-1 - len(words) : -1]) == words for words in _CALLED):
        return True
    if before[-1:] == ["("]:
        return after[:1] in ([")"], [","], ["-"], ["\u2014"], [";"]) and _is_said_by(before[:-1], match)
    if before[-1:] == ["or"]:
        rest = before[:-1]
        rest = rest[:-1] if rest[-1:] == [","] else rest
        return any(rest[-len(words) :] == words for words in _plain_words(match))
    return False


def _is_said_by(before: list[str], match: Match) -> bool:
    """Whether the words before brackets say what the term in them says: they share a word with the row, or their initials are it."""
    words = [norm for norm in before if norm.isalpha()]
    near = {word for word in words[-_NEAR:] if len(word) >= _TELLING}
    if any(not near.isdisjoint(plain) for plain in _plain_words(match)):
        return True
    letters = [letter for letter in match.form.text.lower() if letter.isalpha()]
    initials = [word[0] for word in words if word not in _SMALL_WORDS]
    return len(letters) > 1 and match.form.text[:2].isupper() and initials[-len(letters) :] == letters


def _starts_with_plain_words(tokens: list[str], match: Match) -> bool:
    return any(tokens[: len(words)] == words for words in _plain_words(match))


def _plain_words(match: Match) -> list[list[str]]:
    """The words that the row itself offers: its plain words, its explanation, and what its offers have in brackets."""
    entry = match.entry
    own = [offer.partition(" (")[2].rstrip(")") for offer in match.form.offers]
    return [offer.lower().split() for offer in (*match.form.offers, *own, *entry.replacements, entry.explanation) if offer]
