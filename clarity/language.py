"""What a language provides, as one frozen value: the engine itself has no word of any language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, cast

from clarity.document import Counts, Document, Split, Word
from clarity.report import About

__all__ = ["Data", "HardStretch", "Hardness", "Language", "Listed", "Vocabulary"]

T = TypeVar("T")


class Data(Generic[T]):
    """What a language knows from one file: plain values, read at first use, unless they were given before.

    Args:
        file: Where the file is.
        read: Makes the values from what is in the file.
    """

    __slots__ = ("_read", "_values", "file")

    def __init__(self, file: Callable[[], Traversable], read: Callable[[bytes], T]) -> None:
        self.file = file
        self._read = read
        self._values: tuple[T] | None = None

    def __call__(self) -> T:
        if self._values is None:
            self.give(self.read())
        return cast("tuple[T]", self._values)[0]

    def read(self) -> T:
        """The values, read from the file even if they are there already."""
        return self._read(self.file().read_bytes())

    def give(self, values: T) -> None:
        """Set the values, so that the file is not read; a mapping can then no longer be changed."""
        self._values = (cast("T", MappingProxyType(values)) if isinstance(values, dict) else values,)


class Listed(NamedTuple):
    """What the word lists say of words, in lower case and cut into words: a language judges other words by it.

    `terms` are what rows look for, `plain` the words that they offer, `familiar` those that patients know, and
    `medicines` the names of medicines; `medicine_stems` are the endings of such names, each with the words that have
    the ending and are not medicines.
    """

    terms: Collection[str]
    plain: Collection[str]
    familiar: Collection[str]
    medicines: Collection[str]
    medicine_stems: Mapping[str, Sequence[str]]


class Vocabulary(Protocol):
    """Which single words readers can be expected to know, given the word lists."""

    def unknown(self, words: Iterable[str]) -> set[str]:
        """The words that are neither common nor on any list, of some words in lower case."""
        ...

    def is_hard(self, word: str) -> bool:
        """Whether many readers will not know a word, given in lower case."""
        ...

    def is_unknown_in_capitals(self, word: str) -> bool:
        """Whether a word written in capitals is an abbreviation that no list has; an ordinary word is only shouted."""
        ...

    def names_medicine(self, norms: Sequence[str]) -> bool:
        """Whether some words name a medicine or a dose: a number and its unit."""
        ...


class HardStretch(NamedTuple):
    """A hard sentence by characters, how hard it is, and why."""

    start: int
    end: int
    difficulty: float
    reasons: tuple[str, ...]


class Hardness(NamedTuple):
    """How hard people would find a text, from 1 (easy) to 6, what makes it so, and its hardest sentences."""

    difficulty: float | None
    reasons: tuple[str, ...]
    hardest: tuple[HardStretch, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """One language.

    Args:
        code: Its ISO 639-1 code.
        word: Makes the record of a word form.
        public_words: The words whose records are made in advance.
        split: Cuts a text into blocks and sentences.
        plurals: A word with what may be its plural.
        is_about_person: Whether tokens (first, last) are said of a person, as a fact; see `clarity.en.people`.
        is_explained: Whether the text says in other words what tokens mean; see `clarity.en.explanations`.
        is_reported: Whether what a token says is quoted or denied, so that its tone is not the writer's.
        is_article: Whether a word, as written, is an article that may have to change; the flag says if it begins the
            sentence.
        with_article: A wording with the right article, from the wording, the article that is there, and the words after
            that article now.
        formulas: Each grade formula from counts and the number of sentences, both at least 1.
        reading_ease: The same for reading ease.
        hardness: How hard people would find a text.
        vocabulary: Which words readers know, given the word lists.
        easy_words: The words that offers may be made of: common ones, and those that children know.
        frequencies: The Zipf frequency of each word of a large list, for curators.
        is_form_of: Whether a word is one of some words or a regular inflection of one.
        inflections: The regular forms of a word.
        degrees: The words of severity, certainty, urgency, frequency and quantity.
        rules: The folder of its rule files.
        checks: The code of its rules by name.
        data: What it knows from files, by name; all of it is read, or given, before a text is looked at.
    """

    code: str
    word: Callable[[str], Word]
    public_words: Callable[[], frozenset[str]]
    split: Split
    plurals: Callable[[str], tuple[str, ...]]
    is_about_person: Callable[[Document, int, int, About], bool]
    is_explained: Callable[[Document, int, int, str, Callable[[], Sequence[Sequence[str]]]], bool]
    is_reported: Callable[[Document, int, str], bool]
    is_article: Callable[[str, bool], bool]
    with_article: Callable[[str, str, str], str]
    formulas: Mapping[str, Callable[[Counts, int], float]]
    reading_ease: Callable[[Counts, int], float]
    hardness: Callable[[Document, Vocabulary], Hardness]
    vocabulary: Callable[[Listed], Vocabulary]
    easy_words: Callable[[], frozenset[str]]
    frequencies: Callable[[], Mapping[str, float]]
    is_form_of: Callable[[str, Collection[str]], bool]
    inflections: Callable[[str], Iterator[str]]
    degrees: Mapping[str, frozenset[str]]
    rules: Traversable
    checks: Mapping[str, Callable[..., Iterable[Any]]]
    data: Mapping[str, Data[Any]]
