"""Paste a text, get the report: clarity for staff who write to patients. Nothing leaves this machine.

Run: python examples/demo.py
"""

from __future__ import annotations

import sys

import clarity

WELCOME = """
Hello! Paste a letter or message for a patient below.
I will show which words may be hard or hurtful, and what you could write instead.
Your text stays on this computer. Nothing is sent or saved.

When you are done, type END on a line of its own and press Enter.
To stop, type END with nothing before it.
"""

KIND = 94
"""A tone score of 94 needs at least two of the five groups of strengths (90 and 2 for each), and little that hurts."""
VERDICTS = (
    (90, KIND, "I found little to change. Please read it once more as your patient will."),
    (75, KIND, "This is quite clear. A few changes would make it easier to read."),
    (75, 0, "Here is what could make this kinder and clearer."),
    (50, 0, "Many people would find parts of this hard. The changes below would help."),
    (0, 0, "This would be hard for most people. Start with the first changes below."),
)
"""The least score and the least tone score of each verdict, best first; the steps are chosen by hand."""
YOUNGEST = 5  # years: children begin to read; formulas give even less for very short words
MOST_SHOWN = 12  # findings: about a screen; more would discourage, and the text is checked again anyway


def main() -> int:
    """Ask for texts until an empty one."""
    print(WELCOME)
    while text := pasted():
        show(clarity.check(text))
        print("\nPaste another text and END, or END alone to stop.\n")
    print("Goodbye!")
    return 0


def pasted() -> str:
    """The lines up to END, or up to the end of the input; nothing before END means stop."""
    lines: list[str] = []
    for line in sys.stdin:
        if line.strip() == "END":
            break
        lines.append(line)
    return "".join(lines).strip()


def show(report: clarity.Report) -> None:
    """Say how clear the text is, and what to change first."""
    if report.score is None or report.scores.tone is None:
        print("\nI could not find any words in that. Please try again.")
        return
    verdict = next(words for score, tone, words in VERDICTS if report.score >= score and report.scores.tone >= tone)
    print(f"\n{verdict}")
    age = max(YOUNGEST, round(report.reading.reading_age or YOUNGEST))
    print(f"Score: {report.score} out of 100. Reading age: about {age} years.\n")
    if report.strengths:
        print(f"What is good already: your text {', '.join(strength.what for strength in report.strengths)}.\n")
    changes = [finding for finding in report.findings if finding.severity != "info"]
    changes.sort(key=lambda finding: finding.severity != "error")
    for finding in changes[:MOST_SHOWN]:
        print(f"- Line {finding.line}: {' '.join(finding.text.split())[:70] or 'the whole text'}")
        print(f"    {finding.message}")
        if finding.why:
            print(f"    Why: {finding.why}")
        if finding.suggestions:
            print(f"    You could write: {'  or  '.join(map(finding.reads_with, finding.suggestions[:3]))}")
    if len(changes) > MOST_SHOWN:
        print(f"\nThere are {len(changes) - MOST_SHOWN} more. Mend these first, then paste the text again.")


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except KeyboardInterrupt:
        print("\nGoodbye!")
    except clarity.ClarityError as error:
        raise SystemExit(f"Sorry, that did not work: {error}") from None
