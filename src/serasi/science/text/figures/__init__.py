"""How many: people, homes and vehicles, and what befell them."""
