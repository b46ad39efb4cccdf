"""Pairs of term and plain words that trusted published lists hold and that would hurt: no row may offer one."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from clarity.document import normalise
from clarity.wordlists import bundled, read_all

HAZARDS = Path(__file__).parent / "data" / "hazards.csv"


@pytest.fixture(scope="module")
def offered() -> dict[str, list[set[str]]]:
    """For each form in the lists, what each row that finds it offers to drop in, in lower case; "" where it offers to delete it."""
    _, entries = read_all(bundled())
    found: dict[str, list[set[str]]] = {}
    for entry in entries.values():
        for form in entry.forms:
            explains = [entry.explanation] if entry.action == "explain" else []
            offers = [] if entry.action == "flag" else [*(form.offers or entry.replacements), *explains]
            found.setdefault(normalise(form.text), []).append({normalise(offer) for offer in offers})
    return found


@pytest.mark.parametrize(
    "hazard", list(csv.DictReader(io.StringIO(HAZARDS.read_text(encoding="utf-8")))), ids=lambda hazard: hazard["term"]
)
def test_no_row_offers_what_is_known_to_be_unsafe(offered, hazard):
    unsafe = {normalise(words.strip()) for words in hazard["unsafe"].split("|")}

    for offers in offered.get(hazard["term"], []):
        assert not unsafe & offers, hazard["why"]


def test_the_test_sees_what_rows_offer(offered):
    assert "high blood pressure" in offered["hypertension"][0]
