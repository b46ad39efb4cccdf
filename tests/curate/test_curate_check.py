"""Each kind of fault that `clarity words check` reports beyond the format of a list, with a good row beside it."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest
from conftest import GOOD

from clarity.bundle import categories, read_rows, rules
from clarity.curate.check import check_lists
from clarity.wordlists import COLUMNS, bundled, bundled_sources, read, read_all

FORMS = {"forms": "utilises=uses | utilised=used | utilising=using"}
PRIOR = {
    "id": "own.prior-to",
    "term": "prior to",
    "replacements": "before",
    "hit": "Eat prior to it.",
    "miss": "a prior scan",
}
HIGH = {
    "id": "own.high",
    "term": "hypertension",
    "category": "condition",
    "replacements": "high blood pressure",
    "hit": "You have hypertension.",
    "miss": "hypotension",
    "opposite_of": "own.low",
}
LOW = {
    "id": "own.low",
    "term": "hypotension",
    "category": "condition",
    "replacements": "low blood pressure",
    "hit": "You have hypotension.",
    "miss": "hypertension",
    "opposite_of": "own.high",
}
FLAG = {"action": "flag", "replacements": "work with"}
EXPLAIN = {"action": "explain", "replacements": "", "explanation": "to work with"}
FIFTEEN = "one two three four five six ten one two three four five six ten one"
SOURCES = {
    "own": {"publisher": "Us", "drawn_from": ""},
    "casi": {"publisher": "Vanderbilt", "drawn_from": ""},
    "old": {"publisher": "A library", "drawn_from": ""},
    "older": {"publisher": "A library", "drawn_from": ""},
    "new": {"publisher": "A university", "drawn_from": "casi | old"},
    "copy": {"publisher": "A firm", "drawn_from": "new"},
    "twin": {"publisher": "A shop", "drawn_from": "old"},
    "else": {"publisher": "A ministry", "drawn_from": ""},
}
GOOD = {**GOOD, "sources": "casi | old"}


@pytest.fixture
def told(tmp_path):
    """What a curator is told about lists of good rows, each row changed by the cells given: a line for each fault."""

    def tell(*lists: list[dict[str, str]]) -> list[str]:
        paths = [tmp_path / name for name in ("ours.csv", "theirs.csv")[: len(lists)]]
        for path, rows in zip(paths, lists, strict=True):
            text = io.StringIO()
            writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows({**GOOD, **({} if "term" in row else FORMS), **row} for row in rows)
            path.write_text(text.getvalue(), encoding="utf-8")
        return [str(fault) for fault in check_lists(*read_all(paths, categories(rules())), SOURCES)]

    return tell


def test_good_rows_have_no_fault(told):
    """A tricky phrase may hold another row's term."""
    hit = "You have hypertension. => You have high blood pressure (hypertension)."

    assert told([{"miss": "Eat prior to it."}, PRIOR, {**HIGH, "hit": hit}, LOW]) == []


# Example sentences.


def test_a_row_not_found_in_its_sentence_is_told(told):
    assert told([{}, {**PRIOR, "hit": "Eat prior to it. | Eat before it."}]) == [
        'ours.csv:3 [hit]: The row is not found in "Eat before it.". Mend the sentence, the forms or the conditions.'
    ]


def test_the_rows_found_in_place_of_a_row_are_named(told):
    """A longer term of any list wins; the curator sees which."""
    longer = {**PRIOR, "id": "own.utilise-it", "term": "utilise it", "hit": "Utilise it."}
    (fault,) = told([{}], [longer])

    assert fault.startswith(
        'ours.csv:2 [hit]: The row is not found in "We utilise it." (found there: own.utilise-it). '
    )


def test_a_sentence_that_reads_otherwise_is_told(told):
    assert told(
        [{"hit": "We utilise it. => We use it."}, {**PRIOR, "hit": "Eat prior to it. => Eat ahead of it."}]
    ) == [
        'ours.csv:3 [hit]: The first offer gives "Eat before it.", not "Eat ahead of it.". Mend the sentence or the replacements.'
    ]


def test_what_a_sentence_reads_is_checked_of_a_forms_own_offer(told):
    forms = {"forms": "utilises=uses | utilised=used | utilising=using"}

    assert told([{**forms, "hit": "We utilised it. => We used it. | Utilising it helps. => Use it helps."}]) == [
        'ours.csv:2 [hit]: The first offer gives "Using it helps.", not "Use it helps.". Mend the sentence or the replacements.'
    ]


def test_a_flag_offers_nothing_to_read(told):
    assert told([{**FLAG, "hit": "We utilise it. => We use it."}, {**PRIOR, **FLAG}]) == [
        'ours.csv:2 [hit]: Nothing is offered in "We utilise it.". Leave out what is after "=>".'
    ]


