"""Files of rules: what a good table says, and every fault, told with its file, its line, and what to write."""

from __future__ import annotations

import re

import pytest
from conftest import rules_in

import clarity.pattern
import clarity.rule
from clarity.bundle import rules
from clarity.en import ENGLISH
from clarity.errors import Fault, RuleError
from clarity.rule import Case, read_rules
from clarity.tokens import phrase

GOOD = """
[cold]
severity = "warning"
what = "Cold."
why = "It hurts."
sources = ["own"]
part = "tone"
hit = ["You [[zorb]]."]
miss = ["A zorbs."]
[[cold.find]]
phrases = ["zorb"]
"""


@pytest.fixture
def read(tmp_path):
    """The rules of a file `group.toml`, and of others by their name."""
    return lambda text=GOOD, **files: rules_in(tmp_path / "rules", group=text, **files)


@pytest.fixture
def told(read):
    """What the writer of rule files is told, a fault at a time."""

    def tell(text: str, **files: str) -> list[str]:
        with pytest.raises(RuleError) as caught:
            read(text, **files)
        return [str(fault) for fault in caught.value.faults]

    return tell


# Good files.


def test_a_rule_is_named_by_its_file_and_its_table(read):
    [(name, rule)] = read().items()

    assert name == rule.name == "group.cold"
    assert (rule.severity, rule.what, rule.why, rule.sources, rule.part) == (
        "warning",
        "Cold.",
        "It hurts.",
        ("own",),
        "tone",
    )
    assert (rule.file, rule.line) == ("group.toml", 2)
    assert rule.example == "You zorb."
    assert (rule.code, rule.weight, rule.group, rule.rows, rule.gives_way_to, rule.absent_from) == (
        False,
        None,
        "",
        (),
        (),
        (),
    )


def test_rules_come_in_the_order_of_the_files(read):
    second = GOOD.replace("[cold]", "[blame]").replace("[[cold.", "[[blame.")

    assert list(read(GOOD + second, another=GOOD)) == ["another.cold", "group.cold", "group.blame"]


def test_other_files_of_the_folder_are_passed_over(read, tmp_path):
    read()
    (tmp_path / "rules" / "group.py").write_text("code", encoding="utf-8")

    assert list(read()) == ["group.cold"]


def test_a_table_is_known_by_the_line_of_its_header(read):
    """Also of an array of tables, and with comments and white space about."""
    text = "# About.\n\n" + GOOD.replace("[cold]", "  [ cold ]  ")

    assert read(text)["group.cold"].line == 4


@pytest.mark.parametrize(
    ("marked", "text", "places"),
    [
        ("You [[zorb]].", "You zorb.", ((4, 8),)),
        ("[[You]] zorb [[me]].", "You zorb me.", ((0, 3), (9, 11))),
        ("[[You\nzorb]]", "You\nzorb", ((0, 8),)),
        ("You [zorb].", "You [zorb].", ()),
        ("[[[zorb]]", "[zorb", ((0, 5),)),
        ("You.", "You.", ()),
    ],
)
def test_the_places_of_an_example_are_in_double_brackets(read, marked, text, places):
    rule = read(GOOD.replace('["You [[zorb]]."]', f"['''{marked}''']"))["group.cold"]

    assert rule.hit == (Case(text, places),)


def test_an_example_may_say_how_it_is_to_be_read(read):
    text = GOOD.replace(
        '["You [[zorb]]."]', '[{ text = "A [[zorb]].", kind = "letter", region = "UK", markup = "markdown" }]'
    )

    assert read(text)["group.cold"].hit == (Case("A zorb.", ((2, 6),), "letter", "UK", "markdown"),)


