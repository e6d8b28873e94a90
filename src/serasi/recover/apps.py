"""The room as a Django app."""

from django.apps import AppConfig


class RecoverConfig(AppConfig):
    name = "serasi.recover"
    label = "recover"

    def ready(self) -> None:
        """Tell the rooms below what recovery has to say: in closing, on a case's page, after it."""
        from django.utils.translation import gettext_lazy as _

        from serasi.network.roles import Can
        from serasi.network.sealed import add_exporter, add_retention
        from serasi.network.sealed.naming import Subjects, add_subjects
        from serasi.network.sealed.retention import VICTIM
        from serasi.recover import closing, hanging, keeping, section, signals
        from serasi.respond import events
        from serasi.respond import hanging as hanging_on
        from serasi.respond.closing import add_check
        from serasi.respond.sections import add_section

        add_check("recover.displaced", closing.displaced)
        add_check("recover.residual", closing.residual)
        hanging_on.add_check("recover", hanging.held)
        add_section(section.SECTION)
        events.case_closed.connect(signals.case_closed, dispatch_uid="recover.case_closed")
        people = Subjects(
            Can.VICTIMS_OPEN, _("korban dan pengungsi"), _("Orang %s"), keeping.codes_of
        )
        add_subjects("client", people)
        label = _("Identitas korban dan pengungsi sesudah layanan terakhir")
        add_retention(VICTIM, keeping.clients_due, label=label)
        names = _("Daftar korban dan pengungsi bernama")
        add_exporter("client.names", names, Can.VICTIMS_OPEN, keeping.named_list)
