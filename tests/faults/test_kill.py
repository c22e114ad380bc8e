"""A small part of `bench/kill.py`: nothing that was acknowledged is lost by kill -9."""


def test_what_was_acknowledged_survives_kill_9_whole_and_once(rounds):
    told = rounds.run(3)

    assert told.found.is_sound, told.found
    assert sum(len(writer.acknowledged) for writer in rounds.writers) > 0
    assert told.killed["site"] == 3
