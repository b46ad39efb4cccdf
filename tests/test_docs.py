"""The pages on rules are those that the rules' tables make, and lists of formats those that FORMATS makes."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import pytest
from conftest import ROOT
from markdown_it import MarkdownIt

from clarity import formats
from clarity.bundle import rules
from clarity.formats import Format, plain
from clarity.outputs.rules import Piece, said_of
from clarity.wordlists import bundled_sources

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "make_rules.py"))


@pytest.fixture(scope="module")
def pages(script) -> dict[str, str]:
    return script["pages"]()


def quoted(markdown: str) -> Iterator[tuple[str, bool]]:
    """The texts of the quotations of a page as Markdown is read, and whether each is bold."""
    depth = 0
    for token in MarkdownIt().parse(markdown):
        depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        is_bold = False
        for child in token.children or () if depth else ():
            is_bold = child.type == "strong_open" or (is_bold and child.type != "strong_close")
            if child.content:
                yield child.content, is_bold


def test_the_pages_are_current(pages):
    """If they are not: `python docs/make_rules.py`."""
    assert {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "rules").iterdir()} == pages


def test_there_is_a_page_for_each_group_and_the_index_leads_to_every_rule(pages):
    assert set(pages) == {"README.md", *(f"{name.partition('.')[0]}.md" for name in rules())}
    for name in rules():
        group = name.partition(".")[0]
        assert f"[{name}]({group}.md#{name.replace('.', '')})" in pages["README.md"]
        assert f"\n## {name}\n" in pages[f"{group}.md"]


def test_what_a_rule_finds_in_its_example_is_bold(pages):
    sources = bundled_sources()
    for page in pages.keys() - {"README.md"}:
        told = [said_of(rule, sources) for name, rule in rules().items() if name.startswith(page.removesuffix("md"))]
        marked = [piece.text for said in told for piece in said.example if piece.is_found]

        assert [text for text, is_bold in quoted(pages[page]) if is_bold] == [
            line for text in marked for line in text.split("\n")
        ]


def test_signs_of_markdown_in_a_text_are_no_markup(script):
    text = "*a* _b_ [c](d) <i> &amp; `e`\n- f\n12. g\n# h\n\n+ i | ~j~ \\"

    assert [*quoted(script["_quotation"]([Piece(text, is_found=False)]))] == [
        (line, False) for line in text.split("\n") if line
    ]


# Which files are read, as the README and the hook for pre-commit say.


@pytest.fixture(scope="module")
def formats_script() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "make_formats.py"))


@pytest.mark.parametrize("name", ["README.md", ".pre-commit-hooks.yaml"])
def test_the_lists_of_formats_are_current(formats_script, name):
    written, should_be = (ROOT / name).read_text(encoding="utf-8"), formats_script["made"]()[name]

    assert written == should_be, f"{name} does not list the formats of FORMATS: run `python docs/make_formats.py`"


def test_the_lists_of_formats_are_made_from_the_registry(formats_script, monkeypatch):
    """A format without a hook is named in the README alone."""
    registry = {
        "zorb": Format(plain.read, (".zorb", ".zrb")),
        "quux": Format(plain.read, (".quux",), None),
    }
    for name, known in registry.items():
        monkeypatch.setitem(formats.FORMATS, name, known)
    made = formats_script["made"]()

    assert "`.zorb`, `.zrb`, `.quux`), folders" in made["README.md"]
    assert "|zorb|zrb)(" in made[".pre-commit-hooks.yaml"]


@pytest.mark.parametrize(
    ("path", "is_checked"),
    [
        ("a.txt", True), ("letters/a.md", True), ("a.HTM", True), ("a.html.j2", True), ("a.md.njk", True),
        ("letters/a.j2", True), ("a.liquid", True), ("a.py", False), ("a.py.j2", False), ("txt", False),
        ("a.txt/b", False), ("a.docx", True), ("a.docx.j2", False), ("a.eml", True), ("a.json", False), (".j2", False), ("a.b.erb", False), ("a.txt.bak", False),
    ],
)  # fmt: skip
def test_the_hook_checks_what_a_folder_is_read_for(path, is_checked):
    hooks = re.findall(r"  files: '(.*)'", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    assert sum(bool(re.search(files, path)) for files in hooks) == is_checked
    assert formats.is_read(PurePath(path)) is is_checked


def test_a_list_of_formats_that_is_gone_is_told(formats_script):
    with pytest.raises(ValueError, match=r"README.md has 0 lists of formats where one is looked for: zorb"):
        formats_script["_with_list"]("README.md", "wib", "zorb", "")
