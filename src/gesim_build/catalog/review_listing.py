"""What is signed and what is not, for people and for programs. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from gesim_build.catalog.review import ChapterReview, Review, Reviewed
from gesim_build.catalog.worddiff import shown, word_diff

# How much of a hash is shown: enough to name a message.
HASH_DIGITS = 12


def review_text(found: Sequence[Review], *, colour: bool) -> str:
    """Everything that is not signed, by language and chapter, with the words changed since it was."""
    return "\n\n".join("\n".join(_language(review, colour=colour)) for review in found)


def review_json(found: Sequence[Review]) -> str:
    """The same for programs."""
    data = {"languages": [_language_data(review) for review in found]}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _language(review: Review, *, colour: bool) -> Iterator[str]:
    todo = [chapter for chapter in review.chapters if any(one.open for one in chapter.messages)]
    done = len(review.chapters) - len(todo)
    yield f"{review.language}: {done} of {len(review.chapters)} chapters signed"
    for chapter in todo:
        yield f"\n  {chapter.title} ({_counts(chapter)})"
        for one in chapter.messages:
            if one.open:
                yield from _message(one, colour=colour)
    yield f"\n  Next: {_next(review)}"


def _counts(chapter: ChapterReview) -> str:
    return ", ".join(f"{count.kind} {count.signed} of {count.needed}" for count in chapter.counts())


def _message(one: Reviewed, *, colour: bool) -> Iterator[str]:
    if not one.is_ready:
        yield f"    {one.place}  not translated yet"
        yield f"      {one.key[1]}"
        return
    yield f"    {one.place}  {one.hash[:HASH_DIGITS]}  {', '.join(one.open)}"
    if one.before:
        yield f"      {shown(word_diff(one.before.msgid, one.key[1]), colour=colour)}"
        if one.msgstr:
            yield f"      {shown(word_diff(one.before.msgstr, one.msgstr), colour=colour)}"
        yield f"      signed before it was changed: {one.before.kind}, {one.before.by}, {one.before.date}"
    else:
        yield from (f"      {text}" for text in (one.key[1], one.msgstr) if text)


def _next(review: Review) -> str:
    if not any(one.open for one in review.messages):
        return "nothing is to be signed."
    return f"read it and sign it: gesim review sign --lang {review.language} --by ROLE --chapter CHAPTER"


def _language_data(review: Review) -> dict[str, Any]:
    return {
        "language": review.language,
        "ledger": review.path,
        "chapters": [_chapter_data(chapter) for chapter in review.chapters],
        "next": _next(review),
    }


def _chapter_data(chapter: ChapterReview) -> dict[str, Any]:
    return {
        "title": chapter.title,
        "file": chapter.path,
        "counts": [{"as": count.kind, "needed": count.needed, "signed": count.signed} for count in chapter.counts()],
        "open": [_message_data(one) for one in chapter.messages if one.open],
    }


def _message_data(one: Reviewed) -> dict[str, Any]:
    data: dict[str, Any] = {
        "hash": one.hash,
        "place": {"file": one.place.path, "line": one.place.line},
        "open": list(one.open),
        "signed": list(one.signed),
        "can_be_signed": one.is_ready,
        "words": one.words,
        "context": one.key[0],
        "msgid": one.key[1],
        "msgstr": one.msgstr,
    }
    if one.before:
        data["before"] = {
            "as": one.before.kind,
            "by": one.before.by,
            "date": one.before.date.isoformat(),
            "msgid_diff": [list(change) for change in word_diff(one.before.msgid, one.key[1])],
            "msgstr_diff": [list(change) for change in word_diff(one.before.msgstr, one.msgstr)],
        }
    return data
