"""Check word lists as a curator would: every row against its own examples, its safety rules, and the other rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from clarity.document import Document, Parser, normalise
from clarity.en.frequency import common_words, zipf_frequencies
from clarity.errors import Fault
from clarity.match import Index, Match
from clarity.measure import FORMULAS, Counts, WordFacts, familiar_words, is_form_of
from clarity.suggest import Medicines, Offer, offers
from clarity.wordlists import Entry, Example, WordList, familiar_to_patients

__all__ = ["check_lists"]

_MAX_EXPLANATION_WORDS = 15
_MAX_PURPOSE_WORDS = 8
_MAX_EXPLANATION_GRADE = 6.0
_GRADES = (
    *("mild mildly slight slightly moderate moderately severe severely serious seriously extreme extremely critical critically".split()),
    *("possible possibly probable probably likely unlikely certain certainly definite definitely suspected".split()),
)
_INFLECTED_ZIPF = 2.3
_INFLECTED_SHARE = 1.8
_SLOT = re.compile(r"\{[^}]*\}")
_OPPOSITE_STARTS = (("hyper", "hypo"), ("tachy", "brady"))


class _Rows:
    """The rows of some lists with an index over all of them."""

    def __init__(self, entries: Mapping[str, Entry], retired: set[str], medicine_stems: Mapping[str, Sequence[str]]) -> None:
        self.entries = entries
        self.retired = retired
        self.parser = Parser(common_words() | familiar_words())
        self.index = Index(entries.values(), self.parser)
        self._medicines = Medicines(entries.values(), medicine_stems)
        self._facts = WordFacts()
        medicines = {normalise(form.text) for entry in entries.values() if entry.rule == "jargon.medicine" for form in entry.forms}
        self._easy = common_words() | familiar_words() | familiar_to_patients() | medicines
        self.named_by: dict[str, list[str]] = {}
        for entry in entries.values():
            for other in entry.opposite_of:
                self.named_by.setdefault(other, []).append(entry.id)
        self._listed = {normalise(form.text) for entry in entries.values() for form in entry.forms}

    def matches(self, text: str) -> tuple[Document, list[Match]]:
        document = self.parser.parse(text)
        return document, self.index.find(document)

    def offers(self, text: str) -> list[Offer]:
        document, found = self.matches(text)
        return offers(document, found, self._medicines)

    def is_rare(self, norm: str) -> bool:
        """Whether a word is neither common English, known to patients nor a medicine, nor a regular inflection of such a word."""
        return norm.isalpha() and len(norm) > 1 and not is_form_of(norm, self._easy)

    def is_listed(self, word: str) -> bool:
        """Whether a row finds this word."""
        return word in self._listed

    def grade(self, sentence: str) -> float:
        """The Flesch-Kincaid grade of a sentence."""
        return FORMULAS["flesch_kincaid"](Counts.total(self._facts.rows(self.parser.parse(sentence))), 1)


def check_lists(
    lists: Iterable[WordList], entries: Mapping[str, Entry], sources: Collection[str], medicine_stems: Mapping[str, Sequence[str]]
) -> list[Fault]:
    """Every fault of the rows of `lists`, in order of file and line.

    Args:
        lists: The lists to check.
        entries: Every row in use by id, those of other lists too: rows can disturb each other.
        sources: The ids that a row may cite.
        medicine_stems: Endings of medicine names.
    """
    lists = list(lists)
    retired = {entry.id for wordlist in lists for entry in wordlist.entries if entry.status == "retired"}
    rows = _Rows(entries, retired, medicine_stems)
    faults: list[Fault] = []
    for wordlist in lists:
        for entry in wordlist.entries:
            if entries.get(entry.id) is not entry:
                continue  # retired, or replaced by a later list
            for column, problem, fix in _faults(entry, rows, sources):
                faults.append(Fault(entry.file, entry.line, column, problem, fix))
    return sorted(faults)


def _faults(entry: Entry, rows: _Rows, sources: Collection[str]) -> Iterator[tuple[str, str, str]]:
    yield from _example_faults(entry, rows)
    yield from _wording_faults(entry, rows)
    yield from _hardness_faults(entry, rows)
    yield from _grade_word_faults(entry)
    yield from _inflection_faults(entry, rows)
    yield from _reference_faults(entry, rows, sources)


def _example_faults(entry: Entry, rows: _Rows) -> Iterator[tuple[str, str, str]]:
    for example in entry.hits:
        found = [offer for offer in rows.offers(example.text) if offer.match.entry.id == entry.id]
        if not found:
            others = sorted({match.entry.id for match in rows.matches(example.text)[1]})
            taken = f" (found there: {', '.join(others)})" if others else ""
            yield "hit", f'The row is not found in "{example.text}"{taken}.', "Mend the sentence, the forms or the conditions."
            continue
        if example.expected is not None:
            yield from _expectation_faults(example, found[0])
        yield from _rivals(example, found[0], rows)
    for miss in entry.misses:
        if any(match.entry.id == entry.id for match in rows.matches(miss)[1]):
            yield "miss", f'The row is found in "{miss}".', "Add a condition that switches it off there."


def _rivals(example: Example, offer: Offer, rows: _Rows) -> Iterator[tuple[str, str, str]]:
    """Other rows that are found at the very place where this row is."""
    for rival in rows.offers(example.text):
        if rival.match.entry.id != offer.match.entry.id and rival.match.first < offer.match.last and offer.match.first < rival.match.last:
            fix = "Give the two rows conditions that part them."
            if rival.match.entry.file != offer.match.entry.file:
                fix = f"Give the two rows conditions that part them, or this one the id {rival.match.entry.id} to replace that one."
            yield "hit", f'{rival.match.entry.id} is found at the same place in "{example.text}".', fix


def _expectation_faults(example: Example, offer: Offer) -> Iterator[tuple[str, str, str]]:
    if not offer.suggestions:
        yield "hit", f'Nothing is offered in "{example.text}".', 'Leave out what stands behind "=>".'
        return
    got = example.text[: offer.start] + offer.suggestions[0] + example.text[offer.end :]
    if got != example.expected:
        yield "hit", f'The first offer gives "{got}", not "{example.expected}".', "Mend the sentence or the replacements."


def _wording_faults(entry: Entry, rows: _Rows) -> Iterator[tuple[str, str, str]]:
    most = _MAX_PURPOSE_WORDS if entry.rule == "jargon.medicine" else _MAX_EXPLANATION_WORDS
    if len(entry.explanation.split()) > most:
        yield "explanation", f"It has more than {most} words.", "Say it shorter."
    if entry.action == "flag":
        return
    own = {form.text.lower() for form in entry.forms}
    for column, text, _ in _worded(entry):
        if column == "explanation" and entry.action != "explain":
            continue
        for match in rows.matches(text)[1]:
            inside = match.entry
            if inside.id == entry.id or (column == "forms" and match.form.text.lower() in own) or inside.rule == "jargon.medicine":
                continue
            yield column, f'"{text}" holds the listed term "{match.form.text}" ({inside.id}).', "Use words that no list holds."


def _hardness_faults(entry: Entry, rows: _Rows) -> Iterator[tuple[str, str, str]]:
    """Faults of plain words that are no plainer: an offer with a rare word the term has not, an explanation over grade 6."""
    for column, text, instead_of in _worded(entry):
        own = set(rows.parser.parse(instead_of).norms)
        hard = [norm for norm in rows.parser.parse(_SLOT.sub("", text)).norms if norm not in own and rows.is_rare(norm)]
        if hard:
            yield column, f'"{hard[0]}" in "{text}" is a rare word.', "Say it in common words, or have it added to familiar.csv."
    if entry.explanation:
        grade = rows.grade(f"It is {entry.explanation}.")
        if grade > _MAX_EXPLANATION_GRADE:
            yield "explanation", f"It reads at school grade {grade:.1f}.", f"Use shorter words, for grade {_MAX_EXPLANATION_GRADE:.0f}."


def _worded(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Column and text of all plain words of a row, each with the form that it stands for."""
    if entry.action != "flag":
        yield from (("replacements", text, entry.term) for text in entry.replacements)
    if entry.explanation:
        yield "explanation", entry.explanation, entry.term
    yield from (("forms", text, form.text) for form in entry.forms for text in form.offers)


