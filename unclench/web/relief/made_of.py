"""What a guided session is made of: the walk through everything, or one kind of help."""

from unclench.engine.values.relief_option import ReliefOption
from unclench.engine.values.session import SessionPlan, Slot
from unclench.web.knowledge import knowledge

WALK = "first_relief"


def plan() -> SessionPlan:
    """The guided session for somebody whose back has just seized up."""
    return knowledge().sessions[WALK]


def plan_of(option_id: str) -> SessionPlan:
    """What a session of this kind of help is made of; the guided walk where it names none."""
    option = knowledge().relief_options.get(option_id)
    return plan_for(option) if option else plan()


def plan_for(option: ReliefOption) -> SessionPlan:
    """A slot for each thing in it. What is calm for everyone begins before any caution is asked."""
    walk, records = plan(), knowledge().interventions
    slots = tuple(
        Slot(
            id=choices[0],
            choices=choices,
            calm=all(records[name].calm_for_everyone for name in choices),
        )
        for choices in option.slots
    )
    return SessionPlan(
        id=option.id,
        title=option.title,
        minutes=walk.minutes,
        check_counts_days=walk.check_counts_days,
        slots=slots,
    )
