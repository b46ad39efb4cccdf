"""A text cut up: what is known of each token, and that nothing of a text is kept once its document is gone."""

from __future__ import annotations

from functools import reduce
from operator import or_

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarity.document import DIFFICULT, WORDS, Counts, Word, WordTable, bracketed, parse, without
from clarity.en import document_of
from clarity.en.facts import Bit, word_of
from clarity.en.sentences import split
from clarity.original import Block, Original

counts = st.builds(Counts, **{name: st.integers(0, 10**9) for name in Counts._fields})


def total(text: str) -> Counts:
    return Counts.unpack(sum(document_of(text).counts))


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
def test_tokens(text, expected):
    assert document_of(text).norms == expected


def test_tokens_do_not_change_with_white_space():
    assert document_of("heart \n\t failure").norms == document_of("heart failure").norms


@pytest.mark.parametrize(
    "text", ["(" * 50_000, "x" * 50_000, "a.b" * 20_000, "-" * 50_000, "Dr. " * 20_000, "." * 50_000]
)
def test_degenerate_texts_are_cut_up(text):
    document = document_of(text)

    cut = "".join(text[start:end] for start, end in zip(document.starts, document.ends, strict=True))
    assert cut == "".join(text.split())


@given(st.text(alphabet=st.sampled_from("aé ’'s-(.)5\nİ?!"), max_size=60))
def test_all_lists_of_a_document_fit_together(text):
    """Each token is in one sentence, the sentences run on without a gap, and each is inside its block."""
    document = document_of(text)
    size = len(document.norms)

    lists = (document.starts, document.ends, document.words, document.flags, document.counts, document.sentence_of)
    assert {len(found) for found in lists} == {size}
    assert [(sentence.first, sentence.last) for sentence in document.sentences] == list(
        zip(
            [0, *(sentence.last for sentence in document.sentences)], [s.last for s in document.sentences], strict=False
        )
    )
    assert document.flags == [word.bits for word in document.words]
    assert len(document.bits) == len(document.sentences)
    assert len(document.lowered) == len(text)
    for index, sentence in enumerate(document.sentences):
        assert document.sentence_of[sentence.first : sentence.last] == [index] * (sentence.last - sentence.first)
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start <= document.starts[sentence.first]
        assert document.ends[sentence.last - 1] <= sentence.end <= block.end
    for norm, start, end in zip(document.norms, document.starts, document.ends, strict=True):
        assert norm == document.lowered[start:end]


def test_a_token_is_told_as_it_is_written():
    document = document_of("Ask Dr. MÜLLER’s nurse.")

    assert [document.word(token) for token in range(len(document.norms))] == [
        "Ask",
        "Dr",
        ".",
        "MÜLLER",
        "’s",
        "nurse",
        ".",
    ]


@pytest.mark.parametrize(
    ("text", "left", "expected"),
    [("a b", 0, False), ("a.", 0, True), ("a.", 1, False), ("a.", -1, False), ("(a)", 1, True)],
)
def test_tokens_that_touch_are_joined(text, left, expected):
    assert document_of(text).joined(left) is expected


def test_the_bits_of_a_sentence_are_those_of_its_words():
    document = document_of("You rest. Mr Lee was seen, too.")

    assert [bits & Bit.TITLE != 0 for bits in document.bits] == [False, True]
    assert [bits & Bit.YOU != 0 for bits in document.bits] == [True, False]
    assert [bits & Bit.COMMA != 0 for bits in document.bits] == [False, True]


def test_blocks_of_a_format_part_sentences_and_have_its_kinds():
    """No sentence runs from one block into the next, whatever the words say."""
    text = "your heart failure"
    original = Original(text, text, (Block(0, 11, "cell"), Block(11, 18, "item")))
    document = parse(original, WordTable({}, word_of), split)

    assert [text[sentence.start : sentence.end] for sentence in document.sentences] == ["your heart", "failure"]
    assert [block.kind for block in document.blocks] == ["cell", "item"]


# Counts.


@given(st.lists(counts, max_size=5))
def test_packed_counts_add_up_as_the_counts_do(parts):
    expected = tuple(sum(part[place] for part in parts) for place in range(len(Counts._fields)))

    assert Counts.unpack(sum(part.pack() for part in parts)) == expected


@given(counts)
def test_packed_counts_hold_words_and_difficult_words_where_they_are_looked_for(found):
    packed = found.pack()

    assert packed & WORDS == found.words
    assert packed & DIFFICULT == Counts(difficult_words=found.difficult_words).pack()


