"""From proposals and places to findings: what each says, which give way, what a machine may edit, what is off."""

from __future__ import annotations

import pytest
from conftest import checker_with, write_list

from clarity.bundle import rules
from clarity.findings import (
    Hit,
    Settled,
    as_finding,
    missing_hits,
    place_hits,
    settle,
    without_those_that_give_way,
)
from clarity.original import Block, Ignore, Original
from clarity.policy import Policy
from clarity.rule import Place, Rule
from clarity.suggest import Edit

ROWS = (
    {"id": "t.replace", "term": "zorbise", "category": "plain", "action": "replace", "replacements": "use"},
    {"id": "t.choose", "term": "zorbaema", "category": "symptom", "action": "choose", "replacements": "swelling"},
    {"id": "t.explain", "term": "zorbopsy", "category": "test", "action": "explain", "explanation": "a look inside"},
    {
        "id": "t.flag",
        "term": "zorbressing",
        "category": "course",
        "action": "flag",
        "replacements": "getting worse | going well",
    },
    {"id": "t.bare", "term": "zorblike", "category": "course", "action": "flag"},
    {"id": "t.dose", "term": "zqd", "category": "dose", "action": "choose", "replacements": "once a day"},
    {"id": "t.medicine", "term": "zorbimax", "category": "medicine", "action": "explain", "explanation": "for pain"},
    {
        "id": "t.blame",
        "term": "zorb off",
        "category": "tone.blame",
        "action": "choose",
        "replacements": "not come",
        "why": "It hurts.",
    },
)
LONG = " ".join(["Rest", *["now"] * 20])


@pytest.fixture
def findings(own):
    """The findings of a group of rules."""
    return lambda text, group: [finding for finding in own.check(text).findings if finding.rule.startswith(group)]


def rule(name: str = "tone.cold", **changes) -> Rule:
    values = dict.fromkeys(Rule._fields, "") | {
        "gives_way_to": (),
        "absent_from": (),
        "filled_by": (),
        "sources": ("own",),
    }
    return Rule(**values | {"name": name, "severity": "warning", "part": "tone", "why": "So."} | changes)


def original(text: str, prose: str | None = None, *ignores: Ignore) -> Original:
    return Original(text, prose or text, (Block(0, len(text), None),), ignores)


def hit(start: int, end: int, by: Rule | None = None, **changes) -> Hit:
    return Hit(by or rule(), start, end, "Do.", **changes)


# What a finding says.


@pytest.mark.parametrize(
    ("text", "rule", "message", "action", "suggestions"),
    [
        ("Zorbise it.", "jargon.plain", '"Zorbise" has plainer words.', "replace", [(0, 7, "Use")]),
        ("A zorbaema", "jargon.symptom", '"zorbaema" has plainer words.', "choose", [(2, 10, "swelling")]),
        ("A zorbopsy", "jargon.test", '"zorbopsy" is not explained.', "explain", [(10, 10, " (a look inside)")]),
        ("It is zorblike.", "jargon.ambiguous", '"zorblike" can be misunderstood.', "flag", []),
        (
            "It is zorbressing.",
            "jargon.ambiguous",
            '"zorbressing" can be misunderstood. It can mean: getting worse; going well.',
            "flag",
            [],
        ),
    ],
)
def test_jargon_message_says_what_is_the_matter(findings, text, rule, message, action, suggestions):
    [finding] = findings(text, "jargon")

    assert (finding.rule, finding.message, finding.action) == (rule, message, action)
    assert [(edit.start, edit.end, edit.text) for edit in finding.suggestions] == suggestions


def test_jargon_names_its_row_and_where_it_is_from(findings):
    """What the row does not say, its rule does."""
    [finding] = findings("Zorbise it.", "jargon")

    assert (finding.entry, finding.sources) == ("t.replace", ("own",))
    assert finding.why == "Every word the reader must translate takes attention from what to do."
    assert not finding.whole_text


def test_tone_message_names_the_rules_matter(findings):
    [finding] = findings("You zorb\n  off it.", "tone")

    assert (finding.rule, finding.entry, finding.text) == ("tone.blame", "t.blame", "zorb\n  off")
    assert finding.message == '"zorb off": words that put the blame on the patient.'
    assert (finding.why, [str(edit) for edit in finding.suggestions]) == ("It hurts.", ["not come"])


@pytest.mark.parametrize("text", ["zorb off", "Zorbise it."])
def test_jargon_and_tone_share_no_finding(findings, text):
    """A row is reported by one of the two."""
    assert len(findings(text, "jargon")) + len(findings(text, "tone")) == 1


