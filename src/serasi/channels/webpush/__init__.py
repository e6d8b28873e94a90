"""Web push: encryption, the house's name to push services, and which addresses are fit."""
