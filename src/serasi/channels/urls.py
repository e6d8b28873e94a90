"""Addresses of the room of channels."""

from __future__ import annotations

from django.urls import path

from serasi.channels import views

app_name = "channels"
urlpatterns = [
    path("saluran/", views.ways, name="ways"),
    path("saluran/simpan/", views.save, name="save"),
    path("saluran/kode/", views.prove, name="prove"),
    path("saluran/ubah/", views.change, name="change"),
    path("saluran/salin/", views.copy_list, name="copies"),
    path("saluran/salin/<int:pk>/terkirim/", views.copied, name="copied"),
    path("saluran/tanda-terima/", views.receipt, name="receipt"),
    path("saluran/peramban/", views.add_browser, name="add_browser"),
    path("saluran/peramban/<int:pk>/hapus/", views.remove_browser, name="remove_browser"),
    path("saluran/peramban/tampil/", views.shown, name="shown"),
]
