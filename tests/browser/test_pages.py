"""The comparison page in real Chromium: quiet, reachable, readable."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

from osdcheck.api import compare
from osdcheck.reports import compare_renderer

CHROMIUM = shutil.which("chromium")
AXE = ROOT / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
REQUIRED = os.environ.get("OSDCHECK_BROWSER") == "required"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

if not REQUIRED:
    pytest.importorskip("playwright", reason="no browser tests: playwright is not installed (.ci/run brings it)")
    if CHROMIUM is None:
        pytest.skip("no browser tests: Chromium is not installed (.ci/run brings it)", allow_module_level=True)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "comparison.html"
    path.write_text(compare_renderer("html")(compare(["llama-2", "apache-2.0", "mit"])), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(params=[(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")], ids=str)
def page(request: pytest.FixtureRequest, browser: Any, page_file: Path) -> Iterator[Any]:
    width, scheme = request.param
    opened = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    opened.requests, opened.messages = [], []
    opened.on("request", lambda sent: opened.requests.append(sent.url))
    opened.on("console", lambda message: opened.messages.append(message.text))
    opened.on("pageerror", lambda error: opened.messages.append(str(error)))
    opened.goto(page_file.as_uri())
    pictures = ROOT / "build" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    opened.screenshot(path=pictures / f"comparison-{width}-{scheme}.png", full_page=True)
    yield opened
    opened.close()


def test_no_request_leaves_and_the_console_is_silent(page: Any, page_file: Path) -> None:
    assert [url for url in page.requests if not url.startswith("data:")] == [page_file.as_uri()]
    assert page.messages == []


def test_nothing_scrolls_sideways(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_every_violated_cell_leads_to_its_quote(page: Any) -> None:
    cells = page.locator("td a.violates")
    assert cells.count() == 3
    for index in range(cells.count()):
        cells.nth(index).click()
        target = page.evaluate("location.hash")
        assert page.locator(target).is_visible()
        assert page.locator(f"{target} blockquote").count() >= 1


def test_axe_finds_nothing_serious(page: Any) -> None:
    if not AXE.is_file():
        assert not REQUIRED, "axe-core is missing: npm install --prefix build/axe axe-core"
        pytest.skip("axe-core is not installed (.ci/run brings it)")
    page.add_script_tag(path=AXE)
    result = page.evaluate("axe.run()")
    found = [(v["id"], v["nodes"][0]["html"]) for v in result["violations"] if v["impact"] in ("serious", "critical")]
    assert found == []


def test_in_print_the_page_is_black_on_white(browser: Any, page_file: Path) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(page_file.as_uri())
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    page.close()
