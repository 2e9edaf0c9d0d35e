"""Build the site: ``python docs/build.py FOLDER``. Guides from these pages, the reference from the docstrings.

``python docs/build.py --signals`` writes the table of signals anew, from the table that computes them.
"""

import argparse
import re
import warnings
from pathlib import Path

HERE = Path(__file__).parent
PUBLIC = ("corrections", "errors", "evaluate", "schema", "sklearn")
"""Modules that users import, beside the package itself."""

_UNITS = {
    "share": "share, 0 to 1",
    "per100": "per 100 words",
    "count": "count",
    "yes": "0 or 1",
    "index": "index, 0 to 1",
    "scale": "number",
}
_TITLES = {"sourcing": "Attribution", "language": "Language", "framing": "Framing"}


_LATER = (
    ("opinion_manner", "log-odds", "how much the manner of writing speaks for an opinion piece against a report"),
    ("genre_opinion", "0-1", "how much speaks for an opinion piece, labels on the page included"),
    ("headline_bias", "log-odds", "that the headline is biased"),
    ("opening_bias", "log-odds", "that the author's first three sentences are biased, their mean"),
    ("closing_bias", "log-odds", "that the author's last three sentences are biased, their mean"),
    ("author_bias", "0-1", "mean probability of bias over the author's sentences (A22)"),
    ("quoted_bias", "0-1", "mean probability of bias over what is quoted (A22)"),
    ("loaded_gap", "difference", "author_bias less quoted_bias (A22)"),
    ("loaded_words", "per 100 words", "words of the author's that multiply the odds of bias by 1.6 or more (F1)"),
)
"""Signals that are known only once models have scored: name, unit, meaning."""


def signals() -> str:
    """The page of signals."""
    from attrib.features.table import FEATURES

    parts = [
        "# Signals",
        "",
        "Written by `python docs/build.py --signals`; a test compares it with the table that computes them. A is for",
        "attribution, F for framing. A share of nothing is undefined: `null` in a report.",
    ]
    for kind, title in _TITLES.items():
        parts += ["", f"## {title}", "", "| signal | id | unit | what | how | basis |", "|---|---|---|---|---|---|"]
        for row in FEATURES:
            if row.kind == kind:
                how = _first(row.compute.__doc__ or "")
                cells = (f"`{row.name}`", row.id, _UNITS[row.unit], row.doc, how, row.basis or "–")
                parts.append(f"| {' | '.join(cells)} |")
    parts += ["", "## Told by the models", "", "| signal | unit | what |", "|---|---|---|"]
    parts += [f"| `{name}` | {unit} | {what} |" for name, unit, what in _LATER]
    return "\n".join(parts) + "\n"


def reference(folder: Path) -> None:
    """The reference of the public modules, from their docstrings."""
    import pdoc

    inner = [f"!attrib.{name}[.]" for name in PUBLIC]  # what they are made of, and modules that bear a function's name
    inner.append("!attrib[.](compare|fit|parse)")
    warnings.filterwarnings("ignore", "Error parsing type annotation")  # some types are imported for checkers only
    pdoc.render.configure(docformat="google", search=False)
    pdoc.pdoc("attrib", *(f"attrib.{name}" for name in PUBLIC), *inner, output_directory=folder)


def build(folder: Path) -> None:
    """Write the whole site."""
    import markdown2

    from attrib.render.html import page
    from attrib.render.html.markup import Markup, join, tag

    reference(folder / "api")
    extras = ["tables", "fenced-code-blocks", "header-ids", "code-friendly"]
    for source in sorted(HERE.glob("*.md")):
        text = source.read_text(encoding="utf-8").replace("(../README.md)", "(index.html)")
        text = re.sub(r"\((\w+)\.md\)", r"(\1.html)", text)
        title = text.partition("\n")[0].lstrip("# ")
        body = markdown2.markdown(text.partition("\n")[2], extras=extras)
        sections = [tag("section", Markup(part)) for part in re.split("(?=<h2)", body)]
        links = (tag("a", "All pages", href="index.html"), " · ", tag("a", "Reference", href="api/index.html"))
        header = join((tag("h1", title), tag("p", *links)))
        shown = page.document(f"{title} - attrib", *sections, header=header, footer="attrib")
        (folder / source.with_suffix(".html").name).write_text(shown, encoding="utf-8")


def _first(doc: str) -> str:
    """The first paragraph of a docstring on one line, safe in a table."""
    return " ".join(doc.partition("\n\n")[0].split()).replace("|", "\\|")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--signals", action="store_true")
    given = parser.parse_args()
    if given.signals:
        (HERE / "signals.md").write_text(signals(), encoding="utf-8")
    if given.folder:
        given.folder.mkdir(parents=True, exist_ok=True)
        build(given.folder)
