"""The spaCy component: reports and spans of findings, in any pipeline, in other processes, and saved."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

from clarity.checker import Checker
from clarity.errors import PolicyError, WordListError
from clarity.policy import Policy, profile
from clarity.report import Report
from clarity.spacy import Component

TEXT = "Dear Ms Lee,\n\nDo not eat prior to your scan. You failed to attend, and your BP was high."


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("clarity")
    return nlp


@pytest.fixture(scope="module")
def report() -> Report:
    return Checker().check(TEXT)


@pytest.fixture(scope="module")
def own_list(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("lists") / "ours.csv"
    path.write_text(
        "id,term,category,action,replacements,sources,status,hit,miss\n"
        "own.zorbic,zorbic,plain,choose,soft,own,draft,A zorbic wib.,a zorb\n",
        encoding="utf-8",
    )
    return path


def spans_of(doc: Doc) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans["clarity"]]


def test_a_document_has_the_report_of_its_text(nlp, report):
    assert nlp(TEXT)._.clarity == report


def test_findings_are_spans(nlp, report):
    doc = nlp(TEXT)
    spans = doc.spans["clarity"]

    assert [(span.text, span.label_) for span in spans] == [
        ("prior to", "jargon.plain"), ("failed to attend", "tone.blame"), ("BP", "jargon.abbreviation"),
    ]  # fmt: skip
    assert [span._.clarity for span in spans] == [*report.findings]


def test_a_finding_about_the_whole_text_is_no_span():
    nlp = spacy.blank("en")
    nlp.add_pipe("clarity", config={"kind": "message"})
    doc = nlp("Do not eat prior to your scan.")
    rules = [finding.rule for finding in doc._.clarity.findings]

    assert "tone.missing_greeting" in rules
    assert rules[-1] == "jargon.plain"
    assert [(span.text, span._.clarity.text) for span in doc.spans["clarity"]] == [("prior to", "prior to")]


def test_a_span_is_as_wide_as_its_tokens(nlp):
    """Tokens need not be ours; here a sign joins what we part."""
    doc = nlp(Doc(nlp.vocab, words=["Eat", "(prior", "to/before", "it"], spaces=[True, True, True, False]))
    (span,) = doc.spans["clarity"]

    assert (span.text, span._.clarity.text) == ("(prior to/before", "prior to")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "..."])
def test_a_text_without_words_has_a_report(nlp, text):
    doc = nlp(text)

    assert doc._.clarity.score is None
    assert spans_of(doc) == []


def test_what_was_not_checked_has_no_report(nlp):
    doc = Doc(nlp.vocab, words=["prior", "to"])

    assert doc._.clarity is None
    assert doc[0:2]._.clarity is None


@pytest.mark.parametrize("span_id", ["", "0", "1", "99", "x", "²"])
def test_a_span_of_somebody_else_has_no_finding(nlp, span_id):
    doc = nlp("Do not eat prior to it.")

    assert doc.char_span(11, 19, label="THING", span_id=span_id)._.clarity is None


def test_a_document_that_is_checked_twice_has_the_last_report(nlp):
    strict = spacy.blank("en")
    strict.add_pipe("clarity", config={"policy": {"severity": {"jargon": "off"}}})
    doc = strict.get_pipe("clarity")(nlp(TEXT))

    assert spans_of(doc) == [("failed to attend", "tone.blame")]
    assert [finding.rule for finding in doc._.clarity.findings] == ["tone.blame"]


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("prior to BPqd.,;-/()’'\n\t\u00a0😀é{}"), max_size=60))
def test_law_every_finding_that_has_a_place_is_covered_by_its_span(nlp, text):
    doc = nlp(text)
    found = [finding for finding in doc._.clarity.findings if not finding.whole_text]

    assert len(doc.spans["clarity"]) == len(found)
    for finding, span in zip(found, doc.spans["clarity"], strict=True):
        assert span._.clarity == finding
        assert span.start_char <= finding.start < finding.end <= span.end_char


def test_a_checker_checks_anything_with_a_text(report):
    class Letter:
        text = TEXT

    assert Checker().check_doc(Letter()) == report
    assert Checker().check_doc(Letter(), kind="letter") == Checker().check(TEXT, kind="letter")


# Pipelines.


def test_a_pipeline_of_another_language_will_do(report):
    nlp = spacy.blank("de")
    nlp.add_pipe("clarity")

    assert nlp(TEXT)._.clarity == report


def test_a_tokenizer_of_another_kind_will_do(report):
    """It is the text that is read, not the tokens."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = lambda text: Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
    nlp.add_pipe("clarity")
    doc = nlp(TEXT)

    assert doc._.clarity == report
    assert [span.text for span in doc.spans["clarity"]] == ["prior to", "failed to attend", "BP"]


