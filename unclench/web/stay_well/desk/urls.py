"""The address of the desk."""

from django.urls import path

from unclench.web.stay_well.desk import views

urlpatterns = [path("", views.desk, name="desk")]
