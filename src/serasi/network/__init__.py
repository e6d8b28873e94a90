"""Agencies, offices, people and what each may see and do; the one list of duties."""
