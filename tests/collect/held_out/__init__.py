"""Three WhatsApp exports written by hand without sight of the parser, with what they tell."""
