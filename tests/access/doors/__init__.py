"""The doors of the house by subject: who may open which address."""
