"""Everything that changes meetings and forums; each act leaves its entry in the trail."""
