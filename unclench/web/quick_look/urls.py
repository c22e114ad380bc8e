"""Address of the quick look."""

from django.urls import path

from unclench.web.quick_look import views

urlpatterns = [path("", views.look, name="nerve_look")]
