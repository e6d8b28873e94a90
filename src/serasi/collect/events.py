"""What collect tells the later stages: declared domain events."""

from django.dispatch import Signal

reports_received = Signal()
"""Reports were stored, in this transaction. Sends `report_ids` (list of int) and `now`."""
