"""`clarity rules check`: faults on standard output, their number on standard error."""

from __future__ import annotations

import argparse
import re

import pytest

from clarity import bundle
from clarity.cli import rules_check
from clarity.errors import Fault, InputError, RuleError


@pytest.fixture
def check(capsys):
    """The exit code of the command, and what it printed."""

    def run(*names: str) -> tuple[int, str, str]:
        parser = argparse.ArgumentParser()
        rules_check.add_to(parser.add_subparsers())
        options = parser.parse_args(["check", *names])
        return options.run(options), *capsys.readouterr()

    return run


def test_rules_without_a_fault(check):
    code, out, err = check("tone.blame", "reading")

    assert (code, out) == (0, "")
    assert re.fullmatch(r"5 rules with \d+ texts, in .*rules: no faults\.\n", err)


def test_a_fault_is_a_line(check, monkeypatch):
    blame = bundle.rules()["tone.blame"]
    broken = {**bundle.rules(), blame.name: blame._replace(instead="You failed to\nattend. \x1b[2J")}
    monkeypatch.setattr(bundle, "rules", lambda: broken)
    code, out, err = check("tone.blame")

    assert code == 1
    assert out == (
        f'tone.toml:{blame.line} [tone.blame instead]: The rule is found in "You [[failed to attend]]. \\x1b[2J".'
        " Mend what the rule looks for, or say what switches it off there.\n"
    )
    assert re.fullmatch(r"1 rule with \d+ texts, in .*: 1 fault\.\n", err)


def test_files_with_a_spoilt_format(check, monkeypatch):
    def spoilt() -> None:
        raise RuleError([Fault("tone.toml", 3, "blame why", "The key is missing or empty.", "Every rule needs why.")])

    monkeypatch.setattr(bundle, "rules", spoilt)

    assert check() == (1, "tone.toml:3 [blame why]: The key is missing or empty. Every rule needs why.\n", "")


def test_a_rule_that_does_not_exist(check):
    with pytest.raises(InputError, match=r'^There is no rule and no group of rules "ton"\. Did you mean "tone"\?$'):
        check("ton")
