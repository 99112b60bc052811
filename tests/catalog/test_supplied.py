"""The words of the default theme that come with the program, and how they get into a book's catalog."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.po_read import parse
from gesim_build.catalog.supplied import FOLDER, supplied_words, with_supplied
from gesim_build.catalog.templates import template_strings
from gesim_build.catalog.text import msgid_of
from gesim_build.catalog.units import THEME
from gesim_build.diagnostics import Location
from gesim_build.kinds import BOOK, KINDS
from gesim_build.languages import available
from gesim_build.model import Unit
from gesim_build.theme import read_theme
from tests.cli.translation_project import gesim, write_project
from tests.judges.msgfmt import msgfmt_check

# Words that are the same in some languages.
SAME = (
    "Project:",
    "Partners:",
    "Note",
    "Notes",
    "Figures",
    "Articles",
    "Checklists",
    "Pages",
    "Source:",
    "Licence",
    "Instrument",
    "Date",
    "Checklist",
    "Checklists",
)
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.po"))
UNITS = [
    Unit("", "Contents", THEME, Location("templates/a.j2", 1), "Templates"),
    Unit("", "Notes", THEME, Location("templates/a.j2", 2), "Templates"),
    Unit("", "Unheard of", THEME, Location("templates/a.j2", 3), "Templates"),
    Unit("", "Figure", "paragraph", Location("handbook/chapters/10-a.md", 1), "A"),
]
WORDS = {"Contents": "Inhalt", "Notes": "Anmerkungen", "Figure": "Abbildung", "Unused": "Unbenutzt"}


@pytest.fixture(scope="module")
def strings(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The words of the default theme, and those that discreet editions are called by."""
    theme = read_theme(tmp_path_factory.mktemp("project"))
    plain = {layout.plain_title for layout in KINDS.values()}
    return plain | {msgid_of(text) for text, _ in template_strings(theme.files, theme.vocabulary)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_has_every_word_of_its_theme_and_no_other(language: str, strings: set[str]) -> None:
    words = supplied_words(language)
    assert words.keys() == strings
    assert all(words.values())
    po, problems = parse((FOLDER / f"{language}.po").read_text("utf-8"), f"{language}.po")
    assert problems == ()
    assert "draft" in str(po.header)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_keeps_its_form(language: str) -> None:
    """Colons, full stops and placeholders are those of the English word; no word mixes scripts."""
    for english, word in supplied_words(language).items():
        assert re.findall(r"\{[^}]*\}|%\(\w+\)s|<[^>]*>", english) == re.findall(r"\{[^}]*\}|%\(\w+\)s|<[^>]*>", word)
        assert english.endswith(":") == word.endswith(":"), word
        assert english.endswith(".") == word.endswith("."), word
        assert word == word.strip()
        assert unicodedata.is_normalized("NFC", word)
        for letters in re.findall(r"[^\W\d_]+", word):
            assert len({unicodedata.name(letter).partition(" ")[0] for letter in letters}) == 1, letters
        assert word != english or english in SAME


def test_gettext_accepts_them() -> None:
    assert {language: found for language in LANGUAGES if (found := msgfmt_check(FOLDER / f"{language}.po"))} == {}


def test_the_interface_speaks_every_language_that_the_program_knows() -> None:
    assert {*LANGUAGES, "en"} == {*available()}


def test_a_language_without_a_file_has_none() -> None:
    assert supplied_words("en") == supplied_words("xx") == {}


def test_what_a_catalog_lacks_is_supplied() -> None:
    empty = Entry("Notes", ("",), comments=("# Ours.",))
    po, supplied = with_supplied(PoFile("translations/de.po", (empty,)), UNITS, WORDS)
    assert supplied == 2
    assert [(entry.msgid, entry.msgstr, entry.comments) for entry in po.entries] == [
        ("Notes", ("Anmerkungen",), ("# Ours.",)),
        ("Contents", ("Inhalt",), ()),
    ]


def test_a_word_is_supplied_in_its_context_and_after_one_that_is_there() -> None:
    own = Entry("Contents", ("Übersicht",))
    second = Unit("list", "Notes", THEME, Location("templates/a.j2", 4), "Templates")
    po, supplied = with_supplied(PoFile("translations/de.po", (own,)), [UNITS[0], second, UNITS[1]], WORDS)
    assert supplied == 2
    assert [(entry.context, entry.msgstr) for entry in po.entries] == [
        (None, ("Übersicht",)), ("list", ("Anmerkungen",)), (None, ("Anmerkungen",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "own",
    [
        Entry("Notes", ("Notizen",)),
        Entry("Notes", ("Notizen",), flags=("fuzzy",)),
        Entry("Notes", ("X",), obsolete=True),
    ],
    ids=["translated", "fuzzy", "obsolete"],
)
def test_what_a_book_says_itself_stays(own: Entry) -> None:
    po, supplied = with_supplied(PoFile("translations/de.po", (own,)), UNITS[1:2], WORDS)
    assert (po.entries, supplied) == ((own,), 0)


def test_sync_brings_them_once_and_leaves_a_change_alone(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    first = gesim(project, "sync", "--lang", "de")
    # It is no discreet book, which would be called by a word that no template prints.
    assert f"{len(supplied_words('de').keys() - {KINDS[BOOK].plain_title})} supplied" in first.output
    catalog = project / "translations/de.po"
    assert 'msgid "Contents"\nmsgstr "Inhalt"' in catalog.read_text("utf-8")
    catalog.write_text(catalog.read_text("utf-8").replace('msgstr "Inhalt"', 'msgstr "Übersicht"'), "utf-8")
    before = catalog.read_text("utf-8")
    assert "supplied" not in gesim(project, "sync", "--lang", "de").output
    assert catalog.read_text("utf-8") == before


def test_a_book_in_another_language_than_english_speaks_it_everywhere(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    config = project / "handbook/handbook.toml"
    config.write_text(config.read_text("utf-8").replace("[contents]", 'language = "de"\n\n[contents]'), "utf-8")
    assert gesim(project, "build", "--lang", "de", "--format", "html").exit_code == 0
    page = (project / "dist/de/html/index.html").read_text("utf-8")
    assert "Zum Text springen" in page
    assert "Skip to the text" not in page
