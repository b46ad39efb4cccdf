"""Word documents (.docx): paragraphs, tables, headers, footers, notes, text boxes and diagrams, as they are shown.

What was deleted or is hidden, comments, and the code of fields are left out; what was inserted is read. A field that a
mail merge fills in is a placeholder, and so is a content control that nobody has filled in. The source is no text, so
the text is taken out, a line for each paragraph, and places are paragraphs and runs.
"""

from __future__ import annotations

from clarity.errors import InputError
from clarity.formats.options import ReadOptions
from clarity.original import Original

__all__ = ["read"]


def read(data: bytes, options: ReadOptions | None = None) -> Original:
    """Read the bytes of a document.

    Raises:
        InputError: The bytes are no Word document, only part of one, one with a password, or one that unpacks to far
            too much.
    """
    from clarity.formats.docx.document import take_out

    try:
        return take_out(data).original(options)
    except RecursionError:
        pass
    raise InputError("holds elements in one another without end. Open it in Word and save it again.")
