"""What sealed data tells the rooms above: sent in the transaction of the act."""

from django.dispatch import Signal

glass_broken = Signal()
"""Somebody opened in an emergency. Sends `glass_id`, `person_ids` of who is to be told, `now`."""

export_asked = Signal()
"""A file of opened secrets was asked for. Sends `export_id`, `person_ids`, `now`."""
