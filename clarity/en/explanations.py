"""Whether the text itself explains a term: "hypertension (high blood pressure)", "high blood pressure, also called
hypertension".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import dropwhile, takewhile

from clarity.document import Document, Sentence

__all__ = ["is_explained"]


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in text.split("; "))


_CALLED = _phrases(
    "called; known as; termed; named; call this; call it; calls this; medical name is; medical term is; medical word"
    " is; refer to "
    "as; referred to as; short for",
)
_MEANS = _phrases(
    "means; mean; meaning; which means; which is when; which is where; this means; also called; also known as; is"
    " when; is where; "
    "occurs when; occur when; happens when; happen when; is the medical; stands for; is short for; is another word;"
    " is another "
    "name; i.e; a type of; a kind of; a form of; a part of; the part of; the process of; the removal of; in other"
    " words",
)
_NO_EXPLANATION = frozenset(
    "see if as when unless once twice three four daily every in on at from please about up before after with by left"
    " right and or not"
    " e.g per page ref refer mr mrs ms dr he she".split(),
)
_STANDS_FOR = (("stands", "for"), ("is", "short", "for"))
_IS_CALLED = ([","], ["is"], ["are"], ["was"], ["also"], ["often"], ["sometimes"])
"""What stands before "called a ..." where it gives a name, and not in "they called a ..."."""
_MEANS_BY_FIRST = {
    first: tuple(words for words in _MEANS if words[0] == first) for first in {words[0] for words in _MEANS}
}
_CALLED_BY_LAST = {
    last: tuple(words for words in _CALLED if words[-1] == last) for last in {words[-1] for words in _CALLED}
}
_REACH = 40
_NEAR = 5
_TELLING = 4
_SHORTEST = 3
_SAYING = 8
_ENOUGH = 3
_IS_A = (("is", "a"), ("is", "an"), ("are", "a"), ("are", "the"), ("is", "the"), ("which", "is"), ("that", "is"))
_PREPOSITIONS = frozenset("for of in to with on at after before from by".split())
_KINDS = frozenset(
    "condition disease illness disorder type kind form test scan medicine drug operation procedure treatment word"
    " name term measure"
    " measurement way problem growth lump infection swelling device machine tube part specialist doctor nurse"
    " examination exam check"
    " surgery cancer state feeling loss lack substance chemical mineral fat hormone gland organ muscle nerve artery"
    " vein technique"
    " inflammation vessels tissue episodes drop removal surface layer lining".split(),
)
_WHOSE = frozenset(["that", "which", "where", "supplying", "carrying"])
_OF_WHAT = _WHOSE | {"of", "in", "at", "with", "who", "caused", "used"}
_KIND_REACH = 7
_Plain = Callable[[], Sequence[Sequence[str]]]
"""What is known to say the same as a term, cut into tokens; asked for only where something may be an explanation."""
_PAUSES = frozenset([",", "-", "\u2014", ":"])
_MAY_EXPLAIN_AFTER = frozenset(["is", "are", "or", "(", *_PAUSES, *(words[0] for words in (*_MEANS, *_IS_A))])
_MAY_EXPLAIN_BEFORE = frozenset(["or", "(", *(words[-1] for words in _CALLED)])
_SKIPPED_BEFORE = frozenset(["the", "a", "an", '"', "'", "\u201c"])


def is_explained(
    document: Document, first: int, last: int, term: str, plain: Callable[[], Sequence[Sequence[str]]] = tuple
) -> bool:
    """Whether the text says in other words what the tokens from `first` up to `last` mean.

    Args:
        document: The text.
        first: The first token of the term.
        last: The token after its last one.
        term: The term as written; only capitals can abbreviate.
        plain: Gives the tokens of what is known to say the same.
    """
    index = document.sentence_of[first]
    sentence = document.sentences[index]
    norms = document.norms
    following = norms[last] if last < sentence.last else ""
    may_be_before = _may_be_before(norms, sentence, first)
    if not (following in _MAY_EXPLAIN_AFTER or may_be_before):
        is_inside = following[:1].isalnum() or any(norms[token][0].isalnum() for token in range(last, sentence.last))
        if is_inside:
            return False
    plain = _Once(plain)
    after = norms[last : min(sentence.last, last + _REACH)]
    if following == "(" and _explained_in_brackets(document, last, after, plain, term):
        return True
    if following in _MAY_EXPLAIN_AFTER and _explained_after(after, plain, term):
        return True
    if may_be_before and _explained_before(norms[max(sentence.first, first - _REACH) : first], after, plain, term):
        return True
    end = _without_other_name(after)
    if any(norm[0].isalnum() for norm in end) or index + 1 == len(document.sentences):
        return False
    names = {"this", "it", *after[: len(after) - len(end)]}
    return _explained_next(names, _next_tokens(document, index + 1, norms[first:last]), plain)


def _next_tokens(document: Document, index: int, term: list[str]) -> list[str]:
    """The first tokens of a sentence; if it begins with a term, "it" is put in its place."""
    following = document.sentences[index]
    tokens = document.norms[following.first : min(following.last, following.first + _REACH)]
    named = tokens[1:] if tokens[0] in ("a", "an", "the") else tokens
    return ["it", *named[len(term) :]] if named[: len(term)] == term else tokens


def _explained_in_brackets(document: Document, place: int, after: list[str], plain: _Plain, term: str) -> bool:
    if after[:1] != ["("] or place not in document.bracketed:
        return False
    inside = after[1 : _closing(after)]
    if len(inside) == 1:
        return len(inside[0]) >= _SHORTEST and any(inside[0] in words for words in plain())
    if _begins_like_the_row(inside, plain) or _has_initials(term, inside):
        return True
    lower = [
        norm for token, norm in enumerate(inside, place + 1) if norm.isalpha() and document.word(token)[0].islower()
    ]
    return _shares_words(inside, plain) or (
        len(lower) > 1 and inside[0] not in _NO_EXPLANATION and not any(norm[0].isdigit() for norm in inside)
    )


def _explained_after(after: list[str], plain: _Plain, term: str) -> bool:
    after = _without_other_name(after)
    rest = list(dropwhile(_PAUSES.__contains__, after))
    is_aside = len(rest) < len(after)
    if not rest:
        return False
    if (is_aside or rest[0] not in ("that", "this", "which")) and any(
        _says(rest, words) for words in _MEANS_BY_FIRST.get(rest[0], ())
    ):
        return True
    if tuple(rest[:2]) in _IS_A:
        what = rest[3:] if rest[2:3] == [","] else rest[2:]
        if (
            _names_a_kind(what[:_KIND_REACH])
            or _starts_with_plain_words(what, plain)
            or _shares_words(what[:_SAYING], plain)
        ):
            return True
    if rest[:1] in (["is"], ["are"]) and _defines(rest[1:], _OF_WHAT):
        return True
    if (
        is_aside
        and rest[:1] in (["a"], ["an"], ["the"], ["another"])
        and _defines(rest[1:], _WHOSE if after[0] == "," else _OF_WHAT)
    ):
        return True
    if is_aside and (_has_initials(term, rest) or (after[0] != "," and _shares_words(rest[:_SAYING], plain))):
        return True
    if rest[:1] != ["or"]:
        return False
    aside = rest[1 : rest.index(",")] if is_aside and "," in rest[: _KIND_REACH + 1] else []
    return _starts_with_plain_words(rest[1:], plain) or any(
        len(word) >= _TELLING and word in words for word in aside for words in plain()
    )


def _without_other_name(after: list[str]) -> list[str]:
    """What follows a term without one word that only names it again: "(DBS)", ", or DBS,"."""
    if after[:1] == ["("] and ")" in after[2:4]:
        return after[after.index(")") + 1 :]
    return after[4:] if after[:2] == [",", "or"] and after[3:4] == [","] else after


def _explained_next(names: Collection[str], tokens: list[str], plain: _Plain) -> bool:
    """Whether the sentence after one that ends with the term says what it is: "You have gout. It is a disease that
    ...".
    """
    if not tokens or tokens[0] not in names:
        return False
    if tuple(tokens[1:3]) in (("is", "a"), ("is", "an"), ("is", "the")):
        return _starts_with_plain_words(tokens[3:], plain) or _defines(tokens[3:], _OF_WHAT)
    if any(tuple(tokens[1 : 1 + len(words)]) == words for words in _STANDS_FOR):
        return True
    return tokens[1:2] in (["is"], ["means"]) and _shares_words(tokens[2:], plain)


def _shares_words(tokens: list[str], plain: _Plain) -> bool:
    """Whether two telling words of the row's plain words are among the tokens."""
    said = {token for token in tokens if len(token) >= _TELLING}
    return any(len(said.intersection(words)) > 1 for words in plain())


