"""Steps, sleep and workouts that other programs wrote down: files in, frozen values out.

`open.recognise` says what a file is, `preview.preview_of` reads it to its end. Nothing is
unpacked to disk, fetched or kept.
"""
