"""scikit-learn's boosted trees as the arrays that the package runs."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from attrib.inference.trees import Trees


def export(model: HistGradientBoostingClassifier) -> Trees:
    """The trees of a fitted two-class model; their sums equal its ``decision_function`` on rows without NaN."""
    trees = [_tree(stage[0].nodes) for stage in model._predictors]  # scikit-learn offers no public way to them
    nodes = max(len(feature) for feature, *_ in trees)
    leaves = max(len(leaf) for *_, leaf in trees)
    feature = np.zeros((len(trees), nodes), np.int64)
    threshold = np.full((len(trees), nodes), np.inf, np.float32)
    mask = np.zeros((len(trees), nodes), np.uint32)
    leaf = np.zeros((len(trees), leaves))
    for row, (columns, bounds, masks, values) in enumerate(trees):
        feature[row, : len(columns)] = columns
        threshold[row, : len(bounds)] = bounds
        mask[row, : len(masks)] = masks
        leaf[row, : len(values)] = values
    return Trees(feature, threshold, mask, leaf, float(np.ravel(model._baseline_prediction)[0]))


def _tree(nodes: Any) -> tuple[list[int], list[float], list[int], list[float]]:
    """Columns, thresholds and masks of a tree's inner nodes, and its leaves' values from left to right."""
    columns: list[int] = []
    bounds: list[float] = []
    masks: list[int] = []
    leaves: list[float] = []

    def visit(number: int) -> None:
        node = nodes[number]
        if node["is_leaf"]:
            leaves.append(float(node["value"]))
            return
        start = len(leaves)
        visit(node["left"])
        columns.append(int(node["feature_idx"]))
        bounds.append(float(node["num_threshold"]))
        masks.append(((1 << len(leaves)) - 1) ^ ((1 << start) - 1))
        visit(node["right"])

    visit(0)
    return columns, bounds, masks, leaves
