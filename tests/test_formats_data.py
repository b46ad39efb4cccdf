"""Files of data: which values are read, and where in the file each of their characters is."""

from __future__ import annotations

import base64
import csv
import io
import json
from pathlib import PurePath

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from clarity.errors import InputError
from clarity.formats import ReadOptions
from clarity.formats.parts import chosen_by
from clarity.original import Original
from clarity.policy import Policy
from clarity.sources import source_of


def original(name: str, text: str, *fields: str) -> Original:
    return source_of(text.encode(), PurePath(name), Policy(fields=fields)).original


def values(name: str, text: str, *fields: str) -> list[tuple[str, str]]:
    """Where each value is, and its prose."""
    read = original(name, text, *fields)
    found: dict[str, list[str]] = {}
    for piece in read.pieces:
        found.setdefault(piece.where, []).append(read.prose[piece.start : piece.end])
    return [(where, "".join(parts)) for where, parts in found.items()]


def resource(**members: object) -> str:
    return json.dumps({"resourceType": "Communication", **members})


# Which values.


@pytest.mark.parametrize(
    ("fields", "pointer", "expected"),
    [
        (["/a"], "/a", True), (["/a"], "/b", False), (["/a"], "/a/b", False), (["/*"], "/a", True), (["/*"], "", False),
        (["/a/*/b"], "/a/0/b", True), (["/a/*/b"], "/a/b", False), (["/a/**/b"], "/a/b", True),
        (["/a/**/b"], "/a/c/d/b", True), (["/**"], "/a/b", True), (["/a.b"], "/axb", False), (["/a", "/b"], "/b", True),
        (["/a~1b"], "/a~1b", True), ([], "/a", False),
    ],
)  # fmt: skip
def test_patterns_of_pointers(fields, pointer, expected):
    assert chosen_by(fields)(pointer) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (resource(payload=[{"contentString": "Rest."}, {"contentString": "Now."}]), [("/payload/0/contentString", "Rest."), ("/payload/1/contentString", "Now.")]),
        (resource(id="utilize", status="completed"), []),
        (resource(text={"status": "generated", "div": "<div>Rest <b>now</b>.</div>"}), [("/text/div", "     Rest    now.          ")]),
        ('{"resourceType": "Questionnaire", "item": [{"linkId": "x", "text": "Pain?", "item": [{"text": "Where?"}]}]}', [("/item/0/text", "Pain?"), ("/item/0/item/0/text", "Where?")]),
        ('{"resourceType": "CarePlan", "title": "Plan", "activity": [{"detail": {"description": "Walk.", "code": {"text": "x"}}}]}', [("/title", "Plan"), ("/activity/0/detail/description", "Walk.")]),
        ('{"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Task", "description": "Call."}}]}', [("/entry/0/resource/description", "Call.")]),
        ('{"resourceType": "Zorb", "description": "x", "text": {"div": "<p>Rest</p>"}}', [("/text/div", "   Rest    ")]),
    ],
)  # fmt: skip
def test_values_of_fhir_for_people(text, expected):
    assert values("a.json", text) == expected


