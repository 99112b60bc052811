"""A small finished manuscript in German and Greek: one of everything that a format must know how to show."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import Future
from string import Template
from xml.etree import ElementTree

from gesim_build.model import Asset, BookInfo, Edition, Entry, Language, Manuscript, Part
from tests.formats.sample_words import WORDS

DATE = dt.date(2026, 11, 23)
EDITIONS = (Edition("de", "DE", DATE, DATE), Edition("el", "CY", DATE, DATE))
# A single white pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080000000"
    "03a7e9b550000000a49444154789c63f80f0001010100b6ee56ab0000000049454e44ae426082"
)

FRONT = """<section class="part front" id="before-you-start" aria-labelledby="before-you-start-title">
<header class="opener"><h1 id="before-you-start-title">$front</h1></header>
<aside class="box box-safety" id="box-danger" aria-labelledby="box-danger-label">
<p class="box-label" id="box-danger-label"><span class="box-kind">$safety</span></p>
<p class="box-title">$danger</p><p>$danger_text <a class="xref" href="#contacts">$see_contacts</a>.</p></aside>
<h2 id="imprint">$imprint</h2><p>$imprint_text<br/><a class="external" href="https://example.org/">example.org</a></p>
</section>"""

CHAPTER = """<section class="part chapter pillar-legal" id="rights" aria-labelledby="rights-title">
<header class="opener"><p class="opener-number"><span class="opener-word">$chapter</span> <span
class="opener-figure">1</span></p><h1 id="rights-title">$rights</h1><p class="purpose">$purpose</p>
<nav class="in-this-chapter" aria-labelledby="rights-contents"><p class="nav-title" id="rights-contents">$in_chapter</p>
<ol><li><a href="#period"><span class="number">1.1</span> $period</a></li>
<li><a href="#papers"><span class="number">1.2</span> $papers</a></li></ol></nav></header>
<h2 id="period"><span class="number">1.1</span> $period</h2>
<p>$long <a class="footnote-ref" id="fnref-rights-1" href="#fn-rights-1" role="doc-noteref">1</a>
<a class="xref" href="#form-b">$form_b</a>, <a class="xref" href="#papers">$section 1.2</a>.</p>
<p>$long <span lang="en">recovery and reflection period</span>
<span class="untranslated" lang="en">Not yet translated.</span></p>
<figure class="figure wide" id="fig-path"><svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 465 120"
aria-labelledby="fig-path-title"><title id="fig-path-title">$figure_alt</title><defs><clipPath id="frame"><rect
width="465" height="120"/></clipPath></defs><g clip-path="url(#frame)"><rect class="fig-teal-tint fig-teal-stroke"
x="10" y="30" width="120" height="60"/><rect class="fig-teal" x="335" y="30" width="120" height="60"/>
<path class="fig-arrow" d="M130 60H330"/><path class="fig-ink" d="M335 60l-8-4v8z"/></g>
<text class="fig-label" x="70" y="63" font-size="8.6" text-anchor="middle">$first</text>
<text class="fig-label-strong fig-on-dark" x="395" y="63" font-size="8.6" text-anchor="middle">$last</text></svg>
<figcaption><span class="label">$figure 1</span> $figure_caption</figcaption></figure>
<aside class="box box-practice" id="box-ask" aria-labelledby="box-ask-label"><p class="box-label"
id="box-ask-label"><span class="box-kind">$practice</span></p><p class="box-title">$ask</p><p>$long</p>
<ul><li>$item</li><li>$item</li></ul></aside>
<aside class="box box-practice" id="box-ask-2" aria-labelledby="box-ask-2-label"><p class="box-label"
id="box-ask-2-label"><span class="box-kind">$practice</span></p><p>$item</p></aside>
<aside class="box box-key" id="box-key" aria-labelledby="box-key-label"><p class="box-label" id="box-key-label"><span
class="box-kind">$key</span></p><p>$item</p></aside>
<aside class="box box-checklist" id="box-check" aria-labelledby="box-check-label"><p class="box-label"
id="box-check-label"><span class="box-kind">$checklist</span></p><p class="box-title">$ask</p><ul
class="task-list"><li class="task"><span class="tick-box" aria-hidden="true"></span> $item</li><li class="task"><span
class="tick-box" aria-hidden="true"></span> $long</li></ul></aside>
<aside class="box box-vignette" id="box-story" aria-labelledby="box-story-label"><p class="box-label"
id="box-story-label"><span class="box-kind">$vignette</span></p><p>$long</p></aside>
<aside class="box box-warning" id="box-warn" aria-labelledby="box-warn-label"><p class="box-label"
id="box-warn-label"><span class="box-kind">$warning</span></p><p>$item</p></aside>
<h2 id="papers"><span class="number">1.2</span> $papers</h2>
<div class="table wide" id="tab-rights"><table><caption><span class="label">$table 1</span> $table_caption</caption>
<thead><tr><th scope="col"></th><th scope="col">$source</th><th scope="col">$ask_whom</th></tr></thead>
<tbody><tr><th scope="row">$period</th><td>$long</td><td>$office</td></tr>
<tr><th scope="row">$papers</th><td>$item</td><td>$office</td></tr></tbody></table></div>
<h3 id="who">$ask_whom</h3><dl><dt>$office</dt><dd>$item</dd></dl>
<blockquote><p>$item</p></blockquote><pre><code>GeSIM-2026-014</code></pre>
<figure class="figure" id="fig-photo"><img src="images/pixel.png" alt="$figure_alt"/>
<figcaption><span class="label">$figure 2</span> $figure_caption</figcaption></figure>
<figure class="figure" id="fig-again"><svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 346 60"
aria-labelledby="fig-again-title"><title id="fig-again-title">$figure_alt</title><defs><clipPath id="frame"><rect
width="346" height="60"/></clipPath></defs><g clip-path="url(#frame)"><circle class="fig-plum" cx="30" cy="30" r="20"/>
<circle class="fig-ochre-tint fig-ochre-stroke" cx="90" cy="30" r="20"/></g></svg></figure>
<section class="national"><p class="national-label">$country</p><p>$long</p></section>
<section class="footnotes" role="doc-endnotes" aria-labelledby="rights-notes"><h2 class="footnotes-title"
id="rights-notes">$notes</h2><ol><li id="fn-rights-1"><p>$item <a class="footnote-back" href="#fnref-rights-1"
role="doc-backlink" aria-label="$back">↩</a></p></li></ol></section></section>"""

FORM = """<section class="part form" id="form-b" aria-labelledby="form-b-title"><header class="form-header">
<p class="form-label">$form_b</p><h1 id="form-b-title">$form_title</h1><p class="purpose">$purpose</p>
<dl class="form-strip"><div class="form-code"><dt>$case</dt><dd></dd></div><div><dt>$date</dt><dd></dd></div>
<div><dt>$edition</dt>
<dd>23.11.2026</dd></div></dl></header>
<section class="field-group" aria-labelledby="form-b-1"><h2 class="field-group-title" id="form-b-1"><span
class="number">1</span> $reach</h2><div class="fields">
<div class="field field-text width-1-2"><p class="field-label">$case</p><div class="field-line"></div></div>
<div class="field field-date width-1-2"><p class="field-label">$date</p><div class="field-line"></div></div>
<div class="field field-lines"><p class="field-label">$ask</p><p class="field-hint">$item</p>
<div class="field-line"></div><div class="field-line"></div><div class="field-line"></div></div>
<div class="field field-choice"><p class="field-label">$ask_whom</p><ul class="options"><li><span class="tick-round"
aria-hidden="true"></span> $first</li><li><span class="tick-round" aria-hidden="true"></span> $last</li></ul></div>
<div class="field field-ticks"><p class="field-label">$ask</p><ul class="options"><li><span class="tick-box"
aria-hidden="true"></span> $item</li><li><span class="tick-box" aria-hidden="true"></span> $item</li></ul></div>
<div class="field field-check"><p class="field-label"><span class="tick-box" aria-hidden="true"></span> $item</p></div>
<div class="field field-grid"><p class="field-hint">$item</p><table class="grid"><thead><tr><th scope="col">$right</th>
<th scope="col">$date</th><th scope="col">$ask_whom</th></tr></thead><tbody><tr><th scope="row">$period</th><td></td>
<td></td></tr><tr><td></td><td></td><td></td></tr></tbody></table></div>
<div class="field field-signature width-1-2"><p class="field-label">$office</p><div class="field-line"></div></div>
</div></section><footer class="form-footer"><p>$footer</p></footer></section>"""

ANNEX = """<section class="part annex" id="contacts" aria-labelledby="contacts-title"><header class="opener">
<h1 id="contacts-title">$contacts</h1></header><h2 id="numbers">$country</h2><div class="contacts">
<section class="contact" id="contact-x" aria-labelledby="contact-x-name">
<h2 class="contact-name" id="contact-x-name">$office</h2>
<p class="contact-number"><a
href="tel:+35300000000">000 000 000</a></p><p class="contact-note">$item</p><p class="contact-source">$source:
example.org. $date 23.11.2026</p></section></div>
<h2 id="words">$glossary</h2><dl class="glossary"><div><dt id="term-x"><dfn>$period</dfn></dt><dd>$long</dd></div>
<div><dt id="term-y"><dfn>$papers</dfn></dt><dd>$item</dd></div></dl></section>"""


def sample(language: str = "de") -> Manuscript:
    """The sample in ``de`` or ``el``, with equal ids."""
    words = WORDS[language]
    parts = (
        _part("before-you-start", "front", "", "", words["front"], "", FRONT, words),
        _part("rights", "chapter", "1", f"{words['chapter']} 1", words["rights"], "legal", CHAPTER, words),
        _part("form-b", "form", "B", words["form_b"], words["form_title"], "", FORM, words),
        _part("contacts", "annex", "", "", words["contacts"], "", ANNEX, words),
    )
    edition = next(edition for edition in EDITIONS if edition.language == language)
    return Manuscript(
        edition=edition,
        language=_language(language),
        book=_book(words),
        parts=parts,
        anchors={anchor: part.id for part in parts for anchor in _ids(part)},
        entries=tuple(_entries(words)),
        strings=_identity(),
        terms=(("term-x", (words["client"],)), ("term-y", (words["papers"],))),
    )


def no_work(*_: object) -> Future[bytes]:
    """A `Submit` for formats that have no work for others."""
    raise AssertionError("this format works alone")


def _part(
    part: str, kind: str, number: str, label: str, title: str, pillar: str, xhtml: str, words: dict[str, str]
) -> Part:
    assets = (Asset("images/pixel.png", "image/png", PIXEL),) if part == "rights" else ()
    text = Template(xhtml).substitute(words)
    return Part(part, kind, number, label, title, pillar, text, f"handbook/chapters/{part}.md", assets)


def _ids(part: Part) -> list[str]:
    return [anchor for element in ElementTree.fromstring(part.xhtml).iter() if (anchor := element.get("id"))]


def _entries(words: dict[str, str]) -> list[Entry]:
    section = words["section"]
    return [
        Entry("before-you-start", "part", 1, "", words["front"], words["front"], "before-you-start"),
        Entry("imprint", "section", 2, "", words["imprint"], words["imprint"], "before-you-start"),
        Entry("rights", "part", 1, "1", f"{words['chapter']} 1", words["rights"], "rights"),
        Entry("period", "section", 2, "1.1", f"{section} 1.1", words["period"], "rights"),
        Entry("fig-path", "figure", 0, "1", f"{words['figure']} 1", words["figure_caption"], "rights"),
        Entry("papers", "section", 2, "1.2", f"{section} 1.2", words["papers"], "rights"),
        Entry("tab-rights", "table", 0, "1", f"{words['table']} 1", words["table_caption"], "rights"),
        Entry("form-b", "part", 1, "B", words["form_b"], words["form_title"], "form-b"),
        Entry("contacts", "part", 1, "", words["contacts"], words["contacts"], "contacts"),
    ]


def _language(code: str) -> Language:
    return Language(
        code=code,
        name=code,
        locale=code,
        quotes=("„", "“", "‚", "‘"),
        labels={},
        decimal=",",
        space_before_percent=True,
        question_mark="?",
        expansion=1.25,
    )


def _book(words: dict[str, str]) -> BookInfo:
    return BookInfo(
        name="sample",
        identifier="https://example.org/sample",
        title=words["title"],
        short_title="GeSIM",
        subtitle=words["subtitle"],
        edition_line=words["edition_line"],
        description=words["long"],
        publisher="Example",
        authors=("Ada Example",),
        license_name="CC BY 4.0",
        license_url="https://creativecommons.org/licenses/by/4.0/",
        languages=EDITIONS,
    )


class _Identity(dict[str, str]):
    """Every template string, "translated" into itself."""

    def __contains__(self, msgid: object) -> bool:
        return True

    def __missing__(self, msgid: str) -> str:
        return msgid


def _identity() -> dict[str, str]:
    return _Identity()
