"""Terms of the glossary: found in English texts, looked for in translations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesim_build.checks import check_message
from gesim_build.checks.analysis.terms import Term, Terms, glossary_terms, named_in, prepared
from gesim_build.checks.rules import term_differs
from gesim_build.diagnostics import Location
from gesim_build.languages.wordings import wordings
from gesim_build.model import Message, Record, Unit
from gesim_build.registers.definitions import Contact
from gesim_build.registers.definitions import Term as GlossaryTerm
from gesim_build.schema import typed
from tests.checks.books import PLACE, catalog_of
from tests.conventions import load

# A glossary in five languages: the headword, and the term as it is used in a sentence. No two share all their words.
GLOSSARY = {
    "de": {
        "Victim of trafficking": ("Opfer des Menschenhandels", "für Menschenhandelsopfer"),
        "Interpreter": ("Dolmetscher(in)", "mit einer dolmetschenden Person"),
        "Residence permit": ("Aufenthaltstitel", "Anträge auf Aufenthaltstitel"),
        "Safety plan": ("Sicherheitsplan", "Ihre Sicherheitspläne"),
        "Shelter": ("Schutzunterkunft", "in Schutzunterkünften"),
        "Third-country national": ("Drittstaatsangehörige(r)", "für Drittstaatsangehörige"),
    },
    "el": {
        "Victim of trafficking": ("Θύμα εμπορίας προσώπων", "των θυμάτων εμπορίας προσώπων"),
        "Interpreter": ("Διερμηνέας", "με δύο διερμηνείς"),
        "Residence permit": ("Άδεια διαμονής", "των αδειών διαμονής"),
        "Safety plan": ("Σχέδιο ασφάλειας", "τα σχέδια ασφάλειας"),
        "Shelter": ("Καταφύγιο", "του καταφυγίου"),
        "Third-country national": ("Υπήκοος τρίτης χώρας", "οι υπήκοοι τρίτων χωρών"),
    },
    "it": {
        "Victim of trafficking": ("Vittima della tratta", "le vittime di tratta"),
        "Interpreter": ("Interprete", "dagli interpreti"),
        "Residence permit": ("Permesso di soggiorno", "i permessi di soggiorno"),
        "Safety plan": ("Piano di sicurezza", "nei piani di sicurezza"),
        "Shelter": ("Struttura protetta", "nelle strutture protette"),
        "Third-country national": ("Cittadino/a di un paese terzo", "le cittadine di paesi terzi"),
    },
    "lv": {
        "Victim of trafficking": ("Cilvēku tirdzniecībā cietušais (-usī)", "cilvēku tirdzniecībā cietušajām"),
        "Interpreter": ("Tulks (-e)", "ar tulku"),
        "Residence permit": ("Uzturēšanās atļauja", "uzturēšanās atļaujām"),
        "Safety plan": ("Drošības plāns", "drošības plānā"),
        "Shelter": ("Patversme", "patversmju"),
        "Third-country national": ("Trešās valsts valstspiederīgais (-ā)", "trešo valstu valstspiederīgajiem"),
    },
    "lt": {
        "Victim of trafficking": ("Prekybos žmonėmis auka", "prekybos žmonėmis aukoms"),
        "Interpreter": ("Vertėjas (-a) žodžiu", "su vertėja žodžiu"),
        "Residence permit": ("Leidimas gyventi", "leidimo gyventi"),
        "Safety plan": ("Saugumo planas", "saugumo planuose"),
        "Shelter": ("Prieglauda", "prieglaudose"),
        "Third-country national": ("Trečiosios šalies pilietis (-ė)", "trečiųjų šalių piliečiams"),
    },
}
ENGLISH = load("en")


def terms_of(code: str) -> Terms:
    found = (Term(name, wordings(headword)) for name, (headword, _) in GLOSSARY[code].items())
    return prepared(found, ENGLISH, load(code))


def english(*names: str) -> Terms:
    return prepared((Term(name, (name,)) for name in names), ENGLISH, ENGLISH)


def named(terms: Terms, text: str) -> list[str]:
    return [term.name for term in terms.named(text)]


def found_in(terms: Terms, source: str, translation: str, *accepted: str) -> list[str]:
    unit = Unit("", source, "paragraph", Location("handbook/chapters/10-a.md", 3), "A")
    message = Message("", source, translation, False, "", Location("translations/xx.po", 5), accepted)
    found = check_message(unit, message, terms.translation, terms, "")
    return [f.message for f in found if f.code == term_differs.CODE]


PAIRS = [(code, one, other) for code, glossary in GLOSSARY.items() for one in glossary for other in glossary]


@pytest.mark.parametrize(("code", "one", "other"), PAIRS)
def test_a_term_for_another_is_found_and_an_inflected_one_passes(code: str, one: str, other: str) -> None:
    found = found_in(terms_of(code), f"About the {one}.", f"… {GLOSSARY[code][other][1]}.")
    assert bool(found) == (one != other)
    assert all(message.startswith(f"“{one}”") for message in found)


@given(data=st.data(), code=st.sampled_from(sorted(GLOSSARY)))
def test_the_words_may_stand_in_any_order_and_anywhere(data: st.DataObject, code: str) -> None:
    name = data.draw(st.sampled_from(sorted(GLOSSARY[code])))
    others = ["…", "–", "112", "abc", "(xyz)"]
    pieces = data.draw(st.permutations([*GLOSSARY[code][name][1].split(), *others]))
    assert found_in(terms_of(code), name, " ".join(pieces)) == []


def test_the_longest_term_counts() -> None:
    terms = english("Integration", "Integration plan", "Individual integration plan")
    assert named(terms, "An individual integration plan for integration.") == [
        "Individual integration plan",
        "Integration",
    ]
    assert named(terms, "An integration plan") == ["Integration plan"]


@pytest.mark.parametrize(
    "text",
    ["third-country nationals", "Third country national", "THIRD\u2011COUNTRY NATIONALS", "a third-country national's"],
)
def test_case_hyphens_and_number_make_no_difference(text: str) -> None:
    assert named(english("Third-country national"), text) == ["Third-country national"]


@pytest.mark.parametrize(
    "text", ["a third, country national", "a third-country (national)", "third-country nationality"]
)
def test_what_is_interrupted_or_derived_is_no_term(text: str) -> None:
    assert named(english("Third-country national"), text) == []


def test_a_term_that_stands_twice_is_found_once() -> None:
    assert len(found_in(terms_of("lt"), "Shelter, shelters, SHELTER", "namai")) == 1


def test_phrases_of_another_language_name_no_term() -> None:
    assert found_in(terms_of("de"), "the title [Safety plan]{lang=en}", "der Titel") == []
    assert found_in(terms_of("de"), "a safety plan ([Sicherheitsplan]{lang=de})", "[Sicherheitsplan]{lang=de}") == []


def test_a_title_may_stay_in_english_if_it_is_marked() -> None:
    terms = terms_of("lv")
    assert found_in(terms, "Safety plans: a report", "[Safety plans: a report]{lang=en}") == []
    assert found_in(terms, "Safety plans: a report", "[Safety plans: a report]{lang=de}")
    assert found_in(terms, "Safety plans: a report", "Safety plans: a report")
    assert found_in(terms, "Shelters and safety plans", "[Shelters]{lang=en} un plāni")


def test_a_finding_says_what_is_expected_and_how_to_accept_it() -> None:
    unit, message = (
        Unit("", "A shelter", "paragraph", PLACE, "A"),
        Message("", "A shelter", "Ein Heim", False, "", PLACE),
    )
    terms = prepared([Term("Shelter", ("Schutzunterkunft", "Frauenhaus"))], ENGLISH, load("de"))
    (found,) = term_differs.check(unit, message, terms)
    assert found.message == "“Shelter” should be “Schutzunterkunft” or “Frauenhaus”"
    assert "translations/terms-de.toml" in found.hint
    assert "# gesim: accept term-differs – " in found.hint


def test_a_finding_can_be_accepted() -> None:
    assert found_in(terms_of("de"), "A shelter", "Ein Heim")
    assert found_in(terms_of("de"), "A shelter", "Ein Heim", "term-differs") == []


def record(kind: type[Record], **values: object) -> Record:
    return typed(kind, {"id": "x", **values}, location=PLACE)


def test_the_glossary_gives_names_and_wordings() -> None:
    records = [
        record(GlossaryTerm, term="Trafficking in human beings", also=["trafficking", "THB"]),
        record(GlossaryTerm, term="Untranslated"),
        record(Contact, name="Helpline"),
    ]
    catalog = catalog_of({"Trafficking in human beings": "Εμπορία προσώπων", "Helpline": "Γραμμή"}, "el")
    variants = {"trafficking in human beings": ("σωματεμπορία",), "trafficking": ("εμπορία",), "untranslated": ("x",)}
    assert list(glossary_terms(records, catalog, variants)) == [
        Term("Trafficking in human beings", ("Εμπορία προσώπων", "σωματεμπορία")),
        Term("trafficking", ("Εμπορία προσώπων", "σωματεμπορία", "εμπορία")),
        Term("THB", ("Εμπορία προσώπων", "σωματεμπορία")),
        Term("Untranslated", ()),
    ]


def test_a_short_form_is_right_for_the_short_name_only() -> None:
    records = [record(GlossaryTerm, term="Trafficking in human beings", also=["trafficking"])]
    catalog = catalog_of({"Trafficking in human beings": "Εμπορία προσώπων"}, "el")
    terms = prepared(glossary_terms(records, catalog, {"trafficking": ("εμπορία",)}), ENGLISH, load("el"))
    assert found_in(terms, "After trafficking", "Μετά την εμπορία") == []
    assert found_in(terms, "Trafficking in human beings", "Η εμπορία ανθρώπων")


def test_a_term_without_translation_is_not_looked_for_but_hides_its_parts() -> None:
    found = [Term("Integration", ("Integration",)), Term("Integration plan", ())]
    assert found_in(prepared(found, ENGLISH, load("de")), "The integration plan", "Der Plan") == []


@given(source=st.text(), translation=st.text(min_size=1), code=st.sampled_from(sorted(GLOSSARY)))
def test_no_text_breaks_the_check(source: str, translation: str, code: str) -> None:
    found_in(terms_of(code), source + " shelter", translation)


NEVER = {"Invalide": "a", "Opfer sein": "b", "–": "c"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Invaliden haben Rechte.", ["a"]),
        ("Alle Opfer sind gleich, keine will Opfer sein", ["b"]),
        ("Opfer sein – als Invalide", ["a", "b"]),
        ("Opfer", []), ("Opfer kann sie sein.", []), ("sein Opfer – ein Opfer", []), ("", []),
    ],
)  # fmt: skip
def test_what_must_not_be_said_is_found_word_beside_word(text: str, found: list[str]) -> None:
    assert [reason for _, reason in Terms(load("en"), load("de"), {}, NEVER).forbidden(text)] == found
    assert list(Terms(load("en"), load("de"), {}).forbidden(text)) == []


def test_a_message_that_is_a_term_does_not_name_itself() -> None:
    terms = prepared([Term("Shelter", ("Zuflucht", "Obdach")), Term("Permit", ())], load("en"), load("de"))
    assert named_in("A `shelter`, a shelter and a permit", terms) == (("Shelter", "Zuflucht; Obdach"),)
    assert named_in("Shelter", terms) == ()
