"""Writes of the collect room."""

from serasi.collect.actions.alerting import Looked, keep_alert, look_at_alert
from serasi.collect.actions.committing import commit_intake
from serasi.collect.actions.correcting import correct_dates
from serasi.collect.actions.counting import count_attempt, reserve_receipts
from serasi.collect.actions.intakes import (
    change_choices,
    choose_items,
    discard_intake,
    discard_old_previews,
    start_paste,
    start_recap,
    start_whatsapp,
)
from serasi.collect.actions.receiving import Received, Refused, Upload, receive_report

__all__ = [
    "Looked",
    "Received",
    "Refused",
    "Upload",
    "change_choices",
    "choose_items",
    "commit_intake",
    "correct_dates",
    "count_attempt",
    "discard_intake",
    "discard_old_previews",
    "keep_alert",
    "look_at_alert",
    "receive_report",
    "reserve_receipts",
    "start_paste",
    "start_recap",
    "start_whatsapp",
]
