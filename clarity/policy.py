"""What counts as clear and kind enough: the limits, the region, what fails, and the bundled profiles."""

from __future__ import annotations

import codecs
import difflib
import hashlib
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from clarity.errors import PolicyError
from clarity.files import MOST_BYTES
from clarity.report import Dispute, Severity

__all__ = ["DISPUTED", "PROFILES", "Policy", "find_policy", "load_policy", "policy_of", "profile"]

Formula = Literal["flesch_kincaid", "smog", "gunning_fog", "ari", "coleman_liau", "dale_chall"]
FailLevel = Literal["error", "warning", "info", "never"]
RuleSetting = Literal["error", "warning", "info", "off"]

_MOST_CHOICES = 30  # names in an error: a few lines of a terminal; a list of all 5,000 rows would hide the error itself
_RANK: dict[str, int] = {"info": 0, "warning": 1, "error": 2, "never": 3}


DISPUTED: Mapping[Dispute, RuleSetting] = {
    "adherence": "info",
    "declined": "off",
    "identity_first": "off",
    "obesity": "info",
}
"""The setting of the rows on each topic that guides do not agree on, unless a policy has another."""


class Policy(BaseModel):
    """The limits for a text. The defaults are the profile "default": US words, school grade 8.

    >>> Policy(target_grade=6).target_grade
    6.0
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = "default"
    region: Literal["UK", "US"] = Field(
        default="US", description="Which rows of the word lists count; never guessed from the text."
    )
    formula: Formula = Field(default="flesch_kincaid", description="The formula of the grade.")
    # The bounds of the four limits refuse slips such as 80 for 8: beyond them every text or none would be reported.
    # Grade 8: the upper limit of the VA, the CDC and PRISM; others (AMA, CMS) ask for 6, as the profile "strict" does.
    target_grade: float = Field(
        default=8, strict=True, ge=1, le=18, description="The highest US school grade that costs nothing."
    )
    # Five grades above the target: beyond the end of school, which a third of adults have not reached.
    max_grade: float = Field(
        default=13,
        strict=True,
        ge=1,
        le=30,
        description="A text above this school grade, and above the target, does not pass.",
    )
    # Half of the abstracts of research papers are above 4.75, and next to no text written for patients.
    max_difficulty: float = Field(
        default=4.75, strict=True, ge=1, le=6, description="A text of a higher `difficulty` does not pass."
    )
    # Readers rate such a text "rewrite"; of visit notes 94 in 100 score less, of plain texts for patients 10 in 100.
    min_score: int = Field(default=35, strict=True, ge=0, le=100, description="A text that scores less does not pass.")
    # The NHS's limit for a sentence; twice as much is too long by any guide.
    sentence_words: int = Field(default=20, strict=True, ge=5, le=100, description="A longer sentence is a warning.")
    sentence_words_error: int = Field(
        default=40, strict=True, ge=5, le=200, description="A longer sentence is an error."
    )
    # Two more than the NHS's three, which has web pages in mind; a printed letter has longer paragraphs.
    paragraph_sentences: int = Field(
        default=5, strict=True, ge=1, le=50, description="A paragraph with more sentences is a warning."
    )
    fail_on: FailLevel = Field(default="error", description="The lowest severity that fails the check.")
    severity: dict[str, RuleSetting] = Field(
        default_factory=dict, description='Rules, or groups such as "tone", with the severity they have, or "off".'
    )
    disputed: dict[Dispute, RuleSetting] = Field(
        default_factory=dict,
        description='What becomes of rows that guides do not agree on: their severity, or "off".'
        " Topics left out are as in DISPUTED.",
    )
    ignore_entries: tuple[str, ...] = Field(default=(), description="Ids of word-list rows that are not used.")
    encoding: str | None = Field(
        default=None, description="How the characters of files of text are written; None tells it from their bytes."
    )
    # A letter with its pictures is smaller; a check of so much text takes a minute or two.
    max_bytes: int = Field(
        default=20_000_000, strict=True, ge=1, le=MOST_BYTES, description="A larger file is refused."
    )
    fields: tuple[str, ...] = Field(
        default=(),
        description='Which values of JSON, YAML and CSV files are read: JSON pointers in which "*" stands for any name'
        ' or number ("/messages/*/text"), names of columns of CSV. None: those that are known to hold text for people.',
    )

    html_attributes: tuple[Literal["alt", "aria-label", "placeholder", "title", "value"], ...] = Field(
        default=(), description="Attributes of HTML whose text is read too; of `value` only that of buttons."
    )

    @field_validator("encoding")
    @classmethod
    def _is_known(cls, encoding: str | None) -> str | None:
        if encoding is not None:
            try:
                codecs.lookup(encoding)
            except (LookupError, ValueError):  # ValueError: a null character
                message = 'there is no such encoding; "utf-8", "utf-16" and "cp1252" are the usual ones'
                raise ValueError(message) from None
        return encoding

    def severity_of(self, rule: str, otherwise: Severity) -> Severity | None:
        """The severity of a finding of a rule, or None if the rule is off.

        What `severity` says of the rule wins, then what it says of its group, then `otherwise`.
        """
        if not self.severity:
            return otherwise
        setting = self.severity.get(rule) or self.severity.get(rule.partition(".")[0]) or otherwise
        return None if setting == "off" else setting

    def settle(self, topic: Dispute | None, otherwise: Severity | None = None) -> Severity | None:
        """The severity of a row on a disputed topic, None if that is off; `otherwise` for a row without a topic."""
        if topic is None:
            return otherwise
        setting = self.disputed.get(topic, DISPUTED[topic])
        return None if setting == "off" else setting

    def check_names(self, rules: Collection[str], entries: Collection[str]) -> None:
        """Make sure that every rule, group of rules and row that the policy names exists.

        Raises:
            PolicyError: Some do not exist; the error names all of them.
        """
        groups = {rule.partition(".")[0] for rule in rules}
        faults = [
            f'severity: there is no rule "{name}"{_hint(name, rules)}'
            for name in self.severity
            if name not in rules and name not in groups
        ]
        faults += [
            f'ignore_entries: there is no row "{entry}"{_hint(entry, entries)}'
            for entry in self.ignore_entries
            if entry not in entries
        ]
        if faults:
            raise PolicyError(*faults)

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of this severity is at or above the fail level; with the level "never", none is."""
        return _RANK[severity] >= _RANK[self.fail_on]

    def digest(self) -> str:
        """A hash of every setting: policies with the same settings share it, whatever files they came from."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[
            :16
        ]  # 64 bits: no two policies share them by chance


PROFILES: Mapping[str, Mapping[str, Any]] = {
    "default": {},
    "strict": {
        "target_grade": 6,
        "sentence_words": 15,
        "sentence_words_error": 30,
        "paragraph_sentences": 4,
        "max_grade": 10,
        "max_difficulty": 4,
        "min_score": 60,
        "fail_on": "warning",
    },
    "nhs": {"region": "UK", "target_grade": 6, "max_grade": 11, "min_score": 45, "paragraph_sentences": 3},
}
"""The bundled profiles, each as it differs from the default.

