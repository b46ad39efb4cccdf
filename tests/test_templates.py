"""Templates: what of them is code, placeholder, comment or prose; which branch counts; where findings are."""

from __future__ import annotations

import gc
import gettext
import json
import re
import shutil
import string
import subprocess
import time
from itertools import pairwise
from pathlib import PurePath

import pytest
from conftest import document_in
from hypothesis import given, settings
from hypothesis import strategies as st
from template_letters import LETTERS

from clarity.errors import InputError
from clarity.formats import ReadOptions, format_of, original_of, text_formats
from clarity.formats.templates import SUFFIXES, read_template, without_suffix
from clarity.policy import Policy
from clarity.sources import source_of as source_of_bytes

MARKED = re.compile("‹([^›]*)›")
WORD = re.compile(r"[^\W\d_]+")
PLANTED = ("utilise", "prior to")
MADE = {"ANN", "b", "prior", "to"}
"""What engines write that is neither a value nor read: a value in capitals, and values that stand in the code."""


def prose(text: str) -> str:
    """The prose of a text, what is blank said by one space."""
    return " ".join(read_template(text).prose.split())


# Letters, in which the same words stand as prose and as code.


def source_of(letter) -> str:
    return letter.text.replace("‹", "").replace("›", "")


def marked_in(text: str) -> list[tuple[int, int, str]]:
    """Line, column and words of what is marked, counted by hand from what stands before it."""
    places = []
    for found in MARKED.finditer(text):
        before = text[: found.start()].replace("‹", "").replace("›", "").split("\n")
        places.append((len(before), len(before[-1]) + 1, found[1]))
    return places


IDS = [f"{number}-{letter.engine or 'none'}{letter.suffix}" for number, letter in enumerate(LETTERS, start=1)]


def path_of(letter) -> PurePath:
    return PurePath("letter" + letter.suffix)


def original_in(text: str, path: PurePath):
    """The text of a file as it is read."""
    return source_of_bytes(text.encode(), path, Policy()).original


AS_HTML = [
    letter._replace(suffix=".html" + letter.suffix.removeprefix(".txt"))
    for letter in LETTERS
    if not letter.suffix.startswith((".md", ".htm"))
]
"""The letters of plain text: what HTML makes of their lines is another matter, but it says the same."""
AS_HTML_IDS = [f"html-{number}{letter.suffix}" for number, letter in enumerate(AS_HTML, start=1)]


@pytest.mark.parametrize("letter", [*LETTERS, *AS_HTML], ids=[*IDS, *AS_HTML_IDS])
def test_a_letter_has_its_findings_where_they_are_marked_and_none_in_code(checkers, letter):
    text = source_of(letter)
    report = checkers["US"].check_item(original_in(text, path_of(letter)))

    found = [(at.line, at.column, at.text) for at in report.findings if at.text.lower() in PLANTED]
    assert found == marked_in(letter.text)
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text
        assert finding.whole_text or not re.match(r"\{[{%#]|<%|\$\{|\(\(|%|\}", finding.text)


def node(script: str, text: str, values: dict[str, object]) -> str:
    """What a script of Node writes; it finds its modules in NODE_PATH."""
    if shutil.which("node") is None:
        pytest.skip("Node is not installed.")
    module = script.split("'")[1]
    if subprocess.run(["node", "-e", f"require('{module}')"], capture_output=True, check=False).returncode:
        pytest.skip(f"The Node module {module} is not installed where NODE_PATH says.")
    code = f"const [text, values] = JSON.parse(require('fs').readFileSync(0)); process.stdout.write({script})"
    run = subprocess.run(
        ["node", "-e", code], input=json.dumps([text, values]), capture_output=True, text=True, check=True
    )
    return run.stdout


def jinja2(text: str, values: dict[str, object]) -> str:
    environment = pytest.importorskip("jinja2").Environment(extensions=["jinja2.ext.i18n"], autoescape=False)
    environment.install_gettext_translations(gettext.NullTranslations())
    return environment.from_string(text).render(values)


def django(text: str, values: dict[str, object]) -> str:
    pytest.importorskip("django")
    from django.conf import settings as options
    from django.template import Context, Engine

    if not options.configured:
        options.configure(USE_I18N=False)
    libraries = {"i18n": "django.templatetags.i18n"}
    return Engine(libraries=libraries, autoescape=False).from_string(text).render(Context(values))


