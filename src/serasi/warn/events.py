"""What early warning tells the later stages: declared domain events, sent after the transaction."""

from django.dispatch import Signal

level_confirmed = Signal()
"""A level was confirmed for a district. Sends `warning_id`, `level`, `now`."""

level_ended = Signal()
"""A level ended. Sends `warning_id`, `now`."""
