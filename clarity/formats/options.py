"""What is known of a source besides its text."""

from __future__ import annotations

from typing import NamedTuple

from clarity.formats.templates import Syntax

__all__ = ["ReadOptions"]


class ReadOptions(NamedTuple):
    """What is known of a source besides its text.

    `syntax` is the template syntax that it is known to have; without it, template code is known by its signs. `fields`
    are the values of a structured file that are read, as the setting `fields` of a policy has them; without them, those
    that are known to hold text for people. `attributes` are those of HTML whose text is read.
    """

    syntax: Syntax | None = None
    fields: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