def erb(text: str, values: dict[str, object]) -> str:
    if shutil.which("ruby") is None:
        pytest.skip("Ruby is not installed.")
    code = (
        "t, v = JSON.parse(STDIN.read); print ERB.new(t, trim_mode: '-').result_with_hash(v.transform_keys(&:to_sym))"
    )
    run = subprocess.run(
        ["ruby", "-rjson", "-rerb", "-e", code],
        input=json.dumps([text, values]),
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


ENGINES = {
    "jinja2": jinja2,
    "django": django,
    "erb": erb,
    "liquid": lambda text, values: pytest.importorskip("liquid").Template(text).render(**values),
    "mustache": lambda text, values: pytest.importorskip("chevron").render(text, values),
    "handlebars": lambda text, values: node("require('handlebars').compile(text)(values)", text, values),
    "nunjucks": lambda text, values: node("require('nunjucks').renderString(text, values)", text, values),
    "twig": lambda text, values: node("require('twig').twig({data: text}).render(values)", text, values),
    "ejs": lambda text, values: node("require('ejs').render(text, values)", text, values),
    "format": lambda text, values: text.format(**values),
    "percent": lambda text, values: text % values,
    "dollar": lambda text, values: string.Template(text).substitute(values),
}


@pytest.mark.parametrize(
    "letter", [letter for letter in LETTERS if letter.engine], ids=[i for i in IDS if "none" not in i]
)
def test_every_word_that_an_engine_writes_is_a_value_or_was_read(letter):
    """So the letters are templates, and no branch of them is left out."""
    text = source_of(letter)
    read = set(WORD.findall(original_in(text, path_of(letter)).prose))
    texts = [(ENGINES[letter.engine](text, values), values) for values in letter.values]
    if format_of(path_of(letter), text) == "html":
        texts = [(original_of(text, "html").prose, values) for text, values in texts]
    written = [(set(WORD.findall(text)), values) for text, values in texts]

    assert any(words & read for words, _ in written)
    for words, values in written:
        assert words - set(WORD.findall(json.dumps(values))) - MADE <= read


# What is prose, and what is not.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear {{ name }}, rest.", "Dear name , rest."),
        ("Dear {name}, {name!r:>10} {0} {xs[1].y}.", "Dear name , name it name ."),
        ("Dear ${user.name}, %name% %(name)s %s %1$s.", "Dear name , name name it name."),
        ("Dear %{name}, you came on %{date}, 5 %{x", "Dear name , you came on name , 5 %{x"),
        ("Dear ((name)) ((first name)) ((appointment_date)).", "Dear name name name ."),
        ("Dear «Name» «First_Name» «First Name» «Date of Birth».", "Dear name name name name ."),
        ('Dear { MERGEFIELD Name }, { MERGEFIELD "Name" \\* Upper }.', "Dear name , name ."),
        ("Dear @NAME@, @LASTVISIT(1)@ {LIST:123} {Meds:30412}.", "Dear name , name name name ."),
        (
            "Dear [Patient name], [NAME] [your local clinic phone number] [insert something here].",
            "Dear name , name name name .",
        ),
        ("Call ____ or ___ or ***.", "Call name or it or it ."),
        (
            "- ____ I smoke. ____ I am old. Name: ____\n___ will call: ____ it.",
            "- I smoke. I am old. Name: it will call: name it.",
        ),
        ("{date, date, long} {n, number}", "name name"),
        ("<%= name %> <%- name %> <%== name %>", "name name name"),
        ("{{{name}}} {{&name}} {{ a[{'b': {'c': 1}}] }} {{#if a}}b{{/if}}", "name name name b"),
    ],
)
def test_a_value_reads_as_a_neutral_noun(text, expected):
    assert prose(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take {{ dose }} of {{ drug }}.", "Take 5 of name ."),
        ("Take *** tablets, ____ mg, {x} 5 ml.", "Take 5 tablets, 5 mg, {x} 5 ml."),
        ("in {{ weeks }} weeks, ((discount)) ((number_of_days))", "in 5 weeks, name 5"),
        ("Rest. {{ name }} calls. (Rest!) {{ name }} Rest, {{ name }}", "Rest. Name calls. (Rest!) Name Rest, name"),
        ("Dr. {{ name }}", "Dr. Name"),
    ],
)
def test_a_value_is_a_number_where_one_is_due_and_begins_a_sentence_like_a_name(text, expected):
    assert prose(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tablet{{ n|pluralize }} now", "tablet now"),
        ("id_{{ n }} now", "id_ now"),
        ("{{ a }}s {id}s x-{{ a }} /{{ a }}", "name s it s x-name /name"),
    ],
)
def test_a_value_joined_to_a_word_makes_no_new_word(text, expected):
    assert prose(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5% … 10%", "5% of 10% is", "100%natural%", "5 %and 6% off", "%%name%%", "%a", "% name %", "50%name%",
        "(see [1])", "[sic]", "[x] [ ] [...]", "[He] said", "[the name]", "[a date]", "[Name](a)", "[Name][a]", "[sic name of",
        "{a, b}", "{a}", "{of}", "{ a }", "{}", "{a b}", "f{name}", "{time: now}", "{name", "{sic} {please}",
        "((see page 2))", "((if needed))", "((about 5 days))", "((a (b)))", "((", "(( name ))", "((i++))", "((the name))",
        "$5", "${5}", "$name", "${", "costs $5 {about}"[:8],
        "«mal», she said", "«I am well»", "«a\nb»", "a « b",
        "me@NHS.org", "@Home", "@ NAME @", "@NAME", "@name@",
        "**bold**", "***bold***", "a*** b", "5 *** "[:4], "snake___case", "__init__", "__",
        "{% 5 %}", "{%", "%}", "{% if", "{{", "}}", "{{ }}", "{{ a\n\nb }}", "{#", "#}", "<% a", "<%% a %>", "a <b> %>",
        "{a, plural, one b}", "{a, plural}", "{a, select, x {b}", "{note: 5}", "{ratio 3:20}",
        "<5% of <10% and 3 < 4", "3 > 2 %", "C:\\name%", "f(x)", "{{{", "{{{{", "[", "_", "*",
    ],
)  # fmt: skip
def test_what_only_looks_like_code_is_prose(text):
    assert read_template(text).prose == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ name, come at {{ time }}.", "{{ name, come at name ."),
        ("{% if a, come {% endif %}.", "{% if a, come ."),
        ("<% if a, come <%= b %>.", "<% if a, come name ."),
        ("{# come {# a note #} now", "{# come now"),
        ("{{! come {{! a note }} now", "{{! come now"),
        ("{% comment %} come", "come"),
        ("{% raw %} come {{ a }}", "come name"),
        ('{{! it\'s "so }} he said "no }} now', 'he said "no }} now'),
        ("((late??please call now", "((late??please call now"),
    ],
)
def test_code_that_is_not_closed_hides_no_prose(text, expected):
    assert prose(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{# a #} {% comment %}b{% endcomment %} {{! c }} {{!-- d }} --}} <%# e %> {% # f %} {{/* g */}} h", "h"),
        ("<%-- a --%> {{!-- {{b}} --}} {{~! c ~}} d", "d"),
        ("{#\na\n#}\nb", "b"),
    ],
)
def test_comments_are_no_prose(text, expected):
    assert prose(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% trans 'Please rest' %} {{ _(\"Come now\") }} {{ 'Go home' | t }}", "Please rest Come now Go home"),
        ("{% trans 'Tablets' %} {% trans 'letter.title' %} {{ t('a_key') }}", "Tablets name"),
        (
            "{% translate 'Dear %(name)s, rest' %} <%= t('Call us') %> {{t \"Sit down\"}}",
            "Dear name , rest Call us Sit down",
        ),
        ("{% blocktrans %}Rest {{ a }}{% endblocktrans %}", "Rest name"),
        ("{% raw %}{{ a }} {% b %}{% endraw %} {{{{raw}}}}{{c}}{{{{/raw}}}}", "{{ a }} {% b %} {{c}}"),
        ("((late??please call us)) {x, plural, =0 {none} other {# left}}", "please call us none # left"),
    ],
)
def test_texts_inside_code_that_patients_read_are_prose(text, expected):
    assert prose(text) == expected


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("{{ name|default('dear patient') }}", ["dear patient"]),
        ("{{ 'Come now' if late else \"Stay at home\" }}", ["Come now", "Stay at home"]),
        ("{% set note = 'Please rest' %}", ["Please rest"]),
        ("{{ day|date('j F Y') }} {{ day.strftime('%d %B') }} {{ d('dd MMMM yyyy') }} {{ x['a_b'] }}", []),
        ("{% if a == 'not yet' %}", []),
        ("{% trans 'Please rest' %}", []),
    ],
)
def test_texts_inside_code_that_are_not_read_are_told(text, unread):
    found = read_template(text).unread

    assert [text[start:end] for start, end, _ in found] == unread
    assert {reason for _, _, reason in found} <= {"A text inside template code is not read."}


