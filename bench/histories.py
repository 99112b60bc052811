"""Edits of texts as the git histories of books in Markdown have them, for `sync_matcher.py`.

Which old text became which new one is judged by position: the texts of a file before and after a commit are aligned at
those that did not change, and what lies between two of these is compared by its words. None of this is the program's
own matcher. What cannot be judged so is left out.
"""

from __future__ import annotations

import difflib
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from markdown_it import MarkdownIt

from gesim_build.catalog.text import is_translatable, msgid_of

# A folder or file of another language than English.
_OTHER_LANGUAGE = re.compile(r"(?:^|/)(?!en(?:[-_/]|$))[a-z]{2}(?:[-_][A-Za-z]{2,4})?(?=/)|/_(?:docs|posts)/[a-z]{2}/")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
# What Kramdown and Pandoc read as attributes of a block is no text.
_ATTRIBUTES = re.compile(r"\s*\{[:.#][^{}]*\}$")
_WORD = re.compile(r"[^\W_]+")
# The least share of the words of the longer text that an edit keeps, and of the shorter one if it has a few.
_OF_LONGER, _OF_SHORTER, _FEW = 0.5, 0.8, 5
# A text that shares no more than this with any other is a new one.
_NEW = 1 / 3
# So many files of one commit, and so many texts around those that changed; a commit with more was no edit.
_MOST_FILES, _MOST_BESIDE = 30, 1200
PROSE = ("paragraph", "list item")
_PROSE_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a file, and what it is."""

    kind: str
    msgid: str

    @property
    def is_prose(self) -> bool:
        """Whether it is more than a heading, a cell or a few words."""
        return self.kind in PROSE and len(self.msgid) >= _PROSE_LETTERS


# What a new text was made from.
_NOTHING: frozenset[Text] = frozenset()


@dataclass(frozen=True, slots=True)
class Case:
    """A commit: all texts before and after it by file, the edits in it (new -> old), and the texts that are new.

    A new text has several old ones where it is in several places: some books keep two forms of each page.
    """

    before: Mapping[str, tuple[Text, ...]]
    after: Mapping[str, tuple[Text, ...]]
    edits: Mapping[Text, frozenset[Text]]
    new: frozenset[Text]


@dataclass(slots=True)
class Repository:
    """A git repository of Markdown files."""

    folder: Path
    _texts: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    _reader: subprocess.Popen[bytes] | None = None

    def cases(self, most: int, pairs: int) -> Iterator[Case]:
        """What commits changed, up to ``most`` of them, spread over the history, until there are so many pairs."""
        commits = self._commits()
        found = 0
        seen: set[tuple[Text, frozenset[Text]]] = set()
        for number in range(min(most, len(commits))):
            case = self._case(*commits[number * len(commits) // min(most, len(commits))], seen)
            if case and (case.edits or case.new):
                found += len(case.edits)
                yield case
            if found >= pairs:
                return

    def _git(self, *arguments: str) -> str:
        command = ["git", "-C", str(self.folder), "-c", "core.quotePath=false", *arguments]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8", "replace")

    def _commits(self) -> list[tuple[str, tuple[str, ...]]]:
        """The commits that change Markdown files, with these."""
        log = self._git("log", "--no-merges", "--diff-filter=M", "--name-only", "--format=%x00%H", "--", "*.md")
        found = []
        for part in log.split("\0")[1:]:
            commit, *names = part.split("\n")
            files = tuple(name for name in names if name and not _OTHER_LANGUAGE.search(name))
            if 0 < len(files) <= _MOST_FILES:
                found.append((commit, files))
        return found

    def _case(self, commit: str, files: Sequence[str], seen: set[tuple[Text, frozenset[Text]]]) -> Case | None:
        try:
            old, new = self._files(f"{commit}^"), self._files(commit)
        except subprocess.CalledProcessError:
            return None
        changed = [name for name in files if name in old and name in new]
        beside = self._beside(old, changed)
        before = {name: self._read(old[name]) for name in (*beside, *changed)}
        after = {**{name: before[name] for name in beside}, **{name: self._read(new[name]) for name in changed}}
        edits, fresh = _judged(before, after, changed)
        edits = {text: was for text, was in edits.items() if (text, was) not in seen}
        fresh = frozenset(text for text in fresh if (text, _NOTHING) not in seen)
        seen.update(edits.items())
        seen.update((text, _NOTHING) for text in fresh)
        return Case(before, after, edits, fresh)

    def _files(self, commit: str) -> dict[str, str]:
        rows = (row.partition("\t") for row in self._git("ls-tree", "-r", commit).splitlines())
        return {name: row.split()[2] for row, _, name in rows if name.endswith(".md") and row.split()[1] == "blob"}

    def _beside(self, files: Mapping[str, str], changed: Sequence[str]) -> list[str]:
        """Files near those that changed, so that there are texts that could be mistaken for others."""
        names = sorted(name for name in files if not _OTHER_LANGUAGE.search(name))
        places = [names.index(name) for name in changed if name in names] or [0]
        near = sorted((min(abs(place - number) for place in places), name) for number, name in enumerate(names))
        found: list[str] = []
        count = 0
        for _, name in (one for one in near if one[1] not in changed):
            count += len(self._read(files[name]))
            if count > _MOST_BESIDE:
                break
            found.append(name)
        return found

    def _read(self, blob: str) -> tuple[Text, ...]:
        if blob not in self._texts:
            self._texts[blob] = tuple(_texts(_FRONT_MATTER.sub("", self._content(blob))))
        return self._texts[blob]

    def _content(self, blob: str) -> str:
        """A file. One git reads all of them: starting it takes longer than reading."""
        if self._reader is None:
            command = ["git", "-C", str(self.folder), "cat-file", "--batch"]
            self._reader = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        stdin, stdout = self._reader.stdin, self._reader.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(f"{blob}\n".encode())
        stdin.flush()
        size = int(stdout.readline().split()[2])
        return stdout.read(size + 1)[:-1].decode("utf-8", "replace")

    def close(self) -> None:
        """End the git that reads."""
        if self._reader is not None and self._reader.stdin is not None:
            self._reader.stdin.close()
            self._reader.wait()
            self._reader = None


def _texts(markdown: str) -> Iterator[Text]:
    kinds = {"heading_open": "heading", "td_open": "table cell", "th_open": "table cell"}
    # Texts are what the block rules find; the rules within a text only take time.
    tokens = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"]).parse(markdown)
    for number, token in enumerate(tokens):
        if token.type == "inline" and is_translatable(msgid := _ATTRIBUTES.sub("", msgid_of(token.content))):
            inside = number > 1 and tokens[number - 2].type == "list_item_open"
            yield Text(kinds.get(tokens[number - 1].type, "list item" if inside else "paragraph"), msgid)


def _judged(
    before: Mapping[str, Sequence[Text]], after: Mapping[str, Sequence[Text]], changed: Sequence[str]
) -> tuple[dict[Text, frozenset[Text]], frozenset[Text]]:
    """The edits (new -> old) in these files, and the texts that come from nowhere."""
    there = {text.msgid for texts in before.values() for text in texts}
    # What says the same as an old text, with other marks, comes from there.
    said = {frozenset(_words(text).items()) for text in there}
    stay = {text.msgid for texts in after.values() for text in texts}
    gone = [text for name in changed for text in before[name] if text.msgid not in stay]
    edits: dict[Text, frozenset[Text]] = {}
    fresh: list[Text] = []
    for name in changed:
        for old, new in _gaps(before[name], after[name]):
            unknown = [text for text in new if text.msgid not in there]
            for text, was in _pairs(old, unknown).items():
                edits[text] = edits.get(text, _NOTHING) | {was}
            fresh += [text for text in unknown if all(_shared(text, one) <= _NEW for one in (*gone, *old))]
    fresh = [text for text in fresh if frozenset(_words(text.msgid).items()) not in said]
    return edits, frozenset(text for text in fresh if text not in edits)


def _gaps(old: Sequence[Text], new: Sequence[Text]) -> Iterator[tuple[Sequence[Text], Sequence[Text]]]:
    for tag, start, end, begin, stop in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag in ("replace", "insert"):
            yield old[start:end], new[begin:stop]


def _pairs(old: Sequence[Text], new: Sequence[Text]) -> dict[Text, Text]:
    """The pairs in a gap that belong together beyond doubt: each shares most with the other, clearly more than any."""
    found = {}
    for text in new:
        best = [one for one in old if _is_edit(one, text)]
        if len(best) == 1 and best[0].kind == text.kind and sum(_is_edit(best[0], other) for other in new) == 1:
            found[text] = best[0]
    return found


def _is_edit(old: Text, new: Text) -> bool:
    shorter, longer = sorted((_words(old.msgid), _words(new.msgid)), key=lambda words: words.total())
    shared = (shorter & longer).total()
    whole = shared >= _OF_SHORTER * shorter.total() and shorter.total() >= _FEW
    return shared >= _OF_LONGER * longer.total() or whole or _ends(old.msgid, new.msgid) >= _OF_LONGER


def _shared(first: Text, second: Text) -> float:
    """The share of the words of the shorter text that are in the other one too; of short ones, of their letters."""
    shorter, longer = sorted((_words(first.msgid), _words(second.msgid)), key=lambda words: words.total())
    return max((shorter & longer).total() / max(shorter.total(), 1), _ends(first.msgid, second.msgid))


def _same_letters(first: str, second: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _ends(first: str, second: str) -> float:
    """The share of the longer text that both begin and end with."""
    most = min(len(first), len(second))
    begin = _same_letters(first, second)
    end = min(_same_letters(first[::-1], second[::-1]), most - begin)
    return (begin + end) / max(len(first), len(second), 1)


@lru_cache(maxsize=100_000)
def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))
