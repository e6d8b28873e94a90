"""Writes the operations of the API as a page: `python -m serasi.ops.api_list`."""

from __future__ import annotations

import os
import sys

HEAD = """# HTTP API

At `/api/v1/`, for those who are logged in (session cookie; writing needs the CSRF token in
`X-CSRFToken`). OpenAPI 3.1 at `/api/v1/openapi.json`. Rights are those of the pages: what is not
yours is a 404. Every refusal is `{"code": "S101", "message": "…"}` with a number of
`problems.md`. Lists take `limit` (at most 200) and `offset` and answer
`{"items": […], "count": n}`. Missing is `null`, never 0. Written by
`python -m serasi.ops.api_list`.

| operation | does |
|---|---|
"""


def page() -> str:
    """Return the page."""
    from serasi.api.main import api

    rows = []
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, told in methods.items():
            rows.append(f"| `{method.upper()} {path}` | {told.get('description', '').strip()} |\n")
    return HEAD + "".join(rows)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serasi.settings")
    import django

    django.setup()
    sys.stdout.write(page())
