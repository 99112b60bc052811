"""A PO file as the build sees it."""

from __future__ import annotations

from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.po_read import parse


def test_what_only_repeats_its_source_is_marked_unless_that_is_accepted_or_a_name() -> None:
    body = 'msgid "Ask the police."\nmsgstr "Ask the police."\n'
    accepted = "# gesim: accept unchanged-translation – a quotation\n"
    name = "#. register field · Contacts\n#. name of eu\n"
    for above, repeats in (("", True), (accepted, False), (name, False), ("#. paragraph · Names\n", True)):
        parsed, _ = parse(f"{above}{body}", "de.po")
        (message,) = catalog_of(parsed, "de").messages.values()
        assert message.repeats_source is repeats


def test_a_translation_that_shows_nothing_is_none() -> None:
    for blank in (
        "",
        "  ",
        "\u200b",
        "\u00ad \ufeff",
        "&nbsp;",
        "&#x200b;&shy;",
        "<!-- later -->",
        "\u3164",
        "\ufe0f",
        "\\n\\t",
    ):
        (message,) = catalog_of(parse(f'msgid "A"\nmsgstr "{blank}"\n', "de.po")[0], "de").messages.values()
        assert (message.msgstr, message.is_translated) == ("", False), blank
    for seen in ("–", "{{a}}", "![](a)", "\u200ba", "ა", "`​`"):
        (message,) = catalog_of(parse(f'msgid "A"\nmsgstr "{seen}"\n', "de.po")[0], "de").messages.values()
        assert message.is_translated, seen


def test_a_message_has_its_parts() -> None:
    po = '#, fuzzy\n#| msgid "old"\nmsgctxt "c"\nmsgid "A"\nmsgstr "a\u0308"\n\nmsgid "B"\nmsgstr "b"\n'
    first, second = catalog_of(parse(po, "de.po")[0], "de").messages.values()
    assert (first.context, first.msgid, first.msgstr, first.fuzzy, first.previous_msgid) == ("c", "A", "ä", True, "old")
    assert (str(first.location), first.accepted, first.repeats_source) == ("de.po:4", (), False)
    assert (second.context, second.fuzzy, second.previous_msgid, str(second.location)) == ("", False, "", "de.po:7")


def test_obsolete_messages_and_the_header_are_left_out() -> None:
    po = 'msgid ""\nmsgstr "x"\n\n#~ msgid "A"\n#~ msgstr "a"\n\nmsgctxt "c"\nmsgid ""\nmsgstr "y"\n'
    catalog = catalog_of(parse(po, "de.po")[0], "de")
    assert (catalog.language, catalog.path, [*catalog.messages]) == ("de", "de.po", [("c", "")])


def test_an_acceptance_needs_its_reason() -> None:
    po = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

# gesim: accept numbers-differ – the law is named once
# gesim: accept wrong-quotes
msgid "A"
msgstr "B"
"""
    parsed, problems = parse(po, "de.po")
    assert problems == ()
    assert catalog_of(parsed, "de").messages["", "A"].accepted == ("numbers-differ",)
