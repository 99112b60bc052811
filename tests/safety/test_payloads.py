"""Nothing live gets into an output, from whatever place in the sources; and nothing stops the program.

By hand, with all payloads in all places: ``GESIM_PAYLOADS=all pytest tests/safety/test_payloads.py``.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from tests.safety.battery import AUDIT, CONTEXTS, batches, built, live, sampled, spread
from tests.safety.payloads import FAMILIES, combinations, payloads
from tests.safety.pdf import live_objects

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ALL = os.environ.get("GESIM_PAYLOADS") == "all"
BATCH = 600


def test_the_payloads_are_thousands_and_always_the_same() -> None:
    assert len(set(payloads())) > 4000
    assert list(payloads()) == list(payloads())


@pytest.mark.parametrize("place", range(len(CONTEXTS)))
def test_every_place_gets_every_value_of_every_dimension(place: int) -> None:
    got = list(combinations(place))
    for make, dimensions in FAMILIES:
        for turn, values in enumerate(dimensions):
            assert {chosen[turn] for maker, chosen in got if maker is make} == set(values)


@pytest.mark.slow
@pytest.mark.timeout(4 * 3600 if ALL else 600)
def test_nothing_is_live_in_any_output(browser: Browser, tmp_path: Path) -> None:
    before, found = Counter[str](), list[str]()
    kept: dict[str, list[str]] = {context: [] for context in CONTEXTS}
    for number, battery in enumerate(batches(BATCH) if ALL else sampled()):
        root = tmp_path / str(number)
        before += _sizes(battery.texts)
        told = built(battery, root, "html", "epub")
        assert [finding for finding in told if not finding.hint] == []
        for context in CONTEXTS:
            kept[context] += battery.texts[context]
        found += live(browser, root)
        print(f"{before.total():,} in {len(CONTEXTS)} places, kept as text {_sizes(kept)}, live {found}", flush=True)
        shutil.rmtree(root)
    assert sum(map(bool, kept.values())) > 12, "there is something left in most places, which must have become text"
    # The PDF of the translation has all places: what is not translated is printed in English.
    in_pdf = spread(kept)
    built(in_pdf, tmp_path, "pdf")
    print(f"in the PDF {_sizes(in_pdf.texts).total():,}")
    assert found + live_objects(tmp_path / "dist/de/t-de.pdf") == []


def _sizes(texts: Mapping[str, Sequence[str]]) -> Counter[str]:
    return Counter({context: len(texts[context]) for context in CONTEXTS})


@pytest.mark.parametrize(
    "bad",
    [
        Dictionary(OpenAction=Dictionary(S=Name.JavaScript, JS=String("1"))),
        Dictionary(AA=Dictionary(O=Dictionary(S=Name.Launch, F=String("x")))),
        Dictionary(Names=Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))),
        Dictionary(A=Array([Dictionary(Type=Name.Action, S=Name.SubmitForm)])),
        Dictionary(A=Dictionary(S=Name.URI, URI=String("javascript:1"))),
        Dictionary(A=Dictionary(S=Name.GoToR, D=String("x"))),
        Dictionary(B=Dictionary(Subtype=Name.FileAttachment, Rect=Array([0, 0, 1, 1]))),
    ],
)
def test_what_is_live_in_a_pdf_is_seen(bad: Object, tmp_path: Path) -> None:
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        for key, value in dict(bad).items():
            pdf.Root[key] = value
        pdf.save(tmp_path / "a.pdf")
    assert live_objects(tmp_path / "a.pdf")


@pytest.mark.slow
def test_the_browser_sees_what_is_live(browser: Browser) -> None:
    """The judge is judged: each of these, written as it is, is found."""
    bad = ("<script>1</script>", "<p onclick=x>", "<a href='java\tscript:x'>x</a>", "<p style='x'>",
           "<iframe></iframe>", "<meta http-equiv=refresh content=9>", "<img src=https://live.invalid/x>",
           "<svg><use/></svg>", "<form></form>")  # fmt: skip
    page = browser.new_page()
    page.route("https://**", lambda route: route.abort())
    for text in bad:
        page.set_content(f"<body>{text}</body>")
        assert page.evaluate(AUDIT), text
    page.set_content("<body><p class='a'><a href='https://example.org'>x</a><a href='#a'>y</a></p></body>")
    assert page.evaluate(AUDIT) == []
