"""The words that everybody knows: Dale and Chall's list, from textstat's data, and their regular inflections."""

from __future__ import annotations

import sys

import pytest

from clarity.en.familiar import familiar_words, familiar_words_file, is_familiar


def test_familiar_words_come_from_textstat():
    assert len(familiar_words()) > 2900
    assert "apple" in familiar_words()
    assert "renal" not in familiar_words()
    assert "textstat" in familiar_words_file().parts


def test_familiar_words_are_as_texts_are_compared():
    """In lower case, with straight quotes, and without the white space of the file."""
    assert all(word == word.strip().lower() and word and "\u2019" not in word for word in familiar_words())
    assert "don't" in familiar_words()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("apple", True),
        ("apples", True),
        ("walked", True),
        ("stopping", True),
        ("carries", True),
        ("doctor's", True),
        ("Apple", False),
        ("renal", False),
        ("", False),
    ],
)
def test_a_regular_inflection_is_as_familiar_as_its_word(word, expected):
    """Words are asked for in lower case."""
    assert is_familiar(word) is expected


def test_textstat_is_asked_for_if_it_is_missing(monkeypatch):
    monkeypatch.setattr("clarity.en.familiar.find_spec", lambda _: None)

    with pytest.raises(ModuleNotFoundError, match="clarity needs the package textstat"):
        familiar_words_file()


def test_textstat_itself_is_not_imported():
    """Another test of this run may have done so; then this one shows nothing."""
    if "textstat" not in sys.modules:
        familiar_words.read()
        assert "textstat" not in sys.modules
