"""What is put behind a link: the report as a FHIR document, and the same on paper."""

import json
import secrets

from unclench.fhir.bundle import document as fhir_document
from unclench.fhir.paper import on_paper
from unclench.health_link.sealed import FHIR, NONCE_BYTES, seal
from unclench.report.share import Shared
from unclench.report.write import write
from unclench.web.knowledge import knowledge
from unclench.web.report.pdf import pdf_of


def sealed_report(shared: Shared, key: bytes) -> str:
    """The FHIR document, for the holder of that key alone."""
    return _sealed(fhir_document(knowledge(), shared), key)


def sealed_paper(shared: Shared, key: bytes) -> str:
    """The PDF inside a DocumentReference: a link carries FHIR, and no other kind of file."""
    return _sealed(on_paper(shared, pdf_of(write(knowledge(), shared))), key)


def _sealed(resource: dict[str, object], key: bytes) -> str:
    text = json.dumps(resource, ensure_ascii=False, separators=(",", ":"))
    return seal(text.encode(), FHIR, key, secrets.token_bytes(NONCE_BYTES))
