"""National inserts: the edition's country fills the named slots of the chapters."""

from __future__ import annotations

from collections.abc import Mapping

from gesim_build.model import Chapter


def fill_slots(chapter: Chapter, inserts: Mapping[tuple[str, str], Chapter], country: str) -> Chapter:
    """Put the country's insert in place of the body of each slot; a slot without an insert keeps its body.

    Link definitions and footnotes of the inserts join the chapter's; ``meta["path"]`` of their tokens is their file.
    """
    tokens = []
    references, footnotes = dict(chapter.references), {k: dict(v) for k, v in chapter.footnotes.items()}
    skipping = 0
    for token in chapter.tokens:
        if skipping:
            skipping += token.nesting
            if skipping:
                continue
        elif token.type == "national_open" and (insert := inserts.get((country, token.meta["name"]))):
            skipping = 1
            tokens.append(token.copy(meta={**token.meta, "country": country}))
            tokens += [inserted.copy(meta={"path": insert.path, **inserted.meta}) for inserted in insert.tokens]
            references = {**insert.references, **references}
            footnotes["refs"] = {**footnotes.get("refs", {}), **insert.footnotes.get("refs", {})}
            continue
        tokens.append(token)
    return Chapter(
        slug=chapter.slug,
        kind=chapter.kind,
        path=chapter.path,
        tokens=tuple(tokens),
        references=references,
        footnotes={key: value for key, value in footnotes.items() if value},
        meta=chapter.meta,
    )
