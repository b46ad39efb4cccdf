"""The report for people: excerpts that show the place, and reasons given once."""

from __future__ import annotations

import io

import pytest

from clarity.outputs import Checked
from clarity.outputs.human import write


@pytest.fixture
def show(checker, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")

    def run(text: str) -> list[str]:
        stream = io.StringIO()
        write([Checked("a.txt", text, checker.check(text), checker.policy)], stream, several=False)
        return stream.getvalue().splitlines()

    return run


def after(lines: list[str], start: str) -> list[str]:
    """The two lines below the first that begins so."""
    at = next(number for number, line in enumerate(lines) if line.startswith(start))
    return lines[at + 1 : at + 3]


def test_carets_are_under_the_place(show):
    assert after(show("Rest.\tDo not eat prior to it.\n"), "a.txt:1:18: ") == [
        "    Rest. Do not eat prior to it.",
        f"{'':21}^^^^^^^^",
    ]


def test_a_place_of_two_lines_is_shown_on_the_first(show):
    assert after(show("Do not eat prior\nto it.\n"), "a.txt:1:12: ") == ["    Do not eat prior", f"{'':15}^^^^^"]


def test_a_long_line_is_cut_around_the_place(show):
    line, carets = after(show("Rest now. " * 20 + "Do not eat prior to it. " + "Rest now. " * 20), "a.txt:1:212: ")

    assert (line[3], line[-1], len(line)) == ("…", "…", 61)
    assert line[carets.index("^") :].startswith("prior to it.")
    assert carets.strip() == "^" * len("prior to")


def test_a_reason_is_given_once(show):
    lines = show("Do not eat prior to it. Come prior to noon.\n")

    assert sum('"prior to"' in line for line in lines) == 2
    assert sum("must translate" in line for line in lines) == 1


def test_a_text_without_words_has_a_line(show):
    assert show("...") == ["a.txt: there are no words to check.", ""]
