"""What the room reads, from what its viewer may see."""
