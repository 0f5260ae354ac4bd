"""The doors of public."""

from django.urls import path

app_name = "public"
urlpatterns: list = []
