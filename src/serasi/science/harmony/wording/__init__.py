"""Wording of the INSERASI instrument, one module for each version and language."""
