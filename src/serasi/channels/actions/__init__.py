"""Acts of the room of channels: addresses and their proof, sending, receipts, forgetting."""

from serasi.channels.actions.addresses import (
    order_channels,
    pause_address,
    remove_address,
    resume_address,
    set_address,
    set_quiet_hours,
)
from serasi.channels.actions.browsers import register_browser, remove_browser
from serasi.channels.actions.confirming import (
    confirm_delivery,
    deny_delivery,
    mark_copied,
    receive_receipt,
    receive_shown,
)
from serasi.channels.actions.delivering import deliver_due
from serasi.channels.actions.enqueuing import call_off, enqueue, prolong
from serasi.channels.actions.forgetting import forget_old
from serasi.channels.actions.verifying import send_code, verify_address

__all__ = [
    "call_off",
    "confirm_delivery",
    "deliver_due",
    "deny_delivery",
    "enqueue",
    "forget_old",
    "mark_copied",
    "order_channels",
    "pause_address",
    "prolong",
    "receive_receipt",
    "receive_shown",
    "register_browser",
    "remove_address",
    "remove_browser",
    "resume_address",
    "send_code",
    "set_address",
    "set_quiet_hours",
    "verify_address",
]
