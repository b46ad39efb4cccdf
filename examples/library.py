"""Using clarity from Python: one text, a policy of your own, a file, many texts.

Run: python examples/library.py
"""

from __future__ import annotations

from pathlib import Path

import clarity

HERE = Path(__file__).parent


def one_text() -> None:
    """Check one text and print each finding with what to write instead."""
    report = clarity.check("You have hypertension. Do not eat prior to your scan.")
    print(f"score {report.score}, grade {report.reading.grade}")
    for finding in report.findings:
        plain = " / ".join(map(finding.reads_with, finding.suggestions))
        print(f"  {finding.line}:{finding.column} {finding.text!r} -> {plain}")


def own_policy() -> None:
    """Build a checker once and share it; it is safe to use from many threads."""
    policy = clarity.Policy(name="our clinic", target_grade=6, fail_on="warning", severity={"reading.passive": "off"})
    checker = clarity.Checker(policy=policy)
    for name in ("results_message.txt", "results_message_clear.txt"):
        report = checker.check_file(HERE / name)
        print(f"{name}: {report.score} ({'passed' if report.passed else 'not passed'})")


def many_texts() -> None:
    """Check texts as they come; `processes=2` would share the work between two processes."""
    letters = (path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.txt")))
    for report in clarity.Checker().check_many(letters):
        print(report.score, report.scores.model_dump())


def clear_errors() -> None:
    """What goes wrong says what to do."""
    try:
        clarity.Checker().check_file(HERE / "library.py")
    except clarity.InputError as error:
        print(error)


if __name__ == "__main__":
    one_text()
    own_policy()
    many_texts()
    clear_errors()
