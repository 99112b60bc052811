"""How well `gesim sync` finds the old text of an edited one, beside GNU msgmerge.

    .venv/bin/python bench/sync_matcher.py CLONE… [--held NAME,NAME] [--commits 150] [--pairs 120] [--show FILE]

The clones are git repositories with books in Markdown; `histories.py` says how edits are judged. ``--held`` names the
repositories that nothing was tuned with: they are counted apart. ``--show`` writes what was not right into a file, to
be read, not to be kept: the texts are those of others.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.histories import Case, Repository, Text

from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.po_header import new_header
from gesim_build.catalog.po_read import parse
from gesim_build.catalog.po_write import write
from gesim_build.catalog.sync import synchronise, template
from gesim_build.diagnostics import Location
from gesim_build.model import Unit

_HEADER = new_header("bench", "de", dt.date(2026, 1, 1))
# The translation of a text says which text it is of.
_MARK = "\u00b6"

# For each new text, the old texts that are suggested: several where texts were joined.
Found = Mapping[str, tuple[str, ...]]
Matcher = Callable[[PoFile, Sequence[Unit]], PoFile]


def units(files: Mapping[str, Sequence[Text]]) -> list[Unit]:
    """The texts of files as the program extracts them."""
    return [
        Unit("", text.msgid, text.kind, Location(name, line), name)
        for name, texts in files.items()
        for line, text in enumerate(texts, 1)
    ]


def catalog(files: Mapping[str, Sequence[Text]]) -> PoFile:
    """A catalog in which every text is translated."""
    fresh, _ = synchronise(PoFile("de.po"), units(files), _HEADER)
    entries = (e if e.is_header else e.changed(msgstr=(f"{e.msgid} {_MARK}",)) for e in fresh.entries)
    return PoFile("de.po", tuple(entries))


def ours(old: PoFile, wanted: Sequence[Unit]) -> PoFile:
    """The catalog after `gesim sync`."""
    return synchronise(old, wanted, _HEADER)[0]


def msgmerge(old: PoFile, wanted: Sequence[Unit]) -> PoFile:
    """The catalog after GNU msgmerge."""
    with tempfile.TemporaryDirectory() as folder:
        po, pot = Path(folder, "de.po"), Path(folder, "de.pot")
        po.write_text(write(old), "utf-8")
        pot.write_text(write(template(PoFile("de.pot"), wanted, _HEADER)), "utf-8")
        command = ["msgmerge", "--quiet", "--previous", "--no-wrap", str(po), str(pot)]
        text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return parse(text, "de.po")[0]


def suggestions(po: PoFile, known: Iterable[str]) -> Found:
    """What a catalog has for each text that was not known: the English of the translation."""
    before = frozenset(known)
    return {e.msgid: _sources(e) for e in po.entries if e.translated and not e.obsolete and e.msgid not in before}


def _sources(entry: Entry) -> tuple[str, ...]:
    if entry.previous and entry.previous.msgid is not None:
        return tuple(entry.previous.msgid.split("\n"))
    return ()


class Tally:
    """Counts of what was found, by repository."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[tuple[str, str]]] = {}
        self.misses: list[dict[str, object]] = []

    def add(self, repository: str, case: Case, found: Found) -> None:
        """Count a commit."""
        counts = self.counts.setdefault(repository, Counter())
        for new, old in case.edits.items():
            sources = found.get(new.msgid)
            # A translation that is valid though its text has changed names no source.
            right = sources is not None and (not sources or any(text.msgid in sources for text in old))
            verdict = "none" if sources is None else "right" if right else "wrong"
            for part in ("all", *(["prose"] if new.is_prose else [])):
                counts[part, verdict] += 1
            if verdict != "right":
                self.misses.append(
                    {"verdict": verdict, "new": new.msgid, "old": [text.msgid for text in old], "found": sources}
                )
        for new in case.new:
            verdict = "false" if new.msgid in found else "silent"
            counts["new", verdict] += 1
            if verdict == "false":
                self.misses.append({"verdict": "false", "new": new.msgid, "found": found[new.msgid]})

    def row(self, repositories: Iterable[str]) -> str:
        """Shares over some repositories."""
        total: Counter[tuple[str, str]] = Counter()
        for name in repositories:
            total.update(self.counts.get(name, {}))
        cells = []
        for part in ("prose", "all"):
            number = sum(total[part, verdict] for verdict in ("right", "wrong", "none"))
            cells += [str(number), *(_share(total[part, verdict], number) for verdict in ("right", "wrong"))]
        number = total["new", "false"] + total["new", "silent"]
        return " | ".join([*cells, str(number), _share(total["new", "false"], number)])


def _share(count: int, number: int) -> str:
    return f"{100 * count / number:.1f} %" if number else "–"


MATCHERS: Mapping[str, Matcher] = {"gesim sync": ours, "GNU msgmerge": msgmerge}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clones", nargs="+", type=Path)
    parser.add_argument("--held", default="")
    parser.add_argument("--commits", type=int, default=150)
    parser.add_argument("--pairs", type=int, default=120)
    parser.add_argument("--only", choices=tuple(MATCHERS))
    parser.add_argument("--show", type=Path)
    options = parser.parse_args()
    matchers = {name: MATCHERS[name] for name in MATCHERS if options.only in (None, name)}
    tallies = {name: Tally() for name in matchers}
    seconds = dict.fromkeys(matchers, 0.0)
    names = [_name(clone) for clone in options.clones]
    for clone, name in zip(options.clones, names, strict=True):
        for case in _cases(clone, options.commits, options.pairs):
            old, wanted = catalog(case.before), units(case.after)
            known = [entry.msgid for entry in old.entries]
            for matcher, run in matchers.items():
                start = _cpu()
                merged = run(old, wanted)
                seconds[matcher] += _cpu() - start
                tallies[matcher].add(name, case, suggestions(merged, known))
    held = [name for name in names if name in options.held.split(",")]
    print("\n".join(_table(tallies, {"tuned": [n for n in names if n not in held], "held back": held}, seconds)))
    if options.show:
        options.show.write_text(json.dumps({n: t.misses for n, t in tallies.items()}, indent=1, ensure_ascii=False))


def _cases(clone: Path, commits: int, pairs: int) -> Iterator[Case]:
    with closing(Repository(clone)) as repository:
        yield from repository.cases(commits, pairs)


def _table(
    tallies: Mapping[str, Tally], sets: Mapping[str, Sequence[str]], seconds: Mapping[str, float]
) -> Iterator[str]:
    yield "| matcher | repositories | prose | right | wrong | all | right | wrong | new | false | CPU |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    rows = {**sets, **{name: [name] for names in sets.values() for name in names}}
    for matcher, tally in tallies.items():
        for title, repositories in rows.items():
            if repositories:
                yield f"| {matcher} | {title} | {tally.row(repositories)} | {seconds[matcher]:.1f} s |"


def _name(clone: Path) -> str:
    """The name of a clone's folder; ``repo`` and ``.git`` say nothing."""
    return clone.parent.name if clone.name in ("repo", ".git") else clone.name.removesuffix(".git")


def _cpu() -> float:
    children = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
