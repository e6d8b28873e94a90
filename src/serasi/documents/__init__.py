"""Papers: what they are (`model`), and how they are drawn, from plain data."""
