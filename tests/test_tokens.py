"""Tokens: the same as spaCy's with the same affixes, on hand-made chunks and on tens of thousands of made-up ones."""

from __future__ import annotations

import csv
import random
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

from clarity.tokens import INFIX, PREFIX, SUFFIX, WHOLE, fold, lower, normalise, phrase, tokenize
from clarity.wordlists import bundled

CHUNKS = [
    # Signs at either end come off one by one.
    ("pain", "pain"),
    ("pain.", "pain ."),
    ("(pain).", "( pain ) ."),
    ("“Stop!”", "“ stop ! ”"),
    ("‘Stop.’", "' stop . '"),
    ("...and", ". . . and"),
    ("--", "- -"),
    ("-5", "- 5"),
    ("£20", "£ 20"),
    ("50%,", "50 % ,"),
    ("@home", "@ home"),
    ("Name:____", "name : _ _ _ _"),
    # In the middle, some signs cut and others do not.
    ("follow-up", "follow - up"),
    ("follow–up", "follow - up"),
    ("word—word", "word — word"),
    ("and/or", "and / or"),
    ("tablet(s)", "tablet ( s )"),
    ("first_name", "first _ name"),
    ("50%-60%", "50% - 60 %"),
    ("(50%)/day", "( 50% ) / day"),
    ("a@b", "a@b"),
    ("677C→T", "677 c→t"),
    # Apostrophes: only the 's of a possessive comes off, and only at the end.
    ("don't", "don't"),
    ("Don’t,", "don't ,"),
    ("it's", "it 's"),
    ("IT’S.", "it 's ."),
    ("its'", "its '"),
    ("'it's'", "' it 's '"),
    ("'s", "' s"),
    ("('s", "( 's"),
    ("('s)", "( ' s )"),
    ("dog's's", "dog 's 's"),
    ("dog.'s", "dog . 's"),
    ("it'sx", "it'sx"),
    ("mother's-in-law's", "mother's - in - law 's"),
    ("O'Brien's", "o'brien 's"),
    ("\u02bcpain", "'pain"),
    ("pain\u02bcs", "pain 's"),
    # Numbers hold their points, commas and colons; a unit after one is cut off at the front of a chunk only.
    ("1,000.5", "1,000.5"),
    ("1,000,", "1,000 ,"),
    ("10:30am", "10:30 am"),
    ("5mg", "5 mg"),
    ("5µg", "5 µg"),
    ("5μg", "5 µg"),
    ("5Μg", "5μg"),
    ("5\u212a", "5k"),
    ("5é", "5é"),
    ("(2.5mg/5ml)", "( 2.5 mg / 5ml )"),
    ("10mg-20mg", "10 mg - 20mg"),
    ("1,a", "1 , a"),
    ("a,1", "a , 1"),
    ("a1,2b", "a1,2b"),
    ("BP:120/80", "bp : 120 / 80"),
    (".05", ". 05"),
    ("1/4/2024", "1 / 4 / 2024"),
    # Ordinals keep their number, in lower case.
    ("1st", "1st"),
    ("1ST", "1 st"),
    ("22nd-23rd", "22nd - 23rd"),
    ("5th.", "5th ."),
    ("5the", "5 the"),
    ("5th_", "5 th _"),
    ("(5th_", "( 5th _"),
    ("5th's", "5th 's"),
    ("5th\u02bcs", "5 th 's"),
    ("(5th\u02bcs", "( 5th 's"),
    # A full stop cuts between two small letters and two letters, and after a bracket.
    ("b.i.d.", "b.i.d ."),
    ("e.g.,", "e.g . ,"),
    ("pain.Take", "pain . take"),
    ("PAIN.Take", "pain.take"),
    ("pain.T", "pain.t"),
    ("no.5", "no.5"),
    ("(pain).Take", "( pain ) . take"),
    ("9a.m.", "9 a.m ."),
    # Addresses are whole, with signs around them off.
    ("(www.nhs.uk/a-b).", "( www.nhs.uk/a-b ) ."),
    ("www.a-b", "www.a-b"),
    ("WWW.a-b", "www.a - b"),
    ("https://a.b/c-d?e=f,", "https://a.b/c-d?e=f ,"),
    ("http://", "http : / /"),
    ("a-b@c-d.org.", "a-b@c-d.org ."),
    ("a-b@c-d", "a - b@c - d"),
    ("my-ward.nhs/a_b", "my-ward.nhs/a_b"),
    ("my-ward.NHS", "my - ward . nhs"),
    ("my-ward.nh", "my - ward . nh"),
    ("-.com", "-.com"),
    ("-@-.-", "-@-.-"),
    ("-@-.", "- @ - ."),
    # Other letters; a mark on its own is a sign.
    ("Größe.", "größe ."),
    ("ΟΔΟΣ", "οδος"),
    ("\u0130stanbul", "\u0130stanbul"),
    ("cafe\u0301", "cafe \u0301"),
    ("10⁹/L", "10⁹ / l"),
    ("\x00a\x00", "\x00 a \x00"),
    # Long chunks are not taken apart.
    ("-" * 99, " ".join("-" * 99)),
    ("-" * 100, "-" * 100),
    ("a" * 98 + "?!", "a" * 98 + "?!"),
    ("a" * 99 + ".", "a" * 99 + " ."),
    ("a" * 99 + "!", "a" * 99 + "!"),
    ("a" * 100 + ".", "a" * 100 + "."),
    ("\u02bc" + "a" * 98 + ".", "'" + "a" * 98 + "."),
]
"""Chunks, and what their tokens are."""

