"""Names, descriptions and pronouns to ledger entries."""

from __future__ import annotations

from attrib.annotate.lexicon import groups, words
from attrib.annotate.phrases import Range, subject
from attrib.annotate.sources.agreement import (
    compatible,
    fitting,
    gender_of,
    introduces,
    is_bare,
    is_relative,
    past_label,
    recalls,
    role_of,
    usual_words,
)
from attrib.annotate.sources.bodies import body_key
from attrib.annotate.sources.entry import Entry
from attrib.annotate.sources.kinds import PLACE
from attrib.annotate.sources.mention import Mention, read
from attrib.annotate.sources.names import Names, surname
from attrib.annotate.sources.runs import runs
from attrib.annotate.sources.spoken_of import body, many
from attrib.annotate.view import View, classes

_MEMORY = 60
"""Mentions; what was last spoken of before them is not referred to by a bare noun."""

_FAR = 4
"""Sentences back to the name of somebody who has not spoken yet."""

_MALE = frozenset({"he", "his", "him", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_PLURAL = frozenset({"they", "their", "them", "themselves", "theirs"})


class Resolver:
    """Hands out ledger entries in order of mention.

    Attributes:
        entries: all entries so far, also of those who only believe or intend something.
    """

    def __init__(self, view: View, names: Names) -> None:
        self.view = view
        self.names = names
        self.entries: list[Entry] = []
        self._by_key: dict[str, Entry] = {}
        self._recent: list[Entry] = []
        self._ids: dict[int, str] = {}

    def id_of(self, entry: Entry) -> str:
        """The entry's id, ``s1``, ``s2`` ... in order of first use."""
        return self._ids.setdefault(id(entry), f"s{len(self._ids) + 1}")

    def resolve(self, mention: Mention, where: Range) -> Entry | None:
        """The entry that a mention refers to, a new one if it is the first; None if that cannot be told."""
        if mention.pronoun:
            entry = self._pronoun(mention.pronoun, where)
        elif mention.name:
            entry = self._named(mention, where[0])
        else:
            entry = self._described(mention, where)
        if entry is not None:
            self._recent.append(entry)
        return entry

    def _named(self, mention: Mention, at: int) -> Entry:
        name = mention.name
        last = surname(name)
        if mention.kind == "person" and len(name) == 1:
            last = last if last in self.names.full else self.names.misspelled(last)
            name = fitting(self.names.family.get(last, []), gender_of(set(mention.titles), "")) or name
        person = mention.kind == "person"
        text, key = (" ".join(name), last) if person else self._body_names(mention, at)
        entry = self._by_key.get(key)
        if entry is not None and person and len(name) > 1 and not compatible(entry.name, name):
            key = " ".join(name).lower()
            entry = self._by_key.get(key)
        titles = set(mention.titles) | (self.names.titles.get(last, set()) if mention.kind == "person" else set())
        if entry is None:
            entry = self._new(key, Entry(text, True, mention.kind, mention.role, mention.described, mention.head))
        entry.titles |= titles
        if entry.role is None:
            entry.role = mention.role or role_of(titles)
        entry.described = entry.described or mention.described or bool(titles)
        entry.gender = entry.gender or gender_of(titles, name[0].lower())
        return entry

    def _body_names(self, mention: Mention, at: int) -> tuple[str, str]:
        """What an organisation is called in the ledger, and the key of all its names.

        That is the long form of an acronym, and the whole of a name's first word.
        """
        bodies, joined, text = self.names.bodies, " ".join(mention.name), mention.text
        front = text[: -len(joined)]
        if text.endswith(joined) and front and front == front.lower():
            if introduces(front):
                return text, body_key(joined)  # "the pressure group Clear Water"
            text = joined  # "newly released FBI"
        if " " in text:
            text = bodies.whole(text) or text
            return text, body_key(text)
        acronym = joined.replace(".", "").isupper() and len(joined) > 1
        full = bodies.expansion(joined) if acronym else None
        longer = bodies.longer(joined.lower()) if full is None else None
        if longer is None and full is None and mention.kind == "outlet":
            longer = bodies.outlet(joined.lower(), at)
        full = bodies.text(longer) if longer is not None else full or text
        return full, body_key(full)

    def _body(self, mention: Mention, where: Range) -> Entry | None:
        """The organisation that "the agency" stands for."""
        if mention.kind not in {"organisation", "outlet"} or (mention.described and not is_bare(mention)):
            return None
        bodies = self.names.bodies
        country = bodies.country(where[0]) if mention.head == "country" else None
        if country is not None:
            return self._named(Mention(country, (country,), "", "", False, False, *PLACE, ()), where[0])
        meant = bodies.meant(mention.head, where[0])
        if meant is None:
            return None
        name = bodies.text(meant)
        words = tuple(name.split())
        return self._named(Mention(name, words, "", "", False, False, meant.kind.kind, meant.kind.role, ()), where[0])

    def _epithet(self, mention: Mention) -> Entry | None:
        """The last speaker, if what stands here is another word for somebody named: "the Democratic nominee"."""
        last = self._recent[-1] if self._recent else None
        fits = last is not None and last.named and last.kind == "person"
        return last if fits and mention.head in groups("bodies.tsv")["epithet"] and is_bare(mention) else None

    def _owned(self, mention: Mention, where: Range) -> Entry | None:
        """The campaign or office of somebody named: "his campaign"."""
        whose, _, rest = mention.text.partition(" ")
        gender = "he" if whose.lower() == "his" else "she" if whose.lower() == "her" else ""
        if not gender or mention.kind != "organisation" or rest not in groups("bodies.tsv")["owned"]:
            return None
        owner = self._antecedent(where, gender)
        if owner is None or not owner.named:
            return None
        name = (f"{owner.name.split()[-1]}'s", rest)
        held = Mention(" ".join(name), name, rest, "", False, True, "organisation", mention.role, ())
        return self._named(held, where[0])

    def _described(self, mention: Mention, where: Range) -> Entry | None:
        if mention.definite:
            known = next((item for item in reversed(self._recent[-_MEMORY:]) if mention.head in item.titles), None)
            if known is not None:
                return known
            name = self.names.bearer(mention.head) if mention.head not in {"house", "state"} else None
            if name is not None:
                return self._named(
                    Mention(mention.text, name, "", "", False, True, "person", mention.role, ()), where[0]
                )
            known = next((item for item in reversed(self._recent[-_MEMORY:]) if recalls(item, mention)), None)
            known = known or self._body(mention, where) or self._epithet(mention) or self._owned(mention, where)
            if known is not None:
                return known
            people = self.names.bearers(mention.head) if is_bare(mention) else ()
            if people:
                text = " and ".join(people)
                held = Mention(text, tuple(text.split()), mention.head, "", False, True, "group", mention.role, ())
                return self._named(held, where[0])
        key = mention.text.lower()
        entry = self._by_key.get(key)
        if entry is None:
            new = Entry(mention.text, False, mention.kind, mention.role, mention.described, mention.head)
            entry = self._new(key, new)
        entry.described = entry.described or mention.described
        return entry

    def _pronoun(self, word: str, where: Range) -> Entry | None:
        gender = "he" if word in _MALE else "she" if word in _FEMALE else ""
        if gender:
            found = self._antecedent(where, gender)
            if found is not None:
                found.gender = found.gender or gender
            return found
        kinds = {"group", "organisation"} if word in _PLURAL else {"organisation", "outlet", "document"}
        if word not in _PLURAL | {"it", "its"}:
            return None
        known = next((item for item in reversed(self._recent[-4:]) if item.kind in kinds), None)
        if known is not None or self.view.sentence_of[where[0]] < 0:
            return known
        meant = (many if word in _PLURAL else body)(self.view, where[0], self.names)
        if meant is None:
            return None
        return self._named(meant[0], meant[1][0]) if meant[0].name else self._described(*meant)

    def _antecedent(self, where: Range, gender: str) -> Entry | None:
        """Who "he" is: the subject of this sentence or of the two before it, else the last speaker who may be."""
        view = self.view
        sentence = view.sentence_of[where[0]]
        for number in range(sentence, max(sentence - 3, -1), -1):
            start, end = view.bounds[number]
            if view.blocks[number] != view.blocks[sentence] and number < sentence - 1:
                break
            entry = self._subject(start, min(end, where[0]), gender)
            if entry is not None:
                return entry
        people = [item for item in reversed(self._recent[-12:]) if item.kind == "person" and not is_relative(item)]
        sure = next((item for item in people if item.gender == gender), None)
        found = sure or self._spoken_of(where[0], 0, {gender})
        found = found or next((item for item in people if not item.gender), None)
        return found or self._spoken_of(where[0], _FAR, {gender, ""})

    def _spoken_of(self, at: int, back: int, genders: set[str]) -> Entry | None:
        """The last name of these genders before token `at`, `back` sentences off: "called Ann Dole bold after she"."""
        start, _ = self.view.bounds[max(self.view.sentence_of[at] - back, 0)]
        for first, last in reversed(runs(self.view, start, at)):
            mention = read(self.view, (first, last), self.names)
            if mention is None or mention.kind != "person" or not mention.name:
                continue
            full = self.names.full.get(surname(mention.name))
            given = gender_of(set(mention.titles), mention.name[0].lower()) or gender_of(
                set(), full[0].lower() if full else ""
            )
            if given in genders and (given or (full and usual_words(full).isdisjoint(words("lowercase.txt")))):
                return self._named(mention, first)
        return None

    def _subject(self, start: int, end: int, gender: str) -> Entry | None:
        start = past_label(self.view, start, end)
        found = subject(self.view, start, end) if start < end and self.view.quote_of[start] < 0 else None
        if found is not None and found[1] - found[0] > 1 and self.view.low[found[0]] in classes("subordinator"):
            found = (found[0] + 1, found[1])  # "when | her mother"
        mention = read(self.view, found, self.names) if found is not None and found[1] <= end else None
        if found is None or mention is None or mention.kind != "person" or mention.pronoun:
            return None
        if mention.name:
            last = self.names.misspelled(surname(mention.name))
            known = last in self.names.full or last in self.names.titles or last in self._by_key
            if len(mention.name) == 1 and not known:
                return None
            entry: Entry | None = self._named(mention, found[0])
        elif mention.definite and mention.head in self.names.titled:
            entry = self._described(mention, (start, end))
        elif mention.head in groups("kin.tsv")[gender]:
            entry = self._described(mention, found)  # "her grandfather was a miner": "he" is the grandfather
        else:
            return None
        return entry if entry is not None and entry.gender in {"", gender} else None

    def _new(self, key: str, entry: Entry) -> Entry:
        self._by_key[key] = entry
        self.entries.append(entry)
        return entry
