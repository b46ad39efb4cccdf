"""The terminal: colours where they are wanted, lines of any length, and nothing that acts on it from elsewhere."""

from __future__ import annotations

import io
import re

import pytest

from clarity.outputs.terminal import Terminal, with_progress

COLOUR = re.compile(r"\x1b\[(?:[\d;]*;)?(?:3[0-8]|9[0-7])(?:;[\d;]*)?m")


def printed(*lines) -> str:
    stream = io.StringIO()
    Terminal(stream).print(lines)
    return stream.getvalue()


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return monkeypatch


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_colours():
    """So that the tests beside it can fail."""
    assert COLOUR.search(printed([("yes", "green")]))


def test_a_terminal_gets_no_colours_if_it_wants_none(terminal):
    terminal.setenv("NO_COLOR", "1")

    assert not COLOUR.search(printed([("yes", "green")]))


@pytest.mark.usefixtures("terminal")
def test_colours_of_a_text_do_not_reach_a_terminal():
    assert "\x1b[31m" not in printed(["\x1b[31mno", ("\x1b[31mno", "bold")])


def test_lines_are_neither_wrapped_nor_cut(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")

    assert printed(["word " * 30, ("[bold]:smile:", "red")], [], ["next"]) == "word " * 30 + "[bold]:smile:\n\nnext\n"


def test_cells_of_a_table_are_cleaned():
    stream = io.StringIO()
    Terminal(stream).print_table(("a", "b"), [("one\x1b\n", ("[b]two\r", "red"))])

    assert [line.split() for line in stream.getvalue().splitlines()] == [
        ["a", "b"],
        ["one\ufffd\ufffd", "[b]two\ufffd"],
    ]


def test_a_reader_who_leaves_is_the_command_lines_business():
    """rich would end the program."""

    class Left(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        Terminal(Left()).print([["text"]])


def test_progress_yields_every_item_and_leaves_standard_output_alone(capsys):
    assert list(with_progress(range(30), "Checking")) == list(range(30))
    assert capsys.readouterr().out == ""