# Lines of code.


@pytest.mark.parametrize(
    ("text", "syntax", "lines"),
    [
        ("Bring\n{{#if a}}\nNotes\n{{/if}}\nToday", None, ["Bring", "Notes", "Today"]),
        ("Bring\n{% if a %}\nNotes", None, ["Bring", "", "Notes"]),
        ("Bring\n{% if a %}\nnotes", None, ["Bring", "notes"]),
        ("Bring\n{%- if a %}\nNotes", None, ["Bring", "Notes"]),
        ("Bring\n{% if a %}\nNotes", "twig", ["Bring", "Notes"]),
        ("Bring\r\n{% if a %}{# b #}\r\n  notes", None, ["Bring", "notes"]),
        ("Bring\n{% if a %}\n{% if b %}\nnotes", None, ["Bring", "notes"]),
        ("Bring\n\n{% if a %}\nnotes", None, ["Bring", "", "notes"]),
        ("Bring\n{% if a %}\n\nnotes", None, ["Bring", "", "", "notes"]),
        ("Bring\n{{ a }}\nnotes", None, ["Bring", "name", "notes"]),
        ("Bring\n***\nnotes\n____\nit", None, ["Bring", "", "notes", "", "it"]),
        ("Bring\n<% if a -%>\nNotes\n<% end %>\nToday", None, ["Bring", "Notes", "", "Today"]),
        ("{% if a %}\nnotes", None, ["", "notes"]),
    ],
)
def test_a_line_of_code_is_a_blank_line_only_where_it_leaves_one(text, syntax, lines):
    assert [line.strip() for line in read_template(text, syntax).prose.splitlines()] == lines


