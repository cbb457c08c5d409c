"""Clients, carers and visit patterns from a CSV or XLSX table: read, preview, then save at once."""

from carecoop.services.importing.columns import ImportKind, template
from carecoop.services.importing.plan import (
    Preview,
    PreviewRow,
    commit,
    preview,
    without_bad_rows,
)
from carecoop.services.importing.planners import Action
from carecoop.services.importing.table import Table, TableRow, read_table

__all__ = [
    "Action",
    "ImportKind",
    "Preview",
    "PreviewRow",
    "Table",
    "TableRow",
    "commit",
    "preview",
    "read_table",
    "template",
    "without_bad_rows",
]
