"""Lists of people in bylines and credits to names."""

from __future__ import annotations

import re

_SPLIT = re.compile(r"\s*(?:;|,? and |,? & |, |\||/| - | \u2013 | \u2014 )\s*", re.I)
_OPENING = re.compile(
    r"^(?:(?:written |story |reported |words |posted |analysis |reporting |edited )?by:? |from |author:? |with )+", re.I
)
_HONORIFIC = re.compile(r"^(?:dr|mr|mrs|ms|prof|professor|sir|dame|rev)\.? (?=\w)", re.I)
_PLACE = re.compile(r" (?:in|at|for|of|from) [A-Z\u00c0-\u00de].*$")
_ROLE = re.compile(
    r"\b(?:staff|senior|chief|political|national|foreign|white house|business|associated press|special|opinion|"
    r"contributing|guest|freelance|the|news)? ?"
    r"(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|"
    r"bureau chief|producer|desk|team|staff|newsroom|editorial board)\b",
    re.I,
)
_DAY = re.compile(r"^(\S+ \S.*) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")  # a date begins behind a whole name
_POSSESSIVE = re.compile(r"^[A-Z][\w. ]{1,30}(?:['\u2019]s|s['\u2019]) (?=[A-Z])")
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|md|m\.d|phd|ph\.d|esq)\.?$", re.I)
_BAD = re.compile(r"https?:|www\.|@|\d{2}|\.com\b", re.I)


def people(text: str) -> tuple[str, ...]:
    """Names in a list such as "By Dr. Ann Lee and Jo Marsh, staff writers": openings, titles, roles and places go.

    An outlet before a name ("Harbour News' Jo Marsh") goes as well. At most 12 names, of at most 60 characters.
    """
    names: list[str] = []
    for part in _SPLIT.split(_OPENING.sub("", text.strip()[:400])):
        name = _POSSESSIVE.sub("", _PLACE.sub("", part.strip(" .,()*\u2022-")))
        name = _DAY.sub(r"\1", _HONORIFIC.sub("", name))
        role = _ROLE.search(name)
        if role is not None:
            # what follows a role is the name ("AP reporter Jo Marsh"), else what stands before it
            name = (name[role.end() :].strip(" .,") or name[: role.start()]).strip(" .,")
        if _SUFFIX.match(name) and names:
            names[-1] = f"{names[-1]} {name}"
        elif names and name.isupper() and len(name) <= 4:
            continue  # a degree behind a name
        elif 2 < len(name) <= 60 and name[0].isalnum() and not name[0].islower() and not _BAD.search(name):
            names.append(_cased(name))
    return tuple(dict.fromkeys(names))[:12]


def _cased(name: str) -> str:
    # a shouted name is written like a name; an abbreviation is left
    return name.title() if name.isupper() and " " in name and len(name) > 6 else name
