"""What the machine must have besides Python packages, and how to find out.                                   [I/O]

The one table for ``gesim doctor`` and for ``make``, which runs this file with a bare interpreter before anything is
installed: standard library only, no import of the package.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

BUILD, PRINT, TEST, OPTIONAL = "build", "print", "test", "optional"

# The space that a build of six languages and its cache want, with room to spare.
MEGABYTES = 200

# The faces of the default theme.
FAMILIES = ("Noto Serif", "Noto Sans")

# The printing condition of files for a print shop: coated paper in offset, FOGRA39, with at most 300 % of ink.
PROFILE = "ISOcoated_v2_300_bas.icc"
PROFILE_FOLDERS = ("/usr/share/scribus/profiles", "/usr/local/share/scribus/profiles", "/usr/share/color/icc")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True, slots=True)
class Need:
    """One thing the machine must have.

    ``stage`` is ``build`` (books cannot be made without it), ``print`` (files for a print shop cannot), ``test`` (the
    project's own tests) or ``optional``.
    ``package`` is its name in Debian and Ubuntu, ``present`` looks for it on this machine.
    """

    name: str
    purpose: str
    package: str
    stage: str
    present: Callable[[], bool]


def command(*names: str) -> Callable[[], bool]:
    """Is any of these programs on the path?"""
    return lambda: any(shutil.which(name) for name in names)


def library(*names: str) -> Callable[[], bool]:
    """Can any of these shared libraries be loaded?"""

    def present() -> bool:
        for name in names:
            try:
                ctypes.CDLL(name)
            except OSError:
                continue
            return True
        return False

    return present


def module(name: str) -> Callable[[], bool]:
    """Does this interpreter have the module? Debian splits `ensurepip` off into a package of its own."""
    return lambda: importlib.util.find_spec(name) is not None


def font_files(families: Iterable[str] = FAMILIES) -> tuple[Path, ...]:
    """The files that fontconfig has for these families, in order of their names; none where it is not installed."""
    lister = shutil.which("fc-list")
    if lister is None:
        return ()
    commands = ([lister, "--format", "%{file}\\n", family] for family in families)
    listings = (subprocess.run(command, capture_output=True, text=True, check=False) for command in commands)
    return tuple(sorted({Path(line) for listing in listings for line in listing.stdout.splitlines()}))


def font(family: str) -> Callable[[], bool]:
    """Does fontconfig know the family?"""
    return lambda: bool(font_files([family]))


def file(path: str) -> Callable[[], bool]:
    """Is there a file of this name?"""
    return lambda: Path(path).is_file()


def press_profile() -> Path | None:
    """The file of the ICC profile of the printing condition, if this machine has it."""
    places = (Path(folder) / PROFILE for folder in PROFILE_FOLDERS)
    return next((place for place in places if place.is_file()), None)


def needed(name: str) -> Need:
    """The need of this name. Raises KeyError when there is none."""
    try:
        return next(need for need in NEEDS if need.name == name)
    except StopIteration:
        raise KeyError(name) from None


def browser() -> bool:
    """Is there a Chromium for the tests, by ``GESIM_TEST_BROWSER`` or on the path?"""
    return bool(os.environ.get("GESIM_TEST_BROWSER")) or command(*BROWSERS)()


def browser_package() -> str:
    """Ubuntu has Chromium only as a snap, which its package chromium-browser installs."""
    try:
        name = platform.freedesktop_os_release().get("ID", "")
    except OSError:
        name = ""
    return "chromium-browser" if name == "ubuntu" else "chromium"


NEEDS: tuple[Need, ...] = (
    Need("venv", "an environment for Python packages", "python3-venv", BUILD, module("ensurepip")),
    Need("Pango", "sets the lines of the PDF", "libpango-1.0-0", BUILD,
         library("libpango-1.0.so.0", "libpango-1.0-0", "libpango-1.0.dylib")),
    Need("PangoFT2", "gives Pango its fonts", "libpangoft2-1.0-0", BUILD,
         library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "libpangoft2-1.0.dylib")),
    Need("HarfBuzz subset", "puts only the used letters of a font into the PDF", "libharfbuzz-subset0", BUILD,
         library("libharfbuzz-subset.so.0", "libharfbuzz-subset-0", "libharfbuzz-subset.0.dylib")),
    Need("fontconfig", "finds the fonts", "fontconfig", BUILD, command("fc-list")),
    Need("Noto Serif", "the text face", "fonts-noto-core", BUILD, font("Noto Serif")),
    Need("Noto Sans", "the face of headings, tables and forms", "fonts-noto-core", BUILD, font("Noto Sans")),
    Need("DejaVu Sans Mono", "the face of code", "fonts-dejavu-core", BUILD, font("DejaVu Sans Mono")),
    Need("Noto Sans Math", "arrows and mathematical signs", "fonts-noto-core", OPTIONAL, font("Noto Sans Math")),
    Need("Noto Sans Symbols2", "signs, ticks and some emoji", "fonts-noto-core", OPTIONAL,
         lambda: bool(font_files(["Noto Sans Symbols2", "Noto Sans Symbols 2"]))),
    Need("Symbola", "emoji in one colour, and rare signs", "fonts-symbola", OPTIONAL, font("Symbola")),
    *(Need(family, f"phrases in {languages}", "fonts-noto-core", OPTIONAL, font(family)) for family, languages in (
        ("Noto Naskh Arabic", "Arabic, Persian and Urdu"), ("Noto Serif Hebrew", "Hebrew"),
        ("Noto Serif Armenian", "Armenian"), ("Noto Serif Georgian", "Georgian"),
        ("Noto Serif Ethiopic", "Amharic and Tigrinya"), ("Noto Serif Devanagari", "Hindi and Nepali"),
        ("Noto Serif Bengali", "Bengali"), ("Noto Serif Gurmukhi", "Punjabi"), ("Noto Serif Gujarati", "Gujarati"),
        ("Noto Serif Tamil", "Tamil"), ("Noto Serif Telugu", "Telugu"), ("Noto Serif Kannada", "Kannada"),
        ("Noto Serif Malayalam", "Malayalam"), ("Noto Serif Sinhala", "Sinhala"), ("Noto Serif Thai", "Thai"),
        ("Noto Serif Lao", "Lao"), ("Noto Serif Myanmar", "Burmese"), ("Noto Serif Khmer", "Khmer"),
    )),
    *(Need(family, f"phrases in {language} (a large package)", "fonts-noto-cjk", OPTIONAL, font(family))
      for family, language in (
        ("Noto Sans CJK JP", "Japanese"), ("Noto Sans CJK KR", "Korean"), ("Noto Sans CJK SC", "Chinese"),
    )),
    Need("ICC profile", "the inks of files for a print shop", "scribus-data", PRINT,
         lambda: press_profile() is not None),
    Need("Ghostscript", "measures the ink on files for a print shop", "ghostscript", PRINT, command("gs")),
    Need("gettext", "a second opinion on catalogs (msgfmt)", "gettext", OPTIONAL, command("msgfmt")),
    Need("gettext", "checks the catalogs", "gettext", TEST, command("msgfmt")),
    # Declared beside their optional twins: what prints phrases and signs is tested with the fonts that have them.
    Need("Symbola", "emoji in one colour, and rare signs", "fonts-symbola", TEST, font("Symbola")),
    Need("Noto Sans CJK JP", "phrases in Chinese, Japanese, Korean", "fonts-noto-cjk", TEST, font("Noto Sans CJK JP")),
    Need("qpdf", "checks the PDF's syntax", "qpdf", TEST, command("qpdf")),
    Need("poppler", "reads text and pages of the PDF", "poppler-utils", TEST, command("pdftotext")),
    Need("Java compiler", "runs veraPDF, EPUBCheck and vnu", "default-jdk-headless", TEST, command("javac")),
    Need("JAXB", "veraPDF reads its profiles with it", "libjaxb-java", TEST, file("/usr/share/java/jaxb-runtime.jar")),
    Need("Node.js", "installs axe, Ace, pdf.js and vnu, and runs Ace", "nodejs", TEST, command("node")),
    Need("npm", "installs axe, Ace, pdf.js and vnu", "npm", TEST, command("npm")),
    Need("libatomic", "the driver of the browser is linked to it", "libatomic1", TEST, library("libatomic.so.1")),
    Need("Calibre", "converts an EPUB for other readers, and back", "calibre", TEST, command("ebook-convert")),
    Need("Chromium", "opens the HTML bundle as a reader does", browser_package(), TEST, browser),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manager:
    """A manager of packages: the system it is of, its command, and what it calls the packages of Debian.

    What it does not have is installed by hand, as ``note`` says.
    """

    system: str
    command: str
    packages: Mapping[str, str]
    note: str = ""


_FONTS = "Fonts: from notofonts.github.io and dejavu-fonts.github.io, installed for all users."
MANAGERS: Mapping[str, Manager] = {
    "linux": Manager("Debian and Ubuntu", "sudo apt-get install", {}),
    "darwin": Manager("macOS with Homebrew", "brew install", {
        "libpango-1.0-0": "pango", "libpangoft2-1.0-0": "pango", "libharfbuzz-subset0": "harfbuzz",
        "fontconfig": "fontconfig", "fonts-noto-core": "font-noto-serif font-noto-sans font-noto-sans-math",
        "fonts-dejavu-core": "font-dejavu", "fonts-noto-cjk": "font-noto-serif-cjk font-noto-sans-cjk",
        "scribus-data": "scribus", "ghostscript": "ghostscript", "gettext": "gettext",
    }, "If Pango is not found then: export DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib"),
    "win32": Manager("Windows with MSYS2", "pacman -S", {
        "libpango-1.0-0": "mingw-w64-ucrt-x86_64-pango", "libpangoft2-1.0-0": "mingw-w64-ucrt-x86_64-pango",
        "libharfbuzz-subset0": "mingw-w64-ucrt-x86_64-harfbuzz", "fontconfig": "mingw-w64-ucrt-x86_64-fontconfig",
        "ghostscript": "mingw-w64-ucrt-x86_64-ghostscript", "gettext": "mingw-w64-ucrt-x86_64-gettext-tools",
    }, f"{_FONTS} Then: set WEASYPRINT_DLL_DIRECTORIES=C:\\msys64\\ucrt64\\bin, and put that folder on the path."),
}  # fmt: skip


def installation(debian_packages: Iterable[str], platform_name: str = sys.platform) -> tuple[str, ...]:
    """How to install what these packages of Debian have, on this system: lines to print, none if nothing is wanted."""
    wanted = tuple(dict.fromkeys(debian_packages))
    if not wanted:
        return ()
    manager = MANAGERS.get(platform_name, MANAGERS["linux"])
    names = (manager.packages.get(name, "" if manager.packages else name) for name in wanted)
    known = dict.fromkeys(word for name in names for word in name.split())
    other = [name for name in wanted if manager.packages and name not in manager.packages]
    lines = [f"To install what is missing ({manager.system}):"]
    lines += [f"  {manager.command} {' '.join(known)}"] if known else []
    lines += [f"  what Debian has in: {', '.join(other)}"] if other else []
    return (*lines, *([f"  {manager.note}"] if manager.note else []))


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report. ``state`` is ``ok``, ``missing`` or ``optional`` (missing, but not needed)."""

    state: str
    name: str
    detail: str
    package: str = ""


def examine(project: Path) -> tuple[Finding, ...]:
    """Look at this machine and at the project's folder, for whoever wants to build books here."""
    needs = (need for need in NEEDS if need.stage in (BUILD, PRINT, OPTIONAL) and need.name != "venv")
    wanted = _families_wanted(project)
    return (_python(), *(_finding(need, wanted) for need in needs), _writable(project))


def _families_wanted(project: Path) -> frozenset[str]:
    """The first family of each script that the texts of a project have characters of: a build wants it."""
    from gesim_build.scripts import scripts_of

    places = (*project.glob("handbook/**/*"), *project.glob("translations/*.po"))
    files = (path for path in places if path.suffix in (".md", ".toml", ".svg", ".po") and path.is_file())
    characters = {character for path in files for character in path.read_text("utf-8", errors="ignore")}
    return frozenset(script.serif[0] for script in scripts_of(characters))


def _python() -> Finding:
    version = platform.python_version()
    return Finding("ok" if sys.version_info >= (3, 11) else "missing", "Python", f"{version}, 3.11 or newer is needed")


def _finding(need: Need, wanted: frozenset[str]) -> Finding:
    if need.present():
        return Finding("ok", need.name, need.purpose, need.package)
    lacking = need.stage == BUILD or need.name in wanted
    return Finding("missing" if lacking else "optional", need.name, need.purpose, need.package)


def _writable(project: Path) -> Finding:
    free = shutil.disk_usage(project).free // 2**20
    state = "ok" if os.access(project, os.W_OK) and free >= MEGABYTES else "missing"
    return Finding(state, "Disk", f"{project} can be written to, {free} MB free" if state == "ok" else
                   f"{project} must be writable and have {MEGABYTES} MB free (it has {free})")  # fmt: skip


def missing(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Those of the needs that this machine does not meet."""
    return tuple(need for need in needs if not need.present())


def packages(needs: Iterable[Need]) -> tuple[str, ...]:
    """The Debian packages that would meet the needs, each once, in order."""
    return tuple(dict.fromkeys(need.package for need in needs))


def main(stages: list[str]) -> None:
    """Print the packages that the given stages miss, on one line; nothing if they miss none."""
    sys.stdout.write(" ".join(packages(missing(need for need in NEEDS if need.stage in stages))))


if __name__ == "__main__":
    main(sys.argv[1:])
