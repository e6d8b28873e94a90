"""Writes of early warning: permission, validation, then rows, trail and notices at once."""

from serasi.warn.actions.answering import (
    acknowledge,
    acknowledge_by_token,
    hand_over,
    object_to,
)
from serasi.warn.actions.calendar import date_risk_day, withdraw_risk_day, write_risk_day
from serasi.warn.actions.climbing import climb, expire, remind
from serasi.warn.actions.deciding import confirm, end, propose_by_hand, refuse, renew
from serasi.warn.actions.detecting import back_test, choose_budget, detect
from serasi.warn.actions.observing import observe, set_threshold, withdraw
from serasi.warn.actions.proposing import propose
from serasi.warn.actions.reviewing import review
from serasi.warn.actions.rumours import approve_answer, check_rumour, publish_answer, write_rumour

__all__ = [
    "acknowledge",
    "acknowledge_by_token",
    "approve_answer",
    "check_rumour",
    "choose_budget",
    "climb",
    "confirm",
    "date_risk_day",
    "detect",
    "end",
    "expire",
    "hand_over",
    "object_to",
    "observe",
    "propose",
    "propose_by_hand",
    "publish_answer",
    "refuse",
    "remind",
    "renew",
    "review",
    "set_threshold",
    "back_test",
    "withdraw",
    "withdraw_risk_day",
    "write_risk_day",
    "write_rumour",
]
