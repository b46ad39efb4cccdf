"""The terms that the VA content style guide (a US Government work) says to avoid and to use, each in a sentence."""

from __future__ import annotations

from conftest import data_rows

ROWS = data_rows("va_terms.csv")


def flagged(checker, advice):
    texts = [row["text"] for row in ROWS if row["advice"] == advice]
    return [
        text for text in texts if any(finding.rule.startswith("tone.") for finding in checker.check(text).findings)
    ], texts


def test_most_terms_to_avoid_are_found_in_a_natural_sentence(checker):
    found, texts = flagged(checker, "avoid")

    assert len(texts) >= 100
    assert len(found) >= 0.8 * len(texts), sorted(set(texts) - set(found))


def test_hardly_any_term_to_use_is_found(checker):
    found, texts = flagged(checker, "use")

    assert len(texts) >= 50
    assert len(found) <= 0.05 * len(texts), found


def test_each_sentence_holds_its_term():
    assert [
        row for row in ROWS if row["term"] and row["term"].split("-")[0].rstrip("s")[:4] not in row["text"].lower()
    ] == []
