"""The checks: what each reports, how severe it is, and in what order."""

from __future__ import annotations

import pytest
from conftest import write_list

from clarity.checker import Checker
from clarity.en.checks.analysis import Analysis
from clarity.en.checks.passive import passives
from clarity.en.checks.reading import reading
from clarity.en.vocabulary import Vocabulary
from clarity.policy import Policy
from clarity.suggest import Medicines

VOCABULARY = Vocabulary([], Medicines([], {}))
ROWS = (
    {"id": "t.replace", "term": "zorbise", "category": "plain", "action": "replace", "replacements": "use"},
    {"id": "t.choose", "term": "zorbaema", "category": "symptom", "action": "choose", "replacements": "swelling"},
    {"id": "t.explain", "term": "zorbopsy", "category": "test", "action": "explain", "explanation": "a look inside"},
    {"id": "t.flag", "term": "zorbressing", "category": "course", "action": "flag", "replacements": "getting worse | going well"},
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


@pytest.fixture(scope="module")
def wordlist(tmp_path_factory):
    """A list of words that no other list holds."""
    return write_list(tmp_path_factory.mktemp("lists") / "own.csv", ROWS)


@pytest.fixture(scope="module")
def own(wordlist):
    return Checker(wordlists=[wordlist])


@pytest.fixture
def findings(own):
    """The findings of a group of rules."""
    return lambda text, group: [finding for finding in own.check(text).findings if finding.rule.startswith(group)]


@pytest.fixture
def notes(checker, parser):
    """The notes of the reading check on a text whose grades, as it stands and with every offer taken, are set by hand."""

    def find(grade, target, plain=None):
        text = "Rest at home."
        level = checker.check(text).reading.model_copy(update={"grade": grade, "plain_grade": grade if plain is None else plain})
        return list(reading(Analysis(parser.parse(text), [], level, [3], Policy(target_grade=target), VOCABULARY, frozenset())))

    return find


def words(count):
    """A sentence of that many words, without its full stop."""
    return " ".join(["Rest", *["now"] * (count - 1)])


@pytest.mark.parametrize(
    ("count", "expected"),
    [(19, []), (20, []), (21, ["warning"]), (30, ["warning"]), (31, ["error"]), (80, ["error"])],
)
def test_long_sentence_at_the_limits(findings, count, expected):
    """More than 20 words are a warning, more than 30 an error."""
    assert [finding.severity for finding in findings(f"{words(count)}.", "reading.long_sentence")] == expected


def test_long_sentence_message_names_the_words_and_the_limit(findings):
    [finding] = findings(f"{words(23)}.", "reading.long_sentence")

    assert finding.message == "This sentence has 23 words; the limit is 20. Make two of it, or a list."
    assert (finding.action, finding.suggestions, finding.entry) == ("flag", (), None)


def test_long_sentence_names_that_sentence_only(findings):
    text = f"Rest. {words(21)}. Eat."
    [finding] = findings(text, "reading.long_sentence")

    assert finding.text == f"{words(21)}."
    assert (finding.start, finding.line, finding.column) == (6, 1, 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{words(20)} (now and then).", []),
        (f"{words(10)} (now and then) {words(10)} (now and then).", []),
        (f"{words(20)} (now (and) then).", []),
        (f"{words(21)} (now and then).", ["warning"]),
        (f"{words(20)} [now and then].", ["warning"]),
        (f"{words(20)}, now and then.", ["warning"]),
        (f"{words(30)} (now and then).", ["warning"]),
        (f"({words(21)}.)", []),
        (f"{words(20)}) now.", ["warning"]),
    ],
)
def test_long_sentence_leaves_out_words_in_round_brackets(findings, text, expected):
    """An explanation in brackets, which clarity itself offers, must not make a sentence too long."""
    assert [finding.severity for finding in findings(text, "reading.long_sentence")] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{words(19)} follow-up.", 0),
        (f"{words(20)} follow-up.", 1),
        (f"{words(19)} patient’s.", 0),
        (f"{words(19)} — 5.", 0),
        (f"{words(19)} 5 mg.", 1),
        (f"{words(19)} {{{{ first_name }}}}.", 0),
        (f"{words(20)} {{{{ first_name }}}}.", 1),
        (f"{words(19)} a.b@example.org", 0),
        (f"{words(18)} e.g. 2.5", 0),
        (f"{words(19)} https://a.org/b/c?d=e", 0),
        (f"{words(12)},\nand {words(8)}.", 1),
        (f"{words(12)},\nand {words(7)}.", 0),
    ],
)
def test_long_sentence_counts_words_as_a_reader_does(findings, text, count):
    """A hyphenated word, a number, an address and a placeholder are one word each."""
    assert len(findings(text, "reading.long_sentence")) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"- {words(15)}\n- {words(15)}\n- {words(15)}", []),
        (f"1. {words(15)}\n2. {words(15)}", []),
        (f"- {words(15)}\n- {words(21)}\n- Rest", [words(21)]),
        (f"{words(15)}\n\n{words(15)}.", []),
        (f"HOW YOU CAN REST AT HOME\n{words(20)}.", []),
        (f"Dear Mrs Lee,\n{words(20)}.", []),
        (f"{words(15)}; {words(15)}.", [f"{words(15)}; {words(15)}."]),
        (f"{words(15)}: {words(15)}.", [f"{words(15)}: {words(15)}."]),
    ],
)
def test_long_sentence_ends_with_its_list_item_or_heading(findings, text, expected):
    assert [finding.text.removeprefix("- ") for finding in findings(text, "reading.long_sentence")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rest. " * 5, []),
        ("Rest. " * 6, ["Rest. Rest. Rest. Rest. Rest. Rest."]),
        ("Rest. " * 5 + "\n\n" + "Rest. " * 5, []),
        ("Rest.\n\n" + "Eat. " * 6 + "\n\nRest.", ["Eat. Eat. Eat. Eat. Eat. Eat."]),
        ("- Rest.\n" * 8, []),
        ("- " + "Rest. " * 6, ["- Rest. Rest. Rest. Rest. Rest. Rest."]),
        ("Rest at 9.30 a.m. by Dr. Lee. " * 5, []),
    ],
)
def test_long_paragraph_at_the_limit(findings, text, expected):
    """More than five sentences in one paragraph; the finding spans all of it."""
    assert [finding.text for finding in findings(text, "reading.long_paragraph")] == expected


