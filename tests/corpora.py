"""A labelled corpus made up for tests: neutral and loaded sentences from templates."""

import itertools

PEOPLE = ("the mayor", "the council", "a minister", "the union", "the bank", "a judge")
NEUTRAL = ("published", "discussed", "approved", "delayed", "reviewed")
LOADED = ("disgracefully betrayed", "shamelessly gutted", "heroically saved", "recklessly wrecked", "cynically buried")
THINGS = ("the budget", "the harbour plan", "a school law", "the bus contract")
OUTLETS = ("north", "south", "east", "west", "centre")


def rows(count=200):
    """Row mappings with text, label, outlet and day; half of them loaded."""
    made = []
    for number, (who, index, what) in enumerate(itertools.product(PEOPLE, range(5), THINGS)):
        day, outlet = f"2024-{1 + number % 12:02}-{1 + number % 28:02}", OUTLETS[number % 5]
        for label, verbs in (("neutral", NEUTRAL), ("slanted", LOADED)):
            text = f"On reflection {who} {verbs[index]} {what} in week {number}."
            made.append({"text": text, "label": label, "outlet": outlet, "day": day})
    return made[:count]


def columns(count=200):
    """The same as columns."""
    table = rows(count)
    return {name: [row[name] for row in table] for name in table[0]}
