from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesim_build.catalog.po import PoFile, Previous
from gesim_build.catalog.po_header import new_header
from gesim_build.catalog.po_write import write
from gesim_build.catalog.sync import Report, synchronise, template
from gesim_build.diagnostics import Location
from gesim_build.model import Unit
from tests.catalog.edits import EDITED
from tests.catalog.samples import DATE, HEADER, PATH, active, obsolete, read, sync, translated, unit
from tests.catalog.test_po_write import AWKWARD, msgcat
from tests.judges.msgfmt import msgfmt_check

LONG = "The reflection period lasts at least 30 days, and nobody may be expelled while it runs."
LONG_DE = "Die Bedenkzeit dauert mindestens 30 Tage; währenddessen darf niemand abgeschoben werden."


def test_a_new_catalog_has_every_message_in_reading_order_with_its_notes() -> None:
    units = [unit("One"), unit("Two", kind="table cell"), replace(unit("Three", "button"), comment="Short.\nVery.")]
    po, report = sync(PoFile(PATH), units)
    assert [entry.msgid for entry in po.entries] == ["", "One", "Two", "Three"]
    assert active(po, "Two").extracted == ("table cell · One",)
    assert active(po, "Three", "button").extracted == ("paragraph · One", "Short.", "Very.")
    assert active(po, "One").references == ("handbook/chapters/10-one.md",)
    assert report == Report(missing=3)


def test_a_text_in_several_places_is_one_message() -> None:
    other = Unit("", "Yes", "form option", Location("handbook/chapters/70-form.md", 9), "Form")
    po, _ = sync(PoFile(PATH), [unit("Yes", kind="table cell"), unit("Yes", kind="table cell", line=7), other])
    entry = active(po, "Yes")
    assert entry.references == ("handbook/chapters/10-one.md", "handbook/chapters/70-form.md")
    assert entry.extracted == ("table cell · One", "form option · Form")


def test_lines_are_written_on_request() -> None:
    po, _ = synchronise(PoFile(PATH), [unit("a", line=7)], new_header("x", "de", DATE), lines=True)
    assert active(po, "a").references == ("handbook/chapters/10-one.md:7",)


def test_what_gettext_says_to_a_new_catalog(tmp_path: Path) -> None:
    po, _ = sync(PoFile(PATH), [old for old, _ in EDITED])
    path = tmp_path / "de.po"
    path.write_text(write(po), encoding="utf-8")
    assert msgfmt_check(path) == []
    assert msgcat(write(po)) == write(po)


@pytest.mark.parametrize("name", ["odd spaces", "no blank lines", "comments between and after entries", "plural forms"])
def test_a_second_run_changes_nothing_even_in_awkward_files(name: str) -> None:
    po, _ = sync(read(AWKWARD[name]), ["new", "a", "newer"])
    assert active(po, "a").msgstr[0] in ("b", "c")


def test_translated_messages_follow_the_reading_order() -> None:
    po, report = sync(translated(("a", "A"), ("b", "B"), ("c", "C")), ["c", "a", "b"])
    assert [entry.msgid for entry in po.entries] == ["", "c", "a", "b"]
    assert report == Report(kept=3)


def test_comments_flags_and_headers_survive() -> None:
    text = write(translated(("a", "A"))).replace('msgid "a"', '#, own-flag\n#= sticky\nmsgid "a"')
    text = text.replace("#. para", "# from the translator\n#. para").replace(
        '"Language: de', '"X-Own: yes\\n"\n"Language: de'
    )
    po, _ = sync(read(text), ["new", "a"])
    entry = active(po, "a")
    assert (entry.comments, entry.flags, entry.sticky) == (("# from the translator",), ("own-flag",), ("sticky",))
    assert '"X-Own: yes\\n"' in write(po)


def test_dates_never_change() -> None:
    old = translated(("a", "A"))
    later = new_header("y", "de", DATE.replace(year=2030))
    po, _ = synchronise(old, [unit("b")], later)
    assert po.header is old.header


def test_an_edited_text_is_fuzzy_with_the_old_english() -> None:
    new = LONG.replace("nobody may", "no woman may")
    po, report = sync(translated(("a", "A"), (LONG, LONG_DE), ("b", "B")), ["a", new, "b"])
    entry = active(po, new)
    assert entry.flags == ("fuzzy",)
    assert entry.msgstr == (LONG_DE,)
    assert entry.previous == Previous(None, LONG)
    assert obsolete(po) == []
    assert report == Report(kept=2, fuzzy=1)


