"""The lines of keys, in every way in which TOML can write them."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesim_build.toml_lines import MOST_NESTED, NestedTooDeepError, key_lines

# One document a case; each line that a key is on ends with a comment that names it.
CASES = {
    "comment with quotes": 'a = 1 # """ @a\nb = 2 # @b\n',
    "comment with single quotes": "a = 1 # ''' @a\nb = 2 # @b\n",
    "comment of its own": '# """\nb = 2 # @b\n',
    "basic string of lines": 'a = """\nx = 1\n[t]\n""" \nb = 2 # @b\n',
    "literal string of lines": "a = '''\nx = 1\n# \"\"\"\n'''\nb = 2 # @b\n",
    "string that ends with five quotes": 'a = """\n"" x """""\nb = 2 # @b\n',
    "escaped quotes": 'a = """\n\\"""\nx = 1\n"""\nb = 2 # @b\n',
    "text with a hash": 'a = "# x = [" # @a\nb = \'#"\' # @b\n',
    "inline table": "a = { b = 1, c = { d = 2 } } # @a @a.b @a.c @a.c.d\n",
    "dotted key": "a.b.c = 1 # @a @a.b @a.b.c\na . d = 2 # @a.d\n",
    "quoted key": '"a b".\'c d\' = 1 # @"a b" @"a b.c d"\n"e = f" = 2 # @"e = f"\n',
    "escaped key": '"\\u00e9" = 1 # @é\n',
    "quotes within a key": '\'"x"\' = 1 # @"\\"x\\""\n',
    "list over lines": 'a = [ # @a\n  "x", # @a.0\n  [ "y = 1", # @a.1 @a.1.0\n  2 ], # @a.1.1\n]\nb = 2 # @b\n',
    "tables in a list": "a = [ { b = 1 }, # @a @a.0 @a.0.b\n  { b = [\n 2 ] }, # @a.1=2 @a.1.b=2\n]\nc = 1 # @c\n",
    "list of tables": "[[a]] # @a.0\nb = 1 # @a.0.b\n[[ a ]] # @a.1\n[[a.e]] # @a.1.e.0\nf = 1 # @a.1.e.0.f\n",
    "table with spaces": '[ a . "b.c" ] # @"a.b.c"\nd = 1 # @"a.b.c.d"\n',
    "line ends of Windows": 'a = 1 # @a\r\nb = """\r\nx = 1\r\n"""\r\nc = 3 # @c\r\n',
    "line separator in a text": 'a = "\u2028" # @a\nb = 2 # @b\n',
    "numbers and dates": "a = 1.5e-3 # @a\nb = 2026-11-23T10:00:00+01:00 # @b\nc = [inf, -1_000] # @c\n",
}
_NAME = re.compile(r'@("(?:[^"\\]|\\.)*"|[^\s=]+)(?:=(\d+))?')


def marked(text: str) -> dict[str, int]:
    """The lines that the comments of a document name."""
    found = {}
    for number, line in enumerate(text.split("\n"), 1):
        for name, other in _NAME.findall(line):
            found[json.loads(name) if name.startswith('"') else name] = int(other or number)
    return found


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_lines(text: str) -> None:
    tomllib.loads(text)
    wanted, found = marked(text), key_lines(text)
    assert {name: found.get(name) for name in wanted} == wanted


NAMES = st.sampled_from(["a", "b-1", "2", "c d", "e.f", "g=h", "i#", "'", '"', "é", "[j]", "k\n"])
TEXTS = st.sampled_from(
    ["", "x", "a = 1", "# x", '"', '""', "'", "\\", "\n", "\n[t]\n", "x\nb = 2\n", '"""', "'''", "{", "]", ","]
)
LEAVES = st.one_of(TEXTS, st.integers(-5, 5), st.booleans(), st.just(1.5))
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8
)
DOCUMENTS = st.dictionaries(NAMES, VALUES, max_size=5)


