"""Regular inflection of English: from a form to the word it may come from, and from a word to its forms."""

from __future__ import annotations

from collections.abc import Collection, Iterator

__all__ = ["inflections", "is_form_of", "plurals"]

_ENDINGS = (
    ("'s", ("",)), ("s'", ("s",)), ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ed", ("", "e")),
    ("ying", ("ie", "y")), ("ing", ("", "e")), ("ier", ("y",)), ("er", ("", "e")), ("iest", ("y",)), ("est", ("", "e")),
)  # fmt: skip
"""Each ending, and what the word may end in without it."""
_BY_LAST_LETTER = {
    letter: tuple(pair for pair in _ENDINGS if pair[0][-1] == letter)
    for letter in {ending[-1] for ending, _ in _ENDINGS}
}
_SHORTEST_WITH_PLURAL = (
    3  # letters; the shorter words on lists are signs ("mg", "po"), and what looks like their plural is another word
)
_SHORTEST_DOUBLED = 3  # letters of a stem that doubles its last ("clott-ed"); a stem of two would be one letter twice
_SHORTEST_STEM = 2  # letters, as in "go-es"; with one, "her" would come from "h" and "yes" from "y"


def is_form_of(word: str, words: Collection[str]) -> bool:
    """Whether a word is one of some words or a regular inflection of one; irregular forms ("felt") do not count.

    >>> is_form_of("clotted", {"clot"}), is_form_of("closet", {"clos"})
    (True, False)
    """
    if word in words:
        return True
    for ending, stems in _BY_LAST_LETTER.get(word[-1:], ()):
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM:
            stem = word[: -len(ending)]
            for tail in stems:
                if stem + tail in words:
                    return True
            if len(stem) >= _SHORTEST_DOUBLED and stem[-1] == stem[-2] and stem[:-1] in words:
                return True
    return False


def plurals(word: str) -> tuple[str, ...]:
    """A word and what may be its plural, for the words of conditions, where a form that does not exist is harmless.

    >>> plurals("test"), plurals("mg")
    (('test', 'tests', 'testes'), ('mg',))
    """
    return (word, f"{word}s", f"{word}es") if len(word) >= _SHORTEST_WITH_PLURAL else (word,)


def inflections(word: str) -> Iterator[str]:
    """The regular forms of a word, as a verb and as a noun.

    >>> list(inflections("utilise"))
    ['utilises', 'utilised', 'utilising']
    """
    if word.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{word}es"
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        yield f"{word[:-1]}ies"
    else:
        yield f"{word}s"
    stem = word.removesuffix("e")
    yield from (f"{stem}ed", f"{stem}ing")