@pytest.mark.parametrize(
    ("new", "note"),
    [
        (LONG.replace("30", "45"), "Changed number: 30 → 45"),
        (LONG.replace("lasts at", "does not last at"), "Changed negation: nothing → not"),
        (LONG.replace("may be", "must be"), "Changed obligation: may → must"),
        (LONG.replace("expelled", "[expelled][law]"), "Changed link: nothing → ][law]"),
        (LONG.replace("30 days", "{{days}}"), "Changed placeholder: nothing → {{days}}"),
    ],
)
def test_a_changed_number_or_negation_is_pointed_out(new: str, note: str) -> None:
    po, _ = sync(translated((LONG, LONG_DE)), [new])
    assert active(po, new).fuzzy
    assert note in active(po, new).extracted


def test_the_warning_goes_when_the_translator_is_done() -> None:
    new = LONG.replace("30", "45")
    po, _ = sync(translated((LONG, LONG_DE)), [new])
    done = [e.changed(flags=(), previous=None) if e.msgid == new else e for e in po.entries]
    po, _ = sync(replace(po, entries=tuple(done)), [new])
    assert active(po, new).extracted == ("paragraph · One",)


def test_another_short_text_gets_no_suggestion() -> None:
    po, _ = sync(translated(("30 days", "30 Tage"), ("x", "X"), ("a no", "a nein")), ["x", "90 days", "a yes"])
    assert active(po, "90 days").msgstr == ("",)
    assert obsolete(po) == ["30 days", "a no"]


def test_an_edit_that_is_taken_back_is_valid_again() -> None:
    old = translated((LONG, LONG_DE))
    edited, _ = sync(old, [LONG.replace("lasts", "runs")])
    back, report = sync(edited, [LONG])
    assert write(back) == write(old)
    assert report == Report(returned=1)


def test_but_not_if_the_translator_has_followed_the_edit() -> None:
    new = LONG.replace("30", "45")
    edited, _ = sync(translated((LONG, LONG_DE)), [new])
    followed = [e.changed(msgstr=(LONG_DE.replace("30", "45"),)) if e.msgid == new else e for e in edited.entries]
    back, _ = sync(replace(edited, entries=tuple(followed)), [LONG])
    assert active(back, LONG).fuzzy
    assert active(back, LONG).previous == Previous(None, new)


def test_a_second_edit_keeps_the_english_of_the_translation() -> None:
    first, second = LONG.replace("lasts", "runs for"), LONG.replace("lasts", "goes on for")
    po, _ = sync(translated((LONG, LONG_DE)), [first])
    po, _ = sync(po, [second])
    assert active(po, second).previous == Previous(None, LONG)
    assert active(po, second).msgstr == (LONG_DE,)


def test_a_text_that_moves_to_another_chapter_keeps_its_translation() -> None:
    moved = Unit("", LONG, "paragraph", Location("handbook/chapters/20-two.md", 4), "Two")
    po, report = sync(translated(("a", "A"), (LONG, LONG_DE)), [unit("a"), moved])
    assert active(po, LONG).references == ("handbook/chapters/20-two.md",)
    assert report == Report(kept=2)


def test_a_text_that_gets_a_context_keeps_its_translation() -> None:
    po, report = sync(translated(("Open", "Offen")), [unit("Open", "button")])
    assert active(po, "Open", "button").msgstr == ("Offen",)
    assert not active(po, "Open", "button").fuzzy
    assert report == Report(moved=1)


def test_a_second_meaning_gets_only_a_suggestion() -> None:
    po, _ = sync(translated(("Open", "Offen")), [unit("Open"), unit("Open", "button")])
    assert not active(po, "Open").fuzzy
    assert active(po, "Open", "button").fuzzy
    po, _ = sync(translated(("Open", "Offen")), [unit("Open", "door"), unit("Open", "button")])
    assert [active(po, "Open", context).fuzzy for context in ("door", "button")] == [True, True]


