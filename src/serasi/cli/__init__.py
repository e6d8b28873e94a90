"""The commands, each a thin door to an action or a query."""
