"""What the room holds."""