def test_a_dropped_text_becomes_obsolete_and_comes_back_as_it_was() -> None:
    old = translated(("a", "A"), (LONG, LONG_DE))
    commented = [e.changed(comments=("# mine",)) if e.msgid == LONG else e for e in old.entries]
    old = read(write(replace(old, entries=tuple(commented))))
    without, report = sync(old, ["a"])
    assert obsolete(without) == [LONG]
    assert "# mine\n#~ msgid" in write(without)
    assert report == Report(kept=1, dropped=1)
    back, report = sync(without, ["a", LONG])
    assert write(back) == write(old)
    assert report == Report(kept=1, returned=1)


def test_a_fuzzy_text_is_dropped_with_its_old_english() -> None:
    fuzzy, _ = sync(translated((LONG, LONG_DE)), [LONG.replace("lasts", "runs")])
    without, _ = sync(fuzzy, ["something else entirely"])
    assert "#~| msgid" in write(without)
    back, _ = sync(without, [LONG.replace("lasts", "runs")])
    assert write(back) == write(fuzzy)


def test_an_untranslated_text_is_dropped_for_good() -> None:
    po, _ = sync(translated(("a", "A"), (LONG, "")), ["a"])
    assert obsolete(po) == []


def test_but_not_the_translators_comment_on_it() -> None:
    old = translated((LONG, ""))
    commented = tuple(e.changed(comments=("# what is this?",)) if e.msgid else e for e in old.entries)
    po, _ = sync(replace(old, entries=commented), ["a"])
    assert "# what is this?" in write(po)


def test_a_dropped_text_returns_in_an_edited_form() -> None:
    without, _ = sync(translated(("a", "A"), (LONG, LONG_DE)), ["a"])
    new = LONG.replace("lasts", "runs for")
    back, _ = sync(without, ["a", new])
    assert active(back, new).fuzzy
    assert obsolete(back) == []


FIRST, SECOND = "The woman decides what happens next.", "Ask her more than once, and give her time."
FIRST_DE, SECOND_DE = "Die Frau entscheidet, wie es weitergeht.", "Fragen Sie mehr als einmal, und geben Sie ihr Zeit."


def test_a_paragraph_that_was_split_keeps_both_halves() -> None:
    whole = translated((f"{FIRST} {SECOND}", f"{FIRST_DE} {SECOND_DE}"))
    po, report = sync(whole, [FIRST, SECOND])
    assert (active(po, FIRST).msgstr, active(po, SECOND).msgstr) == ((FIRST_DE,), (SECOND_DE,))
    assert active(po, FIRST).fuzzy
    assert active(po, FIRST).previous == Previous(None, f"{FIRST} {SECOND}")
    assert "Split or shortened: the translation may hold more than this text." in active(po, SECOND).extracted
    assert report.fuzzy == 2
    back, _ = sync(po, [f"{FIRST} {SECOND}"])
    assert active(back, f"{FIRST} {SECOND}") == replace(
        active(whole, f"{FIRST} {SECOND}"), line=active(back, f"{FIRST} {SECOND}").line
    )


def test_paragraphs_that_were_joined_keep_both_translations() -> None:
    halves = translated((FIRST, FIRST_DE), (SECOND, SECOND_DE))
    po, _ = sync(halves, [f"{FIRST} {SECOND}"])
    entry = active(po, f"{FIRST} {SECOND}")
    assert entry.msgstr == (f"{FIRST_DE} {SECOND_DE}",)
    assert entry.fuzzy
    assert entry.previous == Previous(None, f"{FIRST}\n{SECOND}")
    back, _ = sync(po, [FIRST, SECOND])
    assert [active(back, text).msgstr for text in (FIRST, SECOND)] == [(FIRST_DE,), (SECOND_DE,)]
    assert not active(back, FIRST).fuzzy


def test_a_slip_put_right_keeps_the_translation() -> None:
    slip = LONG.replace("reflection", "refelction")
    po, report = sync(translated((slip, LONG_DE)), [LONG], source_typo=True)
    assert not active(po, LONG).fuzzy
    assert active(po, LONG).previous is None
    assert report == Report(corrected=1)


def test_more_than_a_slip_is_fuzzy_whatever_the_editor_says() -> None:
    new = LONG.replace("30", "45")
    po, _ = sync(translated((LONG, LONG_DE)), [new], source_typo=True)
    assert active(po, new).fuzzy


def test_a_slip_in_a_text_that_was_fuzzy_leaves_it_fuzzy() -> None:
    first = LONG.replace("lasts at", "lsats for at")
    po, _ = sync(translated((LONG, LONG_DE)), [first])
    po, _ = sync(po, [first.replace("lsats", "lasts")], source_typo=True)
    assert active(po, first.replace("lsats", "lasts")).fuzzy