def test_a_finding_is_told_with_its_place():
    settled = Settled(hit(6, 8, why="So it is.", sources=("own",)), "info")

    assert as_finding(settled, original("Rest.\nGo now.")) == {
        "rule": "tone.cold", "start": 6, "end": 8, "line": 2, "column": 1, "where": "", "text": "Go", "message": "Do.",
        "why": "So it is.", "severity": "info", "action": "flag", "suggestions": (), "entry": None, "sources": ("own",),
        "whole_text": False, "times": 1, "per": "units",
    }  # fmt: skip


def test_the_hits_of_a_rule_say_why_and_where_from():
    places = [Place(0, 4, "Do."), Place(5, 9, "Or.", "error"), Place(0, 0, "All.", whole_text=True)]
    places.append(Place(5, 9, "A few.", once=True))

    assert [*place_hits(rule(), places)] == [
        Hit(rule(), 0, 4, "Do.", why="So.", sources=("own",)),
        Hit(rule(), 5, 9, "Or.", severity="error", why="So.", sources=("own",)),
        Hit(rule(), 0, 0, "All.", why="So.", sources=("own",), whole_text=True),
        Hit(rule(), 5, 9, "A few.", why="So.", sources=("own",), once=True),
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("You can rest now. " * 63, {"structure.no_headings"}),
        (f"{LONG}.", set()),
        ("Antidisestablishmentarianism. " * 30, {"reading.grade"}),
        ("Antidisestablishmentarianism. " * 29, set()),
    ],
)
def test_a_finding_about_the_whole_text_says_so(checker, text, whole):
    """A long sentence may be all of a text, and is still a place in it."""
    found = {finding.rule for finding in checker.check(text).findings if finding.whole_text}

    assert found == whole


# What a machine may edit.


@pytest.mark.parametrize(
    ("text", "markup", "expected"),
    [
        ("We zorbise it.", "text", ["safe"]),
        ("We **zorbise** it.", "markdown", ["safe"]),
        ("We zor**bise** it.", "markdown", []),
        ("We zorb **off** it.", "markdown", ["unsafe"]),
        ("<p>We zor<b>bise</b> it.", "html", ["unsafe"]),
        ("<p>We <b>zorbise</b> it.", "html", ["safe"]),
        ("A zorbaema", "text", ["unsafe"]),
        ("A zorbopsy", "text", ["unsafe"]),
        ("Take it zqd now.", "text", ["unsafe"]),
        ("We zorbise 5 mg.", "text", ["unsafe"]),
    ],
)
def test_only_plain_words_are_safe_to_replace(own, text, markup, expected):
    """Not in a sentence with a dose, nor across markup, nor what a person must choose or has not reviewed."""
    [*found] = [finding for finding in own.check(text, markup=markup).findings if finding.entry]

    assert [edit.safety for finding in found for edit in finding.suggestions] == expected


@pytest.mark.parametrize(
    ("category", "action", "status", "expected"),
    [
        ("symptom", "replace", "draft", "unsafe"),
        ("symptom", "replace", "reviewed", "safe"),
        ("symptom", "choose", "reviewed", "unsafe"),
        ("test", "explain", "draft", "unsafe"),
        ("test", "explain", "reviewed", "safe"),
        ("plain", "replace", "draft", "safe"),
        ("plain", "choose", "reviewed", "unsafe"),
        ("tone.blame", "choose", "reviewed", "unsafe"),
    ],
)
def test_what_a_clinician_has_reviewed_is_safe(tmp_path, category, action, status, expected):
    row = {"id": "t.row", "term": "zorb", "category": category, "action": action, "status": status}
    path = write_list(tmp_path / "own.csv", [row | {"replacements": "ball", "explanation": "a ball"}])
    [finding] = [finding for finding in checker_with(path).check("A zorb is here.").findings if finding.entry]

    assert {edit.safety for edit in finding.suggestions} == {expected}


def test_a_word_that_tags_part_is_named_as_it_reads_and_edited_where_it_stands(own):
    text = "<p>We zor<b>bise</b> it."
    [finding] = [finding for finding in own.check(text, markup="html").findings if finding.entry]
    [edit, *_] = finding.suggestions

    assert finding.message.startswith('"zorbise" ')
    assert finding.text == text[edit.start : edit.end] == "zor<b>bise"


