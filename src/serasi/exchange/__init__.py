"""Exchange of event data with others: their files come in, ours go out in their shape."""
