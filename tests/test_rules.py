"""Every example of every rule's file: each hit is found exactly at its places, and no miss and no `instead` is.

The rules themselves, with these texts, are in clarity/en/rules.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import clarity.en.rules
from clarity.bundle import rules
from clarity.checker import Checker
from clarity.document import parse
from clarity.en import ENGLISH
from clarity.formats import original_of
from clarity.rule import Case, Rule

RULES = rules()
RULE_FILES = Path(clarity.en.rules.__file__).parent


def kinds_of(rule: Rule, case: Case) -> tuple[str | None, ...]:
    """The kinds of text as which a case is checked: its own, or each of those that the rule is about."""
    return (case.kind,) if case.kind or not rule.absent_from else rule.absent_from


def cases(examples: str) -> list[Any]:
    """Each example of each rule, as each kind of text."""
    found = []
    for rule in RULES.values():
        texts = (Case(rule.instead),) if examples == "instead" else getattr(rule, examples)
        for number, case in enumerate(texts, 1):
            if case.text:
                for kind in kinds_of(rule, case):
                    name = "-".join(filter(None, (rule.name, str(number), kind, case.region, case.markup)))
                    found.append(pytest.param(rule, case._replace(kind=kind), id=name.removesuffix("-text")))
    return found


def places(checker: Checker, rule: Rule, case: Case) -> list[tuple[int, int]]:
    """Where a rule fires in a text; of a strength each place, not only the first, which is all that reports tell."""
    if rule.severity == "good":
        original = original_of(case.text, case.markup)
        document = parse(original, checker._table, checker._language.split)
        found = checker._phrases.find(document).get(rule.name, ())
        return [original.widened(place.start, place.end) for place in found]
    report = checker.check(case.text, kind=case.kind, markup=case.markup)
    return [(finding.start, finding.end) for finding in report.findings if finding.rule == rule.name]


@pytest.mark.parametrize(("rule", "case"), cases("hit"))
def test_a_hit_is_found_at_its_places(checkers, rule, case):
    """A rule about the whole text marks no places in its examples, and is told at none."""
    found = places(checkers[case.region or "US"], rule, case)

    assert found == (list(case.places) or [(0, 0)])


@pytest.mark.parametrize(("rule", "case"), cases("miss"))
def test_a_miss_is_not_found(checkers, rule, case):
    assert places(checkers[case.region or "US"], rule, case) == []


@pytest.mark.parametrize(("rule", "case"), cases("instead"))
def test_what_to_write_instead_is_not_found(checkers, rule, case):
    assert places(checkers[case.region or "US"], rule, case) == []


@pytest.mark.parametrize("rule", [*RULES.values()], ids=lambda rule: rule.name)
def test_a_rule_shows_enough_examples_each_once(rule):
    """Two hits and three misses show what a rule is about; of a long text one is enough."""
    texts = [*rule.hit, *rule.miss]

    assert len(rule.hit) >= 2 or rule.name in ("structure.no_headings", "reading.grade")
    assert len(rule.miss) >= 3
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("rule", [*RULES.values()], ids=lambda rule: rule.name)
def test_a_rule_says_what_to_do(rule):
    """A strength needs no better text; every other rule shows one."""
    assert rule.what
    assert rule.why
    assert rule.sources
    assert bool(rule.instead) is (rule.severity != "good")


@pytest.mark.parametrize("name", sorted(path.stem for path in RULE_FILES.glob("[!_]*.py")))
def test_the_code_of_rules_is_in_use(name):
    """Whether each function has a rule, `clarity rules check` tells; here, whether it sees the module at all."""
    functions = {rule.partition(".")[2] for rule in ENGLISH.checks if rule.startswith(f"{name}.")}
    public = set(import_module(f"clarity.en.rules.{name}").__all__)

    assert functions, f"name the module {name} in `checks` in clarity/en/__init__.py"
    assert functions == public, f"name each function for a rule in `__all__` of {name}.py"