def test_long_paragraph_message_names_the_sentences_and_the_limit(findings):
    [finding] = findings("Rest. " * 7, "reading.long_paragraph")

    assert finding.message == "This paragraph has 7 sentences; the limit is 5. Part it, or make a list."
    assert (finding.severity, finding.action) == ("warning", "flag")


@pytest.mark.parametrize(
    ("grade", "target", "expected"),
    [
        (8.01, 8, ["reading.grade"]),
        (8.0, 8, []),
        (7.99, 8, []),
        (-1.2, 8, []),
        (None, 8, []),
        (6.5, 6, ["reading.grade"]),
        (12, 12.5, []),
    ],
)
def test_grade_is_reported_only_above_the_target(notes, grade, target, expected):
    assert [note.rule for note in notes(grade, target)] == expected


@pytest.mark.parametrize(("grade", "plain", "expected"), [(7.0, 8.5, 0), (9.0, 7.5, 0), (9.0, 8.5, 1), (8.5, 9.0, 1)])
def test_grade_is_reported_only_if_the_text_is_hard_both_ways(notes, grade, plain, expected):
    """Offers may lengthen an easy text past the target, or make a hard one easy; neither text is at fault."""
    assert len(notes(grade, 8, plain)) == expected


def test_grade_is_about_the_whole_text(notes):
    """Its place is the empty one at the start."""
    [note] = notes(11.46, 8)

    assert (note.start, note.end) == (0, 0)
    assert note.message == "The text reads at school grade 11.5, with every offer below taken at 11.5; aim for 8 or lower."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This tablet is prescribed by your GP.", ["is prescribed"]),
        ("You have been referred to the clinic.", ["been referred"]),
        ("You will be seen by a nurse.", ["be seen"]),
        ("It can be taken with food.", ["be taken"]),
        ("The letter was not given to you.", ["was not given"]),
        ("This is usually given at home.", ["is usually given"]),
        ("The results were then sent to your GP.", ["were then sent"]),
        ("The dressing should be changed every day.", ["be changed"]),
        ("The wound was cleaned.", ["was cleaned"]),
        ("Your blood was tested for sugar.", ["was tested"]),
        ("A small cut is made in the skin.", ["is made"]),
        ("The tube is removed after a day.", ["is removed"]),
        ("Samples are taken from the lining.", ["are taken"]),
        ("Your tablets have been stopped.", ["been stopped"]),
        ("You are being treated for an infection.", ["are being treated"]),
        ("The operation was carried out on Monday.", ["was carried"]),
        ("A plan has been made with you.", ["been made"]),
        ("You were told to rest.", ["were told"]),
        ("You will be asked some questions.", ["be asked"]),
        ("No cause was found.", ["was found"]),
        ("Nothing abnormal was seen on the scan.", ["was seen"]),
        ("The scan will be repeated in May.", ["be repeated"]),
        ("A stent was inserted.", ["was inserted"]),
        ("The lump was not felt by the doctor.", ["was not felt"]),
        ("The dose was slowly increased.", ["was slowly increased"]),
        ("The dose was then slowly reduced.", ["was then slowly reduced"]),
        ("You were first seen in May.", ["were first seen"]),
        ("Your notes are kept for eight years.", ["are kept"]),
        ("You may be offered a scan.", ["be offered"]),
        ("You must be driven home.", ["be driven"]),
        ("Your letter wasn't sent.", ["wasn't sent"]),
        ("Your letter wasn’t sent.", ["wasn’t sent"]),
        ("The bill is paid by your plan.", ["is paid"]),
        ("THE WOUND WAS CLEANED.", ["WAS CLEANED"]),
        ("The wound was\ncleaned.", ["was\ncleaned"]),
        ("You were admitted to the ward.", ["were admitted"]),
        ("You were discharged on Friday.", ["were discharged"]),
        ("The stitches will be taken out.", ["be taken"]),
        ("Your eyes were examined.", ["were examined"]),
        ("The sample was lost by the lab.", ["was lost"]),
        ("The ward is closed by the fire team.", ["is closed"]),
        ("You are allowed by law to see it.", ["are allowed"]),
        ("It was held over and was cancelled.", ["was held", "was cancelled"]),
        ("The form was signed. It was filed.", ["was signed", "was filed"]),
        ("Is it given by mouth? It is given at night.", ["is given"]),
        ("This is usually done at home.", ["is usually done"]),
        ("The gel is used for pain.", ["is used"]),
        ("A plan has been agreed with you.", ["been agreed"]),
        ("A bed is guaranteed.", ["is guaranteed"]),
        ("It is well tolerated.", ["is well tolerated"]),
        ("A scan is required unless you rest.", ["is required"]),
    ],
)
def test_passive_voice_is_found(parser, text, expected):
    assert [text[start:end] for start, end, _ in passives(parser.parse(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The wound was infected in May.",
            ["was infected"],
            marks=pytest.mark.xfail(strict=True, reason="infected is taken for an adjective"),
        ),
    ],
)
def test_passive_voice_is_found_in_harder_sentences(parser, text, expected):
    assert [text[start:end] for start, end, _ in passives(parser.parse(text))] == expected


