"""Words, nouns and stems: forms of one word are found, other words are not."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesim_build.languages import available, load
from gesim_build.languages.stems import has_form, noun, stem, weighty_words, words
from gesim_build.model import Language

LANGUAGES = {code: load(code) for code in available()}

# No algorithm is to be had; forms of a word are known by what they share.
WITHOUT_STEMMER = ("bg", "hr", "mt", "sk", "sl", "uk")

# The form of a dictionary, then others: cases, numbers, genders, definite endings, accents that move.
FORMS = {
    "de": (
        "Opfer Opfern Opfers Menschenhandelsopfer Opferschutz",
        "Schutzunterkunft Schutzunterkünften",
        "Sozialarbeiter Sozialarbeiterin Sozialarbeiterinnen",
        "Täter Täterinnen Mittätern",
        "Sicherheitsplan Sicherheitspläne Sicherheitsplänen Sicherheitsplans",
        "informierte informierter informierten informiertes",
        "Drittstaatsangehörige Drittstaatsangehöriger Drittstaatsangehörigen",
        "Menschenhandel Menschenhandels Menschenhandelsopfern",
        "Unterkünfte Schutzunterkunft",
        "Rechte Menschenrecht Strafrechtler",
    ),
    "el": (
        "θύμα θύματος θύματα θυμάτων ΘΥΜΑΤΑ ΘΎΜΑΤΑ",
        "εμπορία εμπορίας εμπορίες",
        "εκμετάλλευση εκμετάλλευσης εκμεταλλεύσεως εκμεταλλεύσεων",
        "υπήκοος υπηκόου υπήκοοι υπηκόους",
        "διερμηνέας διερμηνέα διερμηνείς διερμηνέων",
        "κωδικός κωδικό κωδικού κωδικοί κωδικών",
        "σχέδιο σχεδίου σχέδια σχεδίων",
        "άδεια άδειας άδειες αδειών",
        "βία βίας",
        "ειδικός ειδική ειδικό ειδικής ειδικές",
    ),
    "it": (
        "vittima vittime",
        "interprete interpreti",
        "mediatrice mediatrici",
        "protetta protette",
        "cittadino cittadini cittadina cittadine",
        "valutazione valutazioni",
    ),
    "lt": (
        "auka aukos aukai auką aukomis aukų aukoms",
        "laikotarpis laikotarpio laikotarpį laikotarpiu laikotarpiai",
        "pilietis piliečio piliečiui pilietį piliečiai piliečių",
        "trečioji trečiosios trečiųjų trečiąją trečiosioms",
        "numanoma numanomos numanomą numanomoji",
        "nepilnametis nepilnamečio nepilnamečių nepilnametė",
        "žmonės žmonių žmonėmis žmonėms",
    ),
    "lv": (
        "cietušais cietušā cietušo cietušajam cietušie cietušajiem cietušajai cietušās",
        "upuris upura upuri upuriem",
        "tirdzniecība tirdzniecības tirdzniecībā tirdzniecību",
        "darbinieks darbinieka darbiniekam darbiniece",
        "sociāls sociālais sociālā sociālajam sociālie",
        "tālrunis tālruņa tālruni tālruņi",
        "patversme patversmes patversmē patversmju",
        "trešās trešo trešajām",
    ),
}
# Words that are confused, or merely begin or end alike.
OTHERS = {
    # The stem "wind" is too short to be looked for in a compound; "recht" is not, but "ge" is no part before it.
    "de": (
        "Opfer Kopf",
        "Winde Geschwindigkeit",
        "Rechte gerecht",
        "Plan Pflanze",
        "Betreuung Betroffene",
        "Täter Tätigkeit Tatsache",
    ),
    "el": ("διακινητής διακίνηση", "διερμηνέας μεταφραστής", "ένταξη ένταση", "θύμα θύελλα"),
    "it": ("tratta trauma", "pia piano", "invio invito", "interprete interesse", "vittima vita"),
    "lt": ("auka auksas", "prieglauda prieglobstis", "planas plaukas", "vertėjas vertikalus"),
    "lv": ("tulks tumšs", "upuris upe", "patversme patvērums", "plāns plats"),
}


def cases(table: Mapping[str, tuple[str, ...]]) -> list[tuple[Language, str, str]]:
    rows = ((code, *(words(row, LANGUAGES[code]))) for code, rows in table.items() for row in rows)
    return [(LANGUAGES[code], first, other) for code, first, *others in rows for other in others]


@pytest.mark.parametrize(("language", "wanted", "form"), cases(FORMS), ids=lambda item: getattr(item, "code", item))
def test_forms_of_a_word_are_found(language: Language, wanted: str, form: str) -> None:
    assert has_form(("#", form), wanted, language)


@pytest.mark.parametrize(("language", "wanted", "other"), cases(OTHERS), ids=lambda item: getattr(item, "code", item))
def test_other_words_are_not(language: Language, wanted: str, other: str) -> None:
    assert not has_form((other,), wanted, language)


def test_words_are_folded() -> None:
    assert words("L’assistenza, ANCHE per 12 donne", LANGUAGES["it"]) == ("l", "assistenza", "anche", "per", "donne")
    assert words("ΘΎΜΑΤΑ θύμα­τα Μαΐου", LANGUAGES["el"]) == ("θυματα", "θυματα", "μαιου")
    assert words("Straße, Pläne", LANGUAGES["de"]) == ("strasse", "plane")
    assert words("Ąžuolas", LANGUAGES["lt"]) == ("ąžuolas",)
    assert words("İnsan, IRK, Irk, insan", LANGUAGES["tr"]) == ("insan", "ırk", "ırk", "insan")


def test_little_words_carry_no_weight_unless_there_are_no_others() -> None:
    assert weighty_words("Opfer des Menschenhandels", LANGUAGES["de"]) == ("opfer", "menschenhandels")
    assert weighty_words("in der", LANGUAGES["de"]) == ("in", "der")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "shelter shelters"),
        ("en", "process processes"),
        ("en", "body bodies"),
        ("en", "case cases"),
        ("en", "approach approaches"),
        ("de", "Ausbeutung Ausbeutungen"),
        ("de", "Dolmetscher Dolmetschern Dolmetscherin Dolmetscherinnen"),
        ("el", "διερμηνέας διερμηνέα διερμηνείς διερμηνέων"),
        ("el", "παραπομπή παραπομπής παραπομπές παραπομπών"),
        ("el", "καταφύγιο καταφυγίου καταφύγια καταφυγίων"),
        ("el", "τραύμα τραύματος τραύματα τραυμάτων"),
        ("it", "interprete interpreti"),
        ("it", "invio invii"),
        ("lt", "perdegimas perdegimo perdegimui perdegimą perdegimu perdegime"),
        ("lt", "kompensacija kompensacijos kompensaciją kompensacijų kompensacijoms"),
        ("lv", "tulks tulka tulkam tulku tulki tulkiem"),
        ("lv", "nosūtīšana nosūtīšanas nosūtīšanu nosūtīšanām nosūtīšanā"),
    ],
)
def test_cases_and_numbers_of_a_noun(language: str, forms: str) -> None:
    assert len({noun(word, LANGUAGES[language]) for word in words(forms, LANGUAGES[language])}) == 1


@pytest.mark.parametrize(
    ("language", "pair"),
    [
        ("en", "interpreter interpreted"),
        ("en", "trafficker trafficking"),
        ("en", "exploitation exploit"),
        ("it", "invio inviare"),
        ("de", "Täter Taten"),
        ("lv", "tulks tulko"),
    ],
)
def test_a_noun_is_less_than_a_stem(language: str, pair: str) -> None:
    own = LANGUAGES[language]
    one, other = words(pair, own)
    assert stem(one, own.stemmer) == stem(other, own.stemmer)
    assert noun(one, own) != noun(other, own)


def test_where_no_ending_is_listed_the_stem_is_the_noun() -> None:
    assert noun("ofiary", LANGUAGES["pl"]) == stem("ofiary", LANGUAGES["pl"].stemmer)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_every_language_has_an_algorithm_and_folded_little_words(language: Language) -> None:
    assert language.stemmer or language.code in WITHOUT_STEMMER
    assert language.stop_words
    assert all(words(word, language) == (word,) for word in language.stop_words)
    assert all(unicodedata.combining(mark) for mark in language.folded_marks)


@given(text=st.text(), language=st.sampled_from(list(LANGUAGES.values())))
def test_folding_twice_changes_nothing_and_every_word_is_its_own_form(text: str, language: Language) -> None:
    found = words(text, language)
    assert words(" ".join(found), language) == found
    assert all(has_form(found, word, language) for word in found)


def test_threads_do_not_mix_up_their_words() -> None:
    words = ["Unterkünfte", "Beratungsstellen", "Dolmetscherinnen", "Rückführungen"] * 50
    expected = [stem.__wrapped__(word, "german") for word in words]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(lambda word: stem.__wrapped__(word, "german"), words)) == expected
    finally:
        sys.setswitchinterval(interval)
