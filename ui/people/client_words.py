"""What the co-op calls those it supports: a setting, in headings and on buttons."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

tr = QCoreApplication.translate


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
        ("person", tr("client_words", "person")),
        ("member", tr("client_words", "member")),
        ("client", tr("client_words", "client")),
        ("individual", tr("client_words", "individual")),
    ]


def client_words(word: str) -> ClientWords:
    """The phrases for a word of `choices`; another word stands as it is written."""
    known = {
        "person": ClientWords(
            tr("client_words", "People"),
            tr("client_words", "Add a person"),
            tr("client_words", "Find a person"),
            tr("client_words", "No people yet"),
        ),
        "member": ClientWords(
            tr("client_words", "Members"),
            tr("client_words", "Add a member"),
            tr("client_words", "Find a member"),
            tr("client_words", "No members yet"),
        ),
        "client": ClientWords(
            tr("client_words", "Clients"),
            tr("client_words", "Add a client"),
            tr("client_words", "Find a client"),
            tr("client_words", "No clients yet"),
        ),
        "individual": ClientWords(
            tr("client_words", "Individuals"),
            tr("client_words", "Add an individual"),
            tr("client_words", "Find an individual"),
            tr("client_words", "No individuals yet"),
        ),
    }
    own = ClientWords(
        word[:1].upper() + word[1:],
        tr("client_words", "Add someone"),
        tr("client_words", "Find someone"),
        tr("client_words", "Nobody here yet"),
    )
    return known.get(word.casefold(), own)
