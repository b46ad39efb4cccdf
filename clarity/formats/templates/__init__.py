"""Templates over any text format: code, placeholders, comments and the texts that a template chooses from.

`code` finds them, `branches` follows the blocks; here, a text is written as prose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import PurePath

from clarity.formats.templates.code import Stretch, Syntax, find
from clarity.formats.templates.names import COUNTS, UNIT
from clarity.original import Branch, Unread

__all__ = ["SUFFIXES", "Syntax", "Template", "read_template", "without_suffix"]

SUFFIXES: Mapping[str, Syntax] = {
    ".j2": "jinja", ".jinja": "jinja", ".jinja2": "jinja", ".njk": "jinja", ".twig": "twig", ".liquid": "liquid",
    ".hbs": "handlebars", ".handlebars": "handlebars", ".mustache": "handlebars", ".erb": "erb", ".ejs": "ejs",
    ".tmpl": "go", ".gotmpl": "go",
}  # fmt: skip
"""The endings of templates; a format's own may stand before it: "letter.html.j2"."""

_IN_LINE = re.compile(r"[^\n\r]")
_FIRST_LINE = re.compile(r"[\n\r]")
_REST_OF_LINE = re.compile(r"[ \t]*+(?:\Z|(?:\r\n|\n|\r)[ \t]*+)")

_RULES = frozenset("*_")  # lines drawn across a page part paragraphs

_NOUN, _SHORT_NOUN, _NUMBER = "name", "it", "5"  # common words that no rule asks about; any number would do
_MARKS = re.compile(r"</?[A-Za-z][^<>]*>|[*_]+")
_BEFORE_UNIT = re.compile(r"(?:</?[A-Za-z][^<>]*>|&nbsp;|[*_])*+")
_AFTER_STOP = re.compile(r"[.!?][\"'”’)\]]*(?:\s|&nbsp;)+\Z")
_LONGEST_STOP = 80  # characters of a stop, quotes, tags and white space after it that are looked at


class Template:
    r"""A text and the template code in it, in order.

    >>> template = read_template("Dear {{ name }}, {% if late %}come now{% else %}wait{% endif %}.")
    >>> template.prose
    'Dear name      ,              come now          wait           .'
    >>> [branch.name for branch in template.choices[0]]
    ['{% if late %}', '{% if late %} … {% else %}']
    """

    def __init__(self, text: str, syntax: Syntax | None = None) -> None:
        found = find(text, syntax)
        self.text = text
        self.stretches: tuple[Stretch, ...] = found.stretches
        self.choices: tuple[tuple[Branch, ...], ...] = found.choices
        self.sections: tuple[tuple[int, int], ...] = found.sections
        self.unread: tuple[Unread, ...] = found.unread

    @cached_property
    def prose(self) -> str:
        """The text with code and comments blank and a neutral noun for each value, or a number if it names a dose.

        Line breaks stay, but for those of lines that the template system drops.
        """
        return self._written(" ")

    @property
    def solid(self) -> str:
        """The prose with letters where code is, except on lines of their own: a format's structure can be read of it.

        Blank code would indent what follows it.
        """
        return self._written("x")

    def sections_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The sections that begin in a stretch: texts between two tags of a block, which may be left out."""
        return self.sections[bisect_left(self.sections, (start,)) : bisect_left(self.sections, (end,))]

    @cached_property
    def placeholders(self) -> tuple[tuple[int, int], ...]:
        """Where the neutral nouns are."""
        found = zip(self.stretches, self._nouns, strict=True)
        return tuple((stretch.start, stretch.end) for stretch, noun in found if noun)

    @cached_property
    def _nouns(self) -> list[str]:
        return [_noun(self.text, stretch) if stretch.role == "value" else "" for stretch in self.stretches]

    def _written(self, fill: str) -> str:
        if not self.stretches:
            return self.text
        parts: list[str] = []
        place = 0
        alone, dropped = self._lines
        for stretch, noun in zip(self.stretches, self._nouns, strict=True):
            blank = _IN_LINE.sub(" " if stretch in alone else fill, self.text[stretch.start : stretch.end])
            parts += self.text[place : stretch.start], noun, blank[len(noun) :]
            place = stretch.end
        written = "".join([*parts, self.text[place:]])
        if not dropped:
            return written
        letters = list(written)
        for start, end in dropped:
            letters[start:end] = " " * (end - start)
        return "".join(letters)

    @cached_property
    def _lines(self) -> tuple[frozenset[Stretch], list[tuple[int, int]]]:
        """The code that has lines of its own, and the line breaks before those lines that leave none.

        A line of code is dropped where its system drops it. Many systems do only if they are set to, which is so where
        the next line goes on in small letters.
        """
        alone: list[Stretch] = []
        dropped: list[tuple[int, int]] = []
        next_line, next_goes_on = -1, False
        for run, line, following in reversed(list(self._lines_of_code())):
            alone += run
            goes_on = next_goes_on if following == next_line else self.text[following : following + 1].islower()
            next_line, next_goes_on = run[0].start, goes_on
            if (
                line
                and self.text[run[0].start] not in _RULES
                and (goes_on or all(stretch.leaves_no_line for stretch in run))
            ):
                dropped.append((line - (2 if self.text.endswith("\r\n", 0, line) else 1), line))
        return frozenset(alone), dropped

    def _lines_of_code(self) -> Iterator[tuple[list[Stretch], int, int]]:
        """Each run of code that has lines of its own, where its first line starts, and where text goes on after it."""
        run: list[Stretch] = []
        line = end = 0
        for stretch in (*self.stretches, None):
            between = self.text[end : stretch.start] if stretch else ""
            code = [stretch] if stretch and stretch.role != "value" else []
            if run and code and not between.strip(" \t"):
                run += code
            else:
                rest = _REST_OF_LINE.match(self.text, end)
                if run and rest:
                    yield run, line, rest.end()
                start_of_line = max(between.rfind("\n"), between.rfind("\r")) + 1
                is_first = (start_of_line > 0 or end == 0) and not between[start_of_line:].strip()
                run, line = code if is_first else [], end + start_of_line
            if stretch:
                end = stretch.end


def read_template(text: str, syntax: Syntax | None = None) -> Template:
    """Find the template code in a text; the syntax, if its name tells, settles what signs do not."""
    return Template(text, syntax)


def without_suffix(path: PurePath) -> tuple[PurePath, Syntax | None]:
    """A path without the ending of a template, and the syntax that the ending stands for.

    >>> without_suffix(PurePath("letter.html.j2"))[1]
    'jinja'
    """
    syntax = SUFFIXES.get(path.suffix.lower())
    return (path, None) if syntax is None else (path.with_suffix(""), syntax)


def _noun(text: str, stretch: Stretch) -> str:
    """The word for a value: what the sentence is with most values, as far as there is room in the first line.

    A value joined to the word before it is an ending of that word ("tablet{{ n|pluralize }}"), and is left out.
    """
    start, end = stretch.start, stretch.end
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return ""
    code = text[start:end]
    room = len(_FIRST_LINE.split(code, maxsplit=1)[0]) - text[end : end + 1].isalnum()
    after = _BEFORE_UNIT.match(text, end)
    if COUNTS.search(code) or UNIT.match(text, after.end() if after else end):
        return _NUMBER
    noun = _NOUN if len(_NOUN) <= room else _SHORT_NOUN
    if len(noun) > room:
        return ""
    before = _MARKS.sub("", text[max(0, start - _LONGEST_STOP) : start])
    return noun.capitalize() if _AFTER_STOP.search(before) else noun
