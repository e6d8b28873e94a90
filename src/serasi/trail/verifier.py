"""Check a chain file without Serasi: `python verifier.py jejak.jsonl` (Python 3.8 or later).

Each line is one entry. Its hash is the SHA-256 of the JSON array [prev, seq, at, actor, action,
subject, data, reason], written without spaces and with non-ASCII letters as they are; `prev` is the
hash of the line before, and sixty-four zeros for the first. A line without `data` is an entry whose
content was withheld from the receiver: its place in the chain can be checked, its content not.
"""

import hashlib
import json
import sys
from pathlib import Path

PARTS = ("prev", "seq", "at", "actor", "action", "subject", "data", "reason")


def check(rows):  # noqa: ANN001, ANN201 - stands alone, also on old Python
    """Return (entries, withheld, head, trouble); trouble is None for an intact chain."""
    prev, count, withheld = "0" * 64, 0, 0
    for row in rows:
        if row["seq"] != count + 1:
            return count, withheld, prev, f"catatan nomor {count + 1} hilang"
        if row["prev"] != prev:
            return count, withheld, prev, f"catatan nomor {row['seq']} tidak menyambung"
        if "data" in row:
            text = json.dumps(
                [row[part] for part in PARTS], separators=(",", ":"), ensure_ascii=False
            )
            if hashlib.sha256(text.encode()).hexdigest() != row["hash"]:
                return count, withheld, prev, f"isi catatan nomor {row['seq']} diubah"
        else:
            withheld += 1
        prev, count = row["hash"], row["seq"]
    return count, withheld, prev, None


def main(path):  # noqa: ANN001, ANN201 - stands alone
    """Print the verdict on a file; the exit code is 0 only for an intact chain."""
    with Path(path).open(encoding="utf-8") as source:
        count, withheld, head, trouble = check(json.loads(line) for line in source if line.strip())
    if trouble:
        sys.stderr.write(f"TIDAK UTUH: {trouble}\n")
        return 1
    sys.stdout.write(f"utuh: {count} catatan, {withheld} tanpa isi, kepala {head}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