@pytest.mark.parametrize("markup", text_formats())
@pytest.mark.parametrize("tags", [("{{#if a}}", "{{/if}}"), ("{% if a %}", "{% endif %}"), ("<% if a %>", "<% end %>")])
def test_a_sentence_goes_on_over_lines_of_code(markup, tags):
    text = "Please bring\n{}\nyour notes\n{}\nwith you.\n".format(*tags)

    assert len(document_in(text, markup).sentences) == 1


# Branches.


def branches_of(text: str) -> list[list[str]]:
    return [[text[start:end] for start, end, _ in choice] for choice in read_template(text).choices]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if a %}b{% elif c %}d{% else %}e{% endif %}", [["b", "d", "e"]]),
        (
            "{% if a %}b{% if c %}d{% else %}e{% endif %}{% else %}f{% endif %}",
            [["d", "e"], ["b{% if c %}d{% else %}e{% endif %}", "f"]],
        ),
        ("{% if a %}b{% endif %}", []),
        ("{% unless a %}b{% else %}c{% endunless %}", [["b", "c"]]),
        ("{% case a %}{% when 1 %}b{% when 2 %}c{% endcase %}", [["", "b", "c"]]),
        ("{{#if a}}b{{else if c}}d{{else}}e{{/if}}", [["b", "d", "e"]]),
        ("{{#a}}b{{^}}c{{/a}}", [["b", "c"]]),
        ("{{#a}}b{{/a}} {{^a}}c{{/a}}", [["b", "c"]]),
        ("{{#a}}b{{/a}} d {{^a}}c{{/a}} {{#e}}f{{/e}}{{^g}}h{{/g}}", []),
        ("<% if a %>b<% elsif c %>d<% else %>e<% end %>", [["b", "d", "e"]]),
        ("<% if a %>b<% x.each do |y| %>c<% end %>d<% else %>e<% end %>", [["b<% x.each do |y| %>c<% end %>d", "e"]]),
        ("<% if (a) { %>b<% } else { %>c<% } %>", [["b", "c"]]),
        ("<% x.forEach(y => { %><% if (a) { %>b<% } else { %>c<% } %><% }) %>", [["b", "c"]]),
        ("{{ if .A }}b{{ else }}c{{ end }}", [["b", "c"]]),
        ("{a, plural, one {b} other {c {d}}}", [["b", "c {d}"]]),
        (
            "{a, select, x {b {n, plural, one {c} other {d}}} other {e}}",
            [["c", "d"], ["b {n, plural, one {c} other {d}}", "e"]],
        ),
        ("{Pick:123::'a','b'}", [["a", "b"]]),
        ("{% endif %}{% else %}a{% if b %}c{% else %}d", []),
        ("{% for a in b %}{% if c %}d{% endfor %}e{% else %}f{% endif %}", []),
    ],
)
def test_branches(text, expected):
    assert branches_of(text) == expected


