"""Each kind of fault that `clarity rules check` reports beyond the format of the files, and the bundled rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest

from clarity.bundle import rules
from clarity.checker import Checker
from clarity.curate.rules import check_rules, chosen
from clarity.errors import Fault, InputError
from clarity.formats import text_formats
from clarity.rule import Rule, read_rules
from clarity.tokens import phrase

HEAD = """
severity = "warning"
what = "A zorbic word."
why = "It is one."
sources = ["own"]
part = "tone"
message = "Zorbic."
"""
FIND = '[[zorb.find]]\nphrases = ["zorbic"]\n'
MEND = "Mend the text, what the rule looks for, or what it gives way to."
MARK = "Mark in [[double brackets]] what it should find, and mend what it looks for."
OFF = "Mend what the rule looks for, or say what switches it off there."

Told = Callable[[str], list[str]]


@pytest.fixture
def made(tmp_path) -> Callable[[str], Mapping[str, Rule]]:
    """All rules with those of a file own.toml of some text."""

    def make(text: str) -> Mapping[str, Rule]:
        (tmp_path / "own.toml").write_text(text, encoding="utf-8")
        return {**rules(), **read_rules(tmp_path, phrase, ["own"])}

    return make


@pytest.fixture
def told(made) -> Told:
    """The faults of the rules of own.toml, a line each."""
    return lambda text: [str(fault) for fault in check_rules(made(text), ["own"])]


def zorb(hit: str = '["A [[zorbic]] wib."]', miss: str = '["A wib."]', more: str = "", find: str = FIND) -> str:
    return f"\n[zorb]{HEAD}{more}\nhit = {hit}\nmiss = {miss}\n{find}"


@pytest.fixture(scope="module")
def bundled_faults() -> list[Fault]:
    return check_rules(rules())


def test_the_bundled_rules_are_found_in_their_own_texts(bundled_faults):
    assert not bundled_faults, "\n".join(map(str, bundled_faults))


def test_a_good_rule_has_no_fault(told):
    assert told(zorb(more='instead = "A soft wib."')) == []


def test_a_rule_not_found_in_its_text_is_told(told):
    assert told(zorb('["A [[zorbic]] wib.", "A [[soft]]\\n wib."]')) == [
        f'own.toml:2 [own.zorb hit]: The rule is not found in "A [[soft]] wib.". {MEND}'
    ]


def test_the_rules_found_in_place_of_a_rule_are_named(told):
    (fault,) = told(
        zorb('["Eat [[prior to]] it."]', more='gives_way_to = ["rows"]', find=FIND.replace("zorbic", "prior to"))
    )

    assert fault.endswith(f'The rule is not found in "Eat [[prior to]] it."; found there: jargon.plain. {MEND}')


@pytest.mark.parametrize(
    ("hit", "found", "marked"),
    [
        ("[[A zorbic]] wib.", "A [[zorbic]] wib.", "[[A zorbic]] wib."),
        ("A [[zorbic]] zorbic wib.", "A [[zorbic]] [[zorbic]] wib.", "A [[zorbic]] zorbic wib."),
        ("A [[zorbic]] [[wib]].", "A [[zorbic]] wib.", "A [[zorbic]] [[wib]]."),
        ("A zorbic wib.", "A [[zorbic]] wib.", "A zorbic wib."),
    ],
    ids=["wider", "a second place", "no second place", "no mark"],
)
def test_a_rule_found_at_other_places_is_told(told, hit, found, marked):
    assert told(zorb(f'["{hit}"]')) == [
        f'own.toml:2 [own.zorb hit]: The rule is found in "{found}", not in "{marked}". {MARK}'
    ]


def test_the_places_of_a_strength_must_be_those_marked(told):
    """A report has only the first of them."""
    good = zorb('["[[Zorbic]] zorbic"]', '["A zorbic."]').replace('"warning"', '"good"')

    assert told(good) == [
        f'own.toml:2 [own.zorb hit]: The rule is found in "[[Zorbic]] [[zorbic]]", not in "[[Zorbic]] zorbic". {MARK}',
        f'own.toml:2 [own.zorb miss]: The rule is found in "A [[zorbic]].". {OFF}',
    ]


def test_a_rule_found_where_it_should_not_be_is_told(told):
    assert told(zorb(miss='["A wib.", "The zorbic wib."]', more='instead = "Zorbic!"')) == [
        f'own.toml:2 [own.zorb instead]: The rule is found in "[[Zorbic]]!". {OFF}',
        f'own.toml:2 [own.zorb miss]: The rule is found in "The [[zorbic]] wib.". {OFF}',
    ]


def test_a_rule_about_what_is_absent_is_tried_in_each_kind_of_text(told):
    text = zorb(
        '["A wib.", "A zorbic."]',
        '["Zorbic.", { kind = "message", text = "A wib." }, "Wib."]',
        'absent_from = ["letter", "discharge"]',
    )

    assert told(text) == [
        f'own.toml:2 [own.zorb hit]: The rule is not found in "A zorbic." (kind discharge). {MEND}',
        f'own.toml:2 [own.zorb hit]: The rule is not found in "A zorbic." (kind letter). {MEND}',
        f'own.toml:2 [own.zorb miss]: The rule is found in "Wib." (kind discharge). {OFF}',
        f'own.toml:2 [own.zorb miss]: The rule is found in "Wib." (kind letter). {OFF}',
    ]


def test_a_text_is_checked_as_it_says(told):
    hit = '[{ region = "UK", text = "A [[zorbic]]." }, { markup = "markdown", text = "A [[*soft*]]." }, "A [[soft]]."]'
    text = zorb(hit, find=f'{FIND}region = "UK"\n')

    assert told(text) == [
        f'own.toml:2 [own.zorb hit]: The rule is not found in "A [[*soft*]]." (markup markdown). {MEND}',
        f'own.toml:2 [own.zorb hit]: The rule is not found in "A [[soft]].". {MEND}',
    ]


def test_what_is_to_be_written_instead_is_checked_as_the_first_text_is(told):
    hit = '[{ region = "UK", text = "A [[zorbic]]." }]'

    assert told(zorb(hit, more='instead = "Zorbic."', find=f'{FIND}region = "UK"\n')) == [
        f'own.toml:2 [own.zorb instead]: The rule is found in "[[Zorbic]]." (region UK). {OFF}'
    ]


def test_a_setting_that_does_not_exist_is_told_and_the_text_not_checked(told):
    hit = '["A [[zorbic]].", { kind = "leter", text = "Zorbic." }]'
    miss = '[{ region = "EU", markup = "zorb", text = "A zorbic." }]'

    assert [line.removeprefix("own.toml:2 [own.zorb ") for line in told(zorb(hit, miss))] == [
        'hit]: There is no kind "leter" to check "Zorbic." in. Choose from: discharge, letter, message.',
        f'miss]: There is no markup "zorb" to check "A zorbic." in. Choose from: {", ".join(sorted(text_formats()))}.',
        'miss]: There is no region "EU" to check "A zorbic." in. Choose from: UK, US.',
    ]


def test_code_that_does_not_exist_is_told_and_the_rule_not_tried(told):
    (fault,) = told(zorb('["A [[wib]]."]', more="code = true"))

    assert fault == (
        'own.toml:2 [own.zorb code]: There is no function "zorb" in own.py.'
        " Write the function in own.py, or take code = true out."
    )


def test_code_that_no_rule_uses_is_told():
    cold = rules()["tone.cold"]
    known = {**rules(), cold.name: cold._replace(code=False)}
    (fault,) = [fault for fault in check_rules(known, ["tone.cold"]) if fault.column == "tone.cold code"]

    assert str(fault) == (
        f'tone.toml:{cold.line} [tone.cold code]: The function "cold" in tone.py is not used.'
        " Write code = true under [cold], or take the function out; one for others begins with an underscore."
    )
    assert check_rules(known, ["tone.alarm"]) == []


def test_code_without_any_rule_is_told():
    known = {name: rule for name, rule in rules().items() if name != "numbers.denominator"}
    (fault,) = check_rules(known, ["numbers"])

    assert (fault.file, fault.line, fault.column) == ("numbers.toml", 0, "numbers.denominator code")


def phrases(*texts: str, more: str = "") -> str:
    """A table of phrases of the rule."""
    return f"[[zorb.find]]\nphrases = {json.dumps(texts)}\n{more}"


def unneeded(phrase: str, key: str = "hit") -> str:
    """What is told of a phrase that no text shows."""
    return (
        f'own.toml:2 [own.zorb find]: No {key} needs the phrase "{phrase}".'
        f" Add a {key} with words that no other phrase finds, or take the phrase out."
    )


def test_a_phrase_that_no_hit_needs_is_told(told):
    """Nor is one needed that finds only what a phrase before it finds."""
    find = phrases("zorbic", "quux*", "zorbic wib", "(wib|\n  wibs) of")
    hits = '["A [[zorbic]] wib.", "[[Quuxes]].", "[[Wib of]] it."]'

    assert told(zorb(find=find)) == [*map(unneeded, ("(wib| wibs) of", "quux*", "zorbic wib"))]
    assert told(zorb(hits, find=find)) == [unneeded("zorbic wib")]


@pytest.mark.parametrize(
    ("hits", "find"),
    [
        ('["A [[zorbic]] wib."]', phrases("(zorbic|quux) <kin>?")),
        (
            '["A [[zorbic]].", { region = "UK", text = "A [[quux]]." }]',
            phrases("zorbic") + phrases("quux", more='region = "UK"\n'),
        ),
        ('["A [[zorbic]] wib."]', phrases("zorbic", more='unless_before = ["no"]\n')),
    ],
    ids=["words to choose from", "a table for a region", "words that undo it"],
)
def test_a_phrase_that_a_hit_needs_is_not_told(told, hits, find):
    """Each word of a class, or of several to choose from, needs no hit of its own."""
    assert told(zorb(hits, find=find) + '[classes]\nkin = ["kith", "kin"]\n') == []


def test_a_phrase_of_what_is_absent_is_needed_by_a_miss(told):
    """In a text of a kind that the rule is about: in others nothing is looked for."""
    misses = '["Zorbic.", { kind = "message", text = "A quux." }]'
    text = zorb('["A wib."]', misses, 'absent_from = ["letter"]', phrases("zorbic", "quux"))

    assert told(text) == [unneeded("quux", "miss")]
    assert told(text.replace(misses, misses.replace('["Zorbic."', '["Zorbic.", "A quux."'))) == []


def test_a_phrase_in_only_with_that_no_hit_needs_is_told(told):
    """Nor is one needed that stands beside another in each text; a text in which it stands alone needs it."""
    find = phrases("zorbic", more='only_with = ["quux", "wib"]\n')
    unneeded_wib = unneeded("wib").replace('"wib"', '"wib" in only_with')

    assert told(zorb('["A [[zorbic]] quux.", "A [[zorbic]] quux wib."]', find=find)) == [unneeded_wib]
    assert told(zorb('["A [[zorbic]] quux.", "A [[zorbic]] wib."]', find=find)) == []


def test_a_phrase_that_is_found_beside_the_marks_only_is_told(told):
    """There it gives way to another rule, and shows nothing of its own."""
    text = zorb('["Eat [[zorbic]] prior to it."]', more='gives_way_to = ["rows"]', find=phrases("zorbic", "prior to"))

    assert told(text) == [unneeded("prior to")]


def test_a_long_text_is_cut(told):
    (fault,) = told(zorb(f'["A wib. {"Wib wib. " * 100}", "A [[zorbic]]."]'))

    assert len(fault) < 500
    assert 'w…".' in fault


def test_a_checker_has_the_same_rules_in_every_process(made):
    checker = Checker(rules=made(zorb()))
    reports = [*checker.check_many(["A zorbic wib.", "A wib."], processes=2)]

    assert [[finding.rule for finding in report.findings] for report in reports] == [
        ["jargon.unlisted", "own.zorb"],
        [],
    ]
    assert reports[0] == checker.check("A zorbic wib.")


def test_rules_are_chosen_by_name_and_by_group():
    assert [rule.name for rule in chosen(rules(), ["tone.blame", "reading"])] == [
        "reading.grade", "reading.long_sentence", "reading.long_paragraph", "reading.passive", "tone.blame",
    ]  # fmt: skip
    assert chosen(rules(), []) == [*rules().values()]


@pytest.mark.parametrize(
    ("name", "hint"), [("tone.blam", 'Did you mean "tone.blame"?'), ("x", "`clarity rules` lists the rules.")]
)
def test_a_rule_that_does_not_exist_is_told(name, hint):
    with pytest.raises(InputError) as told:
        check_rules(rules(), [name])

    assert str(told.value) == f'There is no rule and no group of rules "{name}". {hint}'
