"""Builds: what is made again and what is not, drafts and releases, the same bytes twice."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from gesim_build import system
from gesim_build.cli.summary import summary
from gesim_build.diagnostics import GesimError, Severity
from gesim_build.packaged import packaged_templates
from gesim_build.pipeline import open_project
from gesim_build.pipeline.build import build, targets
from gesim_build.pipeline.check import run_all_checks
from gesim_build.pipeline.target import Outcome, exit_code

DAY = dt.date(2026, 11, 25)
TINY = Path(__file__).parents[1] / "books" / "tiny"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    shutil.copytree(TINY, tmp_path / "book")
    return tmp_path / "book"


def run(
    root: Path, formats: Sequence[str] = ("epub", "html"), *, release: bool = False, today: dt.date = DAY
) -> tuple[Outcome, ...]:
    project = open_project(root)
    return build(project, targets(project, (), formats), release=release, today=today, progress=lambda _: None)


def tree(root: Path) -> Mapping[str, bytes]:
    dist = root / "dist"
    return {p.relative_to(dist).as_posix(): p.read_bytes() for p in sorted(dist.rglob("*")) if p.is_file()}


def unchanged(outcomes: Sequence[Outcome]) -> list[str]:
    return [f"{o.target.language} {o.target.format}" for o in outcomes if o.unchanged]


def test_a_second_build_does_nothing_and_says_the_same(book: Path) -> None:
    first = run(book)
    before = tree(book)
    second = run(book)
    assert unchanged(first) == []
    assert len(unchanged(second)) == len(second) == 4
    assert [o.diagnostics for o in second] == [o.diagnostics for o in first]
    assert tree(book) == before


def test_an_edited_catalog_rebuilds_its_language_only(book: Path) -> None:
    run(book)
    po = book / "translations" / "de.po"
    po.write_text(po.read_text("utf-8").replace('msgstr "', 'msgstr "x ', 2).replace('"x "', '""', 1), "utf-8")
    assert unchanged(run(book)) == ["en epub", "en html"]


def test_further_wordings_of_terms_rebuild_their_language_only(book: Path) -> None:
    """They decide what a build warns of."""
    run(book)
    (book / "translations/terms-de.toml").write_text("", "utf-8")
    assert unchanged(run(book)) == ["en epub", "en html"]


def test_an_edited_chapter_rebuilds_everything(book: Path) -> None:
    run(book)
    chapter = book / "handbook" / "chapters" / "10-one.md"
    chapter.write_text(chapter.read_text("utf-8") + "\nMore.\n", "utf-8")
    assert unchanged(run(book)) == []


def test_a_deleted_output_is_made_again_with_the_same_bytes(book: Path) -> None:
    run(book)
    before = tree(book)
    shutil.rmtree(book / "dist" / "de" / "html")
    assert unchanged(run(book)) == ["en epub", "en html", "de epub"]
    assert tree(book) == before


@pytest.mark.slow
def test_with_or_without_cache_the_bytes_are_the_same(book: Path) -> None:
    formats = ("pdf", "forms", "epub", "html")
    run(book, formats)
    before = tree(book)
    shutil.rmtree(book / ".gesim" / "builds")
    shutil.rmtree(book / "dist")
    run(book, formats)
    assert tree(book) == before
    shutil.rmtree(book / ".gesim")
    run(book, formats)
    assert tree(book) == before


def offered(book: Path) -> list[str]:
    """The files that the German start page links to."""
    page = (book / "dist" / "de" / "html" / "index.html").read_text("utf-8")
    return re.findall(r'href="\.\./([^"]+\.(?:epub|pdf))"', page)


def test_the_start_page_links_to_what_is_made_with_it(book: Path) -> None:
    run(book, ("html",))
    assert offered(book) == []
    run(book)
    assert offered(book) == ["tiny-de.epub"]
    assert all((book / "dist" / "de" / name).is_file() for name in offered(book))


def test_the_start_page_links_to_what_was_there_before_it_while_it_is(book: Path) -> None:
    run(book, ("epub",))
    run(book, ("html",))
    assert offered(book) == ["tiny-de.epub"]
    assert unchanged(run(book, ("html",))) == ["en html", "de html"]
    (book / "dist" / "de" / "tiny-de.epub").unlink()
    assert unchanged(run(book, ("html",))) == ["en html"]
    assert offered(book) == []


def test_a_book_without_forms_has_nothing_to_make_of_them(book: Path) -> None:
    outcomes = run(book, ("forms",))
    assert [(outcome.result.path, outcome.result.size) for outcome in outcomes if outcome.result] == [("", 0), ("", 0)]
    assert "nothing to make" in summary(outcomes)
    assert unchanged(run(book, ("forms",))) == ["en forms", "de forms"]


def test_a_draft_shows_the_english_with_its_language_and_a_mark(book: Path) -> None:
    chapter = book / "handbook" / "chapters" / "10-one.md"
    chapter.write_text(chapter.read_text("utf-8") + "\nBrand new sentence.\n", "utf-8")
    run(book, ("html",))
    page = next((book / "dist" / "de" / "html").glob("one.html")).read_text("utf-8")
    assert '<span class="untranslated" lang="en">Brand new sentence.</span>' in page


GERMAN = 'msgstr "Ein Satz mit einem [Link][site]."'
ENGLISH = '<p><span class="untranslated" lang="en">A sentence with a <a '


def slip(book: Path, before: str, after: str) -> None:
    po = book / "translations" / "de.po"
    text = po.read_text("utf-8")
    assert before in text
    po.write_text(text.replace(before, after, 1), "utf-8")


@pytest.mark.parametrize(
    ("after", "code"),
    [
        ("Liebe <Name> mit einem [Link][site].", "added-html"),
        ("<b>Ein</b> Satz mit einem [Link][site].", "added-html"),
        ("Ein [Satz](javascript:alert%281%29) mit einem [Link][site].", "added-link"),
        ("Ein [Satz](https://example.com/) mit einem [Link][site].", "added-link"),
        ("Ein {{satz}} mit einem [Link][site].", "placeholders-differ"),
    ],
)
def test_a_draft_has_the_english_in_place_of_a_translation_with_an_error(book: Path, after: str, code: str) -> None:
    slip(book, GERMAN, f'msgstr "{after}"')
    outcomes = run(book, ("html", "epub"))
    assert [o.target.language for o in outcomes if o.result] == ["en", "en", "de", "de"]
    assert {d.code for o in outcomes for d in o.diagnostics if d.severity is Severity.ERROR} == {code}
    assert [o.target.language for o in outcomes if o.failed] == ["de", "de"]
    assert exit_code(outcomes) == 2
    page = (book / "dist" / "de" / "html" / "one.html").read_text("utf-8")
    assert ENGLISH in page
    assert run(book, ("html", "epub"))[0].unchanged
    with pytest.raises(GesimError, match=r"translations/de\.po:15"):
        run(book, ("html",), release=True)


def test_a_broken_catalog_stops_its_language_only(book: Path) -> None:
    run(book, ("html",))
    before = (book / "dist" / "de" / "html" / "one.html").read_bytes()
    slip(book, GERMAN, GERMAN.removesuffix('"'))
    outcomes = run(book, ("html", "epub"))
    assert {o.target.language: [d.code for d in o.diagnostics] for o in outcomes if not o.result} == {
        "de": ["po-string"]
    }
    assert {o.target.language for o in outcomes if o.result} == {"en"}
    assert (book / "dist" / "de" / "html" / "one.html").read_bytes() == before
    with pytest.raises(GesimError, match=r"translations/de\.po"):
        run(book, ("html",), release=True)


def test_a_catalog_without_an_edition_stops_nothing_but_a_release(book: Path) -> None:
    (book / "translations" / "fr.po").write_text((book / "translations" / "de.po").read_text("utf-8"), "utf-8")
    outcomes = run(book, ("html",))
    assert all(o.result for o in outcomes)
    assert {d.code for o in outcomes for d in o.diagnostics if d.severity is Severity.ERROR} == {"unknown-edition"}
    assert exit_code(outcomes) == 2
    with pytest.raises(GesimError, match="no edition is translated"):
        run(book, ("html",), release=True)


def test_a_catalog_filled_with_its_source_is_not_translated(book: Path) -> None:
    po = book / "translations" / "de.po"
    filled = re.sub(r'msgid "(.+)"\nmsgstr ".+"', r'msgid "\1"\nmsgstr "\1"', po.read_text("utf-8"))
    po.write_text(filled, "utf-8")
    run(book, ("html",))
    page = (book / "dist" / "de" / "html" / "one.html").read_text("utf-8")
    assert ENGLISH in page
    with pytest.raises(GesimError) as caught:
        run(book, ("html",), release=True)
    assert any("“A sentence with a" in d.message for d in caught.value.diagnostics if d.code == "missing-translation")
    accept = "# gesim: accept unchanged-translation – a quotation\n"
    slip(book, 'msgid "A sentence', accept + 'msgid "A sentence')
    run(book, ("html",))
    assert "<p>A sentence with a <a " in (book / "dist" / "de" / "html" / "one.html").read_text("utf-8")


def test_a_release_refuses_what_is_missing_naming_each(book: Path) -> None:
    chapter = book / "handbook" / "chapters" / "10-one.md"
    chapter.write_text(chapter.read_text("utf-8") + "\nFirst new.\n\nSecond new.\n", "utf-8")
    with pytest.raises(GesimError) as caught:
        run(book, ("html",), release=True)
    missing = [d for d in caught.value.diagnostics if d.code == "missing-translation"]
    assert [d.message.partition("”")[0] for d in missing if "new" in d.message] == ["“First new.", "“Second new."]
    assert not (book / "dist").exists()


REFERENCE = """\
[[reference]]
id = "report"
kind = "publication"
title = "Report"
body = "Agency"
confidence = "A"
read_on = 2025-12-01
review_on = 2026-12-01
"""


def cite(book: Path, register: str) -> None:
    """Let the book cite a reference of which nothing is translated."""
    (book / "handbook" / "references.toml").write_text(register, "utf-8")
    chapter = book / "handbook" / "chapters" / "10-one.md"
    chapter.write_text(chapter.read_text("utf-8") + "\n{{ref.report}}\n", "utf-8")


def english(root: Path, *, release: bool, today: dt.date) -> tuple[Outcome, ...]:
    project = open_project(root)
    return build(project, targets(project, ("en",), ("html",)), release=release, today=today, progress=lambda _: None)


def test_a_release_refuses_what_has_expired_on_its_day_also_when_it_was_built_before(book: Path) -> None:
    cite(book, REFERENCE)
    last, first = dt.date(2026, 12, 1), dt.date(2026, 12, 2)
    assert english(book, release=True, today=last)[0].result
    with pytest.raises(GesimError) as caught:
        english(book, release=True, today=first)
    (found,) = caught.value.diagnostics
    assert (found.code, str(found.location)) == ("expired-record", "handbook/references.toml:8")
    assert [d.code for d in run_all_checks(open_project(book), ("en",), release=False, today=first)] == [
        "expired-record"
    ]


def test_a_draft_is_the_same_on_every_day(book: Path) -> None:
    cite(book, REFERENCE)
    assert english(book, release=False, today=DAY)[0].diagnostics == ()
    assert english(book, release=False, today=dt.date(2030, 1, 1))[0].unchanged


def test_a_draft_warns_of_what_has_expired_on_its_own_date(book: Path) -> None:
    cite(book, REFERENCE.replace("review_on = 2026-12-01", "review_on = 2025-12-31"))
    (outcome,) = english(book, release=False, today=DAY)
    assert outcome.result
    assert [(d.severity, d.code) for d in outcome.diagnostics] == [(Severity.WARNING, "expired-record")]


def test_an_unusable_book_leaves_earlier_outputs_alone(book: Path) -> None:
    run(book)
    before = tree(book)
    chapter = book / "handbook" / "chapters" / "10-one.md"
    chapter.write_text(chapter.read_text("utf-8") + "\nSee [](#nowhere).\n", "utf-8")
    with pytest.raises(GesimError):
        run(book)
    assert tree(book) == before


@pytest.mark.parametrize(
    ("languages", "formats", "code"), [(["fr"], [], "unknown-language"), ([], ["docx"], "unknown-format")]
)
def test_unknown_names_are_told_with_the_known_ones(
    book: Path, languages: list[str], formats: list[str], code: str
) -> None:
    with pytest.raises(GesimError) as caught:
        targets(open_project(book), languages, formats)
    assert [(d.code, "There are: " in d.hint) for d in caught.value.diagnostics] == [(code, True)]


def test_a_changed_default_template_rebuilds_everything(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(book)
    theme = shutil.copytree(packaged_templates(), tmp_path / "theme")
    sheet = theme / "bundle" / "page.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n/* another */\n", "utf-8")
    for module in ("pipeline.keys", "theme"):
        monkeypatch.setattr(f"gesim_build.{module}.packaged_templates", lambda: theme)
    assert unchanged(run(book)) == []


def test_the_pseudo_language_is_made_when_it_is_named_only(book: Path) -> None:
    project = open_project(book)
    assert {target.language for target in targets(project, (), ())} == {"en", "de"}
    wanted = targets(project, ("qps", "de"), ("html",))
    assert [target.language for target in wanted] == ["de", "qps"]
    (outcome,) = build(project, wanted[1:], release=True, today=DAY, progress=lambda _: None)
    assert outcome.result
    page = (book / "dist" / "qps" / "html" / "one.html").read_text("utf-8")
    assert '<html lang="qps-IE">' in page
    assert "<p>⁅Ā šēēñţēēñčē" in page
    assert "untranslated" not in page


def test_the_pseudo_language_has_no_findings_of_its_own(book: Path) -> None:
    project = open_project(book)
    assert run_all_checks(project, ("qps",), release=True, today=DAY) == ()


@pytest.mark.slow
def test_print_files_are_made_when_asked_for_with_their_report(book: Path) -> None:
    assert "print" not in {target.format for target in targets(open_project(book), (), ())}
    (german,) = build_language(book, "de")
    assert german.result is not None
    assert "preflight-failed" not in {diagnostic.code for diagnostic in german.diagnostics}
    folder = book / "dist" / "de" / "print"
    assert {path.name for path in folder.iterdir()} == {
        "tiny-de-interior.pdf", "tiny-de-cover.pdf", "tiny-de-preflight.txt"
    }  # fmt: skip
    report = (folder / "tiny-de-preflight.txt").read_text("utf-8")
    assert "12 of 12 rules passed" in report
    assert "13 of 13 rules passed" in report
    assert build_language(book, "de")[0].unchanged


@pytest.mark.slow
def test_print_files_that_fail_are_written_and_the_build_says_what_is_wrong(book: Path) -> None:
    with (book / "handbook/handbook.toml").open("a") as config:
        config.write("\n[print]\nmax_ink = 100\n")
    for unchanged_now in (False, True):
        (german,) = build_language(book, "de")
        assert german.unchanged == unchanged_now
        wrong = [d for d in german.diagnostics if d.code == "preflight-failed"]
        assert "dist/de/print/tiny-de-cover.pdf" in {d.location.path for d in wrong}
        assert all(d.severity is Severity.ERROR and "ink-coverage: page " in d.message for d in wrong)
    assert (book / "dist/de/print/tiny-de-cover.pdf").exists()


def test_without_the_profile_there_are_no_print_files(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "PROFILE", "no-such.icc")
    with pytest.raises(GesimError) as caught:
        build_language(book, "de")
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, "scribus-data" in diagnostic.hint) == ("missing-program", True)
    assert not (book / "dist").exists()


def build_language(root: Path, language: str) -> tuple[Outcome, ...]:
    project = open_project(root)
    return build(project, targets(project, (language,), ("print",)), release=False, today=DAY, progress=lambda _: None)
