"""Two runs on one project."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from gesim_build.diagnostics import GesimError
from gesim_build.locks import locked
from gesim_build.pipeline import open_project
from gesim_build.pipeline import writing as module
from gesim_build.pipeline.writing import Tell, writing_catalogs, writing_outputs

TINY = Path(__file__).parents[1] / "books/tiny"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "project"))


def outputs(project: Path, tell: Tell) -> AbstractContextManager[None]:
    return writing_outputs(open_project(project), ["en", "de"], tell, project / "dist/release")


def catalogs(project: Path, tell: Tell) -> AbstractContextManager[None]:
    return writing_catalogs(open_project(project), tell)


@pytest.mark.parametrize(("hold", "folder"), [(outputs, "dist/de"), (outputs, "dist"), (catalogs, "translations")])
def test_another_writer_waits(
    project: Path, hold: Callable[[Path, Tell], AbstractContextManager[None]], folder: str
) -> None:
    class WaitsError(Exception):
        pass

    def wait() -> None:
        raise WaitsError

    with hold(project, lambda _: None), pytest.raises(WaitsError), locked(project / folder, wait):
        pass
    with locked(project / folder, wait):
        pass


def test_who_waits_is_told_for_what(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "locked", waiting())
    told: list[str] = []
    with outputs(project, told.append):
        pass
    assert [text.split(":")[0] for text in told] == [
        f"Another gesim is writing {name}" for name in (str(project / "dist"), "dist/de", "dist/en")
    ]


def waiting(meanwhile: Callable[[], None] = lambda: None) -> Callable[..., AbstractContextManager[bool]]:
    """The lock as it is when somebody else has it first, and does something."""

    def held(folder: Path, wait: Callable[[], None]) -> AbstractContextManager[bool]:
        wait()
        meanwhile()
        return locked(folder, wait)

    return held


def test_what_was_changed_while_it_waited_is_not_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chapter = next((project / "handbook/chapters").glob("*.md"))

    def edit() -> None:
        chapter.write_text(chapter.read_text() + "\nMore.\n")

    monkeypatch.setattr(module, "locked", waiting(edit))
    with pytest.raises(GesimError) as caught, catalogs(project, lambda _: None):
        pytest.fail("it goes on")
    assert [found.code for found in caught.value.diagnostics] == ["project-changed"]


def test_leftovers_are_removed(project: Path) -> None:
    ours = ("dist/de/.new-gesim-abcdefgh", "dist/en/.new-abcdefgh", "dist/.new-gesim-abcdefgh", ".gesim/cache/ab/x",
            "translations/x")  # fmt: skip
    for path in ours:
        (project / path).mkdir(parents=True)
    files = (
        "translations/.de.po.gesim-abcdefgh",
        ".gesim/cache/ab/.x.gesim-abcdefgh",
        ".gesim/.sync.json.gesim-abcdefgh",
    )
    for path in files:
        (project / path).touch()
    with outputs(project, lambda _: None), catalogs(project, lambda _: None):
        pass
    left = {path for path in (*ours, *(f"{path}.gesim-abcdefgh" for path in files)) if (project / path).exists()}
    assert left == {".gesim/cache/ab/x", "translations/x"}


def test_a_file_in_the_way_is_told(project: Path) -> None:
    (project / "dist").write_text("in the way")
    with pytest.raises(GesimError) as caught, outputs(project, lambda _: None):
        pass
    assert [found.code for found in caught.value.diagnostics] == ["cannot-write"]
