"""Word documents for tests, made of the XML that is between their tags."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    f' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="{OFFICE}"'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; what does not begin with a tag is the text of a run."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def docx(body: str, spaces: str = SPACES, **parts: str) -> bytes:
    """A document with the paragraphs of its body; of each other part, by its kind and number, what its root holds."""
    roots = {"header": "w:hdr", "footer": "w:ftr", "diagramData": "a:data"}
    files = {
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(**{name: f"{name}.xml" for name in parts}),
    }
    for name, xml in parts.items():
        kind = name.rstrip("0123456789")
        root = roots.get(kind, f"w:{kind}")
        files[f"word/{name}.xml"] = f"<{root} {spaces}>{xml}</{root}>"
    return package(files)


def relations(**targets: str) -> str:
    named = "".join(
        f'<Relationship Id="r{name}" Type="{OFFICE}/{name.rstrip("0123456789")}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{named}</Relationships>'
    )


def package(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()
