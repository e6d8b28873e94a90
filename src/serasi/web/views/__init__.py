"""The pages that belong to no stage."""
