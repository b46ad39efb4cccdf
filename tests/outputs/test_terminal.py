"""The terminal: colours where they are wanted, text cut and wrapped by its cells, and nothing that acts on it."""

from __future__ import annotations

import io
import os

import pytest

from clarity.outputs.terminal import Terminal, beginning, cells, cut, ending, with_progress, wrapped

GREEN = "\x1b[32myes\x1b[0m\n"
PLAIN = "yes\n"


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return monkeypatch


def printed(*lines, stream: io.StringIO | None = None, color: bool | None = None) -> str:
    stream = stream or io.StringIO()
    Terminal(stream, color=color).print(lines)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("stream", "variables", "color", "expected"),
    [
        (Screen, {}, None, GREEN),
        (io.StringIO, {}, None, PLAIN),
        (Screen, {"TERM": "dumb"}, None, PLAIN),
        (Screen, {"NO_COLOR": "1"}, None, PLAIN),
        (Screen, {"NO_COLOR": ""}, None, GREEN),
        (io.StringIO, {"FORCE_COLOR": "1"}, None, GREEN),
        (io.StringIO, {"FORCE_COLOR": ""}, None, PLAIN),
        (Screen, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, None, PLAIN),
        (io.StringIO, {"NO_COLOR": "1"}, True, GREEN),
        (Screen, {"FORCE_COLOR": "1"}, False, PLAIN),
    ],
)
def test_colours_are_there_where_they_are_wanted(environment, stream, variables, color, expected):
    for name, value in variables.items():
        environment.setenv(name, value)

    assert printed([("yes", "green")], stream=stream(), color=color) == expected


def test_a_style_may_have_two_words():
    assert printed([("no", "bold red"), " and on"], color=True) == "\x1b[1;31mno\x1b[0m and on\n"


def test_colours_of_a_text_do_not_reach_a_terminal():
    assert printed(["\x1b[31mno", ("\x1b[31mno", "bold")], color=True) == "\\x1b[31mno\x1b[1m\\x1b[31mno\x1b[0m\n"


def test_lines_are_neither_wrapped_nor_cut(environment):
    environment.setenv("COLUMNS", "20")

    assert printed(["word " * 30, ("[bold]:smile:", "red")], [], ["next"]) == "word " * 30 + "[bold]:smile:\n\nnext\n"


@pytest.mark.parametrize(("columns", "width"), [("120", 120), ("0", 80), ("wide", 80), ("", 80)])
def test_the_width_is_what_is_said_or_the_usual(environment, columns, width):
    environment.setenv("COLUMNS", columns)

    assert Terminal(io.StringIO()).width == width


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_the_width_is_that_of_the_terminal_that_is_written_to():
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 97, 0, 0))
    with os.fdopen(theirs, "w") as stream:
        assert Terminal(stream).width == 97
    os.close(ours)


def test_cells_of_a_table_are_cleaned():
    stream = io.StringIO()
    Terminal(stream).print_table(("a", "b"), [("one\x1b\n", ("[b]two\r", "red"))])

    assert stream.getvalue().splitlines() == ["a         b", r"one\x1b\n [b]two\r"]


def test_the_last_column_of_a_table_is_wrapped(environment):
    environment.setenv("COLUMNS", "16")
    stream = io.StringIO()
    Terminal(stream).print_table(("rule", "what"), [("a.b", "one two three four")])

    assert stream.getvalue().splitlines() == ["rule what", "a.b  one two", "     three four"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0), ("Zoë", 3), ("Zoe\u0308", 3), ("“Yes” – 5 µg → 6…", 17), ("手術", 4), ("ｗｉｄｅ", 8), ("ﾊﾝｶｸ", 4),
        ("\U0001f600", 2), ("\u2764\ufe0f", 2), ("zero\u200bwidth", 9), ("\u1112\u1161\u11ab", 2), ("\xad", 1),
    ],
)  # fmt: skip
def test_cells_are_counted(text, expected):
    """As the East Asian Width annex of Unicode has it: two for wide characters, none for those that combine."""
    assert cells(text) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two", 7, "one two"), ("one two", 6, "one t…"), ("one two", 5, "one…"), ("手術です", 8, "手術です"),
        ("手術です", 7, "手術で…"), ("手術です", 6, "手術…"), ("Zoe\u0308s", 4, "Zoe\u0308s"), ("Zoe\u0308s", 3, "Zo…"),
    ],
)  # fmt: skip
def test_a_text_is_cut_by_its_cells(text, width, expected):
    assert cut(text, width) == expected


@pytest.mark.parametrize(
    ("width", "first", "last"),
    [(0, "", ""), (1, "", "d"), (2, "手", "e\u0308d"), (3, "手e\u0308", "e\u0308d"), (4, *2 * ["手e\u0308d"])],
)
def test_the_beginning_and_the_ending_are_cut_by_their_cells(width, first, last):
    """And a mark stays with its letter."""
    text = "手e\u0308d"

    assert (beginning(text, width), ending(text, width)) == (first, last)


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ([], 5, []),
        (["one"], 3, ["one"]),
        (["one", "two"], 7, ["one two"]),
        (["one", "two"], 6, ["one", "two"]),
        (["手術", "で"], 7, ["手術 で"]),
        (["手術", "で"], 6, ["手術", "で"]),
        (["a", "one two", "b"], 7, ["a", "one two", "b"]),
        (["one two", "b"], 5, ["one", "two b"]),
        (["abcdefgh", "i"], 3, ["abc", "def", "gh", "i"]),
        (["手術です"], 3, ["手", "術", "で", "す"]),
        (["手"], 1, ["手"]),
    ],
)
def test_words_are_wrapped_by_their_cells(words, width, expected):
    assert wrapped(words, width) == expected


def test_a_reader_who_leaves_is_the_command_lines_business():
    class Left(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        Terminal(Left()).print([["text"]])


def test_progress_yields_every_item_and_leaves_standard_output_alone(capsys):
    assert list(with_progress(range(3), "Checking")) == [0, 1, 2]

    out, err = capsys.readouterr()
    assert out == ""
    assert err == "\rChecking 1 of 3\rChecking 2 of 3\rChecking 3 of 3\r" + " " * 15 + "\r"
