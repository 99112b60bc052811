"""Packs go out and come back: whole commands on a tiny book."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gesim_build.diagnostics import GesimError
from tests.cli.translation_project import CHAPTER, CONFIG, gesim, translate_all, write_chapter, write_project

GERMAN = "Sie entscheidet innerhalb von 30 Tagen, wie es weitergeht."
ENGLISH = "She decides within 30 days what happens next."


pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_project(tmp_path / "book")
    gesim(root, "sync")
    monkeypatch.chdir(tmp_path)
    return root


def catalog(project: Path) -> str:
    return (project / "translations/de.po").read_text(encoding="utf-8")


def fill(pack: Path, words: str = GERMAN, english: str = ENGLISH) -> None:
    """What a translator does with an XLIFF file."""
    text = pack.read_text(encoding="utf-8")
    before, source, rest = text.partition(f"<source>{english}</source>\n")
    assert source
    end = "      </segment>"
    pack.write_text(f"{before}{source}<target>{words}</target>\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def codes(problem: BaseException | None) -> list[str]:
    assert isinstance(problem, GesimError)
    return [one.code for one in problem.diagnostics]


def test_a_pack_goes_out_and_comes_back(project: Path) -> None:
    result = gesim(project, "export", "--lang", "de", "--only", "missing")
    assert (result.exit_code, result.output) == (0, "tiny-de.xlf: 6 messages\n")
    pack = Path("tiny-de.xlf")
    fill(pack)
    dry = gesim(project, "import", str(pack), "--dry-run")
    assert dry.exit_code == 0
    assert "1  taken" in dry.output
    assert GERMAN not in catalog(project)
    assert gesim(project, "import", str(pack)).exit_code == 0
    assert f'msgstr "{GERMAN}"' in catalog(project)
    done = catalog(project)
    again = json.loads(gesim(project, "import", str(pack), "--format", "json").output)
    assert again["counts"] == {"unchanged": 6}
    assert catalog(project) == done


def test_an_earlier_pack_is_not_replaced(project: Path) -> None:
    for language in ("de", "lv"):
        assert Path(f"tiny-{language}.xlf").exists() is False
    gesim(project, "export")
    assert "(unchanged)" in gesim(project, "export", "--lang", "de").output
    fill(Path("tiny-de.xlf"))
    filled = Path("tiny-de.xlf").read_bytes()
    assert codes(gesim(project, "export", "--lang", "de").exception) == ["pack-exists"]
    assert Path("tiny-de.xlf").read_bytes() == filled
    assert gesim(project, "export", "--lang", "de", "--output", "new/x.xlf").exit_code == 0
    assert gesim(project, "export", "--lang", "de", "--overwrite").exit_code == 0


def test_what_is_exported_can_be_chosen(project: Path) -> None:
    translate_all(project, "de")
    write_chapter(project, CHAPTER.replace("30", "45"))
    assert codes(gesim(project, "export", "--lang", "de").exception) == ["catalog-outdated"]
    gesim(project, "sync")
    for options, said in (
        (["--only", "fuzzy"], "1 messages"),
        (["--only", "missing"], "nothing to export"),
        (["--only", "unreviewed", "--only", "fuzzy", "--chapter", "one"], "2 messages"),
        (["--chapter", "handbook/chapters/10-one.md"], "2 messages"),
        (["--publication", "tiny"], " messages"),
    ):
        assert said in gesim(project, "export", "--lang", "de", "--output", "x.xlf", "--overwrite", *options).output
    assert codes(gesim(project, "export", "--lang", "de", "--chapter", "Won").exception) == ["unknown-chapter"]
    assert codes(gesim(project, "export", "--lang", "xx").exception) == ["unknown-language"]
    for wrong in (["--only", "all"], ["--format", "docx"], ["--output", "x.xlf"]):
        assert gesim(project, "export", *wrong).exit_code == 2


def test_what_was_not_taken_is_told_with_its_place(project: Path) -> None:
    gesim(project, "export", "--lang", "de")
    pack = Path("tiny-de.xlf")
    fill(pack, "Sie **entscheidet**.")
    result = gesim(project, "import", str(pack))
    assert result.exit_code == 1
    assert "1  not taken, because they are broken" in result.output
    assert "error[broken-in-pack]: unit " in result.stderr
    assert "emphasis-differs" in result.stderr
    fill(pack, "Unser", "Tiny")
    gesim(project, "import", str(pack))
    fill(pack, "Anders", "Tiny")
    result = gesim(project, "import", str(pack))
    assert "warning[changed-on-both-sides]" in result.stderr
    assert "The catalog has “Unser”, the pack “Anders”" in result.stderr


def test_english_that_was_changed_meanwhile(project: Path) -> None:
    gesim(project, "export", "--lang", "de")
    write_chapter(project, CHAPTER.replace("30", "45"))
    gesim(project, "sync")
    fill(Path("tiny-de.xlf"))
    result = gesim(project, "import", "tiny-de.xlf")
    assert result.exit_code == 0
    assert "note[source-changed]" in result.stderr
    assert f'#, fuzzy\n#| msgid "{ENGLISH}"\nmsgid "She decides within 45 days' in catalog(project)
    write_chapter(project, "# One {#one}\n")
    gesim(project, "sync")
    fill(Path("tiny-de.xlf"), "Neu")
    assert gesim(project, "import", "tiny-de.xlf").exit_code == 1
    assert '#~ msgstr "Neu"' in catalog(project)


def test_a_pack_of_another_book_or_edition_is_refused(project: Path) -> None:
    gesim(project, "export", "--lang", "de")
    fill(Path("tiny-de.xlf"))
    before = catalog(project)
    config = project / "handbook/handbook.toml"
    for changed in (CONFIG.replace('000"', '001"'), CONFIG.replace('country = "DE"', 'country = "AT"')):
        config.write_text(changed, encoding="utf-8")
        assert codes(gesim(project, "import", "tiny-de.xlf").exception) == ["pack-of-another-book"]
    config.write_text(CONFIG, encoding="utf-8")
    assert codes(gesim(project, "import", "tiny-de.xlf", "--lang", "lv").exception) == ["pack-of-another-book"] * 2
    text = Path("tiny-de.xlf").read_text(encoding="utf-8")
    Path("lost.xlf").write_text(text.replace("gesim-pack", "x"), encoding="utf-8")
    assert catalog(project) == before
    result = gesim(project, "import", "lost.xlf")
    assert "warning[pack-without-origin]" in result.stderr
    assert GERMAN in catalog(project)
    # A program may name the region too.
    Path("region.xlf").write_text(text.replace('trgLang="de"', 'trgLang="de-DE"'), encoding="utf-8")
    assert gesim(project, "import", "region.xlf").exit_code == 0
    Path("xx.xlf").write_text(text.replace('trgLang="de"', 'trgLang="xx"'), encoding="utf-8")
    assert codes(gesim(project, "import", "xx.xlf").exception) == ["unknown-language"]


def test_a_full_disk_leaves_all_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gesim(project, "export", "--lang", "de")
    fill(Path("tiny-de.xlf"))
    before, names = catalog(project), sorted(path.name for path in (project / "translations").iterdir())

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert codes(gesim(project, "import", "tiny-de.xlf").exception) == ["cannot-write"]
    assert codes(gesim(project, "export", "--lang", "lv").exception) == ["cannot-write"]
    assert catalog(project) == before
    assert sorted(path.name for path in (project / "translations").iterdir()) == names
    assert not Path("tiny-lv.xlf").exists()


def test_a_memory_makes_suggestions_and_fills_in(project: Path) -> None:
    folder = project / "translations"
    write_memory(folder / "own.tmx", ENGLISH.replace("30", "45"), "Sie entscheidet in 45 Tagen.")
    assert gesim(project, "memory", "--lang", "de").exit_code == 2
    given = gesim(project, "memory", str(folder / "own.tmx"), "--lang", "de")
    assert "95 %  Sie entscheidet in 45 Tagen." in given.output
    assert "own.tmx" not in gesim(project, "missing", "--lang", "de").output
    (project / "handbook/handbook.toml").write_text(
        f'{CONFIG}\n[translations]\nmemory = ["translations/own.tmx"]\n', encoding="utf-8"
    )
    shown = gesim(project, "missing", "--lang", "de")
    assert shown.exit_code == 1
    assert "(translations/own.tmx:1)" in shown.output
    assert len(json.loads(gesim(project, "missing", "--format", "json", "--lang", "de").output)["suggestions"]) == 1
    assert gesim(project, "memory", "--lang", "de", "--prefill").exit_code == 0
    assert '#, fuzzy\n#| msgid "She decides within 45 days' in catalog(project)
    done = catalog(project)
    gesim(project, "memory", "--lang", "de", "--prefill")
    assert catalog(project) == done
    (folder / "own.tmx").write_text("<tmx>", encoding="utf-8")
    assert codes(gesim(project, "missing").exception) == ["unreadable-pack"]
    (folder / "own.tmx").unlink()
    assert codes(gesim(project, "memory").exception) == ["unreadable-pack"]


def write_memory(place: Path, english: str, german: str) -> None:
    variants = "".join(
        f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>' for language, text in (("en", english), ("de", german))
    )
    place.write_text(f'<tmx version="1.4"><header/><body><tu>{variants}</tu></body></tmx>', encoding="utf-8")


def test_two_imports_at_once_take_both(project: Path) -> None:
    """One waits for the other, and then sees what it has written."""
    gesim(project, "export", "--lang", "de")
    packs = [Path("first.xlf"), Path("second.xlf")]
    for pack, (words, english) in zip(packs, ((GERMAN, ENGLISH), ("Winzig", "Tiny")), strict=True):
        pack.write_bytes(Path("tiny-de.xlf").read_bytes())
        fill(pack, words, english)
    source = str(Path(__file__).parents[2] / "src")
    command = [sys.executable, "-m", "gesim_build", "import", "--project", str(project)]
    running = [subprocess.Popen([*command, str(pack)], env={**os.environ, "PYTHONPATH": source}) for pack in packs]
    assert [process.wait(60) for process in running] == [0, 0]
    assert f'msgstr "{GERMAN}"' in catalog(project)
    assert 'msgstr "Winzig"' in catalog(project)


@pytest.mark.parametrize("step", ["tempfile.mkstemp", "os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
def test_an_import_that_is_ended_leaves_the_catalog_whole(
    project: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    gesim(project, "export", "--lang", "de")
    fill(Path("tiny-de.xlf"))
    before = catalog(project)

    def ended(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(step, ended)
        gesim(project, "import", "tiny-de.xlf")
    assert catalog(project) == before
    assert gesim(project, "import", "tiny-de.xlf").exit_code == 0
    assert GERMAN in catalog(project)
    assert [path.name for path in (project / "translations").iterdir() if path.name.startswith(".")] == []


# Runs a command that kills itself where a function is called for the first time, or just after.
KILLED = """
import os, pathlib, signal, sys, tempfile
from gesim_build.cli import app
name, moment = sys.argv[1:3]
owner = {"mkstemp": tempfile, "fsync": os}.get(name, pathlib.Path)
kept = getattr(owner, name)
def killed(*values, **named):
    if moment == "after":
        kept(*values, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, name, killed)
