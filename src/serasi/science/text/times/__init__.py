"""When it happened: days and clocks in figures, words and relative to the sending."""
