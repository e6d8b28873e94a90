"""Early warning: indicators, proposed levels, people who answer, and a diary of what came of it."""
