"""Regular expressions take time in proportion to their input: no string makes one of them hang.

Every expression that the package compiles is collected in a process of its own, where `re` keeps a list.
"""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attrib.parse.limits import MAX_EDGE, MAX_LINE_RULE
from attrib.parse.lines.rules import compiled, rules, straight

COLLECT = """
import importlib, json, pkgutil, re, sys
found = {}
real = re._compile
def recording(pattern, flags):
    made = real(pattern, flags)
    module = sys._getframe(2).f_globals.get("__name__", "")
    if module.startswith("attrib") and isinstance(made.pattern, str):
        found.setdefault((module, made.pattern, made.flags))
    return made
re._compile = recording
import attrib
for module in pkgutil.walk_packages(attrib.__path__, "attrib."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
page, text = (open(path, encoding="utf-8").read() for path in sys.argv[1:])
attrib.score(attrib.parse(page, kind="html")).to_html()
attrib.score(text).to_html()
print(json.dumps(list(found)))
"""
UNITS = (
    *(
        " ",
        "a",
        "A",
        "Ab ",
        "a ",
        "1",
        "1 ",
        ".",
        '"',
        "“",
        "”",
        "-",
        "- ",
        ", ",
        "'",
        "a.",
        "A. ",
        "(",
        "[",
        "<a ",
        "&",
    ),
    *(
        "said ",
        "by ",
        "By A",
        "the ",
        "Mr. ",
        "a-",
        "$1,",
        "|",
        "a/",
        "\u0301",
        "_",
        "@a",
        "https://",
        "x=",
        ": ",
        "\n",
    ),
    *(" \n", "the Of ", "A and "),
)
LENGTH = 4000
QUICK = 0.01  # CPU seconds of the first length that nobody needs to look into
GROWTH = 3.2  # twice the length may take so many times as long: 2 if linear, 4 if quadratic; the clock is coarse
BOUNDED = {
    "attrib.parse.lines.rules": "blocks of 600 characters at most, and edges of 320: see below",
    "attrib.parse.provenance.names": "400 characters of a name's line",
    "attrib.annotate.sentences": "24 characters before a full stop",
    "attrib.parse.intake": "one line of at most 400 characters, or matched at the start only",
}
"""Modules whose expressions never see a long string, and what they see."""


def spent(pattern, text):
    start = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start


def expressions():
    fixtures = Path(__file__).parent / "fixtures"
    command = [sys.executable, "-c", COLLECT, str(fixtures / "wire.html"), str(fixtures / "harbour.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return [(module, re.compile(pattern, flags)) for module, pattern, flags in json.loads(done.stdout)]


def worst(pattern):
    """The unit by which time grows most, and how much; 1 if nothing takes long."""
    found = (1.0, "")
    for unit in UNITS:
        short, long = (unit * (length // len(unit)) + "\0" for length in (LENGTH, 2 * LENGTH))
        first = spent(pattern, short)
        if first > QUICK:
            first = min(first, spent(pattern, short), spent(pattern, short))
            found = max(found, (min(spent(pattern, long) for _ in range(3)) / first, unit))
    return found


def test_every_expression_is_linear_in_what_it_reads():
    every = expressions()
    assert len(every) > 100
    slow = {}
    for module, pattern in every:
        if module not in BOUNDED:
            growth, unit = worst(pattern)
            if growth > GROWTH:
                slow[f"{module}: {pattern.pattern[:80]}"] = f"{growth:.1f} times on {unit!r}"
    assert slow == {}


def test_the_measure_sees_a_quadratic_expression():
    assert worst(re.compile(r"\s*;\s*"))[0] > GROWTH


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.fires)
def test_no_line_makes_a_rule_hang(rule):
    """The longest line that rules see, begun as the rule wants it and going on as it does not."""
    pattern, example = compiled(rule.pattern), straight(rule.fires)
    apply = {"start": pattern.match, "line": pattern.fullmatch}.get(rule.scope, pattern.search)
    length = MAX_LINE_RULE if rule.scope in ("line", "inner", "read") else MAX_EDGE
    for head in ("", example[: len(example) // 2], example):
        for unit in ("a", "A", "Ab ", "a ", ". "):
            text = (head + unit * length)[: length - 1] + "\0"
            start = time.process_time()
            apply(text)
            assert time.process_time() - start < 0.25, (head, unit)
