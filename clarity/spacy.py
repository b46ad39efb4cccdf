"""clarity as a spaCy component: `nlp.add_pipe("clarity")`. The only module that imports spaCy.

The report of a document is `doc._.clarity`. Its findings are spans, `doc.spans["clarity"]`: the label of a span is the
rule, and `span._.clarity` the finding itself. A span is whole tokens, so it may be wider than its finding. A finding
about the text as a whole has no span.

It is the text that is read, whatever the language of the pipeline and its other components. Three settings say how:
`policy` (what a policy file has), `wordlists` (the files of your own lists) and `kind` (what the texts are).

>>> import spacy
>>> nlp = spacy.blank("en")
>>> clarity = nlp.add_pipe("clarity", config={"policy": {"profile": "nhs"}, "kind": "letter"})
>>> doc = nlp("Do not eat prior to your scan.")
>>> [(span.text, span.label_, str(span._.clarity.suggestions[0])) for span in doc.spans["clarity"]]
[('prior to', 'jargon.plain', 'before')]
"""

# Annotations are not postponed here: spaCy holds settings to those of `make`, and some versions do not resolve them.

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc, Span

from clarity.checker import Checker
from clarity.policy import Policy, policy_of
from clarity.report import Finding, Kind, Report

__all__ = ["Component", "make"]

_NAME = "clarity"
"""The name of the component, of its spans, of its attributes, and of its entry in `doc.user_data`."""


class Component:
    """Checks the text of each document that comes through the pipeline.

    It learns nothing and keeps no text; a pipeline saves its settings in the config, and nothing else is needed.

    Args:
        policy: The limits.
        wordlists: Your own lists (CSV), used with the bundled ones.
        kind: What the texts are; None guesses nothing.

    Raises:
        WordListError: A list cannot be read or has faults; the error holds all of them.
        PolicyError: The policy names a rule or ignores a row that does not exist.
    """

    def __init__(self, policy: Policy, wordlists: Sequence[Path], kind: Kind | None) -> None:
        self._checker = Checker(policy=policy, wordlists=wordlists)
        self._settings = (policy, wordlists, kind)
        self._kind = kind
        Doc.set_extension(_NAME, getter=_report_of, force=True)
        Span.set_extension(_NAME, getter=_finding_of, force=True)

    def __call__(self, doc: Doc) -> Doc:
        """Check a document, and add what was found."""
        report = self._checker.check_doc(doc, kind=self._kind)
        # In plain values, since spaCy saves documents, and hands them from process to process, as MessagePack.
        doc.user_data[_NAME] = report.model_dump()
        doc.spans[_NAME] = [
            _span(doc, finding, number) for number, finding in enumerate(report.findings) if not finding.whole_text
        ]
        return doc

    def __reduce__(self) -> tuple[Callable[..., "Component"], tuple[Any, ...]]:
        """Pickle only the settings, from which another process builds the component again."""
        return Component, self._settings


@Language.factory(
    _NAME,
    default_config={"policy": {}, "wordlists": [], "kind": None},
    assigns=["doc._.clarity", "doc.spans", "span._.clarity"],
)
def make(nlp: Language, name: str, policy: dict[str, Any], wordlists: list[str], kind: Kind | None) -> Component:  # noqa: ARG001 - spaCy's signature
    """The component of a pipeline, from its settings.

    Raises:
        PolicyError: The policy has an unknown key or a wrong value; or as for `Component`.
        WordListError: As for `Component`.
    """
    return Component(policy_of(policy, f"{name}.policy"), [Path(path) for path in wordlists], kind)


def _span(doc: Doc, finding: Finding, number: int) -> Span:
    """The tokens of a finding; there are some, since every character of a document is in a token."""
    span = doc.char_span(finding.start, finding.end, finding.rule, alignment_mode="expand", span_id=str(number))
    return cast("Span", span)


def _report_of(doc: Doc) -> Report | None:
    """The report of a document; None if it was not checked."""
    saved = doc.user_data.get(_NAME)
    return None if saved is None else Report.model_validate(saved)


def _finding_of(span: Span) -> Finding | None:
    """The finding of a span, whose id is the number of the finding; None for a span that is not clarity's."""
    findings = span.doc.user_data.get(_NAME, {}).get("findings", ())
    number = int(span.id_) if span.id_.isdecimal() else len(findings)
    if number >= len(findings) or findings[number]["rule"] != span.label_:
        return None
    return Finding.model_validate(findings[number])