def test_a_branch_is_named_by_its_tags():
    text = "{% if   a %}b{% elif c %}d{% else %}e{% endif %} {n, plural, one {f} other {g}}"

    assert [branch.name for choice in read_template(text).choices for branch in choice] == [
        "{n, plural, … one", "{n, plural, … other", "{% if a %}", "{% if a %} … {% elif c %}", "{% if a %} … {% else %}",
    ]  # fmt: skip


SHORT, LONG = "one two three", "one two three four five six seven"


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (f"Take {{% if a %}}{SHORT}{{% else %}}{LONG}{{% endif %}} now.", [9], {0: ("{% if a %} … {% else %}",)}),
        (f"Take {{% if a %}}{LONG}{{% else %}}{SHORT}{{% endif %}} now.", [9], {0: ("{% if a %}",)}),
        (f"Take {{% if a %}}{SHORT}{{% endif %}} now.", [5], {}),
        (f"{{% if a %}}Take {LONG}.{{% else %}}Take {SHORT}.{{% endif %}}", [8, 4], {}),
        (
            f"{{% if a %}}{{% if b %}}{SHORT}{{% else %}}one{{% endif %}} x{{% else %}}{LONG}{{% endif %}}.",
            [7],
            {0: ("{% if a %} … {% else %}",)},
        ),
        (
            f"{{% if a %}}{{% if b %}}{LONG}{{% else %}}one{{% endif %}} x{{% else %}}{LONG}{{% endif %}}.",
            [8],
            {0: ("{% if b %}", "{% if a %}")},
        ),
        ("{{#a}}one two{{/a}}{{^a}}one{{/a}} three.", [3], {0: ("{{#a}}",)}),
        ("{n, plural, one {one two} other {one}} three.", [3], {0: ("{n, plural, … one",)}),
    ],
)
def test_a_sentence_is_as_long_as_its_longest_branches(checker, text, words, names):
    document = document_in(text)

    assert [sum(count & 0xFF for count in document.counts[at.first : at.last]) for at in document.sentences] == words
    assert document.branches == names
    assert checker.check(text).reading.words == sum(words)


def test_a_long_sentence_says_which_branch_it_counts(checker):
    long = " ".join(["rest"] * 24)
    text = f"You can {{% if a %}}go{{% else %}}{long}{{% endif %}}."
    found = [finding for finding in checker.check(text).findings if finding.rule == "reading.long_sentence"]

    assert [finding.message.split(";")[0] for finding in found] == [
        "This sentence has 26 words, counting {% if a %} … {% else %}"
    ]
    sum_only = f"You can {{% if a %}}{long[:69]}{{% else %}}{long[:69]}{{% endif %}}."
    assert "reading.long_sentence" not in [finding.rule for finding in checker.check(sum_only).findings]


def test_a_finding_in_one_branch_says_in_which(checker):
    text = "{% if a %}Come prior to noon.{% else %}Utilise it.{% endif %} Utilise that."
    found = [finding.message for finding in checker.check(text).findings if finding.entry]

    assert found == [
        '"prior to" has plainer words. (In the branch {% if a %}.)',
        '"Utilise" has plainer words. (In the branch {% if a %} … {% else %}.)',
        '"Utilise" has plainer words.',
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Come {% if a %}prior{% else %}to{% endif %} noon.", []),
        ("Come {% if a %}prior to{% else %}at{% endif %} noon.", ["prior to"]),
        ("Come {% if a %}prior{% endif %} to noon.", ["prior{% endif %} to"]),
    ],
)
def test_no_words_of_two_branches_are_found_together(checker, text, found):
    """As no patient will see them together."""
    assert [finding.text for finding in checker.check(text).findings if finding.entry] == found


