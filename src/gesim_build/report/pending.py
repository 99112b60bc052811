"""What only people can supply, as text for people and as JSON for programs. Pure."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from gesim_build.diagnostics import Location
from gesim_build.model import Pending

# How wide the page of one role is, in characters. It is printed on paper and sent by mail.
_WIDTH = 100
# What is only named on it, many in a line: what to do with each is always the same.
_NAMED = frozenset(("verify", "specialist-review"))


def pending_text(found: Sequence[Pending], kinds: Mapping[str, str]) -> str:
    """Kind by kind: what to do, then a line for each thing with its place."""
    return "\n\n".join("\n".join(_kind(found, kind, what)) for kind, what in kinds.items() if _count(found, kind))


def role_text(found: Sequence[Pending], kinds: Mapping[str, str], who: str) -> str:
    """What one role has to decide, on a page: what is asked in numbered rows, what is only to be read by name."""
    listed = [what for kind, what in kinds.items() if _count(found, kind) for what in _of_role(found, kind, what)]
    return "\n".join((f"What {who} has to decide", *listed)) if listed else ""


def pending_json(found: Sequence[Pending]) -> str:
    """The same for programs."""
    return json.dumps({"pending": [_data(one) for one in found]}, ensure_ascii=False, indent=2)


def _data(one: Pending) -> dict[str, object]:
    place = one.location
    data = {"kind": one.kind, "what": one.what, "path": place.path, "line": place.line, "country": one.country}
    more = {"candidates": one.candidates, "for": one.asked_of, "about": tuple(map(str, one.about))}
    return data | {name: [*values] for name, values in more.items() if values}


def _of_role(found: Sequence[Pending], kind: str, what: str) -> Iterator[str]:
    own = [one for one in found if one.kind == kind]
    yield ""
    yield from textwrap.wrap(f"{what} ({len(own)}):", _WIDTH)
    if kind in _NAMED:
        yield from _named(own)
        return
    for number, one in enumerate(own, 1):
        country = f"{one.country}  " if one.country else ""
        known = ": " + ", ".join(f"“{candidate}”" for candidate in one.candidates) if one.candidates else ""
        yield from _row(f"{number:2}. ", f"{country}{one.what}{known}  [{_places(one.about or (one.location,))}]")


def _named(found: Sequence[Pending]) -> Iterator[str]:
    """The names of what is to be read, after the file they are in; of a chapter, that is the file."""
    for path in dict.fromkeys(one.location.path for one in found):
        names = (f"{one.what.rpartition(' ')[2]} ({one.location.line})" for one in found if one.location.path == path)
        own = [one for one in found if one.location.path == path]
        yield from _row("    ", path if own[0].kind == "specialist-review" else f"{path}: {', '.join(names)}")


def _row(begin: str, text: str) -> Iterator[str]:
    after = " " * len(begin)
    yield from textwrap.wrap(
        text, _WIDTH, initial_indent=begin, subsequent_indent=after, break_long_words=False, break_on_hyphens=False
    )


def _places(places: Iterable[Location]) -> str:
    """Places without their folder, which is the same for all that have the name."""
    return ", ".join(f"{PurePosixPath(place.path).name}:{place.line}" for place in places)


def _kind(found: Sequence[Pending], kind: str, what: str) -> Iterator[str]:
    yield f"{what} ({_count(found, kind)}):"
    for one in found:
        if one.kind == kind:
            country = f"{one.country}  " if one.country else ""
            known = "".join(f"\n      “{candidate}”" for candidate in one.candidates)
            places = "".join(f"\n      {place}" for place in (one.location, *one.about))
            yield f"  {country}{one.what}{known}{places}"


def _count(found: Sequence[Pending], kind: str) -> int:
    return sum(one.kind == kind for one in found)
