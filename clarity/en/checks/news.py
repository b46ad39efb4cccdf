"""News: bad news told bluntly.

What it does: reports, gently, a sentence that tells the reader of a serious illness or a loss when no sentence near it holds a word of
support or says what happens next.
Why: people remember how they were told; with nothing beside the bad word they stop reading, or stop hoping.
Example: "The biopsy shows cancer."  Use instead: "I am sorry to say that the biopsy shows cancer. We will talk about treatment on Friday."
References: Baile and others 2000, SPIKES; AoMRC 2018 on sensitive news.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from clarity.en.checks.analysis import Analysis, Note, note_of_rule
from clarity.signs import Sign, phrases, signs_in

__all__ = ["news"]

_SENTENCES_BEFORE = 2
_SENTENCES_AFTER = 4


_NEWS = (
    Sign(
        "tone.blunt_news",
        phrases(
            r"cancer|cancerous|carcinoma|malignan(?:t|cy)|lymphoma|leuka?emia|melanoma|sarcoma|metastas[ei]s",
            r"has (?:come back|spread|returned)|terminal|incurable|(?:cannot|can['\u2019]t|can not) be cured|not curable|no cure",
            r"died|passed away|palliative|months to live|dementia|alzheimer['\u2019]s(?: disease)?|parkinson['\u2019]s(?: disease)?",
            r"motor neurone? disease|multiple sclerosis|hiv(?: positive)?|heart failure|kidney failure|miscarriage|miscarried",
            r"stillbirth|stillborn|no heartbeat|lost (?:the|your) (?:baby|pregnancy)|nothing more (?:that )?(?:we|can)",
            r"treatment has failed|no (?:more )?options left|no other options|stage (?:4|four|iv)|not viable",
            r"(?:patient|husband|wife|mother|father|son|daughter|baby|he|she) (?:has |have )?expired",
            r"(?:kidneys?|heart|liver|lungs?) (?:has|have) stopped working",
        ),
        '"{0}" is hard news. Beside it the reader needs a word of support, and what happens next.',
        needs=("cancer", "carcinoma", "malignan", "lymphoma", "leuk", "melanoma", "sarcoma", "metasta", "has come back",
               "has spread", "has returned", "terminal", "incurable", "be cured", "curable", "no cure", "died",
               "passed away", "palliative", "months to live", "dementia", "alzheimer", "parkinson", "motor neuron",
               "multiple scl", "hiv", "heart failure", "kidney failure", "miscarr", "stillb", "no heartbeat", "lost the",
               "lost your", "nothing more", "treatment has failed", "options", "stage", "viable", "expired", "stopped working"),
        only_with=phrases(
            r"you (?:now |also |do )?(?:have|had)|(?:unfortunately|sadly|regret|diagnosed with|diagnosis is|passed away)",
            r"treatment has failed|options|not viable|stopped working|(?:patient|husband|wife|mother|father|son|daughter|baby) expired",
            r"nothing more|no heartbeat|incurable|(?:cannot|can['\u2019]t|can not) be cured|not curable|no cure|results?:",
            r"your (?:\w+ ){0,4}(?:is|was|has|had|are|were|shows?|showed|died|came back|confirm\w*)|(?:he|she) died",
            r"(?:(?:the|your) (?:\w+ )?)?(?:biopsy|pathology|scan|x-ray|results?|tests?|sample|report|mri|ct|ultrasound"
            r"|mammogram) (?:\w+ ){0,3}(?:shows?|showed|confirm\w*|is|are|was|were|came)|we (?:have )?(?:found|saw|diagnosed)",
        ),
        unless_with=phrases(
            r"no(?! (?:cure|heartbeat|longer|(?:more |other )?options))|not (?:cancer|have|show|found|find|see|spread|sure|mean)"
            r"|without|if|whether",
            r"risks?|screen\w*|rule[ds]? out|prevent\w*|chances?|may|might|could|history|family|past|in \d{4}|\w+ ago|clinic|centre"
            r"|center",
            r"charity|unit|ward|department|service|benign|negative|clear of|free|remission|check(?:ing)? for|look(?:ing)? for|survivors?",
            r"likely|unlikely|people|usually|brighter|responding|shrink\w*|shrunk|gone|completely|better|stable|good news|tablets?|cat"
            r"|dog|stages|stage (?:1|2|3|one|two|three)|if it|procedure|patients|research|study"
            r"|trial|leaflet|tested|tests? for",
            r"treated for|nurse specialist|signs that|called|known",
        ),
    ),
)  # fmt: skip
_SUPPORT = phrases(
    r"sorry|support\w*|here (?:for|to help)|not alone|understand\w*|hard|difficult|upset\w*|shock|take in|worr\w+|questions?|talk|help",
    r"comfort\w*|treat(?:ed|ment|ments|able)?|manag\w*|(?:our|the|your) plan|next (?:step|appointment|visit)",
    r"(?:we|i|nurse|doctor|team|name|dr\.? \w+)(?: will|['\u2019]ll)|you will (?:see|meet|have|start|get|be (?:seen|offered|given"
    r"|called))",
    r"(?:surgery|assessment|operation|visit|scan) is",
    r"(?:call|phone|ring|contact|meet) (?:us|me|our|the|with)",
)


def news(analysis: Analysis) -> Iterator[Note]:
    """Yield a note for each sentence of bad news that stands alone."""
    document = analysis.document
    ends = [sentence.end for sentence in document.sentences]
    told = -1
    for found in signs_in(document, _NEWS):
        index = bisect_right(ends, found.start)
        if index == told:
            continue
        told = index
        near = document.sentences[max(0, index - _SENTENCES_BEFORE) : index + _SENTENCES_AFTER + 1]
        before = _SUPPORT.search(document.view, near[0].start, found.start)
        if before is None and _SUPPORT.search(document.view, found.end, near[-1].end) is None:
            yield note_of_rule(*found)
