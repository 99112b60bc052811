"""The first half of parsing: block rules only. Every piece of text is left as the content of an ``inline`` token."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.markdown.attributes import attribute_lines_plugin
from gesim_build.markdown.code_texts import translatable_code
from gesim_build.markdown.comments import comments_plugin
from gesim_build.markdown.directives import directives, directives_plugin
from gesim_build.markdown.front_matter import expand_front_matter
from gesim_build.markdown.ids import GivenIds, block_ids, heading_ids, part_id
from gesim_build.markdown.images import figure_images
from gesim_build.markdown.judge import judge_texts
from gesim_build.markdown.kinds import text_kinds
from gesim_build.markdown.nesting import PARSED, limit_nesting
from gesim_build.markdown.parser import Parser
from gesim_build.markdown.problems import Environment
from gesim_build.markdown.tables import table_captions
from gesim_build.markdown.tasks import task_lists
from gesim_build.model import DIVIDER, Chapter, Source
from gesim_build.vocabulary import Vocabulary

Transform = Callable[[list[Token], Environment], list[Token]]

# The kind of a file that is read to become part of a chapter.
INCLUDED = "included"

# The order matters: kinds are told from the blocks that the others have put in place.
TRANSFORMS: tuple[Transform, ...] = (
    limit_nesting,
    expand_front_matter,
    heading_ids,
    figure_images,
    table_captions,
    task_lists,
    block_ids,
    translatable_code,
    text_kinds,
    judge_texts,
)


class BlockParser(Parser):
    """Stops before the inline rules; see `block_parser`.

    Keeps every link definition, also of addresses that are refused later: then with their place, not as text.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__("commonmark", {"maxNesting": PARSED})
        self.vocabulary = vocabulary

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # the signature is markdown-it's
        """Every link is taken."""
        return True


def block_parser(vocabulary: Vocabulary) -> BlockParser:
    """A parser that stops before the inline rules; ``vocabulary`` has the boxes and the words of front matter."""
    md = BlockParser(vocabulary)
    md.enable("table").use(front_matter_plugin).use(deflist_plugin).use(footnote_plugin, inline=False)
    md.use(comments_plugin).use(attribute_lines_plugin).use(directives_plugin, directives(vocabulary.boxes))
    md.core.ruler.enableOnly(["normalize", "block"])
    return md


def parse_chapter(
    md: BlockParser, source: Source, name: str, kind: str, country: str = "", given: GivenIds | None = None
) -> tuple[Chapter, tuple[Diagnostic, ...]]:
    """Parse one source file into block tokens. ``name`` is the file's name without suffix.

    ``given`` has the ids that other files of the chapter were given; those of this file are added to it. A file that
    is included (``kind`` is ``INCLUDED``) needs no title.
    Never raises on the text: what is wrong with it comes back as diagnostics.
    """
    env: Environment = {
        "path": source.path,
        "part": part_id(name),
        "vocabulary": md.vocabulary,
        "diagnostics": [],
        "given": GivenIds() if given is None else given,
    }
    state = StateCore(source.text, md, env)
    md.core.process(state)
    tokens = state.tokens
    for transform in TRANSFORMS:
        tokens = transform(tokens, env)
    meta = {"kind": kind, **env.get("meta", {})}
    chapter = Chapter(
        slug=part_id(name),
        kind=DIVIDER if meta["kind"] == "part" else meta["kind"],
        path=source.path,
        tokens=tuple(tokens),
        references=env.get("references", {}),
        footnotes=env.get("footnotes", {}),
        meta=meta,
        country=country,
        repeated=tuple(env.get("duplicate_refs", ())),
    )
    return chapter, (*env["diagnostics"], *(() if kind == INCLUDED else _title_problems(chapter)))


def _title_problems(chapter: Chapter) -> tuple[Diagnostic, ...]:
    headings = [token for token in chapter.tokens if token.type == "heading_open"]
    titles = [token for token in headings if token.tag == "h1"]
    wanted = 0 if chapter.kind == "national" else 1
    if len(titles) == wanted:
        return _early_heading(chapter, headings[0]) if titles and headings[0] is not titles[0] else ()
    line = (titles[-1].map or [0])[0] + 1 if titles else 1
    hint = "Use ## and deeper." if titles else "Begin the text with “# Title {#id}”."
    what = "more than one title" if titles else "no title"
    if chapter.kind == "national":
        what, hint = "a title", "A national insert has no # heading: it is part of a chapter."
    return (error("chapter-title", f"this file has {what}", Location(chapter.path, line), hint),)


def _early_heading(chapter: Chapter, heading: Token) -> tuple[Diagnostic, ...]:
    """A heading before the title; the last line of a second front matter makes one too."""
    place = Location(chapter.path, (heading.map or [0])[0] + 1)
    hint = "Move it below the title. If it was meant as front matter: there is one block of it, at the beginning."
    return (error("chapter-title", "a heading is before the title, where nothing is printed", place, hint),)
