"""The report for people: what to mend first, within two screens and the width of the terminal; with all that was found."""

from __future__ import annotations

import io
import re

import pytest

from clarity.bundle import bundle
from clarity.checker import Checker
from clarity.outputs import Checked, Options
from clarity.outputs.groups import first_and_rest
from clarity.outputs.human import write
from clarity.outputs.terminal import cells
from clarity.policy import Policy
from clarity.report import Loss, Scores

DENSE = "The patient presents with dyspnoea, hypertension and oedema. Commence furosemide 40 mg bid prior to review. "
"""Two sentences with a dozen findings."""


@pytest.fixture
def show(checker, monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run(text: str, columns: int = 60, *, name: str = "a.txt", markup: str = "text", kind=None, **options):
        monkeypatch.setenv("COLUMNS", str(columns))
        stream = io.StringIO()
        report = checker.check(text, markup=markup, kind=kind)
        write([Checked(name, text, report, checker.policy)], stream, Options(**options))
        return stream.getvalue().splitlines()

    return run


def after(lines: list[str], start: str, count: int = 2) -> list[str]:
    """The lines below the first that begins so."""
    at = next(number for number, line in enumerate(lines) if line.startswith(start))
    return lines[at + 1 : at + 1 + count]


def test_a_report_is_as_agreed(checker, monkeypatch):
    """The figures are those of a report that is made up: points are rounded, and sums taken before."""
    text = "Dear Mrs Lee, you have hypertension.\nDo not eat prior to it. We utilize it.\n"
    rules = ["condition", "plain", "test", "symptom", "unlisted", "medicine"]
    ledger = (
        *(
            Loss(part="jargon", rule=f"jargon.{rule}", points=10.4 - 2 * place, count=1)
            for place, rule in enumerate(rules)
        ),
        Loss(part="tone", rule=None, points=2.3, count=0),
        Loss(part="tone", rule="good.you", points=1.3, count=0),
        Loss(part="reading", rule=None, points=0.4, count=0),
    )
    scores = Scores(reading=98.4, jargon=53.2, tone=71.6)
    report = checker.check(text).model_copy(update={"score": 64, "scores": scores, "ledger": ledger})
    monkeypatch.setenv("COLUMNS", "72")
    stream = io.StringIO()
    write([Checked("a.txt", text, report, checker.policy)], stream, Options())

    assert stream.getvalue().splitlines() == [
        "a.txt: 64 of 100, passed",
        "  Reading 98, jargon 53, tone 72 of 100. Too short for a school grade.",
        "  15 words in 3 sentences.",
        "  Good: speaks to the reader; greets the reader by name.",
        "",
        "Where the 36 points went:",
        "  jargon   32: condition 10, heavy words 8, test 6, symptom 4, 2 others",
        "               3",
        "  tone      4: missing an invitation to ask, a contact, what comes next",
        '               or a choice 2, seldom says "you" 1',
        "  reading  <1: hard sentences <1",
        "",
        "Mend these first (line:column):",
        '  1. 1:24 "hypertension" has plainer words. Often taken to mean being',
        "     tense or stressed.",
        "     Write: high blood pressure (hypertension) / high blood pressure",
        '  2. 2:12 "prior to" has plainer words. Every word the reader must',
        "     translate takes attention from what to do.",
        "     Write: before",
        '  3. 2:28 "utilize" has plainer words.',
        "     Write: use",
        "",
    ]


def test_carets_are_under_the_place(show):
    assert after(show("Rest.\tDo not eat prior to it.\n", 80, full=True), "a.txt:1:18: ") == [
        "    Rest. Do not eat prior to it.",
        f"{'':21}^^^^^^^^",
    ]


def test_carets_are_under_the_cells_of_the_place(show):
    """Wide characters before it take two cells each, a combining one none, and what is escaped as many as it shows."""
    assert after(show("手術 Zoe\u0308\u202e: rest prior to it.\n", 80, full=True), "a.txt:1:16: ") == [
        "    手術 Zoe\u0308\\u202e: rest prior to it.",
        f"{'':25}^^^^^^^^",
    ]


def test_a_place_of_two_lines_is_shown_on_the_first(show):
    lines = show("Do not eat prior\nto it.\n", 80, full=True)

    assert after(lines, "a.txt:1:12: ") == ["    Do not eat prior", f"{'':15}^^^^^"]


def test_a_long_line_is_cut_around_the_place(show):
    text = "Rest now. " * 20 + "Do not eat prior to it. " + "Rest now. " * 20
    line, carets = after(show(text, 80, full=True), "a.txt:1:212: ")

    assert (line[3], line[-1], len(line)) == ("…", "…", 80)
    assert line[carets.index("^") :].startswith("prior to it.")
    assert carets.strip() == "^" * len("prior to")


@pytest.mark.parametrize("full", [True, False])
def test_a_reason_is_given_once(show, full):
    lines = show("Do not eat prior to it. We utilize it.\n", 100, full=full)

    assert sum("has plainer words" in line for line in lines) == 2 * (1 + full)
    assert sum("must translate" in line for line in lines) == 1 + full


def test_a_text_without_words_says_so(show):
    assert show("...") == ["a.txt: no words, not passed", "  - There are no words to check.", ""]


def test_the_reasons_of_the_verdict_are_told(show):
    headline, reason, *_ = show("Take it qd.\n")

    assert headline.endswith(" of 100, not passed")
    assert reason == "  - Errors: jargon.dose."
    assert not [line for line in show("Take it daily.\n") if line.startswith("  - ")]


def test_what_was_not_read_is_shown(show):
    text = "Rest today.\n\n" + "<pre>Take one tablet twice a day.</pre>\n\nRest.\n\n" * 5
    lines = show(text, 100, markup="markdown", name="a.md")

    assert [line for line in lines if "Not read" in line] == [
        '  Not read: 3:6 "Take one tablet twice a day." <pre> is code, which is not read.',
        '  Not read: 7:6 "Take one tablet twice a day." <pre> is code, which is not read.',
        '  Not read: 11:6 "Take one tablet twice a day." <pre> is code, which is not read.',
        "  Not read: 15:6, 19:6",
    ]
    assert not [line for line in show("Rest today.\n", markup="markdown") if "Not read" in line]


def test_a_term_has_one_entry_with_all_its_places(show):
    lines = show("You have hypertension.\nHypertension is common.\nTreat the hypertension.\n", 100)

    assert sum("hypertension" in line.lower() for line in lines if "Write" not in line) == 1
    assert any(line.startswith('  1. 1:10 2:1 3:11 "hypertension"') for line in lines)


def test_what_is_lacking_is_named(show):
    def tone(text: str) -> str:
        return re.sub(r"\s+", " ", " ".join(show(text, 100))).partition("tone ")[2].partition(" Mend")[0]

    assert "an invitation to ask, a contact" in tone("Rest today.\n").partition("tone ")[2]
    assert "a contact" not in tone("Rest today. Please call us on 555 0100.\n").partition("tone ")[2]


@pytest.mark.parametrize("columns", [40, 80, 100, 120])
@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("name", ["a.txt", "letters/" + "long" * 40 + ".txt", "手術" * 30])
def test_no_line_is_wider_than_the_terminal(show, columns, full, name):
    text = (
        DENSE * 4
        + "手術 Zoe\u0308 \U0001f600\u2764\ufe0f " * 9
        + "x" * 300
        + "\x1b" * 90
        + " prior to\n\n"
        + "Utilize it qd. " * 30
    )
    lines = show(text, columns, name=name, kind="letter", full=full)

    assert max(map(cells, lines)) <= columns
    assert max(map(cells, lines)) > columns // 2


@pytest.mark.parametrize("columns", [80, 100, 120])
@pytest.mark.parametrize("times", [1, 4, 40])
def test_a_report_fits_on_two_screens_however_long_the_text(show, columns, times):
    text = "\n\n".join(DENSE.replace("dyspnoea", f"dyspnoea{'s' * number}") for number in range(times))

    assert len(show(text, columns, kind="letter")) <= 45


def test_what_does_not_fit_is_counted(checker, show):
    """Every term is shown or counted, and those that are shown have gained most."""
    names = [entry.term for entry in bundle().entries if entry.rule == "jargon.condition" and not entry.region][:80]
    text = "".join(f"It is {name}.\n" for name in names)
    _, rest = first_and_rest(checker.check(text))
    words = [group for group in rest if group.first.rule.startswith("jargon.")]
    listed = re.search(r"  Words  .*\n(?: {13}.*\n)*", "\n".join(show(text, 80)))[0].replace("\n", " ")
    shown = re.findall(r"\(\d+:\d+[^)]*\)", listed)
    more = int(re.search(r"; (\d+) more", listed)[1])

    assert len(shown) >= 10
    assert len(shown) + more == len(words)


# Several texts.


def totals(checker, *texts: str, policy: Policy | None = None) -> list[str]:
    checker = Checker(policy=policy) if policy else checker
    stream = io.StringIO()
    checked = (Checked(f"{number}.txt", text, checker.check(text), checker.policy) for number, text in enumerate(texts))
    write(checked, stream, Options(several=True))
    return stream.getvalue().rpartition("\n\n")[2].splitlines()


def test_several_texts_end_with_the_worst(checker):
    good = "Dear Ms Lee, thank you for coming. We will call you on Friday. Please ask us anything, on 555 0100."
    lines = totals(checker, good, "Take it qd.", "...", "Rest. Take it qd. You are a bad historian.")

    assert lines[:2] == ["4 texts: 1 passed, 3 not passed", "The worst:"]
    assert [re.fullmatch(r" +(?:\d+ of 100|no words), (passed|not passed) +(\d)\.txt", line).groups() for line in lines[2:]] == [
        ("not passed", "2"), ("not passed", "3"), ("not passed", "1"), ("passed", "0")
    ]  # fmt: skip


def test_no_more_than_ten_are_named(checker):
    lines = totals(checker, *["Rest today."] * 12, "Take it qd.")

    assert lines[0] == "13 texts: 12 passed, 1 not passed"
    assert len(lines) == 12
    assert lines[2].endswith("not passed  12.txt")
    assert lines[3].endswith("passed      0.txt")


def test_one_text_has_no_totals(show):
    assert not [line for line in show("Rest today.\n") if "1 text" in line]
