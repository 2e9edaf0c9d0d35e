import numpy as np
import pytest

from attrib.parse.draft import Draft
from attrib.parse.lines.classify import CLASSES
from training.recipes import lines

PROSE = "The harbour council voted on Tuesday to rebuild the pier that a storm destroyed, the mayor said."


@pytest.mark.parametrize(
    ("cut", "bare"),
    [
        ("( PHOTOS: Ten ferries that sank)", "Ten ferries that sank"),
        ("Why two towns are at war Read more", "Why two towns are at war"),
        ("The mayor at the pier. (AP Photo/Jo Marsh)", "The mayor at the pier."),
        ("MAYOR SAYS PIER WILL OPEN", None),
        ("Read more", None),
    ],
)
def test_what_gives_a_line_away_is_taken_out(cut, bare):
    assert lines._without_cues(cut) == bare


def test_arrays_say_what_the_estimator_says():
    texts = [f"The {noun} of the {place}" for noun in ("pier", "ferry", "mayor") for place in ("town", "sea", "hill")]
    examples = []
    for number, text in enumerate(texts * 3):
        drafts = [Draft(PROSE), Draft(text), Draft(PROSE), Draft(PROSE)]
        examples.append(lines._example(drafts, 1, number % len(CLASSES), "harbour"))
    classifier = lines.fit(examples)
    matrix, _, _ = lines._matrix(examples)
    model = lines.LogisticRegression(C=lines.STRENGTH, max_iter=500).fit(matrix, [e.label for e in examples])
    drafts = [Draft(PROSE), Draft(texts[0]), Draft(PROSE), Draft(PROSE)]
    assert np.allclose(classifier.chances(drafts, [1])[0], model.predict_proba(matrix[:1])[0], atol=1e-6)
