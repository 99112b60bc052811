"""The ledger of sign-offs: every line stands for itself, whatever git or an editor does with the file."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gesim_build.catalog.ledger import SignOff, hash_of, read_ledger, sign_off, write_ledger, wrong_name
from gesim_build.catalog.merge import merge
from gesim_build.catalog.po import Entry, PoFile
from gesim_build.diagnostics import Location

PATH, DAY = "translations/review/de.jsonl", dt.date(2026, 1, 2)
ONE = sign_off(("", "One"), "Eins", "translation", "REV", DAY)
TWO = sign_off(("menu", "Two"), "Zwei", "terminology", "Advocate (LV)", DAY)
GOOD, OTHER = (write_ledger([one]).decode().strip() for one in (ONE, TWO))


def changed(**values: object) -> str:
    return json.dumps({**json.loads(GOOD), **values})


# A line, and what is said of it.
BAD_LINES = {
    "cut": (GOOD[:50], "cut off"),
    "no object": ("[]", "no JSON object"),
    "a number": ("7", "no JSON object"),
    "two in one line": (GOOD + OTHER, "cut off"),
    "nested too deep": ('{"a":' * 100_000, "cut off"),
    "an unknown key": (changed(who="x"), "unknown key who"),
    "a key twice": (GOOD.replace("{", '{"by":"X",', 1), "more than once"),
    "no date": (GOOD.replace(',"date":"2026-01-02"', ""), "date is missing"),
    "a day that is none": (changed(date="2026-02-30"), "2026-02-30"),
    "another form of a day": (changed(date="20260102"), "20260102"),
    "a week": (changed(date="2026-W01-1"), "2026-W01-1"),
    "a short hash": (changed(hash="ab12"), "64 hexadecimal"),
    "a hash in capitals": (changed(hash=ONE.hash.upper()), "64 hexadecimal"),
    "another text": (changed(msgstr="Zwei"), "is not that of the texts"),
    "another context": (changed(context="x"), "is not that of the texts"),
    "an unknown kind": (changed(**{"as": "spelling"}), "spelling"),
    "nobody": (changed(by=""), "by must be"),
    "two lines of a name": (changed(by="a\nb"), "one line"),
    "a long name": (changed(by="x" * 61), "60"),
    "a number for a text": (changed(by=7), "must be a text"),
    "half a pair": (changed(msgid="\ud800"), "must be a text"),
}


def test_what_is_written_is_read_again() -> None:
    content = write_ledger([TWO, ONE, TWO])
    assert read_ledger(content, PATH) == (tuple(sorted((ONE, TWO))), ())
    assert content.decode().splitlines() == sorted((GOOD, OTHER))


def test_a_bad_line_is_named_and_costs_no_other_one() -> None:
    for name, (line, said) in BAD_LINES.items():
        content = f"{GOOD}\n{line}\n{OTHER}\n".encode("utf-8", "surrogatepass")
        found, problems = read_ledger(content, PATH)
        assert found == tuple(sorted((ONE, TWO))), name
        assert {(problem.code, problem.location.line) for problem in problems} == {("bad-sign-off", 2)}, name
        assert any(said in problem.message for problem in problems), (name, problems)
        assert all(problem.hint for problem in problems), name


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (f"<<<<<<< a\n{GOOD}\n||||||| b\n=======\n{OTHER}\n>>>>>>> c\n".encode(), ["merge-conflict"]),
        (f"{GOOD}\n{OTHER}\n=======\n".encode(), ["bad-sign-off"]),
        (f"{GOOD}\r\n\r\n{OTHER}".encode(), []),
        (b"\xef\xbb\xbf" + f"{OTHER}\n{GOOD}\n{OTHER}\n".encode(), []),
        (f"{GOOD}\n".encode() + b"{\xff\n" + f"{OTHER}\n".encode(), ["not-utf-8"]),
    ],
)
def test_what_git_and_editors_do_to_the_file(content: bytes, codes: list[str]) -> None:
    found, problems = read_ledger(content, PATH)
    assert found == tuple(sorted((ONE, TWO)))
    assert [problem.code for problem in problems] == codes


def test_the_hash_is_what_the_documentation_says() -> None:
    assert hash_of("", "e\u0301", "") == hash_of("", "\u00e9", "")
    assert len({hash_of("a", "b", ""), hash_of("", "ab", ""), hash_of("", "a", "b"), hash_of("", "", "ab")}) == 4
    assert hash_of("", "One", "Eins") == "a6e1c63c77189dfa2c1ab1a50db9188c06082ed5f6bb9e6ada6238f80d1f0de1"


TEXTS = st.sampled_from(["a", "b", "c"])
# What a branch does: translate a message, or sign it as it is.
STEPS = st.lists(st.tuples(st.integers(0, 4), st.one_of(TEXTS, st.none())), max_size=8)
Steps = list[tuple[int, str | None]]
State = tuple[tuple[str, ...], frozenset[SignOff]]


def branch(state: State, steps: Steps, who: str) -> State:
    texts, ledger = list(state[0]), set(state[1])
    for number, text in steps:
        if text is None:
            ledger.add(sign_off(("", f"m{number}"), texts[number], "translation", who, DAY))
        else:
            texts[number] = text
    return tuple(texts), frozenset(ledger)


def po(state: State) -> PoFile:
    return PoFile("de.po", tuple(Entry(f"m{number}", (text,)) for number, text in enumerate(state[0])))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, STEPS, STEPS)
def test_a_union_of_the_lines_is_the_right_merge(tmp_path: Path, first: Steps, ours: Steps, theirs: Steps) -> None:
    """After git has merged two branches, a message is signed if either of them has signed what it says now."""
    base = branch((("x",) * 5, frozenset()), first, "A")
    sides = branch(base, ours, "B"), branch(base, theirs, "C")
    for name, state in (("base", base), ("ours", sides[0]), ("theirs", sides[1])):
        (tmp_path / name).write_bytes(write_ledger(state[1]))
    command = ["git", "merge-file", "--union", "--stdout", "ours", "base", "theirs"]
    merged = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout
    found, problems = read_ledger(merged, PATH)
    assert problems == ()
    assert set(found) == sides[0][1] | sides[1][1]
    assert read_ledger(write_ledger(found), PATH) == (found, ())
    signed = {one.hash for one in found}
    for entry in merge(po(base), po(sides[0]), po(sides[1])).po.entries:
        if not entry.fuzzy:
            now = sign_off(entry.key, entry.msgstr[0], "translation", "X", DAY)
            either = {replace(one, by="X") for _, ledger in sides for one in ledger}
            assert (now.hash in signed) == (now in either)


def test_a_hash_is_that_of_the_texts_as_json_in_utf_8() -> None:
    """So that other programs can make it: it must never change."""
    assert hash_of("", "Ünder", "ß") == hashlib.sha256('["", "Ünder", "ß"]'.encode()).hexdigest()
    assert len(hash_of("", "\ud800", "")) == 64
    line = write_ledger([sign_off(("", "Ünder"), "ß", "translation", "REV", DAY)]).decode()
    assert '"msgid":"Ünder","msgstr":"ß"}' in line
    assert wrong_name("x" * 60) == ""


def test_a_line_that_is_no_text_is_told_at_its_place() -> None:
    _, (problem,) = read_ledger(f"{GOOD}\n".encode() + b"{\xff\n", PATH)
    assert (problem.message, problem.location) == ("this line is not UTF-8", Location(PATH, 2))
    assert problem.hint.startswith("Correct the line")
    conflict = f"<<<<<<< a\r\n{GOOD}\r\n=======\r\n{OTHER}\r\n>>>>>>> c\r\n".encode()
    found, problems = read_ledger(conflict, PATH)
    assert (len(found), [one.code for one in problems]) == (2, ["merge-conflict"])
    assert problems[0].message.endswith("git's marks are in lines 1, 3 and 5")
    control = sign_off(("", "a\x07"), "b", "translation", "REV", DAY)
    found, problems = read_ledger(write_ledger([control, ONE]), PATH)
    line = sorted(write_ledger([control, ONE]).decode().splitlines()).index(GOOD) ^ 1
    assert (found, [one.location for one in problems]) == ((ONE,), [Location(PATH, line + 1)])
