"""The workbench over its port: what it answers to the browser, and what it answers to nobody."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from gesim_build.serve import guard
from tests.cli.translation_project import gesim
from tests.serve.served import CATALOG, CHAPTER, SECTION, Client, serving, tiny

GERMAN = {"msgstr": "Ein Abschnitt", "fuzzy": False, "comments": ""}
BROKEN = 'msgid "a\nmsgstr "b"\n'


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A workbench that tests only read from."""
    with serving(tiny(tmp_path_factory.mktemp("shared"))) as client:
        yield client


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tiny(tmp_path)


@pytest.fixture
def client(root: Path) -> Iterator[Client]:
    with serving(root) as found:
        yield found


def po(root: Path, old: str = "", new: str = "") -> str:
    """The catalog, after somebody has changed it in another program."""
    path = root / CATALOG
    text = path.read_text(encoding="utf-8")
    assert old in text
    if old:
        path.write_text(text.replace(old, new), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def save(client: Client, text: str, **base: Any) -> Any:
    state = {**GERMAN, "msgstr": text}
    return client.write("save", lang="de", id=SECTION, base={**GERMAN, **base}, state=state)


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", {}, 200),
        ("GET", {"Host": "localhost:{port}", "Origin": None}, 200),
        ("GET", {"Origin": None}, 200),
        ("GET", {"Host": "evil.example"}, 421),
        ("GET", {"Host": "evil.example:{port}"}, 421),
        ("GET", {"Host": "127.0.0.1.evil.example:{port}"}, 421),
        ("GET", {"Host": None}, 421),
        ("GET", {"Host": "127.0.0.1"}, 421),
        ("GET", {"Origin": "http://evil.example"}, 403),
        ("GET", {"Origin": "null"}, 403),
        ("GET", {"Origin": "http://127.0.0.1:1"}, 403),
        ("GET", {"Origin": "https://127.0.0.1:{port}"}, 403),
        ("GET", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("GET", {"Sec-Fetch-Site": "same-site"}, 403),
        ("GET", {"Cookie": None}, 403),
        ("GET", {"Cookie": "gesim-{port}=wrong"}, 403),
        ("GET", {"Cookie": "gesim-1={token}"}, 403),
        ("GET", {"Cookie": ";=;"}, 403),
        ("POST", {"Origin": None}, 403),
        ("POST", {"Origin": "http://evil.example"}, 403),
        ("POST", {"Cookie": None}, 403),
        ("PUT", {}, 405),
    ],
)
def test_only_its_own_pages_are_answered(shared: Client, method: str, headers: Any, status: int) -> None:
    values = {"port": shared.host.partition(":")[2], "token": shared.token}
    sent = {name: value and value.format(**values) for name, value in headers.items()}
    found, more, content = shared.send(method, "/api/project", b"" if method != "GET" else None, sent)
    # A request without a host is refused by the server itself.
    assert found == status or (status == 421 and found == 400)
    assert b"tiny" not in content or status == 200
    assert shared.token.encode() not in content
    assert "set-cookie" not in more


def test_the_token_of_the_address_becomes_a_cookie_that_only_its_own_pages_send(shared: Client) -> None:
    status, headers, _ = shared.send("GET", f"/?token={shared.token}", headers={"Cookie": None, "Origin": None})
    assert status == 200
    assert headers["set-cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert headers["content-security-policy"] == guard.APPLICATION_POLICY
    assert "unsafe" not in guard.APPLICATION_POLICY + guard.PAGE_POLICY
    status, headers, _ = shared.send("GET", "/?token=wrong", headers={"Cookie": None, "Origin": None})
    assert status == 403
    assert "set-cookie" not in headers


def test_it_listens_on_this_machine_alone(shared: Client) -> None:
    assert shared.host.startswith("127.0.0.1:")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static//etc/passwd",
        "/static/app.py",
        "/pages/de/../../handbook/handbook.toml",
        "/pages/de/..%2f..%2fhandbook%2fhandbook.toml",
        "/pages/de/%2fetc%2fpasswd",
        "/pages/de/images/../../x.png",
        "/pages/..%2f..%2fetc/passwd.html",
        "/pages/xx/one.html",
        "/api/nothing",
        "/%00",
    ],
)
def test_no_address_leads_to_a_file_of_the_disk(shared: Client, path: str) -> None:
    status, _, content = shared.send("GET", path)
    assert status in (404, 422)
    assert b"root:" not in content
    assert b"import" not in content


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "handbook/../../x.md", "templates/x", "", "a\0"])
def test_no_other_file_is_read_or_written_as_a_source(shared: Client, path: str) -> None:
    assert shared.read("source", path=path)["status"] == 422
    written = shared.write("source/save", path=path, digest="", text="x")
    assert written["findings"][0]["code"] == "unknown-file"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"\xff", 400),
        (b"[" * 200_000, 400),
        (b'{"lang": "de", "id": "\\ud800"}', 400),
        (b'{"lang": 1, "id": "x"}', 400),
        (b'{"lang": "de", "id": "x", "base": {}, "state": {}}', 404),
        (b'{"lang": "de", "id": "' + SECTION.encode() + b'", "base": {}, "state": 3}', 400),
        (b'{"lang": "xx", "id": "x"}', 422),
        (b" " * (guard.LARGEST + 1), 413),
    ],
)
def test_a_request_that_makes_no_sense_is_told_so(shared: Client, body: bytes, status: int) -> None:
    try:
        assert shared.send("POST", "/api/save", body)[0] == status
    except (BrokenPipeError, ConnectionResetError):
        assert status == 413  # it hangs up before all is sent


