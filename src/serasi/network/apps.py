"""The network room as a Django app."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "serasi.network"
    label = "network"

    def ready(self) -> None:
        from allauth.mfa import signals as factors
        from axes.signals import user_locked_out
        from django.contrib.auth.signals import user_logged_in

        from serasi.network import signals

        factors.authenticator_added.connect(signals.factor_added)
        factors.authenticator_removed.connect(signals.factor_removed)
        user_logged_in.connect(signals.tell_of_renewals)
        user_locked_out.connect(signals.account_locked)
