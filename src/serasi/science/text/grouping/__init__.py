"""Which reports belong together: copies of one message, reports of one event."""
