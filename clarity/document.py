"""Text to tokens and sentences: the only module that runs spaCy.

spaCy's tokenizer keeps every string it has ever seen. A patient's words must not outlive the report, so it works in a memory zone,
which forgets them. For speed, how it takes apart words of the lists and of common English, which say nothing about anyone, is
remembered here, so that it sees only the rest: names, numbers, rare words.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from clarity.en.sentences import sentences

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

__all__ = ["LINE_BREAK", "Document", "Parser", "Sentence", "fold", "lower", "normalise"]

LINE_BREAK = re.compile(r"\r\n|\n|\r")
"""What ends a line for editors, and so for the lines and columns of findings."""

_HYPHENS = "\u2010\u2011\u2012\u2013\u2212-"
_QUOTES = "'\u2018\u2019\u02bc\u2032`\u00b4"
_SAME_LENGTH = str.maketrans({**dict.fromkeys(_HYPHENS, "-"), **dict.fromkeys(_QUOTES, "'"), "\u03bc": "\u00b5"})

_URL = r"(?:https?://|www\.)\S*[^\s.,;:!?)\]}'\"”’]"
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_HOST = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|gov|edu|uk|nhs|int|info)(?:/\S*[^\s.,;:!?)\]}])?"
_NUMBER = r"\d+(?:[.,:]\d+)*"
_WHOLE = re.compile(rf"(?:{_URL}|{_EMAIL}|{_HOST}|{_NUMBER})\Z")
_PREFIX = re.compile(rf"{_NUMBER}(?=[A-Za-zµμ])(?!(?:st|nd|rd|th)\b)|[^\w\s]|_")
_SUFFIX = re.compile(rf"(?:[{_QUOTES}][sS]|[^\w\s]|_)\Z")
_INFIX = re.compile(
    rf"[()\[\]{{}}<>\"“”«»/\\&+*=|~…;!?•·—_{_HYPHENS}]|(?<!\d)[,:]|[,:](?!\d)|(?<=[a-z]{{2}})\.(?=[A-Za-z]{{2}})|(?<=[)\]\"”])\.",
)
_PUBLIC_CHUNK = re.compile(r"[(\"“'‘]?(?:([A-Za-z]+(?:['’][A-Za-z]+)?)|\d{1,2})[.,;:!?)\"”'’]{0,2}|[^\w\s]")
_LONGEST_WORD = 100
_MOST_CHUNKS = 200_000


_Pieces = tuple[tuple[int, int, str], ...]


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

    `view` is what is read: the text with markup and placeholders blanked out, of the same length. `bracketed` are the tokens of
    what stands in round brackets, the brackets included, unless it begins with a number ("(500 mg)").
    """

    text: str
    view: str
    starts: list[int]
    ends: list[int]
    norms: list[str]
    sentences: list[Sentence]
    sentence_of: list[int]
    bracketed: frozenset[int]

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

    def __init__(self, public: frozenset[str] = frozenset()) -> None:
        self._public = public
        self._lock = threading.Lock()
        self._tokenizer = _tokenizer()
        self._known: dict[str, _Pieces] = {}

    def parse(self, text: str, view: str | None = None) -> Document:
        """Cut up a text; `view` is its prose view, if it has one of its own.

        >>> document = Parser().parse("Take 2.5mg b.i.d. with food.")
        >>> document.norms
        ['take', '2.5', 'mg', 'b.i.d', '.', 'with', 'food', '.']
        """
        view = text if view is None else view
        chunks = view.split()
        known = self._known
        rest = self._pieces({chunk for chunk in chunks if chunk not in known})
        starts: list[int] = []
        ends: list[int] = []
        norms: list[str] = []
        place = 0
        for chunk in chunks:
            place = view.index(chunk, place)
            for start, end, norm in known.get(chunk) or rest[chunk]:
                starts.append(place + start)
                ends.append(place + end)
                norms.append(norm)
            place += len(chunk)
        cut: list[Sentence] = []
        sentence_of: list[int] = []
        first = 0
        for start, end, block in sentences(view):
            last = bisect_right(starts, end - 1, first)
            if last > first:
                sentence_of.extend([len(cut)] * (last - first))
                cut.append(Sentence(start, end, first, last, block))
                first = last
        bracketed = frozenset(_bracketed(norms, cut)) if "(" in norms else frozenset()
        return Document(text, view, starts, ends, norms, cut, sentence_of, bracketed)

    def terms(self, phrases: Iterable[str]) -> list[tuple[str, ...]]:
        """The tokens of each phrase of a word list."""
        chunks = [phrase.split() for phrase in phrases]
        pieces_of = self._pieces({chunk for phrase in chunks for chunk in phrase})
        return [tuple(norm for chunk in phrase for _, _, norm in pieces_of[chunk]) for phrase in chunks]

    def beginnings(self, phrases: Iterable[str]) -> list[str]:
        """The first token of each phrase of a word list."""
        chunks = [phrase.split(None, 1)[0] for phrase in phrases]
        others = self._pieces({chunk for chunk in chunks if not (chunk.isascii() and chunk.isalpha())})
        return [others[chunk][0][2] if chunk in others else chunk.lower() for chunk in chunks]

    def _pieces(self, chunks: set[str]) -> dict[str, _Pieces]:
        """How each chunk between white space is taken apart; those of common words are remembered, others are not."""
        if not chunks:
            return {}
        plain = {chunk: pieces for chunk in chunks if (pieces := _plain_pieces(chunk))}
        others = sorted(chunks.difference(plain))
        pieces_of = plain | dict(zip(others, self._take_apart(others), strict=True))
        if len(self._known) < _MOST_CHUNKS:
            self._known.update((chunk, pieces) for chunk, pieces in pieces_of.items() if self._is_public(chunk))
        return pieces_of

    def _is_public(self, chunk: str) -> bool:
        match = _PUBLIC_CHUNK.fullmatch(chunk)
        return match is not None and (match[1] is None or match[1].lower() in self._public)

    def _take_apart(self, chunks: Sequence[str]) -> Iterator[_Pieces]:
        """The tokens that spaCy finds in each chunk: start and end within the chunk, and what is compared."""
        from spacy.attrs import IDX, LENGTH

        if not chunks:
            return
        # A chunk this long is no word, and spaCy would take it apart letter by letter, in time that grows with its square.
        words = [chunk if len(chunk) < _LONGEST_WORD else "x" * len(chunk) for chunk in chunks]
        with self._lock, self._tokenizer.vocab.memory_zone():
            spans = self._tokenizer(" ".join(words)).to_array([IDX, LENGTH]).tolist()
        place = token = 0
        for chunk in chunks:
            folded = normalise(chunk)
            end = place + len(chunk)
            pieces = []
            while token < len(spans) and spans[token][0] < end:
                start = spans[token][0] - place
                pieces.append((start, start + spans[token][1], folded[start : start + spans[token][1]]))
                token += 1
            yield tuple(pieces)
            place = end + 1