def test_every_key_of_a_table_is_read(read):
    text = (
        GOOD.replace(
            "part =",
            'group = "warmth"\nweight = 0.4\nmessage = "Do."\ninstead = "You."\nrows = ["plain"]\npart =',
        )
        + GOOD.replace("[cold]", "[kind]").replace("[[cold.", "[[kind.").replace(
            "part =",
            'gives_way_to = ["rows", "group.cold"]\nabsent_from = ["letter"]\nfilled_by = ["group.cold"]\n'
            "code = true\npart =",
        )
    )  # fmt: skip
    found = read(text)
    cold, kind = found["group.cold"], found["group.kind"]

    assert (cold.group, cold.weight, cold.message, cold.instead, cold.rows) == (
        "warmth",
        0.4,
        "Do.",
        "You.",
        ("plain",),
    )
    assert (kind.gives_way_to, kind.absent_from, kind.filled_by) == (
        ("rows", "group.cold"),
        ("letter",),
        ("group.cold",),
    )
    assert kind.code


def test_a_table_of_phrases_may_have_its_own_message_and_region(read):
    text = GOOD.replace("part =", 'message = "Do."\npart =') + (
        '[[cold.find]]\nphrases = ["quux", "<number> quux"]\nmessage = "{0}?"\nregion = "UK"\n'
        'only_with = ["a"]\nunless_with = ["b", "c"]\nunless_near = ["d"]\nunless_before = ["e"]\n'
    )
    one, two = read(text)["group.cold"].find

    assert (one.message, one.region, len(one.phrases)) == ("Do.", None, 1)
    assert (one.only_with, one.unless_with, one.unless_near) == ((), (), ())
    assert (two.message, two.region, len(two.phrases)) == ("{0}?", "UK", 2)
    assert (len(two.only_with), len(two.unless_with), len(two.unless_near)) == (1, 2, 1)


def test_classes_and_shapes_are_those_of_the_file_and_of_all_files(read):
    """The file's own win; `classes.toml` holds no rules."""
    shared = '[classes]\nverb = ["zorb"]\nnoun = ["quux"]\n[shapes.code]\nfind = "z+"\nfirst = ["z*"]\n'
    own = '[classes]\nnoun = ["blip"]\n' + GOOD.replace('["zorb"]', '["<verb> <noun> <code>"]')

    found = read(own, classes=shared)

    assert list(found) == ["group.cold"]
    assert set(found["group.cold"].find[0].phrases[0].firsts.words) == {"zorb"}


def test_words_that_a_class_maps_are_named_in_messages(read):
    text = '[classes.verb]\nzorbing = "zorb"\n' + GOOD.replace('["zorb"]', '["[<verb>]"]\nmessage = "Say {verb}."')

    assert read(text)["group.cold"].find[0].names == {"verb": {"zorbing": "zorb"}}


def test_the_bundled_rules_are_read():
    """So that the faults below are none of theirs; every rule that others name is there."""
    found = rules()

    assert len(found) >= 60
    assert {name.partition(".")[0] for name in found} == {"good", "jargon", "numbers", "reading", "structure", "tone"}
    assert {name for rule in found.values() for name in rule.gives_way_to} <= {*found, "rows"}


def test_messages_of_the_bundled_rules_name_only_what_their_phrases_keep():
    """A piece that a phrase does not keep would end a check with an error."""
    for rule in rules().values():
        for find in rule.find:
            most = max([int(number) for number in re.findall(r"\{(\d+)\}", find.message)], default=0)
            kept = min(len(re.findall(r"(?<!\\)\[", phrase.text)) for phrase in find.phrases)

            assert most <= kept or not most, (rule.name, find.message)
            assert set(re.findall(r"\{([^\d}]+)\}", find.message)) == set(find.names), rule.name


def test_the_code_of_the_bundled_rules_is_there_and_no_other():
    assert set(ENGLISH.checks) == {rule.name for rule in rules().values() if rule.code}


def test_each_key_is_described_where_it_is_read():
    """At the top of the module: the one place to which CONTRIBUTING leads."""
    table, phrases = (
        set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", part, re.MULTILINE))))
        for part in clarity.rule.__doc__.split("[[percent.find]]")
    )

    assert table == clarity.rule._KEYS - {"find"}, "describe each key of a rule at the top of clarity/rule.py"
    assert phrases == clarity.rule._FIND_KEYS, "describe each key of a table of phrases at the top of clarity/rule.py"
    assert all(f"{key} = " in clarity.rule.__doc__ for key in clarity.rule._CASE_KEYS), (
        "show each key of a text in clarity/rule.py"
    )


