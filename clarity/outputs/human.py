"""Reports and rules for people in a terminal: the only module that imports rich."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.table import Table
from rich.text import Text

from clarity.document import LINE_BREAK
from clarity.report import About, Finding, Report, Severity
from clarity.rules import Rule
from clarity.wordlists import Entry

if TYPE_CHECKING:
    from clarity.policy import Policy

__all__ = ["show_entry", "show_report", "show_rule", "show_rules", "with_progress"]

_STYLES: Mapping[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")  # would act on the terminal, or break the line there
_MARGIN = 4
_NARROWEST = 40

_Item = TypeVar("_Item")


class _Console(Console):
    """rich ends the program itself when nobody reads on; the command line has its own exit code for that."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _console() -> Console:
    return _Console(highlight=False, soft_wrap=True)


def show_report(name: str, text: str, report: Report, policy: Policy) -> None:
    """Print a report: the summary, then each finding with its place, the reason, and what to write instead."""
    console = _console()
    for line in _summary(name, report, policy):
        console.print(line)
    reasons: set[str] = set()
    lines = LINE_BREAK.split(_CONTROL.sub("\ufffd", text))
    width = max(_NARROWEST, min(console.width, 100)) - _MARGIN
    for finding in report.findings:
        console.print()
        console.print(_headline(name, finding))
        if finding.text:
            console.print(_excerpt(lines[finding.line - 1], finding, width))
        if finding.why and finding.why not in reasons:
            reasons.add(finding.why)
            console.print(Text(f"{'':{_MARGIN}}Why: {finding.why}"))
        if finding.suggestions:
            console.print(Text(f"{'':{_MARGIN}}Use: ").append(" / ".join(finding.suggestions), style="green"))
    _show_hardest(console, name, lines, report, width)
    console.print()


def _show_hardest(console: Console, name: str, lines: Sequence[str], report: Report, width: int) -> None:
    if report.reading.hardest:
        console.print(Text("\nThe hardest sentences:", style="bold"))
    for sentence in report.reading.hardest:
        line = lines[sentence.line - 1][sentence.column - 1 :].replace("\t", " ")
        excerpt = line if len(line) <= width else f"{line[: width - 1]}…"
        console.print(Text.assemble((f"{name}:{sentence.line}:{sentence.column}: ", "bold"), f"{sentence.difficulty:.1f} of 6"))
        console.print(Text(f"{'':{_MARGIN}}{excerpt}"))
        console.print(Text(f"{'':{_MARGIN}}Why: {'; '.join(sentence.reasons)}"))


def _summary(name: str, report: Report, policy: Policy) -> Iterator[Text]:
    if report.score is None:
        yield Text(f"{name}: there are no words to check.", style="bold")
        return
    verdict = ("passed", "bold green") if report.passed else ("not passed", "bold red")
    yield Text.assemble((f"{name}: {report.score} of 100", "bold"), ", ", verdict)
    scores = report.scores
    yield Text(f"  reading {scores.reading:g}, jargon {scores.jargon:g}, tone {scores.tone:g} (100 is best)")
    reading = report.reading
    yield Text(
        f"  school grade {reading.grade:.1f}, {reading.plain_grade:.1f} with every offer taken (aim for {policy.target_grade:g});"
        f" {_count(reading.words, 'word')} in {_count(reading.sentences, 'sentence')}",
    )
    why = f": {'; '.join(reading.reasons)}" if reading.reasons else ""
    yield Text(f"  difficulty {reading.difficulty:.1f} of 6{why}")
    good = [strength.what + (f" ({strength.count})" if strength.count > 1 else "") for strength in report.strengths]
    if good:
        yield Text("  good: ").append("; ".join(good), style="green")
    counts = {severity: sum(finding.severity == severity for finding in report.findings) for severity in _STYLES}
    yield Text(f"  {_count(counts['error'], 'error')}, {_count(counts['warning'], 'warning')}, {counts['info']} for information")


def _headline(name: str, finding: Finding) -> Text:
    place = f"{name}:{finding.line}:{finding.column}: "
    return Text.assemble((place, "bold"), (finding.severity, _STYLES[finding.severity]), f" {finding.rule}: {finding.message}")


