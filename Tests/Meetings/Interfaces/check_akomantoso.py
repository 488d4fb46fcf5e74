# SPDX-License-Identifier: EUPL-1.2
"""Holds documents of Akoma Ntoso, divided by form feeds, against the schema of the standard; prints what is wrong."""
import sys

import xmlschema

schema = xmlschema.XMLSchema(sys.argv[1], allow="local")
documents = sys.stdin.read().split("\f")
faults = [
    f"document {number}: {fault.path}: {fault.reason}"
    for number, document in enumerate(documents, 1) for fault in schema.iter_errors(document)
]
print("\n".join(faults) or f"{len(documents)} documents are valid")
sys.exit(1 if faults else 0)
