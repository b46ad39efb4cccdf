"""How the phrases of rules are found, and what switches them off."""

from __future__ import annotations

import marshal

import pytest
from conftest import rules_in
from hypothesis import given
from hypothesis import strategies as st

from clarity.document import WordTable, parse
from clarity.en import ENGLISH
from clarity.formats import original_of
from clarity.pattern import Context, compile_pattern, match_at
from clarity.phrases import RuleIndex, phrase_heads
from clarity.rule import Find, Rule
from clarity.tokens import phrase

PATTERNS = (
    "a", "a b", "a b c", "b", "(a|b) c", "a? b", "ab*", "*ed", "*ed a", "<number>", "<number> a", "a <number>", "!a b",
    "a ..2 c", "^ a", "a $", "(ab*|<number>) b", "5", "b 5",
)  # fmt: skip
TEXT = ("a", "b", "c", "abed", "abb", "fed", "5", "12", "2.5", ".", "A", ",")

RULE = """
[classes]
thing = ["zorb", "big quux"]
[shapes.code]
find = 'z\\d+'
first = ["z*"]
[rule]
severity = "info"
what = "It."
why = "So."
part = "tone"
sources = ["own"]
hit = ["a"]
miss = ["b"]
"""


@pytest.fixture
def places(tmp_path):
    """The places at which a rule with some tables `[[rule.find]]` is found, with what is said there."""

    def find(text, *finds, region="US", table=None):
        tables = "".join(f"[[rule.find]]\n{lines}\n" for lines in finds)
        rules = rules_in(tmp_path / "rules", group=RULE + tables)
        table = table or WordTable({}, ENGLISH.word)
        document = parse(original_of(text, "text"), table, ENGLISH.split)
        found = RuleIndex(rules.values(), region, table.known).find(document)
        return [(text[place.start : place.end], place.message) for place in found.get("group.rule", [])]

    return find


@pytest.fixture
def phrases(places):
    """The places alone."""
    return lambda text, *finds, **options: [place for place, _ in places(text, *finds, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A zorb.", ["zorb"]),
        ("A ZORB.", ["ZORB"]),
        ("zorb zorb", ["zorb", "zorb"]),
        ("a big quux", ["big quux"]),
        ("a big\n  quux", ["big\n  quux"]),
        ("It is big. Quux is not.", []),
        ("z12 and z", ["z12"]),
        ("a blip of 5 mg", ["blip of 5"]),
        ("a blip of five", []),
        ("quuxes", ["quuxes"]),
        ("", []),
        ("...", []),
    ],
)
@pytest.mark.parametrize("known", [(), ("zorb", "quux", "quuxes", "z12", "5", "blip", "of", "big")])
def test_a_phrase_is_found_token_by_token(phrases, text, expected, known):
    """Whether or not the records of its words are made in advance."""
    table = WordTable({norm: ENGLISH.word(norm) for norm in known}, ENGLISH.word)

    assert phrases(text, 'phrases = ["<thing>", "<code>", "blip of <number>", "quuxe*"]', table=table) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a b c", ["a b"]), ("a c", ["a"]), ("b c", ["b c"]), ("a b b c", ["a b", "b c"])],
)
def test_phrases_are_tried_in_order_and_their_places_do_not_overlap(phrases, text, expected):
    """The first that fits is taken, though a longer one would; the next place begins after it."""
    assert phrases(text, 'phrases = ["a b", "a", "b c"]') == expected


def test_the_tables_of_a_rule_are_looked_for_each_on_its_own(phrases):
    assert sorted(phrases("a b c", 'phrases = ["a b"]', 'phrases = ["b c"]')) == ["a b", "b c"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a zorb", ["zorb"]), ("no zorb", []), ("no big zorb", ["zorb"]), ("not a zorb", []), ("not any zorb", ["zorb"])],
)
def test_a_phrase_does_not_count_after_some_words(phrases, text, expected):
    assert phrases(text, 'phrases = ["zorb"]\nunless_before = ["no", "not a"]') == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zorb at home", ["zorb"]),
        ("at home, zorb", ["zorb"]),
        ("zorb", []),
        ("Zorb now. Rest at home.", []),
        ("zorb at home, not now", []),
        ("Zorb at home. Not now.", ["Zorb"]),
    ],
)
def test_the_sentence_must_hold_some_words_and_not_others(phrases, text, expected):
    assert phrases(text, 'phrases = ["zorb"]\nonly_with = ["at home"]\nunless_with = ["not"]') == expected


