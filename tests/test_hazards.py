"""Pairs of term and plain words that trusted published lists hold and that would hurt: no row may offer one."""

from __future__ import annotations

import pytest
from conftest import data_rows

from clarity.bundle import bundle
from clarity.tokens import normalise


@pytest.fixture(scope="module")
def offered() -> dict[str, list[set[str]]]:
    """For each form in the lists, what each row that finds it offers to drop in, in lower case; "" to delete it."""
    found: dict[str, list[set[str]]] = {}
    for entry in bundle().entries:
        for form in entry.forms:
            explains = [entry.explanation] if entry.action == "explain" else []
            offers = [] if entry.action == "flag" else [*(form.offers or entry.replacements), *explains]
            found.setdefault(normalise(form.text), []).append({normalise(offer) for offer in offers})
    return found


@pytest.mark.parametrize("hazard", data_rows("hazards.csv"), ids=lambda hazard: hazard["term"])
def test_no_row_offers_what_is_known_to_be_unsafe(offered, hazard):
    unsafe = {normalise(words.strip()) for words in hazard["unsafe"].split("|")}

    for offers in offered.get(hazard["term"], []):
        assert not unsafe & offers, hazard["why"]


def test_the_test_sees_what_rows_offer(offered):
    assert "high blood pressure" in offered["hypertension"][0]
