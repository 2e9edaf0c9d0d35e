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


def test_a_quotation_leads_to_its_source_and_back(page, fixtures):
    paste(page, fixtures)
    page.locator("article sup a", has_text="2").first.click()
    assert page.evaluate("document.querySelector(':target').id") == "source-2"
    page.locator("#source-2 td a").first.click()
    assert page.evaluate("document.querySelector(':target').id").startswith("said-")


def test_upload_a_saved_page(page, fixtures):
    page.set_input_files("input[name=page]", fixtures / "wire.html")
    page.click("text=Show the report")
    page.wait_for_selector("article")
    assert page.inner_text("h1") == "Lake district reopens road after landslide"


def test_the_keyboard_is_enough(page, fixtures):
    paste(page, fixtures)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("article .nosource").first.focus()
    assert page.locator("article .nosource .tip").first.bounding_box()["width"] > 20
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_paper_has_all_of_it(page, fixtures):
    paste(page, fixtures)
    page.emulate_media(media="print")
    assert page.locator("#filters").is_hidden()
    assert page.locator("article mark .tip").first.bounding_box()["width"] > 10  # weights are in the text
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0


def test_a_comparison_fits_a_phone_in_the_dark(browser, fixtures, tmp_path):
    import attrib

    names = ("original", "republished", "other")
    found = attrib.compare([attrib.score((fixtures / f"depot_{name}.txt").read_bytes()) for name in names])
    (tmp_path / "comparison.html").write_text(found.to_html(), encoding="utf-8")
    page = browser.new_page(color_scheme="dark", viewport={"width": 390, "height": 844})
    page.goto((tmp_path / "comparison.html").as_uri())
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_hostile_text_does_nothing(page):
    said = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    hostile = "<script>alert(1)</script> <img src=x onerror=alert(2)> said the mayor of Brae in a long speech. " * 4
    page.fill("textarea[name=text]", f"Talks in Brae\n\nTalks went on. \u202e{hostile}")
    page.click("text=Show the report")
    page.wait_for_selector("article")
    assert not said
    assert page.locator("article img, article script").count() == 0


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