@pytest.mark.parametrize(
    ("name", "text", "fields", "expected"),
    [
        ("a.json", '{"a": "Rest.", "b": {"c": "Now."}}', ["/b/c"], [("/b/c", "Now.")]),
        ("a.json", '[["Rest."], "Now."]', ["/*", "/*/*"], [("/0/0", "Rest."), ("/1", "Now.")]),
        ("a.json", '{"a/b": "Rest.", "c~d": "Now."}', ["/a~1b", "/c~0d"], [("/a~1b", "Rest."), ("/c~0d", "Now.")]),
        ("a.json", '{"a": "Rest.", "a": "Now."}', ["/a"], [("/a", "Rest.Now.")]),
        ("a.json", '{"a": 5, "b": null, "c": true, "d": {}, "e": [], "f": "Rest."}', ["/**"], [("/f", "Rest.")]),
        ("a.json", '{"": "Rest."}', ["/*"], [("/", "Rest.")]),
        ("a.arb", '{"@@locale": "en", "greet": "Dear {name}", "@greet": {"description": "x"}}', [], [("/greet", "Dear name  ")]),
        ("a.arb", '{"greet": "Dear", "bye": "Bye"}', ["/bye"], [("/bye", "Bye")]),
        ("a.yaml", "en:\n  a: Rest.\n  b:\n    - Now.\n  id: 5\n", [], [("/en/a", "Rest."), ("/en/b/0", "Now.")]),
        ("a.yml", "en-GB:\n  a: Rest.\n", [], [("/en-GB/a", "Rest.")]),
        ("a.yml", "a: Rest.\nb: Now.\n", ["/b"], [("/b", "Now.")]),
        ("a.yml", "a: >\nb: |-\nc: Rest.\nd: ''\n", ["/*"], [("/c", "Rest.")]),
        ("a.yml", "a: &x Rest.\nb: *x\n", ["/*"], [("/a", "Rest.")]),
        ("a.yml", "--- {a: Rest.}\n--- {a: Now.}\n", ["/*/a"], [("/0/a", "Rest."), ("/1/a", "Now.")]),
        ("a.yml", "a: !!python/object:os.system {b: x}\nc: !secret Rest.\nd: Now.\n", ["/*"], [("/d", "Now.")]),
        ("a.csv", "id,message\n1,Rest.\n2,Now.\n", [], [("row 2, column message", "Rest."), ("row 3, column message", "Now.")]),
        ("a.csv", "id;Text\n1;Rest.\n", [], [("row 2, column Text", "Rest.")]),
        ("a.tsv", "id\tbody\n1\tRest.\n", [], [("row 2, column body", "Rest.")]),
        ("a.csv", "a,b\nRest.,Now.\n", ["b"], [("row 2, column b", "Now.")]),
        ("a.csv", 'message,"x,y"\nRest.,"a,b"\n\n"Now, ""please"".",c\nshort\n', [], [("row 2, column message", "Rest."), ("row 3, column message", 'Now, "please".'), ("row 4, column message", "short")]),
        ("a.csv", "a,message\n1\n", [], []),
        ("a.xlf", '<xliff><trans-unit id="a"><source>Alt</source><target>Rest.</target></trans-unit></xliff>', [], [("unit a, target", "Rest.")]),
        ("a.xlf", '<xliff><trans-unit id="a"><source>Rest.</source><target> </target></trans-unit></xliff>', [], [("unit a, source", "Rest.")]),
        ("a.xliff", '<xliff><unit id="u"><segment><source>A</source><target>Rest.</target></segment><segment><source>Now.</source></segment></unit></xliff>', [], [("unit u, target", "Rest."), ("unit u, source", "Now.")]),
        ("a.xlf", '<xliff><trans-unit id="a"><source>Take <ph id="1">&lt;br qd&gt;</ph>it<x id="2"/></source></trans-unit></xliff>', [], [("unit a, source", f"Take {' ' * 29}it{' ' * 11}")]),
        ("a.xlf", '<x:xliff xmlns:x="y"><x:unit id="é"><x:source>Caf&#233; é</x:source></x:unit></x:xliff>', [], [("unit é, source", "Café      é")]),
    ],
)  # fmt: skip
def test_values_that_are_chosen(name, text, fields, expected):
    assert values(name, text, *fields) == expected


def test_values_with_tags_are_html_and_others_are_not():
    assert values("a.json", '{"a": "<b>Rest</b> now", "b": "if a < b & c > d"}', "/*") == [
        ("/a", "   Rest     now"),
        ("/b", "if a < b & c > d"),
    ]


def test_no_sentence_goes_on_into_the_next_value():
    read = original("a.json", '{"a": "Rest", "b": "<li>Now"}', "/*")

    assert [
        (read.prose[start:end].strip(), kind) for start, end, kind in read.blocks if read.prose[start:end].strip()
    ] == [
        ("Rest", None),
        ("Now", "item"),
    ]


def test_every_branch_of_a_message_is_read():
    read = original("a.arb", '{"n": "You have {n, plural, one {# visit} other {# visits}}."}')

    assert read.prose.split() == ["You", "have", "#", "visit", "#", "visits", "."]
    assert [branch.name for branch in read.choices[0]] == ["{n, plural, … one", "{n, plural, … other"]


# Attachments.


def attached(text: bytes, content_type: str) -> str:
    attachment = {"data": base64.b64encode(text).decode(), "contentType": content_type}
    return f'{{"resourceType": "DocumentReference", "content": [{{"attachment":\n {json.dumps(attachment)}}}]}}'


@pytest.mark.parametrize(
    ("text", "content_type", "expected"),
    [
        (b"Rest.\nTake it.", "text/plain", ["Rest.", "Take", "it."]),
        (b"<p>Rest <i>now</i>", "text/html", ["Rest", "now"]),
        ("Café".encode("cp1252"), "text/plain; charset=windows-1252", ["Café"]),
        ("Café".encode(), "TEXT/PLAIN;charset=utf-8", ["Café"]),
    ],
)
def test_attachments_are_read(text, content_type, expected):
    read = original("a.json", attached(text, content_type))

    assert read.prose.split() == expected
    assert read.where(0) == "/content/0/attachment/data"
    assert read.locate(0) == (2, 12)