def _defines(tokens: list[str], links: Collection[str]) -> bool:
    """Whether tokens name a kind of thing and go on to say which ("disease that ...", not "common condition")."""
    kind = next(
        (place for place, token in enumerate(tokens[:_KIND_REACH]) if token in _KINDS or token in _PREPOSITIONS), None
    )
    return kind is not None and tokens[kind] in _KINDS and any(token in links for token in tokens[kind + 1 : kind + 3])


def _names_a_kind(tokens: list[str]) -> bool:
    """Whether what something "is" begins with a kind of thing ("a long-term condition", not "a risk for heart
    disease").
    """
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
    if tuple(rest[: len(words)]) != words or not following:
        return False
    return following[0] not in _NO_EXPLANATION or (following[0] == "not" and words[-1] in ("mean", "means", "meaning"))


def _begins_like_the_row(inside: list[str], plain: _Plain) -> bool:
    """Whether brackets begin with the row's own explanation or plain words, which may begin like no other explanation
    ("when ...").
    """
    begins = [norm for norm in inside if norm[0].isalnum()][:_ENOUGH]
    return bool(begins) and any(
        begins == [token for token in words if token[0].isalnum()][:_ENOUGH] for words in plain()
    )


def _explained_before(before: list[str], after: list[str], plain: _Plain, term: str) -> bool:
    is_named = before[-1:] == ["the"] or (
        before[-1:] in (["a"], ["an"]) and (before[-2:-1] != ["called"] or before[-3:-2] in _IS_CALLED)
    )
    named = before[:-1] if is_named else before
    if _is_called(named) or (before[-1:] in (['"'], ["'"], ["\u201c"]) and _is_called(before[:-1])):
        return True
    if before[-1:] == ["("]:
        return after[:1] in ([")"], [","], ["-"], ["\u2014"], [";"]) and _is_said_by(before[:-1], plain, term)
    if before[-1:] == ["or"]:
        rest = before[:-1]
        rest = rest[:-1] if rest[-1:] == [","] else rest
        return any(rest[-len(words) :] == list(words) for words in plain()) or _abbreviates(term, rest)
    return False


