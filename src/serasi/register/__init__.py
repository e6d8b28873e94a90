"""Stage 2: reports are triaged, verified, coded and merged into tensions and incidents."""
