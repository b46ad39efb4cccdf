"""The safety rules that a row can break alone or with its opposite: sources, degrees, opposites, words to avoid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from clarity.curate.rows import Flaw, Rows
from clarity.curate.wording import plain_words
from clarity.wordlists import Entry

__all__ = ["degree_flaws", "machine_flaws", "never_flaws", "opposite_flaws", "source_flaws"]

_OWN = "own"
_OPPOSITE_STARTS = (("hyper", "hypo"), ("tachy", "brady"))
_LET_A_PERSON = 'Write "choose" in action: a person decides about such words.'


def degree_flaws(entry: Entry, rows: Rows) -> Iterator[Flaw]:
    """Offers that would swap a word of severity or likelihood for another ("possible" for "likely")."""
    grades = rows.language.degrees["severity"] | rows.language.degrees["certainty"]
    for column, text, instead_of in plain_words(entry):
        if column == "explanation":
            continue
        offered, given = grades.intersection(rows.words(text)), grades.intersection(rows.words(instead_of))
        if given and offered and offered != given:
            problem = f'"{instead_of}" would become "{text}": another degree.'
            yield Flaw(column, problem, "Keep the word of severity or likelihood.")


def machine_flaws(entry: Entry, rows: Rows) -> Iterator[Flaw]:
    """What forbids a replacement by machine: words of degree on either side, or not two independent sources."""
    if entry.action != "replace":
        return
    terms = [("term" if place == 0 else "forms", form.text) for place, form in enumerate(entry.forms)]
    offered = [(plain.column, plain.text) for plain in plain_words(entry) if plain.column != "explanation"]
    for column, text in terms + offered:
        for kind, degrees in rows.language.degrees.items():
            if found := sorted(degrees.intersection(rows.words(text))):
                yield Flaw(column, f'"{found[0]}" in "{text}" is a word of {kind}.', _LET_A_PERSON)
    yield from _support_flaws(entry, rows)


def _support_flaws(entry: Entry, rows: Rows) -> Iterator[Flaw]:
    cited = list(dict.fromkeys(name for name in map(_source_id, entry.sources) if name != _OWN))
    if not rows.sources.keys() >= set(cited):
        return  # source_flaws reports it, and the right id may correct both
    if any(_are_independent(one, other, rows.sources) for one, other in combinations(cited, 2)):
        return
    has = f"{' and '.join(cited)} draw on one body" if len(cited) > 1 else f"it has {cited[0] if cited else 'none'}"
    problem = f"A row to replace needs two independent sources; {has}."
    fix = 'Add the id of a source by another body with the same plain words, or write "choose" in action.'
    yield Flaw("sources", problem, fix)


def _are_independent(one: str, other: str, sources: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether no body is behind both sources; two titles of one publisher count as one source."""
    return _bodies(one, sources).isdisjoint(_bodies(other, sources))


def _bodies(source: str, sources: Mapping[str, Mapping[str, str]]) -> set[str]:
    """The bodies behind a source: its publisher, and the publishers of the sources that it was drawn from."""
    row = sources[source]
    drawn_from = filter(None, map(str.strip, row["drawn_from"].split("|")))
    return {row["publisher"]}.union(*(_bodies(origin, sources) for origin in drawn_from))


def source_flaws(entry: Entry, rows: Rows) -> Iterator[Flaw]:
    """Sources that are not in sources.csv."""
    for name in map(_source_id, entry.sources):
        if name not in rows.sources:
            yield Flaw("sources", f'"{name}" is not in sources.csv.', "Add it there with its licence, or correct it.")


def _source_id(source: str) -> str:
    """The id in a cell such as "casi@2024 (fact)"."""
    return source.partition(" ")[0].partition("@")[0]


def opposite_flaws(entry: Entry, rows: Rows) -> Iterator[Flaw]:
    """Opposites that do not exist, do not name each other, or share plain words."""
    for other in entry.opposite_of:
        opposite = rows.entries.get(other)
        if opposite is None and other in rows.retired:
            continue
        if opposite is None:
            yield Flaw("opposite_of", f'There is no row "{other}".', "Write the id of the row that means the opposite.")
        elif shared := _offered(entry) & _offered(opposite):
            yield Flaw(
                "opposite_of", f'It shares "{min(shared)}" with its opposite.', "Opposites need different words."
            )
    for other in rows.named_by.get(entry.id, ()):
        if other not in entry.opposite_of:
            fix = f"Write {other} here, or take this one out there."
            yield Flaw("opposite_of", f'The row "{other}" names this one as its opposite.', fix)
    yield from _unnamed_opposites(entry, rows)


def _unnamed_opposites(entry: Entry, rows: Rows) -> Iterator[Flaw]:
    """Rows whose terms differ by hyper and hypo, or tachy and brady, must name each other."""
    term = entry.term.lower()
    for start, other in (pair for starts in _OPPOSITE_STARTS for pair in (starts, starts[::-1])):
        if entry.opposite_of or not term.startswith(start):
            continue
        wanted = other + term.removeprefix(start)
        for opposite in rows.entries.values():
            if opposite.term.lower() == wanted and not opposite.opposite_of:
                fix = f"Write {opposite.id} in opposite_of, and this id there."
                yield Flaw("opposite_of", f'The row "{opposite.id}" means the opposite.', fix)


def never_flaws(entry: Entry, _: Rows) -> Iterator[Flaw]:
    """Words that the row offers although it also says never to use them."""
    for word in entry.never:
        if word.lower() in _offered(entry):
            column = "replacements" if word.lower() in (text.lower() for text in entry.replacements) else "forms"
            yield Flaw(column, f'"{word}" is offered, and listed under never.', "Take it out of one of the two.")


def _offered(entry: Entry) -> set[str]:
    """All that a row offers, for the term and for its forms, in lower case."""
    return {text.lower() for text in (*entry.replacements, *(offer for form in entry.forms for offer in form.offers))}