def test_each_key_of_a_shape_is_described_with_the_language_of_phrases():
    _, _, described = clarity.pattern.__doc__.partition("| key | says |")

    assert set(re.findall(r"^\| `(\w+)` \|", described, re.MULTILINE)) == clarity.rule._SHAPE_KEYS, (
        "describe each key of a shape at the top of clarity/pattern.py"
    )


# Faulty files.

NO_RULE = "This is no rule. Begin a rule with its name, in small letters, in square brackets: [long_sentence]."
RULE = "group.toml:2 [cold"
DEFINE = "Define it under [classes] or [shapes], or correct its name."
FIND = "group.toml:10 [cold find]"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "why =",
            "wy =",
            [
                "group.toml:2 [cold why]: The key is missing or empty. Every rule needs why.",
                'group.toml:2 [cold wy]: There is no key "wy". Did you mean "why"?',
            ],
        ),
        (
            'part = "tone"',
            'part = "tone"\nzzz = 1',
            ['group.toml:2 [cold zzz]: There is no key "zzz". Choose from: {keys}.'],
        ),
        (
            'severity = "warning"\n',
            "",
            ["group.toml:2 [cold severity]: The key is missing or empty. Every rule needs severity."],
        ),
        (
            'what = "Cold."',
            'what = ""',
            ["group.toml:2 [cold what]: The key is missing or empty. Every rule needs what."],
        ),
        ('part = "tone"\n', "", ["group.toml:2 [cold part]: The key is missing or empty. Every rule needs part."]),
        ('["own"]', "[]", ["group.toml:2 [cold sources]: The key is missing or empty. Every rule needs sources."]),
        (
            'hit = ["You [[zorb]]."]\n',
            "",
            ["group.toml:2 [cold hit]: The key is missing or empty. Every rule needs hit."],
        ),
        (
            'miss = ["A zorbs."]\n',
            "",
            ["group.toml:2 [cold miss]: The key is missing or empty. Every rule needs miss."],
        ),
        ('"warning"', '"warn"', ['group.toml:2 [cold severity]: "warn" is not known. Did you mean "warning"?']),
        (
            '"warning"',
            '"loud"',
            ['group.toml:2 [cold severity]: "loud" is not known. Choose from: error, good, info, warning.'],
        ),
        ('"tone"', '"tones"', ['group.toml:2 [cold part]: "tones" is not known. Did you mean "tone"?']),
        (
            '["own"]',
            '["own", "casi"]',
            [f'{RULE} sources]: "casi" is not in sources.csv. Add it there with its licence, or correct it.'],
        ),
        ('"Cold."', "3", ['group.toml:2 [cold what]: This is no text. Write what = "…".']),
        ('["own"]', '"own"', ['group.toml:2 [cold sources]: This is no list of texts. Write sources = ["…"].']),
        ('["own"]', "[1]", ['group.toml:2 [cold sources]: This is no list of texts. Write sources = ["…"].']),
        ("part =", "rows = 3\npart =", ['group.toml:2 [cold rows]: This is no list of texts. Write rows = ["…"].']),
        (
            "part =",
            "gives_way_to = 3\npart =",
            ['group.toml:2 [cold gives_way_to]: This is no list of texts. Write gives_way_to = ["…"].'],
        ),
        (
            "part =",
            'weight = "0.4"\npart =',
            ["group.toml:2 [cold weight]: This is no number. Write weight = 0.4, or leave the key out."],
        ),
        (
            "part =",
            "weight = true\npart =",
            ["group.toml:2 [cold weight]: This is no number. Write weight = 0.4, or leave the key out."],
        ),
        (
            "part =",
            'code = "yes"\npart =',
            ["group.toml:2 [cold code]: This is neither true nor false. Write code = true, or leave the key out."],
        ),
        (
            "part =",
            'absent_from = ["mail"]\npart =',
            ['group.toml:2 [cold absent_from]: "mail" is no kind of text. Choose from: discharge, letter, message.'],
        ),
        (
            "part =",
            'gives_way_to = ["group.cald"]\npart =',
            ['group.toml:2 [group.cold gives_way_to]: There is no rule "group.cald". Did you mean "group.cold"?'],
        ),
        (
            "part =",
            'filled_by = ["good.you"]\npart =',
            ['group.toml:2 [group.cold filled_by]: There is no rule "good.you". Choose from: group.cold.'],
        ),
        (
            '[[cold.find]]\nphrases = ["zorb"]\n',
            "",
            [f"{RULE} find]: The rule looks for nothing. Write phrases in a table [[NAME.find]], or code = true."],
        ),
        (
            '["You [[zorb]]."]',
            '"You [[zorb]]."',
            ['group.toml:2 [cold hit]: This is no list of texts. Write hit = ["…"].'],
        ),
        (
            '["You [[zorb]]."]',
            "[3]",
            ['group.toml:2 [cold hit]: This is no text. Write "…", or { text = "…", kind = "letter" }.'],
        ),
        (
            '["You [[zorb]]."]',
            '[{ kind = "letter" }]',
            ['group.toml:2 [cold hit]: This is no text. Write "…", or { text = "…", kind = "letter" }.'],
        ),
        (
            '["You [[zorb]]."]',
            '[{ text = "a", knd = "letter" }]',
            ['group.toml:2 [cold hit]: There is no key "knd". Did you mean "kind"?'],
        ),
        (
            '["A zorbs."]',
            '["A [[zorbs]]."]',
            ["group.toml:2 [cold miss]: A place is marked where nothing may be found. Take the brackets out."],
        ),
        (
            'phrases = ["zorb"]',
            "phrases = []",
            ['group.toml:10 [cold find]: It has no phrases. Write phrases = ["…"].'],
        ),
        (
            'phrases = ["zorb"]',
            'phrases = "zorb"',
            ['group.toml:10 [cold find]: This is no list of phrases. Write ["…", "…"].'],
        ),
        (
            'phrases = ["zorb"]',
            "phrases = [1]",
            ['group.toml:10 [cold find]: This is no list of phrases. Write ["…", "…"].'],
        ),
        (
            'phrases = ["zorb"]',
            'phrases = ["zorb"]\nunless_before = 3',
            ['group.toml:10 [cold find]: This is no list of phrases. Write ["…", "…"].'],
        ),
        (
            'phrases = ["zorb"]',
            'phrases = ["zorb"]\nunless_before = [1]',
            ['group.toml:10 [cold find]: This is no list of phrases. Write ["…", "…"].'],
        ),
        (
            'phrases = ["zorb"]',
            'phrases = ["zorb"]\nphrase = ["a"]',
            ['group.toml:10 [cold find]: There is no key "phrase". Did you mean "phrases"?'],
        ),
        (
            'phrases = ["zorb"]',
            'phrases = ["a (b"]',
            ['group.toml:10 [cold find]: "a (b", at character 3: A bracket is not closed. Add ) after its last item.'],
        ),
        (
            'phrases = ["zorb"]',
            'phrases = ["a <zorb>"]',
            [f'{FIND}: "a <zorb>", at character 3: <zorb> is not known. {DEFINE}'],
        ),
        (
            'phrases = ["zorb"]',
            'phrases = ["a (b"]\nunless_before = ["not", "no"]',
            ['group.toml:10 [cold find]: "a (b", at character 3: A bracket is not closed. Add ) after its last item.'],
        ),
        (
            'phrases = ["zorb"]',
            'phrases = ["zorb"]\nonly_with = ["a|b"]',
            ['group.toml:10 [cold find]: "a|b", at character 2: Alternatives need brackets around them. Write (a|b).'],
        ),
        (
            '[[cold.find]]\nphrases = ["zorb"]\n',
            "find = 3\n",
            ["group.toml:2 [cold find]: These are no tables. Write [[cold.find]] and under it phrases = [...]."],
        ),
        (GOOD, GOOD.replace("cold", "Cold"), [f"group.toml:2 [Cold]: {NO_RULE}"]),
        (GOOD, GOOD.replace("cold", "too-cold"), [f"group.toml:2 [too-cold]: {NO_RULE}"]),
        ("[cold]", "top = 1\n[cold]", [f"group.toml [top]: {NO_RULE}"]),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_write(told, old, new, expected):
    keys = (
        "absent_from, code, filled_by, find, gives_way_to, group, hit, instead, message, miss, part, rows, severity,"
        " sources, weight, what, why"
    )
    assert old in GOOD

    assert told(GOOD.replace(old, new)) == [line.replace("{keys}", keys) for line in expected]


