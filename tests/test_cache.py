"""The store: all of an entry or nothing, bounded, and never a source of wrong output."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gesim_build.cache import Cache

KEY = "ab" + "0" * 62
OTHER = "cd" + "0" * 62


def entry(folder: Path) -> Path:
    (path,) = folder.glob("??/*")
    return path


def test_gives_back_what_was_put(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get(KEY) is None
    cache.put(KEY, b"content")
    assert cache.get(KEY) == b"content"
    assert Cache(tmp_path).get(KEY) == b"content"


@pytest.mark.parametrize("harm", [lambda old: old[:-1], lambda old: old[:20], lambda _old: b"", lambda old: old + b"!"])
def test_a_corrupted_entry_is_a_miss_and_goes(tmp_path: Path, harm) -> None:  # type: ignore[no-untyped-def]
    cache = Cache(tmp_path)
    cache.put(KEY, b"content")
    path = entry(tmp_path)
    path.write_bytes(harm(path.read_bytes()))
    assert cache.get(KEY) is None
    assert not path.exists()


def test_one_flipped_bit_is_a_miss(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"content")
    path = entry(tmp_path)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))
    assert cache.get(KEY) is None


def test_survives_the_deletion_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    cache = Cache(folder)
    cache.put(KEY, b"content")
    entry(folder).unlink()
    entry_folder = folder / KEY[:2]
    entry_folder.rmdir()
    folder.rmdir()
    assert cache.get(KEY) is None
    cache.put(KEY, b"again")
    assert cache.get(KEY) == b"again"


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=2000)
    keys = [f"{number:02x}" + "0" * 62 for number in range(4)]
    for age, key in enumerate(keys):
        cache.put(key, bytes(600))
        os.utime(tmp_path / key[:2] / key[2:], (1000 + age, 1000 + age))
    assert cache.get(keys[0]) is not None  # reading makes it the youngest
    cache.trim()
    assert [cache.get(key) is not None for key in keys] == [True, False, False, True]


def test_is_not_thinned_out_below_its_limit(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=10_000)
    cache.put(KEY, bytes(600))
    cache.trim()
    assert cache.get(KEY) is not None


def test_a_folder_that_cannot_be_made_makes_an_empty_store(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    cache = Cache(file / "cache")
    cache.put(KEY, b"content")
    assert cache.get(KEY) is None
    cache.trim()


def test_a_full_disk_leaves_no_half_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    cache = Cache(tmp_path)
    monkeypatch.setattr(Path, "replace", full)
    cache.put(OTHER, b"content")
    assert cache.get(OTHER) is None
    assert not list(tmp_path.glob("??/*"))
    assert not list(tmp_path.glob("??/.*"))
