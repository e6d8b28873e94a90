"""Figures: stored queries that give the same value on the same data for ever."""

from serasi.publish.figures.model import Asked, Definition, Result, evaluator
from serasi.publish.figures.registry import DEFINITIONS, definition

__all__ = ["DEFINITIONS", "Asked", "Definition", "Result", "definition", "evaluator"]
