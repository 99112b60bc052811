"""A piece with all that shortcuts could get wrong: what text, boxes and properties may be beyond our style sheets."""

from __future__ import annotations

from gesim_build.formats.pdf.plan.job import Job

CSS = """
@page { size: 120mm 150mm; margin: 12mm 10% 14mm 9mm; @footnote { border-top: 1px solid; padding-top: 1ex }
  @bottom-left { content: "p. " counter(page) leader(". ") "end"; width: 60% }
  @bottom-right { content: string(head); letter-spacing: 1px } }
@page :left { margin-left: 20mm }
html { font: 10pt/1.4 'Noto Serif'; hyphens: auto; text-indent: 0.5lh; letter-spacing: 0.01ch }
head, title { display: none }
section, p, div, aside, h2, html, body, pre, blockquote { display: block }
h2 { font: 700 1.3em/1.2 'Noto Sans'; string-set: head content(); break-after: avoid; text-transform: uppercase }
a { text-decoration: underline } del { text-decoration: line-through; text-decoration-thickness: 2px }
u { text-decoration: underline overline wavy #c00; text-underline-offset: 2px }
.justify { text-align: justify; word-spacing: 1px } .spaced { letter-spacing: 2px }
.caps { font-variant-caps: small-caps; font-feature-settings: "onum" 1; font-kerning: none }
.pre { white-space: pre-wrap; tab-size: 4; overflow-wrap: anywhere; letter-spacing: normal }
.tab { tab-size: 2em; white-space: pre }
.narrow { width: 14mm; overflow-wrap: break-word } .zone { width: 30mm; hyphenate-limit-zone: 30% }
.math { width: calc(50% - 1em); padding: calc(1% + 1px) 2%; margin-inline-start: 3em; min-height: 2lh;
  hyphenate-limit-zone: calc(5% + 1em); max-width: 70%; text-indent: calc(2% + 1px) }
.border-box { box-sizing: border-box; width: 50mm; height: 12mm; padding: 2mm 3%; border: 1mm solid }
.padding-box { box-sizing: padding-box; width: 50%; min-height: 10mm; padding: 5% }
.ellipsis { width: 30mm; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.clamp { width: 40mm; max-lines: 2; block-ellipsis: auto; continue: discard }
.first::first-line { font-weight: 700; letter-spacing: 0.3px } .first::first-letter { font-size: 200%; color: #080 }
.flex { display: flex } .flex > div { flex: 1 1 auto; margin: 1% }
.grid { display: grid; grid-template-columns: 1fr 2fr }
.float { float: right; width: 25%; margin: 0 0 1mm 2% } .absolute { position: absolute; right: 1%; top: 5%; width: 20% }
.inline { display: inline-block; width: 20%; min-width: 1px; vertical-align: middle } sub { vertical-align: sub }
.columns { columns: 2; column-gap: 4% }
table { display: table; width: 100%; border-collapse: collapse } tr { display: table-row }
td, th { display: table-cell; border: 1pt solid; padding: 1mm 2% } .separate { border-collapse: separate }
.lines::after { content: leader(dotted) counter(page) } .spaces::after { content: leader(" . ") "7" }
.no-dots::after { content: leader(dotted); visibility: hidden } .letters::after { content: leader("\u0915\u093f ") }
.lined::after { content: leader("."); text-decoration: underline; letter-spacing: 1px }
.note { float: footnote; footnote-policy: line } ::footnote-call, ::footnote-marker { content: counter(footnote) }
li { display: list-item; list-style: square outside; margin: 0 0 0 2em } [dir=rtl] { direction: rtl }
.inherit { padding: inherit; border: 1mm solid; page: inherit } .small { font-size: 0 } .hidden { visibility: hidden }
"""
WORDS = (
    "Geschlechtsspezifische Unterstützungsmöglichkeiten, Aufenthaltsgenehmigungsverfahren und Schutz\u00adunterkünfte: "
    "wer Fachkräften hilft, hilft Frauen. Πρόσβαση σε υπηρεσίες, patvēruma meklētājiem; 12\u00a0000 € im Jahr. "
)
CLASSES = (
    "justify", "spaced", "caps", "pre", "tab", "narrow", "zone", "math", "border-box", "padding-box", "ellipsis",
    "no-dots", "letters", "lined", "clamp", "first", "columns", "lines", "spaces", "inherit", "small", "hidden",
    "float", "absolute",
)  # fmt: skip
ROW = f"<tr><th>{WORDS[:40]}</th><td>{WORDS}</td><td><div class='math'>{WORDS[:30]}</div></td></tr>"
BLOCK = f"""<p>{WORDS}<a href="https://example.org/">a link <em>in</em> words</a> <del>{WORDS[:60]}</del><u>under</u>
<sub>below</sub><span class="note">{WORDS}</span><span class="inline">{WORDS[:40]}</span> a&#8232;b&#8233;c</p>
<p dir="rtl">שלום עולם {WORDS[:30]} مرحبا بالعالم</p><p class="lines" dir="rtl">שלום</p>
<div class="wide"><p class="lines">{WORDS[:30]}</p></div>
<div class="flex"><div class="lines">{WORDS[:20]}</div><div class="inline spaces">{WORDS[:5]}</div></div>
<ul><li>{WORDS}</li><li lang="en">{WORDS[:50]}</li></ul>
<div class="flex"><div>{WORDS[:60]}</div><div>{WORDS[:20]}</div></div>
<div class="grid"><div>{WORDS[:50]}</div><div class="border-box">{WORDS[:30]}</div></div>
<table>{ROW * 3}</table><table class="separate" dir="rtl">{ROW}</table>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20" width="90" height="20"><title>A</title>
<text x="5" y="9" font-size="7" letter-spacing="1" text-anchor="middle">Wörter im Bild</text></svg>"""


def _classes() -> str:
    return "".join(f'<div class="{name}">{WORDS}\t{WORDS[:70]}</div>' for name in CLASSES)


def peculiar_job(language: str = "de") -> Job:
    """The piece as a job, with two spacing variants, each of which leaves its last page as short as it was."""
    text = f"<h2>{WORDS[:50]}</h2>{BLOCK}{_classes()}<h2 lang='en'>Again</h2>{BLOCK}"
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" id="top">{text}<p>End</p></section>'
    variants = ("html { line-height: 1.39 }", "html { line-height: 1.41 } td { padding: 2mm }")
    return Job("peculiar", "peculiar.md", language, xhtml, (CSS,), spacing_variants=variants)
