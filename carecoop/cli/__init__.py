"""`carecoop …`: the app and the jobs that need no window. Bad input: one sentence, exit code 2.

Nothing is imported here: loading the commands takes a second, in which Ctrl+C may be pressed.
"""

import sys

INTERRUPTED = 130  # as a shell has it: 128 and the number of the signal


def main() -> None:
    """The console entry. Ctrl+C at any moment ends it with one sentence."""
    try:
        from carecoop.cli.commands import run

        code = run()
    except KeyboardInterrupt:
        sys.stderr.write("carecoop: stopped before it was done.\n")
        code = INTERRUPTED
    sys.exit(code)
