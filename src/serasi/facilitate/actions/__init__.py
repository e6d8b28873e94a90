"""Everything that changes meetings; each act leaves its entry in the trail."""