# HTML.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<div {% if a %}hidden{% endif %}>b</div>c", ["b", "c"]),
        ("<div hidden {{ a }}>b</div>c", ["c"]),
        ("<div hidden>{% if a %}b{% endif %}</div>c", ["c"]),
        ("{% if a %}<div hidden>b</div>{% endif %}c", ["c"]),
        ("{% if a %}<div hidden>b{% endif %}c{% if a %}</div>{% endif %}d", ["c", "d"]),
        ("{% if a %}{% if b %}x{% endif %}<div hidden>y{% endif %}c</div>d", ["x", "c", "d"]),
        ("{% if a %}<div hidden>{% else %}<div>{% endif %}b</div>c", ["b", "c"]),
        ("<p style='display:{% if a %}none{% else %}block{% endif %}'>b", ["b"]),
        ("<p style='display:{{ a }}'>b<p style='display:none'>c", ["b"]),
        ("<% if a %><pre>b<% end %>c</pre>d", ["c", "d"]),
        ("<{% if a %}ol{% else %}ul{% endif %}><li>b</{% if a %}ol{% else %}ul{% endif %}>c", ["b", "c"]),
        ("<h{{ n }}>b</h{{ n }}>", ["b"]),
        ("<{{ a }}>b</{{ a }}> 5 <{% if a %}6{% endif %}", ["b 5 < 6"]),
        ("a<p{% if b %} class='c'{% endif %}>d<a href={% url 'e' %}>f</a>", ["a", "df"]),
        ("<ul>{% for a in b %}<li>{{ a }}{% endfor %}</ul>c", ["name", "c"]),
        ("<!-- {% if a %} -->b<!-- {% endif %} -->", ["b"]),
        ("<p>Rest.</p> <b>{{ a }}</b> {{ b }}, <i>Call!</i>&nbsp;{{ c }}", ["Rest.", "Name name , Call! Name"]),
        ("<p>Take <b>{{ n }}</b>&nbsp;mg, {{ n }}<br>mg", ["Take 5 mg, 5", "mg"]),
        ("<td>____</td><p>____ I smoke<p>Name: <u>____</u><p>Call ____ now", ["I smoke", "Name:", "Call name now"]),
    ],
)
def test_the_blocks_of_a_template_of_html(text, expected):
    original = original_of(text, "html")

    assert [
        " ".join(original.prose[start:end].split())
        for start, end, _ in original.blocks
        if original.prose[start:end].strip()
    ] == expected


def test_html_in_markdown_is_hidden_by_no_part_of_a_template_either():
    text = "a\n\n<div {% if b %}hidden{% endif %}>c</div>\n<p hidden>d</p>"

    assert original_of(text, "markdown").prose.split() == ["a", "c"]


def test_texts_and_values_inside_tags_are_not_listed_as_prose_is():
    text = "<p class=\"{{ 'is late' }}\" id={{ a }}>{{ b }} {{ 'Come now' }}</p><pre>{{ 'Go home' }} {{ c }}</pre>"
    original = original_of(text, "html")

    assert [text[start:end] for start, end, _ in original.unread] == ["Come now"]
    assert [text[start:end] for start, end in original.placeholders] == ["{{ b }}", "{{ 'Come now' }}"]


@pytest.mark.parametrize("markup", text_formats())
def test_branches_are_those_of_every_format(checker, markup):
    text = f"Take {{% if a %}}{SHORT}{{% else %}}{LONG} utilise{{% endif %}} now."
    document = document_in(text, markup)

    assert [sum(count & 0xFF for count in document.counts[at.first : at.last]) for at in document.sentences] == [10]
    assert document.branches == {0: ("{% if a %} … {% else %}",)}
    assert [at.message for at in checker.check(text, markup=markup).findings if at.entry] == [
        '"utilise" has plainer words. (In the branch {% if a %} … {% else %}.)'
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Come {% if a %}<b>prior</b>{% else %}<b>to</b>{% endif %} noon.", []),
        ("<p>Come {% if a %}pri<b>or</b> to{% else %}at{% endif %} noon.", ["pri<b>or</b> to"]),
        ("<p>Come {% if a %}pri<b>or</b>{% else %}at{% endif %} to noon.", ["pri<b>or"]),
        ("<p>Come {% if a %}pri{% endif %}or to noon.", []),
        ("{% if a %}<p>Come prior{% else %}<p>to noon.{% endif %}", ["prior"]),
    ],
)
def test_no_words_of_two_branches_are_found_together_in_html(checker, text, found):
    assert [finding.text for finding in checker.check(text, markup="html").findings if finding.entry] == found


# Names of files.


