"""What a rule is, and the files that hold rules: one TOML table for each.

A rule's name is that of its file and its table: `[percent]` in numbers.toml is `numbers.percent`. docs/rules is made
from these tables. Their keys, of which all rules need `severity` to `miss`:

| key | says |
| --- | --- |
| `severity` | `error`, `warning` or `info`; `good` for a strength |
| `what`, `why` | what the rule reports, and why that matters to the reader |
| `sources` | the ids of what this rests on, as in wordlists/sources.csv |
| `part` | the score that it counts for: `jargon`, `tone` or `reading` |
| `hit` | texts in which it is found: at the places in [[double brackets]], or as a whole if there are none |
| `miss` | texts in which it is not found, though they come near |
| `instead` | what to write in place of the first hit; the rule is not found in it |
| `message` | what a finding says; in a table of phrases it can be said again for these |
| `rows` | the categories of word-list rows that it reports |
| `code` | `true` if a function of its name, in the module next to the file, says where it fires |
| `gives_way_to` | the rules before which its places give way where they overlap; `rows` for all that report rows |
| `absent_from` | kinds of texts; the rule fires if nothing of it is found there, so a `miss` shows its phrases |
| `filled_by` | strengths that stand in for what is absent |
| `group` | of a strength: the good thing that it counts as |
| `weight` | what a finding for information weighs in the score, if not as much as those of most rules |

A text in `hit` or `miss` may say how it is checked, with any of
`{ text = "...", kind = "letter", region = "UK", markup = "markdown" }`.

The keys of each table of phrases, `[[percent.find]]`; how phrases are written is told in `clarity.pattern`:

| key | says |
| --- | --- |
| `phrases` | what is looked for; at each token they are tried in order |
| `message` | `{0}` in it is the place, `{1}` the first piece that the phrase keeps |
| `unless_before` | what may not come just before a phrase |
| `only_with`, `unless_with` | what must be in the same sentence, and what may not |
| `unless_near` | what may not be in the sentences around it |
| `region` | the only region of readers for which they count |
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple, get_args

from clarity.document import Document
from clarity.errors import Fault, RuleError
from clarity.language import Vocabulary
from clarity.pattern import Cut, Pattern, PatternError, compile_pattern
from clarity.policy import Policy
from clarity.report import Kind, Severity

__all__ = [
    "ROWS",
    "Analysis",
    "Case",
    "Check",
    "Find",
    "Measured",
    "Place",
    "Rule",
    "read_rules",
]

ROWS = "rows"
"""In `gives_way_to`: every finding from a row of the word lists."""

_PARTS = ("jargon", "tone", "reading")
_SEVERITIES = (*get_args(Severity), "good")
_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_HEADER = re.compile(r"\[+\s*([\w.-]+)\s*\]+")
_NAME = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")
_CLASSES = "classes.toml"
"""The file whose classes and shapes every group may use."""


class Find(NamedTuple):
    """A table of phrases of a rule; `names` are the words that its message can say for the first kept piece."""

    phrases: tuple[Pattern, ...]
    message: str
    only_with: tuple[Pattern, ...]
    unless_with: tuple[Pattern, ...]
    unless_near: tuple[Pattern, ...]
    region: str | None
    names: Mapping[str, Mapping[str, str]]


class Case(NamedTuple):
    """A text from the table of a rule. A hit without places is one in which the rule fires for the text as a whole."""

    text: str
    places: tuple[tuple[int, int], ...] = ()
    kind: Kind | None = None
    region: str | None = None
    markup: str = "text"


class Rule(NamedTuple):
    """A rule as its table has it; `file` and `line` say where that begins."""

    name: str
    severity: str
    what: str
    why: str
    sources: tuple[str, ...]
    part: str
    message: str
    instead: str
    hit: tuple[Case, ...]
    miss: tuple[Case, ...]
    rows: tuple[str, ...]
    find: tuple[Find, ...]
    code: bool
    gives_way_to: tuple[str, ...]
    absent_from: tuple[str, ...]
    filled_by: tuple[str, ...]
    group: str
    weight: float | None
    file: str
    line: int

    @property
    def example(self) -> str:
        """The text of the first hit, which the documentation shows."""
        return self.hit[0].text


class Place(NamedTuple):
    """Where a rule fires, in characters, and the message there; the severity is the rule's unless given.

    `once` says that it is reported at the first of its places alone, as a rare word is.
    """

    start: int
    end: int
    message: str
    severity: Severity | None = None
    whole_text: bool = False
    once: bool = False


class Measured(NamedTuple):
    """Counts of a text that the code of rules needs; `sentence_words` leaves out words in round brackets."""

    words: int
    grade: float | None
    plain_grade: float | None
    sentence_words: Sequence[int]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of a text when the functions of rules run.

    `covered` are the tokens in the place of a word-list row, whether it is reported or not.
    """

    document: Document
    policy: Policy
    measured: Measured
    covered: frozenset[int]
    vocabulary: Vocabulary


