"""The arithmetic of the score, redone by hand from the report alone; and what holds for it whatever the counts."""

from __future__ import annotations

import math
import random

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from clarity.bundle import bundle, rules
from clarity.checker import Checker
from clarity.document import Counts
from clarity.measure import Measures
from clarity.policy import PROFILES, Policy
from clarity.report import Finding, Report
from clarity.rule import Rule
from clarity.score import Parts, Scored, Told, Weighed, scored

PARTS = {rule.name: rule.part for rule in rules().values()}
STRENGTHS = [{"name", "thanks", "empathy"}, {"invitation"}, {"contact"}, {"next_step", "choice"}]
EXAMPLES = sorted((ROOT / "examples").glob("**/*.md")) + sorted((ROOT / "examples").glob("**/*.txt"))
INFO = {
    "reading.passive": 0.1,
    "jargon.plain": 0.1,
    "jargon.medicine": 0.4,
    "jargon.unlisted": 0.8,
    "structure.no_headings": 0,
}
SHARED = ("reading.grade", "reading.long_sentence", "reading.long_paragraph")
GROUPS = ("reader", "warmth", "questions", "contact", "plan")
relaxed = settings(max_examples=150, deadline=None, derandomize=True)


def measures(**changes) -> Measures:
    """The counts of a text that loses nothing; its words are a third more than its different ones."""
    values = {
        "counts": Counts(words=250), "plain": Counts(words=250), "units": 200, "different": 150,
        "sentence_words": [25] * 10, "sentences": 10, "long_sentences": 0, "very_long_sentences": 0,
        "long_paragraphs": 0,
    }  # fmt: skip
    return Measures(**values | changes)


def told(difficulty: float | None = 2.0, above: float | None = 0.0, **good: int) -> Told:
    """A text that is easy and has every good thing, but for what a test says."""
    return Told(difficulty, above, {"reader": 5, **dict.fromkeys(GROUPS[1:], 1), **good})


def rule(name: str = "jargon.condition", weight: float | None = None) -> Rule:
    """A rule; what a test does not say is of no matter to the score."""
    return Rule(**dict.fromkeys(Rule._fields, "") | {"name": name, "part": PARTS[name], "weight": weight})


def of(*found: Weighed, told: Told = told(), **changes) -> Scored:  # noqa: B008 - a value that nothing changes
    return scored(found, measures(**changes), told)


def left(losses: float) -> float:
    return round(100 * 0.9**losses, 1)


def weight(finding: Finding) -> float:
    """What a finding weighs, as the documentation says."""
    if finding.severity == "info":
        return finding.times * INFO.get(finding.rule, 0.2)
    return finding.times * {"warning": 1, "error": 3}[finding.severity]


def redone(report: Report, target: float = 8, without: Finding | None = None) -> tuple[dict[str, float], float]:
    """The losses of each part, and the score before it is rounded, from the report alone."""
    reading = report.reading
    short = 100 * min(1, reading.different_words / 50)
    rates = {"units": short / reading.units, "different_words": short / reading.different_words}
    sure = min(1, max(0, (reading.different_words - 30) / 70))
    shared = {
        "reading.grade": 0.1 * max(0, (reading.grade or 0) - target) * sure,
        "reading.long_sentence": 1.5
        * (reading.long_sentences + 2 * reading.very_long_sentences)
        / reading.sentences,
        "reading.long_paragraph": 1.5 * reading.long_paragraphs / reading.sentences,
    }  # fmt: skip
    rough = reading.different_words / (reading.different_words + 10)
    losses = {"reading": 1.5 * (rough * max(0, (reading.difficulty or 2) - 2)) ** 2, "jargon": 0.0, "tone": 0.0}
    for name, loss in shared.items():
        all_of_it = sum(weight(finding) for finding in report.findings if finding.rule == name)
        losses["reading"] += (
            loss * (1 - weight(without) / all_of_it) if without is not None and without.rule == name else loss
        )
    for finding in report.findings:
        part = PARTS[finding.rule]
        if finding.rule in SHARED or finding is without:
            continue
        rate = 1 if finding.per == "text" else rates[finding.per] * (5 if part == "tone" else 1)
        losses[part] += weight(finding) * rate
    good = {strength.name: strength.count for strength in report.strengths}
    losses["tone"] += 0.7 * sum(not group & good.keys() for group in [{"you"}, *STRENGTHS])
    losses["tone"] += 3 * (1 - min(1, 2 * good.get("you", 0) / reading.sentences))
    if any(
        PARTS[finding.rule] == "tone" and finding.severity == "error" and finding is not without
        for finding in report.findings
    ):
        losses["tone"] += 14
    return losses, 100 * 0.9 ** (sum(losses.values()) / 2)


