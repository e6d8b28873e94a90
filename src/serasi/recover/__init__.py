"""What remains after a conflict: victims, displaced people, support, plans, and the closing."""