Check = Callable[[Analysis, Sequence[Place]], Iterable[Place]]
"""The code of a rule: from what is known of a text, and the places of the rule's phrases, to where it fires."""


def read_rules(folder: Traversable, cut: Cut, sources: Collection[str]) -> dict[str, Rule]:
    """Read every file of rules in a folder.

    Args:
        folder: The folder; each .toml file in it is a group of rules.
        cut: How phrases are cut into tokens.
        sources: The ids that a rule may cite.

    Raises:
        RuleError: A file has faults; the error holds all of them, each with its line and what to write.
    """
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    faults: list[Fault] = []
    tables = {file.name: _Table(file.name, file.read_text(encoding="utf-8"), faults) for file in files}
    shared = tables.pop(_CLASSES, None)
    rules: dict[str, Rule] = {}
    for table in tables.values():
        reader = _Reader(table, shared, cut, sources)
        rules |= {rule.name: rule for rule in reader.rules()}
    for rule in rules.values():
        faults += _reference_faults(rule, rules)
    if faults:
        raise RuleError(sorted(faults))
    return rules


def _reference_faults(rule: Rule, rules: Mapping[str, Rule]) -> Iterator[Fault]:
    """A fault for each rule that another one names in `gives_way_to` or `filled_by` and that does not exist."""
    for key, names in (("gives_way_to", rule.gives_way_to), ("filled_by", rule.filled_by)):
        for name in names:
            if name not in rules and name != ROWS:
                yield Fault(
                    rule.file, rule.line, f"{rule.name} {key}", f'There is no rule "{name}".', _hint(name, rules)
                )


class _Table:
    """A TOML file, the classes and shapes in it that have no fault, and on which line each of its tables begins."""

    def __init__(self, name: str, text: str, faults: list[Fault]) -> None:
        self.name = name
        self.faults = faults
        self.lines: dict[str, int] = {}
        for number, line in enumerate(text.splitlines(), 1):
            header = _HEADER.fullmatch(line.strip())
            if header:
                self.lines.setdefault(header[1], number)
        try:
            self.data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            self.data = {}
            self.fault("", "", f"The file is not valid TOML: {error}.", "Mend it there.")
        self.classes = dict(self._named("classes", _is_class, '["…"], or { word = "its name" }'))
        self.shapes = dict(self._named("shapes", _is_shape, '{ find = "…", first = ["…"] }'))
        for shape, found in self.shapes.items():
            for other in found.keys() - _SHAPE_KEYS:
                self.fault("shapes", shape, f'There is no key "{other}".', _hint(other, _SHAPE_KEYS))

    def _named(self, key: str, is_good: Callable[[Any], bool], form: str) -> Iterator[tuple[str, Any]]:
        named = self.data.get(key, {})
        if not isinstance(named, dict):
            self.fault(key, "", "This is no table.", f"Write [{key}], and under it each name = {form}.")
            return
        for name, found in named.items():
            if is_good(found):
                yield name, found
            else:
                self.fault(key, name, "This is nothing that can be looked for.", f"Write {name} = {form}.")

    def fault(self, table: str, key: str, problem: str, fix: str) -> None:
        """Add a fault of a table of this file."""
        line = self.lines.get(f"{table}.{key}", self.lines.get(table, 0))
        self.faults.append(Fault(self.name, line, f"{table} {key}".strip(), problem, fix))


