"""Running the house: demo, doctor, schedule, backup, translations."""
