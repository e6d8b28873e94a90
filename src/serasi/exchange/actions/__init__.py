"""Writes of the room: files of others come in, ours go out; each is in the trail."""
