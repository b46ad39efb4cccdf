"""Paste a text, learn what to mend first: clarity for staff who write to patients. Nothing leaves this machine.

Run: python examples/demo.py
"""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
from collections.abc import Iterator
from typing import cast, get_args

import clarity
from clarity.outputs.groups import MOST_FIRST, Group, first_and_rest
from clarity.outputs.terminal import Terminal, wrapped
from clarity.policy import Policy, profile
from clarity.report import Kind

WELCOME = """Hello! Paste a letter or a message for a patient. I show what to mend first, and what you could write \
instead. Your text stays on this computer. Nothing is sent or saved."""
VERDICTS = (
    (80, "This is clear and kind. Please read it once more as your patient will."),
    (60, "This is quite clear. A few changes would make it easier to read."),
    (35, "Many people would find parts of this hard. The changes below help."),
    (0, "Most people would find this hard. Start with the changes below."),
)
"""The least score of each verdict, best first: clear examples have 80, and readers call less than 35 "rewrite"."""
YEARS_BEFORE_SCHOOL = 5  # what a reading age has more than a school grade, and when children begin to read
WIDEST = 80  # characters: a line that is easy to follow

screen = Terminal(sys.stdout)


def say(text: str = "", style: str = "", *, indent: int = 0) -> None:
    """Print a text in lines that fit, all but the first as far in as it says."""
    lines = wrapped(text.split(), min(screen.width, WIDEST) - indent) or [""]
    first = len(text) - len(text.lstrip())
    screen.print([[" " * (first if number == 0 else indent), (line, style)] for number, line in enumerate(lines)])


def main() -> None:
    """Ask once what the texts are, then for texts until an empty one."""
    say(WELCOME)
    with lines_of_any_length() as lines:
        say()
        is_british = ask("Are your readers in the US or the UK? Type US or UK:", lines).upper() == "UK"
        kind = ask("What is it? Type letter, discharge or message (or press Enter):", lines).lower()
        checker = clarity.Checker(policy=profile("nhs") if is_british else Policy())
        say()
        say("Now paste your text. Then type END on a line of its own and press Enter. END alone stops.", "bold")
        aim = round(checker.policy.target_grade + YEARS_BEFORE_SCHOOL)
        while text := pasted(lines):
            show(checker.check(text, kind=cast("Kind", kind) if kind in get_args(Kind) else None), aim, lines)
            say("Paste another text and END, or END alone to stop.", "bold")
    say("Goodbye!")


@contextlib.contextmanager
def lines_of_any_length() -> Iterator[Iterator[str]]:
    """The lines that are typed or pasted. A terminal cuts each at 4,095 characters, unless it hands on every one."""
    try:
        import termios

        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
    except (ImportError, OSError, termios.error):  # Windows cuts nothing, and neither does a file or a pipe
        yield (line.rstrip("\r\n") for line in sys.stdin)
        return
    by_character = [*before[:3], before[3] & ~termios.ICANON & ~termios.ECHO, *before[4:]]
    termios.tcsetattr(terminal, termios.TCSADRAIN, by_character)
    try:
        yield typed(terminal)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def typed(terminal: int) -> Iterator[str]:
    """The lines of a terminal that hands on every character; here they are shown, and taken back by Backspace."""
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    line: list[str] = []
    while data := os.read(terminal, 4096):  # bytes: as many as a terminal keeps
        for character in decode(data):
            if character == "\x04" and not line:  # Ctrl-D: the end
                return
            if character in "\x7f\b":
                print("\b \b" * bool(line), end="")
                del line[-1:]
            elif character == "\n":
                print()
                yield "".join(line)
                line = []
            elif character.isprintable() or character == "\t":
                print(character, end="")
                line.append(character)
        sys.stdout.flush()


def ask(question: str, lines: Iterator[str]) -> str:
    """What is typed in answer."""
    print(question, end=" ", flush=True)
    return next(lines, "").strip()


def pasted(lines: Iterator[str]) -> str:
    """The lines up to END, or up to the end of the input; nothing before END means stop."""
    text: list[str] = []
    for line in lines:
        if line.strip() == "END":
            break
        text.append(line)
    return "\n".join(text).strip()


def show(report: clarity.Report, aim: int, lines: Iterator[str]) -> None:
    """Say how clear and how kind the text is and what to mend first; then more, as long as somebody wants it."""
    say()
    if report.score is None:
        say("I could not find any words in that. Please try again.")
        return
    verdict = next(words for score, words in VERDICTS if report.score >= score)
    say(f"{report.score} of 100. {verdict if report.passed else f'Please do not send it yet. {verdict}'}", "bold")
    if report.reading.reading_age:
        say(f"Reading age: about {max(YEARS_BEFORE_SCHOOL, round(report.reading.reading_age))} years; aim for {aim}.")
    first, rest = first_and_rest(report)
    hurtful = [group for group in [*first, *rest] if group.first.rule.startswith("tone.") and group.severity != "info"]
    if hurtful:
        words = ", ".join(f'"{" ".join(group.first.text.split())}"' for group in hurtful[:MOST_FIRST])
        say(f"Some of this is unkind and may hurt: {words}.", "bold red")
    if report.strengths:
        say(f"Good already: it {'; '.join(strength.what for strength in report.strengths)}.", "green")
    groups = [*first, *sorted(rest, key=lambda group: -group.gain)]
    for start in range(0, len(groups), MOST_FIRST):
        say()
        say("Mend these first:" if not start else "Then these:", "bold")
        for number, group in enumerate(groups[start : start + MOST_FIRST], start + 1):
            show_group(number, group)
        left = len(groups) - start - MOST_FIRST
        if left > 0 and not ask(f"\n{left} more. Type M to see the next, or press Enter to go on:", lines):
            break
    say()


def show_group(number: int, group: Group) -> None:
    """Say what is wrong, where, and what to write."""
    finding = group.first
    lines = ", ".join(dict.fromkeys(place.partition(":")[0] for place in group.places))
    where = f" (line {lines})" if lines else ""
    text = " ".join(finding.text.split())
    words = "" if not text or finding.message.startswith('"') else f'"{text[:60]}": '
    say(f"{number}. {words}{finding.message} {finding.why}{where}", indent=3)
    if finding.suggestions:
        say(f"   Write: {' or '.join(map(finding.reads_with, finding.suggestions[:2]))}", "green", indent=10)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("\nGoodbye!")
    except clarity.ClarityError as error:
        raise SystemExit(f"Sorry, that did not work: {error}") from None
