"""The pages in a real browser: what a reader does, and an automated check that everybody can."""

import shutil
import threading

import pytest

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
pytest.importorskip("bottle")


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def address():
    from attrib.serve.app import build
    from attrib.serve.server import listen
    from attrib.serve.worker import Worker

    worker = Worker()
    server = listen(build(worker, "127.0.0.1"), "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    worker.close()


@pytest.fixture
def page(browser, address):
    found = browser.new_page()
    found.goto(address)
    yield found
    found.close()


def paste(page, fixtures, name="harbour.txt"):
    page.fill("textarea[name=text]", (fixtures / name).read_text(encoding="utf-8"))
    page.click("text=Show the report")
    page.wait_for_selector("article")


def violations(page):
    return [item["id"] for item in axe.Axe().run(page).response["violations"]]


def test_paste_an_article_hover_a_word_filter_a_source(page, fixtures):
    paste(page, fixtures)
    word = page.locator("article mark", has_text="ruin")
    assert word.locator(".tip").bounding_box()["width"] <= 1
    word.hover()
    assert word.locator(".tip").bounding_box()["width"] > 20
    page.mouse.move(0, 0)
    word.focus()
    assert word.locator(".tip").bounding_box()["width"] > 20
    page.select_option("#by-source", label="2. Tomas Helvig")
    assert page.locator("#shown").inner_text() == "4 passages"
    assert page.locator("article .hit").first.get_attribute("data-source") == "2"
    page.click("#clear")
    assert page.locator("article .dim").count() == 0


def test_compare_two(page, fixtures):
    for field, name in (("first", "depot_original.txt"), ("second", "depot_republished.txt")):
        page.fill(f"textarea[name={field}]", (fixtures / name).read_text(encoding="utf-8"))
    page.click("button:text-is('Compare')")
    assert "is a copy of" in page.inner_text("#origin")
    assert violations(page) == []


def test_nonsense_gives_an_error_and_is_kept(page):
    page.fill("textarea[name=text]", "/tmp/article.txt")
    page.click("text=Show the report")
    assert "no article that attrib can judge" in page.inner_text("[role=alert]")
    assert page.input_value("textarea[name=text]") == "/tmp/article.txt"
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_everybody_can_read_it(browser, address, fixtures, scheme, width):
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(address)
    assert violations(page) == []
    paste(page, fixtures, "opinion.txt")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_without_scripts_all_is_there(browser, make_report, tmp_path):
    (tmp_path / "report.html").write_text(make_report().to_html(), encoding="utf-8")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((tmp_path / "report.html").as_uri())
    assert page.locator("#filters").is_hidden()
    assert page.locator("article mark").first.is_visible()
    page.close()
