"""Policies: the bundled profiles, files of one's own, and which severity a rule then has."""

from __future__ import annotations

import pytest
from conftest import checker_with, write_list
from pydantic import ValidationError

from clarity.bundle import rules
from clarity.errors import PolicyError
from clarity.policy import Policy, find_policy, load_policy, profile

SETTINGS = (
    "disputed, encoding, fail_on, fields, formula, html_attributes, ignore_entries, max_bytes, max_difficulty, max_grade, min_score, name,"
    " paragraph_sentences, region, sentence_words, sentence_words_error, severity, target_grade"
)


@pytest.fixture
def save(tmp_path):
    def write(data: str | bytes, name: str = "clarity.toml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        return path

    return write


@pytest.fixture
def load(save):
    return lambda data, name="clarity.toml": load_policy(save(data, name))


@pytest.fixture
def told(save):
    """What the writer of a policy file is told about it, without the path that each line begins with."""

    def tell(data: str | bytes, name: str = "clarity.toml") -> list[str]:
        path = save(data, name)
        with pytest.raises(PolicyError) as caught:
            load_policy(path)
        lines = str(caught.value).splitlines()
        assert all(line.startswith(f"{path}: ") for line in lines)
        return [line.removeprefix(f"{path}: ") for line in lines]

    return tell


# Profiles.


@pytest.mark.parametrize(
    ("name", "region", "levels", "least", "words", "most_words", "sentences", "fail_on"),
    [
        ("default", "US", (8, 13, 4.75), 35, 20, 40, 5, "error"),
        ("strict", "US", (6, 10, 4), 60, 15, 30, 4, "warning"),
        ("nhs", "UK", (6, 11, 4.75), 45, 20, 40, 3, "error"),
    ],
)
def test_profiles(name, region, levels, least, words, most_words, sentences, fail_on):
    policy = profile(name)

    assert (policy.name, policy.region, policy.min_score, policy.fail_on) == (name, region, least, fail_on)
    assert (policy.target_grade, policy.max_grade, policy.max_difficulty) == levels
    assert (policy.sentence_words, policy.sentence_words_error, policy.paragraph_sentences) == (
        words,
        most_words,
        sentences,
    )


def test_the_default_profile_is_the_default_policy():
    assert profile("default") == Policy()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("strikt", '; did you mean "strict"?'),
        ("NHS", ". Choose from: default, nhs, strict."),
        ("", ". Choose from: default, nhs, strict."),
    ],
)
def test_an_unknown_profile_gets_the_nearest_or_the_choices(name, hint):
    with pytest.raises(PolicyError) as caught:
        profile(name)

    assert str(caught.value) == f'policy: profile: there is no profile "{name}"{hint}'


def test_a_policy_does_not_change():
    with pytest.raises(ValidationError, match="frozen"):
        Policy().target_grade = 3


# Files.


@pytest.mark.parametrize("data", ["", "# nothing\n", 'profile = "default"\n', "\ufeff"])
def test_an_empty_file_is_the_default(load, data):
    assert load(data) == Policy()


def test_a_file_says_what_differs(load):
    policy = load(
        'region = "UK"\ntarget_grade = 7.5\nformula = "smog"\nignore_entries = ["plain.utilise"]\n'
        '[severity]\ntone = "error"\n'
    )

    assert policy == Policy(
        region="UK", target_grade=7.5, formula="smog", ignore_entries=("plain.utilise",), severity={"tone": "error"}
    )  # fmt: skip


def test_a_file_may_change_a_profile(load):
    assert load('profile = "nhs"\nparagraph_sentences = 4\n') == profile("nhs").model_copy(
        update={"paragraph_sentences": 4}
    )


def test_the_place_of_the_profile_in_the_file_does_not_matter(load):
    assert load('paragraph_sentences = 4\nprofile = "nhs"\n').paragraph_sentences == 4


def test_a_file_may_name_its_policy(load):
    assert load('name = "our clinic"\nprofile = "strict"\n').name == "our clinic"


def test_a_byte_order_mark_is_accepted(load):
    assert load(b"\xef\xbb\xbftarget_grade = 7\n").target_grade == 7


def test_pyproject_is_read_under_its_table(load):
    data = (
        '[project]\nname = "x"\n[tool.ruff]\nline-length = 100\n'
        '[tool.clarity]\nprofile = "strict"\n[tool.clarity.severity]\ntone = "off"\n'
    )

    assert load(data, "pyproject.toml") == profile("strict").model_copy(update={"severity": {"tone": "off"}})


@pytest.mark.parametrize("data", ["", "[project]\nname = 'x'\n", "[tool.ruff]\nline-length = 100\n"])
def test_pyproject_without_the_table_is_the_default(load, data):
    assert load(data, "pyproject.toml") == Policy()


