"""What a report is about: how its acts stand, its label, trigger and form."""
