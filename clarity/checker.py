"""The checker: reads the lists once, then turns any number of texts into reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from clarity.accepted import Accounts, Bookkeeper
from clarity.document import LINE_BREAK, Document, Parser
from clarity.en.checks import CHECKS, Analysis, Note
from clarity.en.difficulty import counted, difficulty_of, mean_difficulty, reasons
from clarity.en.strengths import STRENGTHS, strengths_in
from clarity.en.vocabulary import Vocabulary
from clarity.errors import InputError
from clarity.formats import FORMATS, Format, format_of
from clarity.match import Index
from clarity.measure import Hardness, Lengths, WordFacts, has_words, reading_level
from clarity.policy import Policy
from clarity.report import CheckedWith, Finding, HardSentence, Kind, Report, Strength
from clarity.score import overall, scores
from clarity.signs import SignFound
from clarity.suggest import Medicines, Offer, offers
from clarity.wordlists import Entry, bundled, medicine_stems, read_all

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["Checker", "decode", "read_file"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_CHUNK = 50
_HARD = 4.0
_HARDEST = 3
_SHORT = 3
_STOPS = frozenset([".", "!", "?", ":", ";", ")", '"', "\u201d"])


class Checker:
    """Checks texts under one policy with one set of word lists. Build it once and share it between threads.

    Args:
        policy: The limits; the profile "default" if none is given.
        wordlists: Your own lists (CSV), used with the bundled ones. A row with the id of a bundled row replaces it; with the status
            `retired` it switches it off.

    Raises:
        WordListError: A list cannot be read or has faults; the error holds all of them.
        PolicyError: The policy ignores a row that no list has.
        InputError: `wordlists` is a single path.
    """

    def __init__(self, *, policy: Policy | None = None, wordlists: Sequence[Path] = ()) -> None:
        if isinstance(wordlists, str | Path):
            raise InputError("wordlists takes several paths: write [path].")
        self.policy = policy or Policy()
        self._paths = tuple(Path(path) for path in wordlists)
        lists, entries = read_all([*bundled(), *self._paths])
        self.policy.check_entries(entries)
        used = [entry for entry in entries.values() if self._uses(entry)]
        self._medicines = Medicines(entries.values(), medicine_stems())
        self._vocabulary = Vocabulary(entries.values(), self._medicines)
        self._parser = Parser(self._vocabulary.public)
        self._index = Index(used, self._parser)
        self._bookkeeper = Bookkeeper(self._parser, WordFacts(self._vocabulary.public))
        self._checked_with = CheckedWith(
            version=version("clarity-check"),
            policy=self.policy.digest(),
            wordlists={wordlist.name: wordlist.digest for wordlist in lists},
        )

    def check(self, text: str, *, kind: Kind | None = None, markup: Format = "text") -> Report:
        """Check one text.

        Args:
            text: Any text; offsets in the report are characters of it exactly as given. Half a surrogate pair is read as U+FFFD.
            kind: "letter", "discharge" or "message": what such a text should hold is then looked for too. None guesses nothing.
            markup: "text" or "markdown".

        Raises:
            InputError: `text` is not a string, or `kind` or `markup` is not known.

        >>> Checker().check("Your BP is 120/80.").findings[0].suggestions
        ('blood pressure',)
        """
        if not isinstance(text, str):
            raise InputError(f"A text must be a str, not {type(text).__name__}.")
        if kind is not None and kind not in get_args(Kind):
            raise InputError(f'There is no kind "{kind}". Choose from: {", ".join(get_args(Kind))}.')
        if markup not in FORMATS:
            raise InputError(f'There is no markup "{markup}". Choose from: {", ".join(FORMATS)}.')
        if not text.isascii():
            text = _SURROGATE.sub("\ufffd", text)
        view = FORMATS[markup](text)
        document = self._parser.parse(text, view)
        matches = self._index.find(document)
        found = self._offers(offers(document, matches, self._medicines))
        accounts = self._bookkeeper.accounts(document, found, self.policy.formula)
        line_starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
        lengths, hardness = self._lengths(document, accounts), self._hardness(document, accounts, line_starts)
        reading = reading_level(accounts.counts, accounts.plain, lengths, hardness, self.policy.formula)
        covered = frozenset(chain.from_iterable(range(match.first, match.last) for match in matches))
        strengths = strengths_in(document)
        analysis = Analysis(
            document, found, reading, accounts.sentence_words, self.policy, self._vocabulary, covered, frozenset(strengths), kind
        )
        notes = chain.from_iterable(check(analysis) for check in CHECKS)
        findings = tuple(_findings(text, line_starts, notes, self.policy))
        parts = scores(findings, strengths, reading, self.policy.target_grade)
        return Report(
            score=overall(parts),
            scores=parts,
            passed=not any(self.policy.fails(finding.severity) for finding in findings),
            reading=reading,
            findings=findings,
            strengths=tuple(_strengths(text, line_starts, strengths)),
            checked_with=self._checked_with if kind is None else self._checked_with.model_copy(update={"kind": kind}),
        )

    def check_file(self, path: Path | str, *, kind: Kind | None = None) -> Report:
        """Check one file; its format is known by its name.

        Raises:
            InputError: The file is missing, is a folder, is of a type clarity does not read, or is not UTF-8 text.
        """
        text, markup = read_file(Path(path))
        return self.check(text, kind=kind, markup=markup)

    def check_many(self, texts: Iterable[str], *, processes: int = 1, kind: Kind | None = None) -> Iterator[Report]:
        """Check texts as they come; yields reports in the order of the texts, a few texts ahead at most.

        Args:
            texts: The texts; any iterable, read lazily.
            processes: With more than 1, that many processes share the work.
            kind: As for `check`.

        Raises:
            InputError: `texts` is a single str, or `processes` is less than 1.
        """
        if isinstance(texts, str):
            raise InputError("check_many takes several texts, not one str; use check for one.")
        if processes < 1:
            raise InputError(f"processes must be at least 1, not {processes}.")
        if processes == 1:
            return (self.check(text, kind=kind) for text in texts)
        return self._check_in_processes(texts, processes, kind)

    def _check_in_processes(self, texts: Iterable[str], processes: int, kind: Kind | None) -> Iterator[Report]:
        from concurrent.futures import ProcessPoolExecutor

        texts = iter(texts)
        waiting: deque[Future[list[str]]] = deque()
        with ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(self.policy, self._paths)) as pool:
            while True:
                while len(waiting) < 2 * processes and (chunk := list(islice(texts, _CHUNK))):
                    waiting.append(pool.submit(_check_chunk, chunk, kind))
                if not waiting:
                    return
                yield from map(Report.model_validate_json, waiting.popleft().result())

    def _lengths(self, document: Document, accounts: Accounts) -> Lengths:
        policy = self.policy
        blocks = Counter(sentence.block for sentence in document.sentences)
        return Lengths(
            units=accounts.units,
            sentences=len(document.sentences) if has_words(document.view) else 0,
            long_sentences=sum(words > policy.sentence_words for words in accounts.plain_words),
            very_long_sentences=sum(words > policy.sentence_words_error for words in accounts.plain_words),
            long_paragraphs=sum(count > policy.paragraph_sentences for count in blocks.values()),
        )

    def _hardness(self, document: Document, accounts: Accounts, line_starts: Sequence[int]) -> Hardness:
        judged = [(difficulty_of(document, accounts.rows, sentence), sentence) for sentence in document.sentences]
        spoken = counted(difficulty for difficulty, _ in judged)
        value = mean_difficulty(spoken)
        hard = [
            (difficulty, sentence)
            for difficulty, sentence in judged
            if difficulty.value >= _HARD and document.norms[sentence.last - 1] in _STOPS and len(difficulty.words.norms) > _SHORT
        ]
        hard.sort(key=lambda pair: -pair[0].value)

        def is_medicine(word: str) -> bool:
            return self._medicines.named_in([word])

        hardest = []
        for difficulty, sentence in hard[:_HARDEST]:
            place = _place(sentence.start, sentence.end, line_starts)
            hardest.append(HardSentence(**place, difficulty=round(difficulty.value, 2), reasons=reasons([difficulty], is_medicine)))
        return Hardness(None if value is None else round(value, 2), reasons(spoken, is_medicine), tuple(hardest))

    def _uses(self, entry: Entry) -> bool:
        is_chosen = entry.disputed is None or self.policy.settle(entry.disputed) is not None
        return is_chosen and entry.region in (None, self.policy.region) and entry.id not in self.policy.ignore_entries

    def _offers(self, found: Iterable[Offer]) -> list[Offer]:
        """The offers whose rules are not off."""
        return [offer for offer in found if self.policy.severity_of(offer.match.entry.rule) is not None]


def read_file(path: Path) -> tuple[str, Format]:
    """The UTF-8 text of a file, line breaks as they are, and its format.

    Raises:
        InputError: The file is missing, is a folder, cannot be read, is of a type clarity does not read, or is not UTF-8 text.
    """
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a folder. Name the files in it.")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file.") from error
    except (OSError, ValueError) as error:
        name = str(path)[:60].encode("unicode_escape").decode()
        raise InputError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    markup = format_of(path)
    return decode(data, str(path)), markup


def decode(data: bytes, name: str) -> str:
    """Bytes as UTF-8 text; `name` is what an error calls them.

    Raises:
        InputError: The bytes are not UTF-8, or not text at all.
    """
    if b"\0" in data:
        raise InputError(f"{name}: is not a text file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(f"{name}:{line}: is not UTF-8 text (byte 0x{data[error.start]:02x}). Save the file as UTF-8.") from error


def _place(start: int, end: int, line_starts: Sequence[int]) -> dict[str, int]:
    """A place as reports tell it: its characters, and the line and column, from 1, of the first."""
    line = bisect_right(line_starts, start)
    return {"start": start, "end": end, "line": line, "column": start - line_starts[line - 1] + 1}


def _findings(text: str, line_starts: Sequence[int], notes: Iterable[Note], policy: Policy) -> Iterator[Finding]:
    """Notes as findings, in order of (start, end, rule)."""
    for note in sorted(notes, key=lambda note: (note.start, note.end, note.rule, note.entry or "")):
        severity = policy.severity_of(note.rule, note.severity)
        if severity is None:
            continue
        yield Finding(
            rule=note.rule,
            **_place(note.start, note.end, line_starts),
            text=text[note.start : note.end],
            message=note.message,
            why=note.why,
            severity=severity,
            action=note.action,
            suggestions=note.suggestions,
            entry=note.entry,
            sources=note.sources,
        )


def _strengths(text: str, line_starts: Sequence[int], found: Mapping[str, Sequence[SignFound]]) -> Iterator[Strength]:
    """What is good, each kind with its first place."""
    for name, places in found.items():
        start, end = places[0].start, places[0].end
        place = _place(start, end, line_starts)
        yield Strength(name=name, what=STRENGTHS[name], count=len(places), **place, text=text[start:end])


_worker: Checker | None = None


def _start_worker(policy: Policy, wordlists: Sequence[Path]) -> None:
    global _worker  # noqa: PLW0603 - the pool hands its workers no other place to keep it
    _worker = Checker(policy=policy, wordlists=wordlists)


def _check_chunk(texts: Sequence[str], kind: Kind | None) -> list[str]:
    if _worker is None:
        raise RuntimeError("The worker was not started; this is a bug in clarity.")
    return [_worker.check(text, kind=kind).model_dump_json() for text in texts]
