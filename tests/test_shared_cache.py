"""A cache that machines share: nothing in it is believed without its seal, and nothing depends on it."""

from __future__ import annotations

import builtins
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gesim_build.cache import Cache, sealed
from gesim_build.cache_url import wrong_url
from gesim_build.config import PATH, parse_config
from gesim_build.diagnostics import Diagnostic, GesimError
from gesim_build.model import Source
from gesim_build.shared_cache import ObjectStore, SharedCache, SharedFolder, with_shared
from gesim_build.workers import Workers
from tests.pipeline.test_build import TINY
from tests.test_workers import process_number, shout

KEY, OTHER = "ab" + "0" * 62, "cd" + "0" * 62
MEMORY = "memory://gesim-cache"


@pytest.fixture(autouse=True)
def _empty_memory() -> Iterator[None]:
    from fsspec.implementations.memory import MemoryFileSystem

    yield
    MemoryFileSystem.store.clear()


@pytest.fixture(params=["file", "memory"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    (tmp_path / "shared").mkdir()
    return f"file://{tmp_path}/shared" if request.param == "file" else MEMORY


def cache(near: Path, url: str, secret: str = "") -> SharedCache:
    told: list[Diagnostic] = []
    found = with_shared(Cache(near), url, secret, told.append)
    assert told == []
    assert isinstance(found, SharedCache)
    return found


def overwrite(url: str, key: str, entry: bytes) -> None:
    """As somebody else would."""
    scheme, _, place = url.partition("://")
    name = f"{place}/{key[:2]}/{key[2:]}"
    if scheme == "file":
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(entry)
    else:
        from fsspec.implementations.memory import MemoryFileSystem

        MemoryFileSystem().pipe_file(f"/{name}", entry)


def test_what_one_has_made_another_one_finds(tmp_path: Path, url: str) -> None:
    cache(tmp_path / "one", url).put(KEY, b"content")
    other = cache(tmp_path / "other", url)
    assert other.get(KEY) is None, "asking far away takes its time"
    assert other.fetch(KEY) == b"content"
    assert other.get(KEY) == b"content", "it is at hand now"
    assert other.fetch(OTHER) is None


SEALED = sealed(KEY, b"content", b"")


@pytest.mark.parametrize(
    "entry",
    [b"", b"rubbish", SEALED[:-1], SEALED + b"!", SEALED[:30], sealed(OTHER, b"content", b""), b"content" * 20],
    ids=["empty", "short", "cut", "longer", "cut early", "of another key", "without a seal"],
)
def test_an_entry_with_a_wrong_seal_is_none(tmp_path: Path, url: str, entry: bytes) -> None:
    overwrite(url, KEY, entry)
    assert cache(tmp_path / "near", url).fetch(KEY) is None


def test_an_entry_of_somebody_without_the_secret_is_none(tmp_path: Path, url: str) -> None:
    overwrite(url, KEY, SEALED)
    ours = cache(tmp_path / "ours", url, "hush")
    assert ours.fetch(KEY) is None
    ours.put(KEY, b"ours")
    assert cache(tmp_path / "theirs", url, "guess").fetch(KEY) is None
    assert cache(tmp_path / "friends", url, "hush").fetch(KEY) == b"ours"


def test_a_pipe_in_a_shared_folder_lets_nobody_wait(tmp_path: Path) -> None:
    (tmp_path / KEY[:2]).mkdir()
    os.mkfifo(tmp_path / KEY[:2] / KEY[2:])
    assert SharedFolder(tmp_path).get(KEY) is None


def test_workers_find_what_others_have_made(tmp_path: Path, url: str) -> None:
    def number(near: str) -> bytes:
        with Workers(2, cache(tmp_path / near, url), "1", preloaded=()) as pool:
            return pool.submit(process_number, "").result()

    first = number("one")
    assert number("other") == first
    with Workers(2, cache(tmp_path / "third", url), "2", preloaded=()) as pool:
        assert pool.submit(process_number, "").result() != first, "of other versions"


def test_workers_make_anew_what_was_damaged(tmp_path: Path, url: str) -> None:
    def shouted(near: str) -> bytes:
        with Workers(1, cache(tmp_path / near, url), "1", preloaded=()) as pool:
            return pool.submit(shout, "hello").result()

    shouted("one")
    (entry,) = (path for path in (tmp_path / "one").glob("??/*"))
    overwrite(url, entry.parent.name + entry.name, b"x" * 100)
    assert shouted("other") == b"HELLO"
    assert shouted("third") == b"HELLO"


class Broken:
    """A file system that has a fault of its own kind."""

    def __init__(self, problem: Exception) -> None:
        self.problem = problem

    def cat_file(self, _place: str) -> bytes:
        raise self.problem

    def pipe_file(self, _place: str, _content: bytes) -> None:
        raise self.problem


class NoCredentialsError(Exception):
    pass


@pytest.mark.parametrize(
    ("problem", "reason"),
    [
        (NoCredentialsError("key AKIA123"), "no credentials"),
        (ConnectionResetError("https://user:hush@host"), "cannot be reached"),
        (TimeoutError(), "cannot be reached"),
        (RuntimeError("hush"), "RuntimeError"),
    ],
)
def test_a_store_that_fails_is_told_once_and_left(tmp_path: Path, problem: Exception, reason: str) -> None:
    told: list[Diagnostic] = []
    store = SharedCache(Cache(tmp_path), ObjectStore(Broken(problem), "bucket", "s3://bucket", b"", told.append))
    for key in (KEY, OTHER):
        assert store.fetch(key) is None
        store.put(key, b"content")
        assert store.get(key) == b"content"
    (one,) = told
    assert (one.code, one.severity) == ("no-shared-cache", "warning")
    assert reason in one.message
    assert "hush" not in str(one)
    assert "AKIA" not in str(one)


def test_who_may_only_read_does_so_quietly() -> None:
    class ReadOnly(Broken):
        def cat_file(self, _place: str) -> bytes:
            return SEALED

    told: list[Diagnostic] = []
    store = ObjectStore(ReadOnly(PermissionError()), "bucket", "s3://bucket", b"", told.append)
    store.put(OTHER, b"content")
    assert store.get(KEY) == b"content"
    assert told == []


def unusable(tmp_path: Path, url: str) -> Diagnostic:
    told: list[Diagnostic] = []
    near = Cache(tmp_path)
    assert with_shared(near, url, "", told.append) is near
    (one,) = told
    assert one.code == "no-shared-cache"
    assert "goes on without it" in one.hint
    return one


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "must be made" in unusable(tmp_path, f"file://{tmp_path}/nowhere").message
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(("missing", "url"), [("fsspec", MEMORY), ("s3fs", "s3://bucket/place")])
def test_a_package_that_is_missing_is_named(
    tmp_path: Path, missing: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **named: Any) -> Any:
        if name.split(".")[0] == missing:
            raise ImportError(name)
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    hint = unusable(tmp_path, url).hint
    assert "pip install 'gesim-build[cluster]'" in hint
    assert ("s3fs" in hint) == (missing == "s3fs")


RIGHT = ["file:///srv/cache", "s3://bucket", "s3://bucket/a/b-c_d.e", "gs://bucket/place", MEMORY]
WRONG = ["cache", "/srv/cache", "file://srv/cache", "file://", "s3://", "http://host/x", "ftp://host", "s3:/bucket",
         "s3://key:hush@bucket/x", "s3://bucket?key=hush", "s3://bucket#hush", "s3://a::file:///b", "simplecache::s3://b",
         "hush@s3://bucket", "S3://bucket"]  # fmt: skip


def configured(url: str) -> str:
    """The address that a configuration comes to."""
    text = (TINY / PATH).read_text("utf-8") + f'\n[cache]\nurl = "{url}"\n'
    return parse_config(Source(PATH, text)).cache_url


@pytest.mark.parametrize("url", ["", *RIGHT])
def test_right_addresses(url: str) -> None:
    assert configured(url) == url


@pytest.mark.parametrize("url", WRONG)
def test_wrong_addresses_are_told_and_no_password_is_shown(url: str) -> None:
    assert wrong_url(url)
    with pytest.raises(GesimError) as caught:
        configured(url)
    (one,) = caught.value.diagnostics
    assert one.code == "bad-value"
    assert "cache.url" in one.message
    assert "hush" not in str(one)
    assert (one.location.line == 0) == ("hush" in url), "the line of a password is not shown"
