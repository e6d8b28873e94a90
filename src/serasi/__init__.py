"""Serasi: early warning, coordination and measurement for a regional social-harmony network."""

__version__ = "0.1.0"
