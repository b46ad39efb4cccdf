"""How fields of templates are named, which clinics' systems do in English whatever a letter is written in."""

from __future__ import annotations

import re

__all__ = ["COUNTS", "FIELD_NOUN", "NOT_A_NAME", "UNIT"]

NOT_A_NAME = r"(?:a|an|and|as|but|eg|for|from|if|in|is|it|no|not|of|on|or|please|see|sic|the|then|to|unless|when|with)"
"""What stands in brackets is prose if it is, or begins with, one of these."""

FIELD_NOUN = (
    r"(?:address|age|amount|appointment|clinic|clinician|consultant|contact|date|day|department|doctor|dose|drug|email"
    r"|gp|hospital|id|initials|link|location|medicine|month|mrn|name|names|number|nurse|phone|place|postcode|practice"
    r"|reason|reference|result|results|service|signature|site|surgery|surname|team|telephone|test|time|title|url|ward"
    r"|website|weekday|year|zip)"
)
"""What the name of a field ends in, where its brackets alone do not tell it from prose: [Patient name]."""

COUNTS = re.compile(
    r"(?i:dose|dosage|strength|amount|quantity)"
    r"|(?<![A-Za-z])(?:count|total|days|weeks|months|years|hours|minutes|tablets|capsules|puffs|units)(?![a-z])"
)
"""The name of a field whose value is a number."""

UNIT = re.compile(r"\s?(?:mg|mcg|micrograms?|g|ml|mL|tablets?|capsules?|puffs?|units?|drops?|%)(?![\w(])")
"""What follows a number."""