def test_the_index_and_a_message_have_what_translators_ask_for(client: Client, root: Path) -> None:
    po(root, 'msgid "A section"\nmsgstr', '#, fuzzy\n#| msgid "An old section"\nmsgid "A section"\nmsgstr')
    index = client.read("index", lang="de")
    states = {one["msgid"]: one["state"] for one in index["messages"]}
    assert states["A section"] == "fuzzy"
    assert states["One"] == "translated"
    assert [(one["title"], one["part"]) for one in index["chapters"]][:2] == [("Title page", ""), ("One", "one")]
    message = client.read("message", lang="de", id=SECTION)
    assert message["state"] == {**GERMAN, "fuzzy": True}
    assert ["delete", "An old"] in message["diff"]
    assert message["review"]["needed"] == ["translation"]
    assert client.read("message", lang="de", id="0" * 16)["status"] == 404
    found = client.write("check", lang="de", id=SECTION, state={**GERMAN, "msgstr": "Ein  (Abschnitt 7"})
    assert {"numbers-differ", "unbalanced-brackets"} <= {one["code"] for one in found["findings"]}
    accepted = {**GERMAN, "msgstr": "Abschnitt 7", "comments": "gesim: accept numbers-differ – it is the seventh"}
    assert client.write("check", lang="de", id=SECTION, state=accepted)["findings"] == []


def test_similar_texts_are_those_of_other_messages_and_of_dropped_ones(client: Client, root: Path) -> None:
    with (root / CATALOG).open("a", encoding="utf-8") as file:
        file.write('\n#~ msgid "Our section"\n#~ msgstr "Unser Abschnitt"\n')
    found = client.read("message", lang="de", id=SECTION)["suggestions"]
    assert [(one["msgstr"], one["obsolete"]) for one in found] == [("Unser Abschnitt", True)]
    assert 70 <= found[0]["alike"] < 100


def test_memories_of_the_project_are_searched_too(client: Client, root: Path) -> None:
    with (root / "handbook/handbook.toml").open("a", encoding="utf-8") as file:
        file.write('\n[translations]\nmemory = ["translations/house.tmx"]\n')
    # One that cannot be read keeps nobody from translating.
    assert client.read("message", lang="de", id=SECTION)["suggestions"] == []
    (root / "translations/house.tmx").write_text(
        '<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>A section</seg></tuv>'
        '<tuv xml:lang="de"><seg>Ein Kapitelteil</seg></tuv></tu></body></tmx>', encoding="utf-8",
    )  # fmt: skip
    po(root, "Ein Abschnitt", "Ein anderer Abschnitt")
    found = client.read("message", lang="de", id=SECTION)["suggestions"]
    assert [(one["msgstr"], one["alike"], one["from"]) for one in found] == [
        ("Ein Kapitelteil", 100, "translations/house.tmx")
    ]  # fmt: skip


def test_terms_that_are_open_are_listed_with_what_they_are_called_so_far(root: Path) -> None:
    term = '[[term]]\nid = "section"\nterm = "Section"\nundecided = ["de"]\ndefinition = "A part."\n'
    (root / "handbook/glossary.toml").write_text(
        f'{term}\n[[term]]\nid = "dot"\nterm = "Dot"\ndefinition = "A spot."\n'
    )
    (root / "translations/terms-de.toml").write_text('"Section" = ["Kapitelteil"]\n')
    (root / CATALOG).write_text(po(root) + '\nmsgid "Section"\nmsgstr "Abschnitt (kurz: Abs.)"\n', encoding="utf-8")
    with serving(root) as client:
        (found,) = client.read("terms", lang="de")["terms"]
        assert (found["name"], found["candidates"]) == ("Section", ["Abschnitt", "Abs.", "Kapitelteil"])
        assert client.read("terms", lang="en") == {"terms": []}
        (named,) = client.read("message", lang="de", id=SECTION)["terms"]
        assert (named["name"], named["open"]) == ("Section", True)