@pytest.mark.parametrize(
    ("name", "markup", "syntax"),
    [
        ("a.md.j2", "markdown", "jinja"), ("a.MD.NJK", "markdown", "jinja"), ("a.txt.hbs", "text", "handlebars"),
        ("a.j2", "text", "jinja"), ("a.html.j2", "html", "jinja"), ("a.XHTML.ERB", "html", "erb"), ("a.md", "markdown", None), ("a.twig", "text", "twig"), ("b.md/a.erb", "text", "erb"),
    ],
)  # fmt: skip
def test_the_name_of_a_template_says_its_format_and_its_syntax(name, markup, syntax):
    assert format_of(PurePath(name)) == markup
    assert without_suffix(PurePath(name))[1] == syntax


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<p>Rest.", "html"), ("\n<!DOCTYPE html>\n", "html"), ("<!-- a -->b", "html"), ("<br/>", "html"),
        ("</b>a", "html"), ("{% if a %}\n{{ b }} <p>Rest.", "html"), ("<%= a %><p>b", "html"),
        ("{# a #}# Care\n", "text"), ("{# a #}\n# Care\n", "markdown"), ("Rest\r\n### Care", "markdown"),
        ("Please **rest now**.", "markdown"), ("See [us](http://a.org)", "markdown"), ("See [us]({{ url }})", "markdown"),
        ("Dear Ann <p>rest", "text"), ("<5 days", "text"), ("< b>", "text"), ("<%= a %>", "text"), ("", "text"),
        ("{{#if a}}\nRest{{/if}}", "text"), ("#1 is rest", "text"), ("Call ***.", "text"), ("**", "text"),
        ("a ** b ** c", "text"), ("[Patient name](", "text"), ("<mal@a.org>", "text"), ("{{ '<p>' }}Rest", "text"),
    ],
)  # fmt: skip
def test_a_template_whose_name_says_no_format_is_read_as_its_text_is_written(text, markup):
    path = PurePath("letter.j2")

    assert format_of(path, text) == markup
    assert original_in(text, path) == original_of(text, markup, ReadOptions("jinja"))
    assert format_of(PurePath("letter.txt.j2"), text) == "text"


def test_a_template_of_a_format_that_is_not_read_is_told():
    with pytest.raises(InputError) as caught:
        format_of(PurePath("a.pdf.j2"))

    assert str(caught.value).startswith('a.pdf.j2: clarity does not read ".pdf" files.')


def test_a_file_is_read_in_the_syntax_that_its_name_says(checker, tmp_path):
    """A line of code leaves none in Twig, and an empty one in Jinja2."""
    text = "Please bring\n{% if late %}\nMrs Lee and utilise\n{% endif %}\nThe lift.\n"
    reports, lines = [], []
    for name in ("letter.txt.twig", "letter.txt.j2"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        reports.append(checker.check_file(tmp_path / name))
        lines.append([line.strip() for line in original_in(text, PurePath(name)).prose.splitlines()])

    assert lines == [
        ["Please bring", "Mrs Lee and utilise", "The lift."],
        ["Please bring", "", "Mrs Lee and utilise", "", "The lift."],
    ]
    assert [[at.line for at in report.findings if at.text == "utilise"] for report in reports] == [[3], [3]]


def test_endings_of_templates_are_small_letters():
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in SUFFIXES)


# Any source.


NAMES = st.sampled_from(["utilise", "prior_to", "name", "x.utilise"])
PROSE = st.sampled_from(["Come ‹prior to› noon. ", "‹Utilise› it. ", "Rest and wait.\n\n", "\n", "at home ", "- a\n"])
SYNTAXES = {
    "jinja": ("{{{{ {0} }}}}", "{{% if {0} %}}{1}{{% else %}}{2}{{% endif %}}", "{{# {0} prior to #}}"),
    "django": ("{{{{ {0}|default:'utilise' }}}}", "{{% for a in {0} %}}{1}{{% empty %}}{2}{{% endfor %}}", "{{# {0} #}}"),
    "liquid": ("{{{{ {0} | x: 'utilise' }}}}", "{{% unless {0} %}}{1}{{% else %}}{2}{{% endunless %}}", "{{% comment %}}utilise{{% endcomment %}}"),
    "handlebars": ("{{{{{0}}}}}", "{{{{#if {0}}}}}{1}{{{{else}}}}{2}{{{{/if}}}}", "{{{{!-- {0} --}}}}"),
    "mustache": ("{{{{{{{0}}}}}}}", "{{{{#{0}}}}}{1}{{{{/{0}}}}}{{{{^{0}}}}}{2}{{{{/{0}}}}}", "{{{{! prior to }}}}"),
    "erb": ("<%= {0} %>", "<% if {0} %>{1}<% else %>{2}<% end %>", "<%# utilise %>"),
    "ejs": ("<%- {0} %>", "<% if ({0}) {{ %>{1}<% }} else {{ %>{2}<% }} %>", "<%# prior to %>"),
    "go": ("{{{{ .{0} }}}}", "{{{{ if .{0} }}}}{1}{{{{ else }}}}{2}{{{{ end }}}}", "{{{{/* utilise */}}}}"),
    "dollar": ("${{{0}}}", "{1}{2}", "${{utilise}}"),
    "percent": ("%(name)s", "{1}{2}", "%utilise% "),
    "icu": ("{{name}}", "{{name, select, utilise {{{1}}} other {{{2}}}}}", "{{d, date, long}}"),
    "notify": ("((utilise))", "((late??{1})){2}", "((appointment_date))"),
    "word": ("«Utilise»", "{1}{2}", "{{ MERGEFIELD Utilise }}"),
    "epic": ("@UTILISE@", "{1}{2}", "{{UTILISE:123}}"),
}  # fmt: skip


