"""What only people can supply, as text for people and as JSON for programs. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from gesim_build.model import Pending


def pending_text(found: Sequence[Pending], kinds: Mapping[str, str]) -> str:
    """Kind by kind: what to do, then a line for each thing with its place."""
    return "\n\n".join("\n".join(_kind(found, kind, what)) for kind, what in kinds.items() if _count(found, kind))


def pending_json(found: Sequence[Pending]) -> str:
    """The same for programs."""
    return json.dumps({"pending": [_data(one) for one in found]}, ensure_ascii=False, indent=2)


def _data(one: Pending) -> dict[str, object]:
    place = one.location
    data = {"kind": one.kind, "what": one.what, "path": place.path, "line": place.line, "country": one.country}
    return data | ({"candidates": [*one.candidates]} if one.candidates else {})


def _kind(found: Sequence[Pending], kind: str, what: str) -> Iterator[str]:
    yield f"{what} ({_count(found, kind)}):"
    for one in found:
        if one.kind == kind:
            country = f"{one.country}  " if one.country else ""
            known = "".join(f"\n      “{candidate}”" for candidate in one.candidates)
            yield f"  {country}{one.what}{known}\n      {one.location}"


def _count(found: Sequence[Pending], kind: str) -> int:
    return sum(one.kind == kind for one in found)
