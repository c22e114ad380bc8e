"""`unclench learn …`: what is learnt about one person, from a file and from a terminal."""

from unclench.commands.learn.days import days_command, draw_days_command
from unclench.commands.learn.design import design_command
from unclench.commands.learn.group import learn_group
from unclench.commands.learn.relief import relief_command, suggest_command
from unclench.commands.learn.simulate import simulate_command
from unclench.commands.learn.trial import trial_command
from unclench.commands.learn.triggers import triggers_command

for command in (
    days_command,
    design_command,
    draw_days_command,
    relief_command,
    simulate_command,
    suggest_command,
    trial_command,
    triggers_command,
):
    learn_group.add_command(command)
