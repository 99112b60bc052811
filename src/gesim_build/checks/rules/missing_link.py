"""A link or cross-reference of the English text is not in the translation.

Readers of the translation would lose the way to a page, a form or a helpline. Keep every
`[text][name]` and every `[](#id)`: translate the text in the first brackets, leave the name in the
second brackets or after # as it is. There is no space between the two pairs of brackets. The order
of links may change, and an empty `[](#id)` may get a text of its own, with {number} in it where the
language inflects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "missing-link"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Call the [helpline][helpline].", "Rufen Sie das [Hilfetelefon][helpline] an.", "Rufen Sie an."),
    Example("lv", "See [](#risk).", "Skatiet [{number}. apakšnodaļā](#risk).", "Skatiet 5.2. apakšnodaļā."),
    Example("it", "Read [the law][law].", "Leggi [la legge][law].", "Leggi [la legge] [law]."),
)

_APART = re.compile(r"\]\s+[\[(]")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the sets of targets: to repeat a link, or to say it once instead of twice, changes nothing."""
    del language
    wanted = dict.fromkeys(link.target for link in read(unit.msgid).links)
    present = {link.target for link in read(message.msgstr).links}
    missing = [target for target in wanted if target not in present]
    # As many wrong targets as missing ones are mistyped names: `added-link` shows them.
    if len(missing) > len(present - wanted.keys()):
        hint = (
            "Close up the brackets: [text][name]." if _APART.search(message.msgstr) else f"It is {_written(missing)}."
        )
        yield found(SEVERITY, CODE, f"the link to {listed(missing)} is missing", unit, message, hint)


def _written(targets: list[str]) -> str:
    links = (f"[…]{target}" if target.startswith("[") else f"[…]({target})" for target in targets)
    return ", ".join(links)
