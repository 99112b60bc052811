"""A book that holds payloads in every place where a text can be, and what a browser finds in its pages."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gesim_build.diagnostics import Diagnostic, GesimError, Severity
from gesim_build.packaged import packaged_templates
from gesim_build.pipeline import open_project
from gesim_build.pipeline.build import build, targets
from tests.safety.payloads import HOST

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

[editions.de]
country = "DE"

[values]
"""
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 {height}">\n'
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
    places: dict[tuple[str, int], tuple[str, str]] = field(default_factory=dict)

    def write(self, root: Path) -> None:
        """Write the project."""
        self.places.clear()
        chapters = []
        for name, (head, block) in BLOCKS.items():
            self._write(root, f"handbook/chapters/{name}.md", f"# {name} {{#{name}}}\n\n{head}", name, block)
            chapters.append(name)
        for number, payload in enumerate(self.texts["purpose"]):
            name = f"p{number}"
            chapters.append(name)
            self._write(
                root, f"handbook/chapters/{name}.md", "---\n", "purpose", "purpose: {j}\n---\n# P {n}\n", [payload]
            )
        chapters += ["values", "glossary"]
        names = json.dumps(chapters)
        self._write(root, "handbook/handbook.toml", _BOOK.format(chapters=names), "value", "v{n} = {j}\n")
        uses = "".join(f"A value: {{{{v{n}}}}}.\n\n" for n in range(len(self.texts["value"])))
        _put(root / "handbook/chapters/values.md", f"# Values {{#values}}\n\n{uses}")
        _put(root / "handbook/chapters/glossary.md", "# Glossary {#glossary}\n\n::: glossary\n:::\n")
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
        only: Sequence[str] | None = None,
        end: str = "",
    ) -> None:
        pieces, line = [head], head.count("\n") + 1
        for number, payload in enumerate(self.texts[context] if only is None else only):
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
    "image": ("[dot]: ../figures/words.svg\n\n", "::: figure {{#f{n}}}\n![{p}][dot]\n\nCaption.\n:::\n\n"),
    "caption": ("[dot]: ../figures/words.svg\n\n", "::: figure {{#c{n}}}\n![Words.][dot]\n\n{p}\n:::\n\n"),
    "box": ("", "::: note {p}\n{p}\n:::\n\n"),
    "note": ("", "Text.[^n{n}]\n\n[^n{n}]: {p}\n\n"),
    "translated": ("", "Paragraph {n} of the translation.\n\n"),
}  # fmt: skip
CONTEXTS = (
    *list(BLOCKS)[:-1],
    "purpose",
    "value",
    "record",
    "figure",
    "message",
    "template",
)
# Those whose every text makes a page of its own, or a drawing in each figure, get fewer.
SCARCE = {"purpose": 12, "figure": 3, "image": 4, "caption": 4}


def battery(texts: Sequence[str], most: int) -> Battery:
    """Up to ``most`` payloads in each context, each context beginning elsewhere in the list."""
    chosen: dict[str, list[str]] = {}
    for number, context in enumerate(CONTEXTS):
        count = min(most, len(texts)) // SCARCE.get(context, 1)
        step = max(1, len(texts) // count)
        chosen[context] = [text for text in dict.fromkeys(texts[number % step :: step][:count]) if "\n" not in text]
    chosen["translated"] = chosen["message"]
    return Battery(chosen)


def built(battery: Battery, root: Path) -> list[Diagnostic]:
    """Build the web pages and EPUBs, leaving out what is refused until nothing is; all that was told on the way."""
    told: list[Diagnostic] = []
    for _ in range(12):
        battery.write(root)
        try:
            project = open_project(root)
            outcomes = build(
                project,
                targets(project, [], ["html", "epub"]),
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
    for language in ("en", "de"):
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