@pytest.mark.parametrize(
    ("json_text", "reason"),
    [
        (attached(b"%PDF", "application/pdf"), "An attachment of this type is not read."),
        (attached(b"Caf\xe9", "text/plain"), "The attachment is not base64, or not in the charset it names."),
        (attached(b"a", "text/plain; charset=zorb"), "The attachment is not base64, or not in the charset it names."),
        (attached(b"a", "text/plain").replace("YQ==", "Y!=="), "The attachment is not base64, or not in the charset it names."),
    ],
)  # fmt: skip
def test_attachments_that_are_not_read_are_told(json_text, reason):
    read = original("a.json", json_text)

    assert [unread.reason for unread in read.unread] == [reason]
    assert not read.prose.strip()
    assert read.locate(read.unread[0].start) == (2, 12)


# Places.


@pytest.mark.parametrize(
    ("name", "text", "fields", "word"),
    [
        ("a.json", '{\n  "a": "Rest. Take it qd."\n}', ["/a"], "qd"),
        ("a.json", '{"a": "\\u201cRest\\u201d\\n\\ttake it qd."}', ["/a"], "qd"),
        ("a.json", '{"a": "\\ud83d\\ude00 \\"Take\\" it qd."}', ["/a"], "qd"),
        ("a.json", '{"qd": "no qd here is it", "b":\r\n\t"Take qd."}', ["/b"], "qd."),
        ("a.yml", "a: Take it qd.\n", ["/a"], "qd"),
        ("a.yml", "- 'Don''t take it qd.'\n", ["/0"], "qd"),
        ("a.yml", 'a: "\\u2018Take\\u2019 it qd."\n', ["/a"], "qd"),
        ("a.yml", "a: |\n  Take\n\n  it qd.\n", ["/a"], "qd"),
        ("a.yml", "a: >-\n    Take\n    it\n    qd.\n", ["/a"], "qd"),
        ("a.yml", "a: Take\n  it\n  qd.\n", ["/a"], "qd"),
        ("a.yml", "b: |+\n\n    Take qd.\n\n", ["/b"], "qd"),
        ("a.csv", 'message\n"He said ""hi"",\ntake it qd."\n', [], "qd"),
        ("a.csv", 'id,message\r\n"x ""qd""",Take it qd.\r\n', [], "qd."),
        ("a.xlf", '<xliff>é\n<unit id="a"><source>Caf&#233; é\n  <g id=">">qd</g></source></unit></xliff>', [], "qd"),
    ],
)  # fmt: skip
def test_the_line_and_column_of_a_word_are_those_in_the_file(name, text, fields, word):
    read = original(name, text, *fields)
    place = text.rindex(word)
    line = text.count("\n", 0, place) + 1
    column = place - (text.rindex("\n", 0, place) if line > 1 else -1)

    assert read.locate(read.text.index(word)) == (line, column)


def test_findings_have_the_place_in_the_file_and_the_pointer(checker):
    text = '{"resourceType": "Communication",\n "sent": "utilize",\n "payload": [{"contentString": "Do not eat\\nprior to it."}]}'
    report = checker.check_source(source_of(text.encode(), PurePath("a.json"), Policy()))

    assert [(found.line, found.column, found.text, found.where) for found in report.findings if found.entry] == [
        (3, 45, "prior to", "/payload/0/contentString")
    ]


# What cannot be read.

SECRET = "Mrs Secret"  # noqa: S105 - a name


