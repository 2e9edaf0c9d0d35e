"""Pictures of the pages in headless Chromium: ``python -m tests.browser.pictures FOLDER``. Look at them.

``python -m tests.browser.pictures --readme`` takes the one that README shows.
"""

import argparse
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrib

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
README_PICTURE = ROOT / "docs" / "pictures" / "report.webp"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@contextmanager
def chromium() -> Iterator[Any]:
    """Debian's Chromium, driven by its path."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield found
        found.close()


@contextmanager
def served() -> Iterator[str]:
    """The address of ``attrib serve`` on a free port."""
    from attrib.serve.app import build
    from attrib.serve.server import listen
    from attrib.serve.worker import Worker

    worker = Worker()
    server = listen(build(worker, "127.0.0.1"), "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        worker.close()


def reports() -> dict[str, Any]:
    """Name -> what is shown as a page: reports of articles of our own, and a comparison."""
    names = ("harbour", "opinion", "summit", "statement", "german")
    made = {name: attrib.score((FIXTURES / f"{name}.txt").read_bytes()) for name in names}
    made["wire"] = attrib.score((FIXTURES / "wire.html").read_bytes())
    depots = [attrib.score((FIXTURES / f"depot_{name}.txt").read_bytes()) for name in ("original", "republished")]
    other = attrib.score((FIXTURES / "depot_other.txt").read_bytes(), publisher="The Inland Post")
    return {**made, "copy": attrib.compare(depots), "compare": attrib.compare([*depots, other])}


def take(folder: Path) -> None:
    """Every page on a desktop, on a phone, in the dark, printed; and the page that is served."""
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser, served() as address:
        for name, shown in reports().items():
            page = folder / f"{name}.html"
            page.write_text(shown.to_html(), encoding="utf-8")
            _page(browser, page.as_uri(), folder / name)
        _page(browser, address, folder / "serve")
        _error(browser, address, folder)


def readme() -> None:
    """The report of README's article, top of the page, small enough for a repository."""
    from io import BytesIO

    from PIL import Image

    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 1500})
        page.set_content(attrib.score((FIXTURES / "harbour.txt").read_bytes()).to_html())
        shot = Image.open(BytesIO(page.screenshot()))
    README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
    shot.save(README_PICTURE, quality=70, method=6)


def _page(browser: Any, address: str, stem: Path) -> None:
    looks = (("", DESKTOP, "light"), ("-dark", DESKTOP, "dark"), ("-phone", PHONE, "light"))
    for suffix, size, scheme in looks:
        page = browser.new_page(viewport=size, color_scheme=scheme)
        page.goto(address)
        page.screenshot(path=stem.with_name(f"{stem.name}{suffix}.png"), full_page=True)
        if not suffix:
            page.pdf(path=stem.with_suffix(".pdf"), format="A4")
        page.close()


def _error(browser: Any, address: str, folder: Path) -> None:
    page = browser.new_page(viewport=DESKTOP)
    page.goto(address)
    page.fill("textarea[name=text]", "/tmp/article.txt")
    page.click("text=Show the report")
    page.screenshot(path=folder / "error.png", full_page=True)
    page.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--readme", action="store_true")
    given = parser.parse_args()
    if given.folder:
        take(given.folder)
    if given.readme:
        readme()
