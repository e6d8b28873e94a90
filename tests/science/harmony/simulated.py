"""A population of villages with known truth, and surveys drawn from it as a region would draw."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from serasi.science import harmony
from serasi.science.harmony.scoring import score

ITEMS = harmony.NEWEST.items
REVERSE = np.array([item.reverse for item in ITEMS])
ATTITUDE = np.array([int(item.attitude[1:]) - 1 for item in ITEMS])
LEVEL = np.array([3.7, 3.5, 3.3, 3.6, 3.1, 3.4, 2.7, 3.5, 3.3, 3.4])


@dataclass(frozen=True)
class Population:
    """People of one regency: strata of villages of unequal size.

    village, stratum : (people,) ; answers : (people, 30) ; replies : (people,) chance to answer
    truth : index of everybody; attitudes : (10,) of everybody
    """

    village: np.ndarray
    stratum: np.ndarray
    answers: np.ndarray
    replies: np.ndarray
    truth: float
    attitudes: np.ndarray


@dataclass(frozen=True)
class Drawn:
    """A survey: answers with missing ones, and its design."""

    answers: np.ndarray
    weight: np.ndarray
    stratum: np.ndarray
    psu: np.ndarray


def population(rng, *, strata=8, villages=30, people=200, between=0.45):
    """Villages differ, strata differ, and people who are less content answer less often."""
    count = strata * villages
    size = rng.integers(people // 2, people * 3 // 2, count)
    village = np.repeat(np.arange(count), size)
    stratum = np.repeat(np.arange(strata), villages)[village]
    content = (
        rng.normal(0, 0.25, strata)[stratum]
        + rng.normal(0, between, count)[village]
        + rng.normal(0, 0.6, len(village))
    )
    own = content[:, None] + rng.normal(0, 0.5, (len(village), 10))
    felt = LEVEL + own
    upright = np.clip(np.rint(felt[:, ATTITUDE] + rng.normal(0, 0.8, (len(village), 30))), 1, 5)
    answers = np.where(REVERSE, 6 - upright, upright)
    replies = 1 / (1 + np.exp(-(0.9 + 0.5 * (stratum % 2) + rng.normal(0, 0.4, count)[village])))
    means = score(answers).attitudes.mean(axis=0)
    truth = float(harmony.geometric(means, harmony.EQUAL.values))
    return Population(village, stratum, answers, replies, truth, means)


def survey(rng, of, *, a_stratum=5, a_village=16, missing=0.03):
    """Draw villages by size within strata, people within villages, and let some not reply.

    Villages are drawn with replacement with probability proportional to size; a village drawn
    twice is two clusters. Weights are inverse inclusion over the share that replied of the cluster.
    """
    rows, weights, strata, psus = [], [], [], []
    cluster = 0
    for stratum in np.unique(of.stratum):
        inside = np.flatnonzero(of.stratum == stratum)
        villages, sizes = np.unique(of.village[inside], return_counts=True)
        for village in rng.choice(villages, a_stratum, p=sizes / sizes.sum()):
            people = inside[of.village[inside] == village]
            asked = rng.choice(people, min(a_village, len(people)), replace=False)
            came = asked[rng.random(len(asked)) < of.replies[asked]]
            if len(came) == 0:
                came = asked[:1]
            weight = len(inside) / a_stratum / len(came)
            rows += came.tolist()
            weights += [weight] * len(came)
            strata += [stratum] * len(came)
            psus += [cluster] * len(came)
            cluster += 1
    answers = of.answers[rows].astype(float)
    answers[rng.random(answers.shape) < missing] = 8
    return Drawn(answers, np.array(weights), np.array(strata), np.array(psus))