def _bracketed(norms: list[str], cut: list[Sentence]) -> Iterator[int]:
    """The tokens from each round bracket to the one that closes it in the same sentence, if no number begins what is between."""
    for sentence in cut:
        opened: list[int] = []
        pairs: list[tuple[int, int]] = []
        for token in range(sentence.first, sentence.last):
            if norms[token] == "(":
                opened.append(token)
            elif norms[token] == ")" and opened:
                pairs.append((opened.pop(), token))
        covered = -1
        for first, last in sorted(pairs):
            if first > covered and not norms[first + 1][0].isdigit():
                yield from range(first, last + 1)
                covered = last


def _plain_pieces(chunk: str) -> _Pieces | None:
    """The pieces of a word of plain letters, perhaps with a comma or full stop; None for all that spaCy must take apart."""
    if not chunk.isascii() and "'" in fold(chunk):
        return None
    if chunk.isalpha():
        return ((0, len(chunk), normalise(chunk)),) if len(chunk) < _LONGEST_WORD else None
    size = len(chunk) - 1
    if chunk[-1] in ".,;:" and chunk[:-1].isalpha() and size < _LONGEST_WORD:
        return ((0, size, normalise(chunk[:-1])), (size, size + 1, chunk[-1]))
    return None


def fold(text: str) -> str:
    """The text with straight quotes and plain hyphens, of the same length."""
    return text if text.isascii() and "`" not in text else text.translate(_SAME_LENGTH)


def normalise(text: str) -> str:
    """Lower case with straight quotes and plain hyphens, of the same length as the text.

    >>> normalise("Won’t")
    "won't"
    >>> len(normalise("\u0130stanbul"))  # str.lower() alone would make this 9
    8
    """
    return lower(fold(text))


def lower(text: str) -> str:
    """The text in lower case, of the same length."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _tokenizer() -> Tokenizer:
    """A spaCy tokenizer with the affixes of clinical prose, and without its exceptions, which take "8)" and "C." for faces.

    It needs no pipeline around it, which would take a tenth of a second to build.
    """
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

    return Tokenizer(
        Vocab(),
        prefix_search=_PREFIX.match,
        suffix_search=_SUFFIX.search,
        infix_finditer=_INFIX.finditer,
        token_match=_WHOLE.match,
    )