def test_a_row_found_in_its_tricky_phrase_is_told(told):
    assert told(
        [
            {"miss": "a utility room | Utilise it!"},
            {**PRIOR, "miss": "Prior to it", "unless_after": "it", "hit": "Prior to you"},
        ]
    ) == ['ours.csv:2 [miss]: The row is found in "Utilise it!". Add a condition that switches it off there.']


# Explanations and offers.


def test_an_explanation_of_more_than_fifteen_words_is_told(told):
    assert told([{**EXPLAIN, "explanation": f"{FIFTEEN} two"}, {**PRIOR, **EXPLAIN, "explanation": FIFTEEN}]) == [
        "ours.csv:2 [explanation]: It has more than 15 words. Say it shorter."
    ]


def test_an_offer_that_holds_a_listed_term_is_told(told):
    rows = [
        {"replacements": "use | use prior to it"},
        {"id": "own.b", "term": "zorb", "hit": "A zorb.", **EXPLAIN, "explanation": "to use prior to it"},
        {"id": "own.c", "term": "wib", "hit": "A wib.", "forms": "wibbed=used ; used prior to it"},
    ]

    assert told([PRIOR, *rows]) == [
        'ours.csv:3 [replacements]: "use prior to it" holds the listed term "prior to" (own.prior-to). Use words that no list holds.',
        'ours.csv:4 [explanation]: "to use prior to it" holds the listed term "prior to" (own.prior-to). Use words that no list holds.',
        'ours.csv:5 [forms]: "used prior to it" holds the listed term "prior to" (own.prior-to). Use words that no list holds.',
    ]


def test_offers_without_another_rows_term_pass(told):
    """Other words; the senses of a flag; the explanation of a row to replace; the row's own term; part of a word."""
    rows = [
        {"replacements": "use it before"},
        {"id": "own.b", "term": "zorb", "hit": "A zorb.", **FLAG, "replacements": "use prior to it"},
        {"id": "own.c", "term": "wib", "hit": "A wib.", "explanation": "to use prior to it"},
        {"id": "own.d", "term": "use up", "hit": "You use up it.", "forms": "using up=use up it"},
        {"id": "own.e", "term": "zip up", "hit": "Zip up.", "replacements": "a priority | top"},
    ]

    assert told([PRIOR, *rows]) == []


def test_an_offer_may_name_a_medicine(told):
    """Names of medicines stay: the offer tells which one is meant."""
    aspirin = {
        **EXPLAIN,
        "id": "own.aspirin",
        "term": "aspirin",
        "category": "medicine",
        "hit": "Take aspirin.",
        "miss": "a tablet",
    }

    assert told([{"replacements": "take aspirin"}, aspirin]) == []


# References.


def test_an_unknown_source_is_told(told):
    """A known one may bear a version and a mark."""
    rows = [
        {"sources": "own | Own | nowhere@2 (fact)"},
        {**PRIOR, "sources": "own | old | casi (fact) | casi@2024 (fact)"},
    ]

    assert told(rows) == [
        'ours.csv:2 [sources]: "Own" is not in sources.csv. Add it there with its licence, or correct it.',
        'ours.csv:2 [sources]: "nowhere" is not in sources.csv. Add it there with its licence, or correct it.',
    ]


def test_an_opposite_that_does_not_exist_is_told(told):
    assert told([{**HIGH, "opposite_of": "own.lo"}, {**LOW, "opposite_of": ""}]) == [
        'ours.csv:2 [opposite_of]: There is no row "own.lo". Write the id of the row that means the opposite.'
    ]


def test_an_opposite_that_is_retired_may_still_be_named(told):
    """A user may switch off one of a pair; the other row is not at fault."""
    assert told([HIGH, {**LOW, "status": "retired"}]) == []


def test_an_opposite_that_does_not_name_the_row_is_told(told):
    """At the row that has to be changed."""
    assert told([HIGH, {**LOW, "opposite_of": ""}]) == [
        'ours.csv:3 [opposite_of]: The row "own.high" names this one as its opposite. Write own.high here, or take this one out there.'
    ]


def test_opposites_that_share_plain_words_are_both_told(told):
    fault = 'It shares "a blood pressure problem" with its opposite. Opposites need different words.'

    assert told(
        [
            {**HIGH, "replacements": "high blood pressure | A blood pressure problem"},
            {**LOW, "replacements": "low blood pressure | a blood pressure problem"},
        ]
    ) == [f"ours.csv:2 [opposite_of]: {fault}", f"ours.csv:3 [opposite_of]: {fault}"]


