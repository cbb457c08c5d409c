"""From a passphrase to the key of a co-op's file."""

import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

KEY_BYTES = 32
SALT_BYTES = 16  # SQLCipher keeps them at the start of the file, so no second file is needed


@dataclass(frozen=True)
class KeyCost:
    """What one guess of a passphrase costs with Argon2id."""

    passes: int
    memory_kib: int
    lanes: int


# RFC 9106, section 4, second recommended option; well above OWASP's least (46 MiB, one pass).
# Every file in use was made with these: to raise them, try the new cost first and this one after.
STRONG = KeyCost(passes=3, memory_kib=64 * 1024, lanes=4)


def derive_key(passphrase: str, salt: bytes, cost: KeyCost = STRONG) -> bytes:
    """The 32-byte key. However a keyboard composes an accented letter, it is the same letter."""
    return hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
