"""E-mails (.eml): the subject, and the text as plain text or, if that says less than half as much, as HTML.

Lines that a reply quotes are not read: somebody else wrote them. Places are those in the file; a part in base64 is
where it begins.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clarity.errors import InputError
from clarity.formats import html, plain
from clarity.formats.options import ReadOptions
from clarity.formats.parts import Part, join, not_read
from clarity.original import Block, Original, Piece, Place

if TYPE_CHECKING:
    from email.message import EmailMessage, Message

__all__ = ["read"]

_LINE_BREAK = re.compile(rb"\r\n|\n|\r")
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_SOFT_BREAK = re.compile(rb"=[ \t]*(?:\r\n|\n|\r)?\Z")
_SIGNS = re.compile(rb"(?:=[0-9A-Fa-f]{2})+|[^=]+|=")
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_BLANKS_AT_END = re.compile(rb"[ \t]+(?=[\r\n]*\Z)")
_QUOTED = re.compile(r"(?im)^[ \t]*>.*|^[ \t]*-{2,} ?original message ?-{2,}[ \t\r]*$[\s\S]*")
"""A line that a reply quotes, or all that some programs put below a line of their own."""
_VISIBLE = re.compile(r"[^\r\n]")
_BASE64, _QUOTED_PRINTABLE = "base64", "quoted-printable"
_PICTURES = frozenset(["image", "audio", "video", "font", "multipart"])

_Stretch = tuple[str, Place]


def read(data: bytes, options: ReadOptions | None = None) -> Original:
    """Read the bytes of an e-mail.

    Raises:
        InputError: The bytes are no e-mail, or its text is not in the charset that it names.
    """
    from email import policy
    from email.parser import BytesParser

    message = BytesParser(policy=policy.default).parsebytes(data)
    if not message.keys():
        raise InputError("is no e-mail: it does not begin with headers.")
    return join(_parts(message, data, options))


def _parts(message: EmailMessage, data: bytes, options: ReadOptions | None) -> Iterator[Part]:
    subject = str(message.get("subject", ""))
    if subject.strip():
        original = plain.read(" ".join(subject.split()), options)
        heading = Original(
            original.text,
            original.prose,
            (Block(0, len(original.text), "heading"),),
            placeholders=original.placeholders,
            choices=original.choices,
        )
        found = re.search(rb"(?im)^subject:[ \t]*", data)
        line = len(_LINE_BREAK.findall(data, 0, found.end())) + 1 if found else 1
        column = found.end() - found.start() + 1 if found else 1
        yield Part(heading, (Piece(0, len(original.text), "subject", Place(line, column)),))
    texts = [
        (kind, _stretches(part, data))
        for kind in ("plain", "html")
        if (part := message.get_body(preferencelist=(kind,))) is not None
    ]
    if texts:
        counts = [len("".join(text for text, _ in stretches).split()) for _, stretches in texts]
        kind, stretches = texts[-1] if 2 * counts[0] < counts[-1] else texts[0]
        text = "".join(text for text, _ in stretches)
        original = html.read(text, options) if kind == "html" else _without_quotes(plain.read(text, options))
        yield Part(original, tuple(_pieces(stretches, f"{kind} text" if kind == "plain" else "HTML text")))
    for attachment in message.iter_attachments() if message.is_multipart() else ():
        if attachment.get_content_maintype() not in _PICTURES:
            name = attachment.get_filename() or attachment.get_content_type()
            place = Place(_line(attachment, data), 1)
            yield not_read(str(name), "attachment", place, "An attachment is not read.")


def _pieces(stretches: list[_Stretch], where: str) -> Iterator[Piece]:
    length = 0
    for text, place in stretches:
        yield Piece(length, length + len(text), where, place)
        length += len(text)


def _without_quotes(original: Original) -> Original:
    prose = _QUOTED.sub(lambda found: _VISIBLE.sub(" ", found[0]), original.prose)
    return Original(
        original.text,
        prose,
        original.blocks,
        original.ignores,
        original.unread,
        original.placeholders,
        choices=original.choices,
    )


def _stretches(part: Message, data: bytes) -> list[_Stretch]:
    """The text of a part, in stretches that are in the file as they are, or stand there in signs."""
    line = _line(part, data)
    written: list[tuple[bytes, Place]] = []
    if _coding(part) == _BASE64:
        written.append((_decoded(part), Place(line, 1)))
    else:
        for number, raw in enumerate(_LINE.findall(_written(part)), line):
            if _coding(part) == _QUOTED_PRINTABLE:
                written += _unquoted(raw, number)
            else:
                written.append((raw, Place(number, 1)))
    decoder = _decoder(part, b"".join(raw for raw, _ in written))
    problem = ""
    try:
        decoded = [(decoder.decode(raw), place) for raw, place in written]
        decoded.append((decoder.decode(b"", True), Place(line, 1)))
        return [(text, place) for text, place in decoded if text]
    except UnicodeError:
        problem = f"is not in the charset that it names ({part.get_content_charset()})."
    raise InputError(problem)


def _unquoted(line: bytes, number: int) -> Iterator[tuple[bytes, Place]]:
    """Yield the stretches of a line of quoted-printable."""
    line = _BLANKS_AT_END.sub(b"", line)
    for found in _SIGNS.finditer(_SOFT_BREAK.sub(b"", line)):
        yield _HEX.sub(lambda sign: bytes.fromhex(sign[1].decode()), found[0]), Place(number, found.start() + 1)


def _coding(part: Message) -> str:
    return str(part.get("content-transfer-encoding", "")).strip().lower()


def _written(part: Message) -> bytes:
    """The text of a part as it is in the file."""
    is_coded = _coding(part) in (_BASE64, _QUOTED_PRINTABLE)
    return str(part.get_payload()).encode("utf-8", "surrogateescape") if is_coded else _decoded(part)


def _decoded(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _line(part: Message, data: bytes) -> int:
    """The line of the file that the text of a part begins in."""
    return len(_LINE_BREAK.findall(data, 0, max(0, data.find(_written(part))))) + 1


def _decoder(part: Message, data: bytes) -> codecs.IncrementalDecoder:
    """What decodes the charset that a part names, or else UTF-8, or Windows-1252 if it is not that."""
    charset = part.get_content_charset()
    if charset in (None, "us-ascii"):
        charset = "utf-8" if _is_utf_8(data) else "cp1252"
    problem = ""
    try:
        b"a".decode(str(charset), "ignore")  # refuses codecs that make no text, such as "hex"
        return codecs.getincrementaldecoder(str(charset))("strict")
    except (LookupError, ValueError):
        problem = f'names a charset that is not known: "{str(charset)[:40]}".'
    raise InputError(problem)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
