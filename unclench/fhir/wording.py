"""What the exported form says of itself. The intended purpose is the source of this wording."""

TITLE = "Unclench: safety questions about back pain"
DESCRIPTION = (
    "Unclench is free software with general information about back pain, safety questions, "
    "exercise timers and a private record, for adults. It does not diagnose and does not replace "
    "care, and no clinician checks the answers."
)
PURPOSE = (
    "The safety questions of Unclench for other programs to show. The answers mean nothing by "
    "themselves: give them back to Unclench, which says what they ask for and why. It has not been "
    "assessed or certified as a medical device anywhere. The questions and rules are an unsigned "
    "draft until a registered clinician signs them."
)
COPYRIGHT = (
    "The questions are licensed CC BY 4.0. This material contains content from LOINC "
    "(http://loinc.org). LOINC is copyright © Regenstrief Institute, Inc. and the Logical "
    "Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under "
    "the license at http://loinc.org/license. LOINC® is a registered United States trademark of "
    "Regenstrief Institute, Inc."
)
BEFORE = (
    "This form gives no advice by itself. If you feel in danger, call your emergency number now. "
    "You do not have to finish the form first."
)
EMERGENCY = (
    "A yes here needs help at once. Call your emergency number now, or go to the emergency "
    "department. Do not wait to finish this form, and do not drive yourself."
)
NOT_SURE = "I am not sure"
YES = "Yes"
NO = "No"
SERVER = (
    "What one person told Unclench about their back, to be read and never written. It is entered "
    "by the person, it is not a diagnosis, and no clinician checked it."
)
KEY = (
    "Every request but this one and Questionnaire needs a key that the person made on the page of "
    "their report: Authorization: Bearer KEY. They can take it away at any time."
)