def _is_called(before: list[str]) -> bool:
    """Whether words end so that what follows is a name ("this is called")."""
    return bool(before) and any(tuple(before[-len(words) :]) == words for words in _CALLED_BY_LAST.get(before[-1], ()))


def _is_said_by(before: list[str], plain: _Plain, term: str) -> bool:
    """Whether the words before brackets say what the term in them says: they share a word with the row, or their
    initials are it.
    """
    words = [norm for norm in before if norm.isalpha()]
    near = {form for word in words[-_NEAR:] if len(word) >= _TELLING for form in (word, word.removesuffix("s"))}
    return any(not near.isdisjoint(said) for said in plain()) or _abbreviates(term, words)


def _abbreviates(term: str, words: list[str]) -> bool:
    """Whether the term is in capitals and its letters stand in this order in the words before it, the first of them at
    the start of a word.

    Source: Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions in biomedical text".
    """
    letters = [letter for letter in term.lower() if letter.isalpha()]
    long = " ".join(["", *words[-min(len(letters) + 5, 2 * len(letters)) :]])
    place = len(long)
    for letter in reversed(letters[1:]):
        place = long.rfind(letter, 0, max(place, 0))
    return term[:2].isupper() and len(letters) > 1 and place > 0 and f" {letters[0]}" in long[:place]


def _has_initials(term: str, tokens: list[str]) -> bool:
    """Whether the term is in capitals and the words begin with its letters ("TLC - therapeutic lifestyle changes")."""
    letters = [letter for letter in term.lower() if letter.isalpha()]
    words = [token for token in tokens if token[0].isalpha()][: len(letters)]
    return term[:2].isupper() and len(letters) > 1 and [word[0] for word in words] == letters


def _starts_with_plain_words(tokens: list[str], plain: _Plain) -> bool:
    return any(tokens[: len(words)] == list(words) for words in plain())


def _may_be_before(norms: Sequence[str], sentence: Sentence, first: int) -> bool:
    """Whether the words before a term leave it possible that they explain it: for most terms they do not."""
    if first == sentence.first:
        return False
    before = norms[first - 1]
    if before in _SKIPPED_BEFORE and first - 1 > sentence.first:
        before = norms[first - 2]
    return before in _MAY_EXPLAIN_BEFORE


class _Once:
    """Calls a function once, when first asked."""

    __slots__ = ("_function", "_value")

    def __init__(self, function: _Plain) -> None:
        self._function = function
        self._value: Sequence[Sequence[str]] | None = None

    def __call__(self) -> Sequence[Sequence[str]]:
        if self._value is None:
            self._value = self._function()
        return self._value
