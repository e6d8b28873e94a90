"""Hate speech in 13,169 tweets by a recipe trained inside each fold: nothing of it ships.

Protocol: ten folds (shuffled, seed 42); every vectoriser and model is fitted inside the fold.
Recipe: the standardised scores of five views over label sets are added with equal weight: linear
SVM on words and stems, linear SVM on word pairs and letters, complement naive Bayes on word pairs,
votes of the 25 nearest tweets, and a small network on the 12,000 features most tied to the labels.
For twelve labels two views of single labels are added: their log-likelihood for each label set
seen in training, which also repairs the hierarchy.

Run in an environment with scikit-learn: SERASI_DATA=... PYTHONPATH=src nice python
benchmarks/text/hs13k_recipe.py [FOLDS]
"""

from __future__ import annotations

import sys
import time
import warnings
from typing import Any

import numpy as np
from common import write
from hs13k import TWELVE, TWO, normal, pairs, stems, tweets
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.feature_selection import chi2
from sklearn.model_selection import KFold
from sklearn.naive_bayes import ComplementNB
from sklearn.neural_network import MLPClassifier
from sklearn.svm import LinearSVC

PUBLISHED = {"2": 0.7736, "12": 0.6612}
WORDS = r"[a-z0-9]+|[!?]"
NEAREST, STRONGEST, SEEDS = 25, 12_000, 2


def views(train: list[str], test: list[str]) -> dict[str, tuple[Any, Any]]:
    """Fit the vectorisers inside the fold; give each view of training and test rows."""
    makers = {
        "word": (TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True,
                                 token_pattern=WORDS), normal),
        "stem": (TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True,
                                 token_pattern=WORDS), lambda t: stems(normal(t))),
        "letter": (TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3,
                                   sublinear_tf=True), normal),
        "pair": (TfidfVectorizer(analyzer=pairs, min_df=3, sublinear_tf=True),
                 lambda t: stems(normal(t))),
    }  # fmt: skip
    return {
        name: (made.fit_transform(map(clean, train)), made.transform(map(clean, test)))
        for name, (made, clean) in makers.items()
    }


def side_by_side(parts: dict[str, tuple[Any, Any]], *names: str) -> tuple[Any, Any]:
    """Join views."""
    return tuple(sparse.hstack([parts[n][i] for n in names]).tocsr() for i in (0, 1))  # type: ignore[return-value]


def standard(scores: np.ndarray) -> np.ndarray:
    """Centre each row, scale all alike."""
    centred = scores - scores.mean(axis=1, keepdims=True)
    return centred / centred.std()


def by_sets(parts: dict[str, tuple[Any, Any]], sets: np.ndarray, n: int) -> dict[str, np.ndarray]:
    """Score every label set by each of the views that decide on whole sets."""
    found = {}
    for name, names, cost in (("svm_words", ("word", "stem"), 0.2),
                              ("svm_pairs", ("pair", "letter"), 0.2)):  # fmt: skip
        seen, new = side_by_side(parts, *names)
        found[name] = LinearSVC(C=cost).fit(seen, sets).decision_function(new)
    seen, new = parts["pair"]
    found["bayes_pairs"] = ComplementNB(alpha=0.3).fit(seen > 0, sets).predict_log_proba(new > 0)
    seen, new = side_by_side(parts, "word", "letter")
    votes = np.zeros((new.shape[0], n))
    for row, likes in enumerate((new @ seen.T).tocsr()):
        dense = likes.toarray().ravel()
        near = np.argpartition(-dense, NEAREST)[:NEAREST]
        np.add.at(votes[row], sets[near], dense[near] ** 2)
    found["nearest"] = votes
    return found


