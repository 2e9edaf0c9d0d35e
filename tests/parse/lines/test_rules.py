import re

import pytest

from attrib.parse.lines.cut import cut
from attrib.parse.lines.rules import SCOPES, agencies, compiled, rules, straight


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.fires)
def test_every_rule_fires_on_its_example_and_spares_the_other(rule):
    assert rule.scope in SCOPES
    assert rule.origin
    view = straight(rule.fires)
    pattern = compiled(rule.pattern)
    apply = {"start": pattern.match, "read": pattern.search}.get(rule.scope, pattern.fullmatch)
    assert apply(view)
    words = re.findall(r"[^\W_]+", view.lower())
    sizes = {trigger for trigger in rule.triggers if trigger[0] == "<" and len(view) <= int(trigger[1:])}
    assert sizes or {*view, *words, *(f"^{word}" for word in words[:4])} & set(rule.triggers)
    lead = rule.scope != "inner"
    cuts = cut(rule.fires, lead=lead)
    assert cuts.findings if rule.scope == "read" else cuts.cuts
    assert cut(rule.spares, lead=lead).cuts == ()


def test_every_reason_that_readers_ask_for_has_a_rule():
    wanted = (
        "read_more upstream_credit contributed byline date_stamp editing_credit share follow newsletter advert related"
    )
    wanted += " watch_listen photo_credit caption copyright paywall comments tags author_bio tip_line cookie dateline"
    assert set(wanted.split()) <= {rule.reason for rule in rules()}


def test_agencies_have_one_name():
    assert agencies()["the associated press"] == agencies()["ap"] == "AP"
