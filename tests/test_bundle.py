"""What ships with clarity, and what is built from it once."""

from __future__ import annotations

import marshal

import pytest
from conftest import entries_of, write_list

from clarity.bundle import bundle, categories, language, listed, rules, with_lists
from clarity.document import Word
from clarity.en import ENGLISH
from clarity.errors import WordListError
from clarity.suggest import wordings
from clarity.tokens import phrase
from clarity.wordlists import Entry, bundled, bundled_sources, read_all

ZORB = {"id": "own.zorb", "term": "zorb", "category": "plain", "action": "replace", "replacements": "big ball"}


def test_the_language_is_english():
    assert language() is ENGLISH
    assert language().code == "en"


def test_everything_is_built_once():
    assert bundle() is bundle() is with_lists([])
    assert rules() is rules()


def test_rows_are_in_the_order_of_their_ids_and_in_use():
    ids = [entry.id for entry in bundle().entries]

    assert ids == sorted(ids)
    assert len(ids) > 1000
    assert all(entry.status != "retired" for entry in bundle().entries)


def test_each_list_is_known_by_a_hash():
    assert set(bundle().digests) == {source.name for source in bundled()}
    assert all(len(digest) == 16 for digest in bundle().digests.values())


def test_each_category_of_rows_has_one_rule():
    found = categories(rules())

    assert sum(len(rule.rows) for rule in rules().values()) == len(found)
    assert {entry.category for entry in bundle().entries} <= set(found)
    assert all(entry.rule == found[entry.category] for entry in bundle().entries)


def test_rules_cite_sources_that_are_listed():
    assert {source for rule in rules().values() for source in rule.sources} <= set(bundled_sources())


def test_rules_come_in_the_order_of_their_files():
    files = [rule.file for rule in rules().values()]

    assert files == sorted(files)


def test_words_of_the_lists_and_common_words_are_known_in_advance():
    """So that only words that are in neither are looked up for each text."""
    known = bundle().table._known

    assert {"the", "kidney", "hypertension", "b.i.d"} <= set(known)
    assert "zqxwv" not in known
    assert all(isinstance(word, Word) and word.norm == norm for norm, word in known.items())
    assert known["kidney"] == ENGLISH.word("kidney")


def test_all_that_rows_offer_is_counted_in_advance():
    assert {text.strip().lower() for entry in bundle().entries for text in wordings(entry)} == set(bundle().wordings)


def test_what_is_built_can_be_stored():
    """As plain values, but for the entries themselves."""
    heads = bundle().heads

    assert marshal.loads(marshal.dumps(tuple(heads))) == tuple(heads)  # noqa: S302 - written here


def test_a_list_of_ones_own_comes_on_top(tmp_path):
    found = with_lists([write_list(tmp_path / "own.csv", [ZORB])])

    assert {entry.id for entry in found.entries} == {entry.id for entry in bundle().entries} | {"own.zorb"}
    assert set(found.digests) - set(bundle().digests) == {"own.csv"}
    assert "big ball" in found.wordings
    assert "zorb" in found.table._known


def test_the_faults_of_a_list_are_told(tmp_path):
    with pytest.raises(WordListError, match="cannot be read"):
        with_lists([tmp_path / "gone.csv"])


def test_the_bundled_lists_are_those_that_are_read():
    _, entries = read_all(bundled(), categories(rules()))

    assert [*entries.values()] == [*bundle().entries]


def test_what_the_lists_say_of_words(tmp_path):
    rows = [
        ZORB | {"forms": "zorbs=balls"},
        {
            "id": "own.scan",
            "term": "Zorb-Scan",
            "category": "test",
            "action": "explain",
            "explanation": "a look (with clear-cut light, in short",
        },
        {"id": "own.zotrex", "term": "Zotrex", "category": "medicine", "action": "explain", "explanation": "for pain"},
        {
            "id": "own.mix",
            "term": "co-zotrex 5",
            "category": "medicine",
            "action": "explain",
            "explanation": "for pain",
        },
    ]
    found = listed(entries_of(tmp_path / "own.csv", rows))

    assert found.terms == {"zorb", "zorbs", "zorb-scan", "zotrex", "co-zotrex 5"}
    assert found.plain == {"big", "ball", "a", "look", "with", "clear", "cut", "light", "in", "short", "for", "pain"}
    assert found.medicines == {"zotrex"}
    assert {"pril"} <= set(found.medicine_stems)
    assert len(found.familiar) > 50


@pytest.mark.parametrize("entry", bundle().entries[::20], ids=lambda entry: entry.id)
def test_the_words_of_a_row_are_known_in_advance(entry: Entry):
    known = bundle().table._known

    assert all(word in known for text in entry.texts() for word in phrase(text))
