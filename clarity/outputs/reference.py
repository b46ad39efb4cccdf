"""Rules and rows of word lists, shown in a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from clarity.outputs.rules import Said, said_of
from clarity.outputs.terminal import SEVERITY_STYLES, Line, Terminal

if TYPE_CHECKING:
    from clarity.report import About
    from clarity.rule import Rule
    from clarity.wordlists import Entry

__all__ = ["show_entry", "show_found", "show_rule", "show_rules"]

_ABOUT: Mapping[About, str] = {"subject": "a person does it", "described": "it is said of a person"}
_LABELS = 15  # characters: the longest label, "guides differ", with its colon and a space


def show_rules(rules: Iterable[Rule], stream: TextIO) -> None:
    """Print a table of rules: the name, the severity, what it reports."""
    rows = ((rule.name, (rule.severity, SEVERITY_STYLES[rule.severity]), rule.what) for rule in rules)
    Terminal(stream).print_table(("rule", "severity", "what it reports"), rows)


def show_rule(rule: Rule, sources: Mapping[str, Mapping[str, str]], stream: TextIO) -> None:
    """Print what a rule reports, why, an example, and where it comes from."""
    Terminal(stream).print(_rule(said_of(rule, sources)))


def show_entry(entry: Entry, sources: Mapping[str, Mapping[str, str]], stream: TextIO) -> None:
    """Print what a row of a word list says."""
    Terminal(stream).print(_entry(entry, sources))


def show_found(entries: Iterable[Entry], stream: TextIO) -> None:
    """Print rows of word lists, a line each: where the row is, its id, what it finds, what it says instead."""
    Terminal(stream).print(
        [
            f"{entry.file}:{entry.line}: {entry.id} ({entry.action}, {entry.status}): {entry.term} -> ",
            (" / ".join(entry.replacements) or entry.explanation, "green"),
        ]
        for entry in entries
    )


def _rule(said: Said) -> Iterator[Line]:
    yield [(f"{said.name} ({said.severity})", "bold")]
    yield [said.what]
    yield [f"Why:        {said.why}"]
    if said.kinds:
        yield [f"Only in:    {', '.join(said.kinds)}"]
    label = "Instead of:" if said.instead else "Example:   "
    yield [
        f"{label} ",
        *((_on_a_line(text), "bold") if is_found else _on_a_line(text) for text, is_found in said.example),
    ]
    if said.instead:
        yield [(f"Write:      {_on_a_line(said.instead)}", "green")]
    for title, publisher, url in said.sources:
        yield [f"  source:   {title}, {publisher}. {url}"]
    if said.setting:
        yield [f"Switch it off in a policy: {said.setting}"]


def _on_a_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _entry(entry: Entry, sources: Mapping[str, Mapping[str, str]]) -> Iterator[Line]:
    kind = (entry.rule, entry.severity, entry.action, entry.status)
    yield [(f"{entry.term} [{entry.id}]", "bold"), f" {', '.join(filter(None, kind))}"]
    for label, value in _said(entry):
        yield [f"  {label + ':':<{_LABELS}}", (value, "green") if label == "use" else value]
    yield from _cited(entry.sources, sources)
    if entry.status == "draft":
        yield ["  No clinician has reviewed this row yet."]
    yield []


def _said(entry: Entry) -> Iterator[tuple[str, str]]:
    """What a row says, as pairs of a label and a value; empty cells are left out."""
    if entry.action == "flag" and entry.replacements:
        yield "can mean", "; ".join(entry.replacements)
    elif entry.replacements:
        yield "use", " / ".join(entry.replacements)
    disputed = (
        f'{entry.disputed}: a policy chooses, such as disputed = {{ {entry.disputed} = "off" }}'
        if entry.disputed
        else ""
    )
    for label, value in (
        ("it is", entry.explanation),
        ("also finds", ", ".join(form.text for form in entry.forms[1:])),
        ("not before", ", ".join(entry.unless_after)),
        ("not after", ", ".join(entry.unless_before)),
        ("only before", ", ".join(entry.only_after)),
        ("only after", ", ".join(entry.only_before)),
        ("only with", ", ".join(entry.only_with)),
        ("not with", ", ".join(entry.unless_with)),
        ("never use", ", ".join(entry.never)),
        ("only if", _ABOUT[entry.about] if entry.about else ""),
        ("guides differ", disputed),
        ("why", entry.why),
        ("evidence", entry.evidence),
        ("region", entry.region or ""),
    ):
        if value:
            yield label, value
    yield "example", entry.hits[0].text + (f"  →  {entry.hits[0].expected}" if entry.hits[0].expected else "")


def _cited(cited: Sequence[str], sources: Mapping[str, Mapping[str, str]]) -> Iterator[Line]:
    for source in cited:
        known = sources.get(source.partition(" ")[0].partition("@")[0])
        if known and known["id"] != "own":
            yield [f"  source:      {known['title']}, {known['publisher']}. {known['url']}"]
