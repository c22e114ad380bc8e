"""`unclench learn …`: what is learnt about one person, from a file and from a terminal."""

from .group import learn_group
from .trial import trial_command

learn_group.add_command(trial_command)
