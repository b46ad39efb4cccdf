"""JSON: the values that a policy names, or those known to hold text for people: FHIR resources and ARB catalogues.

The values of FHIR are the narratives and attachments of every resource, also of those in a bundle, and what `fhir` says
of each type. Of a catalogue all messages are read; what begins with "@" says something about a message.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from clarity.errors import InputError
from clarity.formats.fhir import ATTACHMENTS, FIELDS, NARRATIVE
from clarity.formats.options import ReadOptions
from clarity.formats.parts import Lines, Part, chosen_by, join, not_read, part_of, pointers_in, unescaped
from clarity.original import Original

__all__ = ["read", "read_catalogue"]

_TOKEN = re.compile(
    r'"(?P<string>(?:[^"\\]|\\.)*+)"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comma>,)|(?P<colon>:)|[^\s"\[\]{},:]++'
)
"""The tokens of JSON that is valid."""
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_TYPES: Mapping[str, str] = {"text/plain": "text", "text/html": "html", "application/xhtml+xml": "html"}
"""What attachments are read, and as what."""
_RESOURCE = "/resourceType"
_HINT = 'Say which values to read in the policy: fields = ["/messages/*/text"].'


class _Value(NamedTuple):
    """A string of a file: its pointer, how it is written between its quotes, and where that begins."""

    pointer: str
    raw: str
    start: int

    @property
    def text(self) -> str:
        return _loaded(self.raw)


def read(text: str, options: ReadOptions | None = None) -> Original:
    """Read the values of a JSON file that the options name, or else those of FHIR.

    Raises:
        InputError: The text is not JSON, or nothing says which of its values to read.

    >>> original = read('{"resourceType": "Communication", "payload": [{"contentString": "Rest today."}]}')
    >>> original.text, original.where(0), original.locate(5)
    ('Rest today.', '/payload/0/contentString', Place(line=1, column=71))
    """
    values = list(_values(text))
    if fields := pointers_in(options):
        return _joined(text, values, chosen_by(fields), options)
    resources = {
        value.pointer.removesuffix(_RESOURCE): value.text for value in values if value.pointer.endswith(_RESOURCE)
    }
    if not resources:
        raise InputError(f"is no FHIR resource. {_HINT}")
    of_all = (NARRATIVE, *ATTACHMENTS)
    known = [f"{at}{field}" for at, kind in resources.items() for field in (*of_all, *FIELDS.get(kind, ()))]
    return _joined(text, values, chosen_by(known), options)


def read_catalogue(text: str, options: ReadOptions | None = None) -> Original:
    """Read the messages of an ARB catalogue, or those that the options name.

    Raises:
        InputError: The text is not JSON.
    """
    fields = pointers_in(options)
    is_chosen = chosen_by(fields) if fields else re.compile("/[^@/][^/]*").fullmatch
    return _joined(text, list(_values(text)), is_chosen, options)


def _joined(
    text: str, values: list[_Value], is_chosen: Callable[[str], object], options: ReadOptions | None
) -> Original:
    lines = Lines(text)
    types = {value.pointer: value.text for value in values if value.pointer.endswith("/contentType")}
    parts: list[Part] = []
    for value in values:
        if not is_chosen(value.pointer):
            continue
        folder, _, name = value.pointer.rpartition("/")
        content_type = types.get(f"{folder}/contentType") if name == "data" else None
        if content_type is not None:
            parts.append(_attachment(value, content_type, lines, options))
        else:
            kind = "html" if value.pointer.endswith(NARRATIVE) else ""
            stretches = unescaped(value.raw, value.start, _ESCAPE, _loaded)
            parts.append(part_of(stretches, value.pointer, lines, options, kind))
    return join(parts)


def _attachment(value: _Value, content_type: str, lines: Lines, options: ReadOptions | None) -> Part:
    """A file that is in a value; each of its lines has the place of the value."""
    name, _, settings = content_type.partition(";")
    kind = _TYPES.get(name.strip().lower())
    if kind is None:
        place = lines.place(value.start)
        return not_read(value.raw, value.pointer, place, "An attachment of this type is not read.")
    charset = re.search(r"charset=\"?([\w-]+)", settings)
    try:
        text = base64.b64decode(value.text, validate=True).decode(charset[1] if charset else "utf-8")
    except (binascii.Error, ValueError, LookupError):
        place = lines.place(value.start)
        return not_read(
            value.raw, value.pointer, place, "The attachment is not base64, or not in the charset it names."
        )
    part = part_of([(text, 0)], value.pointer, Lines(text), options, kind)
    place = lines.place(value.start)
    return part._replace(pieces=tuple(piece._replace(place=place) for piece in part.pieces))


def _values(text: str) -> Iterator[_Value]:
    """Yield the strings of a JSON text that are values.

    Raises:
        InputError: The text is not JSON.
    """
    _validate(text)
    names: list[str | int] = []
    expects_key = False
    for token in _TOKEN.finditer(text):
        if token["open"]:
            names.append(0 if token["open"] == "[" else "")
            expects_key = token["open"] == "{"
        elif token["close"]:
            names.pop()
            expects_key = False
        elif token["comma"]:
            last = names[-1]
            expects_key = isinstance(last, str)
            names[-1] = last if isinstance(last, str) else last + 1
        elif token["string"] is not None and expects_key:
            names[-1] = _pointed(_loaded(token["string"]))
            expects_key = False
        elif token["string"] is not None:
            yield _Value("".join(f"/{name}" for name in names), token["string"], token.start("string"))


def _loaded(raw: str) -> str:
    return str(json.loads(f'"{raw}"', strict=False))


def _pointed(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _validate(text: str) -> None:
    problem = ""
    try:
        json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        problem = f"is not JSON (line {error.lineno}, column {error.colno}: {error.msg[0].lower()}{error.msg[1:]})."
    except RecursionError:
        problem = "holds values in one another without end."
    # Raised out here, since the error above holds the text.
    if problem:
        raise InputError(problem)
