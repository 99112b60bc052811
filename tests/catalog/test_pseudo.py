"""The derived catalog: it has every text of the handbook, and keeps what a translation must keep."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from gesim_build.catalog.progress import survey
from gesim_build.catalog.pseudo import pseudo_catalog
from gesim_build.catalog.units import units
from gesim_build.checks import COUNTRY_CHECKS, TRANSLATION_CHECKS
from gesim_build.checks.rules import end_punctuation
from gesim_build.languages.pseudo import PSEUDO
from gesim_build.pipeline import languages_of, load_book, open_project
from tests.catalog.samples import unit

ROOT = Path(__file__).parents[2]
# A closing bracket comes after the last mark.
BLIND = (end_punctuation,)


def test_a_message_stands_where_its_english_stands() -> None:
    catalog = pseudo_catalog([unit("Word", "button", line=7)])
    (message,) = catalog.messages.values()
    assert (catalog.language, catalog.path, message.fuzzy, message.previous_msgid) == (PSEUDO, "", False, "")
    assert (message.context, message.msgid, message.msgstr) == ("button", "Word", "⁅Ŵōōřď⁆")
    assert message.location == unit("Word", line=7).location


def test_it_has_every_text_of_the_handbook_and_keeps_links_values_footnotes_and_numbers() -> None:
    project = open_project(ROOT)
    texts = units(load_book(project)[0])
    catalog, language = pseudo_catalog(texts), languages_of(project)[PSEUDO]
    assert survey(texts, catalog).is_complete
    checks = [check for check in TRANSLATION_CHECKS if check not in BLIND]
    pairs = [(text, catalog.messages[text.key]) for text in texts]
    found = [finding for pair in pairs for check in checks for finding in check.check(*pair, language)]
    found += [finding for pair in pairs for check in COUNTRY_CHECKS for finding in check.check(*pair, language, "IE")]
    assert Counter(finding.code for finding in found) == {}
