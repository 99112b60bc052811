"""Addresses of links out of the book: their short form, and where it is printed."""

from __future__ import annotations

import pytest

from gesim_build.formats.pdf.prepare.addresses import BREAK, JOINER, print_addresses, short_form
from tests.formats.pdf.prepare.test_document import section

LAW = "https://eur-lex.europa.eu/eli/dir/2011/36/oj"


def link(url: str, words: str) -> str:
    return f'<a class="external" href="{url.replace("&", "&amp;")}">{words}</a>'


@pytest.mark.parametrize(
    ("url", "short"),
    [
        (LAW, "data.europa.eu/eli/dir/2011/36/oj"),
        ("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62021CJ0066", "CELEX\u00a062021CJ0066"),
        ("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A52005DC0389&qid=1", "CELEX\u00a052005DC0389"),
        (f"{LAW}?locale=de", "eur-lex.europa.eu/eli/dir/2011/36/oj?locale=de"),
        ("https://www.Example.org/", "example.org"),
        ("http://example.org:8080/a/B/#c", "example.org:8080/a/B"),
        ("https://example.org/a/?b=c&d", "example.org/a/?b=c&d"),
        ("mailto:help%2Bme@example.org?subject=x", "help+me@example.org"),
        ("tel:+35722000000", ""),
        ("images/a.png", ""),
        ("https://S.M.v.Croatia[GC]", ""),
        ("mailto://[a@example.org", ""),
    ],
)
def test_short_forms(url: str, short: str) -> None:
    assert short_form(url) == short


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"<p>See {link(LAW, 'the law')}.</p>", "See the law (data.europa.eu/eli/dir/2011/36/oj)."),
        (f"<p>(See {link(LAW, 'the law')}.)</p>", "(See the law, data.europa.eu/eli/dir/2011/36/oj.)"),
        # Once in a part, however it is called.
        (f"<p>{link(LAW, 'Law')}</p><p>{link(LAW, 'it')}</p>", "Law (data.europa.eu/eli/dir/2011/36/oj)it"),
        # And once more where it says what to read.
        (
            f'<p>{link(LAW, "Law")}</p><aside class="box box-reading"><ul><li>{link(LAW, "it")}</li></ul></aside>',
            "Law (data.europa.eu/eli/dir/2011/36/oj)it (data.europa.eu/eli/dir/2011/36/oj)",
        ),
        # Not where it is there to read.
        (f"<p>{link('https://www.example.org/', 'www.example.org')}</p>", "www.example.org"),
        (f"<p>{link('https://example.org/a', 'https://example.org/a')}</p>", "https://example.org/a"),
        (f"<p>{link('mailto:a@example.org', 'a@example.org')}</p>", "a@example.org"),
        (f"<p>{link('mailto:a@example.org', 'us')} {link('tel:112', '112')}</p>", "us (a@example.org) 112"),
        (f'<h2 id="h">{link(LAW, "Law")}</h2>', "Law"),
        # Words with signs that an address must not have.
        (f"<p>{link('https://example.org/a', 'S.M. v. Croatia [GC]')}</p>", "S.M. v. Croatia [GC] (example.org/a)"),
        (f"<p>{link('https://example.org/a', 'A.B. [2020/1')}</p>", "A.B. [2020/1 (example.org/a)"),
        (f"<p>{link('https://example.org/a', 'No. ℀/1')}</p>", "No. ℀/1 (example.org/a)"),
    ],
)
def test_where_they_are_printed(inner: str, text: str) -> None:
    tree = section(inner)
    print_addresses(tree)
    assert "".join(tree.itertext()).strip().replace(BREAK, "").replace(JOINER, "") == text


def test_lines_end_at_their_signs() -> None:
    url = "https://www.example.org/a-b/c_d.html?e=1"
    for inner in (link(url, "x"), link(url, url)):
        tree = section(f"<p>{inner}</p>")
        print_addresses(tree)
        text = "".join(tree.itertext())
        assert f" example{BREAK}.org/" not in f" {text}"
        assert f"example.org/{BREAK}a{BREAK}-{JOINER}b/{BREAK}c{BREAK}_d{BREAK}.html{BREAK}?e{BREAK}=1" in text


@pytest.mark.parametrize("columns", [1, 2, 3, 5, 8, 20])
def test_in_a_cell_no_piece_is_wider_than_its_column(columns: int) -> None:
    url = "https://a-very-long-name-of-an-organisation.example.org/and/averylongpathwithoutanysign?x"
    cells = "".join(f"<td>{link(f'{url}={number}', 'x')}</td>" for number in range(columns))
    tree = section(f"<table><tbody><tr>{cells}</tr></tbody></table>")
    print_addresses(tree)
    pieces = "".join(tree.itertext()).replace(JOINER, "").replace(BREAK, " ").split()
    assert max(map(len, pieces)) <= max(64 // columns - 3, 4) + 3
