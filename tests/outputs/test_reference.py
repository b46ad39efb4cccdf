"""Rules and rows of word lists, as `explain`, `rules` and `words find` show them."""

from __future__ import annotations

import io

import pytest
from conftest import GOOD, write_list

from clarity.bundle import categories, rules
from clarity.outputs.reference import show_entry, show_found, show_rule, show_rules
from clarity.wordlists import bundled_sources, read

SOURCES = {
    "own": {"id": "own"},
    "cdc": {"id": "cdc", "title": "Index", "publisher": "CDC", "url": "https://cdc.example"},
}


@pytest.fixture
def entry(tmp_path):
    return read(write_list(tmp_path / "own.csv", [GOOD]), categories(rules())).entries[0]


def shown(show, *arguments) -> str:
    stream = io.StringIO()
    show(*arguments, stream)
    return stream.getvalue()


def test_a_row_shows_what_it_says_and_leaves_out_what_it_leaves_open(entry):
    assert shown(show_entry, entry, SOURCES).splitlines() == [
        "utilise [own.utilise] jargon.plain, replace, draft",
        "  use:           use",
        "  example:       We utilise it.",
        "  No clinician has reviewed this row yet.",
        "",
    ]


def test_a_row_shows_its_conditions_and_where_it_comes_from(entry):
    full = entry._replace(
        severity="error",
        about="subject",
        disputed="obesity",
        unless_after=("re",),
        region="UK",
        sources=("cdc p. 3", "own"),
    )
    lines = shown(show_entry, full, SOURCES).splitlines()

    assert lines[0] == "utilise [own.utilise] jargon.plain, error, replace, draft"
    assert {
        "  not before:    re",
        "  only if:       a person does it",
        '  guides differ: obesity: a policy chooses, such as disputed = { obesity = "off" }',
        "  region:        UK",
        "  source:        Index, CDC. https://cdc.example".replace("source:        ", "source:      "),
    } <= set(lines)


def test_a_row_that_is_found_has_a_line(entry):
    found = entry._replace(replacements=("use\n\x1b[2J", "take"))

    assert shown(show_found, [entry, found]).splitlines() == [
        "own.csv:2: own.utilise (replace, draft): utilise -> use",
        r"own.csv:2: own.utilise (replace, draft): utilise -> use\n\x1b[2J / take",
    ]


def test_rules_are_wrapped_in_their_last_column(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    lines = [line.rstrip() for line in shown(show_rules, rules().values()).splitlines()]

    assert max(map(len, lines)) <= 60
    assert {line.split()[0] for line in lines if line[:1].strip()} == {"rule", *rules()}


def test_a_rule_is_never_wrapped(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    rule = rules()["tone.blame"]

    assert rule.what in shown(show_rule, rule, bundled_sources()).splitlines()
