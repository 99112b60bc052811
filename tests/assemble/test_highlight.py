"""Code is told apart by language, and no character of it is lost."""

from __future__ import annotations

import html
import re

import pytest
from markdown_it.common.utils import escapeHtml

from gesim_build.assemble.highlight import highlighted
from tests.assemble.samples import book, manuscript

CODE = {
    "rust": '// note <b>\nfn main() {\n    let x = "a & b"; // 1\n}\n',
    "python": "@cached\ndef f(x: int) -> None:\n    '''Text.'''\n    return 0x1F if x is None else True\n",
    "html": '<!-- c --><p class="a">x</p>\n',
    "c++": "#include <a.h>\nint main() { return 1.5e3; }\n",
    "diff": "-old\n+new\n same\n",
    "console": "$ ls -l\nfile\n\n\n",
    "yaml": "a: 1\nb: [x, 'y']  # z",
}


@pytest.mark.parametrize("language", CODE)
def test_only_marks_are_added(language: str) -> None:
    marked = highlighted(CODE[language], language)
    assert html.unescape(re.sub(r"</?span[^>]*>", "", marked)) == CODE[language]
    assert set(re.findall(r"<span([^>]*)>", marked)) <= {
        f' class="code-{name}"' for name in ("keyword", "string", "number", "comment")
    }
    assert language in ("console",) or "<span" in marked


def test_keywords_texts_numbers_and_comments_are_told_apart() -> None:
    assert highlighted('if x == "a": return 12  # why\n', "Python") == (
        '<span class="code-keyword">if</span> x == <span class="code-string">&quot;a&quot;</span>: '
        '<span class="code-keyword">return</span> <span class="code-number">12</span>  '
        '<span class="code-comment"># why</span>\n'
    )


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("a < b", ""),
        ("a < b", "no-such-language"),
        ("# " + "<" * 19_999, "ini"),
        # Pygments leaves a byte order mark out.
        ("\ufeffx = 1 < 2\n", "python"),
    ],
)
def test_what_has_no_language_is_very_long_or_would_be_changed_is_plain(code: str, language: str) -> None:
    assert highlighted(code, language) == escapeHtml(code)


def test_the_longest_code_is_marked() -> None:
    assert "<span" in highlighted("# " + "x" * 19_998, "ini")


@pytest.mark.parametrize(
    ("language", "code", "printed"),
    [
        (
            "python",
            'x = "a < b"  # Why\n',
            '<pre><code class="language-python">x = <span class="code-string">&quot;</span>'
            '<span class="code-string">a &lt; b</span><span class="code-string">&quot;</span>  '
            '<span class="code-comment"># </span><span class="code-comment">Why</span>\n</code></pre>\n',
        ),
        ("", "Why\n", "<pre><code>Why\n</code></pre>\n"),
    ],
)
def test_code_whose_words_are_translated_is_marked_as_other_code_is(language: str, code: str, printed: str) -> None:
    text, problems = manuscript(book([f"# A\n\n```{language} {{translate}}\n{code}```\n"]))
    assert problems == ()
    assert printed in text.parts[0].xhtml
