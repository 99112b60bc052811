"""What is wrong with the address of a link. EPUBCheck 5 refuses all of these, but where a comment says who does."""

from __future__ import annotations

import re

import pytest
from markdown_it.token import Token

from gesim_build.diagnostics import Location
from gesim_build.languages import load
from gesim_build.markdown.inline import inline_parser, parsed_text
from gesim_build.markdown.links import text_link_problems
from gesim_build.urls import WEB_PLACE, is_web_address, url_fault, with_plain_host

MD = inline_parser(load("en").quotes, load("en").quotes)
RIGHT = """
https://example.org https://example.org? https://example.org# https://example.org?a=b https://example.org#a/b?c
https://example.org/%E4/%2e%2e/ https://example.org//a/./../b https://example.org/a;b,c=d&e$f!g*h+i~j'(k):l@m
https://user:pw@example.org:8080/ https://us:er:pw@example.org/ https://@example.org/ https://example.org./
https://example.org:/ https://example.org:00080/ https://example.org:65535/ https://exa--mple.org/ https://-a_b-.org/
https://exämple.org/ https://пример.рф/ https://xn--exmple-cua.org/ https://ＥＸＡＭＰＬＥ.org/ https://exa。mple。org/
https://1.2.3.4/ https://1.2.3/ https://0x7f.1/ https://[::1]/ https://[::1.2.3.4]:80/ https://[1:2:3:4:5:6:7:8]/
https://example.org/ä/😀?ö#ß https://❤.org/ https://می\u200cخواهم.example/
mailto:a@example.org mailto:a@example.org?subject=a%20b mailto:a@example.org,b@example.org mailto:?to=a@example.org
mailto:a%40b@exämple.org tel:112 tel:+39-06-1234 tel:(0)30/1234 tel:112;ext=5 tel:*%2306%23 tel:+39%2006 tel:١١٢
"""
# Each with a piece of what is said of it.
WRONG = {
    "two #": "https://a.org/a##b https://a.org/## https://a.org/#a#b https://a.org/a#b?c#d mailto:a@b.org##x tel:*#06#",
    "% without": "https://a.org/% https://a.org/%zz https://a.org/?b=% https://a.org/#%2 https://u%z@a.org mailto:a%@b",
    "which is written %": r"""https://a.org/a|b https://a.org/a"b https://a.org/a`b https://a.org/{a} https://a.org/?a[]=1
        https://a.org/#a^b https://a.org/a\b https://a.org/<a> https://a.org/a�b https://a.org/a\ufdd0b
        mailto:<a@example.org> mailto:"a"@example.org mailto:a|b@example.org tel:{112}""",
    # The browsers also refuse hosts that end in a number and are none of four bytes.
    "host": r"""https:// https:///a https://. https://.. https://.org/ https://a..b/ https://a.org../ https://a:65536/
        https://a.org:8a/ https://a@b@c.org/ https://xn--a/ https://xn--.org/ https://xn--ph7chab1aes7c.org/ https://�.org/
        https://\u0301a.org/ https://a\u200db.org/ https://[1:2:3]/ https://[::1/ https://[:::]/ https://[1::2::3]/
        https://[12345::]/ https://[::1.2.3.256]/ https://[1.2.3.4]/ https://[]/ https://[fe80::1%25a]/
        https://1.2.3.256/ https://1.2.3.4.5/ https://4294967296/ https://1.2.3.09/ https://a.1/ https://0x.a.0x/
        """
    + f"https://{'a' * 64}.org/ https://{'ä' * 60}.org/ https://{'a.' * 130}org/",
    # No reading program refuses these, but nobody is reached by them.
    "no number": "tel: tel:abc tel:#1",
    "no name": "mailto: mailto:a mailto:a@ mailto:@b",
}


def _spelled(text: str) -> list[str]:
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text).split()


@pytest.mark.parametrize("url", _spelled(RIGHT))
def test_an_address_that_every_reading_program_takes(url: str) -> None:
    assert url_fault(url) == ""


@pytest.mark.parametrize(("said", "url"), [(said, url) for said, urls in WRONG.items() for url in _spelled(urls)])
def test_an_address_that_is_refused(said: str, url: str) -> None:
    assert said in url_fault(url)


def test_blanks_are_refused_where_nobody_encodes_them() -> None:
    assert "written %20" in url_fault("https://example.org/a b")
    assert not is_web_address("https://a b.org/")
    assert not is_web_address("mailto:a@example.org")
    assert is_web_address("")


def test_the_pattern_of_the_schema_takes_what_is_right() -> None:
    web = [url.removeprefix("https://") for url in _spelled(RIGHT) if url.startswith("https://")]
    assert [place for place in web if not re.fullmatch(WEB_PLACE, place)] == []


def test_an_address_is_encoded_as_browsers_do() -> None:
    written = {
        "https://ÄRZTE.de/Ä": "https://xn--rzte-koa.de/%C3%84",
        "https://ＥＸＡＭＰＬＥ.org/": "https://example.org/",
        "https://a\u00adb.org/": "https://ab.org/",
        "https://a.org/%zz|{}[]": "https://a.org/%25zz%7C%7B%7D%5B%5D",
        "https://ÄRZTE@ärzte.de/": "https://%C3%84RZTE@xn--rzte-koa.de/",
    }
    for given, href in written.items():
        assert _href(parsed_text(MD, f"[a](<{given}>)")) == href, given
    assert with_plain_host("mailto:a@Ä.org") == "mailto:a@Ä.org"


def test_what_was_refused_is_told_with_its_place() -> None:
    for url in ("https://a.org/##", "https://a\u0301\u200d.org:99999/", "tel:", "mailto:a", "https://[::g]/"):
        (problem,) = text_link_problems(parsed_text(MD, f"[a](<{url}>)"), Location("a.md", 7))
        assert (problem.code, problem.location) == ("bad-link", Location("a.md", 7))


def _href(token: Token) -> str:
    return str(next(child for child in token.children or () if child.type == "link_open").attrs["href"])
