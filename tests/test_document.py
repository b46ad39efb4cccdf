from __future__ import annotations

import pytest

from clarity.document import normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take 2.5mg b.i.d.", ["take", "2.5", "mg", "b.i.d", "."]),
        ("You won’t feel it", ["you", "won't", "feel", "it"]),
        ("the patient’s follow-up", ["the", "patient", "'s", "follow", "-", "up"]),
        ("d/c'd, s/p CABG", ["d", "/", "c'd", ",", "s", "/", "p", "cabg"]),
        ("(renal)", ["(", "renal", ")"]),
        ("see https://a.org/x?y=1.", ["see", "https://a.org/x?y=1", "."]),
        ("mail a.b@example.org", ["mail", "a.b@example.org"]),
        ("1,000.5 units", ["1,000.5", "units"]),
        ("at 9.30 or 12:15", ["at", "9.30", "or", "12:15"]),
        ("2nd HbA1c", ["2nd", "hba1c"]),
        ("end.Next", ["end", ".", "next"]),
        ("item 8)", ["item", "8", ")"]),
    ],
)
def test_tokens(parser, text, expected):
    assert parser.parse(text).norms == expected


def test_tokens_do_not_change_with_white_space(parser):
    assert parser.parse("heart \n\t failure").norms == parser.parse("heart failure").norms


@pytest.mark.parametrize("letter", ["İ", "ß", "ŉ", "ǰ", "\u1e9e", "ﬁ"])
def test_normalise_keeps_the_length(letter):
    """Some letters grow when lowered; offsets must not move."""
    text = f"a{letter}b"

    assert len(normalise(text)) == len(text)


def test_no_word_of_a_text_stays_in_memory(parser):
    """spaCy's string store must not keep a patient's name."""
    store = parser._tokenizer.vocab.strings
    parser.parse("Dear Mr Zqxwvkj, your number is 4471-2290-81.")

    assert "Zqxwvkj" not in store
    assert "4471" not in store
    assert "zqxwvkj" not in store


@pytest.mark.parametrize("text", ["(" * 50_000, "x" * 50_000, "a.b" * 20_000, "-" * 50_000, "Dr. " * 20_000, "." * 50_000])
def test_degenerate_texts_are_cut_up(parser, text):
    document = parser.parse(text)

    assert "".join(text.split()) == "".join(text[start:end] for start, end in zip(document.starts, document.ends, strict=True))