@pytest.mark.parametrize("data", ["[tool]\nclarity = 3\n", "[[tool.clarity]]\nregion = 'UK'\n"])
def test_settings_that_are_no_table_are_told(told, data):
    assert told(data, "pyproject.toml") == ["clarity's settings must be a table, such as [tool.clarity]."]


@pytest.mark.parametrize("data", ["tool = 3\n", "[[tool]]\nx = 1\n"])
def test_a_tool_that_is_no_table_is_no_crash(save, data):
    """find_policy passes such a file over; `--config pyproject.toml` must not end in a traceback."""
    path = save(data, "pyproject.toml")

    with pytest.raises(PolicyError):
        load_policy(path)


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("target_grad", '; did you mean "target_grade"?'),
        ("target-grade", '; did you mean "target_grade"?'),
        ("failon", '; did you mean "fail_on"?'),
        ("zzz", f". Choose from: {SETTINGS}."),
    ],
)
def test_an_unknown_key_gets_the_nearest_or_the_choices(told, key, hint):
    assert told(f"{key} = 7\n") == [f"{key}: there is no such setting{hint}"]


def test_a_table_of_its_own_in_clarity_toml_is_an_unknown_key(told):
    assert told("[tool.clarity]\ntarget_grade = 7\n") == [f"tool: there is no such setting. Choose from: {SETTINGS}."]


@pytest.mark.parametrize(
    ("setting", "key", "value"),
    [
        ('target_grade = "six"', "target_grade", "'six'"),
        ("target_grade = 0", "target_grade", "0"),
        ("target_grade = 19", "target_grade", "19"),
        ("target_grade = nan", "target_grade", "nan"),
        ("target_grade = inf", "target_grade", "inf"),
        ("sentence_words = 4", "sentence_words", "4"),
        ("sentence_words = 20.5", "sentence_words", "20.5"),
        ("sentence_words = [20]", "sentence_words", "[20]"),
        ("paragraph_sentences = 0", "paragraph_sentences", "0"),
        ('region = "uk"', "region", "'uk'"),
        ('formula = "fog"', "formula", "'fog'"),
        ('fail_on = "warn"', "fail_on", "'warn'"),
        ('fail_on = "off"', "fail_on", "'off'"),
        ('severity = "off"', "severity", "'off'"),
        ('severity = { tone = "never" }', "severity.tone", "'never'"),
        ("severity = { tone = false }", "severity.tone", "False"),
        ('ignore_entries = "plain.utilise"', "ignore_entries", "'plain.utilise'"),
        ("ignore_entries = [1]", "ignore_entries.0", "1"),
    ],
)
def test_a_wrong_value_is_told_with_its_key(told, setting, key, value):
    (line,) = told(setting)

    assert line.startswith(f"{key}: input should be ")
    assert line.endswith(f" (found {value}).")


@pytest.mark.parametrize(
    "setting",
    [
        "target_grade = 1",
        "target_grade = 18",
        "sentence_words = 5",
        "sentence_words = 100",
        "sentence_words_error = 200",
        "paragraph_sentences = 1",
        'fail_on = "never"',
        'severity = { tone = "off" }',
        "ignore_entries = []",
    ],
)
def test_the_limits_of_a_setting_are_allowed(load, setting):
    assert load(setting).name == "default"


def test_a_truth_value_is_no_number(told):
    (line,) = told("target_grade = true")

    assert line.startswith("target_grade: ")


def test_all_wrong_settings_are_told_at_once(told):
    lines = told('target_grade = 99\nregion = "EU"\ncolour = 1\n')

    assert sorted(line.partition(":")[0] for line in lines) == ["colour", "region", "target_grade"]


@pytest.mark.parametrize("value", ['"strikt"', "3", "[]", "{}"])
def test_an_unknown_profile_in_a_file_is_told(told, value):
    (line,) = told(f"profile = {value}")

    assert line.startswith(f'profile: there is no profile "{value.strip(chr(34))}"')


@pytest.mark.parametrize("data", ["target_grade =", "target_grade", '"', "[a\n", "a = 1\na = 2\n"])
@pytest.mark.parametrize("name", ["clarity.toml", "pyproject.toml"])
def test_broken_toml_is_told(told, data, name):
    (line,) = told(data, name)

    assert line.startswith("is not valid TOML: ")


@pytest.mark.parametrize("data", ["name = 'café'\n".encode("cp1252"), "name = 'x'\n".encode("utf-16")])
def test_a_file_that_is_not_utf8_is_told(told, data):
    assert told(data) == ["is not UTF-8 text. Save it as UTF-8."]


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(PolicyError) as caught:
        load_policy(tmp_path / "nowhere.toml")

    assert str(caught.value) == f"{tmp_path / 'nowhere.toml'}: cannot be read: No such file or directory."


