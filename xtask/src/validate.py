"""Validates documents against the published schemas: a validator that shares no code with the kernel.

Usage: validate.py SCHEMA_FOLDER LIST, where the list holds objects with schema, what, text and valid.
"""

import json
import pathlib
import sys

import jsonschema


def main(folder, documents):
    validators = {}
    for path in sorted(pathlib.Path(folder).glob("*.schema.json")):
        schema = json.loads(path.read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[path.name.removesuffix(".schema.json")] = jsonschema.Draft202012Validator(schema)

    wrong = []
    documents = json.loads(pathlib.Path(documents).read_text("utf-8"))
    for document in documents:
        error = next(validators[document["schema"]].iter_errors(json.loads(document["text"])), None)
        if (error is None) != document["valid"]:
            wrong.append(f"{document['schema']}: {document['what']}: {error.message if error else 'valid'}")

    refused = sum(not document["valid"] for document in documents)
    print(f"{len(validators)} schemas; {len(documents)} documents, {refused} of them broken")
    if wrong:
        sys.exit("validator and reader differ:\n" + "\n".join(wrong[:20]))


if __name__ == "__main__":
    main(*sys.argv[1:])
