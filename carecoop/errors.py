"""The one root of what carecoop raises on purpose: a sentence for the person who can act on it."""


def QT_TRANSLATE_NOOP(context: str, template: str) -> str:  # noqa: ARG001 - Qt's own marker, found by lupdate
    """Mark `template` for the translators; the window translates it when it is shown."""
    return template


class CareCoopError(Exception):
    """What is wrong and what to do, as a translatable template and the facts that fill it."""

    def __init__(self, template: str, /, **facts: object) -> None:
        super().__init__(template)
        self.template = template
        self.facts = facts

    def __str__(self) -> str:
        return self.template.format(**self.facts)


class InvalidInputError(CareCoopError):
    """One or more fields cannot be saved; `fields` maps each to its own sentence."""

    def __init__(self, fields: "dict[str, CareCoopError]") -> None:
        super().__init__(QT_TRANSLATE_NOOP("carecoop", "Some fields need another look."))
        self.fields = fields


class NotFoundError(CareCoopError):
    """What was asked for is not (or no longer) there."""


class ConflictError(CareCoopError):
    """Someone or something changed the same thing in between; nothing was saved."""


class StoreError(CareCoopError):
    """The co-op's file cannot be opened, unlocked, migrated or written."""
