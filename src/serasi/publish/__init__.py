"""What the house gives out: official papers, the public picture, open data.

Every number that leaves the house is a figure: a stored query with its cut-off, definition, filter
and version, which gives the same value on the same data for ever.
"""
