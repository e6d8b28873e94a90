"""Prints what R survey says of the tests' made-up sample: the constants of tests/science/surveys.

Needs Rscript with the package survey (Debian: r-cran-survey).

usage: python benchmarks/surveys/known_values.py
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.science.surveys.sample import sample  # noqa: E402


def main() -> None:
    """Write the sample, and print R's lines: a name and its numbers."""
    columns = sample().columns()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "sample.csv"
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            for row in zip(*columns.values(), strict=True):
                writer.writerow(["NA" if value != value else value for value in row])
        subprocess.run(["Rscript", str(HERE / "known_values.R"), str(path)], check=True)


if __name__ == "__main__":
    main()
