"""What other programs call their boxes, and the kind of ours that each becomes."""

from __future__ import annotations

from collections.abc import Mapping

# Of mdBook (alerts, admonish), MkDocs (Material), Hugo's themes, Sphinx and MyST; Docusaurus's are among them.
BOXES: Mapping[str, str] = {
    **dict.fromkeys(("note", "info", "abstract", "summary", "tldr", "todo", "question", "help", "faq"), "note"),
    **dict.fromkeys(("seealso", "example", "admonition", "topic", "sidebar", "aside", "details", "dropdown"), "note"),
    **dict.fromkeys(
        ("expand", "notice", "alert", "callout", "hint-box", "margin", "versionadded", "deprecated"), "note"
    ),
    **dict.fromkeys(("tip", "hint", "success", "check", "done", "exercise", "solution"), "practice"),
    **dict.fromkeys(("warning", "caution", "attention", "versionchanged"), "warning"),
    **dict.fromkeys(("danger", "error", "failure", "fail", "missing", "bug"), "warning"),
    **dict.fromkeys(("important", "key", "keypoints"), "key"),
}

# A word of a class or argument that says what kind of box it is: `<div class="warning">`, `{{< alert "danger" >}}`.
QUOTES = frozenset(("quote", "cite", "epigraph", "highlights", "pull-quote"))
# Directives and calls that make something of the web site, which a book has in its own way.
DROPPED = frozenset((
    "toctree", "contents", "raw", "index", "meta", "tableofcontents", "toc", "table_of_contents", "only", "sectnum",
    "card-carousel", "button-link", "button-ref", "lastmod", "tableofcontents",
))  # fmt: skip
# What they hold is printed as if they were not there.
TRANSPARENT = frozenset((
    "tab-set", "tabs", "grid", "container", "card-group", "columns", "column", "center", "div", "rst-class", "cssclass",
    "figure-md", "grid-item", "compound", "region", "raw-html",
))  # fmt: skip
# The same, below their title in bold: what is beside one another on a screen comes one after the other.
TITLED = frozenset(("tab", "tab-item", "card", "grid-item-card", "rubric", "step"))
CODE = frozenset(("code", "code-block", "sourcecode", "code-cell", "highlight", "prism", "doctest"))
FIGURES = frozenset(("figure", "image", "figure-html", "img", "imgproc"))
FORMULAS = frozenset(("math", "katex", "latex", "mermaid", "graphviz", "plantuml", "bob", "svgbob", "uml"))


def box_kind(words: str) -> str:
    """The kind of box that some words name (of a class, an info string, an argument); empty if none does."""
    return next((BOXES[word] for word in words.lower().replace("-", " ").split() if word in BOXES), "")
