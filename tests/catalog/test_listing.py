from __future__ import annotations

import json

import pytest

from gesim_build.catalog.details import Details
from gesim_build.catalog.listing import missing_json, missing_text, status_json, status_text
from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.progress import Survey, survey
from gesim_build.catalog.surroundings import Surroundings
from gesim_build.catalog.word_counts import Band
from gesim_build.model import Catalog, Unit
from tests.catalog.samples import HEADER, catalog, read, unit

UNITS: tuple[Unit, ...] = (
    unit("One two three", chapter="First", line=3),
    unit("At least 45 days", chapter="Second", line=7, kind="table cell"),
    unit("Four", chapter="Second", line=9),
)
PO = (
    HEADER
    + """
msgid "One two three"
msgstr "Eins zwei drei"

#, fuzzy
#| msgid "At least 30 days"
msgid "At least 45 days"
msgstr "Mindestens 30 Tage"

msgid "Four"
msgstr ""
"""
)


def surveyed(catalog: Catalog | None = None) -> Survey:
    return survey(UNITS, catalog or catalog_of(read(PO), "de"))


def test_what_is_missing_is_listed_with_both_places() -> None:
    assert missing_text([surveyed()], colour=False) == (
        "de: 1 missing (1 word), 1 fuzzy (4 words) (37 % of 8 words done)\n"
        "\n"
        "  Second\n"
        "    handbook/chapters/10-one.md:7  fuzzy  table cell, 4 words  (translations/de.po:11)\n"
        "      At least [-30-]{+45+} days\n"
        "    handbook/chapters/10-one.md:9  missing  paragraph, 1 word  (translations/de.po:14)\n"
        "      Four\n"
        "\n"
        "  Next: open translations/de.po in a PO editor and correct the translation in line 11; "
        "at the end, run again: gesim missing --lang de"
    )


def test_a_catalog_that_is_behind_the_book_wants_a_sync_first() -> None:
    text = missing_text([surveyed(catalog(("One two three", "x")))], colour=False)
    assert "not in the catalog yet" in text
    assert text.endswith("Run: gesim sync --lang de, then: gesim missing --lang de")


def test_when_all_is_done_the_next_step_is_to_check() -> None:
    done = catalog(*((unit.msgid, "x") for unit in UNITS))
    text = missing_text([surveyed(done)], colour=False)
    assert "0 missing" in text
    assert text.endswith("gesim check --lang de")


def test_programs_get_the_same() -> None:
    [language] = json.loads(missing_json([surveyed()]))["languages"]
    assert language["total"] == {"words": 8, "translated": 3, "fuzzy": 4, "missing": 1, "percent": 37}
    [chapter] = language["chapters"]
    assert chapter["title"] == "Second"
    fuzzy, missing = chapter["strings"]
    assert fuzzy["diff"] == [["equal", "At least "], ["delete", "30"], ["insert", "45"], ["equal", " days"]]
    assert fuzzy["source"] == {"file": "handbook/chapters/10-one.md", "line": 7}
    assert fuzzy["catalog_line"] == 11
    assert missing["state"] == "missing"


def test_the_table_counts_words_by_chapter() -> None:
    assert status_text([surveyed()], colour=False).split("\n") == [
        "lang  chapter  words  translated  fuzzy  missing   done",
        "de    First        3           3      0        0  100 %",
        "de    Second       5           0      4        1    0 %",
        "de    all          8           3      4        1   37 %",
    ]


def test_the_table_for_programs() -> None:
    [language] = json.loads(status_json([surveyed()]))["languages"]
    assert [chapter["words"] for chapter in language["chapters"]] == [3, 5]
    assert language["total"]["percent"] == 37


def test_programs_get_every_value() -> None:
    """Each once, as it is: the names and the order are an interface."""
    total = {"words": 8, "translated": 3, "fuzzy": 4, "missing": 1, "percent": 37}
    fuzzy = {
        "state": "fuzzy",
        "kind": "table cell",
        "words": 4,
        "source": {"file": "handbook/chapters/10-one.md", "line": 7},
        "catalog_line": 11,
        "context": "",
        "msgid": "At least 45 days",
        "previous_msgid": "At least 30 days",
        "msgstr": "Mindestens 30 Tage",
        "diff": [["equal", "At least "], ["delete", "30"], ["insert", "45"], ["equal", " days"]],
    }
    missing = {
        "state": "missing",
        "kind": "paragraph",
        "words": 1,
        "source": {"file": "handbook/chapters/10-one.md", "line": 9},
        "catalog_line": 14,
        "context": "",
        "msgid": "Four",
    }
    step = (
        "open translations/de.po in a PO editor and correct the translation in line 11; "
        "at the end, run again: gesim missing --lang de"
    )
    language = {
        "language": "de",
        "catalog": "translations/de.po",
        "total": total,
        "chapters": [{"title": "Second", "strings": [fuzzy, missing]}],
        "next": step,
    }
    assert missing_json([surveyed()]) == json.dumps({"languages": [language]}, ensure_ascii=False, indent=2)
    known = {"msgid": "Four"}
    assert json.loads(missing_json([surveyed()], [known])) == {"languages": [language], "suggestions": [known]}
    chapters = [
        {"title": "First", "words": 3, "translated": 3, "fuzzy": 0, "missing": 0, "percent": 100},
        {"title": "Second", "words": 5, "translated": 0, "fuzzy": 4, "missing": 1, "percent": 0},
    ]
    status = {"language": "de", "catalog": "translations/de.po", "total": total, "chapters": chapters}
    assert status_json([surveyed()]) == json.dumps({"languages": [status]}, ensure_ascii=False, indent=2)


