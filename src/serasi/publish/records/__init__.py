"""What papers about a record are made of: who may read it, when and where it was, what it tells."""
