"""A line for each finding, which editors and CI can read."""

from __future__ import annotations

import io
import re

import pytest

from clarity.outputs import Checked, Options
from clarity.outputs.concise import write

LINE = re.compile(
    r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning|info) (?P<rule>\S+) (?P<message>.+)"
)


@pytest.fixture
def show(checker, monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run(text: str, name: str = "a.txt", markup: str = "text", **options) -> list[str]:
        stream = io.StringIO()
        write([Checked(name, text, checker.check(text, markup=markup), checker.policy)], stream, Options(**options))
        return stream.getvalue().splitlines()

    return run


def test_a_finding_is_a_line(show):
    assert show("Rest. We utilize it.\nDo not eat prior to it.\n") == [
        'a.txt:1:10: warning jargon.plain "utilize" has plainer words.',
        'a.txt:2:12: warning jargon.plain "prior to" has plainer words.',
    ]


def test_nothing_is_said_of_a_text_in_which_nothing_is_found(show):
    assert show("Rest today.\n") == []


def test_a_text_that_does_not_pass_says_why_first(show):
    first, *others = show("Rest. Do not eat prior to it. Take it qd.\n")

    assert first == "a.txt:1:1: error verdict Errors: jargon.dose."
    assert [line.split()[2] for line in others] == ["jargon.plain", "jargon.dose"]


def test_what_was_not_read_is_a_line(show):
    lines = show("Rest today.\n\n<pre>Take one tablet twice a day.</pre>\n", name="a.md", markup="markdown")

    assert [LINE.match(line)["line"] for line in lines if " unread " in line] == ["3"]


@pytest.mark.parametrize("name", ["a.txt", "C:\\letters\\a b.txt", "ä:1:2: b.txt"])
def test_every_line_can_be_read_by_a_program(show, name):
    for line in show("Take it qd. The patient denies pain.\n\nHe was seen in the ED.\n", name=name):
        assert line.startswith(f"{name}:")
        assert LINE.fullmatch(line.removeprefix(name), 0) or LINE.fullmatch("x" + line.removeprefix(name))


def test_lines_are_not_wrapped(show, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")

    assert show("Do not eat prior to it.\n", name="x" * 50 + ".txt") == [
        f'{"x" * 50}.txt:1:12: warning jargon.plain "prior to" has plainer words.'
    ]


def test_colours_are_those_of_severities(show):
    (line,) = show("Do not eat prior to it.\n", color=True)

    assert line == '\x1b[1ma.txt:1:12:\x1b[0m \x1b[33mwarning\x1b[0m jargon.plain "prior to" has plainer words.'