def test_it_works_beside_other_components(report):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("clarity")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "TEST", "pattern": "scan"}])
    nlp.add_pipe("span_ruler").add_patterns([{"label": "TEST", "pattern": "scan"}])
    doc = nlp(TEXT)

    assert doc._.clarity == report
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("scan", "TEST")]
    assert [sentence._.clarity for sentence in doc.sents] == [None] * len([*doc.sents])
    assert sorted(doc.spans) == ["clarity", "ruler"]
    assert nlp.analyze_pipes()["problems"]["clarity"] == []


def test_documents_are_checked_as_a_stream(nlp, report):
    docs = [*nlp.pipe([(TEXT, 1), ("Rest.", 2)], as_tuples=True)]

    assert [(doc._.clarity.score, number) for doc, number in docs] == [
        (report.score, 1),
        (Checker().check("Rest.").score, 2),
    ]


def test_documents_are_checked_in_other_processes(nlp, report):
    docs = [*nlp.pipe([TEXT, "Rest.", TEXT], n_process=2, batch_size=1)]

    assert [doc._.clarity == report for doc in docs] == [True, False, True]
    assert spans_of(docs[2]) == spans_of(nlp(TEXT))
    assert docs[0].spans["clarity"][1]._.clarity == report.findings[1]


def test_a_component_survives_pickling(own_list):
    """Where processes are not forked, it comes to them so."""
    component = Component(Policy(severity={"tone": "off"}), [own_list], "letter")
    copy = pickle.loads(pickle.dumps(component))  # noqa: S301 - our own
    nlp = spacy.blank("en")
    docs = [check(nlp("You failed to attend a zorbic wib.")) for check in (component, copy)]

    assert docs[0]._.clarity == docs[1]._.clarity
    assert [spans_of(doc) for doc in docs] == [[("zorbic", "jargon.plain")]] * 2


# Settings, and what is saved.


def test_settings_are_those_of_a_policy_file(own_list):
    nlp = spacy.blank("en")
    config = {"policy": {"profile": "nhs", "sentence_words": 12}, "wordlists": [str(own_list)], "kind": "discharge"}
    nlp.add_pipe("clarity", config=config)
    policy = profile("nhs").model_copy(update={"sentence_words": 12})
    text = f"A zorbic wib. {TEXT}"

    assert nlp(text)._.clarity == Checker(policy=policy, wordlists=[own_list]).check(text, kind="discharge")


def test_a_wrong_setting_is_told_when_the_component_is_added():
    nlp = spacy.blank("en")
    with pytest.raises(PolicyError, match=r'^clarity\.policy: target_grad: .*did you mean "target_grade"'):
        nlp.add_pipe("clarity", config={"policy": {"target_grad": 3}})
    with pytest.raises(PolicyError, match=r'there is no rule "tone\.blam"'):
        nlp.add_pipe("clarity", config={"policy": {"severity": {"tone.blam": "off"}}})
    with pytest.raises(WordListError, match=r"^nowhere\.csv: The file cannot be read"):
        nlp.add_pipe("clarity", config={"wordlists": ["nowhere.csv"]})
    with pytest.raises(ValueError, match=r"clarity -> kind"):
        nlp.add_pipe("clarity", config={"kind": "leter"})


@pytest.fixture
def saved():
    """A pipeline whose settings differ from the default."""
    nlp = spacy.blank("en")
    settings = {"severity": {"tone.blame": "off"}, "target_grade": 5, "ignore_entries": ["abbr.bp"]}
    nlp.add_pipe("clarity", config={"policy": settings, "kind": "letter"})
    return nlp


def test_a_saved_pipeline_has_the_same_settings(saved, tmp_path):
    saved.to_disk(tmp_path / "nlp")
    loaded = spacy.load(tmp_path / "nlp")

    assert loaded(TEXT)._.clarity == saved(TEXT)._.clarity
    assert loaded(TEXT)._.clarity.checked_with.kind == "letter"
    assert not (tmp_path / "nlp" / "clarity").exists()


def test_a_pipeline_as_bytes_has_the_same_settings(saved):
    loaded = spacy.blank("en", config=saved.config).from_bytes(saved.to_bytes())

    assert loaded(TEXT)._.clarity == saved(TEXT)._.clarity


def test_a_saved_document_keeps_its_report_and_its_spans(nlp, report):
    doc = nlp(TEXT)
    (binned,) = DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    for kept in (Doc(nlp.vocab).from_bytes(doc.to_bytes()), pickle.loads(pickle.dumps(doc)), doc.copy(), binned):  # noqa: S301 - our own
        assert kept._.clarity == report
        assert [span._.clarity for span in kept.spans["clarity"]] == [*report.findings]


def test_spacy_finds_the_component_by_itself():
    """Without an import of ours: by the entry point of the installed package."""
    script = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('clarity'); print(nlp('Rest.')._.clarity.score)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert run.stdout == f"{Checker().check('Rest.').score}\n", run.stderr
