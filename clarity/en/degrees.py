"""Words that say how bad, how sure, how urgent, how often or how much: only a person may change them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["DEGREES"]

_WORDS = {
    "severity": """
        mild milder mildly slight slightly minor moderate moderately severe severely serious seriously grave
        gravely major extreme extremely critical critically acute acutely fatal fatally bad badly worse
        worst""",
    "certainty": """
        possible possibly probable probably likely unlikely certain certainly uncertain definite definitely
        suspected sure surely may might maybe perhaps presumed presumably apparently""",
    "urgency": "urgent urgently urgency emergency immediate immediately prompt promptly soon sooner now asap stat",
    "frequency": """
        always often never ever sometimes usual usually rare rarely seldom occasional occasionally frequent
        frequently regular regularly intermittent intermittently constant constantly every each daily
        nightly hourly weekly fortnightly monthly yearly once twice thrice again""",
    "quantity": """
        all any some many several most more much few fewer fewest less least none enough both half double
        doubled twofold triple only nearly almost approximately roughly minimum maximum one two three four
        five six seven eight nine ten eleven twelve dozen hundred thousand""",
}
DEGREES: Mapping[str, frozenset[str]] = MappingProxyType(
    {kind: frozenset(words.split()) for kind, words in _WORDS.items()}
)
"""Each kind with its words. "High" and "low" are not among them: they are what "hyper" and "hypo" mean, and a row names
its opposite. Nor is "about", which mostly means "on"."""
