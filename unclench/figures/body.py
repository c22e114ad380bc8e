"""The proportions of the figure, as fractions of its stature.

Lengths: segment ratios of the Drillis and Contini type (`general_knowledge`). Radii are
half the width that each place is drawn with, chosen by eye.
"""

TRUNK = 0.29
THIGH = 0.245
SHANK = 0.246
UPPER_ARM = 0.186
FOREARM = 0.146
HAND = 0.062
FOOT = 0.105
NECK_TO_HEAD = 0.122

SHOULDER_HALF = 0.105
HIP_HALF = 0.050

HEAD_LENGTH_R = 0.066
HEAD_WIDTH_R = 0.055
NECK_R = 0.026
LEG_R = (0.049, 0.034, 0.023, 0.017)
ARM_R = (0.030, 0.023, 0.018, 0.015)

ANKLE_HEIGHT = 0.028
WRIST_HEIGHT = 0.020
PILLOW_UNDER_BELLY = 0.045
ROLLER_R = 0.062
BALL_R = 0.052
SEAT_TO_HIP = 0.052
SEATED_HIP_HEIGHT = SHANK + ANKLE_HEIGHT
WHEEL_R = 0.172
AXLE = -0.045
"""The wheel of a wheelchair: its radius, and how far ahead of the hip its axle is."""

SPINE = (0.0, 0.16, 0.32, 0.48, 0.64, 0.80, 0.94)
BACK_R = (0.055, 0.047, 0.037, 0.037, 0.043, 0.046, 0.034)
FRONT_R = (0.047, 0.050, 0.048, 0.047, 0.051, 0.049, 0.034)
BELLY_SHARE = (0.0, 0.55, 1.0, 0.8, 0.25, 0.0, 0.0)
BELLY_RISE = 0.030
TENSE_GROWTH = 0.10
ROUNDING_PER_DEGREE = 0.0021
