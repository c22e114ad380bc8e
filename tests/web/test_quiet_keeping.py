"""What the worker fetches in the background and what the open page counts on."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_page_with_a_form_sets_the_token_that_the_form_counts_on():
    assert "csrftoken" in Client().get("/medicines/now/").cookies


def test_the_same_page_fetched_by_the_worker_leaves_the_token_of_the_open_page_alone():
    answer = Client().get("/medicines/now/", headers={"X-Unclench": "keep"})

    assert answer.status_code == 200
    assert not answer.cookies
