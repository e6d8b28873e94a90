"""Where it happened: names in a text, told from other words and joined to one area."""