@pytest.mark.parametrize(("before", "after", "expected"), [(2, 0, []), (3, 0, ["zorb"]), (0, 4, []), (0, 5, ["zorb"])])
def test_words_near_by_switch_a_phrase_off(phrases, before, after, expected):
    """Up to two sentences before it and four after it, and in its own."""
    filler = ["Rest now."] * 6
    lines = ["Sorry.", *filler[: before - 1], "A zorb."] if before else ["A zorb.", *filler[: after - 1], "Sorry."]

    assert phrases(" ".join(lines), 'phrases = ["zorb"]\nunless_near = ["sorry"]') == expected


@pytest.mark.parametrize(("text", "expected"), [("Sorry, a zorb.", []), ("sorry zorb", []), ("zorb", ["zorb"])])
def test_the_place_itself_is_not_near_it(phrases, text, expected):
    assert phrases(text, 'phrases = ["zorb", "b zorb"]\nunless_near = ["sorry", "zorb"]') == expected


@pytest.mark.parametrize(("region", "expected"), [("UK", ["zorb"]), ("US", [])])
def test_phrases_for_the_readers_of_one_region(phrases, region, expected):
    assert phrases("a zorb", 'phrases = ["zorb"]\nregion = "UK"', region=region) == expected


def test_a_message_names_the_place_and_its_pieces(places):
    """As they are written, on one line; a word of a class may be named by another."""
    names = '[classes.verb]\ndecision = "decide"\n'
    text = "A Decision\n about it"

    assert places(text, f'phrases = ["[decision] [about it]"]\nmessage = "{{0}}: {{1}}, {{2}}: {{verb}}"\n{names}') == [
        ("Decision\n about it", "Decision about it: Decision, about it: decide")
    ]


def test_a_message_without_pieces_is_as_it_is_written(places):
    assert places("zorb", 'phrases = ["zorb"]\nmessage = "Do not."') == [("zorb", "Do not.")]


def test_how_phrases_are_found_can_be_stored(tmp_path):
    """In plain values."""
    table = RULE + '[[rule.find]]\nphrases = ["zorb of", "quuxe*", "<number> mg", "<code>"]\n'
    [find] = rules_in(tmp_path / "rules", group=table)["group.rule"].find
    heads = tuple(phrase_heads(find.phrases, ["quuxed"]))

    assert marshal.loads(marshal.dumps(heads)) == heads  # noqa: S302 - written here


@given(
    patterns=st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=4, unique=True),
    words=st.lists(st.sampled_from(TEXT), max_size=8),
    known=st.sets(st.sampled_from(TEXT)),
)
def test_law_phrases_are_found_as_if_each_were_tried_at_each_token(patterns, words, known):
    """That only those are tried whose first words are there changes nothing."""
    compiled = [compile_pattern(text, {}, {}, phrase) for text in patterns]
    find = Find(tuple(compiled), "", (), (), (), None, {})
    rule = Rule(**dict.fromkeys(Rule._fields, "") | {"name": "group.rule", "find": (find,)})
    table = WordTable({norm: ENGLISH.word(norm) for norm in known}, ENGLISH.word)
    document = parse(original_of(" ".join(words), "text"), table, ENGLISH.split)
    expected = []
    for sentence in document.sentences:
        context = Context(
            document.norms,
            document.starts,
            document.ends,
            document.prose,
            document.lowered,
            sentence.first,
            sentence.last,
        )
        place = sentence.first
        while place < sentence.last:
            matches = (match_at(pattern.nodes, context, place) for pattern in compiled)
            end = next((match[0] for match in matches if match and match[0] > place), None)
            if end is not None:
                expected.append((document.starts[place], document.ends[end - 1]))
            place = end or place + 1

    found = RuleIndex([rule], "US", table.known).find(document).get("group.rule", [])
    assert [(start, end) for start, end, *_ in found] == expected
