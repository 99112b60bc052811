"""The classes of a part's XHTML that programs look for: the assembly writes them, formats and inspections read them.

Those that only style sheets know are not here, nor those that one format adds for itself.
"""

from __future__ import annotations

PART = "part"
UNTRANSLATED = "untranslated"
XREF, EXTERNAL = "xref", "external"
NUMBER, LABEL = "number", "label"

OPENER_NUMBER, OPENER_WORD, OPENER_FIGURE = "opener-number", "opener-word", "opener-figure"
NAV_TITLE = "nav-title"
PAGE_LABEL = "page-label"  # on every page

BOX, BOX_LABEL, BOX_TITLE = "box", "box-label", "box-title"
BOX_KIND = "box-kind"
BOX_KIND_PREFIX = "box-"  # box-KIND
BOX_READING = "box-reading"
NATIONAL_LABEL = "national-label"
TABLE, TABLE_TITLE = "table", "table-title"
EASY = "easy"  # of a part in Easy Language, which has a layout of its own
HERE, FLOATING = "here", "floating"  # of a figure that keeps to its place, of a table that need not
WIDE = "wide"  # of figures and tables: use the side column too
GLOSSARY, CONTACTS = "glossary", "contacts"
# The index; what its lines lead to; the element that such a place is, where it is none of its own.
INDEX, LOCATORS, LOCATOR, MAIN, INDEX_ANCHOR = "index", "locators", "locator", "main", "index-anchor"
TO_VERIFY = "to-verify"  # the sign of what nobody has read at its source

FOOTNOTES, FOOTNOTES_TITLE = "footnotes", "footnotes-title"
FOOTNOTE_REF, FOOTNOTE_BACK = "footnote-ref", "footnote-back"
ENDNOTE, ENDNOTE_NUMBER = "endnote", "endnote-number"  # in print, where a page has no foot

TASK, TASK_LIST = "task", "task-list"
TICK_BOX, TICK_ROUND, TICKED = "tick-box", "tick-round", "ticked"

FORM_STRIP, FORM_FOOTER = "form-strip", "form-footer"
FORM_CODE = "form-code"  # the cell of the strip that says whom a form is about
FIELD_GROUP, FIELDS, FIELD = "field-group", "fields", "field"
FIELD_LABEL, FIELD_HINT, FIELD_LINE = "field-label", "field-hint", "field-line"
GRID, OPTIONS = "grid", "options"
# What is written into a form as an example; the mark says in each group that it is one.
ANSWER, ANSWERED, EXAMPLE_MARK = "answer", "answered", "example-mark"
# The parts of code that have colours of their own.
CODE_KEYWORD, CODE_STRING, CODE_NUMBER, CODE_COMMENT = "code-keyword", "code-string", "code-number", "code-comment"
