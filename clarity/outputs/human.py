"""Reports for people in a terminal: a summary, then each finding with its place, why, and what to write instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from clarity.original import LINE_BREAK
from clarity.outputs import Checked, counted
from clarity.outputs.terminal import SEVERITY_STYLES, Line, Terminal
from clarity.report import Finding, HardSentence, Report

__all__ = ["write"]

_MARGIN = 4  # spaces before what belongs to a finding, so that headlines stand out
_NARROWEST = 40  # characters; a shorter excerpt, of six words or fewer, no longer shows its place in context
_WIDEST = 100  # characters; longer lines are hard to follow with the eye, however wide the terminal


def write(checked: Iterable[Checked], stream: TextIO, *, several: bool) -> None:  # noqa: ARG001 - each report names its file anyway
    """Write each report, its findings in order of place; a reason that several findings share is given once."""
    terminal = Terminal(stream)
    width = max(_NARROWEST, min(terminal.width, _WIDEST)) - _MARGIN
    for each in checked:
        terminal.print(_report(each, width))


def _report(checked: Checked, width: int) -> Iterator[Line]:
    yield from _summary(checked)
    reasons: set[str] = set()
    lines = LINE_BREAK.split(checked.text)
    for finding in checked.report.findings:
        yield []
        yield _headline(checked.name, finding)
        if finding.text:
            yield from _excerpt(lines[finding.line - 1], finding, width)
        if finding.why and finding.why not in reasons:
            reasons.add(finding.why)
            yield _indented(f"Why: {finding.why}")
        if finding.suggestions:
            yield [*_indented("Use: "), (" / ".join(map(finding.reads_with, finding.suggestions)), "green")]
    if checked.report.reading.hardest:
        yield []
        yield [("The hardest sentences:", "bold")]
    for sentence in checked.report.reading.hardest:
        yield from _hard_sentence(checked.name, lines, sentence, width)
    yield []


def _summary(checked: Checked) -> Iterator[Line]:
    name, report = checked.name, checked.report
    if report.score is None:
        yield [(f"{name}: there are no words to check.", "bold")]
        return
    scores, reading = report.scores, report.reading
    verdict = ("passed", "bold green") if report.passed else ("not passed", "bold red")
    yield [(f"{name}: {report.score} of 100", "bold"), ", ", verdict]
    yield [f"  reading {scores.reading:g}, jargon {scores.jargon:g}, tone {scores.tone:g} (100 is best)"]
    grades = "too few words to tell a school grade"
    if reading.grade is not None:
        grades = f"school grade {reading.grade:.1f}, {reading.plain_grade:.1f} with every offer taken"
    counts = f"{counted(reading.words, 'word')} in {counted(reading.sentences, 'sentence')}"
    yield [f"  {grades} (aim for {checked.policy.target_grade:g}); {counts}"]
    why = f": {'; '.join(reading.reasons)}" if reading.reasons else ""
    yield [f"  difficulty {reading.difficulty:.1f} of 6{why}"]
    good = [strength.what + (f" ({strength.count})" if strength.count > 1 else "") for strength in report.strengths]
    if good:
        yield ["  good: ", ("; ".join(good), "green")]
    yield [f"  {_severities(report)}"]


def _severities(report: Report) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    failing = f"{counted(counts['error'], 'error')}, {counted(counts['warning'], 'warning')}"
    return f"{failing}, {counts['info']} for information"


def _headline(name: str, finding: Finding) -> Line:
    style = SEVERITY_STYLES[finding.severity]
    return [
        (f"{name}:{finding.line}:{finding.column}: ", "bold"),
        (finding.severity, style),
        f" {finding.rule}: {finding.message}",
    ]


def _excerpt(line: str, finding: Finding, width: int) -> Iterator[Line]:
    """The line, cut to the width around the place, and carets under the place.

    A third of the width is kept for what comes before the place, since what comes after says more about it.
    """
    start = finding.column - 1
    end = min(len(line), start + len(LINE_BREAK.split(finding.text)[0]))
    shown = min(end, start + width)
    first = max(0, min(start - width // 3, len(line) - width))
    before, after = "…" if first else " ", "…" if first + width < len(line) else ""
    carets = " " * (start - first) + "^" * (min(shown, first + width) - start)
    yield [f"{'':{_MARGIN - 1}}{before}{line[first : first + width]}{after}"]
    yield [*_indented(""), (carets, SEVERITY_STYLES[finding.severity])]


def _hard_sentence(name: str, lines: Sequence[str], sentence: HardSentence, width: int) -> Iterator[Line]:
    line = lines[sentence.line - 1][sentence.column - 1 :]
    yield [(f"{name}:{sentence.line}:{sentence.column}: ", "bold"), f"{sentence.difficulty:.1f} of 6"]
    yield _indented(line if len(line) <= width else f"{line[: width - 1]}…")
    yield _indented(f"Why: {'; '.join(sentence.reasons)}")


def _indented(text: str) -> Line:
    return [f"{'':{_MARGIN}}{text}"]
