"""The week board: carers in rows, time across, each visit a block."""
