"""What the first migrations of the rooms share: tables made at once, numbers of law installed."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import CreateModel, RunPython
from django.db.migrations.operations.base import Operation, OperationCategory


class CreateTables(Operation):
    """Create the tables of several models at once; their keys may point to each other.

    One `CreateModel` after another makes Django build every related model anew each time, which
    for the hundred and more tables of a house takes most of a minute; here they are built once.
    """

    category = OperationCategory.ADDITION
    serialization_expand_args = ["operations"]

    def __init__(self, operations: list[CreateModel]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [], {"operations": self.operations}

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "Create the tables of the room"


def legal_numbers(
    *rows: tuple[str, int, str, str], since: str = "2020-01-01", verified: bool = False
) -> RunPython:
    """Return the operation that gives a fresh house numbers of law or procedure.

    `rows` are key, value, unit and source.
    """

    def install(apps: Any, schema_editor: Any) -> None:
        table = apps.get_model("network", "LegalParam")
        table.objects.bulk_create(
            table(
                key=key,
                value=value,
                unit=unit,
                source=source,
                effective_from=since,
                verified=verified,
            )
            for key, value, unit, source in rows
        )

    def remove(apps: Any, schema_editor: Any) -> None:
        table = apps.get_model("network", "LegalParam").objects
        table.filter(key__in=[row[0] for row in rows], effective_from=since).delete()

    return RunPython(install, remove)
