"""Token phrases: what each item matches, where a match can begin, and what is said of a faulty pattern."""

from __future__ import annotations

import marshal
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarity.pattern import Context, PatternError, compile_pattern, heads, match_at
from clarity.tokens import phrase, tokenize

CLASSES = {
    "month": ["january", "may"],
    "time": ["<number> (day|days|week)", "<month>", "straight away"],
    "loop": ["a", "<again>"],
    "again": ["<loop>"],
    "empty": [],
    "bad": ["(a"],
    "noun": {"decision": "decide", "review": "review"},
}
SHAPES = {
    "phone": {"find": r"\+?\d[\d -]{4,}\d", "first": ["<number>", "+"]},
    "dose": {"find": r"\d+\s?mg", "first": ["<number>"]},
    "clock": {"find": "1[0-2]|[1-9]", "first": ["<number>"]},
    "nowhere": {"find": r"\d+", "first": []},
    "broken": {"find": "(", "first": ["a"]},
}


def compiled(text):
    return compile_pattern(text, CLASSES, SHAPES, phrase)


def context_of(text):
    norms, starts, ends, lowered = tokenize(text)
    return Context(norms, starts, ends, text, lowered, 0, len(norms))


def search(text, patterns):
    """Every match in a sentence: at each token the first pattern that matches, then on from its end."""
    context = context_of(text)
    found, place = [], 0
    while place < context.last:
        matches = (match_at(pattern.nodes, context, place) for pattern in patterns)
        match = next(filter(None, matches), None)
        if match:
            found.append((place, *match))
        place = match[0] if match else place + 1
    return context, found


def spans(pattern, text):
    context, found = search(text, [compiled(pattern)])
    return [text[context.starts[first] : context.ends[last - 1]] for first, last, _ in found]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("sorry", "Sorry, I am SORRY.", ["Sorry", "SORRY"]),
        ("thank you", "thank\n  you, thank-you", ["thank\n  you"]),
        ("don't", "We don\u2019t know.", ["don\u2019t"]),
        ("follow-up", "a follow-up, a follow up", ["follow-up"]),
        ("follow -? up", "a follow-up, a follow up", ["follow-up", "follow up"]),
        ("doctor 's", "my doctor's letter", ["doctor's"]),
        ("'s", "my doctor's letter", ["'s"]),
        ("a.m.", "at 9 a.m. today", ["a.m."]),
        ("worr*", "worry, worried, words", ["worry", "worried"]),
        ("e-mail*", "we e-mailed", ["e-mailed"]),
        ("*ed", "ed called", ["called"]),
        ("(*ed|*aled) it", "aled it, ed it", ["aled it"]),
        ("*n't", "I don't and can not", ["don't"]),
        ("your * visit", "your next visit, your, visit, your visit", ["your next visit"]),
        ("your *? visit", "your next visit, your visit", ["your next visit", "your visit"]),
        ("a ..2 b", "a b, a x b, a x y b, a x y z b", ["a b", "a x b", "a x y b"]),
        ("a ..3 b", "a b b b b", ["a b b b b"]),
        ("a ~3 b", "a, x b b", ["a, x b"]),
        ("a ~2 b", "a, x, b", []),
        ("(big|very big|huge?) shock", "a very big shock, a shock", ["very big shock", "shock"]),
        ("(a|b (c|d)) e", "a e b d e b e", ["a e", "b d e"]),
        ("in <time>", "in 3 days, in May, in straight away, in time", ["in 3 days", "in May", "in straight away"]),
        ("<number> mg", "5mg or five mg", ["5mg"]),
        ("dear <capital>", "dear Ann, dear ann", ["dear Ann"]),
        ("<phone>", "Ring +44 20 7946-0000 now.", ["+44 20 7946-0000"]),
        ("a <noun>", "a decision, a decide", ["a decision"]),
        ("take <dose>", "take 5mg, take 5 mgs", ["take 5mg"]),
        ("<clock>", "1, 12, 123, 1.5, 3mg", ["1", "12", "3"]),
        ("<number> !!(mg !/)", "1 mg, 2 ml, 3 mg/l", ["1"]),
        ("^ dear", '"Dear dear', ["Dear"]),
        ("bye $", "bye, bye!", ["bye"]),
        ("!not sure", "not sure, sure", ["sure"]),
        ("!(not *?) sure", "not sure, not so sure, quite sure", ["sure"]),
        ("!a !b c", "a c b c d c", ["c"]),
        ("sure !(that|of it)", "sure that, sure of it, sure of", ["sure"]),
        ("is !not *ed", "is noted", ["is noted"]),
        (r"what \?", "what? what", ["what?"]),
        (r"\[ name \]", "Dear [name]", ["[name]"]),
        ('("|“) fit', "“fit", ["“fit"]),
    ],
)
def test_items(pattern, text, expected):
    assert spans(pattern, text) == expected


def test_kept_items():
    context, found = search("call Ann or ring", [compiled("(call [<capital>]|ring [us]?)")])
    assert [[context.norms[first:last] for first, last in groups] for _, _, groups in found] == [
        [["ann"], []],
        [[], []],
    ]


