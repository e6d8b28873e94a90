"""Doors of the collect room."""
