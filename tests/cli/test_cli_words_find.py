"""`clarity words find`: rows on standard output, their number on standard error."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("text", ["zorbic", "SOFT"])
def test_words_find_looks_in_terms_and_in_plain_words(clarity, text):
    code, out, err = clarity("words", "find", text, "--wordlist", "own.csv")

    assert code == 0
    assert "own.csv:2: own.zorbic (choose, draft): zorbic -> soft\n" in out
    assert err == f"{out.count(chr(10))} row{'' if out.count(chr(10)) == 1 else 's'}.\n"


def test_words_find_exits_with_1_if_there_is_none(clarity):
    assert clarity("words", "find", "qx", "qx") == (1, "", "0 rows.\n")
