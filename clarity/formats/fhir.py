"""Which values of FHIR resources hold text for people, by the type of the resource (FHIR R4 and R5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["ATTACHMENTS", "FIELDS", "NARRATIVE"]

NARRATIVE = "/text/div"
"""What every resource has for people: a narrative in XHTML."""
ATTACHMENTS = ("/content/*/attachment/data", "/payload/*/contentAttachment/data", "/data")
"""Where resources have files, in base64, with their `contentType` beside them."""

_NOTES = ("/note/*/text",)
FIELDS: Mapping[str, Sequence[str]] = {
    "Appointment": ("/description", "/comment", "/patientInstruction", *_NOTES),
    "CarePlan": ("/title", "/description", "/activity/*/detail/description", *_NOTES),
    "Communication": ("/payload/*/contentString", "/topic/text", *_NOTES),
    "CommunicationRequest": ("/payload/*/contentString", *_NOTES),
    "Composition": ("/title", "/section/**/title", "/section/**/text/div"),
    "Consent": ("/provision/**/text",),
    "DocumentReference": ("/description",),
    "Goal": ("/description/text", *_NOTES),
    "MedicationRequest": ("/dosageInstruction/*/text", "/dosageInstruction/*/patientInstruction", *_NOTES),
    "MedicationStatement": ("/dosage/*/text", "/dosage/*/patientInstruction", *_NOTES),
    "NutritionOrder": ("/instruction", *_NOTES),
    "Questionnaire": ("/title", "/description", "/purpose", "/item/**/text", "/item/**/prefix"),
    "ServiceRequest": ("/patientInstruction", *_NOTES),
    "Task": ("/description", *_NOTES),
}
"""JSON pointers in a resource, besides its narrative and its attachments."""
