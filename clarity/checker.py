"""The checker: turns texts into reports. It wires the stages together, each a frozen value that reads only earlier
ones.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Protocol, get_args

from clarity.bundle import with_lists
from clarity.document import Counts, Document, parse, without
from clarity.errors import InputError
from clarity.findings import (
    Hit,
    Settled,
    as_finding,
    missing_hits,
    per,
    place_hits,
    row_hits,
    settle,
    without_those_that_give_way,
)
from clarity.formats import original_of
from clarity.language import Hardness
from clarity.match import RowIndex, longest
from clarity.measure import Measures, Wording, measure, wording_of
from clarity.original import Original
from clarity.phrases import RuleIndex
from clarity.policy import Policy
from clarity.report import Kind, Report, Severity
from clarity.rule import Analysis, Measured, Place, Rule
from clarity.score import FEWEST_GRADED, Told, Weighed, scored
from clarity.sources import Source, read_source
from clarity.suggest import Proposal, glosses, suggest
from clarity.wordlists import Entry

__all__ = ["Checker", "HasText", "Item"]


_FOUND: Mapping[Severity, str] = {"error": "Errors", "warning": "Warnings", "info": "For information"}
"""How findings of each severity are headed among the reasons for a verdict."""


class Item(NamedTuple):
    """A text to check, with its markup (a name in `clarity.formats.FORMATS`) and its kind."""

    text: str
    markup: str = "text"
    kind: Kind | None = None


class HasText(Protocol):
    """Anything that has a text, such as a spaCy `Doc`."""

    @property
    def text(self) -> str:
        """The text."""


class Checker:
    """Checks texts under one policy with one set of word lists. Build it once and share it between threads.

    Args:
        policy: The limits; the profile "default" if none is given.
        wordlists: Your own lists (CSV), used with the bundled ones. A row with the id of a bundled row replaces it;
            with the status `retired` it switches it off.
        rules: The rules by name, if not the bundled ones: for those who write rules.

    Raises:
        WordListError: A list cannot be read or has faults; the error holds all of them.
        PolicyError: The policy names a rule or ignores a row that does not exist.
        InputError: `wordlists` is a single path.
    """

    def __init__(
        self,
        *,
        policy: Policy | None = None,
        wordlists: Sequence[Path] = (),
        rules: Mapping[str, Rule] | None = None,
    ) -> None:
        if isinstance(wordlists, str | Path):
            raise InputError("wordlists takes several paths: write [path].")
        self.policy = policy or Policy()
        self._paths = tuple(Path(path) for path in wordlists)
        bundle = with_lists(self._paths)
        self._rules = bundle.rules if rules is None else rules
        known = self._rules.values()
        self.policy.check_names(
            [rule.name for rule in known if rule.severity != "good"], {entry.id for entry in bundle.entries}
        )
        self._language = bundle.language
        self._table = bundle.table
        self._wordings = bundle.wordings
        self._formula = self._language.formulas[self.policy.formula]
        self._vocabulary = self._language.vocabulary(bundle.listed)
        self._rows = RowIndex(
            [entry if entry and self._uses(entry) else None for entry in bundle.rows], bundle.heads, self._language
        )
        words = bundle.open_words
        self._phrases = RuleIndex((rule for rule in known if not rule.absent_from), self.policy.region, words)
        self._contents = RuleIndex((rule for rule in known if rule.absent_from), self.policy.region, words)
        self._checks = {rule.name: self._language.checks[rule.name] for rule in known if rule.code}
        self._groups = {rule.group for rule in known if rule.group}
        self._checked_with = {
            "version": version("clarity-check"),
            "policy": self.policy.digest(),
            "wordlists": dict(bundle.digests),
        }

    def check(self, text: str, *, kind: Kind | None = None, markup: str = "text") -> Report:
        """Check one text.

        Args:
            text: Any text; offsets in the report are characters of it exactly as given. Half a surrogate pair is read
                as U+FFFD.
            kind: "letter", "discharge" or "message": what such a text should hold is then looked for too. None guesses
                nothing.
            markup: The format of the text: "text", "markdown", or another name in `clarity.formats.FORMATS`.

        Raises:
            InputError: `text` is not a string, or `kind` or `markup` is not known.

        >>> Checker().check("Your BP is 120/80.").findings[0].suggestions[0].text
        'blood pressure'
        """
        if not isinstance(text, str):
            raise InputError(f"A text must be a str, not {type(text).__name__}.")
        return self.check_source(Source(original_of(text, markup), markup), kind)

    def check_file(self, path: Path | str, *, kind: Kind | None = None) -> Report:
        """Check one file; its format is known by its name.

        Raises:
            InputError: The file is missing, is a folder, is too large, is of a type clarity does not read, or is not
                what its name says.
        """
        return self.check_source(read_source(Path(path), self.policy), kind)

    def check_source(self, source: Source, kind: Kind | None = None) -> Report:
        """Check what was read of a file; the report says how that was."""
        return self._check(
            source.original, kind, format=source.format, encoding=source.encoding, template=source.template
        )

    def check_doc(self, doc: HasText, *, kind: Kind | None = None) -> Report:
        """Check the text of a spaCy `Doc`, or of anything else with a `text`; nothing else of it is read.

        Raises:
            InputError: As for `check`.
        """
        return self.check(doc.text, kind=kind)

    def check_many(
        self, items: Iterable[str | Item | Original], *, processes: int = 1, kind: Kind | None = None
    ) -> Iterator[Report]:
        """Check texts as they come; yields reports in their order, a few hundred texts ahead at most.

        Args:
            items: Texts, items of (text, markup, kind), or originals; any iterable, read lazily.
            processes: With more than 1, that many processes share the work.
            kind: The kind of those texts that do not bring their own.

        Raises:
            InputError: `items` is a single str, or `processes` is less than 1; or as for `check`.
        """
        if isinstance(items, str):
            raise InputError("check_many takes several texts, not one str; use check for one.")
        if processes < 1:
            raise InputError(f"processes must be at least 1, not {processes}.")
        if processes == 1:
            return (self.check_item(item, kind) for item in items)
        from clarity.pool import map_in_processes

        start = partial(_json_checker, self.policy, self._paths, self._rules, kind)
        return map(Report.model_validate_json, map_in_processes(start, items, processes))

    def check_item(self, item: str | Item | Original, kind: Kind | None = None) -> Report:
        """Check one item of `check_many`."""
        if isinstance(item, Original):
            return self._check(item, kind)
        if isinstance(item, tuple):
            item = Item(*item)
            return self.check(item.text, markup=item.markup, kind=item.kind or kind)
        return self.check(item, kind=kind)

    def _check(self, original: Original, kind: Kind | None, **read: str | None) -> Report:
        if kind is not None and kind not in get_args(Kind):
            raise InputError(f"There is no such kind. Choose from: {', '.join(get_args(Kind))}.")
        return self._report(original, parse(original, self._table, self._language.split), kind, read)

    def _report(
        self, original: Original, document: Document, kind: Kind | None, read: Mapping[str, str | None]
    ) -> Report:
        matches = longest(
            match
            for match in self._rows.find(document)
            if not original.is_never_said(document.starts[match.first], document.ends[match.last - 1])
        )
        reported = [match for match in matches if self._is_on(match.entry)]
        decided = suggest(document, reported, self._language, self._vocabulary)
        proposals = [proposal for proposal in decided if isinstance(proposal, Proposal)]
        explaining = glosses(document, decided)
        bare = without(document, explaining)
        measures = measure(document, bare, reported, proposals, self._count, self._formula, self.policy)
        measured = Measured(
            measures.counts.words,
            _grade(measures, self._formula),
            _grade(measures, self._formula, plain=True),
            measures.sentence_words,
        )
        places = self._places(document)
        strengths = {name: found for name, found in places.items() if self._rules[name].severity == "good"}
        covered = frozenset(chain.from_iterable(range(match.first, match.last) for match in matches))
        analysis = Analysis(document, self.policy, measured, covered, self._vocabulary)
        hits = list(row_hits(decided, self._rules, self.policy, original))
        for name, found in places.items():
            if name not in strengths and name not in self._checks:
                hits.extend(place_hits(self._rules[name], found))
        for name, check in self._checks.items():
            hits.extend(place_hits(self._rules[name], check(analysis, places.get(name, ()))))
        if kind is not None and measured.words:
            held = self._contents.find(document)
            hits.extend(missing_hits(self._rules.values(), held, strengths, kind))
        hits = [hit for hit in hits if not _is_explaining(hit, document, explaining)]
        settled = settle(without_those_that_give_way(hits), self.policy, original)
        hardness = self._language.hardness(bare, self._vocabulary)
        return Report.model_validate(
            self._told(original, settled, strengths, measures, measured, hardness, {"kind": kind, **read})
        )

    def _places(self, document: Document) -> Mapping[str, Sequence[Place]]:
        """Where the phrases of rules are, but for those across two branches of which a template writes one."""
        found = self._phrases.find(document)
        if not document.original.choices:
            return found
        is_never_said = document.original.is_never_said
        said = {name: [at for at in places if not is_never_said(at.start, at.end)] for name, places in found.items()}
        return {name: places for name, places in said.items() if places}

    def _count(self, text: str) -> Wording:
        """What an offer counts: looked up for those of the lists as they are, worked out for others."""
        known = self._wordings.get(text.strip().lower())
        return wording_of(text, self._table) if known is None else known

    def _told(
        self,
        original: Original,
        settled: Sequence[Settled],
        strengths: Mapping[str, Sequence[Place]],
        measures: Measures,
        measured: Measured,
        hardness: Hardness,
        made: Mapping[str, str | None],
    ) -> dict[str, Any]:
        """The report in plain values; `made` is what the text was told to be, and how it was read."""
        found = [Weighed(item.hit.rule, item.severity, item.hit.times, per(item.hit)) for item in settled]
        grade = measured.grade
        above = None if grade is None else grade - self.policy.target_grade
        good = dict.fromkeys(self._groups, 0)
        for name, places in strengths.items():
            if group := self._rules[name].group:
                good[group] += len(places)
        result = scored(found, measures, Told(hardness.difficulty, above, good))
        failed = tuple(self._failed(result.score, settled, measured, hardness, original))
        return {
            "score": result.score,
            "scores": result.parts._asdict(),
            "passed": not failed,
            "failed": failed,
            "ledger": result.ledger,
            "reading": self._reading(original, measures, measured, hardness),
            "findings": tuple(
                as_finding(item, original) | {"gain": gain} for item, gain in zip(settled, result.gains, strict=True)
            ),
            "strengths": tuple(
                _strength(rule, strengths[name], original) for name, rule in self._rules.items() if name in strengths
            ),
            "unread": tuple(
                {**_place(original, start, end), "reason": reason} for start, end, reason in original.unread
            ),
            "checked_with": {**self._checked_with, **made},
        }

    def _failed(
        self, score: int | None, settled: Sequence[Settled], measured: Measured, hardness: Hardness, original: Original
    ) -> Iterator[str]:
        """Why a text does not pass, the gravest reasons first."""
        policy = self.policy
        if policy.fail_on == "never":
            return
        if score is None:
            yield "There are no words to check."
        for severity in ("error", "warning", "info"):
            rules = Counter(item.hit.rule.name for item in settled if item.severity == severity)
            if rules and policy.fails(severity):
                named = ", ".join(rule + (f" ({count})" if count > 1 else "") for rule, count in rules.most_common())
                yield f"{_FOUND[severity]}: {named}."
        if original.unread:
            line = original.locate(original.unread[0][0]).line
            yield f"Some words were not read, from line {line} on: {original.unread[0][2]}"
        if score is not None and score < policy.min_score:
            yield f"The score is {score}; at least {policy.min_score} is asked for."
        if measured.grade is not None and measured.plain_grade is not None:
            grade = min(measured.grade, measured.plain_grade)
            most = max(policy.max_grade, policy.target_grade)
            if grade > most:
                yield f"The school grade is {grade:.1f}; aim for {policy.target_grade:g}, at most {most:g}."
        if hardness.difficulty is not None and hardness.difficulty > policy.max_difficulty:
            yield f"The difficulty is {hardness.difficulty:.1f} of 6; at most {policy.max_difficulty:g} is asked for."

    def _reading(
        self, original: Original, measures: Measures, measured: Measured, hardness: Hardness
    ) -> dict[str, Any]:
        grade = measured.grade
        return {
            "formula": self.policy.formula,
            "grade": grade,
            "plain_grade": measured.plain_grade,
            "grades": {name: _grade(measures, formula) for name, formula in self._language.formulas.items()},
            "reading_ease": _grade(measures, self._language.reading_ease),
            "reading_age": None if grade is None else round(grade + 5, 2),
            "difficulty": hardness.difficulty,
            "reasons": hardness.reasons,
            "hardest": tuple(
                {**_place(original, *original.widened(start, end)), "difficulty": difficulty, "reasons": reasons}
                for start, end, difficulty, reasons in hardness.hardest
            ),
            "units": measures.units,
            "different_words": measures.different,
            "sentences": measures.sentences,
            "long_sentences": measures.long_sentences,
            "very_long_sentences": measures.very_long_sentences,
            "long_paragraphs": measures.long_paragraphs,
            **measures.counts._asdict(),
        }

    def _uses(self, entry: Entry) -> bool:
        is_chosen = entry.disputed is None or self.policy.settle(entry.disputed) is not None
        return is_chosen and entry.region in (None, self.policy.region) and entry.id not in self.policy.ignore_entries

    def _is_on(self, entry: Entry) -> bool:
        return self.policy.severity_of(entry.rule, "info") is not None


def _is_explaining(hit: Hit, document: Document, explaining: Collection[int]) -> bool:
    """Whether a hit for information is in what explains a term: bad news there is no news, a passive no order."""
    if not explaining or hit.rule.severity != "info" or hit.entry or hit.whole_text:
        return False
    return bisect_left(document.starts, hit.start) in explaining


def _grade(measures: Measures, formula: Callable[[Counts, int], float], *, plain: bool = False) -> float | None:
    """A grade, unless there are too few words to tell one."""
    return measures.grade(formula, plain=plain) if measures.counts.words >= FEWEST_GRADED else None


def _strength(rule: Rule, places: Sequence[Place], original: Original) -> dict[str, Any]:
    """Something good that a text does, with its first place."""
    start, end = original.widened(places[0].start, places[0].end)
    return {
        "name": rule.name.partition(".")[2],
        "what": rule.what,
        "count": len(places),
        "text": original.text[start:end],
        **_place(original, start, end),
    }


def _place(original: Original, start: int, end: int) -> dict[str, Any]:
    """A place as reports give it."""
    line, column = original.locate(start)
    return {"start": start, "end": end, "line": line, "column": column, "where": original.where(start)}


def _json_checker(
    policy: Policy, wordlists: Sequence[Path], rules: Mapping[str, Rule], kind: Kind | None
) -> Callable[[str | Item | Original], str]:
    """A function from an item to its report as JSON, built where it is to run."""
    checker = Checker(policy=policy, wordlists=wordlists, rules=rules)
    return lambda item: checker.check_item(item, kind).model_dump_json()
