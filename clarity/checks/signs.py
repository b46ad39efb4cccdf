"""Signs: patterns of characters that show a fault, as rows; what numbers and structure have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clarity.checks.analysis import Analysis, Note, note_of_rule

__all__ = ["Sign", "signs_in"]


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern, the rule that it breaks, and what to say; `{0}` in the message is the place, `{1}` its first group.

    Every place holds one of `needs` (in lower case), which are looked for first, since that is far quicker. `only_with` must be found
    in the same sentence, `unless_with` must not; `region` is the policy's, if only one is meant.
    """

    rule: str
    pattern: re.Pattern[str]
    message: str
    needs: tuple[str, ...]
    only_with: re.Pattern[str] | None = None
    unless_with: re.Pattern[str] | None = None
    region: str | None = None


def signs_in(analysis: Analysis, signs: Sequence[Sign]) -> Iterator[Note]:
    """A note for each place where a sign is found and its conditions hold."""
    view = analysis.document.view
    lowered = view.lower().replace("\n", " ")
    used = [sign for sign in signs if sign.region in (None, analysis.policy.region) and _may_hold(lowered, sign)]
    if not used:
        return
    for sentence in analysis.document.sentences:
        text = view[sentence.start : sentence.end]
        lowered = text.lower().replace("\n", " ")
        for sign in used:
            if not _may_hold(lowered, sign):
                continue
            if (sign.only_with and not sign.only_with.search(text)) or (sign.unless_with and sign.unless_with.search(text)):
                continue
            for match in sign.pattern.finditer(text):
                message = sign.message.format(*map(_one_line, (match[0], *match.groups())))
                yield note_of_rule(sign.rule, sentence.start + match.start(), sentence.start + match.end(), message)


def _may_hold(lowered: str, sign: Sign) -> bool:
    return any(need in lowered for need in sign.needs)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
