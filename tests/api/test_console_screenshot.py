"""The page in a real browser, on the screen of an old office PC; also takes README's picture."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from api.command_line.machine import claim_port, free_port
from api.command_line.serving import open_service
from api.settings import ServiceSettings
from tests.worlds import World, build_world

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOST: Final = "127.0.0.1"
IS_FOR_README: Final = os.environ.get("JOBMATCH_UPDATE_SCREENSHOT") == "1"
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Watched:
    """A page, and what went on behind it."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def address(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the real chain on this machine; for README's picture, on a larger market."""
    home = tmp_path_factory.mktemp("browser")
    chosen = build_world(home / "world", seed=1, n_seekers=1_500) if IS_FOR_README else world
    app = open_service(chosen.artifact, chosen.market, ServiceSettings(home=home))
    port = free_port(HOST, 23_000)
    assert port is not None
    with claim_port(HOST, port) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://{HOST}:{port}"
        finally:
            server.should_exit = True
            thread.join(timeout=20)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Give a browser without a network of its own."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """Give a page of 1366 x 768 that notes every complaint and every request."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    seen = Watched(context.new_page(), address)
    seen.page.on("console", lambda said: seen.complaints.append(f"{said.type}: {said.text}"))
    seen.page.on("request", lambda request: seen.asked.append(request.url))
    yield seen
    context.close()


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_counsellor_picks_a_person_and_reads_the_list(watched: Watched, root: Path) -> None:
    """Search, click, read; nothing overflows, nothing complains, nothing is fetched elsewhere."""
    page = watched.page
    page.goto(watched.address)
    assert page.get_by_text("最近登记").is_visible()
    assert _fits(page)
    page.fill("#query", "彭寨镇" if IS_FOR_README else "镇")
    page.press("#query", "Enter")
    for place in range(page.locator(".found a").count()):
        page.locator(".found a").nth(place).click()
        if page.locator(".card").first.is_visible() and "想做" in page.inner_text(".cards"):
            break

    cards = page.locator(".card")
    assert cards.count() >= 3
    first = cards.first.inner_text()
    for words in ("100 个这样的推荐里", "本人会应聘", "应聘后录用", "个名额", "招到 "):
        assert words in first
    assert page.locator(".found a[aria-current]").count() == 1
    assert page.get_by_role("button", name="打印").is_visible()
    assert _fits(page)
    assert watched.complaints == []
    assert all(url.startswith(watched.address) for url in watched.asked)
    if IS_FOR_README:
        target = root / "docs" / "images" / "console.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        page.mouse.move(0, 0)
        page.screenshot(path=target)


def test_form_controls_write_in_the_font_of_the_page(watched: Watched) -> None:
    """Controls do not inherit the font by themselves: Chinese would show as boxes."""
    watched.page.goto(watched.address)
    fonts = watched.page.evaluate(
        "[...document.querySelectorAll('body, input, select, textarea, button')]"
        ".map((element) => getComputedStyle(element).fontFamily)"
    )

    assert len(fonts) > 6
    assert len(set(fonts)) == 1


def test_typed_person_gets_a_list_without_script(browser: Browser, address: str) -> None:
    """An office that forbids scripts can work all the same."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.fill("#text", "以前在制衣厂踩电车十几年，要接送小孩，不上夜班")
    page.fill("#age", "45")
    page.select_option("#place", "和平县 彭寨镇")
    page.click("text=查适合的岗位")
    text = page.inner_text("main")
    context.close()

    assert "新填写的人" in text
    assert "45 岁 · 和平县彭寨镇" in text
    assert "推荐理由" in text


def test_child_is_refused_in_plain_words(watched: Watched) -> None:
    """The law is named and no list is shown."""
    watched.page.goto(watched.address)
    watched.page.fill("#age", "15")
    watched.page.click("text=查适合的岗位")

    assert "未满16周岁" in watched.page.inner_text(".notice")
    assert watched.page.locator(".card").count() == 0


@pytest.mark.parametrize("path", ["/", "/vacancies", "/groups", "/nope"])
def test_page_is_usable_by_keyboard_and_reader(watched: Watched, path: str) -> None:
    """Every control has a label, the page one main heading, and the first stop skips ahead."""
    page = watched.page
    page.goto(watched.address + path)
    nameless = page.evaluate(
        "[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
        ".filter((control) => !control.labels.length).length"
    )
    page.keyboard.press("Tab")

    assert nameless == 0
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
