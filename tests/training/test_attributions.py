import numpy as np
import pytest

from training.attributions import CONTENT, SOURCE, example
from training.loaders.polnear import Attribution, Document

torch = pytest.importorskip("torch")

TEXT = "Falk said that the pier is safe.\nBrandt agreed."


def made():
    def at(words):
        return ((TEXT.index(words), TEXT.index(words) + len(words)),)

    from attrib.schema import Span

    spans = [tuple(Span(*span) for span in at(words)) for words in ("Falk", "said", "that the pier is safe")]
    return example(Document("d", TEXT, (Attribution(*spans),), "a", "p", "", "", "", "", ""))


def test_labels_of_a_gold_cue():
    item = made()
    (gold,) = item.golds
    words = item.view.low
    assert words[slice(*gold.cue)] == ["said"]
    assert [word for word, label in zip(words, gold.labels, strict=True) if label == SOURCE] == ["falk"]
    content = [word for word, label in zip(words, gold.labels, strict=True) if label == CONTENT]
    assert content == ["that", "the", "pier", "is", "safe"]


def test_a_guess_on_a_gold_cue_stands_for_it_and_any_other_is_false():
    from training.batches import batch, prepare

    item = made()
    prepared = prepare(item, {"said": 1}, [(0, 2), (4, 5)])
    real = dict(zip(prepared.cues, prepared.real.tolist(), strict=True))
    assert real[(1, 2)] == real[(0, 2)] == 1
    assert real[(4, 5)] == 0
    assert not prepared.label[prepared.cues.index((4, 5))].any()
    one = batch([prepared, prepared])
    assert one.where.max() < len(one.word)
    assert int(one.mask.sum()) == 2 * len(item.view.low)


def test_exported_arrays_compute_what_the_network_does():
    from attrib.annotate.tagger import windows
    from training.batches import batch, prepare
    from training.network import Network
    from training.tagging import arrays, tagger

    torch.manual_seed(0)
    item = made()
    words = sorted(set(item.view.low))
    network = Network(torch.randn(len(words), 96)).eval()
    network.own.weight.data.normal_(std=0.1)
    prepared = prepare(item, {word: at + 1 for at, word in enumerate(words)})
    one = batch([prepared])
    model = tagger(arrays(network, words))
    with torch.no_grad():
        state = network.encode(one)
        scores, real = network.windows(state, one)
    ours = model.encode(item.view, item.rules)
    assert np.abs(ours - state.numpy()[: len(ours)]).max() < 0.1  # the arrays are rounded
    where = windows.positions(prepared.cues, len(item.view.low))
    fields = windows.Surroundings(item.view, prepared.cues, item.rules).fields(prepared.cues, where)
    found, chance = model.windows(ours, model.ends_of(ours, prepared.cues), where, fields)
    inside = where >= 0
    assert np.abs(found - scores.numpy())[inside].max() < 0.1
    assert np.abs(chance - torch.sigmoid(real).numpy()).max() < 0.05


def test_the_likelihood_of_a_path_is_that_of_the_sum_over_all_paths():
    import itertools

    from training.network import path_loss

    torch.manual_seed(1)
    scores, label = torch.randn(2, 5, 3, 3), torch.tensor([[0, 1, 1, 2, 0], [2, 2, 0, 0, 1]])

    def worth(row, path):
        return sum(scores[row, at, a, b] for at, (a, b) in enumerate(itertools.pairwise((0, *path))))

    by_hand = [
        torch.logsumexp(torch.stack([worth(row, path) for path in itertools.product(range(3), repeat=5)]), 0)
        - worth(row, label[row].tolist())
        for row in range(2)
    ]
    assert path_loss(scores, label).item() == pytest.approx(torch.stack(by_hand).mean().item(), abs=1e-4)