def test_opposites_that_share_the_offer_of_a_form_are_told(told):
    high = {**HIGH, "forms": "hypertensive=with a blood pressure problem"}
    low = {**LOW, "forms": "hypotensive=with a blood pressure problem"}

    assert [fault.partition("]")[0] for fault in told([high, low])] == [
        "ours.csv:2 [opposite_of",
        "ours.csv:3 [opposite_of",
    ]


def test_words_both_offered_and_never_to_be_used_are_told(told):
    assert told([{"never": "harness | USE"}, {**PRIOR, "never": "in front of"}]) == [
        'ours.csv:2 [replacements]: "USE" is offered, and listed under never. Take it out of one of the two.'
    ]


def test_words_a_form_offers_and_never_to_be_used_are_told(told):
    (fault,) = told([{"forms": f"{FORMS['forms']} | utilise it=exploit it", "never": "exploit it"}])

    assert fault.startswith("ours.csv:2 [forms]: ")


# Which rows are checked, and in which order.


def test_a_retired_row_is_neither_checked_nor_found(told):
    assert told([{"replacements": "use prior to it"}, {**PRIOR, "status": "retired", "hit": "Nothing here."}]) == []


def test_faults_come_in_order_of_file_and_line(told):
    wrong = {"hit": "Nothing here.", "sources": "nowhere"}

    faults = told([PRIOR, wrong], [{**HIGH, "opposite_of": "", **wrong}])

    assert [fault.partition("]")[0] for fault in faults] == [
        "ours.csv:3 [hit", "ours.csv:3 [sources", "theirs.csv:2 [hit", "theirs.csv:2 [sources",
    ]  # fmt: skip


def test_a_row_that_a_later_list_retires_is_not_checked(told):
    assert told([{}, PRIOR], [{"status": "retired"}]) == []


def test_a_row_that_a_later_list_replaces_is_not_checked(told):
    earlier = {"hit": "We utilise it. => We use it."}
    later = {"replacements": "work with", "hit": "We utilise it. => We work with it."}

    assert told([earlier, PRIOR], [later]) == []


# The bundle.


def test_the_bundled_lists_have_no_fault():
    lists, entries = read_rows()

    assert entries
    assert [str(fault) for fault in check_lists(lists, entries, bundled_sources())] == []


def test_no_two_rows_of_the_bundled_lists_share_an_id():
    """Across files a later row would silently replace the earlier one."""
    ids = Counter(entry.id for source in bundled() for entry in read(source, categories(rules())).entries)

    assert [key for key, count in ids.items() if count > 1] == []


# Safety: nothing harder than the term, no other degree, no inflection forgotten, opposites told apart, no rival at a place.


def test_an_offer_with_a_rare_word_is_told(told):
    """A word that the term holds itself may stay; an inflection of a common word is no rare word."""
    rows = [
        {"replacements": "exploit it | operationalise"},
        {**PRIOR, "term": "prior to oscillation", "hit": "Prior to oscillation."},
    ]

    (fault,) = told([rows[0], {**rows[1], "replacements": "before oscillation | before sitting", "miss": "prior"}])

    assert fault.startswith('ours.csv:2 [replacements]: "operationalise" in "operationalise" is a rare word. ')


def test_an_explanation_over_grade_six_is_told(told):
    (fault,) = told([{**EXPLAIN, "explanation": "an unfamiliar operation, usually necessary"}, {**PRIOR, **EXPLAIN}])

    assert fault.startswith("ours.csv:2 [explanation]: It reads at school grade ")


NEEDS_TWO = "ours.csv:2 [sources]: A row to replace needs two independent sources; "
NAME_ANOTHER = ' Add the id of a source by another body with the same plain words, or write "choose" in action.'


@pytest.mark.parametrize(
    ("sources", "has"),
    [
        ("own", "it has none."),
        ("casi", "it has casi."),
        ("own | casi", "it has casi."),
        ("casi (fact) | casi@2024", "it has casi."),
        ("old | older", "old and older draw on one body."),
        ("new | casi", "new and casi draw on one body."),
        ("copy | casi", "copy and casi draw on one body."),
        ("twin | new", "twin and new draw on one body."),
        ("own | old | older | twin", "old and older and twin draw on one body."),
    ],
    ids=[
        "own",
        "one",
        "one and own",
        "one twice",
        "one publisher",
        "drawn from",
        "drawn from by a third",
        "of one origin",
        "three",
    ],
)
def test_a_row_to_replace_on_the_word_of_one_body_is_told(told, sources, has):
    assert told([{"sources": sources}]) == [NEEDS_TWO + has + NAME_ANOTHER]
    assert told([{"sources": sources, "action": "choose"}]) == []


@pytest.mark.parametrize(
    "sources", ["casi | old", "new | else", "own | old (fact) | older | casi@2024", "twin | casi", "copy | twin | else"]
)
def test_a_row_to_replace_on_the_word_of_two_bodies_passes(told, sources):
    assert told([{"sources": sources}]) == []


