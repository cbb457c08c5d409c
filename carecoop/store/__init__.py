"""A co-op's database: one encrypted file, or PostgreSQL with the same tables."""

from carecoop.store.key import STRONG, KeyCost
from carecoop.store.opening import connect, create, create_at, expect_file, unlock
from carecoop.store.store import Store
from carecoop.store.work import Work, account_of

__all__ = [
    "STRONG",
    "KeyCost",
    "Store",
    "Work",
    "account_of",
    "connect",
    "create",
    "create_at",
    "expect_file",
    "unlock",
]