def _excerpt(line: str, finding: Finding, width: int) -> Text:
    """The line, cut to the width around the place, and carets under the place."""
    start = finding.column - 1
    end = min(len(line), start + len(LINE_BREAK.split(finding.text)[0]))
    shown = min(end, start + width)
    first = max(0, min(start - width // 3, len(line) - width))
    piece = line[first : first + width].replace("\t", " ")
    carets = " " * (start - first) + "^" * (min(shown, first + width) - start)
    before, after = "…" if first else " ", "…" if first + width < len(line) else ""
    pad = " " * (_MARGIN - 1)
    return Text.assemble(pad, before, piece, after, "\n", pad, " ", (carets, _STYLES[finding.severity]))


def show_rules(rules: Iterable[Rule]) -> None:
    """Print every rule in a line."""
    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    for heading in ("rule", "severity", "what it reports"):
        table.add_column(heading, no_wrap=heading != "what it reports")
    for rule in rules:
        table.add_row(rule.name, Text(rule.severity, style=_STYLES[rule.severity]), Text(rule.summary))
    _Console(highlight=False).print(table)


def show_rule(rule: Rule, sources: Mapping[str, Mapping[str, str]]) -> None:
    """Print what a rule reports, why, an example, and where it comes from."""
    console = _console()
    console.print(Text(f"{rule.name} ({rule.severity})", style="bold"))
    console.print(Text(rule.summary))
    console.print(Text(f"Why:      {rule.why}"))
    console.print(Text(f"Instead of: {rule.example}"))
    console.print(Text(f"Write:      {rule.instead}", style="green"))
    _show_sources(console, rule.sources, sources)
    console.print(Text(f'Change it in a policy: severity = {{ "{rule.name}" = "info" }}, or "off".'))


def show_entry(entry: Entry, sources: Mapping[str, Mapping[str, str]]) -> None:
    """Print what a row of a word list says."""
    console = _console()
    console.print(Text(f"{entry.term} [{entry.id}]", style="bold").append(f" {', '.join(_kind(entry))}", style="not bold"))
    for label, value in _entry_lines(entry):
        console.print(Text(f"  {label + ':':<15}").append(value, style="green" if label == "use" else ""))
    _show_sources(console, entry.sources, sources)
    if entry.status == "draft":
        console.print(Text("  No clinician has reviewed this row yet."))
    console.print()


def _kind(entry: Entry) -> Iterator[str]:
    yield entry.rule
    if entry.severity:
        yield entry.severity
    yield from (entry.action, entry.status)


def show_found(entries: Iterable[Entry]) -> None:
    """Print rows of word lists, a line each: where it stands, its id, what it finds, what it says instead."""
    console = _console()
    for entry in entries:
        says = " / ".join(entry.replacements) or entry.explanation
        place = f"{entry.file}:{entry.line}: {entry.id} ({entry.action}, {entry.status}): {entry.term} -> "
        console.print(Text(place).append(says, "green"))


_CHOICE = '{0}: a policy chooses, such as disputed = {{ {0} = "off" }}'
_ABOUT: Mapping[About, str] = {"subject": "a person does it", "described": "it is said of a person"}


def _entry_lines(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.action == "flag" and entry.replacements:
        yield "can mean", "; ".join(entry.replacements)
    elif entry.replacements:
        yield "use", " / ".join(entry.replacements)
    if entry.explanation:
        yield "it is", entry.explanation
    if len(entry.forms) > 1:
        yield "also finds", ", ".join(form.text for form in entry.forms[1:])
    for label, phrases in (
        ("not before", entry.unless_after),
        ("not after", entry.unless_before),
        ("only before", entry.only_after),
        ("only after", entry.only_before),
        ("only with", entry.only_with),
        ("not with", entry.unless_with),
        ("never use", entry.never),
        ("only if", (_ABOUT[entry.about],) if entry.about else ()),
        (
            "guides differ",
            (f'{entry.disputed}: a policy chooses, such as disputed = {{ {entry.disputed} = "off" }}',) if entry.disputed else (),
        ),
    ):
        if phrases:
            yield label, ", ".join(phrases)
    for label, value in (("why", entry.why), ("evidence", entry.evidence), ("region", entry.region or "")):
        if value:
            yield label, value
    yield "example", entry.hits[0].text + (f"  →  {entry.hits[0].expected}" if entry.hits[0].expected else "")


def _show_sources(console: Console, cited: Sequence[str], sources: Mapping[str, Mapping[str, str]]) -> None:
    for source in cited:
        known = sources.get(source.partition(" ")[0].partition("@")[0])
        if known and known["id"] != "own":
            console.print(Text(f"  source:      {known['title']}, {known['publisher']}. {known['url']}"))


def with_progress(items: Sequence[_Item], what: str) -> Iterator[_Item]:
    """Yield the items, with a progress bar on standard error if there are many and a person is watching."""
    if len(items) < 20 or not sys.stderr.isatty():
        yield from items
        return
    from rich.progress import track

    yield from track(items, description=what, console=Console(stderr=True), transient=True)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