def test_only_what_a_translator_may_accept_is_offered(shared: Client) -> None:
    state = {**GERMAN, "msgstr": "Ein  Abschnitt 7 <b>und</b>"}
    found = shared.write("check", lang="de", id=SECTION, state=state)["findings"]
    assert {(one["code"], one["acceptable"]) for one in found} >= {("numbers-differ", True), ("added-html", False)}
    accepting = {**state, "comments": "gesim: accept numbers-differ – the seventh"}
    left = shared.write("check", lang="de", id=SECTION, state=accepting)["findings"]
    assert {one["code"] for one in found} - {one["code"] for one in left} == {"numbers-differ"}


def test_without_a_pdf_there_is_no_room_to_measure(shared: Client) -> None:
    assert shared.read("room", lang="de", id=SECTION) == {"built": False, "own": None, "english": None}


def test_saving_writes_one_entry_and_the_page_has_it(client: Client, root: Path) -> None:
    before = po(root)
    saved = save(client, "Ein *neuer* Abschnitt")
    assert saved["state"]["msgstr"] == "Ein *neuer* Abschnitt"
    assert po(root) == before.replace('"Ein Abschnitt"', '"Ein *neuer* Abschnitt"')
    status, headers, page = client.send("GET", "/pages/de/one.html")
    assert status == 200
    assert headers["content-security-policy"] == guard.PAGE_POLICY
    assert f'<span data-message="{SECTION}">Ein <em>neuer</em> Abschnitt</span>'.encode() in page
    assert b"<script" not in page
    assert client.send("GET", "/pages/de/index.html")[0] == client.send("GET", "/pages/de/book.css")[0] == 200


def test_what_is_saved_elsewhere_meanwhile_is_never_overwritten(client: Client, root: Path) -> None:
    po(root, '"Ein Abschnitt"', '"Der Abschnitt"')
    assert save(client, "Mein Abschnitt") == {"status": 409, "conflict": {**GERMAN, "msgstr": "Der Abschnitt"}}
    assert '"Der Abschnitt"' in po(root)
    # Another message, or a comment, is none of this edit's business.
    po(root, '"Eins"', '"EINS"')
    po(root, 'msgid "A section"', '# seen\nmsgid "A section"')
    assert save(client, "Mein Abschnitt", msgstr="Der Abschnitt")["state"]["comments"] == "seen"
    assert '"EINS"' in po(root)
    assert '# seen\nmsgid "A section"\nmsgstr "Mein Abschnitt"' in po(root)


def test_two_browsers_at_once_lose_nothing(client: Client, root: Path) -> None:
    answers: list[Any] = []
    saving = [
        threading.Thread(target=lambda text=text: answers.append(save(client, text))) for text in ("Erster", "Zweiter")
    ]
    for each in saving:
        each.start()
    for each in saving:
        each.join()
    (conflict,) = [one["conflict"] for one in answers if "conflict" in one]
    assert conflict["msgstr"] in ("Erster", "Zweiter")
    assert f'"{conflict["msgstr"]}"' in po(root)


def test_a_catalog_that_is_broken_is_told_and_left_alone(client: Client, root: Path) -> None:
    (root / CATALOG).write_text(BROKEN, encoding="utf-8")
    for answer in (save(client, "x"), client.read("index", lang="de")):
        assert answer["status"] == 422
        assert answer["findings"][0]["path"] == CATALOG
    assert po(root) == BROKEN
    for asking, shown in (("iframe", b"<!DOCTYPE html>"), ("style", b""), ("empty", b'{"findings"')):
        headers = {"Sec-Fetch-Dest": asking}
        status, _, content = client.send("GET", "/pages/de/one.html", headers=headers)
        assert status == 422
        assert content.startswith(shown)
    assert client.read("index", lang="en")["messages"]
    (root / CATALOG).unlink()
    assert save(client, "x")["findings"][0]["code"] == "not-in-catalog"
    assert not (root / CATALOG).exists()
    assert client.write("sync", lang="de")["done"].startswith(CATALOG)
    assert save(client, "Neu", msgstr="")["state"]["msgstr"] == "Neu"


def test_no_catalog_is_brought_in_step_with_half_a_book(client: Client, root: Path) -> None:
    before, chapter = po(root), root / "handbook/chapters/10-one.md"
    chapter.write_text(chapter.read_text("utf-8") + "\n::: nothing\n", "utf-8")
    assert client.write("sync", lang="de")["findings"][0]["path"] == "handbook/chapters/10-one.md"
    assert po(root) == before


@pytest.mark.parametrize(
    ("text", "code"),
    [("a\x07b", "control-character"), ("x" * 6000, "beyond-limit"), ("[" * 400 + "]" * 400, "nested-too-deep")],
)
def test_what_no_page_can_hold_is_not_written(client: Client, root: Path, text: str, code: str) -> None:
    before = po(root)
    assert save(client, text)["findings"][0]["code"] == code
    assert po(root) == before


