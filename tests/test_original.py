"""A source and its prose: where a place is, what may be edited there, and what the author has switched off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarity.original import Block, Branch, Ignore, Moved, Original, Piece, Place


def original(text: str, prose: str | None = None, **more) -> Original:
    return Original(text, text if prose is None else prose, (Block(0, len(text), None),), **more)


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("zorb", 0, (1, 1)),
        ("a zorb", 2, (1, 3)),
        ("a\nzorb", 2, (2, 1)),
        ("a\r\nzorb", 3, (2, 1)),
        ("a\rzorb", 2, (2, 1)),
        ("a\n\r\n\rzorb", 5, (4, 1)),
        ("a\r\n\r\nzorb", 5, (3, 1)),
        ("a\n", 2, (2, 1)),
        ("a\n", 1, (1, 2)),
        ("", 0, (1, 1)),
        ("🙂 zorb", 2, (1, 3)),
        ("e\u0301 zorb", 3, (1, 4)),
        ("a\u2028zorb", 2, (1, 3)),
        ("a\x0czorb", 2, (1, 3)),
        ("a\x0bzorb", 2, (1, 3)),
        ("a\u0085zorb", 2, (1, 3)),
    ],
)
def test_a_place_is_counted_as_an_editor_counts(text, start, expected):
    """Lines end at LF, CRLF and CR only; columns are characters."""
    assert original(text).locate(start) == Place(*expected)


@given(st.text(alphabet=st.sampled_from("a \n\r🙂"), max_size=30))
def test_line_and_column_lead_back_to_the_place(text):
    found = original(text)
    lines = text.replace("\r\n", "\n\0").replace("\r", "\n").replace("\n\0", "\r\n").split("\n")

    for start in range(len(text) + 1):
        line, column = found.locate(start)
        assert sum(len(line) + 1 for line in lines[: line - 1]) + column - 1 == start


def test_only_prose_may_be_edited():
    """Neither a stretch with markup in it nor one that stands for a placeholder."""
    found = original("**high** BP of {{ name }}", "  high   BP of name      ")

    assert found.is_verbatim(2, 6)
    assert found.is_verbatim(9, 14)
    assert not found.is_verbatim(2, 11)
    assert not found.is_verbatim(15, 19)
    assert found.is_verbatim(6, 6)


@pytest.mark.parametrize(
    ("start", "end", "rules", "expected"),
    [
        (0, 9, (), True),
        (2, 5, (), True),
        (3, 5, (), False),
        (2, 4, (), False),
        (5, 9, (), False),
        (0, 9, ("tone.blame",), True),
        (0, 9, ("tone.blame", "tone.cold"), True),
        (0, 9, ("tone.cold",), False),
        (0, 9, ("tone",), False),
    ],
)
def test_an_author_switches_rules_off(start, end, rules, expected):
    """Those named, or every one; for a place that lies in the stretch as a whole."""
    found = original("a zorb b ", ignores=(Ignore(start, end, frozenset(rules)),))

    assert found.ignores_rule("tone.blame", 2, 5) is expected


def test_of_several_ignores_one_is_enough():
    ignores = (Ignore(0, 4, frozenset(["tone.cold"])), Ignore(0, 4, frozenset(["tone.blame"])))

    assert original("zorb", ignores=ignores).ignores_rule("tone.blame", 0, 4)
    assert not original("zorb", ignores=ignores).ignores_rule("jargon.plain", 0, 4)
    assert not original("zorb").ignores_rule("tone.blame", 0, 4)


def test_originals_are_compared_by_what_they_say():
    assert original("a\nb") == original("a\nb")
    assert original("a\nb") != original("a\nb", "a\n ")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 8, (0, 14)),  # "of name", which is "of {{ first }}"
        (3, 7, (3, 14)),
        (0, 2, (0, 2)),
        (0, 3, (0, 3)),
        (3, 14, (3, 14)),
        (0, 16, (0, 16)),
        (15, 22, (15, 28)),
        (0, 0, (0, 0)),
    ],
)
def test_a_place_takes_in_all_of_a_placeholder_that_it_ends_in(start, end, expected):
    """In the prose only the first letters of it are a word."""
    source = "of {{ first }} or {{ name }}"
    prose = "of name        or name      "
    found = Original(source, prose, (Block(0, len(source), None),), placeholders=((3, 14), (18, 28)))

    assert found.widened(start, end) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 3, False),
        (0, 4, True),
        (3, 7, True),
        (5, 5, True),
        (13, 20, True),
        (14, 18, False),
        (14, 14, False),
        (18, 19, True),
    ],
)
def test_a_stretch_holds_a_placeholder_or_is_in_one(start, end, expected):
    source = "of {{ first }} or {{ name }}"
    found = Original(source, source, (Block(0, len(source), None),), placeholders=((3, 14), (18, 28)))

    assert found.has_placeholder(start, end) is expected
    assert not original(source).has_placeholder(start, end)


# Prose that has been moved to join the parts of a word: a source "x hyper<b>ten</b>s&eacute; y".

JOINED = original(
    "x hyper<b>ten</b>s&eacute; y",
    "x hypertensé" + " " * 14 + " y",
    moved=(Moved(7, 10, 10, 13), Moved(10, 11, 17, 18), Moved(11, 12, 18, 26)),
    ignores=(Ignore(0, 20, frozenset()),),
    placeholders=((26, 28),),
)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 1, "x"),
        (2, 7, "hyper"),
        (2, 9, "hyper<b>te"),
        (2, 10, "hyper<b>ten"),
        (2, 12, "hyper<b>ten</b>s&eacute;"),
        (7, 10, "ten"),
        (8, 9, "e"),
        (9, 11, "n</b>s"),
        (11, 12, "&eacute;"),
        (0, 12, "x hyper<b>ten</b>s&eacute;"),
        (27, 28, "y"),
    ],
)
def test_moved_prose_leads_to_its_place_in_the_source(start, end, expected):
    first, last = JOINED.widened(start, end)

    assert JOINED.text[first:last] == expected


@pytest.mark.parametrize(
    ("place", "expected"), [(0, 0), (2, 2), (7, 7), (9, 12), (10, 13), (11, 18), (12, 26), (28, 28)]
)
def test_a_place_between_two_letters_is_behind_the_first(place, expected):
    assert JOINED.widened(place, place) == (expected, expected)


def test_only_what_stands_together_in_the_source_may_be_edited():
    assert JOINED.is_verbatim(7, 10)
    assert not JOINED.is_verbatim(2, 10)
    assert not JOINED.is_verbatim(11, 12)


def test_ignores_and_placeholders_are_places_of_the_source():
    assert JOINED.ignores_rule("tone.cold", 10, 11)
    assert not JOINED.ignores_rule("tone.cold", 11, 12)
    assert JOINED.has_placeholder(27, 28)
    assert not JOINED.has_placeholder(11, 12)


def test_white_space_may_differ_where_an_edit_is_made():
    """As in HTML, where a line break is a space."""
    assert original("prior\r\nto", "prior  to").is_verbatim(0, 9)


CHOOSING = "a {b c} d {e {f} g {h}} i"
"""Two branches, the second of which has two in it: the braces stand for tags."""


def choosing() -> Original:
    inner, outer = (Branch(14, 15, "f"), Branch(20, 21, "h")), (Branch(3, 6, "b c"), Branch(11, 22, "e"))
    prose = CHOOSING.replace("{", " ").replace("}", " ")
    return Original(CHOOSING, prose, (Block(0, len(prose), None),), choices=(inner, outer))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 1, ""), (3, 4, "b c"), (3, 6, "b c"), (3, 7, ""), (8, 9, ""), (11, 12, "e"), (14, 15, "f"), (17, 18, "e"),
        (20, 21, "h"), (14, 21, "e"), (21, 22, "e"), (24, 25, ""), (0, 25, ""),
    ],
)  # fmt: skip
def test_a_stretch_is_in_the_innermost_branch_that_holds_all_of_it(start, end, expected):
    assert choosing().branch_of(start, end) == expected
    assert original(CHOOSING).branch_of(start, end) == ""


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 6, False), (3, 9, False), (5, 12, True), (3, 7, False), (8, 15, False), (12, 15, False), (14, 21, True),
        (15, 21, False), (14, 18, False), (17, 25, False), (0, 25, True),
    ],
)  # fmt: skip
def test_words_of_two_branches_are_never_said_together(start, end, expected):
    """What stands between two branches is in neither."""
    assert choosing().is_never_said(start, end) is expected
    assert not original(CHOOSING).is_never_said(start, end)


def test_a_place_in_a_text_that_was_taken_out_is_told_as_in_the_file():
    """Two lines of a JSON string are on one line of the file; what is between two pieces belongs to the one before."""
    pieces = (Piece(0, 5, "/a", Place(3, 9)), Piece(6, 9, "/a", Place(3, 16)), Piece(11, 14, "/b", Place(5, 2)))
    taken = Original("Rest.\nNow\n\nGo.", "Rest.\nNow\n\nGo.", (), pieces=pieces)

    assert [taken.locate(place) for place in (0, 4, 6, 8, 12)] == [(3, 9), (3, 13), (3, 16), (3, 18), (5, 3)]
    assert [taken.where(place) for place in (0, 5, 9, 11, 99)] == ["/a", "/a", "/a", "/b", "/b"]


def test_a_place_in_a_file_without_lines_is_told_as_in_the_text_that_was_taken_out():
    taken = Original("Rest.\nNow", "Rest.\nNow", (), pieces=(Piece(0, 5, "header"), Piece(6, 9, "")))

    assert (taken.locate(7), taken.where(2), taken.where(7)) == ((2, 2), "header", "")
