"""The floor: COPY into a table of its own, and from there into the ledger, with all its triggers; or COPY out."""

import os
import sys

import psycopg2

COLUMNS = (
    "task_id, source, tier, societal_kind, kind, amount, booked_on, payer_id, payee_id, subject, document_no, state"
)
STAGE = f"""
CREATE TEMP TABLE staging AS SELECT id, {COLUMNS} FROM funding_fundentry WITH NO DATA
"""
COPY = f"""
COPY staging (id, {COLUMNS}) FROM STDIN (FORMAT csv, HEADER, FORCE_NOT_NULL (tier, societal_kind, subject))
"""
INSERT = f"""
INSERT INTO funding_fundentry ({COLUMNS}, is_in_kind, evidence, note)
SELECT {COLUMNS}, false, '', '' FROM staging
"""
SEND = f"""
COPY (SELECT id, {COLUMNS} FROM funding_fundentry ORDER BY id LIMIT {{rows:d}}) TO STDOUT (FORMAT csv, HEADER)
"""

with psycopg2.connect(os.environ["DATABASE_URL"]) as connection, connection.cursor() as cursor:
    match sys.argv[1:]:
        case ["in", path]:
            cursor.execute(STAGE)
            with open(path) as file:
                cursor.copy_expert(COPY, file)
            cursor.execute(INSERT)
        case ["out", path, number]:
            with open(path, "w") as file:
                cursor.copy_expert(SEND.format(rows=int(number)), file)
