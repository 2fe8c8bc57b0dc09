"""Hostile documents, uploads and callers do nothing."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kehoach.check.entries import framed
from kehoach.serve.guard import answers_to
from kehoach.serve.uploads import bare_name
from kehoach.store import open_db
from word_files import p, unpacked, word_file

P = "/-/kehoach"
TEXT = framed(
    "I. MỤC ĐÍCH, YÊU CẦU\nTăng thu nhập <script>alert(1)</script>.\nII. NỘI DUNG\nLai tạo.\nII. KINH PHÍ\n"
    "Ngân sách huyện 20 triệu đồng.\nIV. TỔ CHỨC THỰC HIỆN\nPhòng Nông nghiệp theo dõi./.", "body",
)  # fmt: skip
DRAFT = word_file("".join(p(line.replace("&", "&amp;").replace("<", "&lt;")) for line in TEXT.splitlines()))


class Tags(HTMLParser):
    """Every element and its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def runs_nothing(html: str) -> bool:
    """True if a page has no script, style, handler or address but its own."""
    for tag, attributes in Tags(html).found:
        if tag == "script" and not (attributes.get("src") or "").startswith("/-/static-plugins/kehoach/"):
            return False
        if tag in {"style", "iframe", "object", "embed", "base"} or any(name.startswith("on") or name == "style" for name in attributes):
            return False
        if any((attributes.get(name) or "").lower().startswith(("javascript:", "http:", "https:", "//")) for name in ("href", "src", "action")):
            return False
    return True


def hostile_pages(ids: dict[str, str]) -> list[str]:
    plan, other = ids["hostile"], ids["giam-ngheo-xa-2024"]
    words = "%3Cscript%3Ealert(1)%3C/script%3E"
    pages = ["/", f"{P}/plan/{plan}", f"{P}/search?q=script", f"{P}/search?q={words}", f"{P}/bodies?q={words}",
             f"{P}/diff?old={plan}&new={other}", f"{P}/diff?old={words}&new={words}", f"/?issuer={words}", f"{P}/review",
             f"{P}/compare?kind={words}&plan={words}", f"{P}/review?type={words}"]  # fmt: skip
    kinds = ("funding", "targets", "assignments", "deadlines", "sections", "text")
    return pages + [f"{P}/compare?kind={kind}&plan={plan}&plan={other}" for kind in kinds]


def test_what_a_document_says_is_never_run(site: Any, ids: dict[str, str]) -> None:
    assert "&lt;script&gt;alert(1)" in site.get(f"{P}/plan/{ids['hostile']}").text
    for path in hostile_pages(ids):
        answer = site.get(path)
        assert answer.status_code in {200, 404}, path
        assert runs_nothing(answer.text), path


def test_the_page_of_a_body_with_a_hostile_name(site: Any, ids: dict[str, str]) -> None:
    with open_db(site.datasette.databases["plans"].path, write=False) as store:
        sql = "SELECT agency_id FROM plan_agencies WHERE plan_id = ?"
        bodies = [row["agency_id"] for row in store.query(sql, (ids["hostile"],))]
    assert bodies
    for body in bodies:
        assert runs_nothing(site.get(f"{P}/body/{body}").text)


def test_a_page_may_load_nothing_but_its_own_files(site: Any, ids: dict[str, str]) -> None:
    for path in ("/", f"{P}/plan/{ids['hostile']}", f"{P}/check", f"{P}/plan/p{'0' * 20}"):
        headers = site.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY"
    datasettes = site.get("/plans/amounts").headers["content-security-policy"]
    assert "unsafe" not in datasettes and "'sha256-" in datasettes


def test_datasettes_fixed_scripts_are_let_in_by_hash(site: Any) -> None:
    import base64
    import hashlib

    answer = site.get("/plans/amounts")
    policy = answer.headers["content-security-policy"]
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    assert scripts
    for script in scripts:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy


# -- who is asked, and by whom ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "fine"),
    [("127.0.0.1:8001", True), ("localhost", True), ("[::1]:8001", True), ("192.168.1.7", True), ("evil.example", False),
     ("127.0.0.1.evil.example", False), ("localhost.evil.example:80", False), ("", False), ("[", False)],
)  # fmt: skip
def test_other_host_names_are_refused(site: Any, host: str, fine: bool) -> None:
    assert answers_to(host, ()) is fine
    assert (site.get("/", headers={"host": host}).status_code == 200) is fine


def test_a_name_is_answered_to_when_it_was_given() -> None:
    assert answers_to("ke-hoach.so.local:80", ["Ke-hoach.so.local"])


def token(site: Any, path: str) -> tuple[str, dict[str, str]]:
    answer = site.get(path)
    (found,) = set(re.findall(r'name="csrftoken" value="([^"]+)"', answer.text))
    return found, {"ds_csrftoken": answer.cookies["ds_csrftoken"]}


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)
def test_forms_of_other_sites_are_refused(site: Any, headers: dict[str, str]) -> None:
    given, cookies = token(site, f"{P}/check")
    files = {"csrftoken": (None, given), "file": ("a.docx", DRAFT)}
    assert site.ask("POST", f"{P}/check", files=files, cookies=cookies, headers=headers).status_code == 403