@pytest.mark.parametrize(
    ("name", "text", "fields", "expected"),
    [
        ("a.json", f'{{"a": "{SECRET}",}}', [], "a.json: is not JSON (line 1, column 20: expecting property name enclosed in double quotes)."),
        ("a.json", f'{{"a": "{SECRET}', [], "a.json: is not JSON (line 1, column 7: unterminated string starting at)."),
        ("a.json", "", [], "a.json: is not JSON (line 1, column 1: expecting value)."),
        ("a.json", "[" * 100_000, [], "a.json: holds values in one another without end."),
        ("a.json", f'{{"a": "{SECRET}"}}', [], 'a.json: is no FHIR resource. Say which values to read in the policy: fields = ["/messages/*/text"].'),
        ("a.yml", f"a: {SECRET}", [], 'a.yml: is no catalogue of messages: no value is below the code of a language. Say which values to read in the policy: fields = ["/messages/*/text"].'),
        ("a.yml", f"a: [{SECRET}", ["/a"], "a.yml: is not YAML (line 1, column 15: expected ',' or ']')."),
        ("a.yml", f"a: *{SECRET}", ["/a"], "a.yml: is not YAML (line 1, column 4: a fault)."),
        ("a.yml", f'a: "{SECRET}', ["/a"], "a.yml: is not YAML (line 1, column 15: a fault)."),
        ("a.yml", f"a: {SECRET}\x01", ["/a"], "a.yml: is not YAML: it holds characters that YAML does not allow."),
        ("a.yml", "[" * 100_000, ["/a"], "a.yml: holds values in one another without end."),
        ("a.csv", f'message\n"{SECRET}\n', [], "a.csv: line 2, column 1: a quote is not closed, or not doubled inside a cell."),
        ("a.csv", f'message\n"{SECRET}"x\n', [], "a.csv: line 2, column 1: a quote is not closed, or not doubled inside a cell."),
        ("a.csv", f"name\n{SECRET}\n", [], 'a.csv: has no column named body, letter, message, text. Say which columns to read in the policy: fields = ["message"].'),
        ("a.csv", "", [], 'a.csv: has no column named body, letter, message, text. Say which columns to read in the policy: fields = ["message"].'),
        ("a.csv", f"name\n{SECRET}\n", ["zorb"], 'a.csv: has no column "zorb", which the policy names in `fields`.'),
        ("a.xlf", f"<xliff><source>{SECRET}</xliff>", [], "a.xlf: is not XML (line 1, column 28: mismatched tag)."),
        ("a.xlf", f'<!DOCTYPE x [<!ENTITY a "{SECRET}">]><x>&a;</x>', [], "a.xlf: declares a document type, which a file of translations does not need. Take it out."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_without_its_text(name, text, fields, expected):
    with pytest.raises(InputError) as caught:
        original(name, text, *fields)

    assert str(caught.value) == expected
    assert SECRET not in repr(caught.value.__context__)


def test_aliases_that_multiply_are_read_once():
    lines = ["a0: &a0 [Rest.]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]

    assert values("a.yml", "\n".join(lines), "/**") == [("/a0/0", "Rest.")]


def test_fields_that_are_pointers_are_no_columns_and_columns_no_pointers():
    fields = ["/a", "note"]

    assert values("a.csv", "note,a\nRest.,x\n", *fields) == [("row 2, column note", "Rest.")]
    assert values("a.json", '{"a": "Rest.", "note": "x"}', *fields) == [("/a", "Rest.")]


# Any file.

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
TREES = st.recursive(
    TEXTS | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def strings(tree: object) -> list[str]:
    if isinstance(tree, dict):
        tree = list(tree.values())
    if isinstance(tree, list):
        return [text for item in tree for text in strings(item)]
    return [tree] if isinstance(tree, str) else []


@given(TREES, st.booleans(), st.sampled_from([None, 2]))
def test_law_8_every_string_of_json_is_read(tree, is_ascii, indent):
    assume(isinstance(tree, list | dict))
    text = json.dumps(tree, ensure_ascii=is_ascii, indent=indent)
    read = original("a.json", text, "/**")

    assert read.text == "\n\n".join(strings(tree))
    lines = text.split("\n")
    for piece in read.pieces:
        said, (line, column) = read.text[piece.start : piece.end], piece.place
        here = lines[line - 1][column - 1 :]
        assert here.startswith((said, "\\"))


@given(TREES, st.sampled_from([None, "'", '"', "|", ">"]), st.integers(20, 100))
def test_law_8_every_string_of_yaml_is_read(tree, style, width):
    assume(isinstance(tree, list | dict))
    text = yaml.safe_dump(tree, default_style=style, width=width, allow_unicode=True, sort_keys=False)
    expected = [text for text in strings(yaml.safe_load(text)) if text]

    read = original("a.yaml", text, "/**")

    assert read.text == "\n\n".join(expected)
    assert all(piece.place for piece in read.pieces)


@given(st.lists(st.lists(TEXTS | st.just('"\n,'), min_size=2, max_size=2), max_size=4), st.sampled_from(",;\t"))
def test_law_8_every_cell_of_a_column_is_read(rows, delimiter):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([["a", "text"], *rows])
    read = original("a.csv", stream.getvalue())

    assert read.text == "\n\n".join(row[1] for row in rows if row[1].strip())


@given(st.text(max_size=60) | st.text('{}[]":,-|>&*#!<>/= \n\ta\u00e9', max_size=40), st.sampled_from(["json", "arb", "yaml", "csv", "xlf"]))  # fmt: skip
def test_law_3_any_text_is_read_or_told(text, ending):
    try:
        source_of(text.encode("utf-8", "replace"), PurePath(f"a.{ending}"), Policy(fields=("/**",)))
    except InputError as error:
        assert str(error).startswith(f"a.{ending}:")  # noqa: PT017 - what is not told is read


def test_options_may_be_left_out():
    assert chosen_by(ReadOptions().fields)("/a") is False
