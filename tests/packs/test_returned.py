"""Importing is a merge by message of what went out, what the catalog has now, and what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gesim_build.catalog.po import Entry, PoFile, Previous
from gesim_build.packs.pack import Pack, PackUnit, State
from gesim_build.packs.returned import Outcome, Result, import_pack
from tests.packs.samples import ORIGIN, catalog, pack, unit

ENGLISH = "She decides within 30 days what happens next."


def no_faults(entry: Entry, translation: str) -> Sequence[str]:
    del entry
    return ("broken",) if "broken" in translation else ()


def entry(msgstr: str, msgid: str = ENGLISH, **more: object) -> Entry:
    return Entry(msgid, (msgstr,), **more)  # type: ignore[arg-type]


def imported(po: PoFile, back: Pack) -> tuple[PoFile, tuple[Result, ...]]:
    """An import; a second one changes nothing and says so."""
    new, results = import_pack(po, back, no_faults)
    again, second = import_pack(new, back, no_faults)
    assert again == new
    assert {one.outcome for one in second} <= {Outcome.UNCHANGED, Outcome.CONFLICT, Outcome.BROKEN, Outcome.UNKNOWN}
    return new, results


def one(po: PoFile, returned: PackUnit) -> tuple[Entry, Result]:
    new, (result,) = imported(po, pack(returned))
    return new.entries[-1], result


@pytest.mark.parametrize(
    ("before", "now", "back", "outcome", "after"),
    [
        # What went out, what the catalog has now, what comes back, what becomes of it.
        ("", "", "Neu", Outcome.TAKEN, "Neu"),
        ("Alt", "Alt", "Neu", Outcome.TAKEN, "Neu"),
        ("Alt", "Alt", "Alt", Outcome.UNCHANGED, "Alt"),
        ("Alt", "Unser", "Alt", Outcome.UNCHANGED, "Unser"),
        ("Alt", "Unser", "Neu", Outcome.CONFLICT, "Unser"),
        ("", "Unser", "Neu", Outcome.CONFLICT, "Unser"),
        ("Alt", "Neu", "Neu", Outcome.UNCHANGED, "Neu"),
        ("Alt", "Alt", "", Outcome.UNCHANGED, "Alt"),
        ("Alt", "", "Neu", Outcome.TAKEN, "Neu"),
        ("Alt", "", "Alt", Outcome.UNCHANGED, ""),
        ("Alt", "Alt", "broken", Outcome.BROKEN, "Alt"),
        ("Alt", "Alt", " Neu \n", Outcome.TAKEN, "Neu"),
        ("Zwei  Wörter", "Zwei  Wörter", "Zwei  Wörter\n", Outcome.UNCHANGED, "Zwei  Wörter"),
    ],
)
def test_three_sides(before: str, now: str, back: str, outcome: Outcome, after: str) -> None:
    new, result = one(catalog(entry(now)), replace(unit(ENGLISH, before), target=back, state=State.TRANSLATED))
    assert (result.outcome, new.msgstr[0]) == (outcome, after)
    assert result.ours == now or result.outcome is Outcome.BROKEN


@pytest.mark.parametrize(
    ("before", "returned", "text", "fuzzy"),
    [
        (State.FUZZY, State.TRANSLATED, "Alt", False),  # looked at and found right
        (State.FUZZY, State.FUZZY, "Alt", True),
        (State.FUZZY, State.FUZZY, "Neu", False),  # not every program keeps the state
        (State.FUZZY, State.MISSING, "Alt", True),
        (State.TRANSLATED, State.FUZZY, "Alt", True),
        (State.TRANSLATED, State.FUZZY, "Neu", True),
        (State.TRANSLATED, State.MISSING, "Alt", False),
        (State.REVIEWED, State.REVIEWED, "Alt", False),
    ],
)
def test_the_state_says_whether_it_is_fuzzy(before: State, returned: State, text: str, fuzzy: bool) -> None:
    was = entry("Alt", flags=("fuzzy", "no-wrap") if before is State.FUZZY else ("no-wrap",), previous=None)
    new, _ = one(catalog(was), replace(unit(ENGLISH, "Alt", before), target=text, state=returned))
    assert new.fuzzy is fuzzy
    assert "no-wrap" in new.flags


def test_english_that_was_changed_meanwhile_makes_it_fuzzy() -> None:
    shorter = ENGLISH.replace("30", "14")
    for now in (
        entry("Alt", shorter, flags=("fuzzy",), previous=Previous(None, ENGLISH)),  # after gesim sync
        entry("", shorter),
    ):
        new, result = one(catalog(now), replace(unit(ENGLISH, "Alt"), target="Neu"))
        assert result.outcome is Outcome.OUTDATED
        assert (new.msgstr, new.fuzzy, new.previous) == (("Neu",), True, Previous(None, ENGLISH))
    edited = entry("Unser", shorter, flags=("fuzzy",), previous=Previous(None, ENGLISH))
    new, result = one(catalog(edited), replace(unit(ENGLISH, "Alt"), target="Neu"))
    assert (result.outcome, new) == (Outcome.CONFLICT, edited)
    before_sync, result = one(catalog(entry("")), replace(unit(ENGLISH, ""), target="Neu"))
    assert (result.outcome, before_sync.fuzzy) == (Outcome.TAKEN, False)


def test_a_text_that_the_book_has_dropped_is_kept_as_obsolete() -> None:
    other = entry("Anderes", "Something quite different")
    new, result = one(catalog(other), replace(unit(ENGLISH, ""), target="Neu"))
    assert (result.outcome, result.kept, new.obsolete, new.msgstr) == (Outcome.UNKNOWN, True, True, ("Neu",))
    dropped = entry("Alt", obsolete=True)
    new, result = one(catalog(dropped), replace(unit(ENGLISH, "Alt"), target="Neu"))
    assert (result.outcome, new.obsolete, new.msgstr) == (Outcome.UNKNOWN, True, ("Neu",))
    nothing_new, result = one(catalog(other), unit(ENGLISH, "Alt"))
    assert (result.outcome, nothing_new) == (Outcome.UNCHANGED, other)
    # Of what the pack no longer says what it is, only the reader can say where it belongs.
    back = replace(unit(ENGLISH, ""), target="Neu")
    for lost in (replace(back, id=None), replace(back, source="Else")):
        new, result = one(catalog(other), lost)
        assert (result.outcome, result.kept, new) == (Outcome.UNKNOWN, False, other)
    _, (result,) = imported(catalog(other), pack(replace(unit(ENGLISH, ""), target="Neu"), origin=None))
    assert not result.kept


def test_lost_and_shuffled_ids() -> None:
    """As in a table of which only some columns were sorted: the English says which message it is."""
    texts = {f"Text number {number}": f"Alt {number}" for number in range(6)}
    units = [unit(*pair) for pair in texts.items()]
    po = catalog(*(entry(new, old) for old, new in texts.items()))
    ids = [each.id for each in units]
    shuffled = [replace(each, id=number, target=each.target.replace("Alt", "Neu"))
                for each, number in zip(units, ids[3:] + ids[:3], strict=True)]  # fmt: skip
    new, results = imported(po, pack(*shuffled))
    assert [one.outcome for one in results] == [Outcome.TAKEN] * 6
    assert [each.msgstr[0] for each in new.entries] == [f"Neu {number}" for number in range(6)]
    lost = [replace(each, id=None, target="Neu") for each in units]
    new, results = imported(catalog(*po.entries[:3], entry("", "Text number 3")), pack(*lost[:4]))
    assert [one.outcome for one in results] == [Outcome.CONFLICT] * 3 + [Outcome.TAKEN]


def test_contexts_are_told_apart_by_id() -> None:
    with_context = entry("Öffnen", "Open", context="verb")
    back = unit("Open", "Öffnen")
    verb = replace(back, id=unit("Open", "", context="verb").id, target="Auf")
    po = catalog(with_context, entry("Offen", "Open"))
    _, (result,) = imported(po, pack(replace(verb, id=None)))
    assert result.outcome is Outcome.UNKNOWN


def test_a_message_that_is_there_twice_with_different_words_is_not_guessed() -> None:
    first, second = (replace(unit(ENGLISH, "Alt"), target=text, place=text) for text in ("Neu", "Anders"))
    new, results = imported(catalog(entry("Alt")), pack(first, second))
    assert {one.outcome for one in results} == {Outcome.BROKEN}
    assert "(Neu, Anders)" in results[0].faults[0]
    assert new.entries[0].msgstr == ("Alt",)
    _, results = imported(catalog(entry("Alt")), pack(first, first, replace(unit(ENGLISH, "Alt"), target="")))
    assert results[0].outcome is Outcome.TAKEN


WORDS = tuple((f"Text number {name}", f"Text Nummer {name}") for name in "abcdefgh")


@pytest.mark.parametrize(
    ("german", "taken"),
    [
        ([text for _, text in reversed(WORDS)], False),  # the column was sorted by itself
        ([*(text for _, text in WORDS[1:]), "Neu"], False),  # a cell was lost, and the rest has moved up
        ([WORDS[1][1], WORDS[0][1], *(f"Neu {text}" for _, text in WORDS[2:])], True),  # two were exchanged
        ([WORDS[0][1]] * 4 + [f"Neu {text}" for _, text in WORDS[4:]], True),  # several say the same now
    ],
)
def test_translations_beside_other_texts_are_not_taken(german: Sequence[str], taken: bool) -> None:
    sent = [unit(*texts) for texts in WORDS]
    po = catalog(*(Entry(english, (text,)) for english, text in WORDS))
    back = pack(*(replace(each, target=text) for each, text in zip(sent, german, strict=True)))
    new, results = imported(po, back)
    assert (new != po) is taken
    outcomes = {one.outcome for one in results}
    assert outcomes <= {Outcome.UNCHANGED, Outcome.TAKEN if taken else Outcome.BROKEN}
    if not taken:
        assert "of other texts: a column was sorted by itself" in results[0].faults[0]


def test_rows_that_were_sorted_whole_are_taken_though_their_ids_were_not() -> None:
    sent = [unit(*texts, context="") for texts in WORDS]
    po = catalog(*(Entry(english, (text,)) for english, text in WORDS))
    ids = [each.id for each in sent]
    back = [replace(each, id=name, target=f"{each.target}!") for each, name in zip(sent, ids[::-1], strict=True)]
    new, results = imported(po, pack(*back))
    assert {one.outcome for one in results} == {Outcome.TAKEN}
    assert [each.msgstr for each in new.entries] == [(f"{text}!",) for _, text in WORDS]


def test_a_translation_in_the_place_of_its_english_is_told() -> None:
    typed = replace(unit(ENGLISH, ""), source="Sie entscheidet innerhalb von 30 Tagen.")
    _, result = one(catalog(entry("")), typed)
    assert result.outcome is Outcome.BROKEN
    assert result.faults == ("its English was overwritten, perhaps with the translation",)
    # Other spaces or marks are no other text.
    marked = replace(unit(ENGLISH, ""), source=f" **{ENGLISH}** ")
    assert one(catalog(entry("")), marked)[1].outcome is Outcome.UNCHANGED


def test_a_unit_that_could_not_be_read_is_not_taken() -> None:
    new, result = one(catalog(entry("Alt")), replace(unit(ENGLISH, "Alt"), target="Neu", fault="merged cells"))
    assert (result.outcome, result.faults, new.msgstr) == (Outcome.BROKEN, ("merged cells",), ("Alt",))


def test_the_origin_is_that_of_the_samples() -> None:
    assert type(ORIGIN).parse(str(ORIGIN)) == ORIGIN
    assert [type(ORIGIN).parse(text) for text in ("", "{}", "[]", "{" * 9, '{"gesim-pack": 2}')] == [None] * 5