_TEXTS = ("severity", "what", "why", "part", "message", "instead", "group")
_LISTS = ("sources", "rows", "gives_way_to", "absent_from", "filled_by")
_KEYS = frozenset([*_TEXTS, *_LISTS, "find", "hit", "miss", "code", "weight"])
_FIND_KEYS = frozenset(["phrases", "message", "only_with", "unless_before", "unless_with", "unless_near", "region"])
_CASE_KEYS = frozenset(["text", "kind", "region", "markup"])
_SHAPE_KEYS = frozenset(["find", "first", "second", "tokens"])
_REQUIRED = ("severity", "what", "why", "part", "sources", "hit", "miss")


class _Reader:
    """Reads the rules of one file."""

    def __init__(self, table: _Table, shared: _Table | None, cut: Cut, sources: Collection[str]) -> None:
        self._table = table
        self._group = table.name.removesuffix(".toml")
        self._classes = {**(shared.classes if shared else {}), **table.classes}
        self._shapes = {**(shared.shapes if shared else {}), **table.shapes}
        self._phrases = {key: list(phrases) for key, phrases in self._classes.items()}
        self._cut = cut
        self._sources = sources

    def rules(self) -> Iterator[Rule]:
        """Every rule of the file that has no fault; faults go to the table."""
        for name, found in self._table.data.items():
            if name in ("classes", "shapes"):
                continue
            before = len(self._table.faults)
            rule = self._rule(name, found)
            if len(self._table.faults) == before and rule is not None:
                yield rule

    def _rule(self, name: str, found: Any) -> Rule | None:
        def fault(key: str, problem: str, fix: str) -> None:
            self._table.fault(name, key, problem, fix)

        if not isinstance(found, dict) or not _NAME.fullmatch(name):
            fault(
                "",
                "This is no rule.",
                "Begin a rule with its name, in small letters, in square brackets: [long_sentence].",
            )
            return None
        self._check_keys(name, "", found, _KEYS)
        for key in _REQUIRED:
            if not found.get(key):
                fault(key, "The key is missing or empty.", f"Every rule needs {key}.")
        texts: dict[str, Any] = {key: self._text(name, key, found) for key in _TEXTS}
        lists: dict[str, Any] = {key: self._texts(name, key, found) for key in _LISTS}
        code, weight = found.get("code", False), found.get("weight")
        if not isinstance(code, bool):
            fault("code", "This is neither true nor false.", "Write code = true, or leave the key out.")
        if weight is not None and (isinstance(weight, bool) or not isinstance(weight, int | float)):
            fault("weight", "This is no number.", "Write weight = 0.4, or leave the key out.")
            weight = None
        for key, choices in (("severity", _SEVERITIES), ("part", _PARTS)):
            if texts[key] and texts[key] not in choices:
                fault(key, f'"{texts[key]}" is not known.', _hint(texts[key], choices))
        for source in lists["sources"]:
            if source not in self._sources:
                fault("sources", f'"{source}" is not in sources.csv.', "Add it there with its licence, or correct it.")
        for kind in lists["absent_from"]:
            if kind not in get_args(Kind):
                fault("absent_from", f'"{kind}" is no kind of text.', _hint(kind, get_args(Kind)))
        if not (lists["rows"] or found.get("find") or code or lists["absent_from"]):
            fault("find", "The rule looks for nothing.", "Write phrases in a table [[NAME.find]], or code = true.")
        finds = tuple(self._finds(name, found))
        hit, miss = (tuple(self._cases(name, key, found.get(key, []))) for key in ("hit", "miss"))
        return Rule(
            name=f"{self._group}.{name}", find=finds, hit=hit, miss=miss, code=bool(code),
            weight=None if weight is None else float(weight),
            file=self._table.name, line=self._table.lines.get(name, 0), **texts, **lists,
        )  # fmt: skip

    def _text(self, name: str, key: str, found: Mapping[str, Any]) -> str:
        text = found.get(key, "")
        if isinstance(text, str):
            return text
        self._table.fault(name, key, "This is no text.", f'Write {key} = "…".')
        return ""

    def _texts(self, name: str, key: str, found: Mapping[str, Any]) -> tuple[str, ...]:
        texts = found.get(key, [])
        if _is_texts(texts):
            return tuple(texts)
        self._table.fault(name, key, "This is no list of texts.", f'Write {key} = ["…"].')
        return ()

    def _check_keys(self, name: str, key: str, found: Mapping[str, Any], known: Collection[str]) -> None:
        for other in found:
            if other not in known:
                self._table.fault(name, key or other, f'There is no key "{other}".', _hint(other, known))

    def _finds(self, name: str, found: Mapping[str, Any]) -> Iterator[Find]:
        tables = found.get("find", [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._table.fault(
                name, "find", "These are no tables.", f"Write [[{name}.find]] and under it phrases = [...]."
            )
            return
        for table in tables:
            self._check_keys(name, "find", table, _FIND_KEYS)
            if not table.get("phrases"):
                self._table.fault(name, "find", "It has no phrases.", 'Write phrases = ["…"].')
            message = str(table.get("message", found.get("message", "")))
            yield Find(
                *(
                    self._patterns(name, table.get("phrases", []), table.get("unless_before", [])),
                    message,
                    self._patterns(name, table.get("only_with", [])),
                    self._patterns(name, table.get("unless_with", [])),
                    self._patterns(name, table.get("unless_near", [])),
                    table.get("region"),
                    {
                        key: words
                        for key, words in self._classes.items()
                        if isinstance(words, dict) and f"{{{key}}}" in message
                    },
                )
            )

    def _patterns(self, name: str, texts: Any, unless_before: Any = ()) -> tuple[Pattern, ...]:
        if not _is_texts(texts) or not _is_texts(unless_before):
            self._table.fault(name, "find", "This is no list of phrases.", 'Write ["…", "…"].')
            return ()
        found: list[Pattern] = []
        negated = "".join(f"!({before}) " for before in unless_before)
        for text in texts:
            try:
                pattern = compile_pattern(negated + text, self._phrases, self._shapes, self._cut)
                found.append(pattern._replace(text=text))  # as written: faults show it
            except PatternError as error:
                self._table.fault(
                    name, "find", f'"{text}", at character {error.place - len(negated) + 1}: {error.problem}', error.fix
                )
        return tuple(found)

    def _cases(self, name: str, key: str, cases: Any) -> Iterator[Case]:
        if not isinstance(cases, list):
            self._table.fault(name, key, "This is no list of texts.", f'Write {key} = ["…"].')
            return
        for case in cases:
            table = {"text": case} if isinstance(case, str) else case
            if not isinstance(table, dict) or not isinstance(table.get("text"), str):
                self._table.fault(name, key, "This is no text.", 'Write "…", or { text = "…", kind = "letter" }.')
                continue
            self._check_keys(name, key, table, _CASE_KEYS)
            text, places = _without_marks(table["text"])
            if places and key == "miss":
                self._table.fault(name, key, "A place is marked where nothing may be found.", "Take the brackets out.")
            others = {option: value for option, value in table.items() if option in _CASE_KEYS and option != "text"}
            yield Case(text, places, **others)


def _without_marks(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text without its [[marks]], and the places that they marked.

    >>> _without_marks("You have [[gout]] now.")
    ('You have gout now.', ((9, 13),))
    """
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    end = size = 0
    for mark in _MARK.finditer(text):
        parts += [text[end : mark.start()], mark[1]]
        size += mark.start() - end + len(mark[1])
        places.append((size - len(mark[1]), size))
        end = mark.end()
    return "".join([*parts, text[end:]]), tuple(places)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)


def _is_class(value: Any) -> bool:
    return _is_texts(value) or (isinstance(value, dict) and _is_texts([*value.values()]))


def _is_shape(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("find"), str) and _is_texts(value.get("first"))


def _hint(name: object, known: Iterable[str]) -> str:
    choices = sorted(known)
    close = difflib.get_close_matches(str(name), choices, n=1)
    return f'Did you mean "{close[0]}"?' if close else f"Choose from: {', '.join(choices)}."