@pytest.mark.parametrize("cookies", [True, False])
def test_a_form_without_its_token_is_refused(site: Any, cookies: bool) -> None:
    kept = token(site, f"{P}/check")[1] if cookies else {}
    files = {"csrftoken": (None, "x"), "file": ("a.docx", DRAFT)}
    assert site.ask("POST", f"{P}/check", files=files, cookies=kept).status_code == 403


# -- drafts ----------------------------------------------------------------------------------------


def upload(site: Any, name: str, data: bytes, **more: str) -> Any:
    given, cookies = token(site, f"{P}/check")
    fields = {"csrftoken": (None, given)} | {key: (None, value) for key, value in more.items()}
    return site.ask("POST", f"{P}/check", files={**fields, "file": (name, data)}, cookies=cookies, timeout=120)


def files_under(folder: Path) -> set[str]:
    return {name for name in os.listdir(folder) if "kehoach" in name}


def test_a_draft_is_checked_and_its_copy_taken_home(
    site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # in the common one other tests come and go
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    temporary = Path(tempfile.gettempdir())
    before = files_under(temporary)
    answer = upload(site, "../../dự thảo.docx", DRAFT)
    assert answer.status_code == 200
    assert "duplicate-number" in answer.text and runs_nothing(answer.text)
    assert 'download="dự thảo.kehoach.docx"' in answer.text
    (data,) = re.findall(r'href="data:application/[^;"]*;base64,([^"]*)"', answer.text)
    import base64

    assert "duplicate-number" in unpacked(base64.b64decode(data))["word/comments.xml"].decode()
    at_once = upload(site, "dự thảo.docx", DRAFT, want="word")
    assert at_once.content.startswith(b"PK") and "attachment" in at_once.headers["content-disposition"]
    assert files_under(temporary) <= before, "nothing of the draft is left"
    with open_db(site.datasette.databases["plans"].path, write=False) as store:
        assert store.query("SELECT count(*) AS n FROM plans") == [{"n": 5}]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("a.docx", b"PK\x03\x04 broken", "không đọc được"), ("a.exe", b"MZ" + b"\0" * 100, "không đọc được"), ("a.txt", b"", "rỗng"),
     ("<script>.pdf", b"%PDF-1.7 nothing", "không đọc được")],
)  # fmt: skip
def test_a_file_that_is_no_draft_is_told_in_words(site: Any, name: str, data: bytes, words: str) -> None:
    answer = upload(site, name, data)
    assert answer.status_code in {400, 422}
    assert 'role="alert"' in answer.text and words in answer.text.lower() and runs_nothing(answer.text)


@pytest.mark.parametrize(
    ("given", "name"),
    [("../../etc/passwd", "passwd"), ("..\\..\\x.docx", "x.docx"), ("/", "document"), ("a\0b\r\nc.docx", "abc.docx"),
     ('x" onload="y.docx', "x onload=y.docx"), ("Kế hoạch.docx", "Kế hoạch.docx"), ("..", "document")],
)  # fmt: skip
def test_a_name_is_only_a_name(given: str, name: str) -> None:
    assert bare_name(given) == name


class Flood:
    """Sends a body that never ends and counts what was taken of it."""

    def __init__(self, told: int | None) -> None:
        self.taken, self.told = 0, told

    async def send(self, app: Any, path: str, cookie: str, head: bytes, kind: bytes = b"multipart/form-data; boundary=x") -> tuple[int, bytes]:
        headers = [(b"host", b"localhost"), (b"content-type", kind), (b"cookie", cookie.encode())]
        if self.told is not None:
            headers.append((b"content-length", str(self.told).encode()))
        scope = {"type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b"", "headers": headers,
                 "scheme": "http", "server": ("localhost", 80), "client": ("127.0.0.1", 1), "http_version": "1.1"}  # fmt: skip
        pieces = self._pieces(head)
        answer: dict[str, Any] = {"body": b""}

        async def receive() -> dict[str, Any]:
            body = await anext(pieces)
            self.taken += len(body)
            return {"type": "http.request", "body": body, "more_body": True}

        async def send(message: Any) -> None:
            answer["status"] = message.get("status", answer.get("status"))
            answer["body"] += message.get("body", b"")

        await app(scope, receive, send)
        return answer["status"], answer["body"]

    @staticmethod
    async def _pieces(head: bytes) -> AsyncIterator[bytes]:
        yield head
        while True:
            yield b"\0" * 65536


@pytest.mark.parametrize("told", [2**30, None])
def test_a_gigabyte_is_refused_before_anyone_keeps_it(site: Any, told: int | None, capsys: pytest.CaptureFixture[str]) -> None:
    given, cookies = token(site, f"{P}/check")
    part = '--x\r\ncontent-disposition: form-data; name="csrftoken"\r\n\r\n' + given + "\r\n"
    part += '--x\r\ncontent-disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'
    flood = Flood(told)
    cookie = f"ds_csrftoken={cookies['ds_csrftoken']}"
    status, body = asyncio.run(flood.send(site.datasette.app(), f"{P}/check", cookie, part.encode()))
    assert status == 413 and b"20 MB" in body
    assert capsys.readouterr() == ("", ""), "nothing of the body ends in a log"
    assert flood.taken == 0 if told else flood.taken < 22 * 2**20


