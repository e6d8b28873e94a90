"""The printed side of a published wave: plain data for the papers, all words Indonesian."""
