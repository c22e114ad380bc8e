"""Words that open something."""

import re

from unclench.web.secret_words import LETTERS, hash_of, new_secret


def test_a_new_word_is_of_256_bits_and_needs_no_escape_in_an_address():
    assert re.fullmatch(rf"[A-Za-z0-9_-]{{{LETTERS}}}", new_secret())


def test_no_word_comes_twice():
    assert len({new_secret() for _ in range(100)}) == 100


def test_a_hash_does_not_open_what_its_word_opens():
    assert hash_of(hash_of("word")) != hash_of("word")
