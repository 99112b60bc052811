"""A book that holds payloads in every place where a text can be, and what a browser finds in its pages."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gesim_build.diagnostics import Diagnostic, GesimError, Severity
from gesim_build.packaged import packaged_templates
from gesim_build.pipeline import open_project
from gesim_build.pipeline.build import build, targets
from tests.safety.payloads import HOST, payloads, sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_BOOK = """[book]
name = "t"
identifier = "urn:uuid:a6fba481-0307-4a47-8843-d5ff2bc154ce"
title = "T"
short_title = "T"
date = 2026-01-02

[contents]
chapters = {chapters}

[editions.en]
country = "IE"

{german}
[values]
"""
_GERMAN = '[editions.de]\ncountry = "DE"\n'

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 {height}"><path d="M0 0h9"/>\n'
_DRAWING = "# Drawing {#drawing}\n\n::: figure {#words}\n![Words.][w]\n\nWords.\n:::\n\n[w]: ../figures/words.svg\n"
_PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: de\\n"\n'
# What is live in a document, however it got there.
AUDIT = """() => {
  const found = [];
  const bad = new Set(["script", "iframe", "object", "embed", "form", "base", "applet", "frame", "portal", "style",
                       "template", "noscript", "textarea", "input", "select", "math", "use", "foreignobject", "animate",
                       "set", "image"]);
  const forbidden = new Set(["style", "ping", "srcdoc"]);
  for (const e of document.querySelectorAll("*")) {
    const name = e.localName.toLowerCase();
    const ours = name === "script" && e.getAttribute("src") === "book.js" && !e.textContent;
    if (bad.has(name) && !ours) found.push(e.outerHTML.slice(0, 200));
    if (name === "meta" && (e.httpEquiv || "").toLowerCase() === "refresh") found.push(e.outerHTML);
    for (const a of e.attributes) {
      const value = a.value.replace(/[\\u0000-\\u0020]/g, "").toLowerCase();
      const isAddress = /^(xlink:)?(href|src|action|formaction|data|poster)$/i.test(a.name);
      const isLoaded = /^(src|poster|background|data)$/i.test(a.name);
      const hasScheme = /^(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:/.test(value);
      const hasHost = /^(https?:|\\/\\/)/.test(value);
      // The height of the bar, which the pages' own script measures.
      if (e === document.documentElement && /^--bar-height: \\d+px;$/.test(a.value)) continue;
      if (/^on/i.test(a.name) || forbidden.has(a.name) || (isAddress && hasScheme) || (isLoaded && hasHost))
        found.push(`${name} ${a.name}=${a.value.slice(0, 80)}`);
    }
  }
  return found;
}"""


@dataclass(slots=True)
class Battery:
    """Payloads by context, and where each is in the sources: (path, line) -> (context, payload)."""

    texts: dict[str, list[str]]
    languages: tuple[str, ...]
    places: dict[tuple[str, int], tuple[str, str]] = field(default_factory=dict)

    def write(self, root: Path) -> None:
        """Write the project, instead of what was written before."""
        self.places.clear()
        shutil.rmtree(root / "handbook", ignore_errors=True)
        chapters = []
        for context, (head, block) in BLOCKS.items():
            for part in range(parts := len(self.texts[context]) // _TOGETHER + 1 if context in BEGINNING else 1):
                name, numbers = f"{context}-{part}", range(part, len(self.texts[context]), parts)
                head_of_part = f"# {name} {{#{name}}}\n\n{head}"
                self._write(root, f"handbook/chapters/{name}.md", head_of_part, context, block, numbers)
                chapters.append(name)
        for number in range(len(self.texts["purpose"])):
            name, only = f"p{number}", range(number, number + 1)
            chapters.append(name)
            block = "purpose: {j}\n---\n# P {n}\n"
            self._write(root, f"handbook/chapters/{name}.md", "---\n", "purpose", block, only)
        chapters += ["values", "glossary", "drawing"]
        german = _GERMAN if "de" in self.languages else ""
        book = _BOOK.format(chapters=json.dumps(chapters), german=german)
        self._write(root, "handbook/handbook.toml", book, "value", "v{n} = {j}\n")
        uses = "".join(f"A value: {{{{v{n}}}}}.\n\n" for n in range(len(self.texts["value"])))
        _put(root / "handbook/chapters/values.md", f"# Values {{#values}}\n\n{uses}")
        _put(root / "handbook/chapters/glossary.md", "# Glossary {#glossary}\n\n::: glossary\n:::\n")
        _put(root / "handbook/chapters/drawing.md", _DRAWING)
        _put(root / "handbook/figures/dot.svg", f'{_SVG.format(height=9)}<circle cx="5" cy="5" r="4"/></svg>')
        term = '[[term]]\nid = "t{n}"\nterm = "Term {n}"\ndefinition = {j}\n'
        self._write(root, "handbook/glossary.toml", "", "record", term)
        head = _SVG.format(height=20 * len(self.texts["figure"]) + 20)
        self._write(
            root, "handbook/figures/words.svg", head, "figure", '<text x="1" y="{n}9">{x}</text>\n', end="</svg>\n"
        )
        self._write(
            root, "translations/de.po", _PO, "message", '\nmsgid "Paragraph {n} of the translation."\nmsgstr {j}\n'
        )
        page = (packaged_templates() / "bundle/start.html.j2").read_text()
        self._write(root, "templates/bundle/start.html.j2", page, "template", "{{# x #}}{{{{ _({j}) }}}}\n")

    def _write(
        self,
        root: Path,
        path: str,
        head: str,
        context: str,
        block: str,
        only: range | None = None,
        end: str = "",
    ) -> None:
        pieces, line = [head], head.count("\n") + 1
        texts = self.texts[context]
        for number in range(len(texts)) if only is None else only:
            payload = texts[number]
            cell, words = payload.replace("|", "\\|"), escape(payload)
            pieces.append(block.format(n=number, p=payload, c=cell, x=words, j=_quoted(payload)))
            following = line + pieces[-1].count("\n")
            self.places |= {(path, one): (context, payload) for one in range(line, following + 1)}
            line = following
        _put(root / path, "".join(pieces) + end)

    def without(self, findings: Sequence[Diagnostic]) -> int:
        """Take out the payloads at the places of some findings; how many those were."""
        bad = {self.places[key] for f in findings if (key := (f.location.path, f.location.line)) in self.places}
        for context, texts in self.texts.items():
            self.texts[context] = [text for text in texts if (context, text) not in bad]
        return len(bad)


BLOCKS = {
    "paragraph": ("", "{p} end.\n\n"),
    "backtick": ("", "Text \\`{p}\\` end.\n\n"),
    "cell": ("", "| a{n} | b |\n|---|---|\n| {c} | x |\n\n"),
    "heading": ("", "## Heading {n} {{#h{n} title=\"{p}\" {p}}}\n\nText.\n\n"),
    "target": ("", "[x{n}]({p}) and [y{n}](<{p}>).\n\n"),
    "definition": ("", "[x{n}][d{n}]\n\n[d{n}]: {p}\n\n"),
    "image": ("[dot]: ../figures/dot.svg\n\n", "::: figure {{#f{n}}}\n![{p}][dot]\n\nCaption.\n:::\n\n"),
    "caption": ("[dot]: ../figures/dot.svg\n\n", "::: figure {{#c{n}}}\n![Words.][dot]\n\n{p}\n:::\n\n"),
    "box": ("", "::: note {p}\n{p}\n:::\n\n"),
    "note": ("", "Text.[^n{n}]\n\n[^n{n}]: {p}\n\n"),
    "translated": ("", "Paragraph {n} of the translation.\n\n"),
}  # fmt: skip
# Places where a payload begins a block, which may hide all that follows in its file until it is taken out: they are
# put into several files, each with so many.
BEGINNING = frozenset(("paragraph", "box", "caption", "note"))
_TOGETHER = 20
CONTEXTS = (
    *list(BLOCKS)[:-1],
    "purpose",
    "value",
    "record",
    "figure",
    "message",
    "template",
)


def sampled() -> Iterator[Battery]:
    """A few payloads in each context: every value of every dimension, and other combinations in each context."""
    yield from _batteries({context: sample(number) for number, context in enumerate(CONTEXTS)})


def batches(size: int) -> Iterator[Battery]:
    """All payloads in all contexts, so many at a time: each page of a book has links to all others."""
    texts = list(payloads())
    for start in range(0, len(texts), size):
        yield from _batteries(dict.fromkeys(CONTEXTS, texts[start : start + size]))


def _batteries(texts: Mapping[str, Sequence[str]]) -> Iterator[Battery]:
    """A book in one language with what is in its text, and one that has nothing but translations."""
    yield _battery({**texts, "message": ()}, "en")
    yield _battery({"message": texts["message"]}, "en", "de")


def _battery(texts: Mapping[str, Sequence[str]], *languages: str) -> Battery:
    chosen = {context: [text for text in dict.fromkeys(texts.get(context, ())) if "\n" not in text]
              for context in CONTEXTS}  # fmt: skip
    return Battery(chosen | {"translated": chosen["message"]}, languages)


def spread(kept: Mapping[str, Sequence[str]]) -> Battery:
    """Each payload that was kept in some contexts in one of them only: one after the other in another one."""
    where: dict[str, list[str]] = {}
    for context in CONTEXTS:
        for text in kept[context]:
            where.setdefault(text, []).append(context)
    chosen: dict[str, list[str]] = {context: [] for context in CONTEXTS}
    for number, (text, contexts) in enumerate(where.items()):
        chosen[contexts[number % len(contexts)]].append(text)
    return _battery(chosen, "en", "de")


def built(battery: Battery, root: Path, *formats: str) -> list[Diagnostic]:
    """Build some formats in the last language, leaving out what is refused until nothing is; all that was told."""
    told: list[Diagnostic] = []
    for _ in range(12):
        battery.write(root)
        try:
            project = open_project(root)
            outcomes = build(
                project,
                targets(project, battery.languages[-1:], formats),
                release=False,
                today=dt.date(2026, 1, 2),
                progress=lambda _: None,
            )
        except GesimError as problem:
            errors = [finding for finding in problem.diagnostics if finding.severity is Severity.ERROR]
            told += errors
            assert battery.without(errors), errors[:5]
            continue
        told += [
            finding for outcome in outcomes for finding in outcome.diagnostics if finding.severity is Severity.ERROR
        ]
        assert all(outcome.result for outcome in outcomes), [o.diagnostics[:5] for o in outcomes if not o.result]
        return told
    raise AssertionError("there is no end of what is refused")


def live(browser: Browser, root: Path) -> list[str]:
    """What is live in the pages and documents of a built project, or was asked for, in a browser without a policy."""
    found: list[str] = []
    context = browser.new_context(bypass_csp=True)
    context.expose_function("live", lambda: found.append("ran"))
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.route(f"{HOST}/**", lambda route: route.abort())
    for path in _documents(root):
        page.goto(path.as_uri(), wait_until="load")
        found += [f"{path.name}: {one}" for one in page.evaluate(AUDIT)]
        if not page.url.startswith("file:"):
            found.append(f"{path.name} led to {page.url}")
    context.close()
    return found + [url for url in asked if not url.startswith("file:")]


def _documents(root: Path) -> Iterator[Path]:
    for language in (folder.name for folder in (root / "dist").iterdir()):
        yield from sorted((root / "dist" / language / "html").glob("*.html"))
        with zipfile.ZipFile(root / f"dist/{language}/t-{language}.epub") as archive:
            archive.extractall(root / "epub" / language)
        yield from sorted((root / "epub" / language).rglob("*.xhtml"))


def _quoted(text: str) -> str:
    """A text in quotes, as TOML, YAML, PO files and Jinja read them alike; without the characters that they refuse."""
    return json.dumps("".join(c for c in text if c >= " "), ensure_ascii=False)


def _put(path: Path, text: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
