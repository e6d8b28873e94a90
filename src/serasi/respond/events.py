"""What the handling of cases tells the later stages: sent after the transaction."""

from django.dispatch import Signal

case_opened = Signal()
"""A case was opened. Sends `case_id`, `now`."""

agreement_broken = Signal()
"""An agreement was broken, and its case reopened. Sends `agreement_id`, `now`."""

case_closed = Signal()
"""A case was closed. Sends `case_id`, `now`."""
