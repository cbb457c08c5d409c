"""Every figure the project quotes, one table after the other: `python -m benchmarks`.

Each benchmark also runs alone, with options of its own: `python -m benchmarks.NAME --help`.
"""

import subprocess
import sys

TABLES = (
    "board", "start", "store", "relations", "search",
    "rota", "bound", "scale", "weeks", "mend", "circles", "tidy",
)  # fmt: skip


def main() -> int:
    """Each in a process of its own, so that none warms up another."""
    failed = [
        name
        for name in TABLES
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode
    ]
    for name in failed:
        print(f"benchmarks.{name} failed", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
