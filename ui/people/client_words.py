"""What the co-op calls those it supports: a setting, in headings and on buttons."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ClientWords:
    """Whole phrases, because languages bend words in them differently."""

    many: str  # over the list and in the navigation
    add: str
    find: str
    none_yet: str


def choices() -> list[tuple[str, str]]:
    """The words to choose from, as they are kept and as they are shown."""
    return [
        ("person", translate("client_words", "person")),
        ("member", translate("client_words", "member")),
        ("client", translate("client_words", "client")),
        ("individual", translate("client_words", "individual")),
    ]


def client_words(word: str) -> ClientWords:
    """The phrases for a word of `choices`; another word stands as it is written."""
    known = {
        "person": ClientWords(
            translate("client_words", "People"),
            translate("client_words", "Add a person"),
            translate("client_words", "Find a person"),
            translate("client_words", "No people yet"),
        ),
        "member": ClientWords(
            translate("client_words", "Members"),
            translate("client_words", "Add a member"),
            translate("client_words", "Find a member"),
            translate("client_words", "No members yet"),
        ),
        "client": ClientWords(
            translate("client_words", "Clients"),
            translate("client_words", "Add a client"),
            translate("client_words", "Find a client"),
            translate("client_words", "No clients yet"),
        ),
        "individual": ClientWords(
            translate("client_words", "Individuals"),
            translate("client_words", "Add an individual"),
            translate("client_words", "Find an individual"),
            translate("client_words", "No individuals yet"),
        ),
    }
    own = ClientWords(
        word[:1].upper() + word[1:],
        translate("client_words", "Add someone"),
        translate("client_words", "Find someone"),
        translate("client_words", "Nobody here yet"),
    )
    return known.get(word.casefold(), own)
