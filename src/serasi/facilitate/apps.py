"""The room as a Django app."""

from django.apps import AppConfig


class FacilitateConfig(AppConfig):
    name = "serasi.facilitate"
    label = "facilitate"

    def ready(self) -> None:
        from serasi.facilitate import contact_sources
        from serasi.facilitate.contacts import add_contacts
        from serasi.facilitate.dunning import on_duty_offered
        from serasi.network.duty_events import duty_offered

        for name in ("notices", "reports", "duties", "meetings", "hand_overs"):
            add_contacts(f"facilitate.{name}", getattr(contact_sources, f"of_{name}"))
        duty_offered.connect(on_duty_offered, dispatch_uid="facilitate.offered")
