"""Findings of lines and of metadata to one :class:`~attrib.schema.Provenance`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from attrib.parse.lines.cut import Finding
from attrib.parse.lines.rules import agencies
from attrib.parse.provenance.dates import iso_date
from attrib.parse.provenance.names import people
from attrib.schema import Evidence, Fact, Facts, Provenance

LINE = "line"
_IS_AGENCY = "agency_is_"  # a group whose words are an agency's way to put it: the name follows
# pattern groups whose words are the value itself, and the field that they speak for
_TARGETS = {
    "contributed_for": "publisher",
    "upstream": "upstream",
    "upstream_read": "upstream",
    "dateline": "dateline",
}


class Claim(NamedTuple):
    """One piece of evidence for a field of :class:`~attrib.schema.Provenance`."""

    field: str
    evidence: Evidence


def gather(findings: Iterable[Finding], metadata: Sequence[Claim], url: str | None) -> Provenance:
    """Rank all evidence.

    What the lines say goes first for agency, dateline, upstream and contributors, what the metadata says for the rest;
    within each, the earlier the stronger.
    """
    lines = [claim for finding in findings for claim in _claims(finding)]
    claims = [*metadata, *lines, *_agencies(metadata), *_from_url(url, metadata)]
    said = [*lines, *_agencies(metadata), *metadata, *_from_url(url, metadata)]
    return Provenance(
        publisher=_fact("publisher", claims),
        byline=_facts("byline", claims),
        contributors=_facts("contributors", said),
        dateline=_fact("dateline", said),
        agency=_fact("agency", said),
        upstream=_fact("upstream", said),
        published=_fact("published", claims),
        modified=_fact("modified", claims),
        section=_fact("section", claims),
        canonical_url=_fact("canonical_url", claims),
    )


def agency_name(text: str) -> str | None:
    """The usual name of the news agency that a byline or credit names, or None."""
    return agencies().get(text.strip(" .").lower())


def domain(address: str) -> str | None:
    """The host of an address without ``www.`` and the like; None if it has none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    for opening in ("www.", "m.", "amp.", "edition.", "mobile."):
        host = host.removeprefix(opening)
    return host


def _claims(finding: Finding) -> list[Claim]:
    field, value, text = finding
    if field in ("byline", "contributors"):
        agency = agency_name(value) if field == "byline" else None
        names = people(value) if agency is None else ()
        claims = [Claim(field, Evidence(name, text, LINE)) for name in names]
        return claims if agency is None else [Claim("agency", Evidence(agency, text, LINE))]
    if field.startswith(_IS_AGENCY):
        return [Claim("agency", Evidence(field.removeprefix(_IS_AGENCY), text, LINE))]
    if field == "agency":
        name = agency_name(value)
        return [Claim("publisher" if name is None else "agency", Evidence(name or value, text, LINE))]
    if field == "stamp":
        when = iso_date(value)
        kind = "modified" if re.match("(?:last )?(?:updated|modified)", value, re.I) else "published"
        return [] if when is None else [Claim(kind, Evidence(when, text, LINE))]
    target = _TARGETS.get(field)
    return (
        []
        if target is None
        else [Claim(target, Evidence(value if target == "dateline" else value.rstrip("."), text, LINE))]
    )


def _agencies(metadata: Sequence[Claim]) -> list[Claim]:
    found = []
    for field, evidence in metadata:
        if field in ("byline", "agency"):
            name = agency_name(evidence.value)
            if name is not None:
                found.append(Claim("agency", Evidence(name, evidence.text, evidence.origin)))
    return found


def _from_url(url: str | None, metadata: Sequence[Claim]) -> list[Claim]:
    if url is None:
        return []
    host = domain(url)
    if host is None:
        return []
    claims = [Claim("publisher", Evidence(host, url, "url"))]
    for field, evidence in metadata:
        if field == "canonical_url":
            home = domain(evidence.value)
            # a page that names another domain as its original
            if home and home != host and not home.endswith("." + host) and not host.endswith("." + home):
                claims.append(Claim("upstream", Evidence(home, evidence.text, evidence.origin)))
    return claims


def _evidence(field: str, claims: Sequence[Claim]) -> list[Evidence]:
    return list(dict.fromkeys(claim.evidence for claim in claims if claim.field == field))


def _fact(field: str, claims: Sequence[Claim]) -> Fact | None:
    evidence = _evidence(field, claims)
    return Fact(evidence[0].value, tuple(evidence)) if evidence else None


def _facts(field: str, claims: Sequence[Claim]) -> Facts | None:
    evidence = [item for item in _evidence(field, claims) if field != "byline" or agency_name(item.value) is None]
    if not evidence:
        return None
    # the names of the strongest origin; weaker ones stay as evidence
    first = evidence[0].origin
    names = dict.fromkeys(item.value for item in evidence if item.origin == first)
    return Facts(tuple(names), tuple(evidence))
