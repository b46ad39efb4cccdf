"""`clarity rules`: a line for every rule."""

from __future__ import annotations

import re

from clarity.bundle import rules


def test_rules_lists_every_rule_with_its_severity(clarity):
    code, out, err = clarity("rules")

    assert (code, err) == (0, "")
    assert re.findall(r"(?m)^([a-z]+\.[a-z_]+) +(error|warning|info|good) ", out) == [
        (rule.name, rule.severity) for rule in sorted(rules().values())
    ]
