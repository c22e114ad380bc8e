"""The check as FHIR R4: questions as a Questionnaire, answers as a QuestionnaireResponse."""
