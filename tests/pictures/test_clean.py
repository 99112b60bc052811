"""Pictures: nothing leaves but what one sees, and what cannot be read whole is refused."""

from __future__ import annotations

import random
import struct
import zlib

import pytest
from PIL import Image as Pillow

from gesim_build.model import Image
from gesim_build.pictures.clean import clean
from gesim_build.pictures.faults import MAX_BYTES, PictureError
from tests.pictures.samples import (
    JPEG_MODES,
    PNG_MODES,
    SECRET,
    chunk,
    decoded,
    encoded,
    interlaced,
    noise,
    profile_of_greys,
    profile_with_other_primaries,
    srgb_profile,
    with_secrets_jpeg,
    with_secrets_png,
)


def png(content: bytes) -> Image:
    return clean(Image("handbook/figures/a.png", "image/png", content))


def jpeg(content: bytes) -> Image:
    return clean(Image("handbook/figures/a.jpg", "image/jpeg", content))


@pytest.mark.parametrize("mode", PNG_MODES)
def test_a_png_keeps_its_pixels_and_nothing_else(mode: str) -> None:
    content = png(with_secrets_png(mode)).content
    assert SECRET not in content
    assert content[:8] + b"".join(chunk(*one) for one in chunks(content)) == content
    assert {kind for kind, _ in chunks(content)} <= {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
    assert (decoded(content).mode, decoded(content).tobytes()) == (mode, noise(mode).tobytes())


def chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    found, place = [], 8
    while place < len(content):
        length, kind = struct.unpack_from(">I4s", content, place)
        found.append((kind, content[place + 8 : place + 8 + length]))
        place += 12 + length
    return found


@pytest.mark.parametrize("mode", JPEG_MODES)
def test_a_jpeg_keeps_its_coded_pixels_and_nothing_else(mode: str) -> None:
    plain, image = encoded(noise(mode), "JPEG"), jpeg(with_secrets_jpeg(mode))
    kept = image.inks or image.content
    assert SECRET not in image.content + image.inks
    assert decoded(kept).tobytes() == decoded(plain).tobytes()
    assert plain[plain.find(b"\xff\xda") :] == kept[kept.find(b"\xff\xda") :], "not coded a second time"


@pytest.mark.parametrize("options", [{"progressive": True}, {"optimize": True}, {"restart_marker_blocks": 2}])
def test_every_way_of_coding_is_read(options: dict[str, int]) -> None:
    plain = encoded(noise(), "JPEG", **options)
    assert decoded(jpeg(plain).content).tobytes() == decoded(plain).tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("mode", ["RGB", "P"])
def test_orientation_is_applied(orientation: int, mode: str) -> None:
    turned = {6: 270, 8: 90, 3: 180}
    content = png(with_secrets_png(mode, orientation)).content
    assert SECRET not in content
    assert decoded(content).size == ((48, 64) if orientation > 4 else (64, 48))
    if orientation in turned:
        expected = noise(mode).convert("RGB").rotate(turned[orientation], expand=True)
        assert decoded(content).convert("RGB").tobytes() == expected.tobytes()
    photo = jpeg(with_secrets_jpeg("RGB", orientation)).content
    assert SECRET not in photo
    assert decoded(photo).size == decoded(content).size


def test_inks_are_for_the_press_and_colours_for_the_screen() -> None:
    image = jpeg(with_secrets_jpeg("CMYK", 6))
    assert (decoded(image.content).mode, decoded(image.inks).mode) == ("RGB", "CMYK")
    assert decoded(image.content).size == decoded(image.inks).size == (48, 64)
    red = jpeg(encoded(Pillow.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG"))
    assert min(decoded(red.content).getchannel("R").tobytes()) > 250
    assert jpeg(encoded(noise(), "JPEG")).inks == b""


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_another_colour_profile_is_applied(mode: str) -> None:
    content = png(encoded(noise(mode), "PNG", icc_profile=profile_with_other_primaries())).content
    assert b"iCCP" not in content
    before, after = noise(mode).convert("RGB"), decoded(content).convert("RGB")
    assert before.tobytes() != after.tobytes()
    assert mode != "RGBA" or decoded(content).getchannel("A").tobytes() == noise(mode).getchannel("A").tobytes()
    photo = jpeg(encoded(noise(), "JPEG", icc_profile=profile_with_other_primaries()))
    assert b"ICC_PROFILE" not in photo.content


def test_sixteen_bits_of_grey_keep_their_greys_when_their_profile_is_applied() -> None:
    content = png(encoded(noise("I;16"), "PNG", icc_profile=profile_of_greys())).content
    before, after = noise("L").tobytes(), decoded(content).convert("L").tobytes()
    assert len(set(after)) > 100
    assert sorted(range(len(before)), key=before.__getitem__)[0] == sorted(range(len(after)), key=after.__getitem__)[0]


@pytest.mark.parametrize("profile", [b"nonsense" * 50, srgb_profile()[:200], profile_of_greys()[:150]])
def test_a_profile_that_cannot_be_read_is_left_out(profile: bytes) -> None:
    for mode in ("RGB", "L"):
        content = encoded(noise(mode), "JPEG", icc_profile=profile)
        assert decoded(jpeg(content).content).tobytes() == decoded(content).tobytes()
    assert decoded(jpeg(encoded(noise("CMYK"), "JPEG", icc_profile=profile)).content).mode == "RGB"


def test_the_profile_of_srgb_is_left_out_without_a_change() -> None:
    assert png(encoded(noise(), "PNG", icc_profile=srgb_profile())).content == png(encoded(noise(), "PNG")).content
    photo = encoded(noise(), "JPEG")
    assert jpeg(encoded(noise(), "JPEG", icc_profile=srgb_profile())).content == jpeg(photo).content


def test_a_second_time_changes_nothing() -> None:
    for mode in PNG_MODES:
        once = png(with_secrets_png(mode, 6))
        assert clean(once) == once
    once = jpeg(with_secrets_jpeg("RGB", 6))
    assert clean(once) == once


def test_an_interlaced_png_stays_one() -> None:
    content = interlaced()
    assert png(content).content == content
    assert decoded(content).getpixel((3, 4)) == 8 * 7


def test_bytes_behind_the_pixels_are_left_out() -> None:
    plain = encoded(noise("L"), "PNG")
    parts = dict(chunks(plain))
    raw = zlib.decompress(b"".join(data for kind, data in chunks(plain) if kind == b"IDAT"))
    for hidden in (zlib.compress(raw + SECRET * 9), zlib.compress(raw) + SECRET):
        content = plain[:8] + chunk(b"IHDR", parts[b"IHDR"]) + chunk(b"IDAT", hidden) + chunk(b"IEND", b"")
        cleaned = png(content).content
        data = b"".join(data for kind, data in chunks(cleaned) if kind == b"IDAT")
        assert SECRET not in data + zlib.decompress(data)
        assert decoded(cleaned).tobytes() == noise("L").tobytes()


def test_a_file_that_is_cut_anywhere_is_refused() -> None:
    for content, read in ((encoded(noise(), "PNG"), png), (encoded(noise(), "JPEG"), jpeg)):
        for length in {*range(0, len(content), 97), len(content) - 1}:
            with pytest.raises(PictureError):
                read(content[:length])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"hello", "not a PNG"),
        (b"GIF89a", "a GIF file"),
        (encoded(noise(), "JPEG"), "a JPEG file"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)), "cut"),
        (
            b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0))
            + chunk(b"IEND", b""),
            "60000 × 60000",
        ),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * MAX_BYTES, "MB"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    with pytest.raises(PictureError, match=reason) as problem:
        png(content)
    assert problem.value.hint


def test_damage_is_refused_or_harmless() -> None:
    chance = random.Random(9)
    for content, read in ((encoded(noise("P"), "PNG"), png), (with_secrets_jpeg("RGB", 3), jpeg)):
        for _ in range(300):
            damaged = bytearray(content)
            for _ in range(chance.choice((1, 3, 20))):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            try:
                decoded(read(bytes(damaged)).content)
            except PictureError as problem:
                assert str(problem)
