"""Writes of the room: papers are made, written, checked, signed; plans are kept."""
