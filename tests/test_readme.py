"""What the README shows is what the command line prints. (Its Python is run by pytest's doctest option.)"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib

import pytest
from conftest import ROOT

from clarity import Policy
from clarity.bundle import bundle
from clarity.policy import PROFILES

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("block", CONSOLE)
def test_console_blocks_show_the_real_output(block):
    command, _, expected = block.removeprefix("$ ").partition("\n")
    text, _, arguments = command.partition(" | clarity ")
    given = text.removeprefix("printf '").removesuffix("'").replace("\\n", "\n")

    run = subprocess.run(
        [sys.executable, "-m", "clarity", *arguments.split()],
        input=given, capture_output=True, text=True, encoding="utf-8", check=True, env={**os.environ, "COLUMNS": "100"},
    )  # fmt: skip

    assert run.stdout == expected


def test_there_is_a_console_block():
    assert CONSOLE


def test_the_policy_shown_is_valid():
    settings = tomllib.loads(re.search(r"```toml\n(.*?)```", README, re.DOTALL)[1])["tool"]["clarity"]
    policy = Policy(**PROFILES[settings.pop("profile")], **settings)

    policy.check_names(bundle().rules, {entry.id for entry in bundle().entries})
    assert policy.region == "UK"


@pytest.mark.parametrize("name", PROFILES)
def test_the_table_of_profiles_is_true(name):
    policy = Policy(**PROFILES[name])
    row = next(line for line in README.splitlines() if line.startswith(f"| `{name}` |"))

    assert f"| {policy.region} | {policy.target_grade:g} ({policy.max_grade:g}" in row
    assert f"| {policy.min_score} |" in row
    assert f"{policy.sentence_words} words (error over {policy.sentence_words_error})" in row
    assert row.endswith(f"| {policy.fail_on}s |")


def test_the_number_of_rows_is_true():
    said = int(re.search(r"hold over ([\d,]+) rows", README)[1].replace(",", ""))

    assert said <= len(bundle().entries) < said + 100
