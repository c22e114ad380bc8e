"""The address of the page about sleeping."""

from django.urls import path

from unclench.web.stay_well.sleep import views

urlpatterns = [path("", views.sleep, name="sleep")]
