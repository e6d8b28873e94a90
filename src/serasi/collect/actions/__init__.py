"""Writes of the collect room."""

from serasi.collect.actions.counting import count_attempt, reserve_receipts
from serasi.collect.actions.receiving import Received, Refused, Upload, receive_report

__all__ = [
    "Received",
    "Refused",
    "Upload",
    "count_attempt",
    "receive_report",
    "reserve_receipts",
]
