"""Sealed data: one place, one reading function, and what watches over both."""