@pytest.mark.parametrize(
    ("text", "words", "syllables", "difficult", "letters", "characters"),
    [
        ("the doctor's room", 3, 4, 0, 14, 15),
        ("the doctor’s room", 3, 4, 0, 14, 15),
        ("the 's room", 3, 3, 1, 8, 9),
        ("a follow-up now", 3, 5, 0, 12, 13),
        ("a follow - up", 3, 4, 0, 9, 10),
        ("a non-renal cause", 3, 5, 1, 14, 15),
        ("a one-on-one talk", 3, 5, 0, 13, 15),
        ("-renal-", 1, 2, 1, 5, 7),
        ("5-day", 1, 2, 0, 4, 5),
    ],
)
def test_a_possessive_and_a_word_of_joined_parts_are_one_word(text, words, syllables, difficult, letters, characters):
    """It is as hard as its hardest part."""
    found = total(text)

    assert (found.words, found.syllables, found.difficult_words) == (words, syllables, difficult)
    assert (found.letters, found.characters) == (letters, characters)


def test_joined_parts_make_a_long_word():
    """Three syllables or more, and complex if one part is difficult."""
    assert total("follow-up").polysyllables == 1
    assert total("follow-up").complex_words == 0
    assert total("pre-renal").complex_words == 1


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("1. Take one", 2, 1),
        ("1.) Take one.\na) Rest", 3, 2),
        ("2\nTake one", 3, 2),
        ("1 tablet", 2, 1),
        ("A) nurse", 1, 1),
        ("A nurse", 2, 1),
        ("- one", 1, 1),
    ],
)
def test_the_number_of_an_item_is_no_word(text, words, sentences):
    document = document_of(text)

    assert Counts.unpack(sum(document.counts)).words == words
    assert len(document.sentences) == sentences


def test_the_letter_of_an_item_has_no_bits():
    """So that no rule takes it for a word; its norm stays, so that rows are found as before."""
    document = document_of("i) Rest")

    assert document.norms == ["i", ")", "rest"]
    assert [bits & Bit.LETTER for bits in document.flags] == [0, 0, Bit.LETTER]


# Brackets.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a (b c) d", ["(", "b", "c", ")"]),
        ("a (5 mg) d", []),
        ("a (b (5 mg) c) d", ["(", "b", "(", "5", "mg", ")", "c", ")"]),
        ("a (5 mg (b) c) d", ["(", "b", ")"]),
        ("a (b c", []),
        ("a b) c", []),
        ("a (b. c) d", ["(", "b", ".", "c", ")"]),
        ("a ()", ["(", ")"]),
        ("(a) (b)", ["(", "a", ")", "(", "b", ")"]),
    ],
)
def test_bracketed(text, expected):
    norms = document_of(text).norms

    assert [norms[token] for token in sorted(bracketed(norms, [(0, len(norms))]))] == expected


def test_brackets_end_with_their_sentence():
    """One that is not closed in its sentence hides nothing."""
    document = document_of("You (the reader. Rest now) today.")

    assert document.bracketed == frozenset()


# Words.


def test_a_table_makes_what_it_does_not_know_and_keeps_nothing():
    made: list[str] = []

    def make(norm: str) -> Word:
        made.append(norm)
        return Word(norm, 0, 0.0, 0)

    table = WordTable({"rest": Word("rest", 1, 5.0, 0)}, make)
    names = ["rest", "zorb", "rest", "zorb", "khan"]

    words, private = table.records(names)

    assert [word.norm for word in words] == names
    assert private == {"khan", "zorb"}
    assert sorted(made) == ["khan", "zorb"]
    assert table["zorb"].norm == "zorb"
    assert table.records(["rest"]) == ([table["rest"]], frozenset())
    assert sorted(made) == ["khan", "zorb", "zorb"]
    assert set(table.known) == {"rest"}


def test_a_document_without_some_tokens():
    """Its lists and sentences close up; places stay those of the text, and a document never loses its last word."""
    document = document_of("It is an MI (a heart attack). Rest (now).")
    bare = without(document, document.bracketed)

    assert bare.norms == ["it", "is", "an", "mi", ".", "rest", "."]
    assert [bare.word(token) for token in range(7)] == ["It", "is", "an", "MI", ".", "Rest", "."]
    assert [(sentence.first, sentence.last) for sentence in bare.sentences] == [(0, 5), (5, 7)]
    assert [bare.norms[sentence.first : sentence.last] for sentence in bare.sentences] == [
        bare.norms[:5], bare.norms[5:],
    ]  # fmt: skip
    assert bare.bits == [reduce(or_, bare.flags[:5]), reduce(or_, bare.flags[5:])]
    assert (bare.sentence_of, len(bare.counts), bare.bracketed) == ([0] * 5 + [1] * 2, 7, frozenset())
    assert without(document, ()) is document
    assert without(document, range(len(document.norms))) is document
