"""Addresses of the tools for staying well."""

from django.urls import include, path

from unclench.web.stay_well import views

urlpatterns = [
    path("", views.index, name="stay_well"),
    path("capacity/", include("unclench.web.stay_well.capacity.urls")),
    path("sleep/", include("unclench.web.stay_well.sleep.urls")),
    path("desk/", include("unclench.web.stay_well.desk.urls")),
]
