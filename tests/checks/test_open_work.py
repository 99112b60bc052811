"""What is missing in a catalog, what only people can supply, and what is accepted: to the word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.checks import check_catalog
from gesim_build.checks.analysis.reviewers import reviewers
from gesim_build.checks.analysis.sample_records import sample
from gesim_build.checks.pending import KINDS, pending
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.model import Unit
from gesim_build.registers.definitions import Contact, Fact, Reference, Term
from gesim_build.registers.questions import Question
from gesim_build.vocabulary import Review
from tests.checks.books import EDITIONS, book_of, catalog_of
from tests.conventions import load

PLACE = Location("handbook/chapters/10-a.md", 3)


def unit(msgid: str, line: int = 3) -> Unit:
    return Unit("", msgid, "paragraph", Location(PLACE.path, line), "A")


def shown(found: tuple[Diagnostic, ...]) -> list[tuple[str, ...]]:
    return [(str(d.location), d.severity, d.code, d.message, d.hint, *map(str, d.related)) for d in found]


UNITS = [unit("One.", 3), unit("Two.", 5), unit("Three.", 7), unit("Three.", 9), unit("Four.", 11)]
CATALOG = catalog_of({"One.": "", "Two.": "Zwei.", "Four.": "Four."})
MESSAGES = {
    **CATALOG.messages,
    ("", "Two."): replace(CATALOG.messages["", "Two."], fuzzy=True),
    ("", "Four."): replace(CATALOG.messages["", "Four."], repeats_source=True),
}


def test_before_a_release_what_is_open_is_counted() -> None:
    catalog = replace(CATALOG, messages=MESSAGES)
    hint = "They appear in English, with a mark. gesim missing --lang de lists them."
    found = [d for d in check_catalog(UNITS, catalog, load("de")) if d.severity is Severity.NOTE]
    assert shown(tuple(found)) == [
        ("translations/de.po", "note", "missing-translation", "3 of 5 texts are not translated", hint),
        ("translations/de.po", "note", "fuzzy-translation", "1 of 5 texts is fuzzy", hint),
    ]
    assert check_catalog([unit("Five.")], catalog_of({"Five.": "Fünf."}), load("de")) == ()


def test_in_a_release_each_open_text_is_told_at_its_place() -> None:
    catalog = replace(CATALOG, messages=MESSAGES)
    show = "gesim missing --lang de shows it with its place."
    correct = "Compare it with the English text, correct it, and remove the word “fuzzy”."
    assert shown(check_catalog(UNITS, catalog, load("de"), release=True)) == [
        ("translations/de.po:10", "error", "missing-translation", "“One.” is not translated (de)", show, f"{PLACE}"),
        (f"{PLACE.path}:9", "error", "missing-translation", "“Three.” is not translated (de)", show),
        ("translations/de.po:30", "error", "missing-translation",
         "“Four.” is not translated: its translation is the English again (de)", show, f"{PLACE.path}:11"),
        ("translations/de.po:20", "error", "fuzzy-translation", "“Two.” is only a guess (de)", correct,
         f"{PLACE.path}:5"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("msgid", "said"), [("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…"), ("x" * 58 + " yy", "x" * 58 + "…")]
)
def test_a_long_text_is_named_by_its_beginning(msgid: str, said: str) -> None:
    (found,) = check_catalog([unit(msgid)], catalog_of({}), load("de"), release=True)
    assert found.message == f"“{said}” is not translated (de)"


FILES = {
    "chapters/10-a.md": "---\nreview: clinical\n---\n# A {#a}\n",
    "chapters/20-b.md": "---\nreview: legal\n---\n# B {#b}\n",
    "chapters/30-c.md": "# C {#c}\n",
    "contacts.toml": "".join(
        sample(Contact, **values)
        for values in (
            {"id": "held", "status": "hold", "reason": "Closed.", "call_test": "due"},
            {"id": "due", "call_test": "due", "country": "IE"},
            {"id": "passed", "call_test": "passed"},
            {"id": "french", "call_test": "due", "country": "FR"},
        )
    ),
    "references.toml": "".join(
        sample(Reference, **values)
        for values in (
            {"id": "sure", "confidence": "A"},
            {"id": "open", "confidence": "B", "open": "Whether it holds."},
            {
                "id": "lost",
                "confidence": "A",
                "kind": "publication",
                "title": "A paper",
                "url": None,
                "number": None,
                "body": None,
                "published": None,
            },
        )
    ),
    "facts.toml": "".join(
        sample(Fact, id=f"f{level.lower()}", reference="sure", confidence=level) for level in ("A", "B")
    ),
    "questions.toml": "".join(
        sample(Question, id=name, asked_of=asked, about=about, question=f"{name}?")
        for name, asked, about in (
            ("one", ["clinical", "de"], ["#b", "reference.sure", "fact.fa"]),
            ("two", ["lv"], None),
            ("three", ["it"], None),
        )
    ),
    "glossary.toml": "".join(
        sample(Term, **values)
        for values in ({"id": "one", "undecided": ["de", "lv"]}, {"id": "two"}, {"id": "three", "undecided": ["lv"]})
    ),
}
EXPECTED = [
    "call-test contact due: 116999 @handbook/contacts.toml:26 IE",
    "confirm-contact contact held: Closed. @handbook/contacts.toml:13",
    "verify reference open @handbook/references.toml:14",
    "verify fact fb @handbook/facts.toml:20",
    "find-source reference lost: A paper @handbook/references.toml:21",
    "answer reference open: Whether it holds. @handbook/references.toml:17",
    "question one? @handbook/questions.toml:4",
    "question two? @handbook/questions.toml:9",
    "decide-term term one: de @handbook/glossary.toml:5",
    "decide-term term one: lv @handbook/glossary.toml:5",
    "decide-term term three: lv @handbook/glossary.toml:14",
    "specialist-review a, by a clinician @handbook/chapters/10-a.md:1",
    "translation-review the edition de-DE @handbook/handbook.toml:21 DE",
]
REVIEWS = {"clinical": Review("Needs clinical review.", "a clinician")}


def test_what_only_people_can_supply_is_listed_by_kind() -> None:
    latvian = replace(EDITIONS["de"], language="lv", country="LV", reviewed=True)
    places = {code: Location("handbook/handbook.toml", line) for code, line in (("en", 20), ("de", 21), ("lv", 30))}
    found = pending(book_of(FILES), {**EDITIONS, "lv": latvian}, "en", places, REVIEWS)
    kinds = [one.kind for one in found]
    assert kinds == sorted(kinds, key=[*KINDS].index)
    assert [f"{one.kind} {one.what} @{one.location} {one.country}".strip() for one in found] == EXPECTED
    asked = next(one for one in found if one.what == "one?")
    assert asked.asked_of == ("clinical", "de")
    assert [*map(str, asked.about)] == ["handbook/chapters/20-b.md:4", "handbook/facts.toml:1"]


def test_who_is_asked_and_what_a_term_is_called_so_far() -> None:
    cited = f"{FILES['chapters/20-b.md']}\n{{{{fact.fb}}}}\n"
    places, candidates = dict.fromkeys(EDITIONS, PLACE), {("one", "de"): ["Eins", "Ein"], ("two", "de"): ["Zwei"]}
    book = book_of({**FILES, "chapters/20-b.md": cited})
    found = pending(book, EDITIONS, "en", places, REVIEWS, candidates=candidates)
    asked = {one.what: one.asked_of for one in found}
    assert (asked["fact fb"], asked["reference open"]) == (("legal",), ())
    assert (asked["term one: de"], asked["a, by a clinician"]) == (("de",), ("clinical",))
    assert asked["the edition de-DE"] == ("de",)
    assert [(one.what, one.candidates) for one in found if one.candidates] == [("term one: de", ("Eins", "Ein"))]


def test_a_record_is_a_matter_of_the_reviews_whose_chapters_print_or_else_cite_it() -> None:
    law = "---\nreview: legal\n---\n# L {#l}\n\n::: rights Rights\n:::\n"
    care = "---\nreview: clinical\n---\n# C {#c}\n\n{{fact.hours}} and {{fact.right}}, {{source.hours}}.\n"
    provision = {"kind": "provision", "right": "Help", "ask": "Us", "value": None, "year": None, "period": None}
    files = {
        "chapters/10-l.md": law,
        "chapters/20-c.md": care,
        "chapters/30-d.md": "# D {#d}\n\n{{fact.hours}}\n",
        "references.toml": sample(Reference, id="report") + sample(Reference, id="study"),
        "facts.toml": sample(Fact, id="hours", reference="study") + sample(Fact, id="right", **provision),
    }
    assert {record: names for (_, record), names in reviewers(book_of(files)).items()} == {
        "hours": ("clinical",),
        "study": ("clinical",),
        "right": ("legal",),
        "report": ("legal",),
    }


def test_a_source_that_is_cited_is_a_matter_of_those_who_cite_it_and_of_those_who_cite_its_facts() -> None:
    files = {
        "chapters/10-l.md": "---\nreview: legal\n---\n# L {#l}\n\n{{ref.study}}\n",
        "chapters/20-c.md": "---\nreview: clinical\n---\n# C {#c}\n\n{{fact.hours}}\n",
        "references.toml": sample(Reference, id="study"),
        "facts.toml": sample(Fact, id="hours", reference="study"),
    }
    assert {record: names for (_, record), names in reviewers(book_of(files)).items()} == {
        "hours": ("clinical",),
        "study": ("clinical", "legal"),
    }


def test_a_chapter_that_is_signed_waits_for_no_specialist() -> None:
    book, places = book_of(FILES), dict.fromkeys(EDITIONS, PLACE)
    for signed, waiting in (({}, 1), ({"handbook/chapters/10-a.md": frozenset(("clinical",))}, 0),
                            ({"handbook/chapters/10-a.md": frozenset(("legal",))}, 1)):  # fmt: skip
        found = pending(book, EDITIONS, "en", places, REVIEWS, signed)
        assert [one.kind for one in found].count("specialist-review") == waiting