def test_a_folder_is_told(tmp_path):
    with pytest.raises(PolicyError) as caught:
        load_policy(tmp_path)

    assert str(caught.value) == f"{tmp_path}: cannot be read: Is a directory."


# The nearest file.


@pytest.fixture
def deep(tmp_path):
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    return folder


def test_no_file_is_found_where_there_is_none(deep):
    assert find_policy(deep) is None


@pytest.mark.parametrize(
    ("files", "nearest"),
    [
        (["clarity.toml"], "clarity.toml"),
        (["pyproject.toml"], "pyproject.toml"),
        (["a/b/clarity.toml"], "a/b/clarity.toml"),
        (["clarity.toml", "a/clarity.toml"], "a/clarity.toml"),
        (["clarity.toml", "a/pyproject.toml"], "a/pyproject.toml"),
        (["a/clarity.toml", "a/pyproject.toml"], "a/clarity.toml"),
        (["a/clarity.toml", "a/b/pyproject.toml", "a/b/clarity.toml"], "a/b/clarity.toml"),
        (["clarity.toml", "a/b/c/clarity.toml"], "clarity.toml"),
    ],
)
def test_the_nearest_file_up_the_tree_is_found(save, deep, tmp_path, files, nearest):
    for name in files:
        save("[tool.clarity]\n", name)

    assert find_policy(deep) == tmp_path / nearest


@pytest.mark.parametrize("data", ["", "[project]\nname = 'x'\n", "[tool.ruff]\n", "tool = 3\n", "[clarity]\n"])
def test_a_pyproject_without_the_table_is_passed_over(save, deep, tmp_path, data):
    save("", "clarity.toml")
    save(data, "a/pyproject.toml")

    assert find_policy(deep) == tmp_path / "clarity.toml"


@pytest.mark.parametrize("data", [b"[tool", b"name = '\xe9'\n"])
def test_a_broken_pyproject_on_the_way_is_told(save, deep, data):
    path = save(data, "a/pyproject.toml")

    with pytest.raises(PolicyError) as caught:
        find_policy(deep)

    assert str(caught.value).startswith(f"{path}: cannot be read as TOML: ")


def test_a_broken_pyproject_beside_a_clarity_toml_is_not_read(save, deep, tmp_path):
    save("[tool", "pyproject.toml")
    save("", "clarity.toml")

    assert find_policy(deep) == tmp_path / "clarity.toml"


def test_a_folder_of_that_name_is_passed_over(save, deep, tmp_path):
    (tmp_path / "a" / "clarity.toml").mkdir()
    save("", "clarity.toml")

    assert find_policy(deep) == tmp_path / "clarity.toml"


# What a policy names.


def names_told(policy: Policy) -> list[str]:
    """What the writer of a policy is told about the rules and rows that it names."""
    try:
        policy.check_names(rules(), {"plain.utilise", "plain.prior-to"})
    except PolicyError as error:
        return str(error).splitlines()
    return []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("tone.blam", '; did you mean "tone.blame"?'),
        ("jargon.condtion", '; did you mean "jargon.condition"?'),
        ("blame", '; did you mean "tone.blame"?'),
        ("tone.blame.more", '; did you mean "tone.blame"?'),
        ("", "."),
        ("tone.", '; did you mean "tone.cold"?'),
        ("t", "."),
        ("ton", "."),
        ("Tone", "."),
    ],
)
def test_the_severity_of_an_unknown_rule_is_told(name, hint):
    """Part of a rule's name is no group; of so many rules, only one that is near is named."""
    assert names_told(Policy(severity={name: "off"})) == [f'severity: there is no rule "{name}"{hint}']


def test_the_severity_of_a_rule_or_a_group_is_right():
    assert names_told(Policy(severity={"tone": "off", "jargon.plain": "info", "reading": "error"})) == []


@pytest.mark.parametrize(
    ("entry", "hint"),
    [("plain.utilize", '; did you mean "plain.utilise"?'), ("zzz", ". Choose from: plain.prior-to, plain.utilise.")],
)
def test_an_unknown_row_to_ignore_is_told(entry, hint):
    assert names_told(Policy(ignore_entries=(entry, "plain.utilise"))) == [
        f'ignore_entries: there is no row "{entry}"{hint}'
    ]


# Severity.


