"""The rules of ARCHITECTURE.md that a machine can check."""

from __future__ import annotations

import ast
import json
import os
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "gesim_build"
MODULES = sorted(PACKAGE.rglob("*.py"))

# The layers from the top down. A module may import its own layer's neighbours only within one folder, and whatever
# is below. A name is a folder or a module directly under gesim_build.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("cli",),
    ("serve",),
    ("pipeline",),
    ("adopt", "packs"),
    (
        "catalog",
        "checks",
        "assemble",
        "formats",
        "validate",
        "preflight",
        "source",
        "book",
        "output",
        "report",
        "starter",
        "system",
        "release",
    ),
    ("changes",),
    ("config", "folders", "index_places", "theme", "workers", "safety", "shared_cache"),
    ("cache", "hashing", "kept", "pickled", "bug_report"),
    ("last_build",),
    ("versions", "signals", "streams", "atomic", "locks"),
    ("markdown",),
    ("registers",),
    ("languages",),
    (
        "svg",
        "pictures",
        "scripts",
        "toml_source",
        "config_keys",
        "cache_url",
        "cldr",
        "packaged",
        "isbn",
        "ziparchive",
        "telephones",
        "repeated_source",
        "text_columns",
    ),
    ("vocabulary", "markup", "dividers"),
    ("model", "addresses", "appearance", "control_characters", "merge_conflicts", "text_limits", "toml_lines", "urls"),
    ("records",),
    ("diagnostics", "print_spec", "output_formats", "lengths", "own_ids", "kinds", "roman"),
    ("schema",),
)
# Who may see the configuration.
SEES_CONFIG = {"cli", "pipeline"}
# The edge, where reading and writing belongs, and modules that read data which comes with a package: constants.
EDGE = {"cli", "pipeline", "__main__"}
PACKAGE_DATA = {"assemble/wrap.py", "formats/hyphenation.py", "formats/pdf/weasy/srgb.py"}
# Importing these takes longer than printing a page of help.
HEAVY = {
    "pygments",
    "weasyprint",
    "pikepdf",
    "lxml",
    "markdown_it",
    "babel",
    "jinja2",
    "rapidfuzz",
    "yaml",
    "fontTools",
    "snowballstemmer",
    "icu",
    "phonenumbers",
    "pypdfium2",
    "starlette",
    "uvicorn",
    "watchfiles",
}

# Who may import a library that we know from within, so that a new version of it, or another one in its place, concerns
# these alone: folders and modules under gesim_build.
WEASY = {"formats/pdf/weasy"}
HOMES = {
    "weasyprint": WEASY,
    "pydyf": WEASY,
    "cssselect2": WEASY | {"svg", "theme/style_sheets"},
    "tinycss2": WEASY | {"svg", "theme/style_sheets"},
    "tinyhtml5": WEASY,
    "pyphen": {"formats/hyphenation"},
    "pikepdf": {"formats/pdf/merge", "formats/print/binding", "formats/print/metadata", "validate", "preflight"},
}
# What is worked out before anything is laid out, from plain values alone; and what it may not import.
PLAN = "formats/pdf/plan"
BARRED_FROM_PLAN = {*HOMES, "lxml", "fontTools", "PIL"}

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
MEDIAN_MODULE = 100

# How distributions are called that are imported under another name.
DISTRIBUTIONS = {"LatvianStemmer": "latvianstemmer", "PIL": "pillow", "barcode": "python-barcode",
                 "icu": "pyicu-wheels", "fontTools": "fonttools", "yaml": "pyyaml", "markdown_it": "markdown-it-py",
                 "mdit_py_plugins": "mdit-py-plugins", "resvg_py": "resvg-py"}  # fmt: skip


def layer_of(name: str) -> int:
    return next(index for index, names in enumerate(LAYERS) if name in names)


