"""Mentions of terms in texts: any form of their words, and nothing else."""

from __future__ import annotations

import pytest

from gesim_build.languages import load
from gesim_build.languages.mentions import mentions_of
from gesim_build.languages.wordings import wordings

# Headwords of a glossary, and texts in which the mentions are in brackets.
CASES = (
    ("en", "Shelter", "[Shelters] are safe, but nobody is sheltered by a shelter-like house or by shelter2."),
    ("en", "Referral; Referral mechanism", "A [referral] is made by the [referral mechanism], not referred."),
    ("en", "Protection of victims", "The [protection of the victims] comes first; for protection a victim asks."),
    ("en", "Case manager", "[case\u00a0managers], a [case-manager], a [case manager]’s; case, manager; case 1 manager"),
    ("en", "Trafficking in human beings; trafficking", "anti-trafficking and [trafficking in human\nbeings]"),
    ("en", "Re-trafficking", "the risk of re\u00adtrafficking? no: [re-trafficking]"),
    ("de", "Dolmetscher(in)", "Die [Dolmetscherinnen] dolmetschen; die Dolmetscherstunde, eine [Dolmetscherin]."),
    ("de", "Opfer des Menschenhandels", "[Opfern von Menschenhandel] und das Opfer, der Menschenhandel"),
    ("de", "Psychosoziale Unterstützung", "mit [psychosozialer Unterstützung], unterstützend"),
    ("el", "Υπεύθυνος/-η υπόθεσης", "με την [υπεύθυνη υπόθεσης] και τους [υπεύθυνους υπόθεσης]"),
    ("el", "Διερμηνέας", "Οι [διερμηνείς] διερμηνεύουν· ο [ΔΙΕΡΜΗΝΈΑΣ]."),
    ("it", "Domanda d’asilo", "una [domanda di asilo], le [domande d’asilo], la domanda: asilo"),
    ("it", "Invio", "Un [invio], due [invii]: inviare e inviata no."),
    ("it", "Valutazione individuale", "la [valutazione individuale], valutato individualmente"),
    ("lt", "Teisinė pagalba", "[teisinės pagalbos], [teisinę pagalbą] ir pagalba"),
    ("lt", "Vertėjas (-a) žodžiu", "[vertėjams žodžiu], vertėjas"),
    ("lv", "Tulks (-e)", "[Tulkiem] un [tulkam]; tulkošana, tulkot"),
    ("en", "WHO", "who helps? The [WHO] does, [WHO]’s office; whole, WHOLE, A WHO-led team."),
    ("en", "AIDS", "She aids and gets aid, first aids; [AIDS] is none."),
    ("en", "NGO; IT department", "A ngo, an [NGO], all [NGOs]; departments of [IT departments], its department"),
    ("en", "GmbH; HIV test", "a [GmbH], gmbh; two [HIV tests], hiv test"),
    ("en", "RISK OF HARM", "[risks of harm]"),
    ("de", "BeraterInnen; NGO", "Die [Beraterinnen], [NGOs]; ngos"),
    ("el", "ΜΚΟ", "η [ΜΚΟ], μκο"),
    # What is drawn on a letter belongs to its word.
    ("ar", "متطوع", "أنت [متطوعًا] اليوم"),
    ("lv", "Cilvēku tirdzniecība", "[cilvēku tirdzniecības] upuris, cilvēki"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "headword", "marked"), CASES)
def test_mentions_are_found_in_every_form(language: str, headword: str, marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = [*mentions_of([("it", wordings(headword))], load(language)).find(text)]
    for mention in reversed(found):
        text = f"{text[: mention.start]}[{text[mention.start : mention.end]}]{text[mention.end :]}"
    assert text == marked


def test_the_longest_of_several_is_meant() -> None:
    terms = [("risk", ("Risk",)), ("assessment", ("Risk assessment",)), ("none", ("…",))]
    found = [(mention.what, mention.start) for mention in mentions_of(terms, load("en")).find("risk, risk assessment")]
    assert found == [("risk", 0), ("assessment", 6)]