SIGNS = [*".,;:!?()[]{}'\"’‘“”ʼ`´′<>/\\&+*=|~…·•—–-−_@#%°£$€±→«»®", *"\u0301\x00\u200b"]
SIGNS += ["...", "--", "'s", "’S", "ʼs", "):", "://"]
TAILS = [*"5aAsSkKwµμéßΣ", "\u212a", "\u0130", "st", "nd", "rd", "th", "ST", "mg", "Mg"]
TAILS += ["www.", "http", ".com", ".NHS", "me@home.org"]
NUMBERS = ["7", "12", "0.5", "1,000", "10:30", "1.2.3", "٣", "10⁹", "½"]

texts = st.text() | st.sampled_from([chunk for chunk, _ in CHUNKS])


def cut_by_spacy(chunks):
    """The tokens of each chunk, by spaCy and the patterns of clarity.tokens."""
    tokenizer = Tokenizer(
        Vocab(),
        prefix_search=PREFIX.match,
        suffix_search=SUFFIX.search,
        infix_finditer=INFIX.finditer,
        token_match=WHOLE.match,
    )
    return [[token.text for token in tokenizer(chunk)] for chunk in chunks]


def cut_by_clarity(chunks):
    """The tokens of each chunk, by clarity."""
    return [[chunk[start:end] for start, end in zip(*tokenize(chunk)[1:3], strict=True)] for chunk in chunks]


def made_up_chunks():
    """Different chunks, the same at every run: words in all their dress, and the characters that rules speak of."""
    chance = random.Random(17)  # noqa: S311 # chunks to test with are no secret
    words = []
    for file in bundled():
        rows = csv.reader(file.read_text(encoding="utf-8").splitlines())
        words += [word for row in rows for cell in row[1:3] for word in cell.split()]
    cases = [str, str, str.upper, str.title]
    chunks = set()
    while len(chunks) < 51_000:
        parts = []
        for _ in range(chance.randint(1, 3)):
            parts += chance.choices(SIGNS, k=chance.choice([0, 0, 1, 2]))
            kind = chance.random()
            if kind < 0.4:
                parts.append(chance.choice(cases)(chance.choice(words)))
            elif kind < 0.7:
                parts += [chance.choice(NUMBERS), chance.choice(TAILS)][: chance.randint(1, 2)]
            else:
                parts += chance.choices(TAILS + SIGNS, k=chance.randint(1, 4))
        chunks.add("".join(parts + chance.choices(SIGNS, k=chance.choice([0, 0, 1, 2]))))
    return [chunk for chunk in sorted(chunks) if len(chunk) < 100]


