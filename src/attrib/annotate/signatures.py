"""What stands behind a quotation and a dash: a person, or only a place."""

from __future__ import annotations

from attrib.annotate.lexicon import groups
from attrib.annotate.phrases import Range
from attrib.annotate.view import View


def is_place(view: View, name: Range, end: int) -> bool:
    """Whether a name is a place's: "Berlin, Germany", "Santa Rosa, Calif.", "Paris"; not "Ines Falk, Ohio".

    Args:
        view: the text.
        name: tokens of the name behind the dash.
        end: the token where its line ends.
    """
    first, last = name
    tables = groups("quoting.tsv")
    places = groups("names.tsv")["place"] | tables["region"]
    told = [view.low[index].rstrip(".") for index in range(last, end) if view.word(index)]
    lone = last - first == 1
    if not told:
        return view.low[last - 1] in places and (lone or view.low[first] in tables["opens"])
    return told[-1] in places and (lone or view.low[first] in tables["opens"] | places)
