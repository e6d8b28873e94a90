"""All addresses of the house; each room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("serasi.web.urls")),
    path("", include("serasi.network.urls")),
    path("", include("serasi.regions.urls")),
    path("", include("serasi.collect.urls")),
    path("", include("serasi.register.urls")),
]
