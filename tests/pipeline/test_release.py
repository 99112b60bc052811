"""Releases: shards and whole are the same, nothing is released that a gate refuses, nothing that was tampered with."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest
from typer.testing import Result

from gesim_build.diagnostics import GesimError, Severity
from gesim_build.output_formats import FORMATS
from tests.cli.translation_project import gesim, translate_all, write_chapter, write_project

# The pages of these are laid out; that they are released like the others is tested once, with the real handbook.
SLOW = ("pdf", "print", "forms", "forms-large")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("gesim_build.pipeline.release.FORMATS", {n: m for n, m in FORMATS.items() if n not in SLOW})
    project = write_project(tmp_path / "book")
    write_chapter(project, "# One {#one}\n\nShe decides what happens next.\n")
    gesim(project, "sync")
    for language in ("de", "lv"):
        translate_all(project, language, "zz {}")
    return project


def release(root: Path, *arguments: str) -> Result:
    result = gesim(root, "release", *arguments)
    if isinstance(result.exception, GesimError):
        raise result.exception
    return result


def tree(folder: Path) -> Mapping[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def shards(root: Path, into: Path, languages: Sequence[str] = ("lv", "en", "de")) -> list[str]:
    for language in languages:
        assert release(root, "--lang", language, "--output", str(into / language)).exit_code == 0
    return [str(into / language) for language in languages]


def test_a_release_holds_every_edition_under_lasting_names_with_checksums(root: Path) -> None:
    assert release(root).exit_code == 0
    files = tree(root / "dist/release")
    assert {name for name in files if "2026" in name} == {
        f"tiny-{code}-2026-01-01{ending}"
        for code in ("en-IE", "de-DE", "lv-LV")
        for ending in (".epub", ".html", "-html.zip", "-cover.jpg")
    }
    check = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=root / "dist/release", check=False)
    assert check.returncode == 0
    assert files["SHA256SUMS"].count(b"\n") == len(files) - 1


def test_the_manifest_says_what_it_was_made_of_and_how_far_it_is(root: Path) -> None:
    release(root)
    found = json.loads((root / "dist/release/manifest.json").read_text("utf-8"))
    source = (root / "translations/de.po").read_bytes()
    assert found["inputs"]["translations/de.po"] == hashlib.sha256(source).hexdigest()
    assert {"weasyprint", "python", "fonts"} <= found["made_with"].keys()
    german = found["editions"][1]
    assert german["language"] == "de"
    assert german["reviewed"] is False
    assert german["texts"] == german["translated"] > 1
    assert [task["kind"] for task in german["pending"]] == ["translation-review"]
    for file in german["files"]:
        content = (root / "dist/release" / file["name"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file["size"], file["sha256"])


def test_releases_of_single_languages_merge_into_the_very_same_release(root: Path, tmp_path: Path) -> None:
    release(root)
    assert release(root, "--merge", *shards(root, tmp_path / "s"), "--output", str(tmp_path / "whole")).exit_code == 0
    assert tree(tmp_path / "whole") == tree(root / "dist/release")


def test_a_language_that_is_left_out_is_told(root: Path, tmp_path: Path) -> None:
    result = release(root, "--merge", *shards(root, tmp_path / "s", ("en", "de")), "--output", str(tmp_path / "w"))
    assert "incomplete-release" in result.stderr
    assert "lv" in result.stderr
    assert "index-lv.html" not in tree(tmp_path / "w")
    merged = tree(tmp_path / "w")
    for files, others in ((merged, ("en", "de")), (tree(tmp_path / "s/de"), ("de",))):
        assert dead_links(files) == []
        switch = re.findall(r'<a href="../../(\w+)/html/one.html" lang=', files["de/html/one.html"].decode())
        assert tuple(switch) == (others if len(others) > 1 else ())
        assert (b"bar-languages" in files["de/html/one.html"]) == (len(others) > 1)
    # What was taken away comes back.
    folders = [str(tmp_path / "w"), *shards(root, tmp_path / "s", ("lv",))]
    assert release(root, "--merge", *folders, "--output", str(tmp_path / "all")).exit_code == 0
    assert release(root).exit_code == 0
    assert tree(tmp_path / "all") == tree(root / "dist/release")


def dead_links(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The addresses in pages of a release that are no file of it."""
    links = (
        (name, link)
        for name, content in files.items()
        if name.endswith(".html")
        for link in re.findall(r'(?:href|src)="([^"#:]+)[#"]', content.decode())
    )
    return [(name, link) for name, link in links if normpath(join(dirname(name), link)) not in files]


def test_what_was_changed_after_its_release_is_not_merged(root: Path, tmp_path: Path) -> None:
    folders = shards(root, tmp_path / "s", ("en",))
    next((tmp_path / "s/en").glob("*.epub")).write_bytes(b"x")
    with pytest.raises(GesimError) as caught:
        release(root, "--merge", *folders, "--output", str(tmp_path / "w"))
    assert [d.code for d in caught.value.diagnostics] == ["changed-release"]
    assert not (tmp_path / "w").exists()


def test_releases_of_other_sources_are_not_merged(root: Path, tmp_path: Path) -> None:
    folders = shards(root, tmp_path / "s", ("en",))
    write_chapter(root, "# One {#one}\n\nShe decides.\n")
    with pytest.raises(GesimError) as caught:
        release(root, "--merge", *folders, "--output", str(tmp_path / "w"))
    assert [d.code for d in caught.value.diagnostics] == ["release-mismatch"]
    assert "handbook/chapters/10-one.md" in caught.value.diagnostics[0].message


