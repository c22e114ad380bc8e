"""Small exports of Apple Health, as a phone writes them, and hostile ones, as nobody should."""

import io
import zipfile
from datetime import date
from xml.sax.saxutils import quoteattr
from zoneinfo import ZoneInfo

from unclench.bring_in.open import recognise
from unclench.bring_in.preview import Preview, preview_of
from unclench.bring_in.values import How

TODAY = date(2025, 12, 31)
LONDON = ZoneInfo("Europe/London")
DTD = """<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
<!ELEMENT Record ((MetadataEntry)*)>
<!ATTLIST Record type CDATA #REQUIRED value CDATA #IMPLIED>
]>
"""
STEPS = "HKQuantityTypeIdentifierStepCount"
SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"


def how(zone: ZoneInfo = LONDON, **told) -> How:
    """How a file is read for somebody in London at the end of 2025."""
    return How(zone=zone, today=TODAY, **told)


def element(tag: str, **attributes: str) -> str:
    told = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{tag} {told}/>\n"


def steps(start: str, end: str, value: object, source: str = "iPhone") -> str:
    """Steps between two times of one day: `steps("2025-05-01 08:00", "08:10", 900)`."""
    first, last = _times(start, end)
    told = {"sourceName": source, "unit": "count", "startDate": first, "endDate": last}
    return element("Record", type=STEPS, value=str(value), **told)


def sleep(start: str, end: str, state: str = "AsleepCore", source: str = "Watch") -> str:
    """A stretch of a night; `end` with its own day where it is another."""
    first, last = _times(start, end)
    told = {"sourceName": source, "startDate": first, "endDate": last}
    return element("Record", type=SLEEP, value=f"HKCategoryValueSleepAnalysis{state}", **told)


def workout(start: str, end: str, minutes: object, kind: str = "Walking", source="Watch") -> str:
    first, last = _times(start, end)
    told = {"sourceName": source, "startDate": first, "endDate": last, "durationUnit": "min"}
    kind = f"HKWorkoutActivityType{kind}"
    return element("Workout", workoutActivityType=kind, duration=str(minutes), **told)


def _times(start: str, end: str) -> tuple[str, str]:
    """Both with seconds and an offset; an end without a day has that of the start."""
    whole = end if len(end) > 5 else f"{start[:10]} {end}"
    return tuple(text if len(text) > 16 else f"{text}:00 +0100" for text in (start, whole))


def document(*records: str, dtd: str = DTD) -> str:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{dtd}'
    me = '<HealthData locale="en_GB">\n<ExportDate value="2025-12-01 08:00:00 +0000"/>\n<Me/>\n'
    return f"{head}{me}{''.join(records)}</HealthData>"


def zipped(files: dict[str, str | bytes]) -> io.BytesIO:
    """A zip with these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream


def export(*records: str, path: str = "apple_health_export/export.xml") -> io.BytesIO:
    """An export with these records, and with the files that stand beside them."""
    cda = '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"/>'
    beside = {"apple_health_export/export_cda.xml": cda}
    return zipped({**beside, path: document(*records)})


def brought(stream: io.BytesIO | bytes | str, name: str = "export.zip", **told) -> Preview:
    """The preview of a file."""
    raw = stream.encode() if isinstance(stream, str) else stream
    stream = io.BytesIO(raw) if isinstance(raw, bytes) else raw
    return preview_of(recognise(stream, name, how(**told)))
