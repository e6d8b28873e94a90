"""Append-only, hash-chained record of decisions and of reads of sealed data."""