def templates_of(syntax: str) -> st.SearchStrategy[str]:
    value, choice, other = SYNTAXES[syntax]
    leaves = st.one_of(PROSE, NAMES.map(value.format), st.just(other.format("utilise")))
    texts = st.lists(st.deferred(lambda: parts), max_size=2).map("".join)
    parts = st.one_of(leaves, leaves, st.builds(choice.format, st.sampled_from(["late", "utilise"]), texts, texts))
    return st.lists(parts, max_size=6).map("".join)


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("markup", text_formats())
def test_law_1_findings_of_any_template_are_where_they_were_put(checkers, syntax, markup):
    @settings(max_examples=30, deadline=None, derandomize=True)
    @given(marked=templates_of(syntax))
    def holds(marked: str) -> None:
        text = marked.replace("‹", "").replace("›", "")
        report = checkers["US"].check(text, markup=markup)

        assert len(original_of(text, markup).prose) == len(text)
        assert all(text[at.start : at.end] == at.text for at in report.findings)
        found = [(at.line, at.column, at.text) for at in report.findings if at.text.lower() in PLANTED]
        assert found == marked_in(marked)

    holds()


SIGNS = st.sampled_from(
    "{{ }} {% %} {# #} {{! --}} <% %> <%= (( )) ?? « » @A@ ${ } { %a% *** ____ [Name] {% if a %} {% else %} {% endif %} {% raw %}"
    " {% endraw %} {% comment %} {a,plural, one{ {{#a}} {{/a}} {{^a}} ' \" a Rest. \\ \n \r\n".replace(
        "if a", "if_a"
    ).split(" ")
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(parts=st.lists(st.one_of(SIGNS, st.text(max_size=4)), max_size=30))
def test_any_text_has_prose_of_its_length_and_code_in_order(parts):
    text = " ".join(parts)
    template = read_template(text)

    assert len(template.prose) == len(template.solid) == len(text)
    place = 0
    for start, end, *_ in template.stretches:
        assert place <= start < end <= len(text)
        assert template.prose[place:start].split() == text[place:start].split()
        place = end
    for branches in template.choices:
        assert len(branches) > 1
        assert all(left.end <= right.start for left, right in pairwise(branches))


@pytest.mark.parametrize(
    "sign",
    [
        "{{", "{{ a ", '{{ "', "{%", "{% if x %}", "{% if x %}a{% else %}b ", "{% comment %}", "{% raw %}", "{#", "{# a",
        "{{!--", "{{#x}}", "{{^x}}", "<%", "<% if x %>", "((", "((a??", "«A ", "@A", "${a", "%a", "[a ", "[Insert a ", "_",
        "*** ", "{a, plural, x {", "{a, plural, x {b} ", "{a:12::", "{{{{", "{a, ", "{ {", "\n{% if x %}\n", "{% trans 'a b' ",
        "{% if x %}a{% else %}b{% endif %} ",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_of_what_is_not_closed(sign):
    """Sixteen times the length takes far less than the 256 times of a square."""

    def seconds(count: int) -> float:
        text = sign * count
        begin = time.process_time()
        assert read_template(text).solid
        return time.process_time() - begin

    gc.disable()  # its time depends on all that other tests keep
    try:
        long, short = (min(seconds(count), seconds(count)) for count in (16_000, 1_000))
    finally:
        gc.enable()
    assert long < 100 * short + 0.05