def test_an_edit_over_markup_or_a_placeholder_is_unsafe():
    source = original("an **MSU** of {{ name }}", "an   MSU   of name      ")

    def safety(start: int, end: int, *edit: int) -> str:
        found = hit(start, end, edits=(Edit(*edit, "x"),), may_apply=True)
        return as_finding(Settled(found, "info"), source)["suggestions"][0]["safety"]

    assert safety(5, 8, 5, 8) == "safe"
    assert safety(5, 8, 0, 8) == "unsafe"
    assert safety(5, 8, 8, 8) == "safe"
    assert safety(5, 13, 13, 13) == "unsafe"
    assert safety(14, 18, 14, 18) == "unsafe"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On quux 5 you rest.", ["day 5"]),
        ("On quux {{ dose }} you rest.", []),
        ("On quux {{ dose }}", []),
        ("A zorb name is here.", ["zorb name (who it is)"]),
        ("A zorb {{ name }} is here.", []),
        ("A zorb name,{{ name }} is here.", ["zorb name (who it is)"]),
    ],
)
def test_nothing_is_offered_where_a_placeholder_is(tmp_path, text, expected):
    """What will be there is not known, and an edit would cut it in two; the place is told all the same."""
    rows = [
        {"id": "t.day", "term": "quux 5", "category": "symptom", "action": "choose", "replacements": "day 5"},
        {"id": "t.who", "term": "zorb name", "category": "test", "action": "explain", "explanation": "who it is"},
    ]
    [finding] = [
        finding
        for finding in checker_with(write_list(tmp_path / "own.csv", rows)).check(text).findings
        if finding.entry and finding.entry.startswith("t.")
    ]

    assert [text[finding.start : edit.start] + edit.text for edit in finding.suggestions] == expected


# Which give way to others.


@pytest.mark.parametrize(
    ("start", "end", "stays"),
    [
        (0, 4, True),
        (0, 5, False),
        (4, 8, False),
        (5, 6, False),
        (9, 12, False),
        (10, 12, True),
        (0, 0, True),
        (0, 20, False),
    ],
)
def test_a_hit_gives_way_where_it_overlaps_one_of_a_rule_it_names(start, end, stays):
    weak, strong = rule("reading.passive", gives_way_to=("structure.buried_action",)), rule("structure.buried_action")
    winner, loser = hit(4, 10, strong), hit(start, end, weak)

    assert [*without_those_that_give_way([loser, winner])] == ([loser, winner] if stays else [winner])


def test_a_hit_gives_way_to_rows_whatever_their_rule():
    weak = rule("structure.double_negative", gives_way_to=("rows",))
    row, other = hit(0, 4, rule("jargon.plain"), entry="plain.zorb"), hit(6, 9, rule("jargon.plain"))

    assert [*without_those_that_give_way([hit(2, 8, weak), row])] == [row]
    assert [*without_those_that_give_way([hit(5, 9, weak), row, other])] == [hit(5, 9, weak), row, other]


def test_those_that_give_way_still_win_over_others():
    """Who wins is settled by place and rule, once."""
    one, two = rule("a.one", gives_way_to=("a.two",)), rule("a.two", gives_way_to=("a.three",))
    three = rule("a.three")

    assert [*without_those_that_give_way([hit(0, 4, one), hit(3, 8, two), hit(7, 9, three)])] == [hit(7, 9, three)]


def test_many_hits_give_way_in_little_time(own):
    """In time that does not grow with the square of their number."""
    assert len(own.check("Zorbise it. " * 5_000).findings) >= 5_000


# What is missing.


@pytest.mark.parametrize(
    ("held", "strengths", "kind", "expected"),
    [
        ((), (), "letter", ["structure.missing"]),
        ((), (), "message", []),
        (("structure.missing",), (), "letter", []),
        (("structure.other",), (), "letter", ["structure.missing"]),
        ((), ("good.contact",), "letter", []),
        ((), ("good.you",), "letter", ["structure.missing"]),
    ],
)
def test_what_a_kind_of_text_lacks(held, strengths, kind, expected):
    """Told of the text as a whole, unless there is a sign of it or a strength fills the gap."""
    missing = rule("structure.missing", absent_from=("letter",), filled_by=("good.contact",), message="Say it.")
    hits = [*missing_hits([missing, rule()], held, strengths, kind)]

    assert [found.rule.name for found in hits] == expected
    assert all((found.start, found.end, found.message, found.whole_text) == (0, 0, "Say it.", True) for found in hits)


# What is reported.


def test_findings_are_sorted_by_place(own):
    text = f"Zorbise it zqd, zorb off, it was cleaned {LONG}."

    assert [(finding.start, finding.rule) for finding in own.check(text).findings] == [
        (0, "jargon.plain"),
        (0, "reading.long_sentence"),
        (11, "jargon.dose"),
        (16, "tone.blame"),
        (29, "reading.passive"),
    ]