@pytest.mark.parametrize(
    "text",
    [
        "You may feel tired.",
        "You are tired after it.",
        "The clinic is closed on Monday.",
        "Tell us if you are allergic to it.",
        "You are worried about the scan.",
        "You are married.",
        "She is retired.",
        "Your ankles are swollen.",
        "Your nose is blocked.",
        "The wound is red.",
        "The cut is infected.",
        "The ward is located on floor 2.",
        "You are not allowed to drive.",
        "You are used to it.",
        "You are supposed to rest.",
        "We are pleased to see you.",
        "I am concerned about your weight.",
        "You were interested in the trial.",
        "The bill is due.",
        "Your form is overdue.",
        "It is needed.",
        "It is indeed rare.",
        "Her child was scared.",
        "You are dehydrated.",
        "Your blood pressure is raised.",
        "The pain is related to the fall.",
        "You are entitled to a break.",
        "There is a bed for you.",
        "It is hundred per cent safe.",
        "The nurse has changed the dressing.",
        "The nurse changed the dressing.",
        "We have seen you in clinic.",
        "You had stopped the tablets.",
        "You are taking tablets.",
        "It is bleeding.",
        "Your speed is good.",
        "You are well. Prescribed tablets help.",
        "How you are\n\nTested blood",
        "We are, changed or not, here.",
        "These are prescribed medicines.",
        "It is well-tolerated and old-fashioned.",
        "The form is red-coloured.",
        "You will be here on Monday.",
        "It is only 5 mg.",
        "You are",
        "It is not",
        "You become tired.",
        "You seem embedded.",
        "Your scan is unchanged.",
        "The fracture is uncomplicated.",
        "The cause is unexpected.",
        "Your speech is slurred.",
        "Your vision is blurred.",
        "The change is marked.",
        "You are relieved.",
        "You are immunosuppressed.",
    ],
)
def test_passive_voice_is_not_found_in_near_misses(parser, text):
    """Adjectives that look like participles, the active perfect, other sentences, compounds."""
    assert list(passives(parser.parse(text))) == []


def test_passive_message_asks_who_does_it(findings):
    [finding] = findings("The wound was cleaned.", "reading.passive")

    assert finding.message == '"cleaned" by whom? Say who does it, such as "we" or "you".'
    assert (finding.severity, finding.action, finding.text) == ("info", "flag", "was cleaned")


