"""The images in the translation are not those in the English text.

`![…][name]` is an image: its text is translated, its name is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, difference, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "images-differ"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Look for ![a star][star].", "Achten Sie auf ![einen Stern][star].", "Achten Sie auf einen Stern."),
    Example("it", "Look for the star.", "Cerca la stella.", "Cerca ![la stella][star]."),
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the images, each as often as it occurs."""
    del language
    missing, added = difference(read(unit.msgid).images, read(message.msgstr).images)
    hint = "An image is ![its text][its name]; only the text is translated."
    if missing:
        yield found(SEVERITY, CODE, f"the image {listed(missing)} is missing", unit, message, hint)
    if added:
        yield found(SEVERITY, CODE, f"the English text has no image {listed(added)}", unit, message, hint)