def _grade_word_faults(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Faults of words of severity or likelihood: none may be swapped for another."""
    for column, text, instead_of in _worded(entry):
        if column == "explanation":
            continue
        offered, given = ({word for word in normalise(phrase).split() if word in _GRADES} for phrase in (text, instead_of))
        if given and offered and offered != given:
            yield column, f'"{instead_of}" would become "{text}": another degree.', "Keep the word of severity or likelihood."


def _inflection_faults(entry: Entry, rows: _Rows) -> Iterator[tuple[str, str, str]]:
    """Faults of missing inflections; one that is left out on purpose stands in `miss`."""
    if entry.exact or not entry.term.isalpha() or not entry.term.islower() or entry.only_before or entry.only_after:
        return
    known = zipf_frequencies()
    left_out = {word for miss in entry.misses for word in rows.parser.parse(miss).norms}
    for inflected in _inflections(entry.term):
        common = known.get(inflected, 0) >= max(_INFLECTED_ZIPF, known.get(entry.term, 0) - _INFLECTED_SHARE)
        if common and inflected not in left_out and not rows.is_listed(inflected):
            yield "forms", f'The inflection "{inflected}" is not found.', f'Add "{inflected}=its plain words", or a phrase with it to miss.'


def _inflections(word: str) -> Iterator[str]:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{word}es"
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        yield f"{word[:-1]}ies"
    else:
        yield f"{word}s"
    stem = word.removesuffix("e")
    yield from (f"{stem}ed", f"{stem}ing")


def _reference_faults(entry: Entry, rows: _Rows, sources: Collection[str]) -> Iterator[tuple[str, str, str]]:
    for source in entry.sources:
        name = source.partition(" ")[0].partition("@")[0]
        if name not in sources:
            yield "sources", f'"{name}" is not in sources.csv.', "Add it there with its licence, or correct it."
    for other in entry.opposite_of:
        opposite = rows.entries.get(other)
        if opposite is None and other in rows.retired:
            continue
        if opposite is None:
            yield "opposite_of", f'There is no row "{other}".', "Write the id of the row that means the opposite."
        elif shared := _offered(entry) & _offered(opposite):
            yield "opposite_of", f'It shares "{min(shared)}" with its opposite.', "Opposites need different words."
    for other in rows.named_by.get(entry.id, ()):
        if other not in entry.opposite_of:
            yield "opposite_of", f'The row "{other}" names this one as its opposite.', f"Write {other} here, or take this one out there."
    yield from _unnamed_opposite(entry, rows)
    for word in entry.never:
        if word.lower() in _offered(entry):
            column = "replacements" if word.lower() in (text.lower() for text in entry.replacements) else "forms"
            yield column, f'"{word}" is offered, and listed under never.', "Take it out of one of the two."


def _unnamed_opposite(entry: Entry, rows: _Rows) -> Iterator[tuple[str, str, str]]:
    """Rows whose terms differ by hyper and hypo, or tachy and brady, must name each other."""
    pairs = {start: other for pair in _OPPOSITE_STARTS for start, other in (pair, pair[::-1])}
    for start, other in pairs.items():
        if entry.term.lower().startswith(start):
            wanted = other + entry.term.lower().removeprefix(start)
            for opposite in rows.entries.values():
                if opposite.term.lower() == wanted and not entry.opposite_of and not opposite.opposite_of:
                    yield (
                        "opposite_of",
                        f'The row "{opposite.id}" means the opposite.',
                        f"Write {opposite.id} in opposite_of, and this id there.",
                    )


def _offered(entry: Entry) -> set[str]:
    """All that a row offers, for the term and for its forms, in lower case."""
    return {text.lower() for text in (*entry.replacements, *(offer for form in entry.forms for offer in form.offers))}
