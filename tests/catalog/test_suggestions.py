"""What memories have for missing texts: found, shown, and put in as fuzzy."""

from __future__ import annotations

from gesim_build.catalog.po import PoFile, Previous
from gesim_build.catalog.progress import Item, Survey, TranslationState
from gesim_build.catalog.similar import Memory, Remembered, Suggestion
from gesim_build.catalog.suggestions import Suggested, as_data, as_text, prefilled, suggested
from gesim_build.diagnostics import Location
from tests.catalog.samples import HEADER, read, unit

SHORT, LONG = "Call us at any time.", "word " * 60
PLACE = Location("translations/memory.tmx", 7)
SAME, LIKE = Remembered(SHORT, "Rufen Sie an.", PLACE), Remembered("Call us at any hour.", "Immer.", PLACE)
FAR = Remembered(LONG.strip() + " end", "Wort " * 60, Location("translations/memory.tmx", 9))
MEMORY = Memory.of(
    [LIKE, SAME, FAR, Remembered("Call us at a time.", "X", PLACE), Remembered("Call us at any", "Y", PLACE)]
)


def survey(*states: tuple[str, TranslationState]) -> Survey:
    return Survey("de", "translations/de.po", tuple(Item(unit(text), state, 1, 0) for text, state in states))


def test_only_texts_without_a_translation_get_suggestions_the_likest_first() -> None:
    missing, fuzzy = TranslationState.MISSING, TranslationState.FUZZY
    (one,) = suggested(
        survey((SHORT, missing), ("Nothing is like it", missing), ("Call us at any hour.", fuzzy)), MEMORY
    )
    assert (one.language, one.unit) == ("de", unit(SHORT))
    assert one.suggestions[0].remembered == SAME
    assert [each.likeness for each in one.suggestions] == sorted(
        (each.likeness for each in one.suggestions), reverse=True
    )
    assert (one.suggestions[0].likeness, len(one.suggestions)) == (100, 3)
    assert [each.likeness for each in suggested(survey((SHORT, missing)), MEMORY, 100)[0].suggestions] == [100]


FOUND = (
    Suggested("de", unit(SHORT, "menu"), (Suggestion(SAME, 100), Suggestion(LIKE, 93))),
    Suggested("de", unit(LONG), (Suggestion(FAR, 99),)),
)


def test_they_are_shown_to_people_in_short() -> None:
    words, wort = ("word " * 60)[:159].rstrip() + "…", ("Wort " * 60)[:159].rstrip() + "…"
    assert as_text(FOUND) == (
        f"de  {SHORT}\n"
        "    100 %  Rufen Sie an.  (translations/memory.tmx:7)\n"
        "     93 %  Immer.  “Call us at any hour.”  (translations/memory.tmx:7)\n\n"
        f"de  {words}\n"
        f"     99 %  {wort}  “{words}”  (translations/memory.tmx:9)"
    )


def test_programs_get_all_of_them() -> None:
    assert as_data(FOUND)[0] == {
        "language": "de", "context": "menu", "msgid": SHORT,
        "suggestions": [
            {"likeness": 100, "source": SHORT, "msgstr": "Rufen Sie an.", "file": "translations/memory.tmx", "line": 7},
            {"likeness": 93, "source": LIKE.source, "msgstr": "Immer.", "file": "translations/memory.tmx", "line": 7},
        ],
    }  # fmt: skip


def test_the_best_is_put_in_as_fuzzy_where_there_is_nothing() -> None:
    po = read(
        f'{HEADER}\nmsgid "One"\nmsgstr ""\n\n#, c-format\nmsgctxt "menu"\nmsgid "Two"\nmsgstr ""\n\n'
        'msgid "Three"\nmsgstr "Drei"\n\nmsgid "Four"\nmsgid_plural "Fours"\nmsgstr[0] ""\nmsgstr[1] ""\n\n'
        'msgid "Five"\nmsgstr ""\n\n#~ msgid "Six"\n#~ msgstr ""\n'
    )
    best = {("", text): Remembered(text, f"{text}!", PLACE) for text in ("One", "Three", "Four", "Six", "")}
    found = [Suggested("de", unit(msgid), (Suggestion(one, 100),)) for (_, msgid), one in best.items()]
    like = (Suggestion(Remembered("Too", "Zwei", PLACE), 80), Suggestion(SAME, 75))
    new, count = prefilled(po, [*found, Suggested("de", unit("Two", "menu"), like)])
    filled = [entry for entry in new.entries if not entry.is_header]
    assert [(entry.msgid, entry.msgstr, entry.flags, entry.previous) for entry in filled] == [
        ("One", ("One!",), ("fuzzy",), None),
        ("Two", ("Zwei",), ("fuzzy", "c-format"), Previous("menu", "Too")),
        ("Three", ("Drei",), (), None),
        ("Four", ("Four!", ""), ("fuzzy",), None),
        ("Five", ("",), (), None),
        ("Six", ("",), (), None),
    ]  # fmt: skip
    assert (count, new.path) == (3, po.path)
    assert [a is b for a, b in zip(new.entries, po.entries, strict=True)] == [
        True,
        False,
        False,
        True,
        False,
        True,
        True,
    ]
    assert prefilled(PoFile("x.po"), found) == (PoFile("x.po"), 0)