def test_other_forms_are_small(site: Any) -> None:
    flood = Flood(None)
    status, _ = asyncio.run(flood.send(site.datasette.app(), f"{P}/review", "a=b", b"fact=", b"application/x-www-form-urlencoded"))
    assert status == 413 and flood.taken < 2**20
    assert asyncio.run(Flood(None).send(site.datasette.app(), f"{P}/review", "a=b", b"--x"))[0] == 415


def test_a_draft_that_takes_too_long_is_stopped(own: Callable[..., Any]) -> None:
    answer = upload(own(check_seconds=0), "a.docx", DRAFT)
    assert answer.status_code == 422 and 'role="alert"' in answer.text and "quá lâu" in answer.text


# -- writing ---------------------------------------------------------------------------------------


def doubtful(site: Any) -> tuple[str, str]:
    """A plan and a fact of it that is now to be reviewed."""
    with open_db(site.datasette.databases["own"].path) as store:
        row = store.query("SELECT id, plan_id FROM amounts ORDER BY start LIMIT 1")[0]
        store.query("UPDATE amounts SET confidence = 0.3 WHERE id = ?", (row["id"],))
    return str(row["plan_id"]), str(row["id"])


def test_ticks_are_corrections_only_with_edit(own: Callable[..., Any]) -> None:
    closed = own("giam-ngheo-xa-2024")
    _, fact = doubtful(closed)
    page = closed.get(f"{P}/review").text
    assert fact in page and 'name="verdict"' not in page
    assert closed.ask("POST", f"{P}/review", data={"fact": fact, "verdict": "wrong"}).status_code == 403
    site = own(edit=True)
    given, cookies = token(site, f"{P}/review")
    bad = site.ask("POST", f"{P}/review", data={"fact": fact, "verdict": "wrong", "csrftoken": "x"}, cookies=cookies)
    assert bad.status_code == 403
    no_cookie = site.ask("POST", f"{P}/review", data={"fact": fact, "verdict": "wrong", "csrftoken": given})
    assert no_cookie.status_code == 403
    data = {"fact": fact, "verdict": "wrong", "csrftoken": given, "who": "Lan"}
    done = site.ask("POST", f"{P}/review", data=data, cookies=cookies)
    assert done.status_code == 302
    with open_db(site.datasette.databases["own"].path, write=False) as store:
        (made,) = store.corrections()
        assert (made.action, made.who, made.type) == ("rejected", "Lan", "amounts")
        assert store.query("SELECT 1 FROM amounts WHERE id = ?", (fact,)) == []


def test_a_right_tick_takes_the_fact_off_the_list(own: Callable[..., Any]) -> None:
    site = own("giam-ngheo-xa-2024", edit=True)
    with open_db(site.datasette.databases["own"].path) as store:
        from dataclasses import replace

        from kehoach.store import changing

        fact = str(store.query("SELECT id FROM amounts ORDER BY start LIMIT 1")[0]["id"])
        doubt = changing(store.blank_correction(fact), "confidence", 0.2)
        store.correct(replace(doubt, who="x", at="2024-01-01T00:00:00Z"))
    given, cookies = token(site, f"{P}/review")
    data = {"fact": fact, "verdict": "right", "csrftoken": given}
    assert site.ask("POST", f"{P}/review", data=data, cookies=cookies).status_code == 302
    with open_db(site.datasette.databases["own"].path, write=False) as store:
        assert store.query("SELECT confidence FROM amounts WHERE id = ?", (fact,)) == [{"confidence": 1.0}]
        assert store.query("SELECT 1 FROM facts_to_review WHERE fact_id = ?", (fact,)) == []


def test_plain_datasette_takes_no_drafts_and_writes_nothing(archive: tuple[Path, dict[str, str]]) -> None:
    from datasette.app import Datasette

    site = Datasette([str(archive[0])])

    async def ask() -> list[int]:
        await site.invoke_startup()
        pages = ["/", P, f"{P}/plan/{archive[1]['hostile']}", f"{P}/check"]
        return [(await site.client.get(path)).status_code for path in pages]

    assert asyncio.run(ask()) == [200, 200, 200, 404]


def test_a_fault_of_ours_is_told_without_words_of_plans(site: Any, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(store: Any, plan: str) -> None:
        raise RuntimeError(store.text(plan))

    monkeypatch.setattr(sys.modules["kehoach.serve.pages.plan"], "show", broken)
    answer = site.get(f"{P}/plan/{ids['hostile']}")
    assert answer.status_code == 500 and 'role="alert"' in answer.text and "1.234" not in answer.text
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("kehoach: RuntimeError") and "1.234" not in err and len(err.splitlines()) == 1
