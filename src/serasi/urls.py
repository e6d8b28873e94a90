"""All addresses of the house; each room brings its own."""

from django.urls import include, path
from django.views.i18n import set_language

from serasi.api.main import api

urlpatterns = [
    path("bahasa/", set_language, name="set_language"),
    path("api/v1/", api.urls),
    path("", include("serasi.web.urls")),
    path("", include("serasi.network.urls")),
    path("", include("serasi.channels.urls")),
    path("", include("serasi.regions.urls")),
    path("", include("serasi.collect.urls")),
    path("", include("serasi.register.urls")),
    path("", include("serasi.warn.urls")),
    path("", include("serasi.facilitate.urls")),
    path("", include("serasi.respond.urls")),
    path("", include("serasi.recover.urls")),
    path("", include("serasi.measure.urls")),
    path("", include("serasi.publish.urls")),
    path("", include("serasi.exchange.urls")),
]
