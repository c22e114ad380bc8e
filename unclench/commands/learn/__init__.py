"""`unclench learn …`: what is learnt about one person, from a file and from a terminal."""

from .design import design_command
from .group import learn_group
from .trial import trial_command

learn_group.add_command(trial_command)
learn_group.add_command(design_command)
from unclench.commands.learn.group import learn_group
from unclench.commands.learn.relief import relief_command, suggest_command
from unclench.commands.learn.simulate import simulate_command

learn_group.add_command(relief_command)
learn_group.add_command(suggest_command)
learn_group.add_command(simulate_command)
