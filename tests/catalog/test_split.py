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


def wanted_at(first: int, *texts: str) -> list[tuple[int, ExpectedMessage]]:
    return [(first + number, message) for number, message in new(*texts)]


def test_the_first_part_has_at_least_twelve_letters() -> None:
    for first, count in (("Ask her now", 0), ("Ask her now.", 1)):
        assert len(list(splits(old((f"{first} Wait.", "x")), new(first, "Wait.")))) == count


def test_a_text_may_be_split_in_three_wherever_they_are() -> None:
    pair = ("She is safe now. Ask her. Wait.", "Sie ist sicher. Fragen Sie sie. Warten Sie.")
    wanted = wanted_at(7, "Between.", "She is safe now.", "She is safe now.", "Ask her.", "Wait.", "Wait.")
    [found] = splits([(4, Entry(pair[0], (pair[1],)))], wanted)
    assert (found.old, found.wanted) == (4, (9, 10, 11))
    assert found.translations == ("Sie ist sicher.", "Fragen Sie sie.", "Warten Sie.")


def test_parts_whose_numbers_are_not_in_a_row_are_no_neighbours() -> None:
    (first, second) = new("She is safe now.", "Ask her.")
    assert list(splits(old(("She is safe now. Ask her.", "x")), [first, (2, second[1])])) == []


def test_other_words_behind_the_first_part_are_no_split() -> None:
    whole = old(("She is safe now. Ask her.", "x"))
    assert list(splits(whole, new("She is safe now.", "Ask him."))) == []
    assert list(splits(whole, new("She is safe now.", "Ask"))) == []
    assert list(splits(whole, new("She is safe now. Ask her.", "Ask her."))) == []
    assert list(splits(whole, new("She is safe", "now. Ask her. Wait."))) == []


def test_a_part_with_several_sentences_gets_as_many() -> None:
    pair = ("She is safe now. Ask her. Wait! Go…", "Eins. Zwei. Drei! Vier…")
    [found] = splits(old(pair), new("She is safe now. Ask her. Wait!", "Go…"))
    assert found.translations == ("Eins. Zwei. Drei!", "Vier…")


def test_texts_are_joined_by_their_place_in_the_file() -> None:
    entries = [(5, Entry("She is safe now.", ("A.",))), (6, Entry("Ask her.", ("B.",))), (8, Entry("Wait.", ("C.",)))]
    [found] = joins(entries, wanted_at(3, "Between.", "She is safe now. Ask her."))
    assert (found.old, found.wanted, found.translation) == ((5, 6), 4, "A. B.")
    assert list(joins(entries, new("She is safe now. Ask her. Wait."))) == []


def test_two_texts_that_became_one_are_joined() -> None:
    entries = old(("Before that.", "Davor."), ("She is safe now.", "Sie ist sicher."), ("Ask her.", "Fragen Sie sie."))
    [found] = joins(entries, new("She is safe now. Ask her."))
    assert (found.old, found.wanted, found.translation) == ((1, 2), 0, "Sie ist sicher. Fragen Sie sie.")
