"""Areas by Kemendagri code with validity, groupings, boundaries and neighbours."""
