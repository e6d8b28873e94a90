"""Thin doors of the room."""
