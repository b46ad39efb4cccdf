"""Every rule that a finding can name: what it is about, why it matters, and how severe it is unless a policy says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clarity.models import Severity

__all__ = ["CATEGORY_RULES", "RULES", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What `clarity explain` says about a rule."""

    name: str
    severity: Severity
    summary: str
    why: str
    example: str
    instead: str
    sources: tuple[str, ...]
    categories: tuple[str, ...] = ()


_ALL = (
    Rule(
        "jargon.plain",
        "warning",
        "A heavy everyday word or phrase where a short one serves.",
        "Every word the reader must translate takes attention from what to do.",
        "Do not eat prior to surgery.",
        "Do not eat before surgery.",
        ("plainlanguage-gov", "cdc-thesaurus-2009"),
        ("plain",),
    ),
    Rule(
        "jargon.condition",
        "warning",
        "The name of a condition without plain words for it.",
        "Patients meet the name again, so they need both the name and what it means.",
        "You have hypertension.",
        "You have high blood pressure (hypertension).",
        ("cdc-index", "nhs-service-manual"),
        ("condition",),
    ),
    Rule(
        "jargon.symptom",
        "warning",
        "A symptom in clinicians' words.",
        "A warning sign helps only if the reader recognises it.",
        "Call us if you have dyspnoea.",
        "Call us if you have shortness of breath.",
        ("cdc-index", "nhs-service-manual"),
        ("symptom",),
    ),
    Rule(
        "jargon.anatomy",
        "warning",
        "A part of the body in clinicians' words.",
        "Readers must know which part of them is meant.",
        "your renal function",
        "your kidney function",
        ("cdc-index", "nhs-service-manual"),
        ("anatomy", "body"),
    ),
    Rule(
        "jargon.test",
        "warning",
        "A test named without saying what it shows.",
        "Readers should know what is measured and what the result will tell them.",
        "We will check your HbA1c.",
        "We will check your HbA1c (a blood test of your average blood sugar).",
        ("cdc-index",),
        ("test",),
    ),
    Rule(
        "jargon.procedure",
        "warning",
        "A procedure or treatment named without saying what is done.",
        "Consent needs understanding.",
        "You need an arthroplasty.",
        "You need an operation to replace the joint.",
        ("cdc-index",),
        ("procedure",),
    ),
    Rule(
        "jargon.medicine",
        "info",
        "A medicine named without saying what it is for.",
        "Readers should know what each medicine is for. Keep the name; add the purpose once.",
        "Take furosemide.",
        "Take furosemide (a medicine that makes you pee more).",
        ("cdc-index", "nhs-service-manual"),
        ("medicine",),
    ),
    Rule(
        "jargon.clinical",
        "warning",
        "Clinicians' shorthand in whole words.",
        "It looks like English and is not, so readers guess.",
        "You can ambulate today.",
        "You can walk today.",
        ("pitt-2020", "cdc-thesaurus-2009"),
        ("clinical", "action"),
    ),
    Rule(
        "jargon.ambiguous",
        "warning",
        "A word that means something else to patients than to clinicians.",
        "One adult in three does not know that 'positive lymph nodes' is bad news (Gotlieb 2022).",
        "The scan was unremarkable.",
        "The scan was normal.",
        ("gotlieb-2022", "pitt-2020"),
        ("result", "qualifier", "course", "process", "instruction"),
    ),
    Rule(
        "jargon.abbreviation",
        "warning",
        "An abbreviation that is not spelled out where it first stands.",
        "The same letters mean different things to different people, clinicians included.",
        "Your BP was high.",
        "Your blood pressure was high.",
        ("cdc-index", "meta-inventory"),
        ("abbr",),
    ),
    Rule(
        "jargon.unlisted",
        "info",
        "A rare word, or an abbreviation that is not spelled out, which no word list holds.",
        "Few people use it, so few people will know it.",
        "The scan showed a spiculated mass.",
        "The scan showed a lump with uneven edges.",
        ("cdc-index",),
    ),
    Rule(
        "jargon.dose",
        "error",
        "A dose or timing in abbreviations.",
        "Misread dose abbreviations have caused harmful mistakes. clarity never spells one out by itself.",
        "Take 5 mg qd.",
        "Take 5 mg once a day.",
        ("ismp-error-prone", "joint-commission"),
        ("dose",),
    ),
    Rule(
        "tone.blame",
        "warning",
        "Words that put the blame on the patient.",
        "Blame hides the real cause, such as cost or side effects, and costs trust.",
        "You failed to attend.",
        "You were not able to come.",
        ("bmj-2022-066720", "va-destigmatize"),
        ("tone.blame",),
    ),
    Rule(
        "tone.doubt",
        "warning",
        "Words that suggest the patient is not believed.",
        "One patient in ten has felt judged or offended by a note about them (Fernandez 2021).",
        "She denies chest pain.",
        "She has no chest pain.",
        ("bmj-2022-066720", "fernandez-2021"),
        ("tone.doubt",),
    ),
    Rule(
        "tone.identity_label",
        "warning",
        "A person named by a condition or a label.",
        "People have conditions; they are not their conditions.",
        "a known diabetic",
        "a person with diabetes",
        ("va-destigmatize", "nhs-service-manual", "nida-words-matter"),
        ("tone.label", "tone.identity_label"),
    ),
    Rule(
        "tone.authority",
        "warning",
        "Words of command or permission.",
        "A command without a reason leaves the reader out of the decision.",
        "You are not allowed to shower.",
        "Please do not shower yet, so that the wound stays dry.",
        ("bmj-2022-066720",),
        ("tone.authority",),
    ),
    Rule(
        "tone.judgement",
        "warning",
        "A judgement of the person.",
        "Praise or blame of a person's manners has no place in their letter.",
        "this pleasant lady",
        "you",
        ("park-2021", "fernandez-2021"),
        ("tone.judgement",),
    ),
    Rule(
        "tone.alarm",
        "warning",
        "Words that frighten without helping.",
        "An alarming word says neither how likely nor how soon, nor what to do.",
        "This is a catastrophic finding.",
        "This finding is serious. Here is what we will do next.",
        ("nhs-service-manual",),
        ("tone.alarm",),
    ),
    Rule(
        "tone.minimising",
        "warning",
        "Words that make light of what the reader may find hard.",
        "What is simple for a clinic may not be simple for the reader.",
        "Just inject yourself.",
        "Inject yourself as the nurse showed you.",
        ("nhs-service-manual",),
        ("tone.minimising",),
    ),
    Rule(
        "tone.third_person",
        "warning",
        "The patient is written about, not to.",
        "A letter to a patient says 'you'.",
        "The patient was reviewed.",
        "I saw you.",
        ("aomrc-2018",),
        ("tone.third_person",),
    ),
    Rule(
        "tone.cold",
        "warning",
        "Distant, official phrases.",
        "Cold phrases make it harder to ask for help.",
        "Do not hesitate to contact the undersigned.",
        "Please call us.",
        ("aomrc-2018", "plainlanguage-gov"),
        ("tone.cold",),
    ),
    Rule(
        "reading.grade",
        "warning",
        "The text as a whole reads above the policy's school grade.",
        "Health guidance asks for grade 6 to 8 or lower.",
        "a letter at grade 12",
        "short sentences and plain words",
        ("cdc-index", "nhs-service-manual"),
    ),
    Rule(
        "reading.long_sentence",
        "warning",
        "A sentence of more than 20 words; an error above 30.",
        "By the end of a long sentence many readers have lost its beginning.",
        "one sentence of 26 words",
        "two sentences of 13 words",
        ("nhs-service-manual", "plainlanguage-gov"),
    ),
    Rule(
        "reading.long_paragraph",
        "warning",
        "A paragraph of more sentences than the policy allows.",
        "A wall of text hides the one thing to do.",
        "a paragraph of nine sentences",
        "three short paragraphs, or a list",
        ("nhs-service-manual", "cdc-index"),
    ),
    Rule(
        "reading.passive",
        "info",
        "Passive voice: it does not say who does it.",
        "Readers need to know who acts, above all when it is they.",
        "The dressing should be changed daily.",
        "Change the dressing every day.",
        ("cdc-index", "plainlanguage-gov"),
    ),
)

RULES: Mapping[str, Rule] = {rule.name: rule for rule in sorted(_ALL, key=lambda rule: rule.name)}
"""Every rule by its name, in alphabetical order."""

CATEGORY_RULES: Mapping[str, str] = {category: rule.name for rule in _ALL for category in rule.categories}
"""The rule that reports the rows of each word-list category."""