@pytest.mark.parametrize(
    ("term", "offer", "kind", "word"),
    [
        ("acute ache", "ache", "severity", "acute"),
        ("wib", "bad ache", "severity", "bad"),
        ("possible wib", "thing", "certainty", "possible"),
        ("wib", "may be", "certainty", "may"),
        ("urgent wib", "thing", "urgency", "urgent"),
        ("wib", "Soon after", "urgency", "soon"),
        ("daily wib", "thing", "frequency", "daily"),
        ("wib", "every day", "frequency", "every"),
        ("most wibs", "things", "quantity", "most"),
        ("wib", "two things", "quantity", "two"),
    ],
)
def test_a_word_of_degree_is_not_left_to_a_machine(told, term, offer, kind, word):
    """On either side, in whatever case; a person may choose it."""
    row = {"id": "own.wib", "term": term, "replacements": offer, "hit": f"This is {term}.", "miss": "a zorb"}
    column, text = ("replacements", offer) if term == "wib" else ("term", term)

    assert told([row]) == [
        f'ours.csv:2 [{column}]: "{word}" in "{text}" is a word of {kind}. Write "choose" in action: a person decides about such words.'
    ]
    assert told([{**row, "action": "choose"}]) == []


@pytest.mark.parametrize(("forms", "text"), [("acute wib", "acute wib"), ("wibs=many things", "many things")])
def test_a_word_of_degree_in_a_form_is_not_left_to_a_machine(told, forms, text):
    row = {
        "id": "own.wib",
        "term": "wib",
        "forms": forms,
        "replacements": "thing",
        "hit": "This is a wib.",
        "miss": "a zorb",
    }

    (fault,) = told([row])

    assert fault.startswith(f'ours.csv:2 [forms]: "{text.split()[0]}" in "{text}" is a word of ')


def test_high_and_low_are_no_words_of_degree(told):
    """They are what hyper and hypo mean."""
    assert told([HIGH, LOW]) == []


@pytest.mark.parametrize(
    ("term", "offer", "faults"),
    [
        ("severe pain", "mild pain", 1),
        ("severe pain", "severe ache", 0),
        ("unlikely", "possible", 1),
        ("unlikely", "not likely", 1),
        ("severe pain", "pain", 0),
    ],
)
def test_a_word_of_degree_is_never_swapped_for_another(told, term, offer, faults):
    row = {**PRIOR, "term": term, "action": "choose", "hit": f"It is {term}.", "replacements": offer}

    assert len(told([row])) == faults


def test_a_missing_inflection_is_told_unless_a_tricky_phrase_has_it(told):
    row = {"forms": "utilised=used | utilising=using"}

    assert told([row]) == [
        'ours.csv:2 [forms]: The inflection "utilises" is not found. Add "utilises=its plain words", or a phrase with it to miss.'
    ]
    assert told([{**row, "miss": "He utilises it"}]) == []


def test_opposites_that_do_not_name_each_other_are_told(told):
    lone = {"opposite_of": ""}

    assert [fault.partition(". ")[0] for fault in told([{**HIGH, **lone}, {**LOW, **lone}])] == [
        'ours.csv:2 [opposite_of]: The row "own.low" means the opposite',
        'ours.csv:3 [opposite_of]: The row "own.high" means the opposite',
    ]


def test_another_row_at_the_same_place_is_told(told):
    """Conditions that part the two rows mend it."""
    rival = {**PRIOR, "id": "own.prior", "replacements": "ahead of", "hit": "You sit prior to it."}
    parted = [{**PRIOR, "unless_before": "sit"}, {**rival, "only_before": "sit"}]

    assert [fault.partition(" in ")[0] for fault in told([PRIOR, rival])] == [
        "ours.csv:2 [hit]: own.prior is found at the same place",
        "ours.csv:3 [hit]: own.prior-to is found at the same place",
    ]
    assert told(parted) == []


def test_a_bundled_row_that_may_be_replaced_by_machine_has_two_sources():
    _, entries = read_rows()
    by_machine = [entry for entry in entries.values() if entry.action == "replace"]

    assert by_machine
    for entry in by_machine:
        assert len({source.partition(" ")[0] for source in entry.sources} - {"own"}) > 1, entry.id


def test_the_origins_of_sources_are_sources_and_lead_to_an_end():
    sources = bundled_sources()

    def origins(source: str, seen: tuple[str, ...]) -> None:
        assert source not in seen
        for origin in filter(None, sources[source]["drawn_from"].split(" | ")):
            origins(origin, (*seen, source))

    for source in sources:
        origins(source, ())
    assert {source for source, row in sources.items() if row["drawn_from"]} == {
        "prism-2010",
        "retext-simplify",
        "umich-plmd",
    }
