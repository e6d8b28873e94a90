"""What the register tells the later stages: declared domain events, sent after the transaction."""

from django.dispatch import Signal

event_confirmed = Signal()
"""An event was confirmed by a second person. Sends `event_id`, `now`."""

report_closed = Signal()
"""A report's check ended. Sends `report_id`, `outcome`, `now`."""
