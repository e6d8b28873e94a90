"""Stage 1: reports come in, and nothing that came in is ever changed or lost."""
