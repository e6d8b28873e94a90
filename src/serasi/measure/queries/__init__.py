"""What of surveys may be read."""
