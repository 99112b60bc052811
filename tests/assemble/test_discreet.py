"""What a discreet edition hands on: ids, which are addresses, and names of files are made of no word of the book."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from gesim_build.assemble.discreet import as_published
from gesim_build.model import Manuscript
from tests.formats.sample import sample


def discreet(language: str) -> Manuscript:
    open_ = sample(language)
    return as_published(replace(open_, edition=replace(open_.edition, discreet=True)))


def test_what_is_not_discreet_is_left_as_it_is() -> None:
    open_ = sample()
    assert as_published(open_) is open_


@pytest.mark.parametrize("language", ["de", "el"])
def test_every_id_is_another_one_and_every_reference_still_leads_to_its_element(language: str) -> None:
    before, after = sample(language), discreet(language)
    assert [part.id for part in after.parts] == [f"part-{number}" for number in range(1, 5)]
    kept = re.compile(r"part-\d|s[0-9a-f]{12}|imprint")
    assert [anchor for anchor in after.anchors if not kept.fullmatch(re.split("[~·]", anchor)[0])] == []
    for old, new in zip(before.parts, after.parts, strict=True):
        old_tree, new_tree = ElementTree.fromstring(old.xhtml), ElementTree.fromstring(new.xhtml)
        ids = {
            one.get("id", ""): other.get("id", "") for one, other in zip(old_tree.iter(), new_tree.iter(), strict=True)
        }
        everywhere = dict(zip(before.anchors, after.anchors, strict=True))
        for one, other in zip(old_tree.iter(), new_tree.iter(), strict=True):
            assert one.text == other.text
            if (target := one.get("href", "")).startswith("#"):
                assert other.get("href") == f"#{everywhere[target[1:]]}"
            if named := one.get("aria-labelledby"):
                assert other.get("aria-labelledby") == ids.get(named, everywhere.get(named))
            if clip := one.get("clip-path"):
                assert other.get("clip-path") == f"url(#{ids[clip[5:-1]]})"
        assert {asset.name for asset in new.assets} <= set(re.findall(r'src="([^"]*)"', new.xhtml))
        assert "pixel" not in new.xhtml


def test_the_same_place_has_the_same_address_in_every_language() -> None:
    assert list(discreet("de").anchors) == list(discreet("el").anchors)
    assert [entry.id for entry in discreet("de").entries] == [entry.id for entry in discreet("el").entries]


@pytest.mark.parametrize("language", ["de", "el"])
def test_a_term_is_called_as_the_place_that_explains_it(language: str) -> None:
    before, after = sample(language), discreet(language)
    everywhere = dict(zip(before.anchors, after.anchors, strict=True))
    assert after.terms == tuple((everywhere[id], wordings) for id, wordings in before.terms) != before.terms


def test_words_that_look_like_attributes_stay() -> None:
    open_ = sample()
    text = '<section class="part" id="rights"><p>Write id="rights" or <a href="#rights">#rights</a>.</p></section>'
    only = replace(open_, parts=(replace(open_.parts[1], xhtml=text),), edition=replace(open_.edition, discreet=True))
    expected = text.replace('class="part" id="rights"', 'class="part" id="part-1"').replace(
        'href="#rights', 'href="#part-1'
    )
    assert as_published(only).parts[0].xhtml == expected