@dataclass
class Writer:
    """Writes a document in ways that ``draw`` chooses, and notes the line of each key as it goes."""

    draw: Any
    text: str = ""
    lines: dict[str, int] = field(default_factory=dict)

    def choose(self, *ways: Any) -> Any:
        return self.draw(st.sampled_from(ways))

    def put(self, text: str) -> None:
        self.text += text

    def note(self, path: tuple[str, ...]) -> None:
        self.lines.setdefault(".".join(path), self.text.count("\n") + 1)

    def document(self, values: dict[str, Any]) -> None:
        """The plain values come first, then the tables with headers."""
        tables = {key: value for key, value in values.items() if isinstance(value, dict) and self.choose(True, False)}
        self.pairs((), {key: value for key, value in values.items() if key not in tables})
        for key, table in tables.items():
            self.note((key,))
            self.put(f"[ {self.name(key)} ]{self.comment()}")
            self.pairs((key,), table)

    def pairs(self, path: tuple[str, ...], values: dict[str, Any]) -> None:
        for key, value in values.items():
            self.note((*path, key))
            if isinstance(value, dict) and value and self.choose(True, False):
                for inner, last in value.items():
                    self.note((*path, key, inner))
                    self.put(f"{self.name(key)}{self.choose('.', ' . ')}{self.name(inner)} = ")
                    self.value((*path, key, inner), last)
                    self.put(self.comment())
            else:
                self.put(f"{self.name(key)} = ")
                self.value((*path, key), value)
                self.put(self.comment())

    def name(self, key: str) -> str:
        if re.fullmatch(r"[\w-]+", key, re.ASCII) and self.choose(True, False):
            return key
        return f"'{key}'" if not re.search(r"['\n]", key) and self.choose(True, False) else json.dumps(key)

    def comment(self) -> str:
        return str(self.choose("", " # x", ' # """', " # '''", " # a = [", "\n# [t]\n")) + "\n"

    def value(self, path: tuple[str, ...], value: Any) -> None:
        if isinstance(value, dict):
            self.put("{ ")
            for number, (key, inner) in enumerate(value.items()):
                self.put(", " if number else "")
                self.note((*path, key))
                self.put(self.name(key) + "=")
                self.value((*path, key), inner)
            self.put(" }")
        elif isinstance(value, list):
            self.put("[")
            for number, inner in enumerate(value):
                self.put(self.choose("", self.comment()))
                self.note((*path, str(number)))
                self.value((*path, str(number)), inner)
                self.put(self.choose(",", " ,", "," + self.comment()))
            self.put("]")
        else:
            self.put(self.string(value) if isinstance(value, str) else json.dumps(value))

    def string(self, text: str) -> str:
        ways = [json.dumps(text)]
        if "'" not in text and "\n" not in text:
            ways.append(f"'{text}'")
        if "'''" not in text:
            ways.append(f"'''\n{text}'''")
        if '"""' not in text:
            ways.append('"""\n' + text.replace("\\", "\\\\") + '"""')
        return str(self.choose(*ways))


@given(st.data(), DOCUMENTS, st.sampled_from(["\n", "\r\n"]))
def test_any_document(data: st.DataObject, values: dict[str, Any], end: str) -> None:
    writer = Writer(data.draw)
    writer.document(values)
    assert tomllib.loads(writer.text) == values
    text = writer.text.replace("\n", end)
    tomllib.loads(text)
    assert key_lines(text) == writer.lines


@given(st.text(alphabet="ab.=[]{}\"'\\#,\n 1"))
def test_any_text(text: str) -> None:
    key_lines(text)


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 500, "a = " + "{a=" * 500, ".".join("a" * 500) + " = 1", f"[{'.'.join('a' * 500)}]"]
)
def test_what_is_nested_too_deep(text: str) -> None:
    with pytest.raises(NestedTooDeepError) as problem:
        key_lines(f"x = 1\n{text}")
    assert problem.value.line == 2
    assert str(MOST_NESTED) in str(problem.value)


def test_what_is_nested_deep_enough() -> None:
    deep = MOST_NESTED - 1
    assert len(key_lines("a = " + "[" * deep + "1" + "]" * deep)) == MOST_NESTED
