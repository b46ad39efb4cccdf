"""The word sets of English that more than one module needs: titles, units, negation, determiners, adverbs, months."""

from __future__ import annotations

__all__ = [
    "ADVERBS",
    "AFTER_NUMBERS",
    "BE",
    "COMMANDS",
    "DAY_ABBREVIATIONS",
    "DEFINITE",
    "DETERMINERS",
    "DOSE_UNITS",
    "INDEFINITE",
    "LAB_UNITS",
    "MONTHS_AND_DAYS",
    "MONTH_ABBREVIATIONS",
    "NEGATED_VERBS",
    "NEGATIONS",
    "NO_ADVERBS",
    "SMALL_WORDS",
    "TITLES",
    "TITLES_OF_PATIENTS",
    "TITLE_ABBREVIATIONS",
    "YOU",
    "ends_like_adverb",
    "is_adverb",
    "words",
]


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


TITLES_OF_PATIENTS = words("mr mrs ms miss mx master")
TITLES = (TITLES_OF_PATIENTS - {"master", "mx"}) | words("dr prof professor sir dame sister nurse dear")
"""What comes before a name: a rare word with a capital after it is a name, and not reported as hard."""
TITLE_ABBREVIATIONS = words("dr mr mrs ms mx messrs prof rev hon sr jr fr capt lt col sgt gen")
"""Titles that may be written with a full stop, which does not end a sentence."""

MONTH_ABBREVIATIONS = words("jan feb mar apr jun jul aug sep sept oct nov dec")
DAY_ABBREVIATIONS = words("mon tue tues wed weds thu thur thurs fri sat sun")
MONTHS_AND_DAYS = (
    MONTH_ABBREVIATIONS
    | DAY_ABBREVIATIONS
    | words(
        "january february march april may june july august september october november december"
        " monday tuesday wednesday thursday friday saturday sunday"
    )
)

DOSE_UNITS = words(
    "mg mcg g kg ml l µg ug microgram micrograms milligram milligrams unit units tablet tablets tab tabs capsule"
    " capsules cap caps puff puffs drop drops iu u"
)
"""Units of a dose: a number before one of them makes a sentence one about a medicine."""
AFTER_NUMBERS = words(
    "mg mcg g kg ml l cm mm km hr hrs h min mins sec secs wk wks mo mos yr yrs oz lb lbs ft tab tabs cap caps max wt"
)
"""Shortened units that may be written with a full stop after a number ("10 mins.")."""
LAB_UNITS = words("mmol µmol μmol umol mcmol pmol nmol mmhg mmol/l iu meq mosm khz mhz ghz kwh kcal")

NEGATED_VERBS = words("hasn't haven't hadn't didn't doesn't don't isn't aren't wasn't weren't")
NEGATIONS = words("not n't never no nobody")

BE = words("is are was were be been being isn't aren't wasn't weren't am")
YOU = words("you your yours yourself yourselves you're you'll you've you'd please")

INDEFINITE = words("any each every no another some")
DEFINITE = words("the this that these those my our your his her their its such both")
DETERMINERS = DEFINITE | INDEFINITE | {"a", "an"}

ADVERBS = words(
    "also still now then again already always often sometimes just even both ever once twice today yesterday first"
    " later soon too very so quite rather somewhat more most less well all at times however instead nevertheless"
    " nonetheless otherwise therefore"
)
NO_ADVERBS = words("family reply supply belly italy assembly anomaly july early elderly friendly only")
_SHORTEST_ADVERB = 5  # letters; shorter words in "ly" are not adverbs ("fly", "ply", "ugly")


def is_adverb(norm: str) -> bool:
    """Whether a word is an adverb: on the list ("often"), or by its ending ("slowly", but not "family")."""
    return norm in ADVERBS or ends_like_adverb(norm)


def ends_like_adverb(norm: str) -> bool:
    """Whether a word of five or more letters ends in "ly" as adverbs do: "slowly", but not "family" or "early"."""
    return norm.endswith("ly") and len(norm) >= _SHORTEST_ADVERB and norm not in NO_ADVERBS


COMMANDS = words(
    "take call ring phone contact stop start avoid eat drink rest keep bring use wash apply check do ask tell see"
    " visit go come wear change remove put clean rinse dry lift sit lie stand walk drive book attend read sign fill"
    " return send continue follow remember write test measure record store throw swallow chew breathe limit restrict"
    " increase reduce report seek make let try wait leave raise"
)
"""Verbs that tell the reader what to do."""

SMALL_WORDS = words(
    "about above after again against along among another around because before being below beneath beside besides"
    " between beyond could despite doing during either every having other others itself might often quite rather shall"
    " should since still their themselves there these those though through throughout toward towards under until upon"
    " where whether which while whose within without would yourself begin begins began become becomes cause causes"
    " occur occurs include includes provide provides require requires"
)
"""Words of five or more letters that are never nouns, so that they end a row of nouns."""
