"""Writes of cases: permission, validation, then rows, trail and duties at once."""
