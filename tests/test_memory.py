"""What stays in memory does not depend on the texts: nobody can learn from a process whose letters it has read.

In a process of its own, all that can be reached from a checker and from clarity's modules is walked, before and after a
thousand letters that all differ: every container with its size, and every string.
"""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest
from conftest import ROOT

from clarity.report import Report

WALK = """
import functools, gc, random, sys, types
from collections import Counter

import clarity
from clarity import Checker, Policy

SURNAMES = "Smith Mohammed Khan Garcia Jones Patel Nguyen Kim O'Brien Okonkwo Lee Singh Ivanova Silva Murphy".split()
FIRST = "Anna Fatima Juan Siobhan Chidi Wei Olga Amir Grace Tom".split()
RARE = "spicule meshwork dysgeusia pneumoconiosis paroxysm QRV AER tachyphylaxis ecchymosis zolpidem".split()
TERMS = "HIV|syphilis|hypertension|a biopsy|chlamydia|dementia|a heart attack|MRI|schizophrenia|an abortion".split("|")
LETTERS = (
    "Dear Mrs {surname},\\n\\nYou have {term} and {rare}. Your number is {number}. {first} {surname} will see you.\\n",
    "# For {first} {surname}\\n\\n- {term} ({rare})\\n- [{number}](mailto:{first}@a.org)\\n\\n<p>{surname}</p>\\n",
    "Hi {first}, Dr {surname} found {term}, {rare} or {surname}-{rare}, at {number} mg. Was it {surname}’s team?\\n",
)


def letters(seed, count):
    dice = random.Random(seed)
    for number in range(count):
        made = "".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=9))
        yield dice.choice(LETTERS).format(
            surname=dice.choice([*SURNAMES, made.title()]),
            first=dice.choice([*FIRST, made[:5].title()]),
            rare=dice.choice([*RARE, made]),
            term=dice.choice(TERMS),
            number=dice.randrange(10**9),
        )


def check(checkers, texts):
    kinds = (None, "letter", "discharge", "message")
    for place, text in enumerate(texts):
        checker = checkers[place % 2]
        checker.check(text, markup=("text", "markdown")[place // 2 % 2], kind=kinds[place // 4 % 4]).model_dump_json()


def reached(checkers):
    # Every string, and every container with its size, that can be reached; what this script itself holds is left out.
    strings, containers, seen = set(), Counter(), set()
    waiting = [checkers, *(vars(module) for name, module in sys.modules.items() if name.partition(".")[0] == "clarity")]
    own = vars(sys.modules["__main__"])
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or thing is own:
            continue
        seen.add(id(thing))
        kind = type(thing)
        if kind is str:
            strings.add(thing)
        elif kind is types.ModuleType or kind is types.FrameType:
            continue
        else:
            if kind in (dict, list, tuple, set, frozenset):
                containers[kind.__name__, len(thing)] += 1
            waiting += gc.get_referents(thing)
    return strings, containers


def difference(seed, count):
    # How many strings, and how many kinds of containers, can be reached before or after some letters only.
    check(checkers, letters(seed, 40))
    gc.collect()
    strings, containers = reached(checkers)
    assert "hypertension" in strings and len(strings) > 10_000, len(strings)
    check(checkers, letters(seed + 1, count))
    gc.collect()
    after, containers_after = reached(checkers)
    print(len(after ^ strings), len(containers_after - containers) + len(containers - containers_after))


checkers = (Checker(), Checker(policy=Policy(region="UK")))
difference(1, 1000)
make = checkers[0]._table._make
checkers[0]._table._make = lambda norm, made=[]: made.append(None) or make(norm)
difference(3, 100)
checkers[0]._table._make = functools.cache(make)
difference(5, 100)
"""


@pytest.fixture(scope="module")
def differences() -> list[tuple[int, int]]:
    """How many strings, and how many kinds of containers, can be reached before or after some letters only.

    As clarity is; with a list that grows with the words, and says nothing of them; and with a cache of words.
    """
    run = subprocess.run([sys.executable, "-c", WALK], capture_output=True, check=False, text=True, cwd=ROOT)
    assert run.returncode == 0, run.stderr
    return [tuple(map(int, line.split())) for line in run.stdout.splitlines()]


def test_what_can_be_reached_is_the_same_after_a_thousand_letters(differences):
    """With names that many people have, numbers, words that no list holds, and illnesses that nobody wants known."""
    assert differences[0] == (0, 0)


def test_the_walk_sees_what_is_kept(differences):
    """So that the test above can fail."""
    (_, _), (strings_of_counter, counters), (strings_of_cache, caches) = differences

    assert (strings_of_counter, counters > 0) == (0, True)
    assert strings_of_cache > 50
    assert caches > 0


@pytest.mark.parametrize("word", ["zqxwvkj", "spicule"])
def test_no_word_stays_in_the_caches_of_those_who_read_json(checker, word):
    """Reports come from other processes as JSON, whose readers may keep short texts: there would be a second name."""

    def word_of_a_report() -> str:
        report = Report.model_validate_json(checker.check(f"You have a {word} today.").model_dump_json())
        return next(finding.text for finding in report.findings if finding.rule == "jargon.unlisted")

    found, alone = word_of_a_report(), "".join([word[:2], word[2:]])
    gc.collect()

    assert found == alone
    assert sys.getrefcount(found) == sys.getrefcount(alone)
