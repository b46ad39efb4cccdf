"""Imports go one way, from what knows most to what knows least, and each third party has one door."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

import clarity

FOLDER = Path(clarity.__file__).parent
LAYERS = (
    ("errors", "report", "original", "tokens", "pattern", "pool", "cells"),
    ("files", "policy", "table"),
    ("document", "formats", "sources", "walk", "reviews"),
    ("language", "wordlists"),
    ("rule", "match", "phrases"),
    ("suggest",),
    ("measure",),
    ("findings", "score"),
    ("en", "compiled"),
    ("bundle",),
    ("checker",),
    ("curate", "outputs", "spacy"),
    ("cli",),
    ("__main__",),
)
"""The parts of the package, the lowest first. A part may import those of lower layers, and of its own those before."""
ONLY = {
    "formats": {"original", "errors"},
    "files": {"errors"},
    "sources": {"original", "errors", "files", "formats", "policy"},
    "walk": {"errors", "files", "formats"},
    "pool": {"errors"},
    "en": {"language", "document", "rule", "original", "tokens", "report"},
    "outputs": {"original", "policy", "report", "rule", "wordlists"},
}
"""The parts that need few others: a format, a language or an output can be added without the rest in mind."""
ENGLISH_IS_NAMED_BY = {"bundle"}
DOORS = {
    "gitmatch": {"walk"},
    "msgpack": {"en.frequency"},
    "openpyxl": {"curate.workbook"},
    "pydantic": {"policy", "report"},
    "spacy": {"spacy"},
    "textstat": {"en.familiar"},
    "tree_sitter": {"formats.markdown"},
    "tree_sitter_markdown": {"formats.markdown"},
    "wordfreq": {"en.frequency"},
    "yaml": {"formats.yaml"},
}
"""The modules that know of each third party. Of textstat and wordfreq only the data is read."""
IMPORTED_AS = {"pyyaml": "yaml"}
"""The third parties that are imported by another name."""
RANKS = {part: rank for rank, part in enumerate(part for layer in LAYERS for part in layer)}
MODULES = {
    ".".join(path.relative_to(FOLDER).with_suffix("").parts).removesuffix(".__init__"): path
    for path in FOLDER.rglob("*.py")
}


def part(module: str) -> str:
    return module.partition(".")[0]


def imports(path: Path) -> Iterator[str]:
    """All that a module imports, wherever in it, also inside functions, for types only, and by its name as a text."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by dots"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("find_spec", "import_module", "files")):
            yield from (argument.value for argument in node.args if isinstance(argument, ast.Constant))


def own_parts(path: Path) -> set[str]:
    """The parts of the package that a module imports."""
    return {name.split(".")[1] for name in imports(path) if name.startswith("clarity.")}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_go_one_way(module):
    """No module imports one that knows as much as it does, or more; so nothing below a checker knows of curators."""
    own = part(module)
    if module == "__init__":
        return
    assert own in RANKS, f"{module} is in no layer: add it to LAYERS where it belongs"
    above = {other for other in own_parts(MODULES[module]) if other != own and RANKS[other] > RANKS[own]}

    assert above == set()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_parts_that_need_few_others_import_no_more(module):
    own = part(module)

    assert own_parts(MODULES[module]) - {own} <= ONLY.get(own, RANKS.keys())


def test_english_is_named_where_it_is_chosen_and_nowhere_else():
    """Another language would come in there."""
    naming = {module for module, path in MODULES.items() if part(module) != "en" and "en" in own_parts(path)}

    assert naming == ENGLISH_IS_NAMED_BY


def test_every_layer_is_there():
    """So that the table shows no part that is gone."""
    assert {part(module) for module in MODULES} - {"__init__"} == set(RANKS)


def test_each_third_party_has_one_door():
    found: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        for name in imports(path):
            package = name.partition(".")[0]
            if package not in sys.stdlib_module_names and package != "clarity":
                found.setdefault(package, set()).add(module)

    assert found == DOORS


def test_all_that_is_needed_comes_in_by_a_door():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[^\w-]", name)[0].replace("-", "_") for name in project["dependencies"]}

    assert {IMPORTED_AS.get(name, name) for name in needed} <= set(DOORS)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import clarity.bundle", {"bundle"}),
        ("from clarity.bundle import rules", {"bundle"}),
        ("from clarity import bundle", {"bundle"}),
        ("def late():\n    from clarity.bundle import rules", {"bundle"}),
        ("if TYPE_CHECKING:\n    from clarity.bundle import Bundle", {"bundle"}),
        ("import_module('clarity.bundle')", {"bundle"}),
        ("files('clarity.en')", {"en"}),
        ('"""See `clarity.bundle`."""', set()),
        ("print('clarity.bundle')", set()),
        ("import spacy", set()),
    ],
)
def test_the_look_for_imports_sees_them_all(tmp_path, code, expected):
    path = tmp_path / "module.py"
    path.write_text(code, encoding="utf-8")

    assert own_parts(path) == expected