def network(parts: dict[str, tuple[Any, Any]], target: np.ndarray, sets: np.ndarray) -> np.ndarray:
    """Give the mean chances of small networks on the features most tied to the label sets."""
    seen, new = side_by_side(parts, "word", "letter")
    tied = np.nan_to_num(chi2(seen, sets)[0])
    kept = np.sort(np.argsort(-tied)[:STRONGEST])
    chances: Any = 0
    for seed in range(SEEDS):
        model = MLPClassifier((32,), alpha=1e-4, max_iter=5, random_state=seed, batch_size=128,
                              learning_rate_init=2e-3)  # fmt: skip
        chances = chances + model.fit(seen[:, kept], target).predict_proba(new[:, kept])
    return np.clip(chances / SEEDS, 1e-3, 1 - 1e-3)


def likelihood(chances: np.ndarray, sets: np.ndarray) -> np.ndarray:
    """Give the log-likelihood of each label set from the chances of single labels."""
    return np.log(chances) @ sets.T + np.log(1 - chances) @ (1 - sets).T


def agreement(said: np.ndarray, true: np.ndarray) -> tuple[float, float]:
    """Give exact match and mean Jaccard; two empty sets agree."""
    union, both = (said | true).sum(axis=1), (said & true).sum(axis=1)
    jaccard = np.where(union == 0, 1.0, both / np.maximum(union, 1))
    return float((said == true).all(axis=1).mean()), float(jaccard.mean())


def fold_scores(
    parts: dict[str, tuple[Any, Any]], labels: np.ndarray
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Give the label sets seen in training and the scores of all views for them."""
    known, sets = np.unique(labels, axis=0, return_inverse=True)
    sets = np.asarray(sets).ravel()
    scores = by_sets(parts, sets, len(known))
    if labels.shape[1] == 2:
        scores["network"] = np.log(network(parts, sets, sets))
        return known, scores
    scores["network"] = likelihood(network(parts, labels, sets), known)
    seen, new = side_by_side(parts, "word", "letter")
    margins = np.column_stack(
        [
            LinearSVC(C=0.15).fit(seen, column).decision_function(new)
            if column.any()
            else np.full(new.shape[0], -2.0)
            for column in labels.T
        ]
    )
    chances = np.clip(1 / (1 + np.exp(-2.5 * margins)), 1e-3, 1 - 1e-3)
    scores["svm_single"] = likelihood(chances, known)
    return known, scores


def main(folds: int) -> None:
    """Run the folds and write what was seen, each view beside their sum."""
    texts, gold = tweets()
    told: dict[str, dict[str, list[tuple[float, float]]]] = {"2": {}, "12": {}}
    split = KFold(10, shuffle=True, random_state=42)
    begin = time.time()
    for number, (train, test) in enumerate(split.split(texts)):
        if number >= folds:
            break
        parts = views([texts[i] for i in train], [texts[i] for i in test])
        for name, columns in (("2", len(TWO)), ("12", len(TWELVE))):
            known, scores = fold_scores(parts, gold[train][:, :columns])
            scores["all"] = sum(standard(s) for s in scores.values())  # type: ignore[assignment]
            for view, values in scores.items():
                said = known[values.argmax(axis=1)]
                told[name].setdefault(view, []).append(agreement(said, gold[test][:, :columns]))
            print(number, name, told[name]["all"][-1], round(time.time() - begin), flush=True,
                  file=sys.stderr)  # fmt: skip
        write("hs13k_recipe", {"n": len(texts), "folds": number + 1, "seed": 42,
                               "seconds": round(time.time() - begin), "published": PUBLISHED,
                               "labels": _means(told)})  # fmt: skip


def _means(told: dict[str, dict[str, list[tuple[float, float]]]]) -> dict[str, Any]:
    return {
        name: {
            view: {
                "exact": round(float(np.mean([e for e, _ in rows])), 4),
                "exact_sd": round(float(np.std([e for e, _ in rows])), 4),
                "jaccard": round(float(np.mean([j for _, j in rows])), 4),
            }
            for view, rows in views_.items()
        }
        for name, views_ in told.items()
    }


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
