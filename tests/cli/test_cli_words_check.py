"""`clarity words check`: faults on standard output, their number on standard error."""

from __future__ import annotations

import re

import pytest

from cli.conftest import HEADER


def test_words_check_of_a_good_list(clarity):
    code, out, err = clarity("words", "check", "own.csv")

    assert (code, out) == (0, "")
    assert re.fullmatch(r"\d+ rows in \d+ lists, the bundled ones in .*wordlists: no faults\.\n", err)


def test_words_check_of_a_list_with_wrong_rows(clarity):
    code, out, err = clarity("words", "check", "content.csv")

    assert code == 1
    assert [line for line in out.splitlines() if line.startswith("content.csv")] == [
        'content.csv:2 [miss]: The row is found in "So zorbic!". Add a condition that switches it off there.',
        'content.csv:3 [sources]: "nowhere" is not in sources.csv. Add it there with its licence, or correct it.',
    ]
    assert err.endswith(f"wordlists: {len(out.splitlines())} faults.\n")


def test_words_check_of_a_list_with_a_spoilt_format_tells_every_fault(clarity):
    code, out, err = clarity("words", "check", "format.csv")

    assert code != 0
    assert re.findall(r"format\.csv:\d \[\w+\]", out + err) == ["format.csv:2 [status]", "format.csv:3 [id]"]


def test_words_check_of_a_list_with_a_spoilt_format_exits_with_1(clarity):
    assert clarity("words", "check", "format.csv").code == 1


@pytest.mark.parametrize("name", ["nowhere.csv", "strict"])
def test_words_check_of_what_cannot_be_read(clarity, name):
    code, out, err = clarity("words", "check", name)

    assert (code, out) == (2, "")
    assert err.startswith(f"clarity: {name}: The file cannot be read: ")


def test_words_check_cleans_what_it_repeats_of_a_list(clarity, folder):
    """A cell may hold a line feed, which is no line of the output."""
    row = 'own.zorbic,zorbic,plain,choose,soft,own,"draft\x1b[2J\nclarity: fake",A zorbic wib.,a zorb\n'
    (folder / "forged.csv").write_text(HEADER + row)
    code, out, err = clarity("words", "check", "forged.csv")

    assert code == 1
    assert "\x1b" not in out + err
    assert not re.search(r"(?m)^clarity: fake", out + err)