def test_first_pattern_that_matches_wins_and_search_goes_on_behind_it():
    context, found = search("call us now us", [compiled("call"), compiled("call us"), compiled("us")])
    assert [context.norms[first:last] for first, last, _ in found] == [["call"], ["us"], ["us"]]


def test_sentence_is_not_left():
    context = context_of("call us not here now")
    inside = context._replace(first=1, last=3)
    assert match_at(compiled("us not").nodes, inside, 1)
    assert not match_at(compiled("us not here").nodes, inside, 1)
    assert match_at(compiled("!call us").nodes, inside, 1)
    assert match_at(compiled("^ us not $").nodes, inside, 1)
    assert not match_at(compiled("us ~5 now").nodes, inside, 1)


def test_heads_and_firsts():
    pattern = compiled("(call|worr*|*ed|<number>|<phone>) x")
    assert pattern.firsts == (frozenset({"call", "+"}), ("worr",), ("ed",), True)
    assert list(heads(pattern)) == [("+", ""), ("<number>", ""), ("call", "x")]
    assert list(heads(compiled("!not (a b|c) (d|e f)?"))) == [("a", "b"), ("c", "")]
    assert list(heads(compiled("(a|b c) (d|e f)"))) == [("a", "d"), ("a", "e"), ("b", "c")]
    assert list(heads(compiled("a !b c"))) == [("a", "c")]
    assert list(heads(compiled("(a|a b) c"))) == [("a", "b"), ("a", "c")]
    assert list(heads(compiled("a ..2 b"))) == list(heads(compiled("a *"))) == [("a", "")]


def test_nodes_survive_marshal():
    pattern = compiled("!not (call|ring us?) ~4 [<phone>|<month>] $")
    stored = marshal.loads(marshal.dumps(pattern.nodes))  # noqa: S302 - our own bytes
    assert stored == pattern.nodes
    assert match_at(stored, context_of("ring us on 020 7946 0000."), 0) == (6, ((3, 6),))


@pytest.mark.parametrize(
    ("pattern", "problem", "place"),
    [
        ("", "empty", 0),
        ("!a", "empty", 0),
        ("*", "begin with any word", 0),
        ("a? ..3 b", "begin with any word", 0),
        ("<capital> a", "begin with any word", 0),
        ("a?", "begin with any word", 0),
        ("a|b", "need brackets", 1),
        ("x (a", "not closed", 2),
        ("x [a", "not closed", 2),
        ("a )", "not opened", 2),
        ("a ()", "alternative is empty", 3),
        ("(a|) b", "alternative is empty", 3),
        ("a(b)", "touch", 1),
        ("a ?", "question mark", 2),
        ("a !", "exclamation mark", 3),
        ("a ! b", "exclamation mark", 4),
        ("!b? a", "may match nothing", 0),
        ("!(b|c?) a", "may match nothing", 0),
        ("!<phone> a", "backwards", 0),
        ("!([b]) a", "kept", 2),
        ("a*b", "star inside", 0),
        ("*a*", "star inside", 0),
        ("x 24*", "is cut", 2),
        ("a ~61 b", "no gap", 2),
        ("a ..0 b", "no gap", 2),
        ("a < b", "stands alone", 2),
        ("a \\", "stands alone", 2),
        ("x <mouth>", "not known", 2),
        ("x <loop>", "holds itself", 2),
        ("x <empty>", "is empty", 2),
        ("x <bad>", "not closed", 2),
        ("x <nowhere>", "does not say", 2),
        ("x <broken>", "not valid", 2),
    ],
)
def test_faulty_patterns(pattern, problem, place):
    with pytest.raises(PatternError, match=problem) as raised:
        compiled(pattern)
    assert raised.value.place == place
    assert raised.value.fix.endswith((".", "it."))
    assert str(raised.value) == f"{raised.value.problem} {raised.value.fix}"


def test_time_does_not_explode():
    context = context_of("a b " * 10_000)
    pattern = compiled("a ~20 b ~20 (a|a b|b a?) ~20 b ..20 (b|b a)? ..20 c")
    start = time.process_time()
    assert not any(match_at(pattern.nodes, context, place) for place in range(0, 400, 2))
    assert time.process_time() - start < 2


LETTERS = st.sampled_from("abc")
SEQUENCES = st.recursive(
    LETTERS | st.sampled_from(["*", "..2", "!a", "!(b c)"]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(" ".join)
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({'|'.join(parts)})")
        | inner.map(lambda part: f"({part})?")
    ),
    max_leaves=8,
)


def as_regex(pattern):
    """The pattern as a regular expression over one-letter words."""
    plain = pattern.replace("..2", ".{0,2}").replace("*", ".").replace("!(b c)", "(?!bc)").replace("!a", "(?!a)")
    return plain.replace(" ", "")


@given(SEQUENCES, st.text("abc", min_size=1, max_size=8))
def test_same_as_regular_expressions(pattern, text):
    context = context_of(" ".join(f"z{text}"))
    found = match_at(compiled(f"z {pattern}").nodes, context, 0)
    match = re.match("z" + as_regex(pattern), f"z{text}")
    assert (found and found[0]) == (match and match.end())
