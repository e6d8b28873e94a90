"""Addresses of the public picture, the open data and their editions."""

from __future__ import annotations

from django.urls import URLPattern, path

from serasi.publish.views import editions, public

urlpatterns: list[URLPattern] = [
    path("publik/", public.places, name="public_places"),
    path("publik/katalog.jsonld", public.catalogue, name="public_catalogue"),
    path("publik/<str:code>/", public.picture, name="public"),
    path("publik/<str:code>/<int:number>/", public.picture, name="public_edition"),
    path("publik/<str:code>/<int:number>/data/<str:name>", public.data, name="public_data"),
    path("edisi/", editions.editions, name="editions"),
    path("edisi/siapkan/", editions.prepare, name="prepare_edition"),
    path("edisi/<int:pk>/", editions.edition, name="edition"),
    path("edisi/<int:pk>/putuskan/", editions.edition_act, name="edition_act"),
]
