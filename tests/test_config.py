"""The configuration: what is refused, with its line, and the one table behind schema and documentation."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gesim_build.config import parse_config
from gesim_build.config_keys import HandbookToml, PublicationTable
from gesim_build.diagnostics import GesimError, Location
from gesim_build.languages.table import LanguageTable
from gesim_build.model import Source
from gesim_build.print_spec import PrintSpec
from gesim_build.schema import json_schema
from gesim_build.toml_source import TomlSource, parse_toml
from tests.schemas import paths

NO_TOML = TomlSource("", {}, {})
ROOT = Path(__file__).parents[1]
SCHEMA = json_schema(HandbookToml, "handbook.toml", "Configuration of a gesim handbook.")
GOOD = """\
[book]
name = "b"
identifier = "urn:x"
title = "T"
short_title = "S"
date = 2026-11-23

[contents]
chapters = ["10-a"]

[editions.en]
country = "IE"
"""


def problems_of(text: str) -> list[tuple[str, int, str]]:
    with pytest.raises(GesimError) as caught:
        parse_config(Source("handbook/handbook.toml", text))
    return [(d.code, d.location.line, d.hint) for d in caught.value.diagnostics]


def test_a_small_configuration_gets_its_defaults() -> None:
    config = parse_config(Source("handbook/handbook.toml", GOOD))
    assert config.language == "en"
    assert config.book.facts_checked == dt.date(2026, 11, 23)
    assert config.editions["en"].code == "en-IE"
    assert config.files == ("10-a",)


def test_a_mistyped_key_is_told_with_the_nearest_right_one() -> None:
    [(code, line, hint)] = problems_of(GOOD.replace('title = "T"', 'titel = "T"\ntitle = "T"'))
    assert (code, line) == ("unknown-key", 4)
    assert "Did you mean title?" in hint


def test_unknown_tables_are_told() -> None:
    assert problems_of(GOOD + "\n[pfd]\n")[0][:2] == ("unknown-key", 14)


def test_a_missing_key_is_told_at_its_table() -> None:
    assert problems_of(GOOD.replace('title = "T"', ""))[0][:2] == ("missing-key", 1)
    without = parse_config(Source("handbook/handbook.toml", GOOD.replace('country = "IE"', "")))
    assert without.editions["en"].code == "en"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("date = 2026-11-23", 'date = "2026-11-23"', 6),
        ("date = 2026-11-23", "date = 2026-11-23T10:00:00", 6),
        ('name = "b"', 'name = "../b"', 2),
        ('chapters = ["10-a"]', 'chapters = ["../../etc/passwd"]', 9),
        ('chapters = ["10-a"]', 'chapters = "10-a"', 9),
        ('country = "IE"', 'country = "Ireland"', 12),
        ('title = "T"', 'title = " "', 4),
    ],
)
def test_a_wrong_value_is_told_with_its_line(old: str, new: str, line: int) -> None:
    assert problems_of(GOOD.replace(old, new))[0][:2] == ("bad-value", line)


def test_every_pattern_is_said_in_words() -> None:
    with pytest.raises(GesimError, match=r"editions\.en\.country cannot be “ie”: it must be two capitals"):
        parse_config(Source("handbook/handbook.toml", GOOD.replace('country = "IE"', 'country = "ie"')))


def test_bad_toml_is_told_with_its_line() -> None:
    assert problems_of(GOOD.replace('title = "T"', "title = T"))[0][:2] == ("bad-toml", 4)


def test_the_source_language_needs_an_edition() -> None:
    assert problems_of(GOOD.replace("editions.en", "editions.de"))[0][0] == "missing-key"


def test_a_file_may_not_be_named_twice() -> None:
    assert problems_of(GOOD.replace('["10-a"]', '["10-a", "20-a"]'))[0][:2] == ("repeated-chapter", 9)


FUNDING = '\n[funding]\nenabled = true\nbody = "X"\n[funding.sentence]\nen = "By {body}."\n'
WITH_IMPRINT = GOOD.replace('chapters = ["10-a"]', 'chapters = ["10-a", "00-imprint"]')


def test_the_funding_sentence_is_only_there_when_it_is_switched_on() -> None:
    on = parse_config(Source("h", WITH_IMPRINT + FUNDING))
    off = parse_config(Source("h", WITH_IMPRINT + FUNDING.replace("true", "false")))
    assert on.funding == {"en": "By X."}
    assert off.funding == {}


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ('en = "By {body}."', 'de = "Von {body}."', "missing-key", 17),
        ('en = "By {body}."', 'en = " "', "missing-key", 18),
        ('body = "X"\n', "", "missing-key", 14),
        ('body = "X"', 'body = " "', "missing-key", 16),
        ("{body}", "{Body}", "bad-value", 18),
        ("{body}", "{{body}}", "bad-value", 18),
        (', "00-imprint"', "", "missing-chapter", 8),
    ],
)
def test_a_funding_statement_that_cannot_be_printed_whole_is_told(old: str, new: str, code: str, line: int) -> None:
    text = WITH_IMPRINT + FUNDING
    assert old in text
    wrong = text.replace(old, new)
    assert [problem[:2] for problem in problems_of(wrong)] == [(code, line)]
    assert parse_config(Source("h", wrong.replace("enabled = true", "enabled = false"))).funding == {}


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _json(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, dt.date) else value


GUIDE = 'title = "The guide"\nchapters = ["10-a"]\nlanguages = ["en"]\n'


def test_a_publication_in_a_file_is_that_of_a_table() -> None:
    book, path = Source("handbook/handbook.toml", GOOD), "handbook/publications/guide.toml"
    as_table = parse_config(Source(book.path, f"{GOOD}\n[publications.guide]\n{GUIDE}")).publications
    as_file = parse_config(book, [Source(path, GUIDE)]).publications
    assert [replace(one, toml=NO_TOML) for one in as_file.values()] == [
        replace(one, toml=NO_TOML) for one in as_table.values()
    ]
    page = as_file["guide"].title_page()
    assert (page.where("title"), page.where("subtitle")) == (Location(path, 1), Location(path, 1))


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("guide", GUIDE.replace('["en"]', '["en", "fr"]'), "unknown-edition", 3),
        ("guide", f'{GUIDE}front = ["10-a"]\n', "repeated-chapter", 2),
        ("guide", f"{GUIDE}kind = 4\n", "bad-value", 4),
        ("guide", GUIDE.replace('"The', "The"), "bad-toml", 1),
        ("b", GUIDE, "bad-value", 1),
        ("more/guide", GUIDE, "bad-value", 1),
        ("A guide", GUIDE, "bad-value", 1),
        ("gui.de", GUIDE, "bad-value", 1),
    ],
)
def test_what_is_wrong_in_the_file_of_a_publication_is_told_with_its_place(
    name: str, text: str, code: str, line: int
) -> None:
    path = f"handbook/publications/{name}.toml"
    with pytest.raises(GesimError) as caught:
        parse_config(Source("handbook/handbook.toml", GOOD), [Source(path, text)])
    assert [(one.code, one.location.path, one.location.line) for one in caught.value.diagnostics] == [
        (code, path, line)
    ]


def test_the_schema_accepts_the_handbook_and_refuses_what_the_program_refuses() -> None:
    schema = SCHEMA
    jsonschema.Draft202012Validator.check_schema(schema)
    text = (ROOT / "handbook" / "handbook.toml").read_text("utf-8")
    values = _json(parse_toml(Source("handbook.toml", text)).values)
    jsonschema.validate(values, schema)
    for table in (values, values["book"]):
        with pytest.raises(jsonschema.ValidationError):
            table["unknown"] = "x"
            jsonschema.validate(values, schema)
        del table["unknown"]


def test_every_key_is_documented() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    names = {path.rpartition(".")[2] for path, key in paths(HandbookToml) if key.kind.name != "table"} - {"*"}
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []


def test_the_schema_in_the_documentation_is_the_programs() -> None:
    written = json.loads((ROOT / "docs" / "handbook.schema.json").read_text("utf-8"))
    assert written == SCHEMA
    schema = json_schema(LanguageTable, "languages/CODE.toml", "What gesim knows of a language.")
    assert json.loads((ROOT / "docs" / "language.schema.json").read_text("utf-8")) == schema
    schema = json_schema(PublicationTable, "publications/NAME.toml", "A publication of a gesim handbook.")
    assert json.loads((ROOT / "docs" / "publication.schema.json").read_text("utf-8")) == schema


def test_print_settings_have_their_defaults_and_bounds() -> None:
    assert parse_config(Source("handbook/handbook.toml", GOOD)).print_spec == PrintSpec()
    own = parse_config(Source("handbook/handbook.toml", f'{GOOD}\n[print]\ntrim = "B5"\npaper_volume = 2\n')).print_spec
    assert (own.trim, own.multiple) == ("B5", 4)
    assert own.leaf == pytest.approx(0.18)
    for line, expected in (
        ("bleed = -1", "at least 0"),
        ("bleed = nan", "a number"),
        ("max_ink = 500", "at most 400"),
        ("multiple = 4.5", "whole"),
    ):
        with pytest.raises(GesimError, match=expected):
            parse_config(Source("handbook/handbook.toml", f"{GOOD}\n[print]\n{line}\n"))


def test_a_book_number_names_one_form_of_one_edition() -> None:
    numbers = '\n[editions.en.isbn]\nprint = "978-3-16-148410-0"\nepub = "{epub}"\n'
    right = parse_config(Source("handbook/handbook.toml", GOOD + numbers.format(epub="978-0-306-40615-7")))
    assert dict(right.editions["en"].isbn) == {"print": "978-3-16-148410-0", "epub": "978-0-306-40615-7"}
    assert dict(parse_config(Source("handbook/handbook.toml", GOOD + numbers.format(epub=""))).editions["en"].isbn) == {
        "print": "978-3-16-148410-0"
    }
    assert problems_of(GOOD + numbers.format(epub="9783161484100"))[0][:2] == ("bad-value", 16)
    assert problems_of(GOOD + numbers.format(epub="978-0-306-40615-1"))[0][:2] == ("bad-value", 16)
