from __future__ import annotations

from gesim_build.catalog.expected import ExpectedMessage
from gesim_build.catalog.po import Entry
from gesim_build.catalog.split import joins, splits


def old(*pairs: tuple[str, str]) -> list[tuple[int, Entry]]:
    return [(number, Entry(msgid, (msgstr,))) for number, (msgid, msgstr) in enumerate(pairs)]


def new(*texts: str) -> list[tuple[int, ExpectedMessage]]:
    return [(number, ExpectedMessage("", text, (), ())) for number, text in enumerate(texts)]


def test_a_translation_is_cut_where_the_english_was() -> None:
    pair = ("She is safe now. Is she well? Ask her.", "Σώθηκε τώρα. Είναι καλά; Ρωτήστε την.")
    [found] = splits(old(pair), new("She is safe now. Is she well?", "Ask her."))
    assert (found.old, found.wanted) == (0, (0, 1))
    assert found.translations == ("Σώθηκε τώρα. Είναι καλά;", "Ρωτήστε την.")


def test_without_matching_sentences_each_part_gets_the_whole() -> None:
    [found] = splits(old(("She is safe now. Ask her.", "Sicher – fragen.")), new("She is safe now.", "Ask her."))
    assert found.translations == ("Sicher – fragen.", "Sicher – fragen.")


def test_quotes_and_abbreviations_do_not_mislead() -> None:
    pair = ("He said “Stop.” Then he left.", "Er sagte „Halt.“ Dann ging er z. B. weg.")
    [found] = splits(old(pair), new("He said “Stop.”", "Then he left."))
    assert len(found.translations) == 2


def test_parts_that_are_not_neighbours_are_no_split() -> None:
    wanted = new("She is safe now.", "Between.", "Ask her.")
    assert list(splits(old(("She is safe now. Ask her.", "x")), wanted)) == []


def test_a_part_that_is_missing_is_no_split() -> None:
    assert list(splits(old(("She is safe now. Ask her.", "x")), new("She is safe now."))) == []


def test_two_texts_that_became_one_are_joined() -> None:
    entries = old(("Before that.", "Davor."), ("She is safe now.", "Sie ist sicher."), ("Ask her.", "Fragen Sie sie."))
    [found] = joins(entries, new("She is safe now. Ask her."))
    assert (found.old, found.wanted, found.translation) == ((1, 2), 0, "Sie ist sicher. Fragen Sie sie.")