def unit_of(path: Path) -> str:
    """The folder or module under gesim_build that a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@cache
def imports(path: Path) -> tuple[tuple[str, int], ...]:
    """Every absolute module name that is imported anywhere in the file, with its line."""
    return tuple(_imported(parsed(path)))


def _imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name their module in full"
            module = node.module or ""
            yield module, node.lineno
            yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def own_imports(path: Path) -> set[tuple[str, int]]:
    """The units of gesim_build that a file imports."""
    units = {entry.name.removesuffix(".py") for entry in PACKAGE.iterdir()}
    found = ((name.split("."), line) for name, line in imports(path))
    return {(parts[1], line) for parts, line in found if parts[0] == "gesim_build" and parts[1:] and parts[1] in units}


def test_every_module_has_its_layer() -> None:
    known = {name for names in LAYERS for name in names} | {"__init__"}
    assert {unit_of(path) for path in MODULES} <= known


def test_imports_go_down_and_never_across() -> None:
    wrong = []
    for path in MODULES:
        unit = unit_of(path)
        for imported, line in own_imports(path):
            if "__init__" in (unit, imported) or imported == unit:
                continue
            if layer_of(imported) <= layer_of(unit):
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {unit} imports {imported}")
    assert not wrong, "\n".join(wrong)


def within(path: Path, homes: set[str]) -> bool:
    """Is a file one of these modules, or in one of these folders?"""
    module = path.relative_to(PACKAGE).with_suffix("")
    return any(module.is_relative_to(home) for home in homes)


def test_libraries_that_are_known_from_within_have_a_home() -> None:
    wrong = []
    for path in MODULES:
        for imported, line in imports(path):
            library = imported.split(".")[0]
            if library in HOMES and not within(path, HOMES[library]):
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {library} belongs in {', '.join(HOMES[library])}")
    assert not wrong, "\n".join(wrong)


def test_the_homes_of_libraries_are_there() -> None:
    named = {PLAN, *(name for homes in HOMES.values() for name in homes)}
    assert [name for name in named if not (PACKAGE / name).is_dir() and not (PACKAGE / f"{name}.py").is_file()] == []


def test_what_is_planned_knows_neither_the_engine_nor_pdf_objects() -> None:
    """Not through the rest of the PDF machinery either."""
    machinery, own = "gesim_build.formats.pdf.", "gesim_build.formats.pdf.plan"
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: imports {name}"
        for path in MODULES
        if within(path, {PLAN})
        for name, line in imports(path)
        if name.split(".")[0] in BARRED_FROM_PLAN or (name.startswith(machinery) and not name.startswith(own))
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_top_sees_the_configuration() -> None:
    seen = {unit_of(path) for path in MODULES for imported, _ in own_imports(path) if imported == "config"}
    assert seen <= SEES_CONFIG


def test_modules_that_touch_the_world_say_so() -> None:
    touching = {"shutil", "subprocess", "socket", "tempfile", "urllib.request", "multiprocessing",
                "concurrent.futures.ProcessPoolExecutor"}  # fmt: skip
    wrong = []
    for path in MODULES:
        tree = parsed(path)
        uses = touching & {name for name, _ in imports(path)}
        methods = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        uses |= methods & {"read_text", "write_text", "read_bytes", "write_bytes", "iterdir", "unlink", "mkdir"}
        excused = unit_of(path) in EDGE or str(path.relative_to(PACKAGE)) in PACKAGE_DATA
        if uses and not excused and "[I/O]" not in (ast.get_docstring(tree, clean=False) or ""):
            wrong.append(f"{path.relative_to(ROOT)} uses {', '.join(sorted(uses))} and is not marked [I/O]")
    assert not wrong, "\n".join(wrong)


def test_no_clock_and_no_chance_outside_the_command_line() -> None:
    pattern = re.compile(r"\b(?:date\.today|datetime\.now|datetime\.utcnow|time\.time|uuid4|random)\b\(?")
    clocks = [f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
              for path in MODULES if unit_of(path) not in ("cli", "__main__")
              for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
              if pattern.search(line)]  # fmt: skip
    assert not clocks, "\n".join(clocks)


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function's name and length in lines, without its docstring."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node, clean=False)
            length = (node.end_lineno or node.lineno) - node.lineno + 1 - (text.count("\n") + 1 if text else 0)
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name} ({length} lines)", length


def test_functions_are_short() -> None:
    every = [function for path in MODULES for function in functions(path)]
    assert [name for name, length in every if length > LONGEST_FUNCTION] == []


def test_files_are_short() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length >= LONGEST_FILE} == {}
    assert statistics.median(lengths.values()) < MEDIAN_MODULE


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    required = [*project["dependencies"], *(requirement for extra in extras for requirement in extra)]
    declared = {re.split(r"[<>=~!\[; ]", requirement)[0] for requirement in required}
    used = {name.split(".")[0] for path in MODULES for name, _ in imports(path)}
    foreign = used - set(sys.stdlib_module_names) - {"gesim_build"}
    assert {DISTRIBUTIONS.get(name, name) for name in foreign} == declared


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import json, sys\n"
        "from gesim_build.__main__ import main\n"
        "sys.argv = ['gesim', *json.loads(sys.argv[1])]\n"
        "try: main()\n"
        "except SystemExit as done: assert not done.code, done.code\n"
        "finally: sys.stderr.write(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", code, json.dumps(arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(json.loads(done.stderr))
