"""Writes of the register: permission, validation, then rows, trail and domain events at once."""

from serasi.register.actions.coding import (
    code_event,
    confirm,
    send_back,
    send_to_second,
)
from serasi.register.actions.editing import (
    KEPT_IN_TRASH,
    chain_events,
    edit_event,
    empty_trash,
    restore_event,
    trash_event,
    unchain_events,
    undo_revision,
)
from serasi.register.actions.house import install_params
from serasi.register.actions.linking import (
    decide_suggestion,
    join_reports,
    link_report,
    merge_events,
    undo_decision,
    undo_merge,
    unlink_report,
)
from serasi.register.actions.queue import (
    hand_over,
    open_report,
    release,
    set_priority,
    take,
    take_many,
    triage,
)
from serasi.register.actions.restricting import restrict
from serasi.register.actions.second import ask_second_coding, submit_second_coding
from serasi.register.actions.verifying import conclude, reopen, verify
from serasi.register.actions.wishes import drop_view, save_view

__all__ = [
    "KEPT_IN_TRASH",
    "ask_second_coding",
    "chain_events",
    "code_event",
    "conclude",
    "confirm",
    "decide_suggestion",
    "drop_view",
    "edit_event",
    "empty_trash",
    "hand_over",
    "install_params",
    "join_reports",
    "link_report",
    "merge_events",
    "open_report",
    "release",
    "reopen",
    "restore_event",
    "save_view",
    "send_back",
    "send_to_second",
    "restrict",
    "set_priority",
    "submit_second_coding",
    "take",
    "take_many",
    "trash_event",
    "triage",
    "unchain_events",
    "undo_decision",
    "undo_merge",
    "undo_revision",
    "unlink_report",
    "verify",
]
