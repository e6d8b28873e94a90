"""Addresses of the network room: its pages, and the doors of the house (log-in, second factor)."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import include, path

from serasi.network import views
from serasi.network.views import sealed

pages = [
    path("hak-saya/", views.my_access, name="my_access"),
    path("jaringan/", views.agencies, name="agencies"),
    path("jaringan/baru/", views.new_agency, name="new_agency"),
    path("jaringan/<int:pk>/", views.agency, name="agency"),
    path("jaringan/<int:pk>/undang/", views.invite_to, name="invite"),
    path("jaringan/<int:pk>/angkat/", views.appoint_to, name="appoint"),
    path("jaringan/<int:pk>/wilayah/", views.add_area, name="add_area"),
    path("jaringan/wilayah/<int:pk>/akhiri/", views.end_area, name="end_area"),
    path("jaringan/jabatan/<int:pk>/akhiri/", views.end_office, name="end_office"),
    path("jaringan/orang/<int:pk>/tutup/", views.close, name="close_account"),
    path("jaringan/orang/<int:pk>/sandi/", views.renewal_link, name="renewal_link"),
    path("jaringan/sandi/<int:pk>/sahkan/", views.confirm_link, name="confirm_renewal"),
    path("jaringan/undangan/<int:pk>/cabut/", views.withdraw, name="withdraw"),
    path("jaringan/undangan/<int:pk>/sahkan/", views.confirm, name="confirm"),
    path("undangan/<str:token>/", views.invitation, name="invitation"),
    path("sandi-baru/<str:token>/", views.new_password, name="new_password"),
]

sealed_pages = [
    path("", sealed.openings, name="openings"),
    path("darurat/", sealed.glasses, name="glasses"),
    path("darurat/baru/", sealed.new_glass, name="new_glass"),
    path("darurat/<int:pk>/", sealed.glass, name="glass"),
    path("darurat/<int:pk>/akhiri/", sealed.end, name="end_glass"),
    path("unduhan/", sealed.exports, name="exports"),
    path("unduhan/<int:pk>/", sealed.export, name="export"),
    path("unduhan/<int:pk>/putuskan/", sealed.decide, name="decide"),
    path("unduhan/<int:pk>/tarik/", sealed.withdraw, name="withdraw"),
    path("unduhan/<int:pk>/berkas/", sealed.fetch, name="fetch"),
    path("musnah/", sealed.destroyed, name="destroyed"),
]

urlpatterns = [
    path("", include((pages, "network"))),
    path("tersegel/", include((sealed_pages, "sealed"))),
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("lupa-sandi/", views.forgotten, name="account_reset_password"),
    path("akun/nonaktif/", account.account_inactive, name="account_inactive"),
    path("akun/periksa/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/sandi/", account.password_change, name="account_change_password"),
    path("akun/sandi/baru/", account.password_set, name="account_set_password"),
    path("akun/dua-langkah/", include("allauth.mfa.urls")),
]
