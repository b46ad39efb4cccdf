"""Figures that are unsafe or hard to make sense of, and beside each one that is not."""

from __future__ import annotations

import pytest

from clarity.checker import Checker
from clarity.policy import Policy


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("Take 1.0 mg now.", "dose_zero", ["1.0"]),
        ("Take 1.00mg now.", "dose_zero", ["1.00"]),
        ("Take 10.0 units now.", "dose_zero", ["10.0"]),
        ("Take 1.05 mg now.", "dose_zero", []),
        ("Take 0.05 mg now.", "dose_zero", []),
        ("Take 10 mg now.", "dose_zero", []),
        ("Your INR is 2.0 today.", "dose_zero", []),
        ("Take 1,000.0 mg now.", "dose_zero", ["1,000.0"]),
        ("Take 2.50 mg now.", "dose_zero", ["2.50"]),
        ("Your potassium was 4.0 mmol/L.", "dose_zero", []),
        ("You weighed 70.0 g less and lost 5.0 ml.", "dose_zero", []),
        ("Take .5 mg now.", "dose_zero", [".5"]),
        ("Take .25mg now.", "dose_zero", [".25"]),
        ("Take 0.5 mg now.", "dose_zero", []),
        ("Take it on day 5.5 mg is enough.", "dose_zero", []),
        ("About 12.4% of people get it.", "decimal", ["12.4%"]),
        ("About 12.4 per cent of people get it.", "decimal", ["12.4 per cent"]),
        ("About 12% of people get it.", "decimal", []),
        ("Your HbA1c is 7.2% now.", "decimal", []),
        ("About 0.1% of people die.", "decimal", []),
        ("Use 0.9% saline.", "decimal", []),
        ("The risk of a leak is 5%.", "percent", ["5%"]),
        ("20 percent of people feel sick.", "percent", ["20 percent"]),
        ("The risk of a leak is 5% (5 in 100 people).", "percent", []),
        ("5% of people, one out of every 20, feel sick.", "percent", []),
        ("The discount is 5%.", "percent", []),
        ("Your risk is 50% lower.", "percent", []),
        ("Your risk is 50% lower.", "relative_risk", ["risk is 50% lower"]),
        ("It goes from 4 in 100 to 2 in 100, so it halves the risk.", "relative_risk", []),
        ("Use the 5% cream on people with itchy skin.", "percent", []),
        ("It doubles your risk of a stroke.", "relative_risk", ["doubles your risk"]),
        ("You are twice as likely to get it.", "relative_risk", ["twice as likely"]),
        ("Smokers have a 30% higher risk.", "relative_risk", ["30% higher risk"]),
        ("It cuts the risk of a clot by half.", "relative_risk", ["risk of a clot by half"]),
        ("It cuts your risk by 30%.", "relative_risk", ["risk by 30%"]),
        ("The odds ratio was 2.", "relative_risk", ["odds ratio"]),
        ("Take it twice a day.", "relative_risk", []),
        ("There is a 30% chance of rain.", "relative_risk", []),
        ("We will double the dose.", "relative_risk", []),
        ("The risk is 1:200.", "ratio", ["1:200"]),
        ("The risk is small at 1:30 p.m.", "ratio", []),
        ("Mix it 1:200 with water.", "ratio", []),
        ("1 in 20 feel sick. 1 in 8 feel weak.", "denominator", ["1 in 8"]),
        ("One in ten feel sick. 2 out of 10 feel weak.", "denominator", []),
        ("Five in a hundred feel sick. 7 in 100 feel weak. 1 in 1,000 die.", "denominator", ["1 in 1,000"]),
        ("1 in 20 feel sick.", "denominator", []),
        ("Your sugar was 7.1 mmol/L.", "meaning", ["7.1 mmol/L"]),
        ("Your creatinine was 90 µmol/L.", "meaning", ["90 µmol/L"]),
        ("Your sugar was 7.1 mmol/L, a little high.", "meaning", []),
        ("Take 20 ml of syrup.", "meaning", []),
        ("Give 15 mg/kg.", "calculation", ["mg/kg"]),
        ("Give 15 mg per kg.", "calculation", ["mg per kg"]),
        ("You weigh 80 kg and take 15 mg.", "calculation", []),
        ("Come on 05/06/2026.", "date", ["05/06/2026"]),
        ("Come on 5.6.26 please.", "date", ["5.6.26"]),
        ("Come on 25/06/2026.", "date", []),
        ("Come on 06/06/2026.", "date", []),
        ("Come on 2026-06-05.", "date", []),
        ("Ring 01/02/03/04 now.", "date", []),
        ("Lot 05/06/2026 is here.", "date", []),
        ("Come at 14:30.", "clock", ["14:30"]),
        ("Come at 1430 hrs.", "clock", ["1430 hrs"]),
        ("Come at 2:30 p.m.", "clock", []),
        ("Come at 10:30.", "clock", []),
        ("Come at 14:30 (2:30 p.m.).", "clock", []),
        ("The score was 21:15.", "clock", []),
        ("In 1984 hours were long.", "clock", []),
    ],
)
def test_figures_and_their_near_misses(found, text, rule, expected):
    assert [place for _, place in found(text, f"numbers.{rule}")] == expected


def test_the_24_hour_clock_is_usual_in_the_uk():
    checker = Checker(policy=Policy(region="UK"))

    assert [finding.text for finding in checker.check("Come at 14:30 or 1430 hrs.").findings if finding.rule == "numbers.clock"] == [
        "1430 hrs"
    ]


def test_a_dose_is_never_rewritten(checker):
    """The message says what to write; nothing is offered that a machine could put in."""
    text = "Take 1.0 mg or .5 mg."
    findings = [finding for finding in checker.check(text).findings if finding.rule == "numbers.dose_zero"]

    assert [(finding.severity, finding.suggestions) for finding in findings] == [("error", ()), ("error", ())]
    assert findings[0].message == 'Leave the zero at the end of "1.0" away: without its point it is read as ten times as much or more.'
    assert findings[1].message == 'Write "0.5": without the zero the point has been missed.'
    assert not checker.check(text).passed