`nhs` follows the NHS service manual: a reading age of 9 to 11, so grade 6 at most (grade plus five is the age), and at
most three sentences in a paragraph. `strict` asks for the grade 6 of the AMA, and each of its lengths is a step below
the default's: sentences of 15 words are the lower end of the 15 to 20 that plain-language guides give as an average.
Of plain texts for patients 10 in 100 score less than the `min_score` of `default`, 35 of `nhs`, 85 of `strict`."""


def profile(name: str) -> Policy:
    """The policy of a bundled profile: "default", "strict" or "nhs".

    Raises:
        PolicyError: There is no such profile.
    """
    return policy_of({"profile": name}, "policy")


def load_policy(path: Path) -> Policy:
    """Read a policy from a TOML file: `[tool.clarity]` of a pyproject.toml, or the whole of any other file.

    The key `profile` names the bundled profile that the other keys then change.

    Raises:
        PolicyError: The file cannot be read, is not TOML, or has an unknown key or a wrong value.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise PolicyError(f"{path}: cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise PolicyError(f"{path}: is not UTF-8 text. Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"{path}: is not valid TOML: {error}.") from error
    if path.name == "pyproject.toml":
        tools = table.get("tool", {})
        if not isinstance(tools, Mapping):
            raise PolicyError(f"{path}: tool must be a table, such as [tool.clarity].")
        table = tools.get("clarity", {})
    return policy_of(table, str(path))


def find_policy(start: Path) -> Path | None:
    """The nearest clarity.toml, or pyproject.toml with a `[tool.clarity]` table, in `start` or a folder above it.

    Raises:
        PolicyError: A pyproject.toml on the way is not valid TOML.
    """
    for folder in (start, *start.parents):
        own = folder / "clarity.toml"
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file():
            try:
                table = tomllib.loads(shared.read_text(encoding="utf-8-sig"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                raise PolicyError(f"{shared}: cannot be read as TOML: {error}.") from error
            if isinstance(table.get("tool"), dict) and "clarity" in table["tool"]:
                return shared
    return None


def policy_of(table: Mapping[str, Any], where: str) -> Policy:
    """The policy with some settings, given as a policy file has them; errors name `where` the settings are.

    Raises:
        PolicyError: There is an unknown key or a wrong value; the error names all of them.

    >>> policy_of({"profile": "nhs", "target_grade": 7}, "policy").region
    'UK'
    """
    if not isinstance(table, Mapping):
        raise PolicyError(f"{where}: clarity's settings must be a table, such as [tool.clarity].")
    name = table.get("profile", "default")
    if not isinstance(name, str) or name not in PROFILES:
        raise PolicyError(f'{where}: profile: there is no profile "{name}"{_hint(str(name), PROFILES)}')
    settings = {"name": name, **PROFILES[name], **{key: value for key, value in table.items() if key != "profile"}}
    try:
        return Policy(**settings)
    except ValidationError as error:
        raise PolicyError(*(f"{where}: {_tell(fault)}" for fault in error.errors())) from error


def _tell(fault: Mapping[str, Any]) -> str:
    key = ".".join(str(part) for part in fault["loc"] if part != "[key]")
    if fault["type"] == "extra_forbidden":
        return f"{key}: there is no such setting{_hint(key, Policy.model_fields)}"
    message = str(fault["msg"]).removeprefix("Value error, ")
    return f"{key}: {message[0].lower()}{message[1:]} (found {fault['input']!r})."


def _hint(name: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    if not close and len(known) > _MOST_CHOICES:
        return "."
    return f'; did you mean "{close[0]}"?' if close else f". Choose from: {', '.join(sorted(known))}."
