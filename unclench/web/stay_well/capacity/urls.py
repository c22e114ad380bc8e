"""Addresses of the capacity tests."""

from django.urls import path

from unclench.web.stay_well.capacity import views

urlpatterns = [
    path("", views.overview, name="capacity"),
    path("number/<uuid:result_id>/remove/", views.remove, name="capacity_remove"),
    path("<slug:test_id>/", views.one, name="capacity_test"),
    path("<slug:test_id>/before/", views.before, name="capacity_before"),
    path("<slug:test_id>/numbers/", views.numbers, name="capacity_numbers"),
]
