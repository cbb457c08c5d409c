from carecoop.store.key import STRONG, derive_key
from tests.helpers.store import QUICK

SALT = bytes(range(16))


def test_key_is_the_same_however_the_letters_were_composed() -> None:
    composed, decomposed = "t\u0175r uchel", "tw\u0302r uchel"
    assert derive_key(composed, SALT, QUICK) == derive_key(decomposed, SALT, QUICK)


def test_key_depends_on_passphrase_salt_and_cost() -> None:
    keys = {
        derive_key("a", SALT, QUICK),
        derive_key("A", SALT, QUICK),
        derive_key("a", SALT[::-1], QUICK),
        derive_key("a", SALT, STRONG),
    }
    assert len(keys) == 4
    assert {len(key) for key in keys} == {32}


def test_files_in_use_stay_readable_because_the_cost_never_changes() -> None:
    """RFC 9106's second recommended option; another value would lock everyone out."""
    assert (STRONG.passes, STRONG.memory_kib, STRONG.lanes) == (3, 65_536, 4)
    assert derive_key("three plain words", SALT).hex().startswith(FIRST_BYTES)


FIRST_BYTES = "36b6de81fbba3897"
