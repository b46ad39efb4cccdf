"""The hook for pre-commit, run by pre-commit itself on letters in a repository of their own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import ROOT

PROJECT = (
    "clarity",
    "wordlists",
    "docs",
    "examples",
    "hatch_build.py",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "NOTICE",
)

pytestmark = [
    pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is not installed"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(not (ROOT / "hatch_build.py").is_file(), reason="there is no checkout to install the hook from"),
]

LETTERS = {
    "letters/plain.txt": "Please come on Monday.\n\nTake it §.\n",
    "letters/care.md": "# Your care\n\n- Take it **§**.\n",
    "letters/jinja.html.j2": "<p>Dear {{ name }},</p>\n{% if late %}<p>Take it §.</p>{% endif %}\n",
    "letters/nunjucks.md.njk": "{% set x = 'qd' %}\n# Care\n\nTake it §.\n",
    "letters/handlebars.txt.hbs": "Dear {{name}},\n{{#if late}}\nTake it §.\n{{/if}}\n",
    "letters/mustache.mustache": "Dear {{{name}}}, take it §.\n",
    "letters/liquid.liquid": "{% comment %}qd{% endcomment %}Take it §.\n",
    "letters/ruby.html.erb": "<% if late %><p>Dear <%= name %>, take it §.</p><% end %>\n",
    "letters/script.ejs": "<p title='qd'>Dear <%- name %>, take it §.</p>\n",
    "letters/twig.twig": "{# qd #}<p>Dear {{ name|title }}, take it §.</p>\n",
    "letters/go.tmpl": "Dear {{ .Name }}, take it §.\n",
}
"""Letters in several syntaxes, with a sign where the fault is."""
OTHERS = {
    "code.py.j2": "x = 'Take it qd.'\n",
    "letters/data.json": '{"text": "Take it qd."}\n',
    "letters/pic.png": "\x89PNG\n",
}
"""Files that are not for the hook."""


def run(*command: str | Path, cwd: Path, code: int = 0) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    cache = {"PRE_COMMIT_HOME": str(cwd.parent / "cache")}
    done = subprocess.run(
        command, cwd=cwd, env=clean | who | cache, check=False, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """This checkout as a repository, with what is not yet committed."""
    root = tmp_path_factory.mktemp("hook") / "project"
    root.mkdir()
    for name in (*PROJECT, ".pre-commit-hooks.yaml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    run("git", "init", "-q", cwd=root)
    run("git", "add", "-A", cwd=root)
    run("git", "commit", "-qm", "all", cwd=root)
    return root


def test_the_hook_finds_the_faults_of_letters_and_lets_mended_ones_pass(project):
    letters = project.parent / "letters"
    for path, text in (LETTERS | OTHERS).items():
        (letters / path).parent.mkdir(parents=True, exist_ok=True)
        (letters / path).write_text(text.replace("§", "qd"), encoding="utf-8")
    run("git", "init", "-q", cwd=letters)
    run("git", "add", "-A", cwd=letters)
    check = [sys.executable, "-m", "pre_commit", "try-repo", str(project), "clarity", "--all-files"]

    found = run(*check, cwd=letters, code=1)
    for path, text in LETTERS.items():
        (letters / path).write_text(text.replace("§", "once a day"), encoding="utf-8")
    run("git", "add", "-A", cwd=letters)
    mended = run(*check, cwd=letters)

    reports = dict(re.findall(r"^(\S+): (\d+ of 100, not passed\n(?:.+\n|\n(?! *\S+: ))+)", found, re.MULTILINE))
    assert set(reports) == set(LETTERS)
    for path, text in LETTERS.items():
        *lines, last = text.partition("§")[0].split("\n")
        assert f'{len(lines) + 1}:{len(last) + 1} error: "qd"' in reports[path]
    assert "Passed" in mended
