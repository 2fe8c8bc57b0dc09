"""The archive in a real browser: Chromium without a window, as an official would go through it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kehoach.check.entries import framed
from word_files import p, unpacked, word_file

CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
playwright = pytest.importorskip("playwright.sync_api", reason="no browser: playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no browser: chromium is not installed")
DRAFT = framed(
    "I. MỤC ĐÍCH, YÊU CẦU\nTăng thu nhập.\nII. NỘI DUNG\nLai tạo.\nII. KINH PHÍ\nNgân sách huyện 20 triệu đồng.\n"
    "IV. TỔ CHỨC THỰC HIỆN\nPhòng Nông nghiệp theo dõi./.", "body",
)  # fmt: skip
CORPUS = Path(__file__).parents[2] / "corpus"
SETTINGS = {**os.environ, "PYTHONUTF8": "1", "KEHOACH_LANG": "vi"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real server over the corpus as a user imports it."""
    db = tmp_path_factory.mktemp("site") / "plans.db"
    kehoach = [sys.executable, "-m", "kehoach"]
    names = ("giam-ngheo-xa-2024", "giam-ngheo-huyen-2023", "dtts-mn-huyen-2022")
    files = [str(CORPUS / f"{name}.txt") for name in names]
    subprocess.run([*kehoach, "import", *files, "--db", str(db), "--jobs", "1"], check=True, env=SETTINGS, capture_output=True)
    server = subprocess.Popen([*kehoach, "serve", str(db), "--port", "0"], env=SETTINGS, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert server.stderr is not None
        line = server.stderr.readline()
        assert "http://127.0.0.1:" in line, line + server.stderr.read()
        yield line.split()[1].rstrip("/")
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A window of an office screen; whatever the console complains about fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    context.set_default_timeout(60_000)
    opened = context.new_page()
    told: list[str] = []
    opened.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: told.append(str(error)))
    yield opened
    context.close()
    assert told == []


def in_view(page: Any, selector: str) -> bool:
    return bool(page.eval_on_selector(
        selector, "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.height > 0 }",
    ))  # fmt: skip


def fits(page: Any) -> bool:
    """True if nothing sticks out of the window to the right."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_from_the_overview_to_the_words(page: Any, address: str) -> None:
    page.goto(address)
    assert "3 kế hoạch" in page.content() and fits(page)
    page.fill("input[name=q]", "giam ngheo")
    page.press("input[name=q]", "Enter")
    page.wait_for_selector(".hits mark")
    page.click(".hits li:first-child a")
    page.wait_for_selector("mark.found")
    assert in_view(page, "mark.found") and fits(page)
    # Another fact, from the list.
    fact = page.locator("a.fact").nth(6)
    words = fact.locator("q").inner_text().strip("“”")
    fact.click()
    page.wait_for_function("words => document.querySelector('mark.found')?.textContent.includes(words.split(' ')[0])", arg=words)
    assert in_view(page, "mark.found")
    assert page.evaluate("document.activeElement.classList.contains('found')"), "the reader is put there"


def test_the_keyboard_is_enough(page: Any, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip" and in_view(page, ".skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.goto(page.locator("table.list a").first.get_attribute("href") and address + page.locator("table.list a").first.get_attribute("href"))
    page.locator("a.fact").nth(2).focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.found")


def test_two_plans_are_compared_with_a_chart_that_leads_to_the_words(page: Any, address: str) -> None:
    page.goto(f"{address}/?programme=giam-ngheo")
    for box in page.locator("input[name=plan]").all():
        box.check()
    page.click("table.list + p button")
    page.wait_for_selector(".compared table")
    assert fits(page)
    drawn = "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(v => v)"
    page.wait_for_function(f"() => ({drawn})(document.querySelector('canvas'))")
    page.click(".compared sup a >> nth=0")
    page.click(".sources li:target a")
    page.wait_for_selector("mark.found")
    page.goto(f"{address}/-/kehoach/diff?old=58/KH-UBND&new=27/KH-UBND")
    assert page.locator(".compared table").count() > 2 and fits(page)


def test_a_draft_is_dropped_and_the_word_file_taken_home(page: Any, address: str, tmp_path: Path) -> None:
    draft = tmp_path / "dự thảo.docx"
    draft.write_bytes(word_file("".join(p(line.replace("&", "&amp;")) for line in DRAFT.splitlines())))
    page.goto(f"{address}/-/kehoach/check")
    page.set_input_files("input[type=file]", str(draft))
    page.click("button[value=page]")
    page.wait_for_selector("#word", timeout=120_000)
    assert page.locator(".draft .note").count() >= 1 and "duplicate-number" in page.content() and fits(page)
    with page.expect_download() as waiting:
        page.click("#word")
    saved = tmp_path / "home.docx"
    waiting.value.save_as(saved)
    assert waiting.value.suggested_filename == "dự thảo.kehoach.docx"
    assert "duplicate-number" in unpacked(saved.read_bytes())["word/comments.xml"].decode()


def test_a_file_that_is_too_large_is_told_before_it_is_sent(page: Any, address: str, tmp_path: Path) -> None:
    large = tmp_path / "large.docx"
    with large.open("wb") as file:
        file.truncate(21 * 2**20)
    page.goto(f"{address}/-/kehoach/check")
    page.set_input_files("input[type=file]", str(large))
    page.wait_for_function("document.querySelector('.busy').textContent.includes('20 MB')")
    page.click("button[value=page]")
    assert page.url.endswith("/check") and page.locator("#word").count() == 0


def test_a_plan_prints_on_a4_without_the_bars(page: Any, address: str) -> None:
    page.goto(address)
    page.click("table.list a >> nth=0")
    page.wait_for_load_state("load")  # with its style sheet
    page.emulate_media(media="print")
    page.wait_for_selector("header.top", state="hidden")
    assert page.is_visible("#text")
    data = page.pdf(prefer_css_page_size=True)
    import pypdfium2

    width, height = pypdfium2.PdfDocument(data)[0].get_size()
    assert (round(width), round(height)) == (595, 842)


def test_the_language_can_be_switched(page: Any, address: str) -> None:
    page.goto(address)
    page.click("a.language")
    assert page.inner_text("h1") == "Overview"
    page.click("nav a >> nth=1")
    assert page.inner_text("h1") == "Search all plans"


def test_datasettes_table_page_still_works(page: Any, address: str) -> None:
    """Its fixed scripts are let in by their hashes; only styles made per page stay out."""
    context = page.context
    other = context.new_page()
    refused: list[str] = []
    other.on("console", lambda message: refused.append(message.text) if "script" in message.text and message.type == "error" else None)
    other.goto(f"{address}/plans/amounts")
    assert other.locator("table.rows-and-columns").count() == 1
    assert [text for text in refused if "script-src" in text] == []
