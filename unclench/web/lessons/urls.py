"""Addresses of the lessons."""

from django.urls import path

from unclench.web.lessons import views

urlpatterns = [
    path("", views.index, name="lessons"),
    path("<slug:name>/", views.card, name="lesson"),
    path("<slug:name>/<int:number>/", views.card, name="lesson_card"),
    path("<slug:name>/practice/", views.practice, name="lesson_practice"),
    path("<slug:name>/after/", views.after, name="lesson_after"),
    path("<slug:name>/take-back/", views.take_back, name="lesson_take_back"),
]