NO_CLASS = 'This is nothing that can be looked for. Write verb = ["…"], or { word = "its name" }.'
NO_SHAPE = 'This is nothing that can be looked for. Write code = { find = "…", first = ["…"] }.'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "classes = 3\n",
            '[classes]: This is no table. Write [classes], and under it each name = ["…"], or { word = "its name" }.',
        ),
        ("[classes]\nverb = 3\n", f":1 [classes verb]: {NO_CLASS}"),
        ("[classes]\nverb = [3]\n", f":1 [classes verb]: {NO_CLASS}"),
        ('[classes]\nverb = "a"\n', f":1 [classes verb]: {NO_CLASS}"),
        ("[classes.verb]\na = 1\n", f":1 [classes verb]: {NO_CLASS}"),
        (
            "shapes = 3\n",
            '[shapes]: This is no table. Write [shapes], and under it each name = { find = "…", first = ["…"] }.',
        ),
        ("[shapes]\ncode = 3\n", f":1 [shapes code]: {NO_SHAPE}"),
        ('[shapes.code]\nfind = 3\nfirst = ["a"]\n', f":1 [shapes code]: {NO_SHAPE}"),
        ('[shapes.code]\nfind = "a"\n', f":1 [shapes code]: {NO_SHAPE}"),
        ('[shapes.code]\nfind = "a"\nfirst = "a"\n', f":1 [shapes code]: {NO_SHAPE}"),
        (
            '[shapes.code]\nfind = "a"\nfirst = ["a"]\nseconds = ["b"]\n',
            ':1 [shapes code]: There is no key "seconds". Did you mean "second"?',
        ),
    ],
)
@pytest.mark.parametrize("name", ["group", "classes"])
def test_a_class_or_a_shape_that_is_none_is_told(told, name, text, expected):
    """Once, also if it is in the file that all share."""
    files = {"group": text + GOOD} if name == "group" else {"group": GOOD, "classes": text}

    assert told(files.pop("group"), **files) == [f"{name}.toml{'' if expected[0] == ':' else ' '}{expected}"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[cold", "Expected ']' at the end of a table declaration (at end of document)"),
        ("a = ", "Invalid value (at end of document)"),
        (GOOD + GOOD, "Cannot declare ('cold',) twice (at line 13, column 6)"),
        ("a = 1\na = 2\n", "Cannot overwrite a value (at line 2, column 6)"),
    ],
)
def test_a_file_that_is_not_toml_is_told(told, text, problem):
    assert told(text) == [f"group.toml: The file is not valid TOML: {problem}. Mend it there."]


def test_all_faults_of_all_files_are_told_in_order(told):
    """Of the files, and in each of the lines; a rule with a fault hides no other."""
    faulty = GOOD.replace('"tone"', '"tones"').replace('["zorb"]', '["(a"]')
    found = told(
        GOOD.replace("why =", "wy =") + GOOD.replace("cold", "warm").replace('"own"', '"casi"'),
        another=faulty,
        last="[cold",
    )

    assert [line.partition("]")[0] for line in found] == [
        "another.toml:2 [cold part",
        "another.toml:10 [cold find",
        "group.toml:2 [cold why",
        "group.toml:2 [cold wy",
        "group.toml:13 [warm sources",
        "last.toml: The file is not valid TOML: Expected '",
    ]


def test_a_fault_is_a_value(tmp_path):
    """So that a tool can lead to the place."""
    with pytest.raises(RuleError) as caught:
        rules_in(tmp_path / "rules", group=GOOD.replace('"tone"', '"tones"'))

    assert caught.value.faults == (
        Fault("group.toml", 2, "cold part", '"tones" is not known.', 'Did you mean "tone"?'),
    )


def test_a_folder_without_rules_has_none(tmp_path):
    assert read_rules(tmp_path, phrase, {"own"}) == {}