@pytest.mark.parametrize(
    ("severity", "rule", "otherwise", "expected"),
    [
        ({}, "tone.blame", "warning", "warning"),
        ({}, "jargon.dose", "error", "error"),
        ({}, "reading.passive", "info", "info"),
        ({"tone": "error"}, "tone.blame", "warning", "error"),
        ({"tone": "error"}, "jargon.dose", "info", "info"),
        ({"tone": "info"}, "jargon.plain", "warning", "warning"),
        ({"tone": "off"}, "tone.blame", "warning", None),
        ({"tone.blame": "off"}, "tone.blame", "warning", None),
        ({"tone.blame": "off"}, "tone.doubt", "warning", "warning"),
        ({"tone": "off", "tone.blame": "info"}, "tone.blame", "warning", "info"),
        ({"tone.blame": "info", "tone": "off"}, "tone.blame", "warning", "info"),
        ({"tone": "error", "tone.blame": "off"}, "tone.blame", "warning", None),
        ({"tone": "error", "tone.blame": "off"}, "tone.doubt", "warning", "error"),
        ({"jargon": "off", "tone.doubt": "off"}, "tone.blame", "warning", "warning"),
        ({"reading": "info"}, "reading.long_sentence", "error", "info"),
        ({"reading.long_sentence": "warning"}, "reading.long_sentence", "error", "warning"),
        ({"reading.long_sentence": "off"}, "reading.long_sentence", "error", None),
    ],
)
def test_the_severity_of_a_rule_beats_its_groups_and_its_own(severity, rule, otherwise, expected):
    """What a policy says of a rule wins over what it says of its group, and that over the severity of the finding."""
    assert Policy(severity=severity).severity_of(rule, otherwise) == expected


@pytest.mark.parametrize(
    ("disputed", "topic", "expected"),
    [
        ({}, None, "warning"),
        ({}, "adherence", "info"),
        ({}, "obesity", "info"),
        ({}, "declined", None),
        ({}, "identity_first", None),
        ({"declined": "error"}, "declined", "error"),
        ({"obesity": "off"}, "obesity", None),
        ({"obesity": "off"}, None, "warning"),
    ],
)
def test_what_guides_do_not_agree_on_is_as_the_policy_chooses(disputed, topic, expected):
    """Whatever the row says of its severity."""
    assert Policy(disputed=disputed).settle(topic, "warning") == expected


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [("info", ["info", "warning", "error"]), ("warning", ["warning", "error"]), ("error", ["error"]), ("never", [])],
)
def test_what_fails(fail_on, failing):
    policy = Policy(fail_on=fail_on)

    assert [severity for severity in ("info", "warning", "error") if policy.fails(severity)] == failing


# The hash in the report.


def test_equal_policies_have_equal_digests(load):
    assert load("target_grade = 8.0\n").digest() == Policy().digest()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", "ours"),
        ("region", "UK"),
        ("formula", "smog"),
        ("target_grade", 7),
        ("max_grade", 14),
        ("max_difficulty", 5),
        ("min_score", 36),
        ("sentence_words", 21),
        ("sentence_words_error", 31),
        ("paragraph_sentences", 6),
        ("fail_on", "warning"),
        ("severity", {"tone": "off"}),
        ("ignore_entries", ("plain.utilise",)),
    ],
)
def test_a_digest_changes_with_each_setting(key, value):
    assert Policy(**{key: value}).digest() != Policy().digest()


@pytest.mark.parametrize(
    ("disputed", "expected"),
    [
        ({}, ["info"]),
        ({"obesity": "off"}, []),
        ({"obesity": "warning"}, ["warning"]),
        ({"declined": "error"}, ["info"]),
    ],
)
def test_the_policy_chooses_where_guides_differ(tmp_path, disputed, expected):
    """A row on a topic that guides do not agree on is as the policy says, whatever the row's rule."""
    path = write_list(
        tmp_path / "ours.csv",
        [{"id": "own.zorb", "term": "zorb", "category": "tone.label", "action": "flag", "disputed": "obesity"}],
    )
    report = checker_with(path, policy=Policy(disputed=disputed)).check("A zorb.")

    assert [finding.severity for finding in report.findings if finding.entry == "own.zorb"] == expected


def test_a_disputed_row_is_off_unless_a_policy_wants_it(tmp_path):
    path = write_list(
        tmp_path / "ours.csv",
        [{"id": "own.zorb", "term": "zorb", "category": "tone.label", "action": "flag", "disputed": "declined"}],
    )

    assert checker_with(path).check("A zorb.").findings == ()
    assert checker_with(path, policy=Policy(disputed={"declined": "info"})).check("A zorb.").findings != ()


def test_an_unknown_topic_is_told(told):
    [line] = told('disputed = { weight = "off" }')

    assert line.startswith("disputed.weight")
