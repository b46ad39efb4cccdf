"""Numbers: figures that readers must work out, cannot compare, or may take for ten times as much.

What it does: reports unsafe zeros in doses, percentages and changes of risk without plain numbers, figures without a meaning, and
dates and times that two countries read differently.
Why: one adult in three has trouble with numbers, and risk told as a change sounds larger than it is.
Example: "It doubles your risk."  Use instead: "Your risk goes from 1 in 1,000 to 2 in 1,000."
References: CDC Clear Communication Index items 15, 16, 17 and 20; PEMAT items 6 and 7; ISMP on zeros in doses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clarity.en.checks.analysis import Analysis, Note, note_of_rule
from clarity.signs import Sign, phrases, signs_in

__all__ = ["numbers"]


_DOSE = r"(?=\s?(?:mg|mcg|[µμ]g|g|ml|l|micrograms?|milligrams?|grams?|units?|iu|tablets?|mmol)\b(?!\s?/))"
_PERCENT = r"(?:%|\s?per\s?cent\b)"
_LAB_UNIT = (
    r"(?:mmol/l|mmol/mol|mg/dl|[µμu]mol/l|g/dl|g/l|i?u/l|m?iu/l|ng/m?dl|ng/ml|pg/ml|meq/l|mcg/dl|mg/l|mg/mmol|mm/hr"
    r"|ml/min(?:/1\.73\s?m2)?|x\s?10\^?9/l)\b"
)
_CHANCE = phrases("risks?|chances?|likely|likelihood|probability|odds|people|patients|women|men|cases|adults|children")
_IN_A_HUNDRED = phrases(r"(?:in|out of) (?:every )?(?:\d[\d,]*|ten|a hundred|a thousand)")
_MEANING = phrases(
    "normal|abnormal|high|higher|highest|low|lower|lowest|raised|above|below|over|under|target|goal|aim|healthy|range|limits?|better|worse"
    "|improv\\w+|up|down|good|fine|safe|should|risen|fallen|rose|fell|rise|fall|between|less|more|stable|same|too|right|ideal|mild|severe",
)
_NO_SHARE = phrases(
    "hba1c|a1c|saline|sodium chloride|glucose|dextrose|cream|ointment|solution|gel|drops|lotion|shampoo|mouthwash|inr|oxygen|lidocaine"
    "|hydrocortisone|saturations?|ejection|lvef|haematocrit|hematocrit|alcohol",
)

_CHANGES_OF_RISK = (
    r"(?:hazard|odds|risk) ratios?",
    r"relative risks?",
    r"(?:twice|(?:two|three|four|five|ten|\d+) times) (?:as|more|less) likely",
    r"(?:doubl\w+|tripl\w+|halv\w+) (?:your|the|a|their|her|his) (?:risk|chance)s?",
    rf"\d+{_PERCENT} (?:higher|lower|greater|more|less) (?:risk|chance|likely)",
    rf"(?:risk|chance)s? (?:is|are|was|were|will be) (?:about |up to |around )?\d+{_PERCENT} (?:higher|lower|greater|less)",
    rf"(?:risk|chance)s? (?:\w+ ){{0,4}}by (?:about |up to |around )?(?:half|a third|a quarter|\d+{_PERCENT})",
)

_MEASURED = phrases("weigh\\w*|lost|loss|drained|urine|measures?|measured|levels?|size|wide|long|potassium (?:was|is)|sodium (?:was|is)")
_COMPARED = phrases("lower|higher|less|greater|fewer|reduc\\w+|increas\\w+|decreas\\w+|discount|off")

_SIGNS = (
    Sign(
        "numbers.dose_zero",
        re.compile(rf"(?i)(?<![\d.,])\d[\d,]*\.\d*0{_DOSE}"),
        'Leave the zero at the end of "{0}" away: without its point it is read as ten times as much or more.',
        needs=("0",),
        unless_with=_MEASURED,
    ),
    Sign(
        "numbers.dose_zero",
        re.compile(rf"(?i)(?<![\w.,])\.\d+{_DOSE}"),
        'Write "0{0}": without the zero the point has been missed.',
        needs=(" .", "(."),
    ),
    Sign(
        "numbers.decimal",
        re.compile(rf"(?i)(?<![\d.,])[1-9]\d*\.\d+{_PERCENT}"),
        "Round it: a whole number is easier to take in.",
        needs=("%", "cent"),
        unless_with=_NO_SHARE,
    ),
    Sign(
        "numbers.percent",
        re.compile(rf"(?i)(?<!\bby )(?<![\d.,])\d+{_PERCENT}"),
        'Say it in plain numbers too, such as "5 in 100 people".',
        needs=("%", "cent"),
        only_with=_CHANCE,
        unless_with=re.compile(rf"(?i){_IN_A_HUNDRED.pattern}|{_NO_SHARE.pattern}|{_COMPARED.pattern}"),
    ),
    Sign(
        "numbers.relative_risk",
        re.compile(rf"(?i)\b(?:{'|'.join(_CHANGES_OF_RISK)})"),
        'Say from what to what, such as "from 1 in 1,000 to 2 in 1,000".',
        needs=("risk", "chance", "likely", "odds"),
        unless_with=phrases(r"from (?:about )?\d[\d,]* in \d[\d,]* to"),
    ),
    Sign(
        "numbers.ratio",
        re.compile(r"(?<![\d:.])1:\d[\d,]{2,}"),
        'Write "in" for the colon, as "1 in 200" for 1:200.',
        needs=("1:",),
        only_with=phrases("risks?|chances?|odds|probability|likelihood"),
    ),
    Sign(
        "numbers.meaning",
        re.compile(rf"(?i)(?<![\w.])\d+(?:\.\d+)?\s?{_LAB_UNIT}"),
        "Say what it means: normal, high, low, better or worse than before.",
        needs=("/l", "/dl", "/m", "/h"),
        unless_with=_MEANING,
    ),
    Sign(
        "numbers.calculation",
        re.compile(r"(?i)\b(?:mg|mcg|micrograms?|ml|units?)\s?(?:/|per )\s?kg\b"),
        "Work it out for the reader.",
        needs=("kg",),
    ),
    Sign(
        "numbers.date",
        re.compile(r"(?<![\d/.-])(?!(\d\d?)[/.-]\1[/.-])(?:0?[1-9]|1[0-2])([/.-])(?:0?[1-9]|1[0-2])\2(?:19|20)?\d\d(?![\d/.-]*\d)"),
        "Write the month as a word: the UK and the US read this as two different days.",
        needs=tuple(f"{mark}{digit}" for mark in "/.-" for digit in range(10)),
        unless_with=phrases("lot|batch"),
    ),
    Sign(
        "numbers.clock",
        re.compile(r"(?<![\d:.])(?:1[3-9]|2[0-3]):[0-5]\d(?![\d:])"),
        'Write it on the 12-hour clock, such as "2:30 p.m.".',
        needs=(":",),
        unless_with=phrases(r"scores?|ratio|[ap]\.?m\b\.?"),
        region="US",
    ),
    Sign(
        "numbers.clock",
        re.compile(r"\b(?:[01]\d|2[0-3])[0-5]\d\s?(?:hours|hrs?|h)\b"),
        'Write it on the 12-hour clock, such as "2:30 p.m.".',
        needs=("hour", "hr", "0h", "5h", "0 h", "5 h"),
    ),
)

_ONE_IN = re.compile(
    r"(?i)\b(?:\d[\d,]*|an?|one|two|three|four|five)\s(?:in|out\sof)\s(?:every\s)?(\d[\d,]*|ten|a\shundred|a\sthousand)\b",
)
_NUMBER_WORDS = {"ten": "10", "a hundred": "100", "a thousand": "1000"}


def numbers(analysis: Analysis) -> Iterator[Note]:
    """Yield a note for each figure that is unsafe or hard to make sense of."""
    for found in signs_in(analysis.document, _SIGNS, analysis.policy.region):
        yield note_of_rule(*found)
    yield from _denominators(analysis)


def _denominators(analysis: Analysis) -> Iterator[Note]:
    """A note for each chance that is told in another number of people than the first one."""
    first = ""
    for match in _ONE_IN.finditer(analysis.document.view):
        below = " ".join(match[1].lower().split()).replace(",", "")
        below = _NUMBER_WORDS.get(below, below)
        first = first or below
        if below != first:
            yield note_of_rule(
                "numbers.denominator",
                match.start(),
                match.end(),
                f"The first chance is told out of {first}; tell all out of the same number.",
            )
