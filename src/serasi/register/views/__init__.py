"""Pages of the register: thin doors to its queries and actions."""
