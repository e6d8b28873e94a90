"""Doors of early warning."""