def test_what_is_noted_in_the_template_stays_with_its_text() -> None:
    header = new_header("x", "", DATE)
    pot = template(PoFile(PATH), [unit("a"), unit("b"), unit("gone")], header)
    noted = [entry.changed(comments=(f"# on {entry.msgid}",)) for entry in pot.entries[1:]]
    again = template(replace(pot, entries=(pot.entries[0], *noted)), [unit("b"), unit("a")], header)
    assert [(entry.msgid, entry.comments) for entry in again.entries[1:]] == [("b", ("# on b",)), ("a", ("# on a",))]


def test_the_template_has_no_state_of_a_translation_and_nothing_of_what_is_obsolete() -> None:
    old = read(HEADER + '\n#, fuzzy\n#| msgid "b"\nmsgid "a"\nmsgstr "A"\n\n# gone\n#~ msgid "c"\n#~ msgstr "C"\n')
    _, entry, back = template(old, [unit("a"), unit("c")], new_header("x", "", DATE)).entries
    assert (entry.msgstr, entry.flags, entry.previous) == (("",), (), None)
    assert (back.msgid, back.comments) == ("c", ())


def test_a_slip_put_right_makes_a_translation_fuzzy_unless_the_editor_says_what_it_is() -> None:
    old = translated(("She recieves help from the police.", "Sie erhält Hilfe."))
    wanted = [unit("She receives help from the police.")]
    assert synchronise(old, wanted, new_header("x", "de", DATE))[0].entries[1].fuzzy


def test_the_template_has_every_message_and_no_translation() -> None:
    old = translated(("a", "A"), ("b", "B"))
    header = new_header("x", "", DATE)
    pot = template(old, [unit("b"), unit("c")], header)
    assert [(entry.msgid, entry.msgstr) for entry in pot.entries[1:]] == [("b", ("",)), ("c", ("",))]
    assert {reference for entry in pot.entries for reference in entry.references} == {"handbook/chapters/10-one.md"}
    again = template(read(write(pot)), [unit("b"), unit("c")], header)
    assert write(again) == write(pot)


SENTENCES = st.sampled_from([text for pair in EDITED[:14] for text in pair] + [FIRST, SECOND, f"{FIRST} {SECOND}"])
STATES = st.lists(st.lists(st.tuples(SENTENCES, st.sampled_from(["", "", "x"])), max_size=10), min_size=2, max_size=4)


@settings(max_examples=60)
@given(STATES)
def test_whatever_happens_no_translation_is_lost_and_a_second_run_changes_nothing(
    states: list[list[tuple[str, str]]],
) -> None:
    po = PoFile(PATH)
    words: set[str] = set()
    for number, state in enumerate(states):
        po, _ = sync(po, [unit(text, context) for text, context in state])
        entries = []
        for index, entry in enumerate(po.entries):
            if not entry.is_header and not entry.translated and not entry.obsolete:
                entry = entry.changed(msgstr=(f"Wort{number}x{index}.",))
                words.add(entry.msgstr[0])
            entries.append(entry)
        po = read(write(replace(po, entries=tuple(entries))))
        assert {word for word in words if word not in write(po)} == set()


def test_short_texts_that_were_edited_side_by_side_are_found_in_their_place() -> None:
    old = translated(("Kept one.", "A"), ("Ask a man", "B"), ("Go to bed", "C"), ("Kept two.", "D"))
    new, _ = sync(old, ["Kept one.", "Ask a mom", "Go to bath", "Kept two."])
    assert [active(new, text).msgstr for text in ("Ask a mom", "Go to bath")] == [("B",), ("C",)]


LETTERS = ("abcdefghijklmn", "αβγδεζηθικλμνξ")


def test_all_obsolete_texts_that_return_edited_are_found_however_many_are_alike() -> None:
    """A new text is compared with a dozen old ones only, which others may take from it."""
    old, new = ([f"In the office, ask for the {letter * 3} form." for letter in some] for some in LETTERS)
    without, _ = sync(translated(("Kept.", "A"), *((text, text.upper()) for text in old)), ["Kept."])
    _, report = sync(without, ["Kept.", *new])
    assert report == Report(kept=1, fuzzy=14)
