"""How hard people would find a sentence: what is measured, what is said of it, and where the weights are from."""

from __future__ import annotations

import hashlib
import json
import math
from importlib.resources import files

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from wordfreq import zipf_frequency

from clarity.en import document_of
from clarity.en.difficulty import FEATURES, counted, difficulties, mean_difficulty, measure, reasons

SCRIPT = ROOT / "benchmarks" / "fit_difficulty.py"


def features(text):
    document = document_of(text)
    return dict(zip(FEATURES, measure(document, 0, len(document.norms)), strict=True))


def judged(text):
    """A text, and how hard each of its sentences is."""
    document = document_of(text)
    return document, difficulties(document)


def value(text):
    return mean_difficulty(counted(judged(text)[1]))


def test_each_feature_by_hand():
    """Twelve words, one of them rare; the frequencies come from wordfreq itself."""
    found = features("The severe, acid-related oesophagitis (GI) is a condition of the gut.")

    words = ["the", "severe", "acid", "related", "oesophagitis", "gi", "is", "a", "condition", "of", "the", "gut"]
    rarest = sorted(zipf_frequency(word, "en", "small") or 2.0 for word in words)[:5]
    assert found["rarest"] == pytest.approx(7 - sum(rarest) / 5)
    assert found["rare"] == pytest.approx(1 / 12)
    assert found["length"] == pytest.approx(math.log(12))
    assert found["abbreviations"] == 1
    assert found["hyphens"] == 1
    assert found["abstract"] == 1
    assert found["commas"] == 1
    assert found["brackets"] == 1


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("The cat sat.", 0),
        ("The renal cat sat.", 1),
        ("The renal tubular acidosis sat.", 3),
        ("The renal cat had tubular acidosis.", 2),
    ],
)
def test_the_longest_row_of_unfamiliar_words(text, run):
    assert features(text)["run"] == run


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dear Mrs Okonkwo, sit down.", 4),
        ("Dear Mrs. Okonkwo-Nwosu, sit down.", 4),
        ("Dear Dr Amaka Okonkwo, sit down.", 4),
        ("Dear patient, sit down.", 4),
        ("Dear Mrs okonkwo, sit down.", 5),
        ("We saw Okonkwo there.", 4),
    ],
)
def test_a_name_after_a_title_is_no_word(text, words):
    assert features(text)["length"] == pytest.approx(math.log(words))


def test_no_words_have_no_difficulty(checker):
    report = checker.check("120/80")

    assert features("120/80") == dict.fromkeys(FEATURES, 0.0)
    assert (report.reading.difficulty, report.reading.reasons, report.reading.hardest) == (None, (), ())


def test_headings_count_only_if_there_is_nothing_else():
    assert value("Arthroplasty\n\nYou will walk home soon.") == value("You will walk home soon.")
    assert value("Arthroplasty") > 4


@pytest.mark.parametrize(
    ("easy", "hard"),
    [
        ("You have high blood pressure.", "You have renovascular hypertension."),
        (
            "We will look into your bowel with a thin camera.",
            "You are scheduled for diagnostic colonoscopy with polypectomy.",
        ),
        ("Call us if you feel worse.", "Contact the outpatient department should your symptomatology deteriorate."),
        (
            "Take it with food.",
            "Take it with food, since absorption is impaired by concomitant antacid administration in fasting adults.",
        ),
    ],
)
def test_harder_sentences_have_higher_values(easy, hard):
    assert value(easy) + 0.5 < value(hard)


@given(st.text())
def test_any_text_lies_on_the_scale_or_has_no_words(text):
    found = value(text)

    assert found is None or 1 <= found <= 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have a cold.", ()),
        ("You have oesophagitis.", ("rare words: oesophagitis",)),
        ("Your NSTEMI and your HFrEF.", ("rare words: HFrEF, NSTEMI",)),
        (
            (
                "We will look into it with a light that is put in from below, and then we will tell you what we saw"
                " there and what to do now."
            ),
            ("long sentences: 29 words",),
        ),
    ],
)
def test_reasons_say_in_plain_words_what_makes_it_hard(text, expected):
    document, sentences = judged(text)

    assert reasons(document, counted(sentences)) == expected


def test_reasons_do_not_name_names():
    assert "Okonkwo" not in " ".join(reasons(*judged("We saw Okonkwo for oesophagitis.")))


def test_the_hardest_sentences_of_a_report(checker):
    """At most three, each of difficulty 4 or more, the hardest first, each where it stands."""
    hard = [
        "Bilateral pneumothoraces necessitated thoracostomy.",
        "Idiopathic thrombocytopenia complicates chemotherapy.",
        "Echocardiography demonstrated ventricular hypertrophy.",
        "Spirometry showed obstructive ventilatory impairment.",
    ]
    text = "You are well.\n\n" + "\n\n".join(hard) + "\n\nPlease ring us soon."

    hardest = checker.check(text).reading.hardest

    assert len(hardest) == 3
    assert [sentence.difficulty for sentence in hardest] == sorted(
        (sentence.difficulty for sentence in hardest), reverse=True
    )
    for sentence in hardest:
        line = hard.index(text[sentence.start : sentence.end])
        assert (sentence.line, sentence.column) == (3 + 2 * line, 1)
        assert sentence.difficulty >= 4
        assert sentence.reasons[0].startswith("rare words: ")
    assert checker.check("You are well. Please ring us soon.").reading.hardest == ()


@pytest.fixture
def fitted():
    return json.loads(files("clarity.en").joinpath("difficulty.json").read_text(encoding="utf-8"))


def test_there_is_a_weight_for_each_feature(fitted):
    assert list(fitted["weights"]) == list(fitted["easy"]) == list(FEATURES)


@pytest.mark.skipif(not SCRIPT.exists(), reason="the script that fits the weights is in the checkout only")
def test_the_weights_are_those_that_the_script_fitted(fitted):
    """Who changes the script must fit again."""
    assert fitted["script_sha256"] == hashlib.sha256(SCRIPT.read_bytes()).hexdigest()