@pytest.mark.parametrize(
    ("part", "values", "code"),
    [
        ("book", {"name": "tiny"}, "release-mismatch"),
        ("editions", [{"language": "qps"}], "unknown-language"),
    ],
)
def test_a_manifest_of_another_book_is_told(root: Path, tmp_path: Path, part: str, values: Any, code: str) -> None:
    folders = shards(root, tmp_path / "s", ("en",))
    path = tmp_path / "s/en/manifest.json"
    found = json.loads(path.read_text("utf-8"))
    found[part] = [found[part][0] | values[0]] if isinstance(values, list) else values
    path.write_text(json.dumps(found))
    with pytest.raises(GesimError) as caught:
        release(root, "--merge", *folders, "--output", str(tmp_path / "w"))
    assert [d.code for d in caught.value.diagnostics] == [code]


def test_the_pseudo_language_is_not_released(root: Path) -> None:
    with pytest.raises(GesimError) as caught:
        release(root, "--lang", "qps")
    assert [d.code for d in caught.value.diagnostics] == ["unknown-language"]
    assert not (root / "dist/qps").exists()


def test_a_manifest_cannot_reach_out_of_its_folder(root: Path, tmp_path: Path) -> None:
    folders = shards(root, tmp_path / "s", ("en",))
    secret = tmp_path / "s/secret.txt"
    secret.write_text("secret")
    path = tmp_path / "s/en/manifest.json"
    found = json.loads(path.read_text("utf-8"))
    found["editions"][0]["files"][0] |= {"name": "../secret.txt", "sha256": hashlib.sha256(b"secret").hexdigest()}
    path.write_text(json.dumps(found))
    with pytest.raises(GesimError) as caught:
        release(root, "--merge", *folders, "--output", str(tmp_path / "w"))
    assert [d.code for d in caught.value.diagnostics] == ["changed-release"]


def test_nothing_untranslated_is_released_and_the_last_release_stays(root: Path) -> None:
    release(root)
    before = tree(root / "dist/release")
    write_chapter(root, "# One {#one}\n\nShe decides what happens next.\n\nAnother sentence.\n")
    with pytest.raises(GesimError) as caught:
        release(root)
    errors = {d.code for d in caught.value.diagnostics if d.severity is Severity.ERROR}
    assert errors == {"missing-translation"}
    assert tree(root / "dist/release") == before


def test_what_a_gate_has_found_wrong_is_not_released(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gesim_build.diagnostics import Location, error
    from gesim_build.pipeline import rendering

    wrong = error("preflight-failed", "too much ink", Location("dist/de/print/tiny-de-cover.pdf"), "")
    monkeypatch.setattr(rendering, "_inspected", lambda task, *_: (wrong,) if task.target.language == "de" else ())
    result = gesim(root, "release")
    assert result.exit_code == 1
    assert "No release was made." in result.stderr
    assert not (root / "dist/release").exists()


def test_no_stale_file_stays_in_a_release(root: Path) -> None:
    release(root)
    assert "index-lv.html" in tree(root / "dist/release")
    release(root, "--lang", "de")
    assert not [name for name in tree(root / "dist/release") if "lv" in name]


def test_a_folder_with_anything_else_in_it_is_not_replaced(root: Path, tmp_path: Path) -> None:
    sources = tree(root / "handbook/chapters")
    with pytest.raises(GesimError) as caught:
        release(root, "--output", str(root / "handbook/chapters"))
    assert [problem.code for problem in caught.value.diagnostics] == ["folder-not-empty"]
    assert tree(root / "handbook/chapters") == sources
    release(root, "--output", str(tmp_path / "release"))
    (tmp_path / "release/letter.txt").write_text("mine")
    with pytest.raises(GesimError):
        release(root, "--merge", str(tmp_path / "release"), "--output", str(tmp_path / "release"))
    assert (tmp_path / "release/letter.txt").read_text() == "mine"


def test_the_web_pages_are_there_to_be_read_and_every_link_leads_somewhere(root: Path) -> None:
    release(root)
    folder = root / "dist/release"
    assert {"index.html", "de/html/index.html", "lv/html/one.html"} <= tree(folder).keys()
    assert dead_links(tree(folder)) == []
    start = (folder / "index-de.html").read_text("utf-8")
    assert '<a href="de/html/index.html">' in start
    assert 'src="tiny-de-DE-2026-01-01-cover.jpg"' in start


def test_the_web_pages_stand_alone_in_their_archive(root: Path) -> None:
    release(root)
    with zipfile.ZipFile(root / "dist/release/tiny-de-DE-2026-01-01-html.zip") as archive:
        names = archive.namelist()
        assert {name.split("/")[0] for name in names} == {"tiny-de"}
        assert b"../" not in archive.read("tiny-de/index.html")


@pytest.mark.parametrize("arguments", [["somewhere"], ["--merge"], ["--merge", "x", "--lang", "de"]])
def test_wrong_use_is_told(root: Path, arguments: Sequence[str]) -> None:
    assert gesim(root, "release", *arguments).exit_code == 2


def test_a_folder_that_is_no_release_is_told(root: Path, tmp_path: Path) -> None:
    with pytest.raises(GesimError) as caught:
        release(root, "--merge", str(tmp_path / "nowhere"))
    assert [d.code for d in caught.value.diagnostics] == ["bad-manifest"]
