"""What a restriction reaches beyond one report: copies of its words and what goes on from it."""

from __future__ import annotations

from collections.abc import Iterable

from serasi.collect.models import Report

RESTRICTED = Report.Sensitivity.RESTRICTED


def inherits_restriction(reports: Iterable[Report]) -> frozenset[int]:
    """Return which new reports carry the words of a restricted one, or go on from one."""
    rows = list(reports)
    origins = {report.origin_key for report in rows if report.origin_key}
    followed = {report.pk: followed_key(report) for report in rows if followed_key(report)}
    restricted = Report.objects.filter(sensitivity=RESTRICTED)
    closed_origins = set(
        restricted.filter(origin_key__in=origins).values_list("origin_key", flat=True)
    )
    closed_keys = set(
        restricted.filter(content_key__in=set(followed.values())).values_list(
            "content_key", flat=True
        )
    )
    return frozenset(
        report.pk
        for report in rows
        if report.origin_key in closed_origins or followed.get(report.pk) in closed_keys
    )


def followed_key(report: Report) -> str:
    """Return the content key of the message that an update goes on from, or nothing."""
    follows = report.stated.get("follows")
    if not report.content_key or not follows:
        return ""
    return f"{report.content_key.partition(':')[0]}:{follows['key']}"