@pytest.mark.parametrize(
    ("text", "rule", "message", "action", "suggestions"),
    [
        ("Zorbise it.", "jargon.plain", '"Zorbise" has plainer words.', "replace", ("Use",)),
        ("A zorbaema", "jargon.symptom", '"zorbaema" has plainer words.', "choose", ("swelling",)),
        ("A zorbopsy", "jargon.test", '"zorbopsy" is not explained.', "explain", ("zorbopsy (a look inside)",)),
        ("It is zorblike.", "jargon.ambiguous", '"zorblike" can be misunderstood.', "flag", ()),
        (
            "It is zorbressing.",
            "jargon.ambiguous",
            '"zorbressing" can be misunderstood. It can mean: getting worse; going well.',
            "flag",
            (),
        ),
    ],
)
def test_jargon_message_says_what_is_the_matter(findings, text, rule, message, action, suggestions):
    [finding] = findings(text, "jargon")

    assert (finding.rule, finding.message, finding.action, finding.suggestions) == (rule, message, action, suggestions)


def test_jargon_names_its_row_and_where_it_is_from(findings):
    """What the row does not say, its rule does."""
    [finding] = findings("Zorbise it.", "jargon")

    assert (finding.entry, finding.sources) == ("t.replace", ("own",))
    assert finding.why == "Every word the reader must translate takes attention from what to do."


def test_tone_message_names_the_rules_matter(findings):
    [finding] = findings("You zorb\n  off it.", "tone")

    assert (finding.rule, finding.entry, finding.text) == ("tone.blame", "t.blame", "zorb\n  off")
    assert finding.message == '"zorb off": words that put the blame on the patient.'
    assert (finding.why, finding.suggestions) == ("It hurts.", ("not come",))


@pytest.mark.parametrize("text", ["zorb off", "Zorbise it."])
def test_jargon_and_tone_share_no_finding(findings, text):
    """A row is reported by one of the two."""
    assert len(findings(text, "jargon")) + len(findings(text, "tone")) == 1


def test_findings_are_sorted_by_place(own):
    text = f"Zorbise it zqd, zorb off, it was cleaned {words(20)}."

    assert [(finding.start, finding.rule) for finding in own.check(text).findings] == [
        (0, "jargon.plain"),
        (0, "reading.long_sentence"),
        (11, "jargon.dose"),
        (16, "tone.blame"),
        (29, "reading.passive"),
    ]


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


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "warning"),
        ({"tone": "error"}, "error"),
        ({"tone.blame": "info"}, "info"),
        ({"tone": "off"}, None),
        ({"tone.blame": "off"}, None),
        ({"tone": "error", "tone.blame": "info"}, "info"),
        ({"tone": "off", "tone.blame": "info"}, "info"),
        ({"tone": "info", "tone.blame": "off"}, None),
        ({"jargon": "off", "tone.doubt": "off"}, "warning"),
    ],
)
def test_severity_by_policy(settings, expected):
    """What a policy says of a rule wins over what it says of its group."""
    assert Policy(severity=settings).severity_of("tone.blame") == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [({}, "error"), ({"reading": "info"}, "info"), ({"reading.long_sentence": "warning"}, "warning"), ({"reading": "off"}, None)],
)
def test_severity_by_policy_wins_over_the_findings_own(settings, expected):
    """A sentence over the second limit is an error, unless the policy has its say."""
    assert Policy(severity=settings).severity_of("reading.long_sentence", "error") == expected


@pytest.mark.parametrize(
    ("level", "severity", "expected"),
    [
        ("error", "error", True),
        ("error", "warning", False),
        ("warning", "error", True),
        ("warning", "warning", True),
        ("warning", "info", False),
        ("info", "info", True),
        ("never", "error", False),
    ],
)
def test_severity_fails_a_text_from_the_policys_level_on(level, severity, expected):
    assert Policy(fail_on=level).fails(severity) is expected


def test_rules_that_are_off_report_nothing(wordlist):
    policy = Policy(severity={"reading": "off", "tone": "off", "jargon.dose": "off", "jargon.plain": "error"})
    report = Checker(policy=policy, wordlists=[wordlist]).check(f"Zorbise it zqd, zorb off, it was cleaned {words(20)}.")

    assert [(finding.rule, finding.severity) for finding in report.findings] == [("jargon.plain", "error")]
    assert not report.passed


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"sentence_words": 5, "sentence_words_error": 6}, [("reading.long_sentence", None), ("reading.long_sentence", "error")]),
        ({"sentence_words": 6, "sentence_words_error": 7}, [("reading.long_sentence", None)]),
        ({"paragraph_sentences": 1}, [("reading.long_paragraph", None)]),
        ({"paragraph_sentences": 2}, []),
    ],
)
def test_limits_are_the_policys(checker, parser, limits, expected):
    text = f"{words(6)}. {words(7)}."
    level = checker.check(text).reading
    found = reading(Analysis(parser.parse(text), [], level, [6, 7], Policy(**limits), VOCABULARY, frozenset()))

    assert [(note.rule, note.severity) for note in found] == expected
