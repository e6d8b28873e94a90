"""The HTTP API: a thin door to the same actions and queries as the pages."""
