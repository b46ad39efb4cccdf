"""Formats: what of a source is prose, at the same length, in which blocks; markup, code and placeholders are blank."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path, PurePath

import pytest
from conftest import checker_with, write_list

from clarity import formats
from clarity.errors import InputError
from clarity.formats import FORMATS, Format, endings, format_of, original_of, text_formats
from clarity.original import Block


def plain(text: str) -> str:
    """The prose of a plain text."""
    return original_of(text, "text").prose


def markdown(text: str) -> str:
    """The prose of a Markdown text."""
    return original_of(text, "markdown").prose


def seen(text: str) -> str:
    """The prose of a Markdown text, "/" for a line break between two blocks."""
    prose = list(markdown(text))
    inside = {place for start, end, _ in original_of(text, "markdown").blocks for place in range(start, end)}
    return "".join("/" if letter in "\n\r" and place not in inside else letter for place, letter in enumerate(prose))


def words(text: str) -> list[list[str]]:
    """The words of each block of a Markdown text."""
    original = original_of(text, "markdown")
    found = [original.prose[block.start : block.end].split() for block in original.blocks]
    return [block for block in found if block]


def kinds(text: str) -> list[tuple[str, str | None]]:
    """The words of each block of a Markdown text, and its kind."""
    original = original_of(text, "markdown")
    found = [(" ".join(original.prose[start:end].split()), kind) for start, end, kind in original.blocks]
    return [block for block in found if block[0]]


# Each format.

CASES = {
    "text": [
        ("Rest *now*.\n", "Rest *now*.\n", ["Rest *now*."]),
        ("Dear {{ name }},\n\nRest.", "Dear name      ,\n\nRest.", ["Dear name , Rest."]),
    ],
    "markdown": [
        ("# Care\n\nRest *now*.\n", "  Care\n\nRest  now .\n", ["Care", "Rest now ."]),
        ("#1 is rest: 5*3 minutes.\n", "#1 is rest: 5*3 minutes.\n", ["#1 is rest: 5*3 minutes."]),
        ("- Dear {{ name }}\n- `rest`\n", "  Dear name      \n        \n", ["Dear name"]),
    ],
    "html": [
        ("<h1>Care</h1><p>Rest <b>now</b>.", "    Care\n       Rest    now.    ", ["Care", "Rest now."]),
        ("5 < 6 & <6> is <code>rest</code>", "5 < 6 & <6> is                  ", ["5 < 6 & <6> is"]),
        ("<p>Dear {{ name }}<br>Rest", "   Dear name      \n   Rest", ["Dear name", "Rest"]),
    ],
}
"""For each format some texts, with their prose and the words of each block. More of each format is told below."""


@pytest.mark.parametrize(
    ("markup", "text", "prose", "blocks"), [(markup, *case) for markup in CASES for case in CASES[markup]]
)
def test_the_prose_and_the_blocks_of_a_text(markup, text, prose, blocks):
    original = original_of(text, markup)
    found = [" ".join(original.prose[start:end].split()) for start, end, _ in original.blocks]

    assert original.prose == prose
    assert [words for words in found if words] == blocks


@pytest.mark.parametrize("markup", text_formats())
def test_each_format_has_cases(markup):
    """A text with markup and one with what only looks like it are the fewest that show something."""
    assert len(CASES.get(markup, ())) >= 2, f'add texts with their prose and blocks under "{markup}" in CASES'


def test_every_module_of_a_format_is_registered():
    """A module without `read` is no format: formats may share one."""
    folder = Path(formats.__file__).parent
    names = [path.stem for path in folder.glob("[!_]*") if path.suffix == ".py" or (path / "__init__.py").exists()]
    modules = [import_module(f"clarity.formats.{name}") for name in names]
    reading = {module.read for module in modules if hasattr(module, "read")}

    assert {known.read or known.read_bytes for known in FORMATS.values()} >= reading, (
        "add a line for each module with `read` to FORMATS"
    )


# Which format a file has.


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "text"), ("a.text", "text"), ("a.md", "markdown"), ("a.markdown", "markdown"), ("A.MD", "markdown"),
        ("a.b.md", "markdown"), ("a.md.txt", "text"), ("folder.md/a.txt", "text"),
    ],
)  # fmt: skip
def test_format_of_a_name(name, expected):
    assert format_of(PurePath(name)) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.zorb", '".zorb" files'), ("a.Txt2", '".Txt2" files'), ("a", "files without an ending"),
        (".md", "files without an ending"), ("a.md.bak", '".bak" files'),
    ],
)  # fmt: skip
def test_format_of_another_name_is_told(name, kind):
    with pytest.raises(InputError) as caught:
        format_of(PurePath(name))

    assert str(caught.value) == f"{name}: clarity does not read {kind}. It reads: {endings()}."


# Plain text. A placeholder becomes "name" and blanks, a tag blanks.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear {{ name }},", "Dear name      ,"),
        ("Dear {{name}},", "Dear name    ,"),
        ("Dear {{a}},", "Dear name ,"),
        ("Dear {{{name}}},", "Dear name      ,"),
        ("{{ a }} and {{ b }}", "name    and name   "),
        ("{{a}}{{b}}", "name name "),
        ("{{ x|default('none') }} it", "name                    it"),
        ("{{ patient.name }}’s scan", "name              ’s scan"),
        ("Dear @NAME@,", "Dear name  ,"),
        ("Dear @FIRST_NAME2@,", "Dear name         ,"),
        ("Dear «Surname»,", "Dear name     ,"),
        ("Dear «First Name»,", "Dear name        ,"),
    ],
)
def test_plain_placeholders_read_as_a_noun(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Dear «É»,", "Dear it ,"), ("Dear @A@,", "Dear it ,"), ("Dear «Él»,", "Dear name,")]
)
def test_plain_placeholders_too_short_for_the_noun_are_a_shorter_word(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {{ x|default('}}') }} b", "a name                  b"),
        ('a {{ x|default("}}") }} b', "a name                  b"),
        ("a {{ '}}' }} b {{ c }} d", "a name       b name    d"),
        ("a {{ it's }} b", "a name       b"),
    ],
)
def test_plain_quotes_may_hold_closing_braces(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ a's }} Come. {{ b's }}", "name      Come. Name     "),
        ("{{ a's }} Don't come. {{ b }}", "name      Don't come. Name   "),
    ],
)
def test_plain_an_apostrophe_in_a_placeholder_hides_no_prose(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    "text", ["a {{ b", "a {{", "a {{ b } c", "a }} b", "a { b } c", "{ {b} }", "{% if x", "{# c", "a %} b"]
)
def test_plain_what_is_not_closed_is_prose(text):
    assert plain(text) == text


def test_plain_an_open_placeholder_does_not_hide_what_comes_before():
    assert plain("{{ a }} b {{ c") == "name    b {{ c"


@pytest.mark.parametrize(
    "text",
    [
        "a@b.org", "@name@", "@ NAME @", "@Name@", "me@NAME", "@@", "«»", "«a\nb»", "«a", "a»",
        f"«{'a' * 61}»", "<name>", "[NAMED]", "5 @ 3 @ 2",
    ],
)  # fmt: skip
def test_plain_what_only_looks_like_a_placeholder_is_prose(text):
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call ***", "call it "),
        ("call *** now", "call it  now"),
        ("call ***.", "call it ."),
        ("***\n***", "   \n   "),
        ("call ****", "call ****"),
        ("call **", "call **"),
        ("***bold***", "***bold***"),
        ("5***", "5***"),
        ("* item", "* item"),
        ("**bold**", "**bold**"),
    ],
)
def test_plain_three_asterisks_are_a_gap_to_fill_in(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if late %}come{% endif %}", "             come           "),
        ("{%- if late -%}come", "               come"),
        ("a {# a note #} b", "a              b"),
        ("a {# a\nnote #} b", "a     \n        b"),
        ("a {% if\r\nlate %} b", "a      \r\n        b"),
        ("{% url 'a' %}{{ b }}", "             name   "),
        ("5 % {of} #1", "5 % {of} #1"),
    ],
)
def test_plain_tags_and_comments_are_blank(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a {{ b\n}} c", "a name\n   c"), ("a {{\nb }} c", "a it\n     c"), ("a {{ b\r\n}} c", "a name\r\n   c")],
)
def test_plain_line_breaks_inside_a_placeholder_stay(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{#if late}}come{{/if}}", "            come       "),
        ("{{else}}stay", "        stay"),
        ("a {{! a note }} b", "a               b"),
        ("a {{!-- a }} note --}} b", "a                      b"),
    ],
)
def test_plain_handlebars_tags_and_comments_are_blank(text, expected):
    assert plain(text) == expected


def test_plain_django_comments_are_blank():
    assert plain("{% comment %}old{% endcomment %}new") == " " * 32 + "new"


# Markdown, block by block.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Care\nRest.\n", "  Care/Rest./"),
        ("### Care\n\nRest.\n", "    Care//Rest./"),
        ("#Care\n", "#Care/"),
        ("Care\n====\nRest.\n", "Care/    /Rest./"),
        ("Care\n----\nRest.\n", "Care/    /Rest./"),
        ("# Your `x` *care*\n", "  Your      care /"),
        ("x\n# Care", "x/  Care"),
        ("a\n\n***\n\nb\n", "a//   //b/"),
    ],
)
def test_markdown_headings(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("# Care", "  Care"), ("Care\n====", "Care/    ")])
def test_markdown_headings_without_a_last_line_break(text, expected):
    """A text of one word after the sign is taken for nothing, a line under a heading for prose."""
    assert seen(text) == expected


def test_markdown_closing_signs_of_a_heading_are_blank():
    assert seen("# Care #\n") == "  Care  /"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b\n", "  a/  b/"),
        ("* a\n* b\n", "  a/  b/"),
        ("+ a\n+ b\n", "  a/  b/"),
        ("1. a\n2. b\n", "   a/   b/"),
        ("1) a\n2) b\n", "   a/   b/"),
        ("- a\n  - b\n    - c\n- d\n", "  a/    b/      c/  d/"),
        ("1. a\n   - b\n2. c\n", "   a/     b/   c/"),
        ("a\n- b\n", "a/  b/"),
        ("- a\n  b\n", "  a\n  b/"),
        ("- a\n\n  b\n- c\n", "  a//  b/  c/"),
        ("- [ ] a\n- [x] b\n", "      a/      b/"),
        ("-a\n", "-a/"),
    ],
)
def test_markdown_lists(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("> a\n> b\n", "  a\n  b/"), ("> - a\n> - b\n", "    a/    b/"), ("> a\n\nb\n", "  a//b/")]
)
def test_markdown_quotes(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| Day | Dose |\n| --- | --- |\n| Mon | one a day |\n", [["Day"], ["Dose"], ["Mon"], ["one", "a", "day"]]),
        ("Day | Dose\n:-- | --:\nMon | one\n", [["Day"], ["Dose"], ["Mon"], ["one"]]),
        ("| `a` | **b** |\n| - | - |\n| [c](d) | ![e](f) g |\n", [["b"], ["c"], ["g"]]),
        ("| a \\| b |\n| - |\n| c |\n", [["a", "|", "b"], ["c"]]),
        ("| é | **ü** |\n| - | - |\n| ß | ö |\n", [["é"], ["ü"], ["ß"], ["ö"]]),
        ("| a |\n| - |\n| b |", [["a"], ["b"]]),
    ],
)
def test_markdown_each_cell_of_a_table_is_a_block(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `b` c\n", "a     c/"),
        ("a ``b ` c`` d\n", "a           d/"),
        ("a `b c\n", "a `b c/"),
        ("```\nb\n```\nc\n", "   / /   /c/"),
        ("~~~ sh\nb\n~~~\nc\n", "      / /   /c/"),
        ("a\n\n    b\n\nc\n", "a//     //c/"),
        ("a\n    b\n", "a\n    b/"),
        ("a `b\nc` d\n", "a   \n   d/"),
    ],
)
def test_markdown_code_is_no_prose(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see [our page](http://a.org) now\n", ["see", "our", "page", "now"]),
        ('see [our page](http://a.org "Title") now\n', ["see", "our", "page", "now"]),
        ("see [our *page*](<a b>) now\n", ["see", "our", "page", "now"]),
        ("see [our page][ref] now\n\n[ref]: http://a.org 'Title'\n", ["see", "our", "page", "now"]),
        ("see [our page][] now\n\n[our page]: http://a.org\n", ["see", "our", "page", "now"]),
        ("see [our page] now\n\n[our page]: http://a.org\n", ["see", "our", "page", "now"]),
        ("see ![our page](a.png) now\n", ["see", "now"]),
        ("see ![our page][ref] now\n\n[ref]: a.png\n", ["see", "now"]),
        ("see [![icon](a.png)](http://a.org) now\n", ["see", "now"]),
        ("see (our page) now\n", ["see", "(our", "page)", "now"]),
        ("see [our (new) page](http://a.org) now\n", ["see", "our", "(new)", "page", "now"]),
    ],
)
def test_markdown_of_a_link_the_text_is_prose_and_of_an_image_nothing(text, expected):
    assert markdown(text).split() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>c</b> d\n", "a    c     d/"),
        ("a<br>b\n", "a    b/"),
        ("a <!-- c --> b\n", "a            b/"),
        ("a <span\nclass='x'>b</span>\n", "a      \n          b       /"),
        ("<!-- a\n\nb -->\n\nc\n", "             //c/"),
        ("<script>\na\n</script>\n\nc\n", "                    //c/"),
        ("a < b > c\n", "a < b > c/"),
        ("under <3 mg\n", "under <3 mg/"),
    ],
)
def test_markdown_html_is_no_prose(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a &amp; b\n", "a &     b/"),
        ("a&nbsp;b\n", "a      b/"),
        ("caf&eacute; x\n", "café        x/"),
        ("&#233; &#xE9; x\n", "é      é      x/"),
        ("a &nosuch; b\n", "a &nosuch; b/"),
        ("a & b\n", "a & b/"),
        ("`&amp;` b\n", "        b/"),
        ("a \\* b \\_ c\n", "a  * b  _ c/"),
        ("a \\\\ b\n", "a  \\ b/"),
        ("a \\b\n", "a \\b/"),
    ],
)
def test_markdown_entities_and_escapes_read_as_their_sign(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: b\n---\na\n", "   /        /   /a/"),
        ("+++\nt = 1\n+++\na\n", "   /     /   /a/"),
        ("a\n\n---\n\nb: c\n\n---\n", "a//   //b: c//   /"),
    ],
)
def test_markdown_front_matter_stands_first_and_is_no_prose(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one  \ntwo\n", [["one"], ["two"]]),
        ("one\\\ntwo\n", [["one"], ["two"]]),
        ("one\ntwo\n", [["one", "two"]]),
        ("one \ntwo\n", [["one", "two"]]),
        ("one  \r\ntwo\r\n", [["one"], ["two"]]),
        ("- one  \n  two\n- three", [["one"], ["two"], ["three"]]),
        ("# one  \ntwo\n", [["one"], ["two"]]),
    ],
)
def test_markdown_hard_breaks_end_a_block(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**a** b\n", "  a   b/"),
        ("*a* _b_ __c__ ***d***\n", " a   b    c      d   /"),
        ("**a\nb**\n", "  a\nb  /"),
        ("~~a~~ b\n", "  a   b/"),
        ("**pre**-op\n", "  pre  -op/"),
        ("a * b * c\n", "a * b * c/"),
        ("snake_case_word\n", "snake_case_word/"),
        ("5*3\n", "5*3/"),
    ],
)
def test_markdown_emphasis(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Diet** Eat well.\n", [("Diet", "label"), ("Eat well.", None)]),
        ("__Diet__ Eat well.\n", [("Diet", "label"), ("Eat well.", None)]),
        ("**What to do:** Take one. Rest.\n", [("What to do:", "label"), ("Take one. Rest.", None)]),
        ("**What to do**: Take one.\n", [("What to do :", "label"), ("Take one.", None)]),
        ("**Pain:** A nurse will ask.\n", [("Pain:", "label"), ("A nurse will ask.", None)]),
        ("**Pain:** Rest.\n", [("Pain:", "label"), ("Rest.", None)]),
        ("**Pain** (Take one.)\n", [("Pain", "label"), ("(Take one.)", None)]),
        ("- **Diet:** Eat well\n- Rest\n", [("Diet:", "label"), ("Eat well", "item"), ("Rest", "item")]),
        ("**Diet:**  \n  Eat well  \nRest\n", [("Diet:", "label"), ("Eat well", None), ("Rest", None)]),
        (f"**{'D' * 60}**: Eat well.\n", [(f"{'D' * 60} :", "label"), ("Eat well.", None)]),
        (f"**{'D' * 61}**: Eat well.\n", [(f"{'D' * 61} : Eat well.", None)]),
        ("**Do not** eat.\n", [("Do not eat.", None)]),
        ("**do not** Eat.\n", [("do not Eat.", None)]),
        ("**Do not eat.** Drink a lot.\n", [("Do not eat. Drink a lot.", None)]),
        ("**Vitamin** D is low.\n", [("Vitamin D is low.", None)]),
        ("**Dose:** 5 mg a day.\n", [("Dose: 5 mg a day.", None)]),
        ("**Aspirin:** please stop.\n", [("Aspirin: please stop.", None)]),
        ("**Nurse:** Ann Lee, Ward 5\n", [("Nurse: Ann Lee, Ward 5", None)]),
        ("**Nurse:** Dr. Ann Lee\n", [("Nurse: Dr. Ann Lee", None)]),
        ("**Diet**Eat well.\n", [("Diet Eat well.", None)]),
        ("Your **diet** Eat well.\n", [("Your diet Eat well.", None)]),
        ("## **Diet** Eat well\n", [("Diet Eat well", "heading")]),
        ("| **Diet:** Eat well |\n| - |\n", [("Diet: Eat well", "cell")]),
    ],
)
def test_markdown_a_bold_label_before_a_sentence_is_a_block(text, expected):
    """Not the bold beginning of a sentence, nor the label of a value."""
    assert kinds(text) == expected
    assert all(block.start < block.end for block in original_of(text, "markdown").blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\r\n\r\n- **b**\r\n- c\r\n", [["A"], ["b"], ["c"]]),
        ("a\r\nb\r\n", [["a", "b"]]),
        ("```\r\na\r\n```\r\nb\r\n", [["b"]]),
        ("a  \r\nb\r\n", [["a"], ["b"]]),
        ("| a | b |\r\n| - | - |\r\n| c | d |\r\n", [["a"], ["b"], ["c"], ["d"]]),
    ],
)
def test_markdown_windows_line_breaks(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("é **b** `c` d\n", "é   b       d/"),
        ("😀 **b** `c` d\n", "😀   b       d/"),
        ("“Ω” [b](c) d\n", "“Ω”  b     d/"),
        ("# Ä\n\n- 日本 `x` y\n", "  Ä//  日本     y/"),
        ("\u0301a\u200b *b*\n", "\u0301a\u200b  b /"),
    ],
)
def test_markdown_letters_beyond_ascii_move_nothing(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear {{ name }},\n", "Dear name      ,/"),
        ("Dear @NAME@ and «Name»\n", "Dear name   and name  /"),
        ("| {{ a|b }} | c |\n| - | - |\n| d | e |\n", "  name        c  /         /  d   e  /"),
        ("- {{ x }}\n- b\n", "  name   /  b/"),
        ("{{ x }}\n- b\n", "name   /  b/"),
        ("[a]({{ url }}) b\n", " a             b/"),
        ("a {# **b** #} c\n", "a             c/"),
        ("{% if x %}\nTake one.\n{% endif %}\n", "          /Take one./           /"),
        ("Take {% if x %}one{% endif %}.\n", "Take           one           ./"),
    ],
)
def test_markdown_placeholders(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if x %}Take one.{% endif %}\n", [["Take", "one."]]),
        ("- {% if x %}Take one.{% endif %}\n", [["Take", "one."]]),
        ("{# note #}Take one.\n", [["Take", "one."]]),
    ],
)
def test_markdown_prose_after_a_tag_at_the_start_of_a_line(text, expected):
    """A letter template is full of such lines."""
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n", "\r\n\r", "#", "-", "|", "**", "`", "[", "<", "&", "\\", "{{", "«", "***", "\ufeff# a\n",
        "a\x00b\n", "a\x0cb\n",
        "a\u2028b\n", "&#10;&#8232;\n", "[a]: b", "> ", "\t- a\n", "- a\n\t- b\n", "é" * 50, "😀" * 50, "{{ a }}" * 20,
        "| é |\n| - |\n| 😀 |", "---\n", "---\na\n---",
    ],
)  # fmt: skip
@pytest.mark.parametrize("markup", text_formats())
def test_prose_has_the_length_of_its_source(text, markup):
    """And blocks are in order, inside it, and do not overlap."""
    original = original_of(text, markup)

    assert (original.text, len(original.prose)) == (text, len(text))
    ends = [place for start, end, _ in original.blocks for place in (start, end)]
    assert ends == sorted(ends)
    assert all(0 <= end <= len(text) for end in ends)


# What a block is.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Care\n\nRest.\n", [("Care", "heading"), ("Rest.", None)]),
        ("Care\n====\nRest.\n", [("Care", "heading"), ("Rest.", None)]),
        ("- a\n- b\n", [("a", "item"), ("b", "item")]),
        ("1. a\n   - b\n2. c\n", [("a", "item"), ("b", "item"), ("c", "item")]),
        ("- a\n\n  b\n", [("a", "item"), ("b", "item")]),
        ("- # a\n", [("a", "heading")]),
        ("> a\n", [("a", None)]),
        ("> # a\n> - b\n", [("a", "heading"), ("b", "item")]),
        ("| a | b |\n| - | - |\n| c | d |\n", [("a", "cell"), ("b", "cell"), ("c", "cell"), ("d", "cell")]),
        ("one  \ntwo\n", [("one", None), ("two", None)]),
        ("- one  \n  two\n", [("one", "item"), ("two", "item")]),
        ("a\n\n    code\n", [("a", None)]),
        ("{{ name }}\n- b\n", [("name", None), ("b", "item")]),
        ("", []),
    ],
)
def test_markdown_says_what_a_block_is_where_it_is_certain(text, expected):
    """A paragraph may still be a label, a greeting or a line in capitals: that, the language tells."""
    assert kinds(text) == expected


@pytest.mark.parametrize("text", ["Care\n\n- Rest.", "", "a"])
def test_plain_text_is_one_block_of_no_kind(text):
    """Where its blocks begin and end, only the language can tell."""
    assert original_of(text, "text").blocks == (Block(0, len(text), None),)


# What is not read.


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("a\n\n<div>\nread\n</div>\n\nb\n", []),
        ("a\n\n<div>\n<!-- not closed\n</div>\n\nb\n", ["<!-- not closed\n</div>"]),
        ("<pre>\nTake one tablet in the morning.\n</pre>\n", ["Take one tablet in the morning."]),
        ("a\n\n    pip install b\n\nc\n", ["pip install b"]),
        ("a\n\n    Take one tablet in the morning.\n\nc\n", []),
        ("a\n\n    5 + 5\n\nc\n", []),
        ("<div>\n\nread\n\n</div>\n", []),
        ("<!-- a note -->\n", []),
        ("<style>\np { color: red }\n</style>\n", []),
        ("<script>\nlet a = 1\n</script>\n", []),
        ("<hr>\n", []),
        ("<div>\n5 &nbsp; &#8230;\n</div>\n", []),
        ('<img alt="a scan" src="b.png">\n', []),
        ("a <b>c</b> d\n", []),
        ("`<div>a</div>`\n", []),
        ("a < b > c\n", []),
    ],
)
def test_markdown_tells_of_what_holds_words_and_is_not_read(text, unread):
    """Tags, comments, scripts, styles and figures hold none."""
    assert [text[start:end].strip() for start, end, _ in original_of(text, "markdown").unread] == unread


def test_a_report_says_what_was_not_read(checker):
    """With its place, as an editor counts."""
    report = checker.check("# Care\n\n    prior to it\n", markup="markdown")

    assert [(unread.start, unread.line, unread.column, unread.reason) for unread in report.unread] == [
        (8, 3, 1, "Markdown takes indented text for code.")
    ]
    assert report.findings == ()
    assert checker.check("# Care\n\n    prior to it\n").unread == ()


# HTML, indented text and footnotes in Markdown.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\n<div>\nhyper<b>tension</b>\n</div>\n\nb\n", [["A"], ["hypertension"], ["b"]]),
        ("<h2>A</h2>\n<p>b<br>c</p>\n", [["A"], ["b"], ["c"]]),
        ("> <div>\n> a b\n> </div>\n", [["a", "b"]]),
        ("- <p>a</p>\n- b\n", [["a"], ["b"]]),
        ("<details>\n<summary>A</summary>\n\n**b** c\n\n</details>\n", [["A"], ["b", "c"]]),
        ("<p>Dear {{ name }},</p>\n", [["Dear", "name", ","]]),
        ("<div hidden>\na\n</div>\nb\n", [["b"]]),
        ("a<br>b<BR />c\n", [["a"], ["b"], ["c"]]),
        ("a <span>b</span> c\n", [["a", "b", "c"]]),
        (
            "a\n\n    Take one tablet in the **morning**.\n",
            [["a"], ["Take", "one", "tablet", "in", "the", "morning", "."]],
        ),
        ("a\n\n    b()\n", [["a"]]),
        ("a[^1] b.\n\n[^1]: See it.\n", [["a", "b."], ["See", "it."]]),
        ("a[^n] b.\n\n[^n]: Rest\n", [["a", "b."], ["Rest"]]),
        ("a [^] b [n] c\n", [["a", "^", "b", "n", "c"]]),
        ("[n]: rest\n\na\n", [["a"]]),
    ],
)
def test_markdown_what_else_is_read(text, expected):
    assert words(text) == expected


# Any source.


@pytest.mark.parametrize("markup", text_formats())
def test_half_a_surrogate_pair_is_read_as_a_replacement_character(markup):
    """So that every `str` can be checked, and written as JSON."""
    assert original_of("a \ud83d b", markup).text == "a \ufffd b"
    assert original_of("a 😀 b", markup).text == "a 😀 b"


def test_a_format_that_is_not_known_is_told():
    with pytest.raises(InputError) as caught:
        original_of("Rest.", "zorb")

    assert str(caught.value) == f"There is no such markup. Choose from: {', '.join(text_formats())}."


def test_messages_name_the_formats_of_the_registry(monkeypatch):
    """In its order; so a new format is told of without another word."""
    registry = {
        "zorb": Format(formats.plain.read, (".zorb", ".zrb")),
        "wib": Format(formats.plain.read, (".wib",)),
    }
    monkeypatch.setattr(formats, "FORMATS", registry)

    assert format_of(PurePath("a.zrb")) == "zorb"
    with pytest.raises(
        InputError, match=r'^a\.txt: clarity does not read "\.txt" files\. It reads: \.zorb, \.zrb, \.wib\.$'
    ):
        format_of(PurePath("a.txt"))
    with pytest.raises(InputError, match=r"^There is no such markup\. Choose from: zorb, wib\.$"):
        original_of("Rest.", "text")


def test_each_ending_is_of_one_format():
    endings = [suffix for known in FORMATS.values() for suffix in known.suffixes]

    assert len(set(endings)) == len(endings)
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)


# Findings lead to the source.


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """The slices of a Markdown text at which a row of a list of one's own is found, with line and column."""
    row = {"id": "own.zorb", "term": "zorbic wib", "category": "plain", "action": "choose", "replacements": "soft"}
    checker = checker_with(write_list(tmp_path_factory.mktemp("lists") / "ours.csv", [row]))

    def find(text: str) -> list[tuple[int, int, int]]:
        found = [finding for finding in checker.check(text, markup="markdown").findings if finding.entry == "own.zorb"]
        assert all(finding.text == text[finding.start : finding.end] for finding in found)
        return [(finding.start, finding.line, finding.column) for finding in found]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zorbic wib\n", [(0, 1, 1)]),
        ("# A zorbic wib\n", [(4, 1, 5)]),
        ("- a\n- zorbic wib\n", [(6, 2, 3)]),
        ("| a | zorbic wib |\n| - | - |\n| zorbic wib | b |\n", [(6, 1, 7), (31, 3, 3)]),
        ("é 😀 **b** `c` zorbic wib\n", [(14, 1, 15)]),
        ("a\r\n\r\n- zorbic wib\r\n", [(7, 3, 3)]),
        ("---\nt: zorbic wib\n---\nzorbic wib\n", [(22, 4, 1)]),
        ("`zorbic wib` zorbic wib\n", [(13, 1, 14)]),
        ("[zorbic wib](zorbic_wib.md)\n", [(1, 1, 2)]),
        ("**zorbic wib**\n", [(2, 1, 3)]),
        ("**zorbic** wib\n", [(2, 1, 3)]),
        ("a zorbic\nwib\n", [(2, 1, 3)]),
        ("> a zorbic\n> wib\n", [(4, 1, 5)]),
        ("zorbic&nbsp;wib\n", [(0, 1, 1)]),
        ("Dear {{ name }}, zorbic wib {{ b }}\n", [(17, 1, 18)]),
        ("zorbic  \nwib\n", []),
        ("- zorbic\n- wib\n", []),
        ("| zorbic | wib |\n| - | - |\n", []),
        ("# zorbic\nwib\n", []),
        ("![zorbic wib](a.png) <!-- zorbic wib -->\n", []),
        ("{# zorbic wib #} a\n", []),
    ],
)
def test_markdown_findings_have_the_places_of_the_source(places, text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [("Take {{drug}} {{dose}} bd.", ["bd"]), ("Take @DRUG@ @DOSE@ BD", ["BD"]), ("Dear {{ first_name }} bd.", [])],
)
def test_dose_abbreviations_are_found_after_a_placeholder_for_a_dose(checker, text, found):
    assert [finding.text for finding in checker.check(text).findings if finding.rule == "jargon.dose"] == found
