"""Write docs/rules, the pages on the rules, from the rules' own tables: `python docs/make_rules.py`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path

from clarity.bundle import rules
from clarity.outputs.rules import Cited, Piece, Said, said_of
from clarity.wordlists import bundled_sources

FOLDER = Path(__file__).parent / "rules"
INDEX = "README.md"
_MADE = "<!-- Made by `python docs/make_rules.py`. Change the table of a rule in clarity/en/rules instead. -->\n"
_INTRODUCTION = """\
What clarity reports, by group, and what it counts as good. `clarity explain RULE` says the same in a terminal.

A policy changes how severe a rule or a whole group is, or switches it off, in `clarity.toml`:

```toml
[severity]
"tone.blame" = "info"
numbers = "off"
```
"""
_SIGN = re.compile(r"[\\`*_\[\]<>&|~]")
_BEGINNING = re.compile(r"^( *\d*)([-+#.)])(?=\s)", re.MULTILINE)


def pages() -> dict[str, str]:
    """Each page by the name of its file: the index, and a page for each group of rules."""
    sources = bundled_sources()
    every = [said_of(rule, sources) for rule in rules().values()]
    groups = {group: list(of) for group, of in groupby(every, lambda said: said.name.partition(".")[0])}
    return {INDEX: _index(groups)} | {f"{group}.md": _page(group, of) for group, of in groups.items()}


def main() -> None:
    """Write every page, and delete those of groups that no longer exist."""
    made = pages()
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def _index(groups: dict[str, list[Said]]) -> str:
    lines = [_MADE, "# Rules\n", _INTRODUCTION]
    for group, rules_of in groups.items():
        lines += [f"## [{group}]({group}.md)\n", "| Rule | Severity | What |\n| --- | --- | --- |"]
        lines += [
            f"| [{said.name}]({group}.md#{_anchor(said.name)}) | {said.severity} | {_plain(said.what)} |"
            for said in rules_of
        ]
        lines.append("")
    return "\n".join(lines)


def _page(group: str, rules_of: Iterable[Said]) -> str:
    lines = [_MADE, f"# Rules: {group}\n", f"[All rules]({INDEX})\n"]
    for said in rules_of:
        lines += [f"## {said.name}\n", *(f"{paragraph}\n" for paragraph in _paragraphs(said))]
    return "\n".join(lines)


def _paragraphs(said: Said) -> Iterator[str]:
    yield f"**{said.severity}**: {_plain(said.what)}"
    yield f"Why: {_plain(said.why)}"
    if said.kinds:
        yield f"Looked for only in texts of this kind: {', '.join(said.kinds)}."
    yield "For example:"
    yield _quotation(said.example)
    if said.instead:
        yield "Write instead:"
        yield _quotation([Piece(said.instead, is_found=False)])
    yield f"Sources: {'; '.join(map(_link, said.sources))}."
    if said.setting:
        yield f"Switch it off in a policy: `{said.setting}`"


def _quotation(pieces: Iterable[Piece]) -> str:
    text = "".join(f"**{_plain(piece.text)}**" if piece.is_found else _plain(piece.text) for piece in pieces)
    lines = [*_BEGINNING.sub(r"\1\\\2", text).splitlines(), ""]
    return "\n".join(f"> {line}".rstrip() + "\\" * bool(line and after) for line, after in pairwise(lines))


def _link(source: Cited) -> str:
    title = _plain(source.title)
    return f"{f'[{title}]({source.url})' if source.url else title}, {_plain(source.publisher)}"


def _plain(text: str) -> str:
    """A text with the characters that Markdown would read as markup escaped."""
    return _SIGN.sub(r"\\\g<0>", text)


def _anchor(heading: str) -> str:
    """The anchor that GitHub makes of a heading: small letters, without full stops."""
    return heading.replace(".", "")


if __name__ == "__main__":
    main()
