"""Papers drawn from plain data; no room's rows come in here."""
