"""Word lists of field Indonesian, by subject; data only, in our own words."""
