"""Check rules as their author would: every rule against the texts of its own table, and against its code."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast, get_args

from clarity.bundle import bundle, language
from clarity.checker import Checker
from clarity.document import Document, parse
from clarity.errors import Fault, InputError
from clarity.formats import original_of, text_formats
from clarity.original import Original
from clarity.pattern import Pattern
from clarity.phrases import RuleIndex
from clarity.policy import Policy
from clarity.report import Kind
from clarity.rule import Case, Find, Place, Rule

__all__ = ["check_rules", "chosen"]

_Span = tuple[int, int]

_WHOLE_TEXT: _Span = (0, 0)
"""Where a finding about the text as a whole is."""
_LONGEST_QUOTE = 300  # characters of a text that a fault repeats: about three sentences; more would hide what is wrong
_SETTINGS: Mapping[str, Collection[str]] = {
    "kind": get_args(Kind),
    "region": get_args(Policy.model_fields["region"].annotation),
    "markup": text_formats(),
}
"""The settings with which a case may have its text checked, and the values of each."""


def check_rules(rules: Mapping[str, Rule], names: Sequence[str] = ()) -> list[Fault]:
    """Every fault of some rules, in order of file and line: each of their texts is checked as a user's text is.

    A hit must be found at exactly the places marked or, without marks, as a whole (a rule about what is absent, in each
    kind of text that it names). It must not be found in a miss, and not in what to write instead. Each of its phrases
    must be needed: one that none of its texts shows could break unseen.

    Args:
        rules: Every rule in use by name, as `read_rules` gives them: rules can disturb each other.
        names: The rules to check, or their groups; all if none are named.

    Raises:
        InputError: There is no rule and no group of a name.
    """
    checks = language().checks
    faults = list(_code_faults(rules, checks, names))
    runnable = {name: rule._replace(code=rule.code and name in checks) for name, rule in rules.items()}
    trial = _Trial(runnable)
    for rule in chosen(rules, names):
        if rule.code == runnable[rule.name].code:
            faults += (flaw.of(rule) for flaw in _flaws(rule, trial))
    return sorted(faults)


def chosen(rules: Mapping[str, Rule], names: Sequence[str]) -> list[Rule]:
    """The rules that are named, by their own name or that of their group; all if none are.

    Raises:
        InputError: There is no rule and no group of a name.
    """
    groups = {name.partition(".")[0] for name in rules}
    for name in names:
        if name not in rules and name not in groups:
            close = difflib.get_close_matches(name, [*rules, *groups], n=1)
            hint = f'Did you mean "{close[0]}"?' if close else "`clarity rules` lists the rules."
            raise InputError(f'There is no rule and no group of rules "{name}". {hint}')
    return [rule for rule in rules.values() if _is_named(rule.name, names)]


def _is_named(rule: str, names: Sequence[str]) -> bool:
    return not names or rule in names or rule.partition(".")[0] in names


def _code_faults(rules: Mapping[str, Rule], checks: Collection[str], names: Sequence[str]) -> Iterator[Fault]:
    """Rules that say code = true without a function of their name, and functions without such a rule."""
    coded = {name for name, rule in rules.items() if rule.code}
    for name in coded.symmetric_difference(checks):
        if not _is_named(name, names):
            continue
        group, _, own = name.partition(".")
        rule = rules.get(name)
        file, line = (rule.file, rule.line) if rule else (f"{group}.toml", 0)
        problem = f'The function "{own}" in {group}.py is not used.'
        fix = f"Write code = true under [{own}], or take the function out; one for others begins with an underscore."
        if name in coded:
            problem = f'There is no function "{own}" in {group}.py.'
            fix = f"Write the function in {group}.py, or take code = true out."
        yield Fault(file, line, f"{name} code", problem, fix)


class _Flaw(NamedTuple):
    """A fault of a rule: the key that it is under, what is wrong, and what to do."""

    key: str
    problem: str
    fix: str

    def of(self, rule: Rule) -> Fault:
        """The fault with its file and line."""
        return Fault(rule.file, rule.line, f"{rule.name} {self.key}", self.problem, self.fix)


class _Trial:
    """Checks texts under some rules as a user's text is checked, in every region."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        strengths = [rule for rule in rules.values() if rule.severity == "good"]
        regions = _SETTINGS["region"]
        self._strengths = {region: RuleIndex(strengths, region, bundle().open_words) for region in regions}
        self._checkers = {
            region: Checker(policy=Policy.model_validate({"region": region}), rules=rules) for region in regions
        }

    def fired(self, case: Case) -> dict[str, list[_Span]]:
        """Where each rule fires in a text. A report has every finding, but of each strength only the first place."""
        region = case.region or Policy().region
        original = original_of(case.text, case.markup)
        found = {
            name: [original.widened(place.start, place.end) for place in places]
            for name, places in self._strengths[region].find(_parsed(original)).items()
        }
        for finding in self._checkers[region].check_item(original, case.kind).findings:
            found.setdefault(finding.rule, []).append((finding.start, finding.end))
        return found


def _flaws(rule: Rule, trial: _Trial) -> Iterator[_Flaw]:
    """Texts of a rule in which it is not found where they say, or is found where they say that it is not."""
    instead = [rule.hit[0]._replace(text=rule.instead, places=())] if rule.instead else []
    for key, cases in (("hit", rule.hit), ("miss", rule.miss), ("instead", instead)):
        for case in cases:
            unknown = list(_unknown_settings(key, case))
            yield from unknown
            for each in () if unknown else _in_each_kind(rule, case):
                fired = trial.fired(each)
                yield from _hit_flaws(rule, each, fired) if key == "hit" else _miss_flaws(rule, key, each, fired)
    yield from _phrase_flaws(rule)


