"""Reports with a line for each finding, as compilers and linters write them: path:line:column: severity rule message.

Editors and CI jump to such a place. Of a text that did not pass, each reason is a line too, of the rule `verdict`, and
each stretch that was not read is one of the rule `unread`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from clarity.outputs import Checked, Options
from clarity.outputs.terminal import SEVERITY_STYLES, Line, Terminal
from clarity.report import Finding, UnreadText

__all__ = ["write"]


def write(checked: Iterable[Checked], stream: TextIO, options: Options) -> None:
    """Write the lines of each report in order of place; nothing for a text in which nothing was found."""
    terminal = Terminal(stream, color=options.color)
    for each in checked:
        terminal.print(_report(each))


def _report(checked: Checked) -> Iterator[Line]:
    report = checked.report
    if not report.passed:
        yield from (_line(checked.name, 1, 1, "error", "verdict", reason) for reason in report.failed)
    found = [(item.line, item.column, item.severity, item.rule, _told(item.message, item)) for item in report.findings]
    found += [
        (item.line, item.column, "error", "unread", _told(f"Not read: {item.reason}", item)) for item in report.unread
    ]
    yield from (_line(checked.name, *item) for item in sorted(found, key=lambda item: item[:2]))


def _told(message: str, item: Finding | UnreadText) -> str:
    return f"{message} ({item.where})" if item.where else message


def _line(name: str, line: int, column: int, severity: str, rule: str, message: str) -> Line:
    return [(f"{name}:{line}:{column}:", "bold"), " ", (severity, SEVERITY_STYLES[severity]), f" {rule} {message}"]
