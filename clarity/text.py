"""Text to tokens and sentences: the only module that runs spaCy.

spaCy's tokenizer keeps every string it has ever seen. A patient's words must not outlive the report, so a text is tokenised in a
memory zone, which forgets them; only words of the lists and of common English, which say nothing about anyone, stay for speed.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_right
from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from clarity.sentences import sentences

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Document", "Parser", "Sentence", "normalise"]

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
_QUOTES = "'\u2018\u2019\u02bc\u2032`\u00b4"
_SAME_LENGTH = str.maketrans({**dict.fromkeys(_HYPHENS, "-"), **dict.fromkeys(_QUOTES, "'"), "\u03bc": "\u00b5"})

_URL = r"(?:https?://|www\.)\S*[^\s.,;:!?)\]}'\"”’]"
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_HOST = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|gov|edu|uk|nhs|int|info)(?:/\S*[^\s.,;:!?)\]}])?"
_NUMBER = r"\d+(?:[.,:]\d+)*"
_WHOLE = re.compile(rf"(?:{_URL}|{_EMAIL}|{_HOST}|{_NUMBER})\Z")
_PREFIX = re.compile(rf"{_NUMBER}(?=[A-Za-zµμ])(?!(?:st|nd|rd|th)\b)|[^\w\s]|_")
_SUFFIX = re.compile(r"(?:['’][sS]|[^\w\s]|_)\Z")
_INFIX = re.compile(r"(?<=\w)(?:[^\w\s.'’]+|(?<=[a-z])[.](?=[A-Z]))(?=\w)|(?<=[\w)\]])[([](?=\w)|(?<=\w)[.,;:!?)\]]+[^\w\s]+(?=\w)")
_PUBLIC_CHUNK = re.compile(r"[(\"“'‘]?([A-Za-z]+(?:['’][A-Za-z]+)?)[.,;:!?)\"”'’]{0,2}\Z")


class Sentence(NamedTuple):
    """A sentence by characters (start, end) and by tokens (first, last; last exclusive), and the block it stands in."""

    start: int
    end: int
    first: int
    last: int
    block: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text, cut up. Offsets are characters of the text as given; token lists run in parallel and hold no white space.

    `view` is what is read: the text with markup and placeholders blanked out, of the same length.
    """

    text: str
    view: str
    starts: list[int]
    ends: list[int]
    norms: list[str]
    sentences: list[Sentence]
    sentence_of: list[int]

    def joined(self, left: int) -> bool:
        """Whether token `left` and the next one touch, with no white space between them."""
        return 0 <= left < len(self.starts) - 1 and self.ends[left] == self.starts[left + 1]

    def word(self, token: int) -> str:
        """A token as it stands in the text."""
        return self.view[self.starts[token] : self.ends[token]]


class Parser:
    """Cuts texts into tokens and sentences. One parser may be shared between threads.

    Args:
        public: Words, in lower case, that may stay in memory: common English and the word lists' own.
    """

    def __init__(self, public: Set[str] = frozenset()) -> None:
        self._public = public
        self._lock = threading.Lock()
        self._nlp = _pipeline()
        self._learned: set[str] = set()

    def parse(self, text: str, view: str | None = None) -> Document:
        """Cut up a text; `view` is its prose view, if it has one of its own.

        >>> document = Parser().parse("Take 2.5mg b.i.d. with food.")
        >>> document.norms
        ['take', '2.5', 'mg', 'b.i.d', '.', 'with', 'food', '.']
        """
        view = text if view is None else view
        folded = normalise(view)
        starts: list[int] = []
        ends: list[int] = []
        norms: list[str] = []
        for start, size in self._token_spans(view):
            norm = folded[start : start + size]
            if not norm.isspace():
                starts.append(start)
                ends.append(start + size)
                norms.append(norm)
        cut: list[Sentence] = []
        sentence_of: list[int] = []
        first = 0
        for start, end, block in sentences(view):
            last = bisect_right(starts, end - 1, first)
            if last > first:
                sentence_of.extend([len(cut)] * (last - first))
                cut.append(Sentence(start, end, first, last, block))
                first = last
        return Document(text, view, starts, ends, norms, cut, sentence_of)

    def terms(self, phrases: Iterable[str]) -> list[tuple[str, ...]]:
        """The tokens of each phrase of a word list; these stay in memory."""
        from spacy.attrs import IDX, LENGTH

        with self._lock:
            found = []
            for phrase in phrases:
                folded = normalise(phrase)
                spans = self._nlp.make_doc(phrase).to_array([IDX, LENGTH]).tolist()
                found.append(tuple(folded[start : start + size] for start, size in spans if not folded[start].isspace()))
            return found

    def _token_spans(self, view: str) -> list[tuple[int, int]]:
        from spacy.attrs import IDX, LENGTH

        with self._lock:
            self._learn(view)
            with self._nlp.memory_zone():
                spans: list[tuple[int, int]] = self._nlp.make_doc(view).to_array([IDX, LENGTH]).tolist()
        return spans

    def _learn(self, view: str) -> None:
        """Tokenise the common words that are new, outside the memory zone, so that they need not be taken apart again."""
        new = [
            chunk
            for chunk in set(view.split()).difference(self._learned)
            if (match := _PUBLIC_CHUNK.match(chunk)) and match[1].lower() in self._public
        ]
        if new:
            new.sort()
            self._nlp.make_doc(" ".join(new))
            self._learned.update(new)


def normalise(text: str) -> str:
    """Lower case with straight quotes and plain hyphens, of the same length as the text.

    >>> normalise("Won’t")
    "won't"
    >>> len(normalise("\u0130stanbul"))  # str.lower() alone would make this 9
    8
    """
    text = text.translate(_SAME_LENGTH)
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _pipeline() -> Language:
    """A blank English pipeline whose tokenizer knows the affixes of clinical prose and no emoticons ("8)", "C.")."""
    import spacy
    from spacy.tokenizer import Tokenizer

    nlp = spacy.blank("en")
    nlp.max_length = 2**62
    nlp.vocab.lex_attr_getters = {}
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        prefix_search=_PREFIX.match,
        suffix_search=_SUFFIX.search,
        infix_finditer=_INFIX.finditer,
        token_match=_WHOLE.match,
    )
    return nlp
