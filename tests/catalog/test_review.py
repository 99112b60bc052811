"""What of a language is signed and what is not, what can be signed, and how that is said."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from gesim_build.catalog.ledger import SignOff, sign_off
from gesim_build.catalog.ledger_store import add_sign_offs, ledger_path, load_ledger, unknown_ledgers
from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.review import ChapterReview, Count, Review, Reviewed, review
from gesim_build.catalog.review_listing import review_json, review_text
from gesim_build.catalog.signing import Difference, differences, of_chapters, of_hashes, of_returned, signatures
from gesim_build.catalog.units import THEME, units
from gesim_build.checks.analysis.sample_records import sample
from gesim_build.diagnostics import GesimError, Location, Severity
from gesim_build.model import Catalog, Message, Unit
from gesim_build.registers.definitions import Term
from tests.checks.books import book_of

DAY = dt.date(2026, 1, 2)
LEDGER = "translations/review/de.jsonl"
LAW, AID = "handbook/chapters/10-law.md", "handbook/national/IE/aid.md"
FILES = {
    "chapters/10-law.md": "---\nreview: legal\n---\n# The Law {#law}\n\nOne text.\n",
    "chapters/20-b.md": "# B {#b}\n\nOne text.\n\nAnother text here.\n\n::: national aid\nAsk.\n:::\n",
    "national/IE/aid.md": "---\nreview: clinical\n---\nCall now.\n",
    "glossary.toml": sample(Term, term="Trafficking", definition="A crime."),
}
BOOK = book_of(FILES)
WORDS = {
    "The Law": "Das Recht", "One text.": "Ein Text.", "B": "B", "Another text here.": "Noch ein Text.", "Ask.": "Frag.",
    "Call now.": "Ruf an.", "Trafficking": "Menschenhandel", "A crime.": "Ein Verbrechen.", "T": "T",
}  # fmt: skip


def catalog(words: Mapping[str, str] = WORDS, fuzzy: Iterable[str] = (), repeated: Iterable[str] = ()) -> Catalog:
    path = "translations/de.po"
    messages = {
        one.key: Message(
            *one.key, words[one.msgid], one.msgid in fuzzy, "", Location(path, line), (), one.msgid in repeated
        )
        for line, one in enumerate(units(BOOK), 10)
        if one.msgid in words
    }
    return Catalog("de", path, messages)


GERMAN = catalog()


def state(*ledger: SignOff, found: Catalog | None = GERMAN, more: Iterable[Unit] = ()) -> Review:
    code = "en" if found is None else "de"
    return review(code, f"translations/review/{code}.jsonl", [BOOK], (*units(BOOK), *more), found, ledger)


def signed(msgid: str, kind: str = "translation", by: str = "REV", date: dt.date = DAY) -> SignOff:
    return sign_off(message(state(), msgid).key, WORDS[msgid], kind, by, date)


def message(found: Review, msgid: str) -> Reviewed:
    return next(one for one in found.messages if one.key[1] == msgid)


def chapter(found: Review, title: str) -> ChapterReview:
    return next(one for one in found.chapters if one.title == title)


def test_a_translation_needs_what_the_language_the_glossary_and_the_chapter_ask_for() -> None:
    found = state()
    assert [(one.title, one.path) for one in found.chapters][1:3] == [
        ("The Law", LAW),
        ("B", "handbook/chapters/20-b.md"),
    ]
    law = chapter(found, "The Law").messages
    assert {one.key[1]: one.needed for one in law} == {
        "The Law": ("translation", "legal"), "One text.": ("translation", "legal")
    }  # fmt: skip
    assert message(found, "Another text here.").needed == ("translation",)
    assert message(found, "Call now.").needed == ("translation", "clinical")
    assert message(found, "A crime.").needed == ("translation", "terminology")
    assert message(found, "Another text here.").place.path == "translations/de.po"
    assert message(found, "Another text here.").words == 3
    assert (found.language, found.path) == ("de", LEDGER)
    assert [one.path for one in found.chapters] == ["", LAW, "handbook/chapters/20-b.md", ""]
    # What is included in a chapter needs what that needs, and as the reviews are said: translation, terms, others.
    included = Unit("", "Included.", "paragraph", Location("handbook/shared/a.md", 1), "The Law")
    defined = Unit("", "Defined.", "definition", Location("handbook/glossary.toml", 9), "The Law")
    found = state(more=[included, defined])
    assert message(found, "Included.").needed == ("translation", "legal")
    assert message(found, "Defined.").needed == ("translation", "terminology", "legal")
    clinical = book_of({**FILES, "chapters/10-law.md": FILES["chapters/10-law.md"].replace("legal", "clinical")})
    both = review("en", "x", [BOOK, clinical], units(BOOK), None, ())
    assert message(both, "The Law").needed == ("clinical", "legal")


def test_the_source_needs_what_its_chapters_ask_for() -> None:
    found = state(found=None)
    assert {one.key[1]: one.needed for one in found.messages} == {
        "The Law": ("legal",), "One text.": ("legal",), "Call now.": ("clinical",)
    }  # fmt: skip
    law = message(found, "The Law")
    assert (law.msgstr, law.is_ready, law.place) == ("", True, Location(LAW, 4))
    theme = Unit("", "Contents", THEME, Location("templates/x.j2", 1), "The Law")
    assert len(state(found=None, more=[theme]).messages) == 3


@pytest.mark.parametrize(
    "found",
    [
        catalog({key: value for key, value in WORDS.items() if key != "Call now."}),
        catalog({**WORDS, "Call now.": ""}),
        catalog(fuzzy=["Call now."]),
        catalog(repeated=["Call now."]),
    ],
)
def test_what_is_missing_fuzzy_or_the_english_again_cannot_be_signed(found: Catalog) -> None:
    one = message(state(signed("Call now."), found=found), "Call now.")
    assert (one.is_ready, one.signed) == (False, ())
    assert one.open == one.needed
    there = found.messages.get(one.key)
    assert (one.place.path, one.msgstr) == (("translations/de.po", there.msgstr) if there else (AID, ""))
    assert signatures([one], "translation", "X", DAY, ()) == ()


def test_a_sign_off_is_of_both_texts() -> None:
    found = state(signed("Call now."), signed("Call now.", "clinical", "MD"), signed("Ask."))
    call = message(found, "Call now.")
    assert (call.signed, call.open, call.before) == (("clinical", "translation"), (), None)
    assert (message(found, "B").signed, message(found, "B").before) == ((), None)
    # Another translation: nothing is signed, and what was signed last is known.
    older, last = signed("Ask.", by="B", date=dt.date(2025, 1, 1)), signed("Ask.", by="A")
    changed = message(state(last, older, found=catalog({**WORDS, "Ask.": "Fragen."})), "Ask.")
    assert (changed.signed, changed.before) == ((), last)
    # Another English: the sign-off of the text that is gone and is like it.
    gone = sign_off(("", "Another text was here."), "Text.", "translation", "REV", DAY)
    unlike = sign_off(("", "Something else entirely"), "Text.", "translation", "REV", DAY)
    assert message(state(gone, unlike), "Another text here.").before == gone
    assert message(state(unlike), "Another text here.").before is None
    # A text that the book still has was not changed into another one.
    kept = sign_off(message(state(), "One text.").key, "anders", "translation", "REV", DAY)
    assert message(state(kept), "Another text here.").before is None


def test_a_chapter_is_signed_when_all_its_messages_are() -> None:
    law = [signed(msgid, kind) for msgid in ("The Law", "One text.") for kind in ("translation", "legal")]
    found = state(*law)
    assert chapter(found, "The Law").counts() == (Count("translation", 2, 2), Count("legal", 2, 2))
    assert [count.is_whole for count in chapter(state(*law[1:]), "The Law").counts()] == [False, True]
    assert found.signed_chapters()[LAW] == {"translation", "legal"}
    assert found.signed_chapters()["handbook/chapters/20-b.md"] == frozenset()
    assert "" not in found.signed_chapters()
    assert found.signed_parts(BOOK) == {"law": frozenset(("translation", "legal")), "b": frozenset()}
    assert (found.is_signed("legal"), found.is_signed("clinical"), found.is_signed("other")) == (True, False, False)


def test_chapters_are_named_by_title_file_or_slug() -> None:
    found = state()
    law = chapter(found, "The Law").messages
    for name in ("the law", "THE LAW", LAW, LAW.title(), "10-law", "law", "Law"):
        assert of_chapters(found, [name]) == law
    assert of_chapters(found, ["law", "b"]) == (*law, *chapter(found, "B").messages)
    with pytest.raises(GesimError) as raised:
        of_chapters(found, ["Thee Law", "nothing", "b"])
    assert [(one.code, one.message, str(one.location), one.hint) for one in raised.value.diagnostics] == [
        ("unknown-chapter", "no chapter with a message to review is called “Thee Law”", LEDGER,
         "Did you mean “The Law”? gesim review --lang de lists them."),
        ("unknown-chapter", "no chapter with a message to review is called “nothing”", LEDGER,
         "gesim review --lang de lists them."),
    ]  # fmt: skip


def test_messages_are_named_by_the_beginning_of_their_hash() -> None:
    found = state()
    call, ask = message(found, "Call now."), message(found, "Ask.")
    assert of_hashes(found, [call.hash[:6], ask.hash]) == (call, ask)
    with pytest.raises(GesimError) as raised:
        of_hashes(found, [call.hash[:5], "zzzzzz", ask.hash])
    hint = "gesim review --lang de shows the hash of each; give at least 6 digits."
    assert [(one.code, one.message, str(one.location), one.hint) for one in raised.value.diagnostics] == [
        ("unknown-message", f"“{name}” begins the hash of no messages", LEDGER, hint)
        for name in (call.hash[:5], "zzzzzz")
    ]


def test_of_a_returned_file_what_is_equal_can_be_signed() -> None:
    found = state(found=catalog({**WORDS, "Ask.": ""}))

    def entry(msgid: str, msgstr: str, line: int, **more: object) -> Entry:
        context = next((one.key[0] for one in found.messages if one.key[1] == msgid), "")
        return replace(Entry(msgid, (msgstr,), context or None, line=line), **more)  # type: ignore[arg-type]

    returned = PoFile("back.po", (
        entry("", "Language: de\n", 1), entry("The Law", "Das Recht", 2), entry("B", "Be", 3),
        entry("Call now.", "Ruf an.", 4, flags=("fuzzy",)), entry("Ask.", "Frag.", 5), entry("Gone.", "Weg.", 6),
        entry("Gone too.", "", 7), entry("One text.", "", 8), entry("Old.", "Alt.", 9, obsolete=True),
        entry("Trafficking", "Menschenhandel", 10),
    ))  # fmt: skip
    equal, different = of_returned(found, returned)
    assert [one.key[1] for one in equal] == ["The Law", "Trafficking"]
    assert different == tuple(
        Difference(Location("back.po", line), msgid, ours, text, reason)
        for line, msgid, ours, text, reason in (
            (3, "B", "B", "Be", "the translations differ"),
            (4, "Call now.", "Ruf an.", "Ruf an.", "it is fuzzy in the file"),
            (5, "Ask.", "", "Frag.", "it is missing or fuzzy in the catalog"),
            (6, "Gone.", "", "Weg.", "the edition has no such text"),
            (8, "One text.", "Ein Text.", "", "the translations differ"),
        )
    )
    (told, *_) = differences(different)
    assert (told.code, told.severity, told.location) == ("not-signed", Severity.WARNING, Location("back.po", 3))
    assert told.message == "“B” is not signed: the translations differ"
    assert told.hint == (
        "Take what is right into the catalog, and sign the message there; nothing was changed in the catalog."
    )


def test_a_message_is_signed_once_by_each_and_as_what_it_needs() -> None:
    found = state()
    call, ask = message(found, "Call now."), message(found, "Ask.")
    new = signatures([call, ask, call], "clinical", "MD", DAY, ())
    assert new == (signed("Call now.", "clinical", "MD"),)
    assert signatures([call], "clinical", "MD", dt.date(2026, 5, 5), new) == ()
    assert len(signatures([call], "clinical", "XY", DAY, new)) == 1
    assert len(signatures([call], "translation", "MD", DAY, new)) == 1


def test_the_list_has_what_is_open_with_what_was_changed() -> None:
    everything = [
        sign_off(one.key, one.msgstr, kind, "REV", DAY)
        for one in state().messages
        for kind in one.needed
        if one.key[1] not in ("Another text here.", "Ask.", "Call now.")
    ]
    before = sign_off(message(state(), "Ask.").key, "Frage.", "translation", "REV", DAY)
    gone = sign_off(("", "Another text was here."), "", "legal", "LAW", DAY)
    found = state(*everything, before, gone, found=catalog({**WORDS, "Another text here.": "Text.", "Call now.": ""}))
    another, ask, call = (message(found, msgid) for msgid in ("Another text here.", "Ask.", "Call now."))
    assert review_text([found, found], colour=False).split("\n\n\n")[0] == "\n\n".join(
        [review_text([found], colour=False)] * 2
    )
    assert review_text([found], colour=False) == (
        f"de: {len(found.chapters) - 1} of {len(found.chapters)} chapters signed\n"
        "\n"
        "  B (translation 2 of 5, clinical 0 of 1)\n"
        f"    {another.place}  {another.hash[:12]}  translation\n"
        "      Another text [-was -]here.\n"
        "      {+Text.+}\n"
        "      signed before it was changed: legal, LAW, 2026-01-02\n"
        f"    {call.place}  not translated yet\n"
        "      Call now.\n"
        f"    {ask.place}  {ask.hash[:12]}  translation\n"
        "      Ask.\n"
        "      [-Frage-]{+Frag+}.\n"
        "      signed before it was changed: translation, REV, 2026-01-02\n"
        "\n"
        "  Next: read it and sign it: gesim review sign --lang de --by ROLE --chapter CHAPTER"
    )
    coloured = review_text([found], colour=True)
    red, green, plain = "\x1b[31m", "\x1b[32m", "\x1b[0m"
    assert f"{red}[-was -]{plain}here.\n      {green}{{+Text.+}}{plain}\n" in coloured
    assert f"{red}[-Frage-]{plain}{green}{{+Frag+}}{plain}.\n" in coloured
    assert review_text([state()], colour=False).count("\n      Ein Text.\n") == 2
    english = state(found=None)
    assert "      One text.\n" in review_text([english], colour=False)
    whole = state(
        *(sign_off(one.key, "", kind, "REV", DAY) for one in english.messages for kind in one.needed), found=None
    )
    assert review_text([whole], colour=False) == "en: 2 of 2 chapters signed\n\n  Next: nothing is to be signed."


def test_programs_get_the_same_with_all_texts() -> None:
    gone = sign_off(("", "Another text was here."), "Text.", "legal", "LAW", DAY)
    found = state(gone, signed("Call now."))
    (data,) = json.loads(review_json([found]))["languages"]
    assert "ü" in review_json([state(found=catalog({**WORDS, "Ask.": "für"}))])
    assert review_json([found]).startswith('{\n  "languages": [')
    assert (data["language"], data["ledger"], data["next"]) == (
        "de",
        LEDGER,
        review_text([found], colour=False).rpartition("Next: ")[2],
    )
    law, b = data["chapters"][1:3]
    assert (law["title"], law["file"]) == ("The Law", LAW)
    assert law["counts"] == [{"as": "translation", "needed": 2, "signed": 0}, {"as": "legal", "needed": 2, "signed": 0}]
    shown = {one["msgid"]: one for one in b["open"]}
    another = message(found, "Another text here.")
    assert shown["Another text here."] == {
        "hash": another.hash, "place": {"file": "translations/de.po", "line": another.place.line},
        "open": ["translation"], "signed": [], "can_be_signed": True, "words": 3, "context": another.key[0],
        "msgid": "Another text here.", "msgstr": "Noch ein Text.",
        "before": {
            "as": "legal", "by": "LAW", "date": "2026-01-02",
            "msgid_diff": [["equal", "Another text "], ["delete", "was "], ["equal", "here."]],
            "msgstr_diff": [["insert", "Noch ein "], ["equal", "Text."]],
        },
    }  # fmt: skip
    assert (shown["Call now."]["open"], shown["Call now."]["signed"]) == (["clinical"], ["translation"])
    assert "before" not in shown["Ask."]


def test_a_ledger_is_added_to_and_never_lost(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("ledger")
    one, two = signed("Ask."), signed("Call now.", "clinical")
    assert load_ledger(root, "de") == (None, ())
    add_sign_offs(root, "de", [])
    assert not (root / "translations").exists()
    add_sign_offs(root, "de", [one])
    file = root / ledger_path("de")
    assert file.stat().st_mode & 0o777 == 0o644
    file.chmod(0o600)
    add_sign_offs(root, "de", [two], ("translation", "clinical"))
    assert load_ledger(root, "de", ("translation", "clinical")) == (tuple(sorted((one, two))), ())
    assert file.stat().st_mode & 0o777 == 0o600
    # As what nobody can sign here is a fault, and with a fault nothing is written.
    problems = load_ledger(root, "de")[1]
    assert [(problem.code, problem.location.path) for problem in problems] == [("bad-sign-off", LEDGER)]
    before = file.read_bytes()
    add_sign_offs(root, "de", [one], ("translation", "clinical"))
    assert file.read_bytes() == before
    with pytest.raises(GesimError, match="clinical"):
        add_sign_offs(root, "de", [one])
    assert file.read_bytes() == before


def test_a_ledger_that_cannot_be_read_or_written_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("ledger")
    (root / LEDGER).mkdir(parents=True)
    found, (problem,) = load_ledger(root, "de")
    assert (found, problem.code, str(problem.location)) == (None, "unreadable-file", LEDGER)
    assert (
        problem.message == "cannot be read: Is a directory" and problem.hint == "Check what it is and who may read it."
    )
    (root / "translations/review/lv.jsonl").write_text("")
    (root / "translations/review/xx-yy-zz.jsonl").write_text("")
    told = list(unknown_ledgers(root, ["de", "lt"]))
    known = "Languages with an edition: de, lt."
    assert [(one.code, one.message, str(one.location), one.hint) for one in told] == [
        ("unknown-edition", "no edition is in the language “lv”", "translations/review/lv.jsonl",
         f"Did you mean lt.jsonl? {known}"),
        ("unknown-edition", "no edition is in the language “xx-yy-zz”", "translations/review/xx-yy-zz.jsonl", known),
    ]  # fmt: skip
    blocked = tmp_path_factory.mktemp("blocked")
    (blocked / "translations").write_text("")
    with pytest.raises(GesimError) as raised:
        add_sign_offs(blocked, "de", [signed("Ask.")])
    (problem,) = raised.value.diagnostics
    assert (problem.code, str(problem.location)) == ("unreadable-file", LEDGER)


def test_a_ledger_is_left_as_it_was_on_a_full_disk(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path_factory.mktemp("full")
    add_sign_offs(root, "de", [signed("Ask.")])
    before = (root / LEDGER).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(GesimError) as raised:
        add_sign_offs(root, "de", [signed("Call now.")])
    (problem,) = raised.value.diagnostics
    assert (problem.code, str(problem.location)) == ("cannot-write", LEDGER)
    assert problem.message == "cannot be written: No space left on device"
    assert problem.hint == "Check that the disk has room and that you may write there; the file was left as it was."
    assert (root / LEDGER).read_bytes() == before
