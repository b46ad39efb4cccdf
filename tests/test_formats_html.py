"""HTML: what a browser shows is prose, at the places of the source; a word that tags part is one word."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path, PurePath
from time import process_time

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from clarity.formats import ReadOptions, original_of
from clarity.formats.html import looks_written, read
from clarity.policy import Policy
from clarity.sources import source_of


def words(text: str) -> list[str]:
    """The words of each block of an HTML text."""
    original = read(text)
    return [" ".join(original.prose[start:end].split()) for start, end, _ in original.blocks]


def unread(text: str) -> list[tuple[str, str]]:
    """What of an HTML text is not read, and why."""
    return [(text[start:end], reason) for start, end, reason in read(text).unread]


# Pages, written by hand, with marks around all that is to be found in them.

PAGES = {
    page.partition("\n")[0].removeprefix("# "): page.partition("\n")[2]
    for page in (ROOT / "tests" / "data" / "pages.txt").read_text(encoding="utf-8").split("\n====\n")
}
PLANTED = {"cond.hypertension", "cond.myocardial-infarction", "plain.commence", "plain.prior-to", "plain.utilise"}
MARK = re.compile(r"\[\[|\]\]")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", PAGES)
def test_terms_are_found_at_their_places_in_a_page_and_nowhere_else(checker, name, line_end):
    """Line and column are those of an editor; tags, code, comments and attributes hold the same terms in vain."""
    marked = PAGES[name].replace("\n", line_end)
    places = [mark.start() - 2 * number for number, mark in enumerate(MARK.finditer(marked))]
    text = MARK.sub("", marked)
    found = [finding for finding in checker.check(text, markup="html").findings if finding.entry in PLANTED]

    assert [(finding.start, finding.end) for finding in found] == [*zip(places[::2], places[1::2], strict=True)]
    assert [finding.text for finding in found] == [
        text[start:end] for start, end in zip(places[::2], places[1::2], strict=True)
    ]
    for finding in found:
        before = text[: finding.start].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert (finding.line, finding.column) == (len(before), len(before[-1]) + 1)


def test_the_pages_are_many_and_hold_terms():
    assert len(PAGES) >= 35
    assert {name for name, page in PAGES.items() if "[[" not in page} == {"blocks part terms"}


# Characters.


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Rest <b>now</b>.", "Rest    now.    "),
        ("hyper<b>tension</b> is", "hypertension        is"),
        ("<b>a</b>b<i>c</i> d", "   abc            d"),
        ("a<!-- x -->b", "ab          "),
        ("a <!-- x -->b", "a           b"),
        ("a<br>b", "a\n   b"),
        ("a<img>b", "a     b"),
        ("a<wbr>b", "ab     "),
        ("a<code>x</code>b", "a              b"),
        (
            "a stroke<sup>1</sup>, 5 mm<sup>3</sup>, the 5<sup>th</sup>",
            "a stroke     1,       5 mm3,            the 5th           ",
        ),
        ("a<o:p></o:p>b", "ab           "),
        ("a<x-y>b</x-y>c", "a     b      c"),
        ("don&rsquo;t go", "don’t       go"),
        ("a&nbsp;b", "a      b"),
        ("a&#32;b", "a     b"),
        ("&lt;b&gt;", "<b>      "),
        ("&amp;lt;", "&lt;    "),
        ("a&shy;b&zwj;c", "abc          "),
        ("&copy2026 &notit;", "©2026     ¬it;   "),
        ("&nosuch; R&D & &; &#; &#x;", "&nosuch; R&D & &; &#; &#x;"),
        ("&#00000233;&#xffffffffff;", "é\ufffd" + " " * 23),
        ("&#x80;&#128512;", "€😀             "),
        ("&fjlig;ord", "fjord     "),
        ("&#1;a", "    a"),
        ("a\nb\r\nc\u2028d", "a b  c d"),
        ("a < b <5 <>", "a < b <5 <>"),
        ("", ""),
        (" \n ", "   "),
    ],
)
def test_each_character_is_in_its_place_but_in_a_word_that_markup_parts(text, prose):
    assert read(text).prose == prose


@pytest.mark.parametrize(
    ("text", "word", "slice_of_source"),
    [
        ("hyper<b>tension</b>.", "hypertension", "hyper<b>tension"),
        ("hyper<b>tension</b>.", "tension", "tension"),
        ("hyper<b>tension</b>.", "hyper", "hyper"),
        ("hyper<b>tension</b>.", ".", "."),
        ("caf&eacute; x", "café", "caf&eacute;"),
        ("&eacute;t&eacute; x", "été", "&eacute;t&eacute;"),
        ("&eacute;t&eacute; x", "t", "t"),
        ("<b>5</b>mg x", "mg", "mg"),
        ("a hy&shy;per x", "hyper", "hy&shy;per"),
        ("a <b>b</b> c", "b", "b"),
    ],
)
def test_a_stretch_of_prose_leads_to_its_place_in_the_source(text, word, slice_of_source):
    original = read(text)
    start = original.prose.index(word)
    first, last = original.widened(start, start + len(word))

    assert text[first:last] == slice_of_source


def test_an_insertion_is_behind_the_letter_before_it():
    """So that an explanation of a word that tags part stands behind the word."""
    original = read("a hyper<b>tension</b> b")
    end = original.prose.index("hypertension") + len("hypertension")

    assert original.widened(end, end) == (len("a hyper<b>tension"),) * 2
    assert original.widened(0, 0) == (0, 0)


@pytest.mark.parametrize(
    ("text", "stretch", "expected"),
    [
        ("prior to it", "prior to", True),
        ("prior\n  to it", "prior   to", True),
        ("<b>prior to</b> it", "prior to", True),
        ("<b>5</b>mg x", "mg", True),
        ("prior <b>to</b> it", "prior    to", False),
        ("hyper<b>tension</b>", "hypertension", False),
        ("hy&shy;per", "hyper", False),
        ("caf&eacute;", "café", False),
    ],
)
def test_only_what_is_as_written_may_be_edited(text, stretch, expected):
    original = read(text)
    start = original.prose.index(stretch)

    assert original.is_verbatim(start, start + len(stretch)) is expected


# Blocks.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<h1>A</h1><h6>B</h6><p>c", [("A", "heading"), ("B", "heading"), ("c", None)]),
        ("<title>A</title>b", [("A", "heading"), ("b", None)]),
        ("<ul><li>a<li><p>b</p>c</ul>d", [("a", "item"), ("b", "item"), ("c", "item"), ("d", None)]),
        ("<td>a<p>b</p>c<td><ul><li>d</ul>", [("a", "cell"), ("b", None), ("c", "cell"), ("d", "item")]),
        ("<dl><dt>a<dd>b</dl>", [("a", "label"), ("b", None)]),
        ("<label>a</label><button>b</button>", [("a", "label"), ("b", "label")]),
        ("<li><h2>a</h2>b", [("a", "heading"), ("b", "item")]),
        ("<li>a<br>b", [("a", "item"), ("b", "item")]),
        ("<p>a<br><br>b", [("a", None), ("b", None)]),
        ("<h2>a<b>b</b></h2>", [("ab", "heading")]),
        ("<li>a</div>b", [("a", "item"), ("b", "item")]),
        ("<td><div>a</td></div><td>b", [("a", None), ("b", "cell")]),
        ("<li><b>a<li>b</b>c", [("a", "item"), ("bc", "item")]),
        ("<ul><li>a<ul><li>b</ul>c</ul>d", [("a", "item"), ("b", "item"), ("c", "item"), ("d", None)]),
        ("<b><li>a</b>b</li>c", [("ab", "item"), ("c", None)]),
        ("<textarea hidden>a</textarea><title hidden>b</title>c", [("c", None)]),
        ("<optgroup><option>a<optgroup><option>b", [("a", "label"), ("b", "label")]),
        ("<caption>a<tr><td>b<tbody><tr><th>c", [("a", "heading"), ("b", "cell"), ("c", "cell")]),
    ],
)
def test_what_each_block_is(text, expected):
    """A paragraph may still be a label, a greeting or a line in capitals: that, the language tells."""
    original = read(text)

    assert [(original.prose[start:end], kind) for start, end, kind in original.blocks] == expected


def test_each_block_is_on_a_line_of_its_own():
    """However the source is wrapped."""
    assert read("<p>a\nb</p><p>c</p>\n\nd").prose.split("\n")[:3] == ["   a b", "      c", "     d"]


def test_nesting_has_an_end():
    """Elements that are very deep are not told apart, but all of them are read."""
    assert words("<div>" * 5_000 + "a" + "</div>" * 5_000 + "b") == ["a", "b"]


# What is not read.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <!-- b", [("<!-- b", "This comment is not closed.")]),
        ("a <!doctype b", [("<!doctype b", "This comment is not closed.")]),
        ("a <script>b()", [("b()", "<script> is not closed.")]),
        ("a <textarea>b c", [("b c", "<textarea> is not closed.")]),
        ("a <div hidden>b<p>c", [("b<p>c", "<div> is not closed.")]),
        ("a <b c", [("<b c", "Browsers take this for a tag.")]),
        ("a <b c <i>d</i>", [("<b c ", "Browsers take this for a tag.")]),
        ('a <a href="b>c</a> <a href="d">e</a>', [('<a href="b>c</a> <a href="d">', "Browsers take this for a tag.")]),
        ("mail <sam@a.org> now", [("<sam@a.org>", "Browsers take this for a tag.")]),
        ("if x<y then call</p> b", [("<y then call", "Browsers take this for a tag.")]),
        ("Dear <Name>, <p>a", [("<Name>", "Browsers take this for a tag.")]),
        ("<pre>Take one tablet in the morning.</pre>a", [("Take one tablet in the morning.", "<pre> is code, which is not read.")]),
        ("<![CDATA[ a ]]>b", [("<![CDATA[ a ]]>", "Browsers take CDATA for a comment.")]),
        ("<!--[if mso]><p>View it</p><![endif]-->a", [("<!--[if mso]><p>View it</p><![endif]-->", "Only Outlook shows this.")]),
    ],
)  # fmt: skip
def test_what_may_hold_words_for_readers_and_is_not_read_is_told(text, expected):
    assert unread(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<p>a</p>",
        "<!-- a -->",
        "<!-- 5",
        "<div hidden>a</div>",
        "<div style='display:none'>a</div>",
        "<script>a</script><style>b</style>",
        "<code>a</code><pre>for item in items: print(item)</pre>",
        "<p class='a'' >b</p>",
        "<p title='a > b'>c</p>",
        "<y>a</y><z/>b",
        "<!--[if mso]><table><tr><td><![endif]-->",
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->",
        "<!--[if !mso]><!-->a<!--<![endif]-->",
    ],
)
def test_what_is_no_prose_by_rule_is_not_told(text):
    assert unread(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take one tablet in the morning.", True),
        ("Rest today.\nCall us if the pain gets worse.", True),
        ("Don’t take more than that", True),
        ("Take one tablet.", False),
        ("void f(char a, char b, char c, char d)", False),
        ("pip install clarity && run it -x", False),
        ("if a == b and c != d: return {x: y for x in this and that or other}", False),
        ("fooBar bazQux aB cD eF gH", False),
        ("SELECT a FROM b;\n{ } [ ] < > = take one tablet in the morning", False),
        ("", False),
    ],
)
def test_code_and_sentences_are_told_apart(text, expected):
    assert looks_written(text) is expected


# Any source.

TAGS = (
    "<p>|</p>|<b>|</b>|<br>|<li>|<td hidden>|</td>|<pre>|</pre>|<code>|</code>|<div style='display:none'>|</div>|<!--|-->|<script>"
    "|</script>|<title>|</title>|<a href=\"x|\">|<a title='prior to'>|</a>|<o:p/>|<sup>|</sup>|<|>|</|<!|<?|\"|'|&|&amp;|&eacute"
    "|&#x2019;|&shy;|&nbsp;|\u200b|{{ name }}|{% if a<b %}|<![CDATA[|<!--[if mso]>|<svg/>"
).split("|")
PROSE = (
    "prior to",
    "hyper",
    "tension",
    "hypertension",
    "You have ",
    ". ",
    " ",
    "\n",
    "\r\n",
    "Take 5 mg b.i.d.",
    "é😀",
)
pages = st.lists(st.one_of(st.sampled_from(TAGS), st.sampled_from(PROSE), st.text(max_size=4)), max_size=25).map(
    "".join
)
relaxed = settings(max_examples=300, deadline=None, derandomize=True)


@relaxed
@given(text=pages)
def test_law_1_a_finding_in_a_page_is_the_slice_it_names(checker, text):
    report = checker.check(text, markup="html")

    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text
        before = text[: finding.start].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert (finding.line, finding.column) == (len(before), len(before[-1]) + 1) or text[finding.start - 1 :][
            :2
        ] == "\r\n"
        assert all(0 <= edit.start <= edit.end <= len(text) for edit in finding.suggestions)


@relaxed
@given(text=pages)
def test_prose_is_as_long_as_the_page_and_says_nothing_else(text):
    """Each letter of the prose is, by its place, a letter of the source, of a reference in it, or of a placeholder."""
    original = read(text)
    assert (len(original.prose), original.text) == (len(text), text)

    ends = [place for start, end, _ in original.blocks for place in (start, end)]
    assert ends == sorted(ends)
    for place, letter in enumerate(original.prose):
        start, end = original.widened(place, place + 1)
        assert (
            letter.isspace()
            or text[start:end] == letter
            or text[start] in "&{"
            or original.has_placeholder(place, place + 1)
        )


leaf = st.sampled_from(["rest", "call", "home", "5 mg", "a&amp;b"])
INLINE, BLOCK, OUT = "b i span a em".split(), "p div ul section h2".split(), "code pre script style".split()


def element(inner):
    """An element around others, with the texts that a browser shows of it."""
    shown = st.tuples(st.sampled_from([*INLINE, *BLOCK]), inner).map(
        lambda pair: (f"<{pair[0]} title='no <no'>{pair[1][0]}</{pair[0]}>", pair[1][1])
    )
    hidden = st.tuples(st.sampled_from(OUT), leaf).map(lambda pair: (f"<{pair[0]}>{pair[1]}</{pair[0]}>", []))
    switched_off = inner.map(lambda pair: (f"<div hidden><div>{pair[0]}</div></div>", []))
    comment = leaf.map(lambda text: (f"<!-- <b>{text} -->", []))
    several = st.lists(st.one_of(shown, hidden, switched_off, comment), min_size=1, max_size=3)
    return several.map(
        lambda pairs: (" ".join(source for source, _ in pairs), [text for _, texts in pairs for text in texts])
    )


trees = st.recursive(leaf.map(lambda text: (text, [text.replace("&amp;", "&")])), element, max_leaves=12)


@relaxed
@given(tree=trees)
def test_law_8_a_page_is_read_as_it_was_built(tree):
    """Blocks do not stand in inline elements or in a paragraph for long: browsers mend that, and lose no word either."""
    source, shown = tree

    assert read(source).prose.split() == " ".join(shown).split()


class Reader(HTMLParser):
    """The words outside of elements that are no prose, as the standard library reads a page."""

    OUT = frozenset("script style pre code math xml iframe noembed noframes".split())
    APART = frozenset(
        "address article aside blockquote body br button caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4"
        " h5 h6 head header hr html img input label legend li main nav ol option p section select svg table tbody td text"
        " textarea tfoot th thead title tr ul".split()
    )

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag, _):
        self._depth += tag in self.OUT
        self.said.append(" " * (tag in self.APART))

    def handle_startendtag(self, tag, _):
        self.said.append(" " * (tag in self.APART))

    def handle_endtag(self, tag):
        self._depth -= self._depth > 0 and tag in self.OUT
        self.said.append(" " * (tag in self.APART))

    def handle_data(self, data):
        self.said.append(" " if self._depth else data)


def installed_pages(largest: int = 100_000) -> list[Path]:
    """The HTML files of what is installed, in a fixed order, but for very large ones."""
    found = (path for suffix in ("html", "htm", "xhtml") for path in Path(sys.prefix, "lib").rglob(f"*.{suffix}"))
    return sorted(path for path in found if path.is_file() and path.stat().st_size <= largest)


def test_law_8_no_word_of_an_installed_page_is_lost():
    """Each word that another reader sees is in the prose, hidden, or told to be unread."""
    found = installed_pages()
    if not found:
        pytest.skip(f"no package in {sys.prefix} has an HTML file")
    for path in islice(found, 60):
        text = path.read_text(encoding="utf-8", errors="replace")
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", lambda tag: " " * len(tag.group()), text, flags=re.DOTALL)
        original = read(text)
        reader = Reader()
        reader.feed(text)
        reader.close()
        seen = [word for start, end, _ in original.unread for word in re.findall(r"\w+", text[start:end])]
        lost = set(re.findall(r"\w+", "".join(reader.said))) - set(re.findall(r"\w+", original.prose)) - set(seen)

        assert lost == set(), path


BROKEN = (
    "<", "</", "<!", "<?", "<!--", "<![CDATA[", "<a ", '<a b="', "<a b='x\" ", "<a b='<a b=\"' b='<a b=\"' ", "<script>", "<title>",
    "<pre>", "<div hidden>", "<b>", "<u></b>", "<table><td></div>", "<li>", "&", "&#", "&amp", "x\xad", "<zz>", "{{", "{%", "<!--[if x]>a-->",
    "{% if a %}<p hidden>", "{% if a %}<pre>{% endif %}", "<{% if a %}b{% endif %}>", "<p {% if a %}hidden{% endif %}>b", "<p {{ a }} ",
    "<p hidden {% if a %}{% endif %}",
)  # fmt: skip


@pytest.mark.parametrize("piece", BROKEN)
def test_law_3_a_page_of_broken_markup_takes_time_in_proportion(piece):
    """Four times as much takes no more than ten times as long: a square would take sixteen."""
    short, long = (piece * (length // len(piece)) for length in (10_000, 40_000))
    times = [min(_seconds(text) for _ in range(3)) for text in (short, long)]

    assert len(read(long).prose) == len(long)
    assert times[1] < max(10 * times[0], 0.1)


def test_law_3_elements_in_one_another_take_time_in_proportion():
    """An end tag looks for its element among those that are open, which are never very many."""
    short, long = ("<div><td>" + "<b>" * length + "</div>" * length for length in (5_000, 20_000))
    times = [min(_seconds(text) for _ in range(3)) for text in (short, long)]

    assert times[1] < max(10 * times[0], 0.1)


def _seconds(text: str) -> float:
    start = process_time()
    read(text)
    return process_time() - start


def test_a_million_signs_are_read():
    assert original_of("<" * 1_000_000, "html").prose == "<" * 1_000_000


# Attributes, where the policy wants them read.


@pytest.mark.parametrize(
    ("source", "attributes", "expected"),
    [
        ("<img alt='Two pills'>", ["alt"], ["Two pills"]),
        ("<img alt='Two pills' title=Pills>", ["alt", "title"], ["Two pills", "Pills"]),
        ("<img alt='Two pills' title=Pills>", ["title"], ["Pills"]),
        ("<img alt='Two pills'>", [], []),
        ('<p>Take <img ALT="two &amp; more"> now', ["alt"], ["Take", "two & more", "now"]),
        ("<input type=submit value='Send it'><input type=text value='qd' placeholder='Your name'>", ["value", "placeholder"], ["Send it", "Your name"]),
        ("<button value='qd'>Send</button>", ["value"], ["Send"]),
        ("<a aria-label='Call us' href='qd'>Call</a>", ["aria-label"], ["Call us", "Call"]),
        ("<p hidden title='qd'>x</p><code title='Code'>qd</code><div style='display:none'><img alt='qd'></div>", ["alt", "title"], ["Code"]),
        ("<img alt=''><img alt><img data-alt='qd'>", ["alt"], []),
        ("<img alt='Hello {{ name }}'>", ["alt"], ["Hello name"]),
    ],
)  # fmt: skip
def test_attributes_are_read_if_they_are_asked_for(source, attributes, expected):
    original = original_of(source, "html", ReadOptions(attributes=tuple(attributes)))

    assert len(original.prose) == len(source)
    assert [" ".join(original.prose[start:end].split()) for start, end, _ in original.blocks] == expected


def test_a_finding_in_an_attribute_has_its_place():
    source = source_of(b"<p>Rest.\n<img alt='Take it qd.'>", PurePath("a.html"), Policy(html_attributes=("alt",)))
    (start,) = (found.start() for found in re.finditer("qd", source.original.prose))

    assert source.original.text[start : start + 2] == "qd"
    assert source.original.locate(start) == (2, 19)
