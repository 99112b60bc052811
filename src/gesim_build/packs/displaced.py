"""Tells when the translations of a pack are not beside their texts any more: a column was sorted by itself. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gesim_build.packs.pack import PackUnit, State, UnitId, normal, text_hash

# Two texts may well be given the same translation, or exchange theirs.
_FEWEST, _SHARE = 3, 0.5


def displaced(units: Sequence[PackUnit], bases: Sequence[UnitId | None]) -> Mapping[int, str]:
    """Why changed translations cannot be trusted, by the index of their unit; empty if nothing speaks against them.

    ``bases`` say what the translation of each unit was when the pack went out. Where most of those that differ from it
    are just what other texts had, the rest has moved too.
    """
    sent: dict[str, set[str]] = {}
    changed: list[int] = []
    for index, (unit, base) in enumerate(zip(units, bases, strict=True)):
        if base and base.state is not State.MISSING:
            sent.setdefault(base.translation, set()).add(normal(unit.source))
        if base and normal(unit.target) and text_hash(unit.target) != base.translation:
            changed.append(index)
    moved = [
        index for index in changed if sent.get(text_hash(units[index].target), set()) - {normal(units[index].source)}
    ]
    if len(moved) < _FEWEST or len(moved) <= _SHARE * len(changed):
        return {}
    fault = (
        f"{len(moved)} of {len(changed)} changed translations are those of other texts: a column was sorted by itself"
    )
    return dict.fromkeys(changed, fault)