def test_letters_are_not_escaped_for_programs() -> None:
    assert "Ä €" in missing_json([survey([unit("Ä €")], catalog())])


def test_a_fuzzy_text_of_which_nobody_knows_the_old_english_is_shown_as_it_is() -> None:
    found = survey([unit("One two")], catalog(("One two", "Eins"), fuzzy=["One two"]))
    assert "\n      One two\n" in missing_text([found], colour=False)
    [string] = json.loads(missing_json([found]))["languages"][0]["chapters"][0]["strings"]
    assert (string["previous_msgid"], string["msgstr"]) == ("", "Eins")
    assert "diff" not in string


def test_the_first_text_that_is_open_says_what_to_do() -> None:
    po = read(f'{HEADER}\nmsgid "One"\nmsgstr ""\n\n#, fuzzy\nmsgid "Two"\nmsgstr "Zwei"\n')
    text = missing_text([survey([unit("One"), unit("Two")], catalog_of(po, "de"))], colour=False)
    assert "open translations/de.po in a PO editor and translate the text in line 6; at the end" in text


def test_languages_are_listed_one_below_the_other() -> None:
    assert missing_text([surveyed(), surveyed()], colour=False).count("\n\nde: 1 missing") == 1
    rows = status_text([surveyed(), surveyed()], colour=False).split("\n")
    assert [row.split()[:2] for row in rows[1:]] == [["de", name] for name in ("First", "Second", "all")] * 2


@pytest.mark.parametrize(("length", "shown"), [(48, "a" * 48), (49, f"{'a' * 47}…")])
def test_a_long_title_is_cut(length: int, shown: str) -> None:
    found = survey([unit("One", chapter="a" * length)], catalog())
    assert status_text([found], colour=False).split("\n")[1].split()[1] == shown


def test_states_have_their_colours() -> None:
    red, yellow, green = (f"\x1b[{code}m" for code in (31, 33, 32))
    text = missing_text([surveyed()], colour=True)
    assert f"{yellow}fuzzy\x1b[0m" in text
    assert f"{red}missing\x1b[0m" in text
    assert f"{red}[-30-]\x1b[0m{green}{{+45+}}\x1b[0m" in text
    rows = status_text([surveyed()], colour=True).split("\n")
    assert [row[:5] for row in rows] == ["lang ", "de   ", "de   ", red]
    done = survey([unit("One")], catalog(("One", "Eins")))
    assert status_text([done], colour=True).split("\n")[-1].startswith(green)


def test_colour_is_added_on_request_only() -> None:
    assert "\x1b[" in missing_text([surveyed()], colour=True)
    assert "\x1b[" in status_text([surveyed()], colour=True)
    assert "\x1b[" not in status_text([surveyed()], colour=False)


WHERE = {
    ("", "One two three"): Surroundings("", "At least 45 days", 1, "2", "Start"),
    ("", "At least 45 days"): Surroundings("One two three", "Four", 8, "9", "Time"),
    ("", "Four"): Surroundings("At least 45 days", "", 2, "iii"),
}
COUNTS = {"new": Band(1, 2), "100 %": Band(0, 0), "85–94 %": Band(3, 4)}


def test_what_is_missing_is_told_with_its_place_in_the_last_build_and_its_words() -> None:
    details = {"de": Details(COUNTS, WHERE, is_built=True)}
    text = missing_text([surveyed()], details, colour=False)
    assert "days\n        Page 9 · Time\n        Text before: One two three\n        Text after: Four\n    hand" in text
    assert (
        "\n      Four\n        Page iii\n        Text before: At least 45 days\n\n  Words: new: 2, 85–94 %: 4\n\n  Next"
        in text
    )
    assert "No PDF" not in text
    assert missing_text([surveyed()], {"it": details["de"]}, colour=False) == missing_text([surveyed()], colour=False)
    unbuilt = missing_text([surveyed()], {"de": Details({}, WHERE)}, colour=False)
    assert "\n\n  No PDF to name pages of: gesim build --lang de --format pdf\n\n  Next" in unbuilt
    (language,) = json.loads(missing_json([surveyed()], details=details))["languages"]
    assert language["words"] == {
        "new": {"messages": 1, "words": 2}, "100 %": {"messages": 0, "words": 0}, "85–94 %": {"messages": 3, "words": 4}
    }  # fmt: skip
    assert [one["place"] for one in language["chapters"][0]["strings"]] == [
        {"page": "9", "section": "Time", "before": "One two three", "after": "Four"},
        {"page": "iii", "section": "", "before": "At least 45 days", "after": ""},
    ]


def test_the_status_names_the_pages_of_chapters_in_their_order() -> None:
    details = {"de": Details({}, WHERE)}
    assert [row.split() for row in status_text([surveyed()], details, colour=False).split("\n")] == [
        ["lang", "chapter", "words", "translated", "fuzzy", "missing", "done", "pages"],
        ["de", "First", "3", "3", "0", "0", "100", "%", "2"],
        ["de", "Second", "5", "0", "4", "1", "0", "%", "iii–9"],
        ["de", "all", "8", "3", "4", "1", "37", "%"],
    ]
    assert status_text([surveyed()], {"de": Details(COUNTS)}, colour=False) == status_text([surveyed()], colour=False)
    (language,) = json.loads(status_json([surveyed()], details))["languages"]
    assert [one["pages"] for one in language["chapters"]] == ["2", "iii–9"]
    assert status_json([surveyed()], {"it": details["de"]}) == status_json([surveyed()])
    assert Details(where={("", "Four"): Surroundings("", "")}).pages(surveyed().items) == ""
