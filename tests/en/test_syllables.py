from __future__ import annotations

import pytest
from conftest import data_rows

from clarity.en.syllables import count_syllables


@pytest.mark.parametrize(
    ("name", "least", "share"), [("medical_syllables.csv", 200, 0.95), ("common_syllables.csv", 2000, 0.98)]
)
def test_syllables_agree_with_the_dictionary(name, least, share):
    """Medical words marked by hand from dictionaries' pronunciations; common words with CMUdict's count."""
    words = data_rows(name)

    right = sum(count_syllables(row["word"]) == int(row["syllables"]) for row in words)

    assert len(words) >= least
    assert right / len(words) >= share


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("", 1), ("a", 1), ("Mrs", 1), ("don't", 1), ("DON’T", 1), ("naïve", 2), ("café", 2), ("l'oeil", 2),
        ("rhythm", 2), ("123", 1), ("nurse's", 2), ("tablets", 2), ("prescribed", 2), ("diarrhoea", 4),
        ("paediatric", 4), ("warfarin", 3),
    ],
)  # fmt: skip
def test_syllables_of_single_words(word, count):
    assert count_syllables(word) == count
