"""Agencies meet, agree on what each does, and keep forums of harmony in villages."""
