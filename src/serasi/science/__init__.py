"""Pure library: no Django, no clock, no files, no network; only NumPy-class foundations."""