def test_what_is_signed_is_what_was_shown(client: Client, root: Path) -> None:
    shown = client.read("message", lang="de", id=SECTION)["review"]["hash"]
    how = {"lang": "de", "by": "REV", "as": "translation"}
    assert client.write("sign", hashes=[shown], **how) == {"signed": 1}
    assert client.write("sign", hashes=[shown], **how) == {"signed": 0}
    ledger = (root / "translations/review/de.jsonl").read_text(encoding="utf-8")
    assert json.loads(ledger)["date"] == "2026-02-01"
    assert client.read("message", lang="de", id=SECTION)["review"]["open"] == []
    po(root, '"Ein Abschnitt"', '"Der Abschnitt"')
    assert client.read("message", lang="de", id=SECTION)["review"]["open"] == ["translation"]
    assert client.write("sign", hashes=[shown], **how)["findings"][0]["code"] == "changed-meanwhile"
    for wrong in ({"by": " "}, {"as": "poetry"}):
        assert client.write("sign", hashes=[], **{**how, **wrong})["findings"][0]["code"] == "bad-sign-off"
    assert (root / "translations/review/de.jsonl").read_text(encoding="utf-8") == ledger


def test_an_editor_saves_the_source_and_sees_what_is_wrong(client: Client, root: Path) -> None:
    path = root / CHAPTER
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    file = client.read("source", path=CHAPTER)
    text = file["text"].replace("A sentence", "Another sentence")
    wrong = client.write("source/check", path=CHAPTER, text=text.replace("(#section)", "(#nowhere)"))
    assert [(one["code"], one["path"], one["line"]) for one in wrong["findings"]] == [
        ("unresolved-reference", CHAPTER, 7)
    ]
    assert client.write("source/check", path=CHAPTER, text="::: nothing\n")["findings"][0]["severity"] == "error"
    assert client.write("source/check", path=CHAPTER, text=text)["findings"] == []
    saved = client.write("source/save", path=CHAPTER, digest=file["digest"], text=text)
    assert path.read_bytes() == text.encode().replace(b"\n", b"\r\n")
    assert b"Another sentence" in client.send("GET", "/pages/en/one.html")[2]
    path.write_text("# Other\n", encoding="utf-8")
    for digest in (file["digest"], saved["digest"]):
        conflict = client.write("source/save", path=CHAPTER, digest=digest, text=text)
        assert conflict == {"status": 409, "conflict": "# Other\n"}
    path.write_text("# One {#one\n\n::: nothing\n", encoding="utf-8")
    assert client.read("index", lang="de")["status"] == 422
    assert client.read("source", path=CHAPTER)["text"].startswith("# One")
    path.unlink()
    assert client.read("source", path=CHAPTER)["status"] == 422


def test_a_change_by_any_program_is_told_at_once(client: Client, root: Path) -> None:
    host, _, port = client.host.partition(":")
    connection = HTTPConnection(host, int(port), timeout=20)
    connection.request("GET", "/api/events", headers={"Cookie": f"gesim-{port}={client.token}"})
    stream = connection.getresponse()
    assert stream.readline() == b": here\n"
    stream.readline()
    time.sleep(0.3)  # the watcher begins in a thread of its own
    po(root, '"Eins"', '"EINS"')
    assert stream.readline() == b"event: changed\n"
    assert json.loads(stream.readline().removeprefix(b"data: ")) == {"paths": [CATALOG]}
    connection.close()


def test_wrong_use_is_told(root: Path) -> None:
    assert "there is no language “xx”" in str(gesim(root, "serve", "--lang", "xx").exception)
    assert "missing-project" in repr(gesim(root / "handbook", "serve").exception.diagnostics)  # type: ignore[union-attr]
    with serving(root) as client:
        port = client.host.partition(":")[2]
        assert "cannot be used" in str(gesim(root, "serve", "--port", port).exception)


def test_the_libraries_are_asked_for_by_name(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gesim_build.serve.requirements.LIBRARIES", ("os", "no_such_library"))
    problem = gesim(root, "serve").exception
    assert "no_such_library" in str(problem)
    assert "gesim-build[serve]" in problem.diagnostics[0].hint  # type: ignore[union-attr]


def test_links_out_of_the_project_are_no_sources(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("out") / "secret.md"
    secret.write_text("secret", encoding="utf-8")
    (root / "handbook/chapters/20-two.md").symlink_to(secret)
    with serving(root) as client:
        assert client.read("sources")["files"] == [CHAPTER, "handbook/handbook.toml"]
        assert client.read("source", path="handbook/chapters/20-two.md")["status"] == 422
