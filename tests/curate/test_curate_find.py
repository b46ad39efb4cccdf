"""Rows found by a text."""

from __future__ import annotations

import pytest
from conftest import write_list

from clarity.bundle import categories, rules
from clarity.cli import main
from clarity.curate.find import find_rows
from clarity.wordlists import read_all


@pytest.fixture
def ids(tmp_path):
    """The ids of the rows of a small list that hold a text."""
    rows = [
        {
            "id": "own.a",
            "term": "zorb",
            "forms": "zorbing=rolling ; turning",
            "action": "choose",
            "replacements": "ball",
            "hit": "zorb",
        },
        {"id": "own.b", "term": "a wib", "action": "explain", "explanation": "a ball that rolls", "hit": "a wib"},
        {"id": "own.c", "term": "Ball\u2019s pyramid", "action": "flag", "hit": "Ball\u2019s pyramid"},
    ]
    _, entries = read_all(
        [write_list(tmp_path / "ours.csv", [{"category": "plain", **row} for row in rows])], categories(rules())
    )
    return lambda text: [entry.id for entry in find_rows(entries.values(), text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zorb", ["own.a"]),
        ("turning", ["own.a"]),
        ("ball", ["own.a", "own.b", "own.c"]),
        ("BALL THAT  ROLLS", ["own.b"]),
        ("ball's", ["own.c"]),
        ("own.a", []),
        ("zzz", []),
    ],
    ids=[
        "term",
        "a form's offer",
        "replacements, explanation, term",
        "capitals and spaces",
        "straight quote",
        "no id",
        "nothing",
    ],
)
def test_a_text_is_looked_for_in_terms_and_in_plain_words(ids, text, expected):
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [("hypertension", 0, "cond.hypertension"), ("high blood", 0, "cond.hypertension"), ("zzz", 1, "")],
)
def test_words_find_looks_in_terms_and_plain_words(text, code, shown, capsys):
    with pytest.raises(SystemExit) as left:
        main(["words", "find", text])
    out = capsys.readouterr().out

    assert left.value.code == code
    assert shown in out
    assert bool(out) == bool(shown)
