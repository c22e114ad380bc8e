"""The addresses of this program for other programs as OpenAPI 3.1, made from what is served."""

from typing import Any

from unclench.fhir import cds, wording
from unclench.fhir.served import FHIR_VERSION, MEDIA_TYPE, SERVED, Parameter, parameters_of

Schema = dict[str, Any]
_ERRORS = {
    "400": "What was asked for cannot be searched",
    "401": "No key, or one that opens nothing",
    "404": "It is not here",
    "406": "Only JSON is served",
}


def openapi(program: str) -> Schema:
    """The whole file."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Unclench for other programs, FHIR {FHIR_VERSION}",
            "version": program,
            "description": wording.SERVER,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {**_open_paths(), **_paths(), **_hook_paths()},
        "components": {
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer", "description": wording.KEY}
            },
            "schemas": {
                "OperationOutcome": _resource("OperationOutcome"),
                "Cards": _object(cards={"type": "array", "items": {"type": "object"}}),
                "Services": _object(services={"type": "array", "items": {"type": "object"}}),
                "Refusal": _object(message={"type": "string"}),
            },
        },
    }


def _open_paths() -> Schema:
    """What needs no key."""
    return {
        "/fhir/metadata": {"get": _read("CapabilityStatement", "What can be asked", key=False)},
        "/fhir/Questionnaire/unclench-check": {
            "get": _read("Questionnaire", "The questions of the check", key=False)
        },
    }


def _paths() -> Schema:
    paths: Schema = {}
    for kind in SERVED:
        found = _read("Bundle", f"Every {kind}, page by page", of=f"search{kind}")
        found["parameters"] = [_query(each) for each in parameters_of(kind)]
        paths[f"/fhir/{kind}"] = {"get": found}
        one = _read(kind, f"One {kind}", of=f"read{kind}")
        one["parameters"] = [_id()]
        paths[f"/fhir/{kind}/{{id}}"] = {"get": one}
    return paths


def _read(kind: str, words: str, *, key: bool = True, of: str = "") -> Schema:
    errors = _ERRORS if key else {"406": _ERRORS["406"]}
    return {
        "operationId": of or f"open{kind}",
        "summary": words,
        "security": [{"key": []}] if key else [],
        "responses": {
            "200": _answer(words, MEDIA_TYPE, _resource(kind)),
            **{
                status: _answer(said, MEDIA_TYPE, _ref("OperationOutcome"))
                for status, said in errors.items()
            },
        },
    }


def _hook_paths() -> Schema:
    """CDS Hooks: which services there are, and the one."""
    return {
        "/cds-services": {
            "get": {
                "operationId": "cdsServices",
                "summary": "Which services there are",
                "security": [],
                "responses": {"200": _answer("The services", "application/json", _ref("Services"))},
            }
        },
        f"/cds-services/{cds.SERVICE}": {
            "post": {
                "operationId": "cdsCards",
                "summary": cds.DESCRIPTION,
                "security": [],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": _request()}},
                },
                "responses": {
                    "200": _answer("The cards", "application/json", _ref("Cards")),
                    **{
                        status: _answer(said, "application/json", _ref("Refusal"))
                        for status, said in cds.REFUSALS.items()
                    },
                },
            }
        },
    }


def _request() -> Schema:
    text = {"type": "string"}
    prefetch = {"type": "object", "properties": {cds.ANSWERS: {"type": ["object", "null"]}}}
    return _object(hook=text, hookInstance=text, context={"type": "object"}, prefetch=prefetch)


def _answer(words: str, media_type: str, schema: Schema) -> Schema:
    return {"description": words, "content": {media_type: {"schema": schema}}}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "required": list(properties), "properties": properties}


def _resource(kind: str) -> Schema:
    return _object(resourceType={"const": kind})


def _query(parameter: Parameter) -> Schema:
    schema: Schema = (
        {"type": "integer", "minimum": 1} if parameter.kind == "number" else {"type": "string"}
    )
    return {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": parameter.words,
        "schema": schema,
    }


def _id() -> Schema:
    return {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "The id of the resource",
        "schema": {"type": "string"},
    }