def _unknown_settings(key: str, case: Case) -> Iterator[_Flaw]:
    for setting, known in _SETTINGS.items():
        value = getattr(case, setting)
        if value is not None and value not in known:
            problem = f'There is no {setting} "{value}" to check {_quoted(Case(case.text))} in.'
            yield _Flaw(key, problem, f"Choose from: {', '.join(sorted(known))}.")


def _in_each_kind(rule: Rule, case: Case) -> Iterable[Case]:
    """The case; of a rule about what is absent, and unless the case says its kind, once for each kind of text."""
    if case.kind is not None or not rule.absent_from:
        return [case]
    return [case._replace(kind=cast(Kind, kind)) for kind in rule.absent_from]


def _hit_flaws(rule: Rule, case: Case, fired: Mapping[str, Sequence[_Span]]) -> Iterator[_Flaw]:
    found = sorted(fired.get(rule.name, ()))
    expected = list(case.places) or [_WHOLE_TEXT]
    if not found:
        others = sorted(name for name, spans in fired.items() if _overlap(spans, expected))
        instead = f"; found there: {', '.join(others)}" if others else ""
        fix = "Mend the text, what the rule looks for, or what it gives way to."
        yield _Flaw("hit", f"The rule is not found in {_quoted(case, expected)}{instead}.", fix)
    elif found != expected:
        problem = f"The rule is found in {_quoted(case, found)}, not in {_quoted(case, expected)}."
        yield _Flaw("hit", problem, "Mark in [[double brackets]] what it should find, and mend what it looks for.")


def _miss_flaws(rule: Rule, key: str, case: Case, fired: Mapping[str, Sequence[_Span]]) -> Iterator[_Flaw]:
    found = sorted(fired.get(rule.name, ()))
    if found:
        fix = "Mend what the rule looks for, or say what switches it off there."
        yield _Flaw(key, f"The rule is found in {_quoted(case, found)}.", fix)


def _phrase_flaws(rule: Rule) -> Iterator[_Flaw]:
    """Phrases without which the same would be found in every hit; of a rule about what is absent, in every miss."""
    key, cases = ("miss", rule.miss) if rule.absent_from else ("hit", rule.hit)
    shown = [
        (case, _parsed(original_of(case.text, case.markup)))
        for case in cases
        if not any(_unknown_settings(key, case)) and (not rule.absent_from or case.kind in (None, *rule.absent_from))
    ]
    places = _places(rule, shown) if rule.find else []
    for number, find in enumerate(rule.find):
        for phrase, part, fewer in _without_one(find):
            without = rule._replace(find=(*rule.find[:number], fewer, *rule.find[number + 1 :]))
            if _places(without, shown) == places:
                problem = f"No {key} needs the phrase {_quoted(Case(phrase.text))}{part}."
                fix = f"Add a {key} with words that no other phrase finds, or take the phrase out."
                yield _Flaw("find", problem, fix)


def _without_one(find: Find) -> Iterator[tuple[Pattern, str, Find]]:
    """Each phrase with what it is part of and the table without it; an only phrase in `only_with` is always needed."""
    for phrase, others in _each_and_the_others(find.phrases):
        yield phrase, "", find._replace(phrases=others)
    for phrase, others in _each_and_the_others(find.only_with):
        if others:
            yield phrase, " in only_with", find._replace(only_with=others)


def _each_and_the_others(patterns: Sequence[Pattern]) -> Iterator[tuple[Pattern, tuple[Pattern, ...]]]:
    for index, pattern in enumerate(patterns):
        yield pattern, (*patterns[:index], *patterns[index + 1 :])


def _places(rule: Rule, texts: Iterable[tuple[Case, Document]]) -> list[set[Place]]:
    """What the phrases of a rule find in each text, where it has marks in it only there."""
    indexes = {region: RuleIndex([rule], region, bundle().open_words) for region in _SETTINGS["region"]}
    found = ((case, indexes[case.region or Policy().region].find(document)) for case, document in texts)
    return [
        {
            place
            for place in places.get(rule.name, ())
            if not case.places or _overlap([(place.start, place.end)], case.places)
        }
        for case, places in found
    ]


def _parsed(original: Original) -> Document:
    return parse(original, bundle().table, language().split)


def _overlap(spans: Iterable[_Span], others: Sequence[_Span]) -> bool:
    return any(start < end and begin < stop for start, stop in spans for begin, end in others)


def _quoted(case: Case, spans: Iterable[_Span] = ()) -> str:
    """A text as a fault shows it: on one line, cut if long, with places marked, and the settings of its check."""
    parts: list[str] = []
    last = 0
    for start, end in spans:
        if start < end:
            parts += [case.text[last:start], f"[[{case.text[start:end]}]]"]
            last = max(last, end)
    line = " ".join("".join([*parts, case.text[last:]]).split())
    shown = line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]}…"
    settings = [f"{name} {getattr(case, name)}" for name in _SETTINGS if getattr(case, name) not in (None, "text")]
    return f'"{shown}"' + (f" ({', '.join(settings)})" if settings else "")
