"""The room as a Django app."""

from django.apps import AppConfig


class RespondConfig(AppConfig):
    name = "serasi.respond"
    label = "respond"

    def ready(self) -> None:
        from serasi.respond import closing, conditions
        from serasi.respond.receiving import on_level_confirmed, on_level_ended
        from serasi.warn.events import level_confirmed, level_ended

        level_confirmed.connect(on_level_confirmed, dispatch_uid="respond.confirmed")
        level_ended.connect(on_level_ended, dispatch_uid="respond.ended")
        from serasi.respond.queries import moments
        from serasi.respond.timeline import add_source

        for name in ("events", "levels", "duties", "reports", "status"):
            add_source(f"respond.{name}", getattr(moments, f"of_{name}"))
        from serasi.respond.meeting_part import MEETINGS
        from serasi.respond.sections import add_section

        add_section(MEETINGS)
        closing.add_check("respond.calm", conditions.calm)
        closing.add_check("respond.settled", conditions.settled)
        from serasi.respond.hanging import add_check
        from serasi.respond.queries import hanging

        for name in ("place", "known", "owed", "bound", "legal"):
            add_check(f"respond.{name}", getattr(hanging, name))
        self._settle()
        self._keep()

    @staticmethod
    def _keep() -> None:
        """Tell the room of sealed data how long what a case keeps is kept, and what it holds."""
        from django.utils.translation import gettext_lazy as _

        from serasi.network.sealed import add_hold, add_retention
        from serasi.respond import keeping

        add_hold("respond.reporters", keeping.reporters_held)
        label = _("Penengah, penanda tangan, dan pindaian sesudah perkara selesai")
        add_retention(keeping.CASE, keeping.names_due, label=label)

    @staticmethod
    def _settle() -> None:
        """Add what mediation and agreements say of a case: its page, its moments, its closing."""
        from django.utils.translation import gettext_lazy as _

        from serasi.respond import closing
        from serasi.respond.queries import mediation, settling
        from serasi.respond.sections import Section, add_section
        from serasi.respond.timeline import add_source

        closing.add_check("respond.monitored", settling.monitored)
        add_source("respond.mediation", settling.moments)
        add_section(
            Section(
                30,
                "mediasi",
                _("Mediasi dan kesepakatan"),
                "respond/section_mediation.html",
                mediation.section,
            )
        )
