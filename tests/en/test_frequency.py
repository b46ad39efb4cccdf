"""How common words are: wordfreq's data, read without its package."""

from __future__ import annotations

import gzip

import msgpack
import pytest
import wordfreq

from clarity.en import frequency
from clarity.en.frequency import (
    COMMON_ZIPF,
    EVERYDAY_ZIPF,
    RARE_ZIPF,
    UNKNOWN_ZIPF,
    common_words,
    frequencies_file,
    word_frequencies,
    zipf_frequencies,
)


@pytest.mark.parametrize("word", ["the", "kidney", "appointment", "hospital", "biopsy", "renal"])
def test_frequencies_are_wordfreqs(word):
    assert word_frequencies()[word] == wordfreq.zipf_frequency(word, "en", "small")


@pytest.mark.parametrize("word", ["kidney", "nephrology", "hypertension", "colonoscopy"])
def test_frequencies_of_the_large_list_are_wordfreqs(word):
    assert zipf_frequencies()[word] == wordfreq.zipf_frequency(word, "en", "large")


def test_the_small_list_ends_where_rare_words_begin():
    """So a word that it does not have is rarer than any that it has."""
    assert min(word_frequencies().values()) >= RARE_ZIPF > UNKNOWN_ZIPF
    assert 25_000 < len(word_frequencies()) < 35_000
    assert "nephrology" not in word_frequencies()


def test_common_words_are_those_above_a_step():
    found = common_words()

    assert {"the", "kidney"} <= found
    assert "renal" not in found
    assert all(word_frequencies()[word] >= COMMON_ZIPF for word in found)


def test_the_steps_are_in_order():
    assert EVERYDAY_ZIPF > COMMON_ZIPF > RARE_ZIPF > UNKNOWN_ZIPF


def test_wordfreq_is_asked_for_if_it_is_missing(monkeypatch):
    monkeypatch.setattr("clarity.en.frequency.find_spec", lambda _: None)

    with pytest.raises(ModuleNotFoundError, match="clarity needs the package wordfreq"):
        frequencies_file()


@pytest.mark.parametrize("header", [{"format": "cB", "version": 2}, {"format": "x", "version": 1}, {}])
def test_a_file_in_another_format_is_told(header):
    data = gzip.compress(msgpack.packb([header, ["the"]]))

    with pytest.raises(ValueError, match="wordfreq's data is not in the format that clarity reads; install wordfreq 3"):
        frequency._read(data)


def test_a_list_holds_words_by_how_much_rarer_they_are_than_one_in_one():
    """In hundredths of a power of ten; some steps have no word."""
    data = gzip.compress(msgpack.packb([{"format": "cB", "version": 1}, [], ["the"], [], ["a", "of"]]))

    assert frequency._read(data) == {"the": 8.99, "a": 8.97, "of": 8.97}
