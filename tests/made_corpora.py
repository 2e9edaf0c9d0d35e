"""Stand-ins for the corpora of training/, made up and tiny, laid out as the real ones are: recipes run on them."""

import csv
import json
from datetime import date, timedelta

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from tests.corpora import LOADED, NEUTRAL, PEOPLE, THINGS
from training.distant import outlets
from training.loaders import allsides, hyperpartisan

PLACES = ("Tarnby", "Port Ellery", "Lund", "Altenwerder", "Esk", "Marl")


def write(folder):
    """Write every corpus that the recipes ``bias``, ``framing`` and ``hyperpartisan`` read into `folder`."""
    for make in (_anno_lexical, _allsides, _babe, _basil, _checkthat, _gvfc, _frac, _hyperpartisan, _framing):
        make(folder)


def sentence(number, loaded):
    """A sentence that no other number gives, also in any ten words of it."""
    who, verb, what = PEOPLE[number % 6], (LOADED if loaded else NEUTRAL)[number % 5], THINGS[number % 4]
    return f"On reflection {who} in week {1000 + number} {verb} {what} of {PLACES[number % 6]}."


def article(number, loaded):
    """Some paragraphs of either kind of wording."""
    place = PLACES[number % len(PLACES)]
    said = f"“The plan of year {number} is late,” said Ada Brook, who chairs the council of {place}."
    parts = [sentence(number * 11 + at, loaded or at % 5 == 0) for at in range(10)]
    return "\n\n".join([" ".join(parts[:5]), said, " ".join(parts[5:])])


def _anno_lexical(folder):
    for start, (split, count) in enumerate((("train", 400), ("dev", 160), ("test", 160))):
        table = {
            "sentence_id": [f"{split}{at}" for at in range(count)],
            "text": [sentence(10_000 * (start + 1) + at // 2, at % 2 == 1) for at in range(count)],
            "label": [at % 2 for at in range(count)],
            "source_name": [f"outlet{at % 7}" for at in range(count)],
        }
        _table(folder / "anno_lexical" / f"anno-lexical-{split}.parquet", table)


def _allsides(folder):
    sides = outlets()
    names = [next(name for name in sides if sides[name] == side) for side in ("opinion", "news")]
    made = []
    for at in range(400):
        outlet, day = names[at % 2], date(2019, 1, 1) + timedelta(days=at)
        site = f"{outlet.lower().replace(' ', '')}.example"
        title = f"Council of {PLACES[at % len(PLACES)]} meets again in week {at}"
        values = (f"a{at}", title, article(at, at % 2 == 0), ("left", "right", "center")[at % 3], outlet, site)
        values += (f"https://{site}/{at}", day.isoformat(), "Nils Rye", "politics", "train", "train")
        made.append(dict(zip(allsides.COLUMNS, values, strict=True)))
    _table(folder / "allsides" / "articles.parquet", {name: [row[name] for row in made] for name in allsides.COLUMNS})


def _babe(folder):
    head = ("text", "news_link", "outlet", "topic", "type", "label_bias", "label_opinion", "biased_words")
    table = [
        (f"Of Esk: {sentence(at, False)}", "u", "P", "taxes", "left", "Biased", "Opinion", "[]") for at in range(8)
    ]
    with _file(folder / "babe" / "final_labels_SG2.csv") as file:
        csv.writer(file, delimiter=";").writerows([head, *table])


def _basil(folder):
    told = {"uuid": "u", "triplet-uuid": "s", "source": "FOX", "title": "Dock opens", "url": "x"}
    marks = {"article-level-annotations": {"relative_stance": "center"}, "phrase-level-annotations": []}
    with _file(folder / "basil" / "articles" / "2012" / "s_1.json") as file:
        json.dump({**told, "body-paragraphs": [["The dock opened.", "Rain fell on it."]]}, file)
    with _file(folder / "basil" / "annotations" / "2012" / "s_1_ann.json") as file:
        json.dump(marks, file)


def _checkthat(folder):
    for split in ("train", "dev", "dev_test"):
        with _file(folder / "checkthat_subjectivity" / f"{split}_en.tsv") as file:
            file.write(f"sentence_id\tsentence\tlabel\n1\tHe left {split} alone.\tOBJ\n")


def _gvfc(folder):
    book = openpyxl.Workbook()
    book.active.append(("news_title", "Q1 Relevant", "Q2 Focus", "Q3 Theme1", "Q3 Theme2"))
    book.active.append(("Vote on rifles", 1, 1, 2, 3))
    (folder / "gvfc").mkdir(parents=True)
    book.save(folder / "gvfc" / "GVFC_headlines_and_annotations.xlsx")


def _frac(folder):
    with _file(folder / "frac" / "gold_standard_single_label_all.csv") as file:
        file.write('sentence,label\n"Jobs, jobs",1\n')


def _hyperpartisan(folder):
    articles, truths = [], []
    for at in range(60):
        loaded = "true" if at % 2 else "false"
        body = "".join(f"<p>{part}</p>" for part in article(5000 + at, bool(at % 2)).split("\n\n"))
        articles.append(f'<article id="{at}" title="Week {at} in {PLACES[at % 6]}">{body}</article>')
        truths.append(f'<article id="{at}" hyperpartisan="{loaded}" url="https://site{at % 12}.example/{at}"/>')
    for name, items in (("articles", articles), ("ground-truth", truths)):
        with _file(folder / "hyperpartisan" / f"{name}-{hyperpartisan.TRAINING}.xml") as file:
            file.write(f"<articles>{''.join(items)}</articles>")


def _framing(folder):
    head = ("ID", "source", "mbfc", "date", "text", "RE", "HI", "CO", "MO", "EC")
    table = [
        (
            at,
            "p",
            "left",
            2019,
            article(9000 + at, at % 2 == 0),
            *((at + frame) % (frame + 2) == 0 for frame in range(5)),
        )
        for at in range(60)
    ]
    with _file(folder / "narrative_framing" / "articles_metadata.tsv") as file:
        csv.writer(file, delimiter="\t").writerows([head, *table])


def _file(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("w", encoding="utf-8", newline="")


def _table(path, columns):
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(columns), path)
