"""Writes of recovery: permission, validation, then rows, trail, duties and seals at once."""

from serasi.recover.actions.care import Aim, What, ask_need, drop_need, give_help
from serasi.recover.actions.consent import (
    forget_people,
    give_consent,
    tell_identity,
    withdraw_consent,
)
from serasi.recover.actions.course import (
    ask_lesson,
    assess,
    begin_recovery,
    evaluate,
    move_recovery,
    plan_residual,
    set_calm,
    write_lesson,
)
from serasi.recover.actions.listing import store_list
from serasi.recover.actions.passing import answer_care, offer_care, withdraw_care
from serasi.recover.actions.people import (
    Entry,
    follow_up,
    leave_point,
    move_person,
    open_point,
    register_person,
    solve,
)
from serasi.recover.actions.seeking import seek_person
from serasi.recover.actions.support import (
    Made,
    answer_referral,
    close_support,
    make_visit,
    miss_visit,
    open_support,
    plan_visit,
    refer,
)
from serasi.recover.actions.works import (
    Loss,
    Work,
    drop_plan,
    plan_work,
    record_damage,
    report_progress,
    verify_damage,
)

__all__ = [
    "Aim",
    "Entry",
    "Loss",
    "Made",
    "What",
    "Work",
    "answer_care",
    "answer_referral",
    "ask_lesson",
    "ask_need",
    "assess",
    "begin_recovery",
    "close_support",
    "drop_need",
    "drop_plan",
    "evaluate",
    "follow_up",
    "forget_people",
    "give_consent",
    "give_help",
    "leave_point",
    "make_visit",
    "miss_visit",
    "move_person",
    "move_recovery",
    "offer_care",
    "open_point",
    "open_support",
    "plan_residual",
    "plan_visit",
    "plan_work",
    "record_damage",
    "refer",
    "register_person",
    "report_progress",
    "seek_person",
    "set_calm",
    "solve",
    "store_list",
    "tell_identity",
    "verify_damage",
    "withdraw_care",
    "withdraw_consent",
    "write_lesson",
]