app(sys.argv[3:])
"""


def test_an_import_that_is_killed_leaves_the_catalog_whole_and_the_next_one_tidies_up(project: Path) -> None:
    gesim(project, "export", "--lang", "de")
    fill(Path("tiny-de.xlf"))
    before, place = catalog(project), project / "translations/de.po"
    names = sorted(path.name for path in place.parent.iterdir())
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    for step, moment, done in (
        ("mkstemp", "after", False),
        ("fsync", "after", False),
        ("chmod", "after", False),
        ("replace", "before", False),
        ("replace", "after", True),
    ):
        place.write_text(before, encoding="utf-8")
        command = [sys.executable, "-c", KILLED, step, moment, "import", "tiny-de.xlf", "--project", str(project)]
        assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL, step
        left = catalog(project)
        assert (left == before) is not done, (step, moment)
        result = gesim(project, "import", "tiny-de.xlf")
        assert result.exit_code == 0
        assert GERMAN in catalog(project)
        assert left in (before, catalog(project))
        assert sorted(path.name for path in place.parent.iterdir()) == names


def test_the_glossary_goes_out_as_tbx(project: Path) -> None:
    from lxml import etree

    (project / "handbook/glossary.toml").write_text(
        '[[term]]\nid = "shelter"\nterm = "Shelter"\nalso = ["Refuge"]\nundecided = ["lv"]\nnever_say = ["asylum"]\n'
        'never_because = "No."\ndefinition = "A *safe* place."\ncomment = "Of women."\n',
        encoding="utf-8",
    )
    gesim(project, "sync")
    translate_all(project, "de", "Haus; Heim {}")
    translate_all(project, "lv", "Nams")
    (project / "translations/terms-de.toml").write_text('"refuge" = ["Zuflucht"]\n\n[never]\n"Asyl" = "Anderes."\n')
    result = gesim(project, "export", "--format", "tbx")
    assert "tiny-de.tbx: 2 terms" in result.output
    root = etree.parse("tiny-de.tbx").getroot()
    names = {"t": "urn:iso:std:iso:30042:ed-2"}
    said = [
        (one.findtext("t:term", namespaces=names), one.findtext("t:termNote", namespaces=names).split("Term")[0])
        for one in root.iterfind(".//t:termSec", names)
    ]
    assert said == [
        ("Shelter", "preferred"), ("Refuge", "admitted"), ("asylum", "deprecated"),
        ("Haus", "preferred"), ("Heim Shelter", "admitted"), ("Zuflucht", "admitted"), ("Asyl", "deprecated"),
    ]  # fmt: skip
    assert root.findtext(".//t:descrip", namespaces=names) == "A safe place."
    assert ">admittedTerm-admn-sts<" in Path("tiny-lv.tbx").read_text(encoding="utf-8").partition('"lv"')[2]
    assert gesim(project, "check", "--lang", "de").exit_code in (0, 1)
