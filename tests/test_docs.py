"""What the documentation says is there is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from gesim_build.cli import app
from gesim_build.config_keys import HandbookToml
from gesim_build.languages.table import LanguageTable
from gesim_build.markdown.directives import directives
from gesim_build.markdown.fields import FIELD_TYPES, WIDTHS
from gesim_build.markdown.front_matter import KEYS as FRONT_MATTER
from gesim_build.registers import BY_DIRECTIVE, REGISTERS
from gesim_build.registers.register import Register
from gesim_build.schema import keys_of
from tests.schemas import paths
from tests.vocabulary import VOCABULARY

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md")])


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def documented_keys(text: str) -> dict[str, bool]:
    """Dotted keys of docs/configuration.md, each with whether its row says that it must be there."""
    keys: dict[str, bool] = {}
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        table = re.match(r"`\[(.+)\]`", section)
        assert table, f"a section that is no table: {section[:30]}"
        for bold, name in re.findall(r"^\| (\**)(?:`(\w+)`|any [\w ]+)\**? \|", section, re.MULTILINE):
            keys[f"{table[1].replace('CODE', '*').replace('NAME', '*')}.{name or '*'}"] = bool(bold)
    return keys


def test_configuration_is_documented_key_by_key() -> None:
    keys = {path: one.key.required for path, one in paths(HandbookToml) if one.kind.name != "table"}
    assert documented_keys(page("docs/configuration.md")) == keys


def test_what_may_be_said_of_a_language_is_documented_key_by_key() -> None:
    keys = [path for path, one in paths(LanguageTable) if one.kind.name != "table"]
    assert re.findall(r"^\| `([\w.*]+)` \|", page("docs/languages.md"), re.MULTILINE) == keys


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.table)
def test_registers_are_documented_key_by_key(register: Register) -> None:
    keys = keys_of(register.record)
    (section,) = re.findall(
        rf"^## `\[\[{register.table}\]\]` in `{register.path}`\n(.+?)(?=^## |\Z)",
        page("docs/registers.md"),
        re.MULTILINE | re.DOTALL,
    )
    rows = re.findall(r"^\| (\**)`(\w+)`\** \| ([\w ]+) \| (.+) \|$", section, re.MULTILINE)
    documented = {key: (bool(bold), type_) for bold, key, type_, _ in rows}
    assert documented == {name: (one.key.required is True, one.kind.name) for name, one in keys.items()}
    for _, key, _, text in rows:
        assert ("ranslated" in text) == bool(keys[key].key.translated), key
        assert all(f"`{choice}`" in text for choice in keys[key].key.choices if choice) or "as above" in text


def test_syntax_names_everything_that_can_be_written() -> None:
    text = page("docs/syntax.md")
    words = [
        *(name for name in directives(VOCABULARY.boxes) if name not in BY_DIRECTIVE),
        *FIELD_TYPES,
        *WIDTHS,
        *FRONT_MATTER,
        *VOCABULARY.pillars,
        *VOCABULARY.reviews,
    ]
    assert [word for word in words if word not in text] == []
    of_registers = page("docs/registers.md")
    assert [name for name in BY_DIRECTIVE if f"::: {name}" not in of_registers] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", path.read_text(encoding="utf-8"))
    for target, anchor in re.findall(r"\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)", text):
        file = path.parent / target
        assert file.exists(), f"{target} does not exist"
        headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE) if anchor else []
        assert not anchor or anchor[1:] in [heading.lower().replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_and_options_in_the_pages_exist(path: Path) -> None:
    groups = getattr(get_command(app), "commands")  # noqa: B009 - a click group; typer's own type hides it
    commands = {name: [command, *getattr(command, "commands", {}).values()] for name, command in groups.items()}
    options = {name: {o for c in own for p in c.params for o in p.opts} | {"--help"} for name, own in commands.items()}
    for line in re.findall(r"^ {4,}(?:\S*/)?gesim .+$|`gesim [^`]+`", path.read_text(encoding="utf-8"), re.MULTILINE):
        name, *rest = re.sub(r"^.*?gesim |`|\s{2,}.*$", "", line.strip()).split()
        if name.startswith("-") or name.isupper():
            continue
        assert name in groups, line
        assert {word for word in rest if word.startswith("--")} <= options[name], line


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_make_targets_in_the_pages_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", page("Makefile"), re.MULTILINE))
    named = re.findall(r"(?:^ {4}|`)make ([a-z-]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= targets


def test_the_architecture_names_what_is_there() -> None:
    text = page("ARCHITECTURE.md")
    (listing,) = re.findall(r"^    src/gesim_build/\n(?:(?:      .*)?\n)+", text, re.MULTILINE)
    source = ROOT / "src/gesim_build"
    others = {"handbook/", "translations/", "templates/"}
    named = set(re.findall(r"(?<![\w/*])\w+(?:\.py|/)(?=[\s,;:)])", listing)) - others
    there = {path.name + "/" * path.is_dir() for path in source.rglob("*")}
    assert sorted(named - there) == []
    top = {path.name + "/" * path.is_dir() for path in source.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert sorted(top - named - {"__init__.py", "__pycache__/"}) == []
    for folder, name in re.findall(r"`(\w+)/((?!NAME)\w+\.py)`", text):
        assert (source / folder / name).exists() or (ROOT / folder / name).exists(), name
