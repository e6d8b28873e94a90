"""What duties tell the rooms above: sent after the transaction."""

from django.dispatch import Signal

duty_offered = Signal()
"""An agency asked another to take a duty over. Sends `offer_id`, `now`."""
