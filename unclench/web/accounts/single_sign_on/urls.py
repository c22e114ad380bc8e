"""Addresses of single sign-on, under the names that the library looks for."""

from django.urls import path

from unclench.web.accounts.single_sign_on import views

urlpatterns = [
    path("with/<slug:provider_id>/", views.login, name="openid_connect_login"),
    path("with/<slug:provider_id>/back/", views.callback, name="openid_connect_callback"),
]