def test_hits_are_settled_in_order_of_place_then_rule():
    hits = [hit(3, 5), hit(0, 9, rule("b.b")), hit(0, 9, rule("a.a")), hit(0, 4)]
    settled = settle(hits, Policy(), original("x" * 9))

    assert [(item.hit.start, item.hit.end, item.hit.rule.name) for item in settled] == [
        (0, 4, "tone.cold"), (0, 9, "a.a"), (0, 9, "b.b"), (3, 5, "tone.cold"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("severity", "settings", "expected"),
    [
        (None, {}, "warning"),
        ("error", {}, "error"),
        ("error", {"tone": "info"}, "info"),
        ("error", {"tone.cold": "off"}, None),
        (None, {"tone": "off", "tone.cold": "error"}, "error"),
    ],
)
def test_the_severity_is_the_policys_then_the_hits_then_the_rules(severity, settings, expected):
    settled = settle([hit(0, 1, severity=severity)], Policy(severity=settings), original("x"))

    assert [item.severity for item in settled] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "severity", "passed"),
    [
        ("Take it zqd.", "error", False),
        ("Zorbise it.", "warning", True),
        ("It is zorbimax.", "info", True),
    ],
)
def test_severity_is_the_rules(own, text, severity, passed):
    """By default only an error fails a text."""
    report = own.check(text)

    assert [finding.severity for finding in report.findings] == [severity]
    assert report.passed is passed


def test_rules_that_are_off_report_nothing(wordlist):
    policy = Policy(severity={"reading": "off", "tone": "off", "jargon.dose": "off", "jargon.plain": "error"})
    report = checker_with(wordlist, policy=policy).check(f"Zorbise it zqd, zorb off, it was cleaned {LONG}.")

    assert [(finding.rule, finding.severity) for finding in report.findings] == [("jargon.plain", "error")]
    assert not report.passed


def test_a_rule_gives_way_to_one_that_is_off_too(wordlist):
    """Who switches a rule off wants to hear less of such places, not the same from another rule."""
    text = "The dressing should be changed daily."
    usual, off = (
        [finding.rule for finding in checker_with(wordlist, policy=Policy(severity=severity)).check(text).findings]
        for severity in ({}, {"structure.buried_action": "off"})
    )

    assert usual == ["structure.buried_action"]
    assert off == []


# What an author ignores.


@pytest.fixture
def ignoring(own):
    """The rules that report a text, of which some are ignored from one character to another."""

    def find(text: str, *ignores: tuple[int, int, tuple[str, ...]]) -> list[str]:
        source = original(text, None, *(Ignore(start, end, frozenset(names)) for start, end, names in ignores))
        return [finding.rule for finding in own.check_item(source).findings]

    return find


TEXT = "Zorbise it. You zorb off. Zorbise it zqd."


@pytest.mark.parametrize(
    ("ignores", "expected"),
    [
        ([], ["jargon.plain", "tone.blame", "jargon.plain", "jargon.dose"]),
        ([(0, 11, ("jargon.plain",))], ["tone.blame", "jargon.plain", "jargon.dose"]),
        ([(0, 41, ("jargon.plain",))], ["tone.blame", "jargon.dose"]),
        ([(0, 41, ("jargon.plain", "tone.blame"))], ["jargon.dose"]),
        ([(0, 41, ("jargon.plain",)), (0, 41, ("jargon.dose",))], ["tone.blame"]),
        ([(0, 41, ())], []),
        ([(26, 41, ())], ["jargon.plain", "tone.blame"]),
        ([(0, 41, ("jargon",))], ["jargon.plain", "tone.blame", "jargon.plain", "jargon.dose"]),
        ([(0, 6, ())], ["jargon.plain", "tone.blame", "jargon.plain", "jargon.dose"]),
    ],
)
def test_an_author_switches_rules_off_in_a_stretch(ignoring, ignores, expected):
    """Those that are named, or all."""
    assert ignoring(TEXT, *ignores) == expected


def test_what_is_ignored_costs_nothing(own):
    ignored = original(TEXT, None, Ignore(0, len(TEXT), frozenset()))
    [usual, without] = own.check_many([TEXT, ignored])

    assert not usual.passed
    assert without.passed
    assert without.scores.jargon == 100.0 > usual.scores.jargon


def test_every_rule_can_be_ignored(checkers):
    """In its own example."""
    for found in rules().values():
        case = found.hit[0]
        if found.severity != "good" and case.markup == "text":
            source = Original(
                case.text,
                case.text,
                (Block(0, len(case.text), None),),
                (Ignore(0, len(case.text), frozenset([found.name])),),
            )
            kind = case.kind or next(iter(found.absent_from), None)
            [report] = checkers[case.region or "US"].check_many([source], kind=kind)

            assert found.name not in {finding.rule for finding in report.findings}
