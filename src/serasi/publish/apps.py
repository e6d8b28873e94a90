"""The room as a Django app."""

from django.apps import AppConfig


class PublishConfig(AppConfig):
    name = "serasi.publish"
    label = "publish"

    def ready(self) -> None:
        from serasi.network.parts import Part, add_part
        from serasi.publish.queries.about import part
        from serasi.publish.records.registry import SUBJECTS

        kinds = frozenset(SUBJECTS)
        add_part(Part(90, "publish.papers", kinds, "publish/record_papers.html", part))
