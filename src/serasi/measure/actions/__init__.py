"""What people do in surveys; each act leaves its entry in the trail."""