@pytest.mark.parametrize(("chunk", "tokens"), CHUNKS)
def test_chunks(chunk, tokens):
    assert tokenize(chunk).norms == tokens.split(" ")


def test_same_as_spacy():
    chunks = made_up_chunks()

    assert len(chunks) > 50_000
    assert cut_by_clarity(chunks) == cut_by_spacy(chunks)


def test_same_as_spacy_on_the_chunks_by_hand():
    """So that the table holds no mistake that clarity shares."""
    chunks = [chunk for chunk, _ in CHUNKS if len(chunk) < 100]

    assert cut_by_clarity(chunks) == cut_by_spacy(chunks)


@settings(deadline=None)
@given(st.lists(texts | st.sampled_from(" \n\t\xa0")).map("".join))
def test_tokens_are_ordered_slices_of_all_but_white_space(text):
    norms, starts, ends, lowered = tokenize(text)

    assert lowered == normalise(text)
    assert norms == [lowered[start:end] for start, end in zip(starts, ends, strict=True)]
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert all(end <= start for end, (_, start) in zip(ends, pairwise(starts), strict=False))
    assert "".join(text[start:end] for start, end in zip(starts, ends, strict=True)) == "".join(text.split())


@settings(deadline=None)
@given(st.lists(texts).map("\n".join))
def test_a_chunk_is_cut_the_same_wherever_it_is(text):
    assert tokenize(text).norms == [norm for chunk in text.split() for norm in tokenize(chunk).norms]


def test_white_space_is_that_of_split():
    spaces = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]

    assert tokenize("".join(f"a{space}" for space in spaces)).norms == ["a"] * len(spaces)


def test_places_count_white_space():
    assert tokenize(" \n You\t\tcan’t.\r\n")[:3] == (["you", "can't", "."], [3, 8, 13], [6, 13, 14])
    assert tokenize(" \n")[:3] == ([], [], [])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a" * 300_000, 1),
        ("a" * 300_000 + ".", 1),
        ("?" * 100_000, 1),
        ("1.5mg" * 51_000, 1),
        ("'s" * 50_000, 1),
        ("\u0130" * 100_000, 1),
        (" " * 1_000_000, 0),
        ("\n" * 1_000_000 + "a", 1),
        ("You have a follow-up on 5 May. " * 20_000, 200_000),
        (("'s" * 49 + " ") * 2_000, 50 * 2_000),
        (("a@" * 49 + " ") * 2_000, 2 * 2_000),
    ],
)
def test_time_grows_with_the_length(text, count):
    start = time.process_time()
    tokens = tokenize(text)

    assert time.process_time() - start < 10  # tenths of a second, or minutes if it grew with the square
    assert len(tokens.norms) == count


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("follow-up", ("follow", "-", "up")),
        ("Crohn’s  disease", ("crohn", "'s", "disease")),
        ("5 mg", ("5", "mg")),
        ("", ()),
    ],
)
def test_phrase(text, norms):
    assert phrase(text) == norms


def test_fold():
    assert fold("‐‑‒–−- ‘’ʼ′`´' μ —") == "------ ''''''' µ —"
    assert fold("a`b") == "a'b"


def test_lower_keeps_the_length():
    assert lower("\u0130stanbul ΟΔΟΣ") == "\u0130stanbul οδος"
    assert lower("\u0130\tΣΑΣ\u0130") == "\u0130\tσασ\u0130"


@settings(deadline=None)
@given(st.text())
def test_normalised_text_is_as_long(text):
    assert len(normalise(text)) == len(text)
