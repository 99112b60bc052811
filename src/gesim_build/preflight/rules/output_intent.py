"""The file names the printing condition and brings its profile."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Name, Object

from gesim_build.preflight.document import Document
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.verdict import Fault, Verdict, judged

NAME = "output-intent"


def check(document: Document, profile: Profile) -> Verdict:
    """Exactly one output intent for PDF/X, with an ICC profile of an output device in CMYK."""
    intents = [intent for intent in document.pdf.Root.get(Name.OutputIntents, Array()) if intent.S == Name.GTS_PDFX]
    if len(intents) != 1:
        return judged(f"{len(intents)} output intents", [Fault(0, "/OutputIntents", "one for PDF/X is needed")])
    faults = [Fault(0, "/OutputIntents", message) for message in _wrong(intents[0], profile)]
    return judged(str(intents[0].get(Name.OutputConditionIdentifier, "no name")), faults)


def _wrong(intent: Object, profile: Profile) -> Iterator[str]:
    condition = str(intent.get(Name.OutputConditionIdentifier, ""))
    if condition != profile.condition:
        yield f"the printing condition is “{condition}”, not {profile.condition}"
    if Name.RegistryName not in intent:
        yield "the registry of the printing condition is not named"
    stream = intent.get(Name.DestOutputProfile)
    if stream is None:
        yield "the ICC profile is missing"
        return
    # The header of a profile: class of device at 12, colour space of data at 16 (ICC.1:2010, 7.2).
    header = bytes(stream.get_stream_buffer())[:40]
    if int(stream.get(Name.N, 0)) != 4 or header[12:16] != b"prtr" or header[16:20] != b"CMYK":
        yield "the ICC profile is not that of a press with four inks"
