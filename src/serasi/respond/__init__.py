"""A conflict is handled: cases, legal status, mediation, agreements, and their monitoring."""