def letters() -> list[str]:
    """Two hundred texts of sentences from the lists and rules: 1 to 40 of them, as lines, paragraphs or running text."""
    chosen = random.Random(12)  # noqa: S311 - the same texts in every run, not a secret
    pool = [hit.text for entry in bundle().entries for hit in entry.hits]
    pool += [case.text for found in rules().values() for case in (*found.hit, *found.miss)]
    return [
        chosen.choice([" ", "\n", "\n\n"]).join(chosen.choices(pool, k=1 + number // 5)) for number in range(200)
    ]  # fmt: skip


def agrees(report: Report, target: float = 8) -> None:
    losses, points = redone(report, target)

    assert report.scores.model_dump() == pytest.approx({part: left(loss) for part, loss in losses.items()}, abs=0.11)
    assert report.score == pytest.approx(points, abs=0.51)
    assert 100 - sum(loss.points for loss in report.ledger) == pytest.approx(points, abs=0.1)


@pytest.mark.parametrize(
    ("known", "changes", "losses"),
    [
        (told(), {}, 0),
        (told(1.0), {}, 0),
        (told(None), {}, 0),
        (told(3.0), {}, 1.5 * 0.9375**2),  # 150 different words of 150 + 10
        (told(4.0), {}, 6 * 0.9375**2),
        (told(3.0), {"different": 10}, 0.375),  # half known: 1.5 x 1/2 x 1/2
        (told(2.0, -3.0), {}, 0),
        (told(2.0, 4.0), {}, 0.4),
        (told(2.0, 4.0), {"different": 65}, 0.2),  # half of 30 to 100
        (told(2.0, 4.0), {"different": 30}, 0),
        (told(2.0, 4.0), {"different": 20}, 0),
        (told(2.0, None), {}, 0),
        (told(), {"long_sentences": 2}, 0.3),  # 1.5 x 2 / 10
        (told(), {"long_sentences": 2, "very_long_sentences": 1}, 0.6),  # 1.5 x (2 + 2) / 10
        (told(), {"long_paragraphs": 1}, 0.15),
    ],
)
def test_reading_by_hand(known, changes, losses):
    assert of(told=known, **changes).parts == (left(losses), 100, 100)


@pytest.mark.parametrize(
    ("found", "jargon", "tone", "reading"),
    [
        (Weighed(rule(), "warning"), 0.5, 0, 0),  # 1 in 200 units
        (Weighed(rule(), "error"), 1.5, 0, 0),
        (Weighed(rule(), "info"), 0.1, 0, 0),
        (Weighed(rule(weight=0.8), "info"), 0.4, 0, 0),
        (Weighed(rule(weight=0.8), "warning"), 0.5, 0, 0),
        (Weighed(rule(weight=0), "info"), 0, 0, 0),
        (Weighed(rule(), "warning", times=4), 2, 0, 0),
        (Weighed(rule(), "warning", times=0), 0, 0, 0),
        (Weighed(rule(), "warning", per="different_words"), 100 / 150, 0, 0),
        (Weighed(rule("tone.cold"), "warning"), 0, 2.5, 0),  # five times as much
        (Weighed(rule("tone.cold"), "error"), 0, 7.5 + 14, 0),
        (Weighed(rule("tone.missing_greeting"), "info", per="text"), 0, 0.2, 0),
        (Weighed(rule("reading.passive"), "info"), 0, 0, 0.1),
        (Weighed(rule("reading.long_sentence"), "error"), 0, 0, 0),  # what it costs is counted by length
        (Weighed(rule("reading.grade"), "warning", per="text"), 0, 0, 0),
    ],
)
def test_findings_by_hand(found, jargon, tone, reading):
    assert of(found).parts == (left(reading), left(jargon), left(tone))


@pytest.mark.parametrize(
    ("good", "losses"),
    [
        ({}, 0),
        ({"plan": 0}, 0.7),
        ({"reader": 9}, 0),
        ({"reader": 4}, 0.6),  # 3 x (1 - 4 / 5)
        ({"reader": 0}, 3.7),
        (dict.fromkeys(GROUPS, 0), 6.5),
    ],
)
def test_tone_by_what_is_good(good, losses):
    """Said once is enough, but for speaking to the reader, which is asked for in every second sentence."""
    assert of(told=told(**good)).parts.tone == left(losses)


def test_a_language_without_strengths_lacks_none():
    assert of(told=Told(2.0, 0.0, {})).score == 100


@pytest.mark.parametrize(
    ("units", "different", "losses"),
    [(100, 100, 1), (1000, 400, 0.1), (60, 50, 100 / 60), (60, 25, 50 / 60), (10, 10, 2), (20, 10, 1), (1, 1, 2)],
)
def test_findings_are_counted_for_each_hundred_units(units, different, losses):
    """Of a text with fewer than 50 different words they cost that many fiftieths."""
    assert of(Weighed(rule(), "warning"), units=units, different=different).parts.jargon == left(losses)


def test_a_text_without_words_has_no_score():
    nothing = scored([], measures(sentences=0, counts=Counts()), told(None, None))

    assert nothing == (None, Parts(None, None, None), (), ())


def test_the_worst_part_cannot_be_averaged_away():
    """Half of all losses: with nothing else wrong, tone at a quarter makes a score of a half."""
    cruel = of(Weighed(rule("tone.blame"), "error"), units=10_000, different=1_000)

    assert cruel.score == round(10 * left(14.15) ** 0.5) == 47
    assert cruel.parts == (100, 100, left(14.15))


def test_gains_and_the_ledger_by_hand():
    result = of(
        Weighed(rule("jargon.plain"), "warning"),
        Weighed(rule("jargon.plain"), "info"),
        Weighed(rule("reading.long_sentence"), "warning"),
        Weighed(rule("reading.long_sentence"), "error"),
        long_sentences=2,
        very_long_sentences=1,
        told=told(plan=0),
    )
    # Losses: 0.5, 0.1 and 0.6, a quarter of it for the warning; 0.7 for the group
    points = 100 * 0.9 ** (1.9 / 2)

    assert result.score == round(points) == 90
    assert result.gains == tuple(round(points * (0.9 ** (-loss / 2) - 1), 2) for loss in (0.5, 0.1, 0.15, 0.45))
    assert [(loss["part"], loss["rule"], loss["count"]) for loss in result.ledger] == [
        ("tone", None, 0), ("jargon", "jargon.plain", 2), ("reading", "reading.long_sentence", 2),
    ]  # fmt: skip
    assert [loss["points"] for loss in result.ledger] == [
        round((100 - points) * loss / 1.9, 2) for loss in (0.7, 0.6, 0.6)
    ]


def test_the_gain_of_the_only_insult_is_all_that_it_cost():
    one = Weighed(rule("tone.blame"), "error")

    assert of(one).gains == (pytest.approx(100 - 100 * 0.9**10.75, abs=0.01),)
    assert of(one, one).gains == (pytest.approx(100 * (0.9**10.75 * 0.9**3.75) * (0.9**-3.75 - 1), abs=0.01),) * 2


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_score_of_a_letter_can_be_redone_from_the_report(checker, path):
    agrees(checker.check_file(path))


@pytest.fixture(scope="module")
def reports(checker) -> list[tuple[str, Report]]:
    return [(text, checker.check(text)) for text in letters()]


def test_the_score_of_any_text_can_be_redone_from_the_report(reports):
    for _, report in reports:
        agrees(report)


def test_a_gain_is_what_the_score_rises_without_the_finding(reports):
    told = 0
    for _, report in reports:
        _, points = redone(report)
        for finding in report.findings:
            told += finding.gain > 0
            assert finding.gain == pytest.approx(redone(report, without=finding)[1] - points, abs=0.02), finding

    assert told > 1_000


def test_a_text_said_twice_has_the_same_scores(checker, reports):
    """But for bad news in its last sentence, which then no longer stands alone."""
    told = [(text, report) for text, report in reports if not news_in(report)]
    assert len(told) > 150
    for text, report in told:
        again = checker.check(f"{text}\n\n{text}")
        assert (again.score, again.scores) == (report.score, report.scores), text


def news_in(report: Report) -> bool:
    return any(finding.rule == "tone.blunt_news" for finding in report.findings)


def test_the_length_of_a_text_does_not_change_its_scores(checker):
    text = (
        "You failed to attend. You must not eat prior to surgery. Please ring the ward if you feel unwell at home.\n\n"
    )

    assert checker.check(text * 10).scores == checker.check(text).scores


found = st.lists(
    st.builds(
        Weighed,
        st.sampled_from([rule(name) for name in ("jargon.test", "tone.cold", "reading.passive", *SHARED)]),
        st.sampled_from(["error", "warning", "info"]),
        st.integers(0, 3),
        st.sampled_from(["units", "different_words", "text"]),
    ),
    max_size=8,
)
counted = st.builds(
    lambda units, repeats, sentences, long, very, paragraphs: measures(
        units=units * repeats, different=units, sentences=sentences, long_sentences=long + very,
        very_long_sentences=very, long_paragraphs=paragraphs,
    ),
    st.integers(1, 400), st.integers(1, 3), st.integers(1, 40), *[st.integers(0, 10)] * 3,
)  # fmt: skip
known = st.builds(
    lambda difficulty, above, good: told(difficulty, above, **dict(zip(GROUPS, good, strict=True))),
    st.floats(1, 6),
    st.none() | st.floats(-8, 20),
    st.lists(st.integers(0, 9), min_size=5, max_size=5),
)


def points_of(result: Scored) -> float:
    """The score before it is rounded: the ledger has the rest, each of its lines within a hundredth of a point."""
    return 100 - sum(loss["points"] for loss in result.ledger)


@relaxed
@given(found=found, counts=counted, known=known)
def test_scores_and_gains_are_in_their_bounds(found, counts, known):
    """The parts and the score are from 0 to 100; no gain is below 0, or lifts the score over 100."""
    result = scored(found, counts, known)

    assert all(0 <= part <= 100 for part in (*result.parts, result.score))
    assert result.score == pytest.approx(points_of(result), abs=0.6)
    assert all(0 <= gain <= 100 - points_of(result) + 0.1 for gain in result.gains)
    assert result.score == pytest.approx(100 * (math.prod(result.parts) / 100**3) ** 0.5, abs=1.6)
    assert list(result.ledger) == sorted(result.ledger, key=lambda loss: -loss["points"])


@relaxed
@given(found=found, counts=counted, known=known, one=found.filter(bool))
def test_one_finding_more_never_raises_the_score(found, counts, known, one):
    before, after = scored(found, counts, known), scored([*found, one[0]], counts, known)

    assert points_of(after) <= points_of(before) + 0.1
    assert all(after <= before for after, before in zip(after.parts, before.parts, strict=True))


@relaxed
@given(found=found, counts=counted, known=known, more=st.floats(0, 3))
def test_what_is_harder_never_scores_more(found, counts, known, more):
    """Each count of what makes reading hard, and less of what is good."""
    points = points_of(scored(found, counts, known))
    worse = [
        (counts._replace(long_sentences=counts.long_sentences + 1), known),
        (counts._replace(very_long_sentences=counts.very_long_sentences + 1), known),
        (counts._replace(long_paragraphs=counts.long_paragraphs + 1), known),
        (counts, known._replace(difficulty=known.difficulty + more)),
        (counts, known._replace(above_target=(known.above_target or 0) + more)),
        *((counts, known._replace(good={**known.good, group: 0})) for group in GROUPS),
    ]

    assert all(points_of(scored(found, *each)) <= points + 0.1 for each in worse)


@relaxed
@given(found=found, counts=counted, known=known)
def test_twice_as_much_of_all_scores_the_same(found, counts, known):
    """Findings that are made once, and the number of different words, stay as they are."""
    twice = [*found, *(item for item in found if item.per == "units")]
    doubled = counts._replace(
        units=2 * counts.units,
        sentences=2 * counts.sentences,
        long_sentences=2 * counts.long_sentences,
        very_long_sentences=2 * counts.very_long_sentences,
        long_paragraphs=2 * counts.long_paragraphs,
    )
    again = known._replace(good={group: 2 * places for group, places in known.good.items()})

    assert scored(twice, doubled, again).parts == pytest.approx(scored(found, counts, known).parts, abs=0.11)


def test_the_policy_says_what_a_rare_word_weighs():
    text = "Rest by the spicule."
    jargon = [
        Checker(policy=Policy(severity={"jargon.unlisted": severity})).check(text).scores.jargon
        for severity in ("off", "info", "warning", "error")
    ]

    assert jargon == [100, left(1.6), left(2), left(6)]  # 1 in 4 different words, counted as 2 in 100


@pytest.mark.parametrize("name", PROFILES)
def test_the_score_is_redone_with_the_target_of_the_profile(name):
    policy = Policy(**PROFILES[name])
    report = Checker(policy=policy).check_file(ROOT / "examples" / "uk" / "outpatient_letter.md")

    agrees(report, policy.target_grade)


@pytest.mark.parametrize(
    ("worse", "better"), [("discharge", "discharge_clear"), ("results_message", "results_message_clear")]
)
def test_a_clear_text_scores_well_above_the_usual_one(checker, worse, better):
    found = {path.stem: path for path in EXAMPLES}

    assert checker.check_file(found[better]).score >= checker.check_file(found[worse]).score + 50
