"""``gesim add-language``: an edition behind the others, with a catalog; or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.diagnostics import GesimError
from tests.cli.translation_project import CHAPTER, CONFIG, gesim, write_chapter, write_project

TABLE = '[editions.uk]\ncountry = "UA"\n'
SLOTS = "\n::: national aid\nAsk the police.\n:::\n\n::: national law\nAsk a lawyer.\n:::\n"
CONTACT = """[[contact]]
id = "{id}"
name = "Police"
country = "{country}"
kind = "emergency"
number = "112"
display = "112"
availability = "At any hour."
source = "A directive"
read_on = 2025-12-30
expires_on = 2027-11-23
call_test = "not applicable"
status = "print"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def config(project: Path) -> str:
    return (project / "handbook/handbook.toml").read_text(encoding="utf-8")


def test_the_edition_its_catalog_and_what_is_open(project: Path) -> None:
    write_chapter(project, CHAPTER + SLOTS)
    passage = project / "handbook/national/UA/law.md"
    passage.parent.mkdir(parents=True)
    passage.write_text("Call a lawyer of the bar.\n")
    done = gesim(project, "add-language", "uk", "--country", "UA")
    assert done.exit_code == 0
    assert config(project) == f"{CONFIG}\n{TABLE}"
    assert "She decides within 30 days" in (project / "translations/uk.po").read_text("utf-8")
    assert not (project / "translations/de.po").exists()
    assert "handbook/national/UA/aid.md: to be written" in done.output
    assert "law.md" not in done.output
    assert gesim(project, "check", "--lang", "uk").exit_code == 0


def test_its_catalog_has_the_texts_of_all_publications_in_it(project: Path) -> None:
    (project / "handbook/chapters/20-two.md").write_text("# Two\n\nA text of the guide.\n", "utf-8")
    guide = '\n[publications.guide]\ntitle = "The guide"\nchapters = ["20-two"]\n'
    (project / "handbook/handbook.toml").write_text(config(project) + guide, "utf-8")
    assert gesim(project, "add-language", "uk", "--country", "UA").exit_code == 0
    assert "A text of the guide." in (project / "translations/uk.po").read_text("utf-8")
    assert gesim(project, "sync", "--check", "--lang", "uk").exit_code == 0


def test_registers_without_a_record_of_the_country(project: Path) -> None:
    contacts = "\n".join(CONTACT.format(id=f"{country.lower()}-police", country=country) for country in ("EU", "DE"))
    (project / "handbook/contacts.toml").write_text(contacts, encoding="utf-8")
    write_chapter(project, CHAPTER)
    assert "contacts.toml" not in gesim(project, "add-language", "uk", "--country", "UA").output
    write_chapter(project, f"{CHAPTER}\n::: contacts\n:::\n")
    said = "handbook/contacts.toml: has nothing of UA yet, but of other countries"
    assert said in gesim(project, "add-language", "fr", "--country", "UA").output
    assert "contacts.toml" not in gesim(project, "add-language", "nl", "--country", "DE").output


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CONFIG}\n# The printer\'s.\n[print]\ntrim = \"B5\"\n",
         f"{CONFIG}\n{TABLE}\n# The printer\'s.\n[print]\ntrim = \"B5\"\n"),
        (CONFIG.replace("[contents]", "[print]").replace("chapters = [\"10-one\"]", "trim = \"B5\"")
         + "[contents]\nchapters = [\n  \"10-one\",\n]\n",
         CONFIG.replace("[contents]", "[print]").replace("chapters = [\"10-one\"]", "trim = \"B5\"")
         + f"{TABLE}\n[contents]\nchapters = [\n  \"10-one\",\n]\n"),
        (CONFIG.rstrip("\n"), f"{CONFIG}\n{TABLE}"),
    ],
    ids=["before a comment of the next table", "before a table at once", "without a last line end"],
)  # fmt: skip
def test_all_else_in_the_configuration_stays_as_it_is(project: Path, text: str, expected: str) -> None:
    (project / "handbook/handbook.toml").write_text(text, encoding="utf-8")
    assert gesim(project, "add-language", "uk", "--country", "UA").exit_code == 0
    assert config(project) == expected


def test_there_is_one_edition_in_a_language(project: Path) -> None:
    done = gesim(project, "add-language", "de", "--country", "AT")
    assert done.exit_code == 2
    assert config(project) == CONFIG


@pytest.mark.parametrize(
    ("language", "country", "code"),
    [("xlat", "UA", "unknown-language"), ("uk", "Ukraine", "bad-value"), ('uk"]', "UA", "bad-toml")],
)
def test_what_would_not_be_right_is_not_written(project: Path, language: str, country: str, code: str) -> None:
    error = gesim(project, "add-language", language, "--country", country).exception
    assert isinstance(error, GesimError)
    assert [problem.code for problem in error.diagnostics] == [code]
    assert config(project) == CONFIG
    assert not (project / "translations").exists()


def test_a_book_with_an_error_is_left_alone(project: Path) -> None:
    write_chapter(project, "# One {#one}\n\n::: nonsense\nText.\n:::\n")
    assert isinstance(gesim(project, "add-language", "uk", "--country", "UA").exception, GesimError)
    assert config(project) == CONFIG
