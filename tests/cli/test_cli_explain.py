"""`clarity explain`: rules, terms, and what is neither."""

from __future__ import annotations

import pytest

from clarity.bundle import rules


@pytest.mark.parametrize("subject", ["ZORBIC", "own.zorbic"])
def test_explain_a_term(clarity, subject):
    code, out, err = clarity("explain", subject, "--wordlist", "own.csv")

    assert (code, err) == (0, "")
    assert out == (
        "zorbic [own.zorbic] jargon.plain, choose, draft\n"
        "  use:           soft\n"
        "  example:       A zorbic wib.\n"
        "  No clinician has reviewed this row yet.\n"
        "\n"
    )


def test_explain_a_term_to_flag_lists_its_senses(clarity):
    assert clarity("explain", "zqd", "--wordlist", "own.csv").out.splitlines()[:2] == [
        "zqd [own.zqd] jargon.dose, flag, draft",
        "  can mean:      each day",
    ]


@pytest.mark.parametrize("name", ["tone.blame", "jargon.dose", "reading.passive"])
def test_explain_a_rule(clarity, name):
    code, out, _ = clarity("explain", name)
    rule = rules()[name]

    assert code == 0
    assert out.splitlines()[:5] == [
        f"{name} ({rule.severity})",
        rule.what,
        f"Why:        {rule.why}",
        f"Instead of: {rule.example}",
        f"Write:      {rule.instead}",
    ]


@pytest.mark.parametrize(
    ("subject", "hint"),
    [
        ("tone.blam", "Did you mean: tone.blame"),
        ("zorbik", "Did you mean: zorbic"),
        ("qxqxqx", "`clarity rules` lists the rules."),
    ],
)
def test_explain_what_is_not_known(clarity, subject, hint):
    code, out, err = clarity("explain", subject, "--wordlist", "own.csv")

    assert (code, out) == (2, "")
    assert err.startswith(f'clarity: There is no rule and no listed term "{subject}". {hint}')
