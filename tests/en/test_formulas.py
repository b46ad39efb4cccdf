"""The reading formulas, worked out by hand from the published papers."""

from __future__ import annotations

import pytest

from clarity.document import Counts
from clarity.en.formulas import FORMULAS, reading_ease


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        # 100 words, 5 sentences, 150 syllables, 12 polysyllables (9 complex), 15 difficult, 460 letters, 480 characters
        ("flesch_kincaid", 0.39 * 20 + 11.8 * 1.5 - 15.59),  # 9.91
        ("smog", 1.043 * 72**0.5 + 3.1291),  # 30 x 12 / 5 = 72: 11.98
        ("gunning_fog", 0.4 * (20 + 9)),  # 11.6
        ("ari", 4.71 * 4.8 + 0.5 * 20 - 21.43),  # 11.178
        ("coleman_liau", 0.058 * 460 - 0.296 * 5 - 15.8),  # 9.4
        ("dale_chall", 0.1579 * 15 + 0.0496 * 20 + 3.6365),  # 6.997
    ],
)
def test_formulas_by_hand(formula, expected):
    counts = Counts(
        words=100,
        syllables=150,
        polysyllables=12,
        complex_words=9,
        difficult_words=15,
        rare_words=3,
        letters=460,
        characters=480,
    )

    assert FORMULAS[formula](counts, 5) == pytest.approx(expected)


def test_reading_ease_by_hand():
    """206.835 - 1.015 x 20 - 84.6 x 1.5 = 59.635."""
    assert reading_ease(Counts(words=100, syllables=150), 5) == pytest.approx(59.635)


def test_dale_chall_adds_nothing_at_five_percent():
    assert FORMULAS["dale_chall"](Counts(words=100, difficult_words=5), 10) == pytest.approx(0.1579 * 5 + 0.0496 * 10)
