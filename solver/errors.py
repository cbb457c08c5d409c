"""The one root of what this package raises on purpose."""


def QT_TRANSLATE_NOOP(context: str, template: str) -> str:  # noqa: ARG001 - Qt's own marker, found by lupdate
    """Mark `template` for the translators; the window translates it when it is shown."""
    return template


class SolverError(Exception):
    """A sentence for the person who gave the input, as a translatable template and its facts."""

    def __init__(self, template: str, /, **facts: object) -> None:
        super().__init__(template)
        self.template = template
        self.facts = facts

    def __str__(self) -> str:
        return self.template.format(**self.facts)
