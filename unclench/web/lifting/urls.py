"""The address of the lifting calculator."""

from django.urls import path

from unclench.web.lifting import views

urlpatterns = [path("", views.lifting, name="lifting")]
